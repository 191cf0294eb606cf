use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1120",
    name: "event-with-wrong-capitals",
    severities: &[Severity::Warning],
    clause: "PL II, mục V",
    page: include_str!("vb1120_event_with_wrong_capitals.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for (passage, found) in draft.matches(RULE.code) {
        let message = Message::new(
            "tên sự kiện lịch sử, triều đại có cách viết hoa riêng",
            "historical events and dynasties have capitals of their own",
        );
        let part = found.at.clone();
        report(draft.instead(Severity::Warning, RULE.code, passage.text, part, &found.right, message));
    }
}
