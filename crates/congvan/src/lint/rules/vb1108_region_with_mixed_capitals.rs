use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::Words;

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1108",
    name: "region-with-mixed-capitals",
    severities: &[Severity::Warning],
    clause: "PL II, mục III",
    page: include_str!("vb1108_region_with_mixed_capitals.md"),
    can_tell: always,
    check,
};

/// Words that begin as the last of a name.
static OTHERS: Words = Words::from_list("region-with-mixed-capitals: others");

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for (passage, found) in draft.matches(RULE.code) {
        // `Ai cập nhật`
        let behind = passage.words.partition_point(|word| word.at.start < found.at.end);
        let opens_other = |other: &&str| behind > 0 && passage.says_text(behind - 1, other);
        if OTHERS.iter().any(opens_other) {
            continue;
        }
        let message = Message::new(
            "tên vùng, miền, nước viết hoa các âm tiết tạo thành tên",
            "every syllable of the name of a region or a country takes a capital",
        );
        let part = found.at.clone();
        report(draft.instead(Severity::Warning, RULE.code, passage.text, part, &found.right, message));
    }
}
