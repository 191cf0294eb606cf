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
        LunarYear::containing(date)
            .lunar(date)
            .expect("the months of a year follow without a gap up to the next year")
    }
}
