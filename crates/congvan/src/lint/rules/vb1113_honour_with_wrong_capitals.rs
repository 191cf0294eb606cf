use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1113",
    name: "honour-with-wrong-capitals",
    severities: &[Severity::Warning],
    clause: "PL II, mục V",
    page: include_str!("vb1113_honour_with_wrong_capitals.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for (passage, found) in draft.matches(RULE.code) {
        let message = Message::new(
            "tên danh hiệu, huân chương viết hoa chữ đầu của danh hiệu và của tên riêng",
            "an honour takes capitals at its kind and its name",
        );
        let part = found.at.clone();
        report(draft.instead(Severity::Warning, RULE.code, passage.text, part, &found.right, message));
    }
}
