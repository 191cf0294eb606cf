//! The Sun's apparent longitude, and the moments at which it is a multiple of 30°: the principal terms (trung khí).

use super::earth;
use super::instant::{Instant, polynomial};

/// The Sun's apparent longitude in radians, not reduced to one turn.
///
/// Meeus, ch. 25, *higher accuracy*, with the Earth's longitude of VSOP87, nutation (ch. 22) and aberration. Within
/// 1″ of an ephemeris fitted to those of JPL, from 1899 to 2201; the Sun takes 24 s for that.
fn longitude(at: Instant) -> f64 {
    let t = at.centuries();
    let eccentricity = polynomial(t, &[0.016_708_634, -0.000_042_037]);
    let anomaly = polynomial(t, &[357.529_11, 35_999.050_29]).to_radians();
    let radius = (1.0 - eccentricity * eccentricity)
        / (1.0 + eccentricity * (anomaly + 2.0 * eccentricity * anomaly.sin()).cos());
    // To the frame FK5, −0.090 33″, nutation, and aberration.
    let seconds = -0.090_33 + nutation(t) - 20.4898 / radius;
    earth::longitude(t / 10.0) + std::f64::consts::PI + (seconds / 3_600.0).to_radians()
}

/// Nutation in longitude, in seconds of arc: the terms of Meeus, table 22.A, above 0.03″.
fn nutation(t: f64) -> f64 {
    let angle = |terms: &[f64]| polynomial(t, terms).to_radians();
    let moon_from_sun = angle(&[297.850_36, 445_267.111_480]);
    let sun = angle(&[357.527_72, 35_999.050_340]);
    let moon = angle(&[134.962_98, 477_198.867_398]);
    let latitude = angle(&[93.271_91, 483_202.017_538]);
    let node = angle(&[125.044_52, -1_934.136_261]);
    (-17.1996 - 0.017_42 * t) * node.sin()
        - 1.3187 * (2.0 * (latitude + node - moon_from_sun)).sin()
        - 0.2274 * (2.0 * (latitude + node)).sin()
        + 0.2062 * (2.0 * node).sin()
        + 0.1426 * sun.sin()
        + 0.0712 * moon.sin()
        - 0.0517 * (sun + 2.0 * (latitude + node - moon_from_sun)).sin()
        - 0.0386 * (2.0 * latitude + node).sin()
        - 0.0301 * (moon + 2.0 * (latitude + node)).sin()
}

/// The moment `count` principal terms after the December solstice (Đông chí) of the year; 0 is the solstice itself.
pub(super) fn principal_term(year: i32, count: u8) -> Instant {
    // Degrees the Sun has run since the March equinox of 1999.
    let aim = 360.0 * f64::from(year - 1999) + 270.0 + 30.0 * f64::from(count);
    // First by the ellipse alone (Kepler's equation as a series, to 0.01° with the planets left out), then by what
    // the full theory lacks there, at the speed of the ellipse: to under a second.
    let eccentricity = 0.016_709 - 0.000_000_42 * f64::from(year - 2000);
    let true_anomaly = (aim - 282.94 - 0.0172 * f64::from(year - 2000)).to_radians();
    let equation = 2.0 * eccentricity * true_anomaly.sin()
        - 0.75 * eccentricity * eccentricity * (2.0 * true_anomaly).sin();
    let daily = 0.985_647_36;
    let first = Instant((aim - equation.to_degrees() + 0.0057 - 280.466_46) / daily);
    let lacking = (aim - longitude(first).to_degrees() + 180.0).rem_euclid(360.0) - 180.0;
    let along = 1.0 + eccentricity * true_anomaly.cos();
    let speed = daily * along * along * (1.0 + 1.5 * eccentricity * eccentricity);
    Instant(first.0 + lacking / speed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_is_where_the_longitude_says() {
        for year in (1899..=2200).step_by(7) {
            for count in 0..12 {
                let degrees = longitude(principal_term(year, count)).to_degrees() + 90.0;
                let off = (degrees - 30.0 * f64::from(count) + 180.0).rem_euclid(360.0) - 180.0;
                assert!(off.abs() < 1.1e-5, "{year} {count}: {off}°, more than a second");
            }
        }
    }

    #[test]
    fn the_solstice_of_2024_is_at_9_20_utc() {
        // 21 December 2024, 9:20:34 UTC: 16:20:34 in UTC+7.
        let solstice = principal_term(2024, 0);
        let minutes = solstice.civil().rem_euclid(1.0) * 1_440.0;
        assert_eq!(solstice.day(), crate::date::Date::new(2024, 12, 21).unwrap().days());
        assert!((minutes - 980.57).abs() < 0.5, "{minutes}");
    }
}
