use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1121",
    name: "work-with-wrong-capitals",
    severities: &[Severity::Note],
    clause: "PL II, mục V",
    page: include_str!("vb1121_work_with_wrong_capitals.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for (passage, found) in draft.matches(RULE.code) {
        let message = Message::new(
            "theo Nghị định, loại ấn phẩm viết thường, tên ấn phẩm viết hoa âm tiết đầu",
            "by the decree the kind of a work is not capitalised, its name is at its first syllable",
        );
        let part = found.at.clone();
        report(draft.instead(Severity::Note, RULE.code, passage.text, part, &found.right, message));
    }
}
