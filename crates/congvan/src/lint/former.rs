//! Whether what a text names is of the days before a change: a cited document, a year, words about the past.

use crate::words::Words;
use std::ops::Range;

use crate::lint::draft::Draft;
use crate::lint::passage::Passage;
use crate::model::date::Date;

/// Whether the clause around a name speaks of days before `change`, so that the name of those days is right.
pub(super) fn is_meant(draft: &Draft<'_>, passage: &Passage<'_>, name: &Range<usize>, change: Date) -> bool {
    let clause = passage.clause_range(name);
    let (before, all) = (&passage.small[clause.start..name.start], &passage.small[clause.clone()]);
    let behind = &passage.small[name.end..clause.end];
    WORDS.iter().any(|word| all.contains(word))
        || all.trim_end().ends_with(" cũ")
        || gives_present_name(behind)
        || tells_of_end(before)
        || opens_in_past(&passage.small[..name.start])
        || before.ends_with("cấp ") && handed_on(&passage.small[name.start..clause.end])
        || has_former_year(draft, passage, &clause, name, change)
}

/// What says that something was.
static WORDS: Words = Words::from_list("former: words");

/// Whether the name of today follows: `Bộ Giao thông vận tải (nay là Bộ Xây dựng)`.
pub(super) fn gives_present_name(behind: &str) -> bool {
    NOW.iter().any(|now| behind.contains(now))
}

/// Whether a sentence before opens with the past and nothing since then speaks of today: `Trước ngày 01/7/2025, huyện
/// Cao Lộc có 02 thị trấn; huyện Lộc Bình có 02 thị trấn`.
fn opens_in_past(before: &str) -> bool {
    static OPENERS: Words = Words::from_list("former: openers");
    static TODAY: Words = Words::from_list("former: today");
    OPENERS.iter().any(|opener| {
        before.rfind(opener).is_some_and(|at| {
            let opens = before[..at].trim_end_matches(' ');
            let since = &before[at + opener.len()..];
            (opens.is_empty() || opens.ends_with('.')) && !TODAY.iter().any(|word| since.contains(word))
        })
    })
}

/// `Khi không tổ chức chính quyền địa phương cấp huyện`, `Quê quán: …, huyện …`
fn tells_of_end(before: &str) -> bool {
    static ENDED: Words = Words::from_list("former: ended");
    ENDED.iter().any(|word| before.contains(word))
}

/// `UBND cấp huyện do UBND cấp xã thực hiện`: whose work it is now.
fn handed_on(behind: &str) -> bool {
    let hands =
        [" do ", " chuyển ", " chuyển giao ", " giao cho "].iter().filter_map(|word| behind.find(word));
    let of_level = |at: usize| behind[at..].contains("cấp xã") || behind[at..].contains("cấp tỉnh");
    hands.min().is_some_and(of_level)
}

/// Whether the clause has a year of those days. The date of a cited document is of the document: what a comma or
/// the next sentence parts from it is not.
fn has_former_year(
    draft: &Draft<'_>,
    passage: &Passage<'_>,
    clause: &Range<usize>,
    name: &Range<usize>,
    change: Date,
) -> bool {
    let issued = draft.directive.date.of_law();
    let first = passage.words.partition_point(|word| word.at.start < clause.start);
    let last = passage.words.partition_point(|word| word.at.start < clause.end);
    (first..last).any(|at| {
        let Some(year) = year(passage, at, first) else { return false };
        // `giai đoạn 2021 - 2030` ends later.
        let ends = matches!(passage.gap(at + 1).trim(), "-" | "–") && year_of(passage, at + 1).is_some();
        let place = passage.words[at].at.clone();
        let month = || {
            let date = draft.dates_in(passage).iter().find(|date| date.at.end == place.end)?;
            Some(date.numbers(passage.text.notation()).1)
        };
        let early = year < change.year()
            || year == change.year()
                && month().map_or(issued.year() > change.year(), |month| month < change.month());
        early
            && !ends
            && !(is_in_citation(passage, at, first) && has_clause_between(passage, place.end, name.start))
    })
}

/// The year that a word is: `năm 2019`, `20/8/2021`, `(2019)`.
fn year(passage: &Passage<'_>, at: usize, first: usize) -> Option<u16> {
    let announced = at > first && matches!(passage.small(at - 1), "năm" | "đến" | "từ")
        || passage.gap(at).ends_with(['/', '-', '(', '–'])
        || passage.gap(at) == " - ";
    year_of(passage, at).filter(|_| announced)
}

fn year_of(passage: &Passage<'_>, at: usize) -> Option<u16> {
    let word = passage.word(at);
    word.parse().ok().filter(|year| word.len() == 4 && (1900..=2199).contains(year))
}

/// Whether the year is in the number or the date of a cited document: `số 15/2021/NQ-HĐND`, `số 12/QĐ-UBND ngày …`.
fn is_in_citation(passage: &Passage<'_>, at: usize, first: usize) -> bool {
    let near = at.saturating_sub(10).max(first);
    (near..at).rev().any(|word| passage.small(word) == "số" && passage.word(word + 1).parse::<u32>().is_ok())
}

/// Whether another part of the sentence begins between the two, with its own doer or verb.
fn has_clause_between(passage: &Passage<'_>, from: usize, to: usize) -> bool {
    static VERBS: Words = Words::from_list("former: verbs");
    // A name's own noun and body stand behind the comma: `…, Ủy ban nhân dân huyện`.
    const BODY: usize = 32;
    let Some(between) = passage.small.get(from..to) else { return false };
    between.match_indices(", ").any(|(at, mark)| {
        let behind = &between[at + mark.len()..];
        behind.len() < BODY || VERBS.iter().any(|verb| behind.starts_with(verb))
    })
}

/// What the name of today stands behind.
static NOW: Words = Words::from_list("former: now");
