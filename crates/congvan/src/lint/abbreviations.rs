//! Abbreviations that everyone uses, and how they are mistyped.

use strsim::osa_distance;

/// Those that are looked for.
const KNOWN: [&str; 4] = ["UBND", "HĐND", "UBMTTQ", "VKSND"];

/// Letters that are near them and stand for something else.
const OTHERS: [&str; 10] = ["QĐND", "CAND", "TAND", "HĐNN", "HĐNT", "HĐTV", "KSND", "UBNN", "BND", "HĐTD"];

/// What is meant by letters that stand for nothing: `UBDN`, `HDND`, `HĐNĐ`.
pub(super) fn meant(word: &str) -> Option<&'static str> {
    if word.len() < 4 || !word.chars().all(char::is_uppercase) {
        return None;
    }
    let other = KNOWN.contains(&word) || OTHERS.contains(&word);
    KNOWN.into_iter().find(|known| !other && osa_distance(known, word) == 1)
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
