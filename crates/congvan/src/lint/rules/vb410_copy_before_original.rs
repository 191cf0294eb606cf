use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB410",
    name: "copy-before-original",
    severities: &[Severity::Error],
    clause: "PL I, phần II",
    page: include_str!("vb410_copy_before_original.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let Some((copy, date)) = draft.directive.copy.as_ref().and_then(|copy| Some((copy, copy.date?))) else {
        return;
    };
    let original = draft.directive.date;
    if original.year().is_none() || date.last() >= original.first() {
        return;
    }
    let message = Message::new(
        format!(
            "bản sao đề ngày {} trước văn bản gốc ({})",
            date.with_slashes("__"),
            original.with_slashes("__")
        ),
        format!(
            "the copy, of {}, is before its original ({})",
            date.with_slashes("__"),
            original.with_slashes("__")
        ),
    );
    let help = Message::new("xem lại hai ngày", "look at the two dates");
    let place = &copy.place;
    let all = 0..place.notation().len();
    report(draft.finding(Severity::Error, RULE.code, place, all, message).help(help));
}
