use crate::diagnostic::{Diagnostic, Message};
use crate::directive::Authority;
use crate::lint::{Draft, Rule};

pub(in crate::lint) struct AuthorityOutOfOrder;

impl Rule for AuthorityOutOfOrder {
    fn code(&self) -> &'static str {
        "VB703"
    }
    fn name(&self) -> &'static str {
        "authority-out-of-order"
    }
    fn clause(&self) -> &'static str {
        "PL I, mục II.7"
    }
    fn page(&self) -> &'static str {
        include_str!("vb703_authority_out_of_order.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        let directive = draft.directive;
        let authority = &directive.signatory.authority;
        if let Some((_, of)) = authority.iter().skip(1).find(|(kind, _)| *kind == Authority::Tm) {
            report(
                Diagnostic::error(
                    self.code(),
                    of.span.clone(),
                    Message::new(
                        "`TM.` đứng trên các quyền hạn khác",
                        "`TM.` stands above every other authority",
                    ),
                )
                .help(Message::new(
                    "đưa `- TM: …` lên đầu `authority`",
                    "move `- TM: …` to the top of `authority`",
                )),
            );
        }
    }
}
