use unicode_normalization::UnicodeNormalization;

use crate::lint::passage::Part;
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
    for passage in draft.passages.iter().filter(|passage| passage.part != Part::Name) {
        for at in 0..passage.words.len() {
            // Names of places keep what they have; parts of a transcribed name are joined by hyphens.
            let word = passage.word(at);
            let transcribed = passage.gap(at).ends_with('-') || passage.after(at).starts_with('-');
            if word.chars().any(char::is_uppercase) || transcribed || !toneless(word) {
                continue;
            }
            let message = Message::new(
                format!(
                    "`{word}` thiếu dấu thanh: vần kết thúc bằng `p`, `t`, `c`, `ch` có dấu sắc hoặc dấu nặng"
                ),
                format!(
                    "`{word}` lacks its tone: a rhyme that ends in `p`, `t`, `c` or `ch` has a sắc or a nặng"
                ),
            );
            let help = Message::new("xem lại chữ này", "look at this word");
            let part = passage.words[at].at.clone();
            report(draft.found(Severity::Warning, RULE.code, passage.text, part, message).help(help));
        }
    }
}

/// Whether a word is one Vietnamese syllable that ends in a stop and has neither of the tones such a syllable has.
fn toneless(word: &str) -> bool {
    const ACUTE: char = '\u{301}';
    const DOT: char = '\u{323}';
    let stop = ["p", "t", "c", "ch"].iter().any(|stop| word.ends_with(stop));
    // Without any mark it may be of another language: `internet`, `top`.
    if !stop || word.is_ascii() {
        return false;
    }
    let letters: String = word.nfd().collect();
    let bare: String = letters.chars().filter(|c| !('\u{300}'..='\u{36f}').contains(c)).collect();
    let vowel = |c: char| "aeiouy".contains(c);
    let coda = if bare.ends_with("ch") { 2 } else { 1 };
    let head = &bare[..bare.len() - coda];
    let onset = head.find(vowel).unwrap_or(head.len());
    let one = onset < head.len() && head[onset..].chars().all(vowel) && ONSETS.contains(&&head[..onset]);
    // A hat or a horn that other tongues do not write.
    let own = letters.contains(['\u{302}', '\u{306}', '\u{31b}', '\u{300}', '\u{303}', '\u{309}']);
    one && own && !letters.contains([ACUTE, DOT])
}

const ONSETS: [&str; 27] = [
    "", "b", "c", "ch", "d", "đ", "g", "gh", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph",
    "q", "r", "s", "t", "th", "tr", "v", "x",
];

#[cfg(test)]
mod tests {
    use super::toneless;

    #[test]
    fn stops_have_two_tones() {
        for word in ["nghiêp", "viêc", "quôc", "biêt", "đươc", "thưc", "phât", "bằt"] {
            assert!(toneless(word), "{word}");
        }
        for word in ["nghiệp", "việc", "đất", "top", "internet", "hôi", "côm", "ôxit", "gạch", "Đăk"]
        {
            assert!(!toneless(word), "{word}");
        }
    }
}
