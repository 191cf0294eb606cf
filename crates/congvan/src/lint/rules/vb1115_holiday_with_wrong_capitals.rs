use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1115",
    name: "holiday-with-wrong-capitals",
    severities: &[Severity::Warning],
    clause: "PL II, mục V",
    page: include_str!("vb1115_holiday_with_wrong_capitals.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for passage in &draft.passages {
        for at in 1..passage.words.len() {
            let number = passage.word(at + 1).bytes().next().is_some_and(|byte| byte.is_ascii_digit());
            if passage.word(at) == "Lễ" && passage.gap(at) == " " && passage.gap(at + 1) == " " && number {
                let message = Message::new(
                    "chữ `lễ` trước ngày tháng viết thường",
                    "`lễ` before a date takes no capital",
                );
                let part = passage.words[at].at.clone();
                report(draft.instead(Severity::Warning, RULE.code, passage.text, part, "lễ", message));
            }
        }
    }
    for (passage, found) in draft.matches(RULE.code) {
        let message = Message::new(
            "tên ngày lễ viết hoa chữ đầu âm tiết thứ nhất của tên",
            "a holiday takes a capital at the first syllable of its name",
        );
        let part = found.at.clone();
        report(draft.instead(Severity::Warning, RULE.code, passage.text, part, &found.right, message));
    }
}
