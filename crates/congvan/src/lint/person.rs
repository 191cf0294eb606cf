//! Names of persons as documents write them, and what stands before or in place of one.

use crate::lint::words::small;
use crate::words::{Pairs, Words};

/// The name without what stands before it.
pub(super) fn bare(name: &str) -> &str {
    let mut right = name;
    loop {
        let rest = DEGREES
            .iter()
            .find_map(|degree| right.strip_prefix(degree))
            .or_else(|| strip_rank(right))
            .or_else(|| strip_degree(right));
        match rest.map(|rest| rest.trim_start_matches(['.', ',', ':', ' '])) {
            Some(rest) if !rest.is_empty() => right = rest,
            _ => return right,
        }
    }
}

/// The words behind a rank: `Đại tá Nguyễn Văn A`.
fn strip_rank(name: &str) -> Option<&str> {
    let lower = small(name);
    let rank =
        RANKS.iter().find(|rank| lower.strip_prefix(*rank).is_some_and(|rest| rest.starts_with(' ')))?;
    Some(&name[rank.len()..])
}

/// The words behind an abbreviated degree: `TS. `, `Th.S `, `PGS.TS `.
fn strip_degree(name: &str) -> Option<&str> {
    let (first, rest) = name.split_once(' ')?;
    let mut parts = first.split('.').filter(|part| !part.is_empty()).peekable();
    parts.peek()?;
    let whole: String = first.chars().filter(|c| *c != '.').collect();
    let known = |part: &str| ABBREVIATED.contains(&part);
    if known(&whole) || parts.clone().all(known) {
        return Some(rest);
    }
    // `TS.Nguyễn Văn A`
    let (degree, _) = first.split_once('.')?;
    known(degree).then(|| &name[degree.len() + 1..])
}

/// Whether a name is all in capitals.
pub(super) fn in_capitals(name: &str) -> bool {
    // `Y A` is a name.
    let is_long = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count() > 1;
    name.split(' ').any(is_long) && name == name.to_uppercase()
}

/// `LÊ VĂN A` as `Lê Văn A`.
pub(super) fn capitals_at_starts(name: &str) -> String {
    let mut inside = false;
    let mut right = String::with_capacity(name.len());
    for letter in name.chars() {
        if inside {
            right.extend(letter.to_lowercase());
        } else {
            right.push(letter);
        }
        inside = letter.is_alphabetic();
    }
    right
}

/// Whether words in small letters say that somebody has signed.
pub(super) fn says_signed(words: &str) -> bool {
    SIGNED.iter().any(|signed| words.contains(signed))
}

/// Whether words in small letters stand for a name that is not known.
pub(super) fn says_unknown(words: &str) -> bool {
    static UNKNOWN: Words = Words::from_list("person: unknown");
    UNKNOWN.contains(&words.trim_matches(['(', ')', '.', ' ']))
}

/// Whether a title is that of a deputy, in whatever case.
pub(super) fn is_deputy(title: &str) -> bool {
    let title = small(title);
    title.starts_with("phó ") || title.starts_with("thứ trưởng")
}

/// A title that opens with letters for words, with the words: `PCT`, `P. Chủ tịch`, `P.Giám đốc`.
pub(super) fn title_in_words(title: &str) -> Option<String> {
    static LETTERS: Pairs = Pairs::from_list("person: titles in letters");
    LETTERS.iter().find_map(|(letters, words)| {
        let rest = title.strip_prefix(letters)?;
        let ends = letters.ends_with('.') || rest.is_empty() || rest.starts_with(' ');
        ends.then(|| format!("{words} {}", rest.trim_start()).trim_end().to_owned())
    })
}

/// Ranks of the armed forces, in small letters.
pub(super) static RANKS: Words = Words::from_list("person: ranks");

/// Degrees and honours in words.
static DEGREES: Words = Words::from_list("person: degrees");

/// Degrees and honours as they are abbreviated, without dots.
static ABBREVIATED: Words = Words::from_list("person: abbreviated");

/// How it is typed that somebody has signed, in small letters.
pub(super) static SIGNED: Words = Words::from_list("person: signed");
