//! Moments of the sky, and the civil day of UTC+7 in which they fall.

/// A moment in days of Terrestrial Time (TT) since J2000.0, which is noon of 1 January 2000, JDE 2 451 545.0.
///
/// 1899 to 2201 here. A double keeps it to a hundredth of a millisecond.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub(super) struct Instant(pub f64);

impl Instant {
    /// Julian centuries since J2000.0.
    pub fn centuries(self) -> f64 {
        self.0 / 36_525.0
    }

    /// The civil day in UTC+7, in days since 1 January 1970 as `Date::days` counts.
    pub fn day(self) -> i64 {
        self.civil().floor() as i64
    }

    /// Days since midnight (UTC+7) of 1 January 1970.
    pub fn civil(self) -> f64 {
        // 1 January 2000 is day 10 957, and noon is half a day into it.
        10_957.5 + self.0 + 7.0 / 24.0 - delta_t(2000.0 + self.0 / 365.2425) / 86_400.0
    }
}

/// ΔT = TT − UT in seconds, in a decimal year from 1860 on.
///
/// Polynomials of F. Espenak and J. Meeus, *Five Millennium Canon of Solar Eclipses* (NASA/TP-2006-214141), to 2005,
/// and of F. Espenak, *Thousand Year Canon of Solar Eclipses* (2014), after it. To 2005 they follow what was measured
/// to about a second; in 2025 they are 3 s above it. What the Earth does later is not known: other estimates lie 20 s
/// lower by 2075 and 100 s lower by 2199.
fn delta_t(year: f64) -> f64 {
    let (origin, terms): (f64, &[f64]) = match year {
        y if y < 1900.0 => {
            (1860.0, &[7.62, 0.5737, -0.251_754, 0.016_806_68, -0.000_447_362_4, 1.0 / 233_174.0])
        }
        y if y < 1920.0 => (1900.0, &[-2.79, 1.494_119, -0.059_893_9, 0.006_196_6, -0.000_197]),
        y if y < 1941.0 => (1920.0, &[21.20, 0.844_93, -0.076_100, 0.002_093_6]),
        y if y < 1961.0 => (1950.0, &[29.07, 0.407, -1.0 / 233.0, 1.0 / 2_547.0]),
        y if y < 1986.0 => (1975.0, &[45.45, 1.067, -1.0 / 260.0, -1.0 / 718.0]),
        y if y < 2005.0 => {
            (2000.0, &[63.86, 0.3345, -0.060_374, 0.001_727_5, 0.000_651_814, 0.000_023_735_99])
        }
        y if y < 2015.0 => (2005.0, &[64.69, 0.2930]),
        _ => (2015.0, &[67.62, 0.3645, 0.003_975_5]),
    };
    polynomial(year - origin, terms)
}

/// The sum of `terms[n] · x^n`.
pub(super) fn polynomial(x: f64, terms: &[f64]) -> f64 {
    terms.iter().rev().fold(0.0, |sum, term| sum * x + term)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delta_t_follows_what_was_measured() {
        // Astronomical Almanac, section K; IERS for 2020.
        let measured = [
            (1900.0, -2.7),
            (1930.0, 24.0),
            (1950.0, 29.1),
            (1970.0, 40.2),
            (1990.0, 56.9),
            (2000.0, 63.8),
            (2020.0, 69.4),
        ];
        for (year, seconds) in measured {
            let difference: f64 = delta_t(year) - seconds;
            assert!(difference.abs() < 1.0, "{year}: {difference}");
        }
    }

    #[test]
    fn midnight_of_utc_plus_7_starts_the_day() {
        // 17:00 UTC of 31 December 1999 is 0:00 of 1 January 2000; TT is 63.9 s ahead.
        let midnight = -19.0 / 24.0 + 63.86 / 86_400.0;
        assert_eq!(Instant(midnight + 1e-4).day(), 10_957);
        assert_eq!(Instant(midnight - 1e-4).day(), 10_956);
    }
}
