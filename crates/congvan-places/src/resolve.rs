//! Which unit is meant by a name: one answer for rows, profiles, plans and directives.

use super::entry::Entry;
use super::find::{Closeness, Found, belongs, find};
use super::wanted::{Marks, Wanted, with_commas};
use crate::Gazetteer;
use crate::level::Level;
use congvan_calendar::Date;

/// What was written of a unit, each part as it stands in a cell or a key of its own.
#[derive(Debug, Clone, Copy, Default)]
pub struct Asked<'a> {
    /// The name, with or without kind; what the unit belongs to may follow after commas.
    pub name: &'a str,
    /// Its district.
    pub district: Option<&'a str>,
    /// Its province.
    pub province: Option<&'a str>,
    /// Its level; without one, a commune or a district is meant.
    pub level: Option<Level>,
    /// The territory whose units are meant where neither district nor province is given: `tỉnh Lạng Sơn`.
    pub within: Option<&'a str>,
}

/// Which unit was meant.
///
/// Diacritics are filled in only where a part has none at all. `hoà` and `hòa` are the same, and so are the listed
/// respellings such as `Đắc` and `Đắk`; any other difference is a difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// This one; its name or kind of the day may be another than was written.
    One(&'static Entry),
    /// Several of that name.
    Several(Vec<&'static Entry>),
    /// One of that name, of another level.
    OtherLevel(&'static Entry),
    /// Units of that name that are no more on the day, or not yet.
    OtherDays(Vec<&'static Entry>),
    /// Units of the day that bear the name with another kind, `phường` for `xã`: in the places given, or anywhere where no
    /// unit bears it with this one.
    OtherKind(Vec<&'static Entry>),
    /// Units of the day whose names have the same letters with other diacritics.
    OtherMarks(Vec<&'static Entry>),
    /// Units of the day that bear the name, none of them in the places given.
    OtherPlace(Vec<&'static Entry>),
    /// None that the tables know; perhaps one of that name on other days, or of a name that is close.
    Unknown(Option<&'static Entry>),
}

pub(super) fn resolve(home: &'static Gazetteer, asked: &Asked<'_>, date: Date) -> Answer {
    // `xã Chi Lăng tỉnh Lạng Sơn`: the comma is missing.
    let with_commas = with_commas(asked.name);
    let names = std::iter::once(asked.name).chain(with_commas.as_deref());
    let mut answers = names.map(|name| in_places(home, &Asked { name, ..*asked }, date));
    let first = answers.next().unwrap_or(Answer::Unknown(None));
    match first {
        Answer::Unknown(_) => answers
            .find(|answer| !matches!(answer, Answer::Unknown(_)))
            .or_else(|| province_behind(home, asked, date))
            .unwrap_or(first),
        first => first,
    }
}

/// The unit of a name that goes on with that of its province, without a comma and without its kind: `xã Chi Lăng Lạng Sơn`.
fn province_behind(home: &'static Gazetteer, asked: &Asked<'_>, date: Date) -> Option<Answer> {
    /// `Bà Rịa - Vũng Tàu`
    const LONGEST: usize = 5;
    if asked.name.contains(',') || asked.province.is_some() {
        return None;
    }
    let spaces: Vec<usize> = asked.name.match_indices(' ').map(|(at, _)| at).collect();
    // A kind and a name stand before.
    spaces.iter().skip(1).rev().take(LONGEST).find_map(|at| {
        let (name, above) = asked.name.split_at(*at);
        let above = above.trim();
        let province = Wanted::new(above);
        let is_province = home.units().iter().any(|entry| {
            entry.level() == Level::Province && entry.names().any(|(_, name)| province.is_called(name))
        });
        let named = || in_places(home, &Asked { name, province: Some(above), ..*asked }, date);
        is_province.then(named).filter(|answer| matches!(answer, Answer::One(_) | Answer::Several(_)))
    })
}

/// The units of the territory meant, where the name says no other place; all units where there is none of that name.
fn in_places(home: &'static Gazetteer, asked: &Asked<'_>, date: Date) -> Answer {
    let placed = asked.district.is_some() || asked.province.is_some() || asked.name.contains(',');
    if !placed && asked.within.is_some() {
        let has_kind = Wanted::new(asked.name).readings.iter().any(|reading| reading.kind.is_some());
        match answer(home, &Asked { province: asked.within, ..*asked }, date) {
            Answer::Unknown(_) | Answer::OtherPlace(_) => {}
            // A bare name may as well be that of a unit elsewhere.
            Answer::OtherDays(_) | Answer::OtherMarks(_) if !has_kind => {}
            answer => return answer,
        }
    }
    answer(home, asked, date)
}

fn answer(home: &'static Gazetteer, asked: &Asked<'_>, date: Date) -> Answer {
    let wanted = Wanted::of([Some(asked.name), asked.district, asked.province].into_iter().flatten());
    let found = find(home, &wanted, date, true);
    let named = |found: &&Found| found.kind_agrees && found.closeness <= Closeness::OtherDays;
    // No unit of another level has this kind.
    let is_province = asked.name.trim_start().to_lowercase().starts_with("tỉnh ");
    let asked_level = asked.level.or(is_province.then_some(Level::Province));
    let of_level = |found: &&Found| {
        let level = found.entry.level();
        asked_level.map_or(level != Level::Province, |asked| asked == level)
    };
    let in_force = |found: &&Found| found.entry.is_in_force(date);
    let entries = |found: Vec<&Found>| -> Vec<&'static Entry> { found.iter().map(|one| one.entry).collect() };

    let here = closest(found.iter().filter(named).filter(in_force).filter(of_level).collect());
    match entries(here).as_slice() {
        [] => {}
        [one] => return Answer::One(one),
        several => return Answer::Several(several.to_vec()),
    }
    // A city that is no district's equal is a province.
    let is_city = wanted.readings.iter().any(|reading| reading.kind == Some("thành phố"));
    let city = |found: &&Found| found.entry.level() == Level::Province;
    // By the name of another day it may be another unit: a city of a province that is one itself later.
    let own_name = |found: &&Found| !home.has_districts(date) || found.closeness < Closeness::OtherDays;
    if asked.level.is_none()
        && is_city
        && let [one] = entries(closest(
            found.iter().filter(named).filter(own_name).filter(in_force).filter(city).collect(),
        ))
        .as_slice()
    {
        return Answer::One(one);
    }
    // A name with its kind says which unit is meant, whatever level stands beside it.
    if asked.level.is_some()
        && wanted.readings.iter().any(|reading| reading.kind.is_some())
        && let Some(other) = found.iter().filter(in_force).find(named)
    {
        return Answer::OtherLevel(other.entry);
    }
    let other_days = other_days(home, &wanted, &found, date);
    if !other_days.is_empty() {
        return Answer::OtherDays(other_days);
    }
    let other_kind = |found: &&Found| !found.kind_agrees && found.closeness <= Closeness::OtherDays;
    let kinds: Vec<&Found> = found.iter().filter(other_kind).filter(in_force).filter(of_level).collect();
    // The whole country has many units of one name.
    if !kinds.is_empty() && !wanted.places.is_empty() {
        return Answer::OtherKind(entries(closest(kinds)));
    }
    let other_marks = |found: &&Found| found.closeness == Closeness::OtherMarks && found.kind_agrees;
    let marks: Vec<&Found> = found.iter().filter(other_marks).filter(in_force).filter(of_level).collect();
    if !marks.is_empty() {
        return Answer::OtherMarks(entries(marks));
    }
    let anywhere = find(home, &wanted.anywhere(), date, false);
    let alike = |is: &dyn Fn(&&Found) -> bool| -> Vec<&Found> {
        anywhere.iter().filter(is).filter(in_force).filter(of_level).collect()
    };
    let elsewhere = alike(&named);
    if !wanted.places.is_empty() && !elsewhere.is_empty() {
        return Answer::OtherPlace(entries(closest(elsewhere)));
    }
    let kinds = alike(&other_kind);
    if !kinds.is_empty() {
        return Answer::OtherKind(entries(closest(kinds)));
    }
    let close = |found: &&Found| match found.closeness {
        // `xã Chi Lăn` opens `xã Chi Lăng`.
        Closeness::Start => found.kind_agrees && found.entry.is_in_force(date),
        Closeness::Near(1) => true,
        // `xã Nguyễn Văn A` is not `phường Nguyễn Văn Cừ` of other days.
        closeness => {
            matches!(closeness, Closeness::Near(_)) && found.kind_agrees && found.entry.is_in_force(date)
        }
    };
    // Of the same name here; or elsewhere on other days, where one of the place is no single slip away; or almost of it here.
    let slip = |found: &&Found| found.closeness == Closeness::Near(1) && found.entry.is_in_force(date);
    let here = found.iter().find(named).or(found.iter().find(slip));
    let near = here.or_else(|| anywhere.iter().find(named)).or_else(|| found.iter().find(close));
    Answer::Unknown(near.map(|found| found.entry).filter(|entry| entry.level() != Level::Province))
}

/// Those that agree best.
fn closest(mut found: Vec<&Found>) -> Vec<&Found> {
    if let Some(best) = found.iter().map(|found| found.closeness).min() {
        found.retain(|found| found.closeness == best);
    }
    found
}

/// Units of that name that are no more, in the places given or gone into units there; or that are still to come.
fn other_days(home: &'static Gazetteer, wanted: &Wanted, found: &[Found], date: Date) -> Vec<&'static Entry> {
    let named = |found: &&Found| found.kind_agrees && found.closeness <= Closeness::OtherDays;
    let over = |found: &&Found| !found.entry.is_in_force(date);
    let own: Vec<&Found> = found.iter().filter(named).filter(over).collect();
    if !own.is_empty() {
        return closest(own).into_iter().map(|found| found.entry).collect();
    }
    let anywhere = find(home, &wanted.anywhere(), home.last_day().max(date), false);
    let is_here = |entry: &'static Entry| {
        belongs(entry, &wanted.places, date, home.index()).is_some_and(|marks| marks < Marks::Other)
    };
    let here = |found: &&Found| {
        let entry = found.entry;
        match entry.has_begun(date) {
            true => entry.successors_on(date).iter().any(|successor| is_here(successor.entry)),
            false => is_here(entry),
        }
    };
    let all = anywhere.iter().filter(named).filter(over).filter(here).collect();
    closest(all).into_iter().map(|found| found.entry).collect()
}
