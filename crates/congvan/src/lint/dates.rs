//! Dates written inside texts: `ngày 05 tháng 3 năm 2027`, `05/3/2027`, `tháng 3 năm 2027`.

use crate::words::Words;
use std::ops::Range;

use crate::lint::passage::Passage;

/// A date as it was written.
#[derive(Debug, Clone)]
pub(super) struct Written {
    /// From its day, or from `tháng`, to its end.
    pub(super) at: Range<usize>,
    /// The number of its first word.
    pub(super) word: usize,
    /// Digits of the day.
    pub(super) day: Option<Range<usize>>,
    /// Digits of the month.
    pub(super) month: Range<usize>,
    /// The year.
    pub(super) year: Option<u16>,
    /// With `tháng`, not with strokes.
    pub(super) worded: bool,
    /// With hyphens, as numbers of files have them too.
    pub(super) hyphens: bool,
    /// With points: `01.3.2027`.
    pub(super) points: bool,
}

/// The dates of a passage.
pub(super) fn of(passage: &Passage<'_>) -> Vec<Written> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < passage.words.len() {
        match date_in_words(passage, at).or_else(|| date_in_figures(passage, at)) {
            Some((date, taken)) => {
                found.push(date);
                at += taken;
            }
            None => at += 1,
        }
    }
    found
}

/// `05 tháng 3 năm 2027`, `05 tháng 3`, `tháng 3 năm 2027`, `tháng 3/2027`.
fn date_in_words(passage: &Passage<'_>, at: usize) -> Option<(Written, usize)> {
    let with_day = short(passage, at) && passage.small(at + 1) == "tháng" && passage.gap(at + 1) == " ";
    let month = if with_day { at + 1 } else { at };
    // `trong 5 tháng 12 năm 2026` is a while, not a day.
    if with_day && at > 0 && passage.gap(at) == " " && passage.small(at - 1) == "trong" {
        return None;
    }
    if passage.small(month) != "tháng" || !short(passage, month + 1) || passage.gap(month + 1) != " " {
        return None;
    }
    let dated = with_day && at > 0 && passage.small(at - 1) == "ngày";
    let (year, taken) = if passage.says(month + 2, &["năm"]) && passage.gap(month + 2) == " " {
        (year(passage, month + 3), month + 4 - at)
    } else if passage.gap(month + 2) == "/" {
        (year(passage, month + 2), month + 3 - at)
    } else {
        (None, month + 2 - at)
    };
    if year.is_none() && !dated {
        return None;
    }
    let last = if year.is_some() { at + taken - 1 } else { month + 1 };
    let date = Written {
        at: passage.range(at, last),
        word: at,
        day: with_day.then(|| passage.range(at, at)),
        month: passage.range(month + 1, month + 1),
        year,
        worded: true,
        hyphens: false,
        points: false,
    };
    Some((date, last + 1 - at))
}

/// `05/3/2027`, `05-3-2027`, `05.3.2027`; `05/3` behind `ngày`.
fn date_in_figures(passage: &Passage<'_>, at: usize) -> Option<(Written, usize)> {
    let mark = passage.gap(at + 1);
    if !short(passage, at) || !short(passage, at + 1) || !matches!(mark, "/" | "-" | ".") {
        return None;
    }
    let year = if passage.gap(at + 2) == mark { year(passage, at + 2) } else { None };
    let behind = if year.is_some() { at + 2 } else { at + 1 };
    let goes_on = passage.after(behind).starts_with(['/', '-']);
    // `từ 20/3 đến 15/4/2027`
    let to = at + 3 + usize::from(passage.small(at + 3) == "ngày");
    let from = mark == "/"
        && at > 0
        && passage.small(at - 1) == "từ"
        && passage.small(at + 2) == "đến"
        && short(passage, to)
        && passage.gap(to + 1) == "/"
        && passage.gap(to + 2) == "/"
        && self::year(passage, to + 2).is_some();
    let dated = from || at > 0 && passage.small(at - 1) == "ngày" && passage.gap(at) == " " && mark == "/";
    // `trong ngày 2/3 số hộ đã ký`
    let is_fraction =
        year.is_none() && passage.gap(behind + 1) == " " && SHARED.contains(&passage.small(behind + 1));
    if is_numbered(passage, at) || goes_on || is_fraction || (year.is_none() && !dated) {
        return None;
    }
    let date = Written {
        at: passage.range(at, behind),
        word: at,
        day: Some(passage.range(at, at)),
        month: passage.range(at + 1, at + 1),
        year,
        worded: false,
        hyphens: mark == "-",
        points: mark == ".",
    };
    Some((date, behind + 1 - at))
}

/// The weekday that two words name, Monday being 0: `thứ Hai`, `thứ 2`, `Chủ nhật`. `thứ hai` may count instead: see
/// [`counts`].
pub(super) fn weekday(passage: &Passage<'_>, at: usize) -> Option<u8> {
    static DAYS: Words = Words::from_list("dates: days");
    let word = passage.small(at + 1);
    match passage.small(at) {
        _ if passage.gap(at + 1) != " " => None,
        "thứ" => match word.parse() {
            Ok(day @ 2..=7) => Some(day - 2),
            _ => DAYS.iter().position(|day| *day == word).map(|day| day as u8),
        },
        "chủ" if word == "nhật" => Some(6),
        _ => None,
    }
}

/// Whether `thứ hai` is an ordinal, or may be one: `kỳ họp thứ hai, ngày …`. It is none where it starts a text or a
/// clause, or follows a word that only time follows; `listed` texts count `thứ nhất, … thứ hai, …`.
pub(super) fn counts(passage: &Passage<'_>, at: usize, listed: bool) -> bool {
    if passage.small(at) != "thứ" || expects_time(passage, at) {
        return false;
    }
    let before = at.saturating_sub(12)..at;
    let opens = at == 0 || passage.gap(at) != " ";
    // `lần thứ ba, thứ tư`
    let ordinal = |at: usize| {
        at > 0 && passage.small(at) == "thứ" && passage.gap(at) == " " && !expects_time(passage, at)
    };
    listed || !opens || before.into_iter().any(ordinal)
}

/// Whether only a time can follow the word before.
fn expects_time(passage: &Passage<'_>, at: usize) -> bool {
    static BEFORE: Words = Words::from_list("dates: before");
    let Some(before) = at.checked_sub(1).filter(|_| passage.gap(at) == " ") else { return false };
    if ends_hour(passage, before) {
        return true;
    }
    match passage.small(before) {
        "họp" => passage.capital(before) && (before == 0 || passage.gap(before) != " "),
        // `Ngày thứ hai` may be the second day.
        "ngày" => before > 0 && passage.gap(before) == " ",
        word => BEFORE.contains(&word),
    }
}

/// Whether an hour ends with a word: `08 giờ`, `08 giờ 00 phút`, `8h00`, `8:30`.
fn ends_hour(passage: &Passage<'_>, at: usize) -> bool {
    let word = passage.small(at);
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if matches!(word, "giờ" | "phút") {
        return at > 0 && digits(passage.small(at - 1)) && passage.gap(at) == " ";
    }
    let hour = word
        .split_once(['h', 'g'])
        .is_some_and(|(hour, rest)| digits(hour) && (rest.is_empty() || digits(rest)));
    hour || short(passage, at) && passage.gap(at) == ":" && at > 0 && short(passage, at - 1)
}

/// The minutes since midnight of the hour that begins at a word, and its last word: `08 giờ 30 phút`, `8h30`, `08:30`.
pub(super) fn hour(passage: &Passage<'_>, at: usize) -> Option<(u16, usize)> {
    let number = |word: &str| word.parse::<u16>().ok().filter(|_| matches!(word.len(), 1 | 2));
    if let Some((hour, minutes)) = passage.small(at).split_once(['h', 'g']) {
        let minutes = if minutes.is_empty() { 0 } else { number(minutes)? };
        return Some((number(hour)? * 60 + minutes, at));
    }
    let hour = number(passage.small(at))?;
    if passage.gap(at + 1) == ":" {
        return Some((hour * 60 + number(passage.small(at + 1))?, at + 1));
    }
    if !passage.says(at + 1, &["giờ"]) || passage.gap(at + 1) != " " {
        return None;
    }
    let minutes = number(passage.small(at + 2)).filter(|_| passage.gap(at + 2) == " ");
    match minutes {
        Some(minutes) if passage.says(at + 3, &["phút"]) => Some((hour * 60 + minutes, at + 3)),
        Some(minutes) if passage.word(at + 2).len() == 2 => Some((hour * 60 + minutes, at + 2)),
        _ => Some((hour * 60, at + 1)),
    }
}

/// Whether some text counts with words: `thứ nhất`.
pub(super) fn has_ordinals(passages: &[Passage<'_>]) -> bool {
    passages.iter().any(|passage| passage.small.contains("thứ nhất"))
}

/// Whether what begins at a word is a number of a file, a map or a folder.
fn is_numbered(passage: &Passage<'_>, at: usize) -> bool {
    let named = at > 0 && passage.gap(at) == " " && NAMED.contains(&passage.small(at - 1));
    named || at > 0 && passage.gap(at).ends_with(['/', '-', '\\', '_', '.'])
}

/// One or two digits.
pub(super) fn short(passage: &Passage<'_>, at: usize) -> bool {
    let word = passage.word(at);
    matches!(word.len(), 1 | 2) && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// What is shared out, behind its part.
static SHARED: Words = Words::from_list("dates: shared");

/// What stands before a number that is no date.
static NAMED: Words = Words::from_list("dates: named");

fn year(passage: &Passage<'_>, at: usize) -> Option<u16> {
    let word = passage.word(at);
    word.parse().ok().filter(|year| word.len() == 4 && (1900..=2199).contains(year))
}

impl Written {
    /// The day, month and year, as far as they are there.
    pub(super) fn numbers(&self, text: &str) -> (Option<u8>, u8, Option<u16>) {
        let number = |at: &Range<usize>| text[at.clone()].parse().unwrap_or(0);
        (self.day.as_ref().map(number), number(&self.month), self.year)
    }
}
