use crate::lint::words::small;
use crate::lint::{Draft, Rule, always};
use crate::model::directive::{Authority, Power};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB710",
    name: "title-holder-with-tm",
    severities: &[Severity::Warning],
    clause: "PL I, mục II.7",
    page: include_str!("vb710_title_holder_with_tm.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    let Some(by) = directive.enacted_by.first().map(|by| small(by.notation())) else { return };
    if !by.starts_with("chủ tịch ủy ban") && !by.starts_with("chủ tịch uỷ ban") {
        return;
    }
    let powers = directive.signatories().flat_map(|signatory| &signatory.authority);
    for Power { of, .. } in powers.filter(|power| power.kind == Authority::Tm) {
        let message = Message::new(
            "văn bản do Chủ tịch ban hành thì không ký thay mặt (`TM.`) Ủy ban nhân dân",
            "what the Chủ tịch enacts is not signed on behalf (`TM.`) of the committee",
        );
        let help = Message::new(
            "bỏ dòng `TM:`, hoặc ghi `enacted_by: Ủy ban nhân dân …`",
            "delete the line `TM:`, or write `enacted_by: Ủy ban nhân dân …`",
        );
        let part = 0..of.notation().len();
        report(draft.finding(Severity::Warning, RULE.code, of, part, message).help(help));
    }
}
