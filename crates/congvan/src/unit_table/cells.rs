//! What clerks write into cells, as the profile writes it.

use crate::gazetteer::fold;
use crate::model::directive::choices::AUTHORITIES;

/// The abbreviation that a line of an authority opens with, and what follows: `TM` and `. Ủy ban nhân dân`.
pub(super) fn authority(line: &str) -> Option<(&'static str, &str)> {
    let end = line.find(|c: char| !c.is_alphanumeric())?;
    let (short, rest) = line.split_at(end);
    AUTHORITIES.iter().find(|(known, _)| short.eq_ignore_ascii_case(known)).map(|(known, _)| (*known, rest))
}

/// The lines of an authority, as they are parted in a cell: by `;`, a new line, or whatever stands before the next
/// abbreviation (`TM. UBND, KT. Chủ tịch`).
pub(super) fn authorities(text: &str) -> Vec<&str> {
    let begins = |rest: &str| authority(rest).is_some_and(|(_, of)| of.starts_with(['.', ':', ' ']));
    let mut parts = Vec::new();
    let mut from = 0;
    for (at, mark) in text.match_indices([';', '\n', ',', '/', '-', '+', '|']) {
        let behind = at + mark.len();
        if matches!(mark, ";" | "\n") || begins(text[behind..].trim_start()) {
            parts.push(&text[from..at]);
            from = behind;
        }
    }
    parts.push(&text[from..]);
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// What a cell says instead of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Instead {
    /// That there is none: `Không có`, `-`, `N/A`.
    Nothing,
    /// That it is the same as above: `nt`, `"`.
    Ditto,
    /// That there is one, but not which: `x`, `có`.
    Tick,
}

/// Words and marks that stand for no value, for the one above, or for one that is not named; folded.
const INSTEAD: [(Instead, &[&str]); 3] = [
    (
        Instead::Nothing,
        &[
            "khong",
            "khong co",
            "chua",
            "chua co",
            "chua ro",
            "chua biet",
            "khong ro",
            "trong",
            "bo trong",
            "de trong",
            "na",
            "n a",
            "null",
            "none",
            "nil",
            "nan",
            "0",
        ],
    ),
    (Instead::Ditto, &["nt", "n t", "ditto"]),
    (Instead::Tick, &["x", "v", "co", "yes", "no", "true", "false", "xx"]),
];

/// What the text of a cell says instead of a value; none where it is one.
pub(super) fn instead(text: &str) -> Option<Instead> {
    // What a spreadsheet writes for a formula that failed: `#N/A`.
    if text.starts_with('#') && text[1..].starts_with(|c: char| c.is_ascii_uppercase()) {
        return Some(Instead::Tick);
    }
    let folded = fold(text);
    if folded.is_empty() {
        let is_ditto = text.chars().any(|c| matches!(c, '"' | '”' | '“' | '″' | '\'' | '’' | '〃'));
        let is_tick = text.chars().any(|c| matches!(c, '✓' | '✔' | '☑' | '√' | '✗' | '☒' | '+'));
        return match (text.contains("//") || is_ditto, is_tick) {
            (true, _) => Some(Instead::Ditto),
            (_, true) => Some(Instead::Tick),
            // `___` is a blank of its own.
            _ => (!text.contains("___")).then_some(Instead::Nothing),
        };
    }
    INSTEAD.iter().find(|(_, words)| words.contains(&folded.as_str())).map(|(instead, _)| *instead)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_instead_of_a_value_is_seen() {
        for (text, found) in [
            ("Không", Some(Instead::Nothing)),
            ("KHÔNG CÓ", Some(Instead::Nothing)),
            ("-", Some(Instead::Nothing)),
            ("–", Some(Instead::Nothing)),
            ("N/A", Some(Instead::Nothing)),
            ("0", Some(Instead::Nothing)),
            ("…", Some(Instead::Nothing)),
            ("nt", Some(Instead::Ditto)),
            ("-nt-", Some(Instead::Ditto)),
            ("\"", Some(Instead::Ditto)),
            ("x", Some(Instead::Tick)),
            ("Có", Some(Instead::Tick)),
            ("✓", Some(Instead::Tick)),
            ("#N/A", Some(Instead::Tick)),
            ("___", None),
            ("Công an xã", None),
            ("VT", None),
            ("Không gian", None),
        ] {
            assert_eq!(instead(text), found, "{text}");
        }
    }

    #[test]
    fn authorities_are_parted_however_they_are_written() {
        for (text, parts) in [
            ("TM. Ủy ban nhân dân; KT. Chủ tịch", &["TM. Ủy ban nhân dân", "KT. Chủ tịch"][..]),
            ("TM. UBND, KT. Chủ tịch", &["TM. UBND", "KT. Chủ tịch"]),
            ("TM UBND / KT Chủ tịch", &["TM UBND", "KT Chủ tịch"]),
            ("TM. UBND\nKT. CHỦ TỊCH", &["TM. UBND", "KT. CHỦ TỊCH"]),
            ("TL. Trưởng phòng Văn hóa, Xã hội", &["TL. Trưởng phòng Văn hóa, Xã hội"]),
        ] {
            assert_eq!(authorities(text), parts, "{text}");
        }
    }
}
