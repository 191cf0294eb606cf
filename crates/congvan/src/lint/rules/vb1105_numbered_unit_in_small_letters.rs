use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::Words;

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1105",
    name: "numbered-unit-in-small-letters",
    severities: &[Severity::Error],
    clause: "PL II, mục III",
    page: include_str!("vb1105_numbered_unit_in_small_letters.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for passage in &draft.passages {
        for at in 0..passage.words.len() {
            let noun = passage.word(at);
            if !matches!(noun, "phường" | "quận") || passage.gap(at + 1) != " " {
                continue;
            }
            let number = passage.word(at + 1).parse::<u8>().is_ok();
            let event = passage.says(at + 1, &["điện", "biên", "phủ"]) && passage.capital(at + 1);
            let behind = passage.after(at + 1);
            let ends = behind.is_empty() || behind.starts_with([',', ';', '.', ')']);
            let before = if at > 0 { passage.small(at - 1) } else { "" };
            let counted = COUNTING.contains(&before);
            if event || (number && ends && !counted) {
                let right = if noun == "quận" { "Quận" } else { "Phường" };
                let message = Message::new(
                    "đơn vị mang chữ số, tên sự kiện thì viết hoa cả danh từ chung",
                    "the noun of a unit named by a number or an event takes a capital",
                );
                let part = passage.words[at].at.clone();
                report(draft.instead(Severity::Error, RULE.code, passage.text, part, right, message));
            }
        }
    }
}

/// Words behind which units are counted.
static COUNTING: Words = Words::from_list("numbered-unit-in-small-letters: counting");
