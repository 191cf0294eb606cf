//! Days of the lunar calendar in running text.

use std::ops::Range;

use crate::calendar::CanChi;
use crate::lint::lunar;
use crate::lint::passage::Passage;
use crate::words::{Pairs, Words};

/// A day of the lunar calendar as it was written.
pub(super) struct Lunar {
    pub(super) day: u8,
    pub(super) month: u8,
    /// The year whose name stands behind it.
    pub(super) year: Option<CanChi>,
    pub(super) at: Range<usize>,
    /// The word behind it.
    pub(super) next: usize,
    /// Nothing but `mùng` says that it is of the moon.
    pub(super) may_be_solar: bool,
}

impl Lunar {
    /// Whether some year may have the day.
    pub(super) fn may_be(&self) -> bool {
        (1..=30).contains(&self.day) && (1..=12).contains(&self.month)
    }
}

/// The lunar day that is named from a word on: `mùng 1 Tết`, `rằm tháng Giêng`, `10 tháng 3 âm lịch`, `10/3 âm lịch`, `10 tháng 02
/// năm Đinh Mùi`.
pub(super) fn read(passage: &Passage<'_>, first: usize) -> Option<Lunar> {
    let spaced = |at: usize| passage.gap(at) == " ";
    let named = matches!(passage.small(first), "mùng" | "mồng");
    let (day, next) = match passage.small(first) {
        "rằm" => (15, first + 1),
        "mùng" | "mồng" if spaced(first + 1) => (small_number(passage.small(first + 1))?, first + 2),
        // Behind `mùng` it was read.
        _ if first > 0 && matches!(passage.small(first - 1), "mùng" | "mồng") => return None,
        digits if (1..=2).contains(&digits.len()) => (digits.parse().ok()?, first + 1),
        _ => return None,
    };
    // `mùng 1 Tết`, `mùng Một Tết Nguyên đán`
    if named && passage.small(next) == "tết" && spaced(next) {
        let (last, year) = last_of_tet(passage, next);
        let at = passage.range(first, last);
        return Some(Lunar { day, month: 1, year, at, next: last + 1, may_be_solar: false });
    }
    let (month, last) = if passage.small(next) == "tháng" && spaced(next) && spaced(next + 1) {
        (month(passage.small(next + 1))?, next + 1)
    } else if passage.gap(next) == "/" && !named {
        (passage.small(next).parse().ok()?, next)
    } else {
        return None;
    };
    // `rằm tháng Giêng` and `mùng 3 tháng Chạp` are of that calendar; of others it must be said.
    let certain = passage.small(first) == "rằm" || matches!(passage.small(last), "giêng" | "chạp");
    let (last_of_year, year) = lunar_year(passage, last);
    let (end, of_lunar) = match () {
        () if year.is_some() => (last_of_year, true),
        () if passage.says(last + 1, &["âm", "lịch"]) && spaced(last + 1) => (last + 2, true),
        () => (last, certain),
    };
    let may_be_solar = named && !of_lunar;
    (of_lunar || named).then(|| Lunar {
        day,
        month,
        year,
        at: passage.range(first, end),
        next: end + 1,
        may_be_solar,
    })
}

/// The last word of `Tết`, `Tết Nguyên đán Đinh Mùi`, and the year that is named.
fn last_of_tet(passage: &Passage<'_>, at: usize) -> (usize, Option<CanChi>) {
    let at = if passage.says(at + 1, &["nguyên", "đán"]) { at + 2 } else { at };
    lunar_year(passage, at)
}

/// The last word of a lunar year behind a word, and the year: `năm Đinh Mùi`, `Đinh Mùi`, `năm Đinh Mùi 2027`.
fn lunar_year(passage: &Passage<'_>, at: usize) -> (usize, Option<CanChi>) {
    let next = if passage.small(at + 1) == "năm" { at + 2 } else { at + 1 };
    let year = lunar::read(passage.small(next), passage.small(next + 1)).filter(|_| passage.gap(next) == " ");
    (if year.is_some() { next + 1 } else { at }, year)
}

fn month(word: &str) -> Option<u8> {
    static MONTHS: Pairs = Pairs::from_list("lunar-day-not-of-date: months");
    let named = MONTHS.iter().find(|(name, _)| *name == word);
    named.map_or(word, |(_, number)| *number).parse().ok()
}

/// A number in figures, or one of the words that count the first ten days.
fn small_number(word: &str) -> Option<u8> {
    static DAYS: Words = Words::from_list("lunar-day-not-of-date: days");
    let named = DAYS.iter().position(|day| *day == word).and_then(|at| u8::try_from(at + 1).ok());
    named.or_else(|| word.parse().ok())
}
