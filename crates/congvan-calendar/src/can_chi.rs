//! Names of years, months and days in the cycle of sixty.

use std::fmt;

use crate::date::Date;

const CAN: [&str; 10] = ["Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý"];
const CHI: [&str; 12] = ["Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi"];

/// A place in the cycle of sixty (can chi), from Giáp Tý to Quý Hợi.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct CanChi {
    index: u8,
}

impl CanChi {
    /// Of a lunar year.
    ///
    /// ```
    /// assert_eq!(congvan_calendar::CanChi::of_year(2027).to_string(), "Đinh Mùi");
    /// ```
    pub fn of_year(year: u16) -> Self {
        // The year 4 was Giáp Tý.
        Self::at(i64::from(year) - 4)
    }

    /// Of a lunar month, 1 to 12; a leap month has the name of the month before it.
    pub fn of_month(year: u16, month: u8) -> Self {
        // Twelve names a year without a gap; tháng Giêng of Giáp Thìn, 2024, was Bính Dần.
        Self::at((i64::from(year) - 2024) * 12 + i64::from(month) + 1)
    }

    /// Of a day.
    pub fn of_day(date: Date) -> Self {
        // 1 January 2000, day 10 957, was Mậu Ngọ, the 55th.
        Self::at(date.days() - 10_957 + 54)
    }

    fn at(index: i64) -> Self {
        Self { index: index.rem_euclid(60) as u8 }
    }

    /// Its place in the cycle: 0 (Giáp Tý) to 59 (Quý Hợi).
    pub fn index(self) -> u8 {
        self.index
    }

    /// The stem (thiên can), `Giáp` to `Quý`.
    pub fn can(self) -> &'static str {
        CAN[usize::from(self.index % 10)]
    }

    /// The branch (địa chi), `Tý` to `Hợi`.
    pub fn chi(self) -> &'static str {
        CHI[usize::from(self.index % 12)]
    }
}

impl fmt::Display for CanChi {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.can(), self.chi())
    }
}
