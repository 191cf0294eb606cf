//! Days of the Gregorian calendar, known whole or in part.

use crate::diagnostic::Message;

/// A day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// 1900 to 2199.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

/// A day of which the day, or day and month, may still be unknown. They are blanks in the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    /// 1900 to 2199.
    pub year: u16,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to 31; only where the month is known.
    pub day: Option<u8>,
}

impl Date {
    /// A day, where there is such a day between 1900 and 2199.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let valid = (1900..=2199).contains(&year) && (1..=12).contains(&month);
        (valid && day >= 1 && day <= days_in_month(year, month)).then_some(Self { year, month, day })
    }

    /// Reads `2027-01-05` or `05/01/2027`; `5-1-2027` and `5.1.2027` too.
    ///
    /// # Errors
    /// A sentence that says what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, Message> {
        match PartialDate::parse(text)? {
            PartialDate { year, month: Some(month), day: Some(day) } => Ok(Self { year, month, day }),
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
            (1, 1) => Self::new(year - 1, 12, 31),
            (_, 1) => Self::new(year, month - 1, days_in_month(year, month - 1)),
            _ => Self::new(year, month, day - 1),
        }
    }
}

/// A day of the years 1 to 2199 on which something was, of which one asks only how many years ago.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DayOfEvent {
    /// 1 to 2199.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl DayOfEvent {
    /// Reads `1890-05-19` or `19/05/1890`.
    ///
    /// # Errors
    /// A sentence that says what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, Message> {
        match parts(text, 1)? {
            (year, Some(month), Some(day)) => Ok(Self { year, month, day }),
            _ => Err(without_day(text)),
        }
    }

    /// The same day of another year, within 1900 to 2199; none for 29 February where that year has no such day.
    pub fn in_year(self, year: u16) -> Option<Date> {
        Date::new(year, self.month, self.day)
    }
}

fn without_day(text: &str) -> Message {
    Message::new(format!("`{text}` thiếu ngày hoặc tháng"), format!("`{text}` lacks the day or the month"))
}

impl From<Date> for PartialDate {
    fn from(date: Date) -> Self {
        Self { year: date.year, month: Some(date.month), day: Some(date.day) }
    }
}

impl PartialDate {
    /// Reads `2027-01-05`, `2027-01`, `2027`, `05/01/2027` or `01/2027`.
    ///
    /// # Errors
    /// A sentence that says what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, Message> {
        let (year, month, day) = parts(text, 1900)?;
        Ok(Self { year, month, day })
    }

    /// The first day it can mean.
    pub fn first(self) -> Date {
        Date { year: self.year, month: self.month.unwrap_or(1), day: self.day.unwrap_or(1) }
    }

    /// The last day it can mean.
    pub fn last(self) -> Date {
        let month = self.month.unwrap_or(12);
        Date { year: self.year, month, day: self.day.unwrap_or(days_in_month(self.year, month)) }
    }

    /// The day, where all of it is known.
    pub fn whole(self) -> Option<Date> {
        Some(Date { year: self.year, month: self.month?, day: self.day? })
    }
}

/// Year, month and day of a text, as far as it says them; years from `from` to 2199.
fn parts(text: &str, from: u16) -> Result<(u16, Option<u8>, Option<u8>), Message> {
    let mark = ['/', '.'].into_iter().find(|mark| text.contains(*mark)).unwrap_or('-');
    let mut words: Vec<&str> = text.split(mark).collect();
    // `5-1-2027` has the year behind, as with the other marks.
    if mark != '-' || words.last().is_some_and(|year| year.trim().len() == 4) && words[0].trim().len() < 3 {
        words.reverse();
    }
    words.iter_mut().for_each(|part| *part = part.trim());
    let digits =
        |part: &&str| !part.is_empty() && part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    if words.len() > 3
        || !words.iter().all(digits)
        || words[0].len() != 4
        || words[1..].iter().any(|part| part.len() > 2)
    {
        return Err(Message::new(
            format!("`{text}` không phải ngày tháng"),
            format!("`{text}` is not a date"),
        ));
    }
    let number = |at: usize| words.get(at).and_then(|part| part.parse::<u16>().ok());
    let (year, month, day) = (number(0).unwrap_or(0), number(1).map(|n| n as u8), number(2).map(|n| n as u8));
    if !(from..=2199).contains(&year) {
        return Err(Message::new(
            format!("năm {year} ngoài khoảng {from}–2199"),
            format!("the year {year} is outside {from} to 2199"),
        ));
    }
    if let Some(month) = month
        && !(1..=12).contains(&month)
    {
        return Err(Message::new(format!("không có tháng {month}"), format!("there is no month {month}")));
    }
    if let (Some(month), Some(day)) = (month, day)
        && !(1..=days_in_month(year, month)).contains(&day)
    {
        return Err(Message::new(
            format!("tháng {month} năm {year} không có ngày {day}"),
            format!("month {month} of {year} has no day {day}"),
        ));
    }
    Ok((year, month, day))
}

/// How many days the month has.
fn days_in_month(year: u16, month: u8) -> u8 {
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
    fn reads_whole_and_partial_dates() {
        let date = |text| PartialDate::parse(text).unwrap();
        assert_eq!(date("2024-01-03"), Date::new(2024, 1, 3).unwrap().into());
        assert_eq!(date("03/01/2024"), date("2024-01-03"));
        for same in ["3-1-2024", "03-01-2024", "3.1.2024", "03. 01. 2024", "3/1/2024", "2024-1-3"] {
            assert_eq!(date(same), date("2024-01-03"), "{same}");
        }
        assert_eq!(date("8-2024"), date("8/2024"));
        assert_eq!(date("8/2024"), PartialDate { year: 2024, month: Some(8), day: None });
        assert_eq!(date("2020"), PartialDate { year: 2020, month: None, day: None });
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
