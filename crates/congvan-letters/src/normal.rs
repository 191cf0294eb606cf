//! One form for Vietnamese text: NFC, and what NFC leaves.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// NFC (never NFKC: `m²` and `№` stay), without byte-order marks, zero-width characters and soft hyphens, with
/// `Ð` and `Ɖ` as the Vietnamese `Đ`.
pub fn normalise(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_usual) || (is_nfc(text) && !text.contains(stray)) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter(|c| !invisible(*c)).map(vietnamese_d).nfc().collect())
}

/// Letters and marks that are whole and stay: nearly every text has no other, and the tables of Unicode are slow.
fn is_usual(c: char) -> bool {
    match c {
        '\0'..='\u{a0}' | 'Ạ'..='ỹ' | '–' | '—' | '‘' | '’' | '“' | '”' | '…' => true,
        'À'..='ư' => vietnamese_d(c) == c,
        _ => false,
    }
}

/// White space between words; a no-break space is part of what was written.
pub fn is_space(c: char) -> bool {
    c.is_whitespace() && !is_no_break(c)
}

/// A space that keeps two words together, as Word and web pages put many.
pub fn is_no_break(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{202f}')
}

fn stray(c: char) -> bool {
    invisible(c) || vietnamese_d(c) != c
}

fn invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}') || turns_letters(c)
}

/// Whether a character that is not seen turns the letters around it: our languages have no use for one.
pub fn turns_letters(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn vietnamese_d(c: char) -> char {
    match c {
        '\u{d0}' | '\u{189}' => 'Đ',
        '\u{f0}' | '\u{256}' => 'đ',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn composes_and_cleans() {
        assert_eq!(normalise("Vie\u{302}\u{323}t"), "Việt");
        assert_eq!(normalise("\u{d0}ồng\u{200b} Nai"), "Đồng Nai");
        assert_eq!(normalise("lúc \u{202e}8 giờ\u{2066}"), "lúc 8 giờ");
        assert_eq!(normalise("10 m², № 5"), "10 m², № 5");
    }

    #[test]
    fn what_is_no_usual_letter_and_right_is_not_copied() {
        for right in ["10 m², № 5", "Đăk Pék ƀ", "Việt"] {
            assert!(matches!(normalise(right), Cow::Borrowed(_)), "{right}");
        }
        // In one form and yet with a stray: the two are asked apart.
        assert_eq!(normalise("m²\u{ad}²"), "m²²");
    }

    #[test]
    fn spaces_that_keep_words_together_are_no_space_between_words() {
        for (c, space, kept) in [
            (' ', true, false),
            ('\t', true, false),
            ('\u{2003}', true, false),
            ('\u{a0}', false, true),
            ('\u{202f}', false, true),
            ('a', false, false),
        ] {
            assert_eq!((is_space(c), is_no_break(c)), (space, kept), "{c:?}");
        }
    }

    #[test]
    fn usual_letters_are_those_that_stay() {
        for c in ('\0'..='\u{2fff}').filter(|c| is_usual(*c)) {
            assert!(!stray(c), "{c:?}");
            // Neither it nor what follows it is changed.
            assert!(is_nfc(&format!("{c}a{c}{c}")), "{c:?}");
        }
        assert!("Đặng Thùy Trâm, ƯỚC MƠ".chars().all(is_usual));
        assert!(!is_usual('\u{d0}') && !is_usual('\u{301}') && !is_usual('\u{ad}'));
    }
}
