//! A text as words, with what stands between them.

use std::ops::Range;

use crate::text::tone::{Tone, place};
use crate::words::Words;

/// A word or a number.
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// Its bytes in the text.
    pub(super) at: Range<usize>,
    /// Where what stands between the word before and this one begins.
    pub(super) gap: usize,
}

/// Whether a text ends in one of the phrases, and that phrase opens with a whole word.
pub(super) fn ends_in_one_of(text: &str, phrases: &[&str]) -> bool {
    phrases
        .iter()
        .any(|phrase| text.strip_suffix(phrase).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric)))
}

/// Whether a word is digits and nothing else.
pub(super) fn is_digits(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// The words of a text. Addresses of pages and mailboxes have none.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::with_capacity(text.len() / 5);
    let mut gap = 0;
    let mut chunk_end = 0;
    for (start, chunk) in chunks(text) {
        debug_assert!(start >= chunk_end);
        chunk_end = start + chunk.len();
        if address(chunk) {
            continue;
        }
        let mut rest = chunk;
        while let Some(from) = rest.find(in_word) {
            let word = &rest[from..];
            let length = word.find(|c| !in_word(c)).unwrap_or(word.len());
            let at = chunk_end - word.len();
            found.push(Word { at: at..at + length, gap });
            gap = at + length;
            rest = &word[length..];
        }
    }
    found
}

/// A letter or a digit; the common ones without asking the tables of Unicode.
fn in_word(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphanumeric(),
        '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{1b0}' | '\u{1ea0}'..='\u{1ef9}' => true,
        _ => c.is_alphanumeric(),
    }
}

/// Runs without spaces, each with its offset.
pub(super) fn chunks(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(' ').scan(0, |next, chunk| {
        let start = *next;
        *next += chunk.len() + 1;
        Some((start, chunk))
    })
}

/// An address of a page, a mailbox, or a domain such as `IRlab.vn`.
fn address(chunk: &str) -> bool {
    // `D:\\du-lieu,moi`
    if chunk.contains('\\') {
        return true;
    }
    let Some(dot) = chunk.find(['.', '@', ':']) else { return false };
    if chunk.contains("://") || chunk.contains('@') || chunk.contains("www.") {
        return true;
    }
    let ascii = |c: Option<char>| c.is_some_and(|c| c.is_ascii_lowercase());
    chunk[dot..].starts_with('.')
        && ascii(chunk[..dot].chars().next_back())
        && ascii(chunk[dot + 1..].chars().next())
        && ascii(chunk[dot + 1..].chars().nth(1))
}

/// The text in small letters and with tone marks where the tables have them (`hòa`, `ủy`), byte for byte as long as the
/// text: what is written `hoà` or `uỷ` is the same word. The few that would be shorter so (`thuỳ`) stay.
pub(crate) fn small(text: &str) -> String {
    let lower = in_lower_case(text);
    if !has_new_tone(&lower) {
        return lower;
    }
    let mut placed = String::with_capacity(lower.len());
    for word in lower.split_inclusive(|c: char| !c.is_alphabetic()) {
        let old = place(word, Tone::Old);
        placed.push_str(if old.len() == word.len() { &old } else { word });
    }
    placed
}

/// The text in small letters as it is, byte for byte as long as the text.
pub(super) fn in_lower_case(text: &str) -> String {
    text.chars().map(small_letter).collect()
}

/// What is right with its tone marks placed as in what was written, where that has any.
pub(super) fn in_tone_of(written: &str, right: &str) -> String {
    let (in_old, in_new) = (place(written, Tone::Old), place(written, Tone::New));
    let (is_new, is_old) = (in_old != written, in_new != written);
    match (is_new, is_old) {
        (true, false) => place(right, Tone::New),
        (false, true) => place(right, Tone::Old),
        _ => right.to_owned(),
    }
}

/// Whether some tone mark stands on the second of two vowels that may have it on the first.
fn has_new_tone(lower: &str) -> bool {
    let mut before = ' ';
    lower.chars().any(|c| {
        let first = std::mem::replace(&mut before, c);
        matches!(first, 'o' | 'u')
            && matches!(
                c,
                'à' | 'á'
                    | 'ả'
                    | 'ã'
                    | 'ạ'
                    | 'è'
                    | 'é'
                    | 'ẻ'
                    | 'ẽ'
                    | 'ẹ'
                    | 'ỳ'
                    | 'ý'
                    | 'ỷ'
                    | 'ỹ'
                    | 'ỵ'
            )
    })
}

fn small_letter(c: char) -> char {
    match c {
        'a'..='z' | ' ' | 'à'..='ý' => c,
        _ if c.is_ascii() => c.to_ascii_lowercase(),
        // The Vietnamese block: capitals are even, small letters odd.
        '\u{1ea0}'..='\u{1ef9}' => char::from_u32(c as u32 | 1).unwrap_or(c),
        _ => {
            let mut lower = c.to_lowercase();
            match (lower.next(), lower.next()) {
                (Some(one), None) if one.len_utf8() == c.len_utf8() => one,
                _ => c,
            }
        }
    }
}

/// The first mark (`;`, `.`) that ends a clause. A point inside a number, a symbol or an address, one of several, and
/// that of an abbreviation end nothing: `1.200 hộ`, `lao động,... sau khi`, `TP. Lạng Sơn`.
pub(super) fn clause_end(text: &str) -> Option<usize> {
    text.match_indices([';', '.']).map(|(at, _)| at).find(|at| ends_clause(text, *at))
}

/// The last mark that ends a clause.
pub(super) fn last_clause_end(text: &str) -> Option<usize> {
    text.rmatch_indices([';', '.']).map(|(at, _)| at).find(|at| ends_clause(text, *at))
}

fn ends_clause(text: &str, at: usize) -> bool {
    static SHORT: Words = Words::from_list("words: short");
    let (before, behind) = (&text[..at], &text[at + 1..]);
    if text[at..].starts_with(';') {
        return true;
    }
    let short = ends_in_one_of(before, &SHORT);
    let dots = before.ends_with('.') || behind.starts_with('.');
    let ends_dots = before.ends_with("..") && opens_sentence(behind);
    (ends_dots || !dots) && !short && behind.chars().next().is_none_or(|c| !c.is_alphanumeric())
}

/// Whether a space and a capital follow.
fn opens_sentence(behind: &str) -> bool {
    behind.trim_start_matches(' ').chars().next().is_none_or(char::is_uppercase)
}

/// The words with a capital at the start.
pub(super) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_that_end_a_clause() {
        for (text, end) in [
            ("có 1.200 hộ. Giao", Some(14)),
            ("lao động,... sau khi", None),
            ("tài liệu... Đồng thời", Some(13)),
            ("của TP. Lạng Sơn; xã", Some(21)),
            ("tại attdt.vn", None),
            ("hết.", Some(5)),
        ] {
            assert_eq!(clause_end(text), end, "{text}");
        }
        assert_eq!(last_clause_end("Một. Hai có 1.200 hộ"), Some(5));
    }

    #[test]
    fn words_and_gaps() {
        let text = "Xem <https://a.vn/b>, IRlab.vn: *ngày 05/3*. Hết a@b.vn";
        let shown: Vec<_> =
            words(text).iter().map(|word| (&text[word.gap..word.at.start], &text[word.at.clone()])).collect();
        let gap = " <https://a.vn/b>, IRlab.vn: *";
        assert_eq!(shown, [("", "Xem"), (gap, "ngày"), (" ", "05"), ("/", "3"), ("*. ", "Hết")]);
        assert_eq!(small("ỦY BAN Đồng İ").len(), "ỦY BAN Đồng İ".len());
        let every: String =
            ('\u{20}'..'\u{1f00}').filter(|c| c.is_uppercase() && c.to_lowercase().count() == 1).collect();
        for (c, lower) in every.chars().zip(small(&every).chars()) {
            let right = c.to_lowercase().next().unwrap();
            assert_eq!(lower, if right.len_utf8() == c.len_utf8() { right } else { c });
        }
    }
}
