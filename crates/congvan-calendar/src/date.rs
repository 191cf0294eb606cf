//! Days of the Gregorian calendar, known whole or in part.

use std::fmt;

/// Years of days that documents are of.
const FIRST_YEAR: u16 = 1900;
const LAST_YEAR: u16 = 2199;

/// A day there is, from 1900 to 2199.
///
/// ```
/// use congvan_calendar::Date;
///
/// let date = Date::new(2027, 2, 28).unwrap();
/// assert_eq!(date.parts(), (2027, 2, 28));
/// assert_eq!(Date::new(2027, 2, 31), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// A day of which the day, day and month, or all may still be unknown. They are blanks in the document.
///
/// ```
/// use congvan_calendar::{Date, PartialDate};
///
/// let month = PartialDate::in_month(2027, 2).unwrap();
/// assert_eq!(month.last(), Date::new(2027, 2, 28).unwrap());
/// assert_eq!((month.year(), month.month(), month.day()), (Some(2027), Some(2), None));
/// assert_eq!(PartialDate::in_month(2027, 13), None);
/// assert_eq!(PartialDate::from(month.last()).without_day(), month);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct PartialDate {
    year: Option<u16>,
    month: Option<u8>,
    day: Option<u8>,
}

/// Why a text is no day: one sentence in each language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotADate {
    /// In Vietnamese.
    pub vi: String,
    /// In English.
    pub en: String,
}

impl NotADate {
    fn new(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self { vi: vi.into(), en: en.into() }
    }
}

impl fmt::Display for NotADate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.en)
    }
}

impl std::error::Error for NotADate {}

impl Date {
    /// A day, where there is such a day between 1900 and 2199.
    pub const fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let in_reach = FIRST_YEAR <= year && year <= LAST_YEAR;
        let is_day = in_reach && 1 <= month && month <= 12 && 1 <= day && day <= days_in_month(year, month);
        if is_day { Some(Self { year, month, day }) } else { None }
    }

    /// 1900 to 2199.
    pub const fn year(self) -> u16 {
        self.year
    }

    /// 1 to 12.
    pub const fn month(self) -> u8 {
        self.month
    }

    /// 1 to 31.
    pub const fn day(self) -> u8 {
        self.day
    }

    /// Year, month and day.
    pub const fn parts(self) -> (u16, u8, u8) {
        (self.year, self.month, self.day)
    }

    /// Reads `2027-01-05` or `05/01/2027`; `5-1-2027` and `5.1.2027` too.
    ///
    /// # Errors
    /// A sentence that says what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, NotADate> {
        match PartialDate::parse(text)? {
            PartialDate { year: Some(year), month: Some(month), day: Some(day) } => {
                Ok(Self { year, month, day })
            }
            _ => Err(without_day(text)),
        }
    }

    /// Days since 1 January 1970.
    pub fn days(self) -> i64 {
        // Howard Hinnant's civil calendar arithmetic: years start in March, so that leap days come last.
        let (year, month, day) = (i64::from(self.year), i64::from(self.month), i64::from(self.day));
        let year = if month <= 2 { year - 1 } else { year };
        let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
    }

    /// Monday is 0, Sunday is 6.
    pub fn weekday(self) -> u8 {
        (self.days() + 3).rem_euclid(7) as u8
    }

    /// The day before, within 1900 to 2199.
    pub fn previous(self) -> Option<Self> {
        let Self { year, month, day } = self;
        match (month, day) {
            (1, 1) => Self::new(year.checked_sub(1)?, 12, 31),
            (_, 1) => {
                let month = month.checked_sub(1).filter(|month| (1..12).contains(month))?;
                Self::new(year, month, days_in_month(year, month))
            }
            _ => Self::new(year, month, day.checked_sub(1)?),
        }
    }
}

/// A day of the years 1 to 2199 on which something was, of which one asks only how many years ago.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DayOfEvent {
    year: u16,
    month: u8,
    day: u8,
}

impl DayOfEvent {
    /// A day, where there is such a day between the years 1 and 2199.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let is_day = (1..=LAST_YEAR).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in_month(year, month)).contains(&day);
        is_day.then_some(Self { year, month, day })
    }

    /// 1 to 2199.
    pub fn year(self) -> u16 {
        self.year
    }

    /// 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// 1 to 31.
    pub fn day(self) -> u8 {
        self.day
    }

    /// Reads `1890-05-19` or `19/05/1890`.
    ///
    /// # Errors
    /// A sentence that says what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, NotADate> {
        match parts(text, 1)? {
            PartialDate { year: Some(year), month: Some(month), day: Some(day) } => {
                Ok(Self { year, month, day })
            }
            _ => Err(without_day(text)),
        }
    }

    /// The same day of another year, within 1900 to 2199; none for 29 February where that year has no such day.
    pub fn in_year(self, year: u16) -> Option<Date> {
        Date::new(year, self.month, self.day)
    }
}

fn without_day(text: &str) -> NotADate {
    NotADate::new(format!("`{text}` thiếu ngày hoặc tháng"), format!("`{text}` lacks the day or the month"))
}

impl From<Date> for PartialDate {
    fn from(date: Date) -> Self {
        Self { year: Some(date.year), month: Some(date.month), day: Some(date.day) }
    }
}

impl PartialDate {
    /// Some day of a year, from 1900 to 2199.
    pub fn in_year(year: u16) -> Option<Self> {
        let is_year = (FIRST_YEAR..=LAST_YEAR).contains(&year);
        is_year.then_some(Self { year: Some(year), month: None, day: None })
    }

    /// Some day of a month there is.
    pub fn in_month(year: u16, month: u8) -> Option<Self> {
        Date::new(year, month, 1).map(|first| Self::from(first).without_day())
    }

    /// The same with its day unknown.
    pub fn without_day(self) -> Self {
        Self { day: None, ..self }
    }

    /// The same with its month and day unknown.
    pub fn without_month(self) -> Self {
        Self { month: None, day: None, ..self }
    }

    /// 1900 to 2199.
    pub fn year(self) -> Option<u16> {
        self.year
    }

    /// 1 to 12; only where the year is known.
    pub fn month(self) -> Option<u8> {
        self.month
    }

    /// 1 to 31; only where the month is known.
    pub fn day(self) -> Option<u8> {
        self.day
    }

    /// Reads `2027-01-05`, `2027-01`, `2027`, `05/01/2027` or `01/2027`. Underscores stand for what is not known:
    /// `___`, `__/01/2027`.
    ///
    /// # Errors
    /// A sentence that says what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, NotADate> {
        parts(text, FIRST_YEAR)
    }

    /// The first day it can mean.
    pub fn first(self) -> Date {
        let year = self.year.unwrap_or(FIRST_YEAR);
        Date { year, month: self.month.unwrap_or(1), day: self.day.unwrap_or(1) }
    }

    /// The last day it can mean.
    pub fn last(self) -> Date {
        let (year, month) = (self.year.unwrap_or(LAST_YEAR), self.month.unwrap_or(12));
        Date { year, month, day: self.day.unwrap_or(days_in_month(year, month)) }
    }

    /// The day whose law and units count: the first it can mean; where nothing is known, the latest there is.
    pub fn of_law(self) -> Date {
        if self.year.is_some() { self.first() } else { self.last() }
    }

    /// The day, where all of it is known.
    pub fn whole(self) -> Option<Date> {
        Some(Date { year: self.year?, month: self.month?, day: self.day? })
    }

    /// `2027-01`, as the input format has it; `___` where nothing is known.
    pub fn notation(self) -> String {
        let mut text = self.year.map_or("___".to_owned(), |year| year.to_string());
        for part in [self.month, self.day].into_iter().flatten() {
            text.push_str(&format!("-{part:02}"));
        }
        text
    }

    /// `05/01/2027`, with `unknown` for a day or month and twice that for a year.
    pub fn with_slashes(self, unknown: &str) -> String {
        let part = |part: Option<u8>| part.map_or(unknown.to_owned(), |part| format!("{part:02}"));
        let year = self.year.map_or(unknown.repeat(2), |year| year.to_string());
        format!("{}/{}/{year}", part(self.day), part(self.month))
    }
}

/// Year, month and day of a text, as far as it says them; years from `from` to [`LAST_YEAR`].
fn parts(text: &str, from: u16) -> Result<PartialDate, NotADate> {
    let mark = ['/', '.'].into_iter().find(|mark| text.contains(*mark)).unwrap_or('-');
    let mut words: Vec<&str> = text.split(mark).collect();
    // `5-1-2027` has the year behind, as with the other marks.
    if mark != '-' || words.last().is_some_and(|year| year.trim().len() == 4) && words[0].trim().len() < 3 {
        words.reverse();
    }
    words.iter_mut().for_each(|part| *part = part.trim());
    let is_blank = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte == b'_');
    while words.last().is_some_and(|part| is_blank(part)) {
        words.pop();
    }
    if words.is_empty() {
        return Ok(PartialDate::default());
    }
    let digits =
        |part: &&str| !part.is_empty() && part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    if words.len() > 3
        || !words.iter().all(digits)
        || words[0].len() != 4
        || words[1..].iter().any(|part| part.len() > 2)
    {
        return Err(NotADate::new(
            format!("`{text}` không phải ngày tháng"),
            format!("`{text}` is not a date"),
        ));
    }
    let number = |at: usize| words.get(at).and_then(|part| part.parse::<u16>().ok());
    let (year, month, day) = (number(0).unwrap_or(0), number(1).map(|n| n as u8), number(2).map(|n| n as u8));
    if !(from..=LAST_YEAR).contains(&year) {
        return Err(NotADate::new(
            format!("năm {year} ngoài khoảng {from}–{LAST_YEAR}"),
            format!("the year {year} is outside {from} to {LAST_YEAR}"),
        ));
    }
    if let Some(month) = month
        && !(1..=12).contains(&month)
    {
        return Err(NotADate::new(format!("không có tháng {month}"), format!("there is no month {month}")));
    }
    if let (Some(month), Some(day)) = (month, day)
        && !(1..=days_in_month(year, month)).contains(&day)
    {
        return Err(NotADate::new(
            format!("tháng {month} năm {year} không có ngày {day}"),
            format!("month {month} of {year} has no day {day}"),
        ));
    }
    Ok(PartialDate { year: Some(year), month, day })
}

/// `ngày 5 tháng 1 năm 2027` as `5/1/2027`; another text as it is.
pub fn in_figures(text: &str) -> String {
    let small = text.trim().to_lowercase();
    let rest = small.strip_prefix("ngày ").unwrap_or(&small);
    let parts = rest.split_once(" tháng ").and_then(|(day, rest)| Some((day, rest.split_once(" năm ")?)));
    match parts {
        Some((day, (month, year))) => [day, month, year].map(str::trim).join("/"),
        None => text.to_owned(),
    }
}

/// How many days the month has.
const fn days_in_month(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_words_become_figures() {
        for (words, figures) in [
            ("ngày 5 tháng 1 năm 2027", "5/1/2027"),
            ("Ngày 05 Tháng 01 Năm 2027", "05/01/2027"),
            ("16 tháng 10 năm 2025", "16/10/2025"),
            ("5-1-2027", "5-1-2027"),
            ("ngày mai", "ngày mai"),
        ] {
            assert_eq!(in_figures(words), figures);
        }
    }

    #[test]
    fn reads_whole_and_partial_dates() {
        let date = |text| PartialDate::parse(text).unwrap();
        assert_eq!(date("2024-01-03"), Date::new(2024, 1, 3).unwrap().into());
        assert_eq!(date("03/01/2024"), date("2024-01-03"));
        for same in ["3-1-2024", "03-01-2024", "3.1.2024", "03. 01. 2024", "3/1/2024", "2024-1-3"] {
            assert_eq!(date(same), date("2024-01-03"), "{same}");
        }
        assert_eq!(date("8-2024"), date("8/2024"));
        assert_eq!(date("8/2024"), PartialDate { year: Some(2024), month: Some(8), day: None });
        assert_eq!(date("2020"), PartialDate { year: Some(2020), month: None, day: None });
        for same in ["__/08/2024", "2024-08-__", "___/8/2024", "__.8.2024"] {
            assert_eq!(date(same), date("2024-08"), "{same}");
        }
        for blank in ["___", "_", "__/__/____", "___/___/______", "____-__-__"] {
            assert_eq!(date(blank), PartialDate::default(), "{blank}");
        }
        for wrong in [
            "",
            "-",
            "2024-02-30",
            "2023-02-29",
            "2024-13",
            "1890-01-01",
            "1/2/3/2024",
            "ngày mai",
            "20240-1-1",
            "0x12",
            "5-1-27",
            "13-2024-1",
            "1/2.2024",
            "05/__/2024",
            "5/1/____",
            "_5/1/2024",
            "/",
        ] {
            assert!(PartialDate::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn days_of_events_may_lie_long_ago() {
        let birth = DayOfEvent::parse("1890-05-19").unwrap();
        assert_eq!(DayOfEvent::parse("19/05/1890").unwrap(), birth);
        assert_eq!(birth.in_year(2027), Date::new(2027, 5, 19));
        let leap = DayOfEvent::parse("29/02/2000").unwrap();
        assert_eq!(leap.in_year(2028), Date::new(2028, 2, 29));
        assert_eq!(leap.in_year(2027), None);
        for wrong in ["0000-01-01", "1890", "1900-02-29", "2200-01-01"] {
            assert!(DayOfEvent::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn counts_days() {
        assert_eq!(Date::new(1970, 1, 1).unwrap().days(), 0);
        assert_eq!(Date::new(2024, 2, 29).unwrap().days(), 19_782);
        assert_eq!(Date::new(2026, 11, 21).unwrap().weekday(), 5);
    }
}
