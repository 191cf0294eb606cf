use std::ops::Range;

use crate::calendar::LunarDate;
use crate::lint::dates::Written;
use crate::lint::passage::{Part, Passage};
use crate::lint::{Draft, Rule, always, lunar};
use crate::model::date::Date;
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::{Pairs, Words};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1407",
    name: "lunar-day-not-of-date",
    severities: &[Severity::Warning],
    clause: "PL I, mục II.6",
    page: include_str!("vb1407_lunar_day_not_of_date.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for passage in draft.passages.iter().filter(|passage| passage.part != Part::Name) {
        let dates = draft.dates_in(passage);
        if dates.is_empty() {
            continue;
        }
        for at in 0..passage.words.len() {
            let Some(said) = lunar_day(passage, at) else { continue };
            let Some((date, solar)) = beside(passage, dates, &said.at) else { continue };
            let lunar = LunarDate::from(solar);
            if (lunar.day(), lunar.month()) == (said.day, said.month) {
                continue;
            }
            // `mùng 2 tháng 9 (ngày 02/9/2027)`: of the sun's months too the first days are called so.
            if said.may_be_solar && (said.day, said.month) == (solar.day(), solar.month()) {
                continue;
            }
            let (day, month) = (lunar.day(), lunar.month());
            let (leap, leap_in_english) = if lunar.is_leap() { (" nhuận", "leap ") } else { ("", "") };
            let written = &passage.text.notation()[date.at.clone()];
            let part = said.at.clone();
            let words = &passage.text.notation()[part.clone()];
            let message = Message::new(
                format!(
                    "ngày dương lịch {written} là ngày {day:02} tháng {month}{leap} âm lịch, không phải {words}"
                ),
                format!("{written} is day {day} of {leap_in_english}lunar month {month}, not {words}"),
            );
            let help = Message::new("xem lại ngày âm lịch và ngày dương lịch", "look at both days");
            report(draft.finding(Severity::Warning, RULE.code, passage.text, part, message).help(help));
        }
    }
}

/// A day of the lunar calendar as it was written.
struct Lunar {
    day: u8,
    month: u8,
    at: Range<usize>,
    /// Nothing but `mùng` says that it is of the moon.
    may_be_solar: bool,
}

/// The lunar day that is named from a word on: `mùng 1 Tết`, `rằm tháng Giêng`, `10 tháng 3 âm lịch`, `10/3 âm lịch`, `10 tháng 02
/// năm Đinh Mùi`.
fn lunar_day(passage: &Passage<'_>, first: usize) -> Option<Lunar> {
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
        let at = passage.range(first, last_of_tet(passage, next));
        return Some(Lunar { day, month: 1, at, may_be_solar: false });
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
    let (year, of_year) = lunar_year(passage, last);
    let (end, of_lunar) = match () {
        () if of_year => (year, true),
        () if passage.says(last + 1, &["âm", "lịch"]) && spaced(last + 1) => (last + 2, true),
        () => (last, certain),
    };
    let may_be_solar = named && !of_lunar;
    ((of_lunar || named) && (1..=30).contains(&day) && (1..=12).contains(&month)).then(|| Lunar {
        day,
        month,
        at: passage.range(first, end),
        may_be_solar,
    })
}

/// The last word of `Tết`, `Tết Nguyên đán Đinh Mùi`.
fn last_of_tet(passage: &Passage<'_>, at: usize) -> usize {
    let at = if passage.says(at + 1, &["nguyên", "đán"]) { at + 2 } else { at };
    lunar_year(passage, at).0
}

/// The last word of a lunar year behind a word, and whether one is there: `năm Đinh Mùi`, `Đinh Mùi`, `năm Đinh Mùi 2027`.
fn lunar_year(passage: &Passage<'_>, at: usize) -> (usize, bool) {
    let next = if passage.small(at + 1) == "năm" { at + 2 } else { at + 1 };
    let is_year =
        passage.gap(next) == " " && lunar::read(passage.small(next), passage.small(next + 1)).is_some();
    if is_year { (next + 1, true) } else { (at, false) }
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

/// The day of the sun that stands right behind a lunar day or right before it, as the same: `(ngày 06/02/2027)`, `, tức ngày …`.
fn beside<'d>(
    passage: &Passage<'_>,
    dates: &'d [Written],
    said: &Range<usize>,
) -> Option<(&'d Written, Date)> {
    let text = passage.text.notation();
    let whole = |date: &'d Written| {
        let (day, month, year) = date.numbers(text);
        Date::new(year?, month, day?).map(|day| (date, day))
    };
    let behind = dates.get(dates.partition_point(|date| date.at.start < said.end));
    let behind = behind.filter(|date| is_same(passage, said.end..date.at.start)).and_then(whole);
    // `từ 29 tháng Chạp đến mùng 6 Tết (05/02/2027 - 11/02/2027)`: the first day of some is not the last of others.
    let goes_on = |end: usize| {
        let rest = passage.small.get(end..).unwrap_or_default().trim_start();
        rest.starts_with(['-', '–']) || ["đến ", "tới "].iter().any(|word| rest.starts_with(word))
    };
    let before = || {
        let before = dates.partition_point(|date| date.at.end <= said.start).checked_sub(1)?;
        dates.get(before).filter(|date| is_same(passage, date.at.end..said.start)).and_then(whole)
    };
    behind.or_else(before).filter(|(date, _)| !goes_on(date.at.end) && !goes_on(said.end))
}

/// Whether what stands between two days says that they are one: `(`, `, tức ngày`.
fn is_same(passage: &Passage<'_>, between: Range<usize>) -> bool {
    /// ` (tức là ngày Chủ nhật, ngày`, in bytes, with room.
    const LONGEST: usize = 64;
    let Some(marks) = passage.small.get(between).filter(|marks| marks.len() <= LONGEST) else { return false };
    let mut words = marks.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let tells = marks.contains('(') || ["tức", "nhằm"].iter().any(|word| marks.contains(word));
    tells && !marks.contains([')', ';', '.']) && words.all(|word| JOINS.contains(&word))
}

/// What may stand between two names of one day.
static JOINS: Words = Words::from_list("lunar-day-not-of-date: between");
