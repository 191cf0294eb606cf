//! What the built-in table knows of a unit that a row names.

use crate::date::Date;
use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::directive::Level;
use crate::gazetteer::{Closeness, Entry, Found, Gazetteer, fold};
use crate::units::{TWO_LEVELS_FROM, Unit, split_name};

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

/// What the table knows otherwise of a unit on a day: that it has another name or kind by then, or that there is none
/// of that name in its place. Nothing is said where the table agrees or cannot tell.
pub(crate) fn not_as_known(unit: &Unit, date: Date) -> Option<Diagnostic> {
    let name = &unit.name.value;
    let said = Said {
        name,
        district: unit.district.as_ref().map(|text| text.value.as_str()),
        province: unit.province.as_ref().map(|text| text.value.as_str()),
        level: Some(unit.level),
        within: None,
    };
    let span = unit.name.span.clone();
    match look_up(&said, Some(date)) {
        // `Thành phố Hồ Chí Minh` has a capital that the table does not write.
        Known::One(entry, day) if entry.name_on(day).to_lowercase() != name.to_lowercase() => {
            let (on, now) = (written(day), entry.name_on(day));
            let message = Message::new(
                format!("vào ngày {on} đơn vị này là `{now}`"),
                format!("on {on} this unit is `{now}`"),
            );
            let since = entry.changes().take_while(|change| change.from <= day).last();
            let (vi, en) = since.map_or_else(Default::default, |change| {
                let from = written(change.from);
                (
                    format!(", từ {from} ({})", change.instrument),
                    format!(", since {from} ({})", change.instrument),
                )
            });
            let help = Message::new(format!("ghi `{now}`{vi}"), format!("write `{now}`{en}"));
            Some(Diagnostic::new(Severity::Warning, "VB023", span, message).help(help))
        }
        Known::Nothing(near, day) => {
            let help = Message::new(
                "đúng như vậy thì để nguyên: đơn vị được lấy như đã ghi",
                "where it is right, leave it: the unit is taken as written",
            );
            Some(Diagnostic::new(Severity::Note, "VB021", span, unknown(name, near, day)).help(help))
        }
        _ => None,
    }
}

/// That the table has no unit of that name in the place given, and which one may be meant.
pub(super) fn unknown(name: &str, near: Option<&'static Entry>, date: Date) -> Message {
    let hint = near.map(|near| hint(near, date));
    let (vi, en) =
        hint.map_or_else(Default::default, |hint| (format!("; {}", hint.vi), format!("; {}", hint.en)));
    let on = written(date);
    Message::new(
        format!("vào ngày {on} bảng đơn vị không có `{name}` ở nơi đã ghi{vi}"),
        format!("on {on} the table of units has no `{name}` in that place{en}"),
    )
}

fn written(date: Date) -> String {
    format!("{:02}/{:02}/{}", date.day, date.month, date.year)
}

/// What is to be said of a unit that a row may have meant: where it is, or what became of it.
fn hint(near: &Entry, date: Date) -> Message {
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
