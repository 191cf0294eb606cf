//! Units of the built-in table, found by what people type, and all that is known of each.

use congvan::gazetteer::{Closeness, Entry, Found, Gazetteer};
use congvan::model::date::Date;
use congvan::model::directive::Level;
use serde_json::{Value, json};

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
