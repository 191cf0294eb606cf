use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1124",
    name: "law-with-wrong-capitals",
    severities: &[Severity::Error],
    clause: "PL II, mục V",
    page: include_str!("vb1124_law_with_wrong_capitals.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for (passage, found) in draft.matches(RULE.code) {
        let message = Message::new(
            "tên luật viết hoa chữ `Luật` và âm tiết đầu của tên",
            "a law takes a capital on `Luật` and on the first syllable of its name",
        );
        report(draft.safely(
            Severity::Error,
            RULE.code,
            passage.text,
            found.at.clone(),
            &found.right,
            message,
        ));
    }
}
