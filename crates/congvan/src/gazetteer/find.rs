//! Search by name.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::entry::Entry;
use super::fold::{fold_into, spelling};
use super::wanted::{Reading, Wanted};
use super::{Gazetteer, Regime};
use crate::date::Date;

/// A unit that a search came upon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// The unit.
    pub entry: &'static Entry,
    /// How its name agrees with the text.
    pub closeness: Closeness,
    /// False where the text says another kind.
    pub kind_agrees: bool,
}

/// How close a name is to what was asked for, the closest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Closeness {
    /// The same, diacritics included.
    Exact,
    /// The same but for diacritics.
    Folded,
    /// The name starts so.
    Start,
    /// So many letters differ, one or two. Only looked for where no name is the same.
    Near(usize),
    /// One of its later words starts so.
    Inside,
}

/// The folded names of a table in one text, a space before each and a line end after it.
struct Index {
    text: String,
    /// Where each begins.
    starts: Vec<usize>,
}

static OLD: LazyLock<Index> = LazyLock::new(|| Index::of(Regime::ThreeLevels));
static NEW: LazyLock<Index> = LazyLock::new(|| Index::of(Regime::TwoLevels));

impl Index {
    fn of(regime: Regime) -> Self {
        let units = Gazetteer::get().units(regime);
        let mut index =
            Self { text: String::with_capacity(units.len() * 13), starts: Vec::with_capacity(units.len()) };
        for entry in units {
            index.starts.push(index.text.len());
            index.text.push(' ');
            fold_into(&mut index.text, entry.name());
            index.text.push('\n');
        }
        index
    }

    /// The folded name of the unit at a place of the table.
    fn name(&self, at: usize) -> &str {
        let start = self.starts.get(at).map_or(self.text.len(), |start| start + 1);
        let rest = self.text.get(start..).unwrap_or_default();
        rest.split('\n').next().unwrap_or_default()
    }

    /// The places of all names with a word that starts as the text does, and how close they are without diacritics.
    fn containing(&self, folded: &str) -> Vec<(usize, Closeness)> {
        let needle = format!(" {folded}");
        let close = |start: usize| {
            let at = self.starts.partition_point(|&line| line <= start).saturating_sub(1);
            let at_start = self.starts.get(at) == Some(&start);
            let at_end = self.text.as_bytes().get(start + needle.len()) == Some(&b'\n');
            match (at_start, at_end) {
                (true, true) => (at, Closeness::Folded),
                (true, false) => (at, Closeness::Start),
                (false, _) => (at, Closeness::Inside),
            }
        };
        self.text.match_indices(&needle).map(|(start, _)| close(start)).collect()
    }

    /// The places of all names that differ in a letter, or two where they are long.
    fn near(&self, folded: &str) -> Vec<(usize, Closeness)> {
        let length = folded.len();
        if length < 4 {
            return Vec::new();
        }
        let limit = if length < 8 { 1 } else { 2 };
        let close = |(at, line): (usize, &str)| {
            let name = line.get(1..)?;
            let distance =
                (name.len().abs_diff(length) <= limit).then(|| strsim::osa_distance(name, folded))?;
            (distance <= limit).then_some((at, Closeness::Near(distance)))
        };
        self.text.lines().enumerate().filter_map(close).collect()
    }
}

/// Everything that agrees, the best first.
pub(super) fn find(wanted: &Wanted, date: Date) -> Vec<Found> {
    let mut tables: Vec<(&'static [Entry], &Index)> = Vec::new();
    if Regime::on(date) == Regime::TwoLevels {
        tables.push((Gazetteer::get().units(Regime::TwoLevels), &NEW));
    }
    tables.push((Gazetteer::get().units(Regime::ThreeLevels), &OLD));

    let mut found = Vec::new();
    for near in [false, true] {
        for (units, index) in &tables {
            for reading in &wanted.readings {
                let places =
                    if near { index.near(&reading.folded) } else { index.containing(&reading.folded) };
                let entries =
                    places.into_iter().filter_map(|(at, closeness)| Some((units.get(at)?, closeness)));
                let belonging = entries.filter(|(entry, _)| belongs(entry, &wanted.places, index));
                found.extend(belonging.filter_map(|(entry, closeness)| judge(entry, closeness, reading)));
            }
        }
        if found.iter().any(|found: &Found| found.closeness <= Closeness::Folded) {
            break;
        }
    }
    let order = |found: &Found| {
        let entry = found.entry;
        (found.closeness, !found.kind_agrees, !entry.is_in_force(date), entry.level, entry.at)
    };
    found.sort_by_key(order);
    once_each(found)
}

/// The unit with its closeness, the spelling looked at too; none where only a part of the name agrees and not the kind.
fn judge(entry: &'static Entry, closeness: Closeness, reading: &Reading) -> Option<Found> {
    let kind_agrees = reading.agrees(entry);
    let closeness = match closeness {
        Closeness::Folded if spelling(entry.name()) == reading.spelled => Closeness::Exact,
        Closeness::Start | Closeness::Inside if !kind_agrees => return None,
        closeness => closeness,
    };
    Some(Found { entry, closeness, kind_agrees })
}

/// True where the unit lies in all of these places.
fn belongs(entry: &Entry, places: &[Vec<Reading>], index: &Index) -> bool {
    let above = [entry.district(), entry.province()];
    places.iter().all(|readings| {
        let is = |reading: &Reading, place: &Entry| {
            reading.folded == index.name(usize::from(place.at)) && reading.agrees(place)
        };
        above.iter().flatten().any(|place| readings.iter().any(|reading| is(reading, place)))
    })
}

/// Each unit once, at its best, and no old unit that goes on under its kind and name in one that was found too.
fn once_each(sorted: Vec<Found>) -> Vec<Found> {
    let mut seen = BTreeSet::new();
    let mut found = sorted;
    found.retain(|found| seen.insert((found.entry.regime, found.entry.at)));
    let of_today = found.iter().map(|found| found.entry).filter(|entry| entry.regime == Regime::TwoLevels);
    let names: BTreeSet<_> = of_today.map(|entry| (entry.code, entry.kind, entry.name)).collect();
    found.retain(|found| !names.contains(&(found.entry.successors, found.entry.kind, found.entry.name)));
    found
}
