//! What looks like a comment, and what may be words before one.

use unicode_normalization::UnicodeNormalization;

/// Where what looks like a comment begins in a line of text: `#` with a space on either side, or behind two spaces.
pub(super) fn start(line: &str) -> Option<usize> {
    line.match_indices('#').map(|(at, _)| at).find(|at| {
        let (before, behind) = (&line[..*at], &line[at + 1..]);
        let is_apart = before.is_empty() || before.ends_with([' ', '\t']);
        let is_far = before.ends_with("  ") || before.ends_with('\t');
        is_apart && behind.starts_with([' ', '\t']) || is_far && behind.starts_with(char::is_alphanumeric)
    })
}

/// Where what looks like a comment begins behind a space that is none of YAML's: `Phòng số 1⍽# xem lại`.
pub(super) fn behind_foreign_space(line: &str) -> Option<usize> {
    line.match_indices('#').map(|(at, _)| at).find(|at| {
        let is_foreign = |c: char| c.is_whitespace() && !c.is_ascii();
        let before = &line[..*at];
        let spaces = &before[before.trim_end().len()..];
        let is_apart = line[at + 1..].starts_with(char::is_whitespace);
        spaces.contains(is_foreign) && (is_apart || spaces.chars().count() > 1)
    })
}

/// Whether a value may be words that go on: several, or one that is Vietnamese and neither a code nor a word of the format.
pub(super) fn may_be_words(value: &str) -> bool {
    let value = value.trim();
    let is_code = value.chars().count() < 2 || value.chars().all(char::is_uppercase);
    let has_marks = value.chars().any(|c| c.is_alphabetic() && !c.is_ascii());
    value.contains(char::is_whitespace) || !is_code && (has_marks || is_syllable(value))
}

/// Whether a word is built as syllables of Vietnamese are: what may open it, one to three vowels, what may end it.
fn is_syllable(word: &str) -> bool {
    /// Longer ones first.
    const OPENS: [&str; 25] = [
        "ngh", "ng", "nh", "ch", "gh", "kh", "ph", "th", "tr", "b", "c", "d", "g", "h", "k", "l", "m", "n",
        "p", "q", "r", "s", "t", "v", "x",
    ];
    const ENDS: [&str; 9] = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t"];
    let is_bare = |c: &char| !('\u{300}'..='\u{36f}').contains(c);
    let bare: String = word.to_lowercase().nfd().filter(is_bare).collect::<String>().replace('đ', "d");
    let rest = OPENS.iter().find_map(|open| bare.strip_prefix(open)).unwrap_or(&bare);
    let end = rest.trim_start_matches(['a', 'e', 'i', 'o', 'u', 'y']);
    (1..=3).contains(&(rest.len() - end.len())) && ENDS.contains(&end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_what_are_none() {
        for words in ["Lào", "Huế", "Kinhphí", "thi", "họp", "nghiêng", "Đường", "Hai việc"] {
            assert!(may_be_words(words), "{words}");
        }
        for word in
            ["CV", "QĐ", "UBND", "commune", "yes", "2027-01-05", "0205", "departments", "___", "KH-UBND"]
        {
            assert!(!may_be_words(word), "{word}");
        }
        for line in ["# xem lại", "Câu. # xem lại", "Câu.  #xem"] {
            assert_eq!(start(line), line.find('#'), "{line}");
        }
        for line in ["Phòng số 1\u{a0}# xem lại", "Phòng số 1\u{a0} #xem", "\u{2009}# xem"] {
            assert_eq!(behind_foreign_space(line), line.find('#'), "{line}");
        }
        for line in ["Kế hoạch số\u{a0}#5", "Kèm thẻ #AnToan", "# xem"] {
            assert_eq!(behind_foreign_space(line), None, "{line}");
        }
        for line in ["Kèm thẻ #AnToan", "Kế hoạch #5", "C# và", "#AnToan", "Câu.#"] {
            assert_eq!(start(line), None, "{line}");
        }
    }
}
