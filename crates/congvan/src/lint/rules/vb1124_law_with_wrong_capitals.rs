use crate::lint::passage::Passage;
use crate::lint::words::capital;
use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::Words;

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
    for passage in &draft.passages {
        let Some(at) = first_of_name(passage) else { continue };
        let known = draft.matches(RULE.code).any(|(other, found)| {
            other.nth == passage.nth && found.at.contains(&passage.words[at - 1].at.start)
        });
        if known {
            continue;
        }
        let message = Message::new(
            "tên luật viết hoa chữ `Luật` và âm tiết đầu của tên",
            "a law takes a capital on `Luật` and on the first syllable of its name",
        );
        let right = format!("{} {}", capital(passage.small(at - 1)), capital(passage.word(at)));
        let part = passage.range(at - 1, at);
        report(draft.instead(Severity::Error, RULE.code, passage.text, part, &right, message));
    }
}

/// The first word of a law's name, in small letters, that no table knows, where a basis opens with that law: `Căn cứ luật thủ
/// đô`.
fn first_of_name(passage: &Passage<'_>) -> Option<usize> {
    static NO_NAMES: Words = Words::from_list("law-with-wrong-capitals: no names");
    const NAME: usize = 3;
    let is_law = passage.says(0, &["căn", "cứ", "luật"]) && passage.gap(NAME) == " ";
    let name = passage.word(NAME);
    let small = name.starts_with(char::is_lowercase) && !NO_NAMES.contains(&name);
    (is_law && small).then_some(NAME)
}
