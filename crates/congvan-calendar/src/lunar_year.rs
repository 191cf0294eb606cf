//! A lunar year's months.

use super::can_chi::CanChi;
use super::day::date_at;
use super::lunar_date::LunarDate;
use super::new_moon::{EPOCH, LUNATION, first_day};
use super::sun::principal_term;
use crate::date::Date;

/// A lunar month (tháng âm lịch).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LunarMonth {
    /// 1 (tháng Giêng) to 12 (tháng Chạp).
    pub month: u8,
    /// The second month of its number (tháng nhuận).
    pub leap: bool,
    /// 29 (tháng thiếu) or 30 (tháng đủ).
    pub days: u8,
    first: i64,
}

impl LunarMonth {
    /// Its day 1, where that lies within 1900 to 2199.
    pub fn first_day(&self) -> Option<Date> {
        date_at(self.first)
    }
}

/// A lunar year, from the first day of tháng Giêng: twelve months, or thirteen.
///
/// Computing one takes some tens of microseconds; conversions within it cost next to nothing. Whoever converts many
/// days keeps it rather than calling [`LunarDate::from`] for each.
///
/// A month starts on the day (UTC+7) of the new moon; the month that holds the December solstice is the eleventh;
/// where thirteen months lead from one eleventh month to the next, the first of them without a principal term is the
/// leap month and takes the number of the month before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LunarYear {
    year: u16,
    months: Vec<LunarMonth>,
}

impl LunarYear {
    /// The months of a year from 1899 (of which only the end lies in 1900) to 2199.
    pub fn new(year: u16) -> Option<Self> {
        (1899..=2199).contains(&year).then(|| Self { year, months: months(i32::from(year)) })
    }

    /// The lunar year in which the day lies.
    pub fn containing(date: Date) -> Self {
        let this = Self { year: date.year(), months: months(i32::from(date.year())) };
        if date.days() >= this.months[0].first {
            return this;
        }
        let year = date.year() - 1;
        Self { year, months: months(i32::from(year)) }
    }

    /// Its number: that of the solar year in which it begins.
    pub fn year(&self) -> u16 {
        self.year
    }

    /// Its name.
    pub fn can_chi(&self) -> CanChi {
        CanChi::of_year(self.year)
    }

    /// Its months in order.
    pub fn months(&self) -> &[LunarMonth] {
        &self.months
    }

    /// The number that comes twice, where one does.
    pub fn leap_month(&self) -> Option<u8> {
        self.months.iter().find(|month| month.leap).map(|month| month.month)
    }

    /// The lunar date of a day of this year.
    pub fn lunar(&self, date: Date) -> Option<LunarDate> {
        let days = date.days();
        let month = self.months.iter().rev().find(|month| month.first <= days)?;
        let day = u8::try_from(days - month.first + 1).ok().filter(|day| *day <= month.days)?;
        Some(LunarDate { year: self.year, month: month.month, leap: month.leap, day })
    }

    /// A lunar date of this year, where it has such a date.
    ///
    /// ```
    /// use congvan_calendar::LunarYear;
    ///
    /// let year = LunarYear::new(2025).unwrap();
    /// assert_eq!(year.date(6, true, 1).unwrap().day_name(), "mùng 1 tháng Sáu nhuận");
    /// assert_eq!(year.date(7, true, 1), None);
    /// assert_eq!(year.date(1, false, 31), None);
    /// ```
    pub fn date(&self, month: u8, leap: bool, day: u8) -> Option<LunarDate> {
        let date = LunarDate { year: self.year, month, leap, day };
        self.number(date).map(|_| date)
    }

    /// The day of a lunar date of this year: `None` where the year has no such date, or it lies after 2199 or before
    /// 1900.
    pub fn solar(&self, lunar: LunarDate) -> Option<Date> {
        date_at(self.number(lunar)?)
    }

    /// Days since 1 January 1970, where the year has such a date.
    pub(super) fn number(&self, lunar: LunarDate) -> Option<i64> {
        let month =
            self.months.iter().find(|month| (month.month, month.leap) == (lunar.month, lunar.leap))?;
        let exists = lunar.year == self.year && (1..=month.days).contains(&lunar.day);
        exists.then(|| month.first + i64::from(lunar.day) - 1)
    }
}

/// From the first month of the year to its last.
fn months(year: i32) -> Vec<LunarMonth> {
    let [before, own, after] = [year - 1, year, year + 1].map(eleventh_month);
    // The year's last months are the eleventh of its own and what follows, a leap month perhaps, up to the next first
    // month.
    let mut months = number_months(year, before, own, own - before);
    months.extend(number_months(year + 1, own, after, 3));
    let firsts = |month: &LunarMonth| month.month == 1 && !month.leap;
    let start = months.iter().position(firsts).unwrap_or(0);
    let mut months = months.split_off(start);
    let end = months.iter().skip(1).position(firsts).map_or(months.len(), |at| at + 1);
    months.truncate(end);
    months
}

/// So many of the months from the eleventh of the year before, lunation `from`, to the eleventh of the year, `until`.
fn number_months(year: i32, from: i32, until: i32, count: i32) -> Vec<LunarMonth> {
    let firsts: Vec<i64> = (from..=from + count).map(first_day).collect();
    let leap = if until - from == 13 { without_term(year - 1, &firsts) } else { None };
    let mut number = 10;
    firsts
        .windows(2)
        .enumerate()
        .map(|(at, first)| {
            let leap = leap == Some(at);
            number += u8::from(!leap);
            LunarMonth {
                month: (number - 1) % 12 + 1,
                leap,
                days: (first[1] - first[0]) as u8,
                first: first[0],
            }
        })
        .collect()
}

/// Which of the months that begin on `firsts`, the eleventh of the year the first of them, is the first without a
/// principal term.
fn without_term(year: i32, firsts: &[i64]) -> Option<usize> {
    let mut terms = (0..).map(|count| principal_term(year, count).day()).peekable();
    firsts.windows(2).position(|month| {
        let mut holds_one = false;
        while terms.next_if(|term| *term < month[1]).is_some() {
            holds_one = true;
        }
        !holds_one
    })
}

/// The lunation whose month holds the December solstice of the year.
fn eleventh_month(year: i32) -> i32 {
    let solstice = principal_term(year, 0);
    let day = solstice.day();
    // The true new moon is within a day of the mean one, so that this is off by one at most.
    let mut lunation = ((solstice.0 - EPOCH) / LUNATION).floor() as i32;
    while first_day(lunation) > day {
        lunation -= 1;
    }
    while first_day(lunation + 1) <= day {
        lunation += 1;
    }
    lunation
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A principal term matters where it is near the midnight that starts a month: it then falls in one month or the
    /// other. The nearest, the equinox of September 1938, comes 25 s before midnight here and 32 s before in a fuller
    /// theory; the last bit of `sin` and `cos` is far below that.
    #[test]
    fn no_term_is_too_near_the_start_of_a_month() {
        let mut margins = Vec::new();
        for year in 1899..=2200 {
            let (from, until) = (eleventh_month(year - 1), eleventh_month(year));
            for count in 0..12 {
                let term = principal_term(year - 1, count).civil();
                let starts = (from..=until + 1).map(|lunation| first_day(lunation) as f64);
                let nearest = starts.map(|start| ((term - start) * 86_400.0).abs()).fold(f64::MAX, f64::min);
                margins.push((nearest as i64, year, count));
            }
        }
        margins.sort_unstable();
        let nearest: Vec<_> = margins.iter().map(|(_, year, count)| (*year, *count)).take(4).collect();
        // September 1938, September 2033, October 2147, January 2148.
        assert_eq!(nearest, [(1938, 9), (2033, 9), (2147, 10), (2148, 1)]);
        assert!(margins[0].0 > 20, "{} s: more than the error of the theory", margins[0].0);
        assert!(margins[1].0 > 400, "{} s: more than the doubt about ΔT", margins[1].0);
    }
}
