use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1127",
    name: "title-with-wrong-capitals",
    severities: &[Severity::Error],
    clause: "PL II, mục V",
    page: include_str!("vb1127_title_with_wrong_capitals.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for (passage, found) in draft.matches(RULE.code) {
        let message = Message::new(
            "chức vụ viết hoa chữ đầu và mỗi cụm từ chỉ loại hình, không viết hoa từng âm tiết",
            "a title has a capital at its first word and at each type of body, not at each syllable",
        );
        let part = found.at.clone();
        report(draft.safely(Severity::Error, RULE.code, passage.text, part, &found.right, message));
    }
}
