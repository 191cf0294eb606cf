//! A day of the lunar calendar.

use crate::names::LUNAR_MONTHS;
use std::fmt;

use super::can_chi::CanChi;

/// A day of the Vietnamese lunar calendar (ngày âm lịch) that there is. Ordered as days are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LunarDate {
    pub(super) year: u16,
    pub(super) month: u8,
    pub(super) leap: bool,
    pub(super) day: u8,
}

impl LunarDate {
    /// 1899 to 2199: the solar year in which the lunar year begins.
    pub fn year(self) -> u16 {
        self.year
    }

    /// 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// In the leap month (tháng nhuận) of that number.
    pub fn is_leap(self) -> bool {
        self.leap
    }

    /// 1 to 30.
    pub fn day(self) -> u8 {
        self.day
    }

    /// The name of its year.
    pub fn can_chi(self) -> CanChi {
        CanChi::of_year(self.year)
    }

    /// Day and month as notices write them: `mùng 5 tháng Giêng`, `ngày 15 tháng 7`, `ngày 29 tháng Chạp`,
    /// `mùng 1 tháng Sáu nhuận`.
    pub fn day_name(self) -> String {
        let kind = if self.day <= 10 { "mùng" } else { "ngày" };
        format!("{kind} {} {}", self.day, self.month_name())
    }

    /// `tháng Giêng`, `tháng 2` to `tháng 11`, `tháng Chạp`; a leap month in words, `tháng Sáu nhuận`.
    pub fn month_name(self) -> String {
        let word = LUNAR_MONTHS[usize::from(self.month - 1)];
        match self.month {
            _ if self.leap => format!("tháng {word} nhuận"),
            1 | 12 => format!("tháng {word}"),
            month => format!("tháng {month}"),
        }
    }
}

impl fmt::Display for LunarDate {
    /// With the year: `mùng 5 tháng Giêng năm Đinh Mùi`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} năm {}", self.day_name(), self.can_chi())
    }
}
