use crate::lint::{Draft, Rule};
use crate::model::directive::{Authority, Power};
use crate::text::diagnostic::{Diagnostic, Message};

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
        for signatory in directive.all_signatories() {
            let mut below = signatory.authority.iter().skip(1);
            let Some(Power { of, .. }) = below.find(|power| power.kind == Authority::Tm) else { continue };
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
