use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB909",
    name: "archive-with-label",
    severities: &[Severity::Error],
    clause: "PL I, mục II.9",
    page: include_str!("vb909_archive_with_label.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for text in &draft.directive.distribution.archive {
        let Some(rest) = text.notation().strip_prefix("Lưu") else { continue };
        let right = rest.trim_start_matches([':', ' ', '-']);
        let right = if right.to_lowercase() == "hồ sơ" { "HS" } else { right };
        if !right.is_empty() {
            let message = Message::new("chương trình tự ghi `Lưu:`", "the program writes `Lưu:` itself");
            report(draft.safely(Severity::Error, RULE.code, text, 0..text.notation().len(), right, message));
        }
    }
}
