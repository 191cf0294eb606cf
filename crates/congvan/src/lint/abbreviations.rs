//! Abbreviations that everyone uses, and how they are mistyped.

use std::ops::Range;

use strsim::osa_distance;

use crate::words::{Pairs, Words};

/// Those that are looked for.
static KNOWN: Words = Words::from_list("abbreviations: known");

/// Letters that are near them and stand for something else.
static OTHERS: Words = Words::from_list("abbreviations: others");

/// What is meant by letters that stand for nothing: `UBDN`, `HDND`, `HĐNĐ`.
pub(super) fn correction(word: &str) -> Option<&'static str> {
    if word.len() < 4 || !word.chars().all(char::is_uppercase) {
        return None;
    }
    let other = KNOWN.contains(&word) || OTHERS.contains(&word);
    KNOWN.iter().copied().find(|known| !other && osa_distance(known, word) == 1)
}

/// Where letters stand in a text as a word of its own.
pub(super) fn letters_at(text: &str, letters: &str) -> Option<usize> {
    let goes_on = |c: char| c.is_alphanumeric() || c == '&';
    let ends = |start: &usize| {
        !text[..*start].ends_with(goes_on) && !text[start + letters.len()..].starts_with(goes_on)
    };
    text.find(letters).filter(ends)
}

/// Letters for words in the name of a body, and the words.
pub(super) fn letters_of_body(text: &str) -> Option<(Range<usize>, &'static str)> {
    IN_FULL.iter().find_map(|(letters, words)| {
        letters_at(text, letters).map(|start| (start..start + letters.len(), *words))
    })
}

/// What may be shortened in the line of the superior only.
pub(super) static IN_FULL: Pairs = Pairs::from_list("abbreviations: in full");

#[cfg(test)]
mod tests {
    use super::correction;

    #[test]
    fn slips_and_other_letters() {
        for (word, right) in [("UBDN", "UBND"), ("UNBD", "UBND"), ("HDND", "HĐND"), ("HĐNĐ", "HĐND")] {
            assert_eq!(correction(word), Some(right), "{word}");
        }
        for word in ["UBND", "QĐND", "TAND", "UB", "KH", "Ubnd", "BTTTT", "MTTQ"] {
            assert_eq!(correction(word), None, "{word}");
        }
    }
}
