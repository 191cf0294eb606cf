use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1110",
    name: "party-body-with-wrong-capitals",
    severities: &[Severity::Error],
    clause: "PL II, mục IV",
    page: include_str!("vb1110_party_body_with_wrong_capitals.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for (passage, found) in draft.matches(RULE.code) {
        let message = Message::new("tên này có cách viết hoa cố định", "this name has fixed capitals");
        let part = found.at.clone();
        report(draft.safely(Severity::Error, RULE.code, passage.text, part, &found.right, message));
    }
}
