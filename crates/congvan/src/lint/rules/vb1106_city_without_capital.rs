use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1106",
    name: "city-without-capital",
    severities: &[Severity::Error],
    clause: "PL II, mục III",
    page: include_str!("vb1106_city_without_capital.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for (passage, found) in draft.matches(RULE.code) {
        let message = Message::new(
            "`Thủ đô Hà Nội`, `Thành phố Hồ Chí Minh` viết hoa cả danh từ chung",
            "`Thủ đô Hà Nội` and `Thành phố Hồ Chí Minh` take a capital on the noun too",
        );
        let part = found.at.clone();
        report(draft.safely(Severity::Error, RULE.code, passage.text, part, &found.right, message));
    }
}
