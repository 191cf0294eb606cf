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
        LunarYear::new(year)?.date(month, leap, day)
    }

    /// The day of the Gregorian calendar: `None` where there is no such lunar date, or it lies outside 1900 to 2199.
    pub fn date(self) -> Option<Date> {
        LunarYear::new(self.year)?.solar(self)
    }
}

impl From<Date> for LunarDate {
    fn from(date: Date) -> Self {
        LunarYear::containing(date)
            .lunar(date)
            .expect("the months of a year follow without a gap up to the next year")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_day_that_there_is_not_and_a_lunar_day_for_all_that_are() {
        for (year, month, day) in
            [(1, 1, 1), (0, 0, 0), (2027, 2, 31), (65_535, 255, 255), (1900, 1, 0), (2200, 1, 1)]
        {
            assert_eq!(Date::new(year, month, day), None);
            assert_eq!(LunarDate::new(year, month, false, day).and_then(LunarDate::date), None);
        }
        let (first, last) = (Date::new(1900, 1, 1).unwrap(), Date::new(2199, 12, 31).unwrap());
        for date in [first, last] {
            assert_eq!(LunarDate::from(date).date(), Some(date));
        }
        assert_eq!(LunarDate::from(first).year(), 1899);
        assert_eq!(first.previous(), None);
    }
}
