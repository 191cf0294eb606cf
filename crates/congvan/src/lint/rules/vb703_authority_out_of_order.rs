use crate::lint::{Draft, Rule, always};
use crate::model::directive::{Authority, Power};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB703",
    name: "authority-out-of-order",
    severities: &[Severity::Error],
    clause: "PL I, mục II.7",
    page: include_str!("vb703_authority_out_of_order.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    for signatory in directive.all_signatories() {
        let mut below = signatory.authority.iter().skip(1);
        let Some(Power { of, .. }) = below.find(|power| power.kind == Authority::Tm) else { continue };
        report(
            Diagnostic::error(
                RULE.code,
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
