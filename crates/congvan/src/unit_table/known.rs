//! What the built-in table knows of a unit that a row names.

use crate::date::Date;
use crate::diagnostic::Message;
use crate::directive::Level;
use crate::gazetteer::{Closeness, Entry, Found, Gazetteer, fold};
use crate::units::{TWO_LEVELS_FROM, split_name};

/// What a row says that its unit is.
pub(super) struct Said<'a> {
    pub(super) name: &'a str,
    pub(super) district: Option<&'a str>,
    pub(super) province: Option<&'a str>,
    pub(super) level: Option<Level>,
    /// The territory whose units are meant where several have the name: `tỉnh Lạng Sơn`.
    pub(super) within: Option<&'a str>,
}

/// What was found.
pub(super) enum Known {
    /// The unit, and a day on which it is one.
    One(&'static Entry, Date),
    /// Several of that name.
    Several(Vec<&'static Entry>, Date),
    /// One of that name there, of another level than the row says.
    OtherLevel(&'static Entry, Date),
    /// None; perhaps another of that name elsewhere, or of a name that is close.
    Nothing(Option<&'static Entry>, Date),
}

/// Looks a unit up on a day; without one, on a day of either regime, first the one that the row points to.
pub(super) fn look_up(said: &Said<'_>, date: Option<Date>) -> Known {
    let today = last_known();
    let before = TWO_LEVELS_FROM.previous().unwrap_or(TWO_LEVELS_FROM);
    match date {
        Some(date) => on(said, date),
        None => {
            let old = said.district.is_some() || said.level == Some(Level::District);
            let days = if old { [before, today] } else { [today, before] };
            let [first, second] = days.map(|day| on(said, day));
            match (&first, &second) {
                (Known::Nothing(..) | Known::OtherLevel(..), Known::One(..) | Known::Several(..)) => second,
                _ => first,
            }
        }
    }
}

/// A day on which every change of the table is in force.
fn last_known() -> Date {
    let changes = Gazetteer::get().changes().iter().map(|change| change.from);
    changes.chain([TWO_LEVELS_FROM]).max().unwrap_or(TWO_LEVELS_FROM)
}

fn on(said: &Said<'_>, date: Date) -> Known {
    let text = |places: &[Option<&str>]| {
        let places = places.iter().flatten().map(|place| format!(", {place}"));
        format!("{}{}", said.name.replace(',', " "), places.collect::<String>())
    };
    let found = Gazetteer::get().find(&text(&[said.district, said.province]), date);
    let right = |found: &&Found| {
        found.closeness <= Closeness::Folded && found.kind_agrees && found.entry.is_in_force(date)
    };
    let of_level = |found: &&Found| {
        let level = found.entry.level();
        said.level.map_or(level != Level::Province, |said| said == level)
    };
    let mut same: Vec<_> = found.iter().filter(right).filter(of_level).collect();
    // `Hoà An` is not `Hòa Ân`, where the row writes diacritics.
    if same.iter().any(|found| found.closeness == Closeness::Exact) {
        same.retain(|found| found.closeness == Closeness::Exact);
    }
    if same.len() > 1
        && let Some(within) = said.within.map(fold)
    {
        let inside = |entry: &'static Entry| {
            let above = [entry.district(), entry.province()];
            above.into_iter().flatten().any(|above| fold(&above.name_on(date)) == within)
        };
        if same.iter().any(|found| inside(found.entry)) {
            same.retain(|found| inside(found.entry));
        }
    }
    match same.as_slice() {
        [one] => Known::One(one.entry, date),
        // A name with its kind says which unit is meant, whatever level stands beside it.
        [] if said.level.is_some()
            && split_name(said.name).is_some()
            && let Some(other) = found.iter().find(right) =>
        {
            Known::OtherLevel(other.entry, date)
        }
        [] => {
            let close = |found: &&Found| matches!(found.closeness, Closeness::Near(_));
            let same = |found: &&Found| found.closeness <= Closeness::Folded && found.kind_agrees;
            let elsewhere = Gazetteer::get().find_exactly(&text(&[]), date);
            // Of the same name, perhaps elsewhere or before; or of almost this name here.
            let near = found.iter().chain(&elsewhere).find(same).or(found.iter().find(close));
            let near = near.map(|found| found.entry).filter(|entry| entry.level() != Level::Province);
            Known::Nothing(near, date)
        }
        several => Known::Several(several.iter().map(|found| found.entry).collect(), date),
    }
}

/// What is to be said of a unit that a row may have meant: where it is, or what became of it.
pub(super) fn hint(near: &Entry, date: Date) -> Message {
    let name = whole_name(near, date);
    let now: Vec<String> = if near.is_in_force(date) {
        Vec::new()
    } else {
        let successors = near.successors();
        successors.iter().map(|successor| format!("`{}`", successor.entry.name_on(date))).take(4).collect()
    };
    if now.is_empty() {
        return Message::new(format!("có `{name}`"), format!("there is `{name}`"));
    }
    let now = now.join(", ");
    Message::new(format!("`{name}` nay thuộc {now}"), format!("`{name}` is now in {now}"))
}

/// A unit with what it belongs to: `xã Chi Lăng, huyện Chi Lăng, tỉnh Lạng Sơn`.
pub(super) fn whole_name(entry: &Entry, date: Date) -> String {
    let above = [entry.district(), entry.province()];
    let names = above.into_iter().flatten().map(|above| format!(", {}", above.name_on(date)));
    format!("{}{}", entry.name_on(date), names.collect::<String>())
}
