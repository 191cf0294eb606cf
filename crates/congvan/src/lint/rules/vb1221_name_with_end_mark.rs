use crate::lint::names::names;
use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1221",
    name: "name-with-end-mark",
    severities: &[Severity::Warning],
    clause: "thông lệ",
    page: include_str!("vb1221_name_with_end_mark.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for name in names(draft.directive) {
        let right = name.notation().trim_end_matches(['.', ',', ';', ':', ' ']);
        // Dots are a blank, `v.v.` and `TP.` end in theirs.
        if right.len() == name.notation().len()
            || right.is_empty()
            || name.notation().ends_with("..")
            || name.notation() == format!("{right}.") && ends_short(right)
        {
            continue;
        }
        let message = Message::new(
            "tên gọi không có dấu ở cuối; dấu câu do chương trình ghi",
            "a name has no mark at its end; the program writes the marks",
        );
        report(draft.safely(Severity::Warning, RULE.code, name, 0..name.notation().len(), right, message));
    }
}

/// Whether the last word is an abbreviation, whose stop is its own.
fn ends_short(name: &str) -> bool {
    name.rsplit(' ').next().is_some_and(|word| word.contains('.') || word.chars().count() < 2)
}
