use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1103",
    name: "foreign-name",
    severities: &[Severity::Warning],
    clause: "PL II, mục II; mục III",
    page: include_str!("vb1103_foreign_name.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for (passage, found) in draft.matches(RULE.code) {
        let message = Message::new(
            "tên nước ngoài phiên âm viết hoa chữ đầu mỗi bộ phận, các âm tiết nối bằng gạch nối",
            "a transcribed foreign name takes a capital at each part only",
        );
        let part = found.at.clone();
        report(draft.instead(Severity::Warning, RULE.code, passage.text, part, &found.right, message));
    }
}
