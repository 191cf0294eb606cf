use crate::lint::names::names;
use crate::lint::{Draft, Rule, always, listed_names};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1226",
    name: "value-in-quotation-marks",
    severities: &[Severity::Warning],
    clause: "thông lệ",
    page: include_str!("vb1226_value_in_quotation_marks.md"),
    can_tell: always,
    check,
};

/// Quotation marks as they are typed, each with the one that closes it.
const MARKS: [(char, char); 4] = [('“', '”'), ('‘', '’'), ('"', '"'), ('«', '»')];

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    let signers = directive.all_signatories();
    let people = signers
        .flat_map(|own| own.name.iter().chain(own.secretary.iter().filter_map(|(_, name)| name.as_ref())));
    let values =
        names(directive).into_iter().chain(listed_names::names(directive)).chain([&directive.subject]);
    for value in values.chain(people) {
        let Some(bare) = without_marks(value.notation()) else { continue };
        let message = Message::new(
            "dấu ngoặc kép quanh cả giá trị được in ra",
            "the quotation marks around the whole value are printed",
        );
        let all = 0..value.notation().len();
        report(draft.safely(Severity::Warning, RULE.code, value, all, bare, message));
    }
}

/// The words between marks that open and close with them and nowhere else.
fn without_marks(value: &str) -> Option<&str> {
    MARKS.iter().find_map(|(open, close)| {
        let bare = value.strip_prefix(*open)?.strip_suffix(*close)?;
        (!bare.trim().is_empty() && !bare.contains([*open, *close])).then(|| bare.trim())
    })
}
