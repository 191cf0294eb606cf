//! Units of the built-in table, found by what people type, and all that is known of each.

use std::collections::HashMap;

use congvan::gazetteer::{Answer, Asked, Closeness, Entry, Found, Gazetteer};
use congvan::model::date::Date;
use congvan::model::directive::Level;
use congvan::model::units::Unit;
use serde_json::{Value, json};

use crate::names::{Taken, of_unit};

/// The units that a name, with or without marks, of today or of other days, or a code may mean, the likeliest first.
pub fn search(text: &str, date: Date) -> Vec<Found> {
    let mut found = by_code(text, date);
    found.extend(Gazetteer::get().find(text, date));
    found
}

/// Whether a unit is only near to what was asked for, by a letter or two.
pub fn is_near(found: &Found) -> bool {
    matches!(found.closeness, Closeness::Near(_) | Closeness::OtherMarks)
}

/// The units with that code, that of the day first and an older one where it was another.
fn by_code(text: &str, date: Date) -> Vec<Found> {
    let code = text.trim();
    if !matches!(code.len(), 2 | 3 | 5) || !code.bytes().all(|byte| byte.is_ascii_digit()) {
        return Vec::new();
    }
    let coded = Gazetteer::get().units().iter().filter(|entry| entry.code() == code);
    let mut coded: Vec<&'static Entry> =
        coded.filter(|entry| entry.from().is_none_or(|from| from <= date)).collect();
    coded.sort_by_key(|entry| !entry.is_in_force(date));
    let mut found: Vec<&'static Entry> = Vec::new();
    for entry in coded {
        if !found.iter().any(|known| known.name_on(date) == entry.name_on(date)) {
            found.push(entry);
        }
    }
    let each = found.into_iter();
    each.map(|entry| Found { entry, closeness: Closeness::Exact, kind_agrees: true }).collect()
}

/// All that the table knows of it; keys are English, and null is what does not apply. `near` says that its name is not
/// what was asked for, but near to it.
pub fn to_json(entry: &'static Entry, near: bool, date: Date) -> Value {
    let named = |entry: Option<&Entry>| entry.map(|entry| entry.name_on(date));
    let successors: Vec<Value> = entry
        .successors_on(date)
        .iter()
        .map(|successor| {
            json!({
                "name": successor.entry.name_on(date),
                "province": named(successor.entry.province_on(date)),
                "code": successor.entry.code(),
                "whole": successor.whole,
                "tables_choice": successor.is_main && !successor.whole,
            })
        })
        .collect();
    json!({
        "name": entry.name_on(date),
        "level": level_word(entry.level()),
        "district": named(entry.district_on(date)),
        "province": named(entry.province_on(date)),
        "code": entry.code(),
        "in_force": entry.is_in_force(date),
        "near_miss": near,
        "successors": successors,
    })
}

/// The level as a profile writes it.
pub fn level_word(level: Level) -> &'static str {
    match level {
        Level::Province => "province",
        Level::District => "district",
        Level::Commune => "commune",
    }
}

/// A unit's name with what it belongs to: `xã Chi Lăng, tỉnh Lạng Sơn`.
pub fn whole_name(unit: &Unit) -> String {
    let above = [&unit.district, &unit.province].into_iter().flatten().map(|text| text.notation());
    std::iter::once(unit.name.notation()).chain(above).collect::<Vec<_>>().join(", ")
}

/// A unit's official code on a day, where the tables know just one such unit.
pub fn code(unit: &Unit, date: Date) -> Option<&'static str> {
    let [district, province] =
        [&unit.district, &unit.province].map(|text| text.as_ref().map(|text| text.notation()));
    let asked =
        Asked { name: unit.name.notation(), district, province, level: Some(unit.level), within: None };
    match Gazetteer::get().resolve(&asked, date) {
        Answer::One(entry) => Some(entry.code()),
        _ => None,
    }
}

/// A folder name for each unit: its name in plain letters, with its official code behind it where another unit has the
/// same letters (`xã Cẩm Giàng`, `xã Cẩm Giang`), or its place among them where no table has it (`xa-ban-do_2`): a number
/// as a name has it would read like that of a third. Several bodies of one unit are told apart by their own names.
pub fn folders(units: &[&Unit], code: impl Fn(usize) -> Option<&'static str>) -> Vec<String> {
    let names: Vec<String> = units.iter().map(|unit| of_unit(unit.name.notation())).collect();
    let mut alike: HashMap<&str, Vec<usize>> = HashMap::new();
    names.iter().enumerate().for_each(|(nth, name)| alike.entry(name).or_default().push(nth));
    let shared = |nth: usize| &alike[names[nth].as_str()];
    let codes: Vec<Option<&str>> =
        (0..units.len()).map(|nth| if shared(nth).len() > 1 { code(nth) } else { None }).collect();
    let issuer = |nth: usize| of_unit(units[nth].issuer.notation());
    let mut taken = Taken::default();
    let each = names.iter().enumerate().map(|(nth, name)| {
        let is_one_unit = |other: &&usize| {
            let own = (units[nth].name.notation(), codes[nth]);
            **other != nth && (units[**other].name.notation(), codes[**other]) == own
        };
        let is_body = shared(nth).iter().find(is_one_unit).is_some_and(|other| issuer(*other) != issuer(nth));
        let place = shared(nth).iter().position(|other| *other == nth).unwrap_or_default() + 1;
        taken.take(match codes[nth] {
            _ if shared(nth).len() == 1 => name.clone(),
            _ if is_body => issuer(nth),
            Some(code) => format!("{name}-{code}"),
            None => format!("{name}_{place}"),
        })
    });
    each.collect()
}
