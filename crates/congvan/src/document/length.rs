//! Lengths as integers, so that the same input gives the same bytes everywhere.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};

/// A length in EMU: 1 pt = 12,700, 1 mm = 36,000, 1 twip = 635, all exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash)]
pub struct Length(i64);

impl Length {
    /// No length.
    pub const ZERO: Length = Length(0);

    /// Millimetres.
    pub const fn mm(mm: i64) -> Self {
        Self(mm * 36_000)
    }
    /// Tenths of a millimetre.
    pub const fn tenth_mm(tenths: i64) -> Self {
        Self(tenths * 3_600)
    }
    /// Points (1/72 inch).
    pub const fn pt(pt: i64) -> Self {
        Self(pt * 12_700)
    }
    /// Twentieths of a point, the unit of WordprocessingML.
    pub const fn twips(twips: i64) -> Self {
        Self(twips * 635)
    }
    /// English metric units.
    pub const fn emu(emu: i64) -> Self {
        Self(emu)
    }
    /// The length in EMU.
    pub const fn as_emu(self) -> i64 {
        self.0
    }
    /// The length in twips, rounded to the nearest.
    pub const fn as_twips(self) -> i64 {
        (self.0 + if self.0 < 0 { -317 } else { 317 }) / 635
    }
    /// The length in thousandths of a point, rounded to the nearest.
    pub const fn as_milli_pt(self) -> i64 {
        let thousandths = self.0 * 10;
        (thousandths + if thousandths < 0 { -63 } else { 63 }) / 127
    }
    /// The length in points.
    pub fn as_pt(self) -> f64 {
        self.0 as f64 / 12_700.0
    }
    /// The length in millimetres.
    pub fn as_mm(self) -> f64 {
        self.0 as f64 / 36_000.0
    }
    /// This length times `percent` / 100.
    pub const fn percent(self, percent: i64) -> Self {
        Self(self.0 * percent / 100)
    }
}

impl Length {
    /// A length that paper may have: others can be asked for, and sums of them must not overflow.
    pub fn on_paper(self) -> Self {
        const MOST: Length = Length::mm(2_000);
        self.clamp(Length::ZERO - MOST, MOST)
    }
}

impl Add for Length {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}
impl AddAssign for Length {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}
impl Sub for Length {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}
impl SubAssign for Length {
    fn sub_assign(&mut self, other: Self) {
        self.0 -= other.0;
    }
}
impl Neg for Length {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}
impl Mul<i64> for Length {
    type Output = Self;
    fn mul(self, times: i64) -> Self {
        Self(self.0 * times)
    }
}
impl Div<i64> for Length {
    type Output = Self;
    fn div(self, by: i64) -> Self {
        Self(self.0 / by)
    }
}
impl Sum for Length {
    fn sum<I: Iterator<Item = Self>>(lengths: I) -> Self {
        lengths.fold(Self::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::Length;

    #[test]
    fn units_are_exact() {
        assert_eq!(Length::mm(127), Length::pt(360));
        assert_eq!(Length::twips(20), Length::pt(1));
        assert_eq!(Length::mm(210).as_twips(), 11_906);
        assert_eq!(Length::mm(-210).as_twips(), -11_906);
        assert_eq!(Length::pt(1).as_milli_pt(), 1_000);
    }
}
