//! The starter of a unit's profile.

use congvan::gazetteer::Entry;
use congvan::model::date::Date;
use congvan::model::directive::Level;

use crate::units::level_word;

/// What the table does not know, to be filled in; every key may stay out.
const REST: &str = include_str!("../templates/new/ho-so.yaml");

/// A file of one profile that holds what the table knows; whatever the office must say itself stands in comments.
pub fn starter(entry: &Entry, date: Date) -> String {
    let mut text = String::from("format: congvan-units/1\nunits:\n");
    text.push_str(&format!("  - name: {}\n", entry.name_on(date)));
    if entry.kind_on(date) == "thành phố" {
        text.push_str(&format!("    level: {}\n", level_word(entry.level())));
    }
    let above = [("province", entry.province_on(date)), ("district", entry.district_on(date))];
    for (key, above) in above {
        if let Some(above) = above {
            text.push_str(&format!("    {key}: {}\n", above.name_on(date)));
        }
    }
    let below = match entry.level() {
        Level::Commune => "Trưởng các thôn, tổ dân phố",
        Level::District => "UBND các xã, phường, thị trấn",
        Level::Province => "UBND các xã, phường, đặc khu",
    };
    let rest = REST.replace("{kind}", entry.kind_on(date)).replace("{below}", below);
    text + &rest
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use congvan::gazetteer::Gazetteer;
    use congvan::model::units::Unit;
    use congvan::text::source::Source;

    use super::*;

    /// One unit of each kind, and every name with more than letters and spaces in it.
    #[test]
    fn every_kind_and_every_odd_name_is_sound_filled_in_or_not() {
        let date = Date::new(2026, 1, 2).expect("a day");
        let mut kinds = BTreeSet::new();
        for entry in Gazetteer::get().units() {
            let name = entry.proper_name_on(date);
            let odd = name.chars().any(|c| !c.is_alphabetic() && c != ' ');
            if !kinds.insert((entry.is_in_force(date), entry.level(), entry.kind_on(date))) && !odd {
                continue;
            }
            let text = starter(entry, date);
            let filled = text.replace("\n    # ", "\n    ");
            assert_ne!(text, filled);
            for text in [text, filled] {
                let checked = Unit::parse_all(&Source::new("a.yaml", text.clone()));
                let units = checked.into_result().unwrap_or_else(|found| panic!("{found:?}\n{text}"));
                let (unit, known) = (&units[0], Unit::from_entry(entry, date));
                assert_eq!((unit.name.notation(), unit.level), (known.name.notation(), known.level));
            }
        }
    }
}
