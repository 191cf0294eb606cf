use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::Words;

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1107",
    name: "terrain-noun-with-capital",
    severities: &[Severity::Warning],
    clause: "PL II, mục III",
    page: include_str!("vb1107_terrain_noun_with_capital.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    static NOUNS: Words = Words::from_list("terrain-noun-with-capital: nouns");
    for passage in &draft.passages {
        for at in 1..passage.words.len() {
            let two = (1..3).all(|nth| passage.capital(at + nth) && passage.gap(at + nth) == " ");
            let ends = !(passage.capital(at + 3) && passage.gap(at + 3) == " ");
            // Behind a common noun it is the name of something else: `xã Sông Đốc`.
            let goes_on = passage.gap(at) == " " && BEFORE.contains(&passage.word(at - 1));
            if two && ends && goes_on && NOUNS.contains(&passage.word(at)) {
                let part = passage.words[at].at.clone();
                let right = passage.small(at).to_owned();
                let message = Message::new(
                    "danh từ chung chỉ địa hình trước tên hai âm tiết trở lên không viết hoa",
                    "the noun before a terrain name of two syllables takes no capital",
                );
                report(draft.instead(Severity::Warning, RULE.code, passage.text, part, &right, message));
            }
        }
    }
}

/// Words that a common noun stands behind.
static BEFORE: Words = Words::from_list("terrain-noun-with-capital: before");
