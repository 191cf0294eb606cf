use std::collections::HashMap;

use crate::lint::legacy::is_legacy;
use crate::lint::passage::{Part, Passage};
use crate::lint::syllables::{is_impossible, is_tone_astray, lacks_tone};
use crate::lint::words::in_lower_case;
use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1219",
    name: "syllable-that-cannot-be",
    severities: &[Severity::Warning],
    clause: crate::lint::clauses::PRACTICE,
    page: include_str!("vb1219_syllable_that_cannot_be.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    // Texts say the same words again and again.
    let mut known: HashMap<&str, Option<Fault>> = HashMap::new();
    // What is to be converted is told as a whole.
    let told = |passage: &&Passage<'_>| passage.part == Part::Name || is_legacy(passage.text.notation());
    for passage in draft.passages.iter().filter(|passage| !told(passage)) {
        for at in 0..passage.words.len() {
            // Names of places keep what they have; parts of a transcribed name are joined by hyphens.
            let written = passage.word(at);
            let transcribed = passage.gap(at).ends_with('-') || passage.after(at).starts_with('-');
            // Without any mark it may be of another language: `internet`, `top`.
            if written.is_ascii() || transcribed || is_of_name(passage, at) {
                continue;
            }
            let word = &in_lower_case(written);
            let message = match known.entry(written).or_insert_with(|| fault(word)) {
                None => continue,
                Some(Fault::Toneless) => Message::new(
                    format!(
                        "`{word}` thiếu dấu thanh: vần kết thúc bằng `p`, `t`, `c`, `ch` có dấu sắc hoặc dấu nặng"
                    ),
                    format!(
                        "`{word}` lacks its tone: a rhyme that ends in `p`, `t`, `c` or `ch` has a sắc or a nặng"
                    ),
                ),
                Some(Fault::Impossible) => Message::new(
                    format!("tiếng Việt không có âm tiết `{word}`"),
                    format!("`{word}` is no syllable of Vietnamese"),
                ),
            };
            let help = Message::new("xem lại chữ này", "look at this word");
            let part = passage.words[at].at.clone();
            report(draft.finding(Severity::Warning, RULE.code, passage.text, part, message).help(help));
        }
    }
}

/// Why a word is no syllable of Vietnamese.
#[derive(Clone, Copy)]
enum Fault {
    Toneless,
    Impossible,
}

/// The fault of a word in small letters.
fn fault(word: &str) -> Option<Fault> {
    if lacks_tone(word) {
        return Some(Fault::Toneless);
    }
    (is_impossible(word) || is_tone_astray(word)).then_some(Fault::Impossible)
}

/// Whether a word has a capital that no sentence begins with: `Nghành y tế` may be misspelt, `Krông Búk` may not.
fn is_of_name(passage: &Passage<'_>, at: usize) -> bool {
    let word = passage.word(at);
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let begins = capitals == 1
        && passage.capital(at)
        && !passage.inside(at)
        && passage.part == Part::Paragraph
        && passage.word(at + 1).starts_with(char::is_lowercase)
        && passage.gap(at + 1) == " ";
    capitals > 0 && !begins
}
