//! Between solar and lunar days.

use super::lunar_date::LunarDate;
use super::lunar_year::LunarYear;
use crate::date::Date;

impl LunarDate {
    /// A lunar date, where the calendar has it.
    ///
    /// ```
    /// use congvan_calendar::LunarDate;
    ///
    /// assert!(LunarDate::new(2025, 6, true, 1).is_some());
    /// assert!(LunarDate::new(2026, 6, true, 1).is_none(), "2026 has no leap month");
    /// assert!(LunarDate::new(2026, 12, false, 30).is_none(), "tháng Chạp of 2026 has 29 days");
    /// ```
    pub fn new(year: u16, month: u8, leap: bool, day: u8) -> Option<Self> {
        let date = Self { year, month, leap, day };
        LunarYear::new(year)?.number(date).map(|_| date)
    }

    /// The day of the Gregorian calendar: `None` where there is no such lunar date, or it lies outside 1900 to 2199.
    pub fn date(self) -> Option<Date> {
        LunarYear::new(self.year)?.solar(self)
    }
}

impl From<Date> for LunarDate {
    fn from(date: Date) -> Self {
        let date = date.within();
        LunarYear::containing(date)
            .lunar(date)
            .expect("the months of a year follow without a gap up to the next year")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_that_are_no_day_give_one_near_it_and_no_panic() {
        let none = [(1, 1, 1), (0, 0, 0), (2027, 2, 31), (65_535, 255, 255), (1900, 1, 0)];
        for (year, month, day) in none {
            let date = Date { year, month, day };
            let lunar = LunarDate::from(date);
            assert!((1899..=2199).contains(&lunar.year), "{lunar:?}");
            let _ = date.previous();
        }
    }
}
