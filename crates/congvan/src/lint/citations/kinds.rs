//! Types of documents that are cited by number.

use crate::words::{Pairs, Words};
use std::ops::Range;

use crate::lint::bodies::{is_opened_by, opens_body};
use crate::lint::passage::Passage;
use crate::lint::words::small;
use crate::model::directive::types::TYPES;

/// The types, in small letters.
pub(in crate::lint) static KINDS: Words = Words::from_list("kinds: kinds");

/// The longest type whose last word is the one at `last`, in bytes of the passage.
pub(in crate::lint) fn ending_at(passage: &Passage<'_>, last: usize) -> Option<Range<usize>> {
    const LONGEST: usize = 4;
    (2..=LONGEST).rev().find_map(|length| {
        let first = (last + 1).checked_sub(length)?;
        let range = passage.range(first, last);
        KINDS.contains(&&passage.small[range.clone()]).then_some(range)
    })
}

/// The type of a document whose number comes behind the word at `last`: `Thông báo` of `Thông báo kết luận số 12/TB-UBND`,
/// where the number has not the letters of the type right before it and another type with its capital opens the words.
pub(super) fn of_number(passage: &Passage<'_>, last: usize, number: &str) -> Option<Range<usize>> {
    let own = ending_at(passage, last)?;
    if passage.text.notation()[own.clone()].starts_with(char::is_uppercase)
        || has_letters_of(number, &passage.small[own.clone()])
    {
        return Some(own);
    }
    Some(opening(passage, own.start).unwrap_or(own))
}

/// The type whose body stands between it and `số`, the word behind the one at `last`: `Công văn` of `Công văn của Sở Nội vụ số
/// 12/SNV-VP`.
pub(super) fn before_body(passage: &Passage<'_>, last: usize) -> Option<Range<usize>> {
    /// `Ủy ban nhân dân thành phố Hồ Chí Minh`
    const LONGEST: usize = 12;
    static OTHERS: Words = Words::from_list("kinds: no words of a body");
    for of in (last.saturating_sub(LONGEST)..last).rev() {
        let is_name = matches!(passage.gap(of + 1), " " | ", ") && !OTHERS.contains(&passage.small(of + 1));
        if !is_name {
            return None;
        }
        if passage.small(of) == "của" {
            let kind = ending_at(passage, of.checked_sub(1)?).filter(|_| passage.gap(of) == " ")?;
            let text = passage.text.notation();
            let is_named = text[kind.clone()].starts_with(char::is_uppercase);
            return (is_named && opens_body(&text[passage.words[of + 1].at.start..])).then_some(kind);
        }
    }
    None
}

/// The type with its capital that opens the words before another one: `Công văn` of `Công văn đôn đốc`.
fn opening(passage: &Passage<'_>, end: usize) -> Option<Range<usize>> {
    static JOINS: Words = Words::from_list("kinds: joins");
    const FARTHEST: usize = 4;
    let first = passage.words.partition_point(|word| word.at.start < end);
    for last in (first.saturating_sub(FARTHEST)..first).rev() {
        if passage.gap(last + 1) != " " || JOINS.contains(&passage.small(last)) {
            return None;
        }
        if let Some(kind) = ending_at(passage, last) {
            return passage.text.notation()[kind.clone()].starts_with(char::is_uppercase).then_some(kind);
        }
    }
    None
}

/// Whether a number has the letters of a type, in small letters: `12/KH-UBND` those of `kế hoạch`.
fn has_letters_of(number: &str, kind: &str) -> bool {
    letters_of(kind).is_some_and(|letters| number.split(['/', '-', '–', ' ']).any(|group| group == letters))
}

/// The letters of a type, in small letters, which may say more than the type: `biên bản làm việc` has those of `biên bản`.
pub(in crate::lint) fn letters_of(kind: &str) -> Option<&'static str> {
    let exact = types().find(|(_, name)| small(name) == kind);
    let opened = || types().find(|(_, name)| is_opened_by(kind, &small(name)));
    exact.or_else(opened).map(|(letters, _)| letters)
}

/// The letters that a symbol opens with, and the type that they are of. Công văn and thư công have none.
pub(in crate::lint) fn types() -> impl Iterator<Item = (&'static str, &'static str)> {
    static OTHERS: Pairs = Pairs::from_list("cited-number-misspelt: types of laws");
    let own = TYPES.iter().filter(|kind| !matches!(kind.code, "CV" | "ThC"));
    own.map(|kind| (kind.code, kind.name)).chain(OTHERS.iter().copied())
}
