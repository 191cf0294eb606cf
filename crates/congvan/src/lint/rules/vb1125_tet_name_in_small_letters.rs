use crate::lint::words::small;
use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::Words;

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1125",
    name: "tet-name-in-small-letters",
    severities: &[Severity::Error],
    clause: "PL II, mục V",
    page: include_str!("vb1125_tet_name_in_small_letters.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for passage in &draft.passages {
        for at in 0..passage.words.len() {
            if passage.word(at) != "tết" {
                continue;
            }
            for right in NAMES.iter() {
                let small = small(right);
                let small: Vec<&str> = small.split(' ').collect();
                let part = passage.range(at + 1, at + 2);
                if passage.says(at + 1, &small) && passage.gap(at + 1) == " " && !passage.capital(at + 1) {
                    let message = Message::new(
                        "tên tết viết hoa âm tiết đầu",
                        "the name of a tết takes a capital on its first syllable",
                    );
                    report(draft.safely(Severity::Error, RULE.code, passage.text, part, right, message));
                }
            }
        }
    }
}

static NAMES: Words = Words::from_list("tet-name-in-small-letters: names");
