use crate::lint::names::names;
use crate::lint::{Draft, Rule, always, listed_names};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::text::quotes::within_quotes;

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1226",
    name: "value-in-quotation-marks",
    severities: &[Severity::Warning],
    clause: "thông lệ",
    page: include_str!("vb1226_value_in_quotation_marks.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    let signers = directive.all_signatories();
    let people = signers
        .flat_map(|own| own.name.iter().chain(own.secretary.iter().filter_map(|(_, name)| name.as_ref())));
    let values =
        names(directive).into_iter().chain(listed_names::names(directive)).chain([&directive.subject]);
    let sentences = directive.opening.iter().chain(&directive.purpose).chain(&directive.closing);
    let archive = directive.distribution.archive.iter().chain([&directive.number.symbol]);
    for value in values.chain(people).chain(sentences).chain(archive) {
        let Some(bare) = within_quotes(value.notation()) else { continue };
        let message = Message::new(
            "dấu ngoặc kép quanh cả giá trị được in ra",
            "the quotation marks around the whole value are printed",
        );
        let all = 0..value.notation().len();
        report(draft.safely(Severity::Warning, RULE.code, value, all, bare, message));
    }
}
