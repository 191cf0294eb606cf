//! Names of units typed one after another: which commas part two units, and which a unit from what it belongs to.

use super::resolve::{Answer, Asked, resolve};
use super::wanted::Wanted;
use crate::Gazetteer;
use crate::level::Level;
use crate::names::{Pairs, is_listed};
use congvan_calendar::Date;

/// Kinds of the lowest level: nothing belongs to such a unit.
static LOWEST: Pairs = Pairs::of_name("typed: lowest");

/// A name, and what the unit belongs to where that is written.
struct Named<'t> {
    parts: Vec<&'t str>,
}

impl Named<'_> {
    fn text(&self) -> String {
        self.parts.join(", ")
    }
}

/// The units of a text, each with what it belongs to; a place that closes a list is that of the names before it.
pub(super) fn split(home: &'static Gazetteer, text: &str, date: Date) -> Vec<String> {
    let mut units = Vec::new();
    for list in text.split(';') {
        let mut named: Vec<Named<'_>> = Vec::new();
        for part in list.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            match named.last_mut() {
                Some(last) if is_above(home, &last.text(), part, date) => last.parts.push(part),
                _ => named.push(Named { parts: vec![part] }),
            }
        }
        units.extend(with_places(home, &named, date));
    }
    units
}

/// Whether `part` says what the unit before it belongs to, and is no unit of the list itself.
fn is_above(home: &'static Gazetteer, unit: &str, part: &str, date: Date) -> bool {
    let wanted = Wanted::new(part);
    if wanted.readings.iter().any(|reading| reading.kind.is_some_and(|kind| is_listed(&LOWEST, kind))) {
        return false;
    }
    let whole = format!("{unit}, {part}");
    match answer(home, &whole, date) {
        Answer::One(_) | Answer::Several(_) => true,
        // A province of another unit is a slip of this one, not a unit of the list.
        _ if is_province(home, part, date) => !is_province(home, unit, date),
        Answer::Unknown(_) => false,
        _ => !matches!(answer(home, part, date), Answer::One(_) | Answer::Several(_)),
    }
}

fn answer(home: &'static Gazetteer, name: &str, date: Date) -> Answer {
    resolve(home, &Asked { name, ..Asked::default() }, date)
}

fn is_province(home: &'static Gazetteer, name: &str, date: Date) -> bool {
    let asked = Asked { name, level: Some(Level::Province), ..Asked::default() };
    match resolve(home, &asked, date) {
        Answer::One(_) => true,
        Answer::OtherDays(entries) => entries.iter().any(|entry| entry.level() == Level::Province),
        _ => false,
    }
}

/// The names with the places behind them.
fn with_places(home: &'static Gazetteer, named: &[Named<'_>], date: Date) -> Vec<String> {
    let mut place: Option<String> = None;
    let mut units: Vec<String> = named
        .iter()
        .rev()
        .map(|own| {
            if own.parts.len() > 1 {
                place = Some(own.parts[1..].join(", "));
                return own.text();
            }
            let whole = place.as_ref().map(|place| format!("{}, {place}", own.text()));
            whole
                .filter(|whole| matches!(answer(home, whole, date), Answer::One(_)))
                .unwrap_or_else(|| own.text())
        })
        .collect();
    units.reverse();
    units
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_say_what_a_comma_parts() {
        let day = Date::new(2027, 1, 18).expect("a day");
        for (text, wanted) in [
            ("xã Chi Lăng, Lạng Sơn", vec!["xã Chi Lăng, Lạng Sơn"]),
            ("xã Chi Lăng, tỉnh Lạng Sơn", vec!["xã Chi Lăng, tỉnh Lạng Sơn"]),
            ("Chi Lăng, Lạng Sơn", vec!["Chi Lăng, Lạng Sơn"]),
            ("chi lang, lang son", vec!["chi lang, lang son"]),
            ("xã Chi Lăng, xã Na Sầm", vec!["xã Chi Lăng", "xã Na Sầm"]),
            ("Chi Lăng, Na Sầm", vec!["Chi Lăng", "Na Sầm"]),
            ("xã Chi Lăng, Na Sầm, Lạng Sơn", vec!["xã Chi Lăng, Lạng Sơn", "Na Sầm, Lạng Sơn"]),
            ("xã Chi Lăng, Lạng Sơn; xã Na Sầm", vec!["xã Chi Lăng, Lạng Sơn", "xã Na Sầm"]),
            ("xã Chi Lăng, Cao Bằng", vec!["xã Chi Lăng, Cao Bằng"]),
            ("xã Lâm Khê, xã Chi Lăng,", vec!["xã Lâm Khê", "xã Chi Lăng"]),
            ("tỉnh Lạng Sơn, tỉnh Cao Bằng", vec!["tỉnh Lạng Sơn", "tỉnh Cao Bằng"]),
            (" , ; ", vec![]),
        ] {
            assert_eq!(split(Gazetteer::get(), text, day), wanted, "{text}");
        }
        let before = Date::new(2024, 1, 18).expect("a day");
        let whole = "xã Bằng Mạc, huyện Chi Lăng, tỉnh Lạng Sơn";
        assert_eq!(split(Gazetteer::get(), whole, before), [whole]);
        assert_eq!(split(Gazetteer::get(), "huyện Chi Lăng, huyện Bắc Sơn", before).len(), 2);
    }
}
