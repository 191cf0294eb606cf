//! What happened to units: renamings, changes of kind, mergers, divisions, each a row with its day and its instrument.

use super::entry::{Change, Entry};
use super::table::level_of;
use crate::{Gazetteer, UnitKind};
use congvan_calendar::Date;

/// A row of the table of events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The first day on which it holds.
    pub date: Date,
    /// The legal instrument, such as `Nghị quyết số 30/2026/QH16`.
    pub instrument: &'static str,
    /// What it is, one of [`KINDS`].
    pub kind: &'static str,
    /// The units before.
    pub from: Vec<Named>,
    /// The units after.
    pub to: Vec<Named>,
}

/// A unit as an event names it: `06418 xã Chi Lăng`, or its code alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named {
    /// Its code.
    pub code: &'static str,
    /// Its kind and its name without the kind, where the event gives them.
    pub name: Option<(&'static str, &'static str)>,
}

/// A whole table gives way to another.
pub(super) const NEW_TABLE: &str = "bỏ cấp huyện";

/// The kinds of events.
pub const KINDS: [&str; 6] = [NEW_TABLE, "đổi tên", "đổi loại", "đổi tên và loại", "nhập", "chia"];

/// The rows under the header, in their order. A row that cannot be read goes to `faults`.
pub(super) fn read(csv: &'static str, faults: &mut Vec<String>) -> Vec<Event> {
    let mut events = Vec::new();
    for line in csv.lines().skip(1).filter(|line| !line.is_empty()) {
        match event(line) {
            Some(event) => events.push(event),
            None => faults.push(format!("not understood: {line}")),
        }
    }
    events.sort_by_key(|event| event.date);
    events
}

fn event(line: &'static str) -> Option<Event> {
    let cells: Vec<&str> = line.split(',').map(str::trim).collect();
    let [date, instrument, kind, from, to] = cells[..] else { return None };
    let kind = KINDS.into_iter().find(|known| *known == kind)?;
    let units =
        |cell: &'static str| cell.split(';').map(|unit| read_unit(unit.trim())).collect::<Option<Vec<_>>>();
    Some(Event { date: Date::parse(date).ok()?, instrument, kind, from: units(from)?, to: units(to)? })
}

fn read_unit(text: &'static str) -> Option<Named> {
    let Some((code, rest)) = text.split_once(' ') else { return Some(Named { code: text, name: None }) };
    let (kind, proper) = UnitKind::split(rest)?;
    Some(Named { code, name: Some((kind.word(), proper)) })
}

impl Event {
    /// Whether a unit of the same code before and after is one unit: a merger or a division under a new name makes a
    /// new one.
    fn goes_on(&self, before: (&str, &str), after: (&str, &str)) -> bool {
        before == after || !matches!(self.kind, "nhập" | "chia")
    }

    /// The unit after it that goes on from one before it.
    fn later(&self, code: &str, before: (&str, &str)) -> Option<&Named> {
        let same = |unit: &&Named| unit.code == code && self.goes_on(before, unit.name.unwrap_or(before));
        self.to.iter().find(same)
    }
}

/// What the units of the tables become by events after the last table, the earliest first.
pub(super) fn forwards(
    entries: &mut Vec<Entry>,
    event: &Event,
    home: &'static Gazetteer,
    faults: &mut Vec<String>,
) {
    let day = event.date;
    let Some((first, before)) = all_in_force(entries, &event.from, day) else {
        faults.push(format!("{day:?}: a unit of `from` is not in force"));
        return;
    };
    let last = |entry: &Entry| entry.names().last().unwrap_or((entry.kind, entry.name));
    for (at, unit) in before.iter().zip(&event.from) {
        let own = last(&entries[*at]);
        if unit.name.is_some_and(|name| name != own) {
            faults.push(format!("{day:?}: {} is {} {}", unit.code, own.0, own.1));
        }
    }
    let mut after = Vec::new();
    let mut made = Vec::new();
    for unit in &event.to {
        let known = in_force(entries, unit.code, day);
        let goes_on = known.filter(|at| event.later(unit.code, last(&entries[*at])) == Some(unit));
        match (goes_on, unit.name) {
            (Some(at), Some((kind, name))) if last(&entries[at]) != (kind, name) => {
                let change = Change { from: day, kind, name, instrument: event.instrument };
                entries[at].changes.push(change);
            }
            (Some(_), _) => {}
            (None, Some(name)) => made.push((unit.code, name)),
            (None, None) => faults.push(format!("{day:?}: {} is neither known nor named", unit.code)),
        }
        after.extend(goes_on.and_then(|at| u16::try_from(at).ok()));
    }
    let above = (entries[first].province, entries[first].district);
    for (code, name) in made {
        after.extend(add(entries, home, code, name, above, (Some(day), None)));
    }
    for at in before {
        let entry = &mut entries[at];
        if !after.contains(&entry.at) {
            entry.until = Some(day);
            entry.heirs.clone_from(&after);
        }
    }
}

/// What the units of the oldest table were by events before it, the latest first.
pub(super) fn backwards(
    entries: &mut Vec<Entry>,
    event: &Event,
    home: &'static Gazetteer,
    faults: &mut Vec<String>,
) {
    let day = event.date;
    let Some((first, after)) = all_in_force(entries, &event.to, day) else {
        faults.push(format!("{day:?}: a unit of `to` is not in force"));
        return;
    };
    for (unit, at) in event.to.iter().zip(&after) {
        let entry = &mut entries[*at];
        if unit.name.is_some_and(|name| name != (entry.kind, entry.name)) {
            faults.push(format!("{day:?}: {} is {} {}", unit.code, entry.kind, entry.name));
        }
        let own = (entry.kind, entry.name);
        let before =
            event.from.iter().find(|before| before.code == unit.code).map(|unit| unit.name.unwrap_or(own));
        match before.filter(|before| event.goes_on(*before, own)) {
            None => entry.from = Some(day),
            Some((kind, name)) if (kind, name) != own => {
                let change = Change { from: day, kind: own.0, name: own.1, instrument: event.instrument };
                entry.changes.insert(0, change);
                (entry.kind, entry.name) = (kind, name);
            }
            Some(_) => {}
        }
    }
    let heirs: Vec<u16> = after.iter().filter_map(|at| u16::try_from(*at).ok()).collect();
    let above = (entries[first].province, entries[first].district);
    for unit in &event.from {
        let Some(name) = unit.name else {
            faults.push(format!("{day:?}: {} is not named", unit.code));
            continue;
        };
        if event.later(unit.code, name).is_some() {
            continue;
        }
        let made = add(entries, home, unit.code, name, above, (None, Some(day)));
        if let Some(entry) = made.and_then(|at| entries.get_mut(usize::from(at))) {
            entry.heirs.clone_from(&heirs);
        }
    }
}

/// Where the unit of that code stands that is there on a day.
fn in_force(entries: &[Entry], code: &str, day: Date) -> Option<usize> {
    // Most are asked for behind the last table.
    entries.iter().rposition(|entry| entry.code == code && entry.is_in_force(day))
}

/// The places of units that are all there on a day, and the first of them; none where one is not, or there are none.
fn all_in_force(entries: &[Entry], units: &[Named], day: Date) -> Option<(usize, Vec<usize>)> {
    let places: Option<Vec<usize>> = units.iter().map(|unit| in_force(entries, unit.code, day)).collect();
    places.and_then(|places| Some((*places.first()?, places)))
}

/// A unit that no table has, and its place.
fn add(
    entries: &mut Vec<Entry>,
    home: &'static Gazetteer,
    code: &'static str,
    (kind, name): (&'static str, &'static str),
    (province, district): (Option<u16>, Option<u16>),
    (from, until): (Option<Date>, Option<Date>),
) -> Option<u16> {
    let at = u16::try_from(entries.len()).ok()?;
    let level = level_of(code);
    let (changes, heirs) = Default::default();
    entries.push(Entry {
        home,
        at,
        level,
        code,
        kind,
        name,
        changes,
        from,
        until,
        province,
        district,
        heirs,
    });
    Some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_read_or_told() {
        let mut faults = Vec::new();
        let csv = "date,instrument,event,from,to\n\
            2028-01-01,Nghị quyết số 1,nhập,06418; 06427,06418 xã Chi Lăng\n\
            2027-02-30,Nghị quyết số 2,đổi tên,06418,06418 xã A\n\
            2027-02-03,Nghị quyết số 2,đổi họ,06418,06418 xã A\n\
            2027-02-03,Nghị quyết số 2,đổi tên,06418,06418 bản A\n";
        let events = read(csv, &mut faults);
        assert_eq!(faults.len(), 3, "{faults:?}");
        assert_eq!(events[0].from[1], Named { code: "06427", name: None });
        assert_eq!(events[0].to, [Named { code: "06418", name: Some(("xã", "Chi Lăng")) }]);
    }
}
