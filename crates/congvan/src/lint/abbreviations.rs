//! Abbreviations that everyone uses, and how they are mistyped.

use crate::words::Words;
use strsim::osa_distance;

/// Those that are looked for.
static KNOWN: Words = Words::named("abbreviations: known");

/// Letters that are near them and stand for something else.
static OTHERS: Words = Words::named("abbreviations: others");

/// What is meant by letters that stand for nothing: `UBDN`, `HDND`, `HĐNĐ`.
pub(super) fn meant(word: &str) -> Option<&'static str> {
    if word.len() < 4 || !word.chars().all(char::is_uppercase) {
        return None;
    }
    let other = KNOWN.contains(&word) || OTHERS.contains(&word);
    KNOWN.iter().copied().find(|known| !other && osa_distance(known, word) == 1)
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn slips_and_other_letters() {
        for (word, right) in [("UBDN", "UBND"), ("UNBD", "UBND"), ("HDND", "HĐND"), ("HĐNĐ", "HĐND")] {
            assert_eq!(meant(word), Some(right), "{word}");
        }
        for word in ["UBND", "QĐND", "TAND", "UB", "KH", "Ubnd", "BTTTT", "MTTQ"] {
            assert_eq!(meant(word), None, "{word}");
        }
    }
}
