//! New moons (sóc), which start lunar months.

use super::instant::{Instant, polynomial};

/// Mean length of a lunation in days, in the years around 2000.
pub(super) const LUNATION: f64 = 29.530_588_861;

/// Days from J2000.0 to the mean new moon of lunation 0, on 6 January 2000.
pub(super) const EPOCH: f64 = 5.097_66;

/// The first day of the month that the new moon of this lunation starts, in days since 1 January 1970.
pub(super) fn first_day(lunation: i32) -> i64 {
    new_moon(lunation).day()
}

/// Apparent conjunction of Moon and Sun; lunation 0 is that of 6 January 2000.
///
/// Meeus, *Astronomical Algorithms* (2nd ed.), ch. 49, with the planetary terms. Within 19 s from 1899 to 2200 (5 s
/// root mean square) of an ephemeris fitted to those of JPL.
///
/// # The closest calls
/// Two of the 3 737 new moons from 1899 to 2200 are nearer to midnight (UTC+7) than that error, and are corrected to
/// the value of the full lunar theory ELP/MPP02 with the same ΔT:
/// - 8 July 1967, 4 s after midnight, so that the sixth month of 1967 starts on 8 July; ΔT was measured then, and the
///   theories agree within 2 s;
/// - 8 May 2130, 1 s after midnight: no better than a guess today, since ΔT is uncertain by a minute there.
///
/// Next come 20 June 1944 (25 s before) and, under the ΔT assumed here, 2085 (29 s), 2072 (33 s), 2159 (35 s), 2077
/// (36 s), 2054 (36 s), 2199 (43 s), 2125 (66 s) and 1998 (86 s). From about 2050 on such a month may turn out to
/// begin a day apart once the Earth's rotation is known.
pub(super) fn new_moon(lunation: i32) -> Instant {
    let k = f64::from(lunation);
    let t = k / 1_236.85;
    let mean =
        EPOCH + LUNATION * k + t * t * polynomial(t, &[0.000_154_37, -0.000_000_150, 0.000_000_000_73]);
    let eccentricity = polynomial(t, &[1.0, -0.002_516, -0.000_007_4]);
    let angle =
        |start: f64, rate: f64, bend: &[f64]| (start + rate * k + t * t * polynomial(t, bend)).to_radians();
    // The anomalies of Sun and Moon, the Moon's argument of latitude, and the node of its orbit.
    let arguments = [
        angle(2.5534, 29.105_356_70, &[-0.000_001_4, -0.000_000_11]),
        angle(201.5643, 385.816_935_28, &[0.010_758_2, 0.000_012_38, -0.000_000_058]),
        angle(160.7108, 390.670_502_84, &[-0.001_611_8, -0.000_002_27, 0.000_000_011]),
        angle(124.7746, -1.563_755_88, &[0.002_067_2, 0.000_002_15]),
    ];
    let periodic = PERIODIC.iter().map(|(size, multiples)| {
        let argument: f64 =
            multiples.iter().zip(arguments).map(|(n, argument)| f64::from(*n) * argument).sum();
        // Meeus leaves the factor out of terms that it would change by less than 0.1 s.
        size * eccentricity.powi(i32::from(multiples[0].abs())) * argument.sin()
    });
    let planetary = PLANETARY.iter().map(|(size, start, rate)| size * (start + rate * k).to_radians().sin());
    let close = CLOSE_CALLS.iter().filter(|(at, _)| *at == lunation).map(|(_, seconds)| seconds / 86_400.0);
    Instant(mean + periodic.chain(planetary).chain(close).sum::<f64>())
}

/// Seconds to add so that the nearest calls fall as ELP/MPP02 (J. Chapront and G. Francou, *Astronomy and
/// Astrophysics* 404, 2003) has them.
const CLOSE_CALLS: [(i32, f64); 2] = [(-402, 5.9), (1612, 1.0)];

/// Size in days, and multiples of the anomaly of the Sun, that of the Moon, its argument of latitude, and its node.
const PERIODIC: [(f64, [i8; 4]); 25] = [
    (-0.407_20, [0, 1, 0, 0]),
    (0.172_41, [1, 0, 0, 0]),
    (0.016_08, [0, 2, 0, 0]),
    (0.010_39, [0, 0, 2, 0]),
    (0.007_39, [-1, 1, 0, 0]),
    (-0.005_14, [1, 1, 0, 0]),
    (0.002_08, [2, 0, 0, 0]),
    (-0.001_11, [0, 1, -2, 0]),
    (-0.000_57, [0, 1, 2, 0]),
    (0.000_56, [1, 2, 0, 0]),
    (-0.000_42, [0, 3, 0, 0]),
    (0.000_42, [1, 0, 2, 0]),
    (0.000_38, [1, 0, -2, 0]),
    (-0.000_24, [-1, 2, 0, 0]),
    (-0.000_17, [0, 0, 0, 1]),
    (-0.000_07, [2, 1, 0, 0]),
    (0.000_04, [0, 2, -2, 0]),
    (0.000_04, [3, 0, 0, 0]),
    (0.000_03, [1, 1, -2, 0]),
    (0.000_03, [0, 2, 2, 0]),
    (-0.000_03, [1, 1, 2, 0]),
    (0.000_03, [-1, 1, 2, 0]),
    (-0.000_02, [-1, 1, -2, 0]),
    (-0.000_02, [1, 3, 0, 0]),
    (0.000_02, [0, 4, 0, 0]),
];

/// Size in days; start and rate of the argument in degrees a lunation. The first argument's bend, under 0.04°, is
/// left out: it moves nothing by a second.
const PLANETARY: [(f64, f64, f64); 14] = [
    (0.000_325, 299.77, 0.107_408),
    (0.000_165, 251.88, 0.016_321),
    (0.000_164, 251.83, 26.651_886),
    (0.000_126, 349.42, 36.412_478),
    (0.000_110, 84.66, 18.206_239),
    (0.000_062, 141.74, 53.303_771),
    (0.000_060, 207.14, 2.453_732),
    (0.000_056, 154.84, 7.306_860),
    (0.000_047, 34.52, 27.261_239),
    (0.000_042, 207.19, 0.121_824),
    (0.000_040, 291.34, 1.844_379),
    (0.000_037, 161.72, 24.198_154),
    (0.000_035, 239.56, 25.513_099),
    (0.000_023, 331.55, 3.592_518),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worked_example_of_the_book() {
        // Example 49.a: new moon of February 1977, JDE 2 443 192.651 18.
        assert!((new_moon(-283).0 + 2_451_545.0 - 2_443_192.651_18).abs() < 2e-5);
    }

    /// `sin` and `cos` may differ in the last bit between machines, which moves a new moon by less than a
    /// millisecond. Every new moon is farther from midnight than that, a thousand times over: so no day depends on
    /// the machine.
    #[test]
    fn no_new_moon_is_too_near_midnight_to_tell_the_day() {
        let mut margins: Vec<(i64, i32)> = (-1250..=2486)
            .map(|lunation| {
                let civil = new_moon(lunation).civil();
                (((civil - civil.round()).abs() * 86_400_000.0) as i64, lunation)
            })
            .collect();
        margins.sort_unstable();
        let nearest: Vec<i32> = margins.iter().map(|(_, lunation)| *lunation).take(11).collect();
        assert_eq!(nearest, [1612, -402, -687, 1061, 902, 1971, 963, 672, 2462, 1546, -16]);
        assert!(margins[0].0 > 1_000, "{} ms", margins[0].0);
        assert!(margins[2].0 > 20_000, "{} ms: more than the error of the theory", margins[2].0);
    }
}
