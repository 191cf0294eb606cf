use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1111",
    name: "foreign-body-with-wrong-capitals",
    severities: &[Severity::Warning],
    clause: "PL II, mục IV",
    page: include_str!("vb1111_foreign_body_with_wrong_capitals.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for (passage, found) in draft.matches(RULE.code) {
        let message = Message::new(
            "tên tổ chức quốc tế viết hoa theo nghĩa tiếng Việt",
            "an international body is written by Vietnamese rules",
        );
        let part = found.at.clone();
        report(draft.instead(Severity::Warning, RULE.code, passage.text, part, &found.right, message));
    }
}
