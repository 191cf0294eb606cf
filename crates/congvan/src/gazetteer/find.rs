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
    /// So many letters differ, one or two, or none where it is a former name. Only looked for where no name is the same.
    Near(usize),
    /// One of its later words starts so.
    Inside,
}

/// The folded names of a table in one text, a space before each and a line end after it.
struct Index {
    text: String,
    /// Where each begins.
    starts: Vec<usize>,
    /// Where each word of each name begins, by the word's first letters.
    words: Vec<(Head, u32)>,
    /// The names of each length, in bytes, and the letters in each.
    lengths: Vec<Vec<(u32, u16)>>,
}

/// The first bytes of a text, zeros behind its end.
type Head = [u8; 4];

static OLD: LazyLock<Index> = LazyLock::new(|| Index::of(Regime::ThreeLevels));
static NEW: LazyLock<Index> = LazyLock::new(|| Index::of(Regime::TwoLevels));

impl Index {
    fn of(regime: Regime) -> Self {
        let units = Gazetteer::get().units(regime);
        let mut index = Self {
            text: String::with_capacity(units.len() * 13),
            starts: Vec::with_capacity(units.len()),
            words: Vec::with_capacity(units.len() * 3),
            lengths: Vec::new(),
        };
        for entry in units {
            let start = index.text.len();
            index.starts.push(start);
            index.text.push(' ');
            fold_into(&mut index.text, entry.name());
            let name = index.text.get(start + 1..).unwrap_or_default();
            for (at, _) in index.text.get(start..).unwrap_or_default().match_indices(' ') {
                let word = name.get(at..).unwrap_or_default();
                index.words.push((head(word, 0), u32::try_from(start + at).unwrap_or(u32::MAX)));
            }
            if index.lengths.len() <= name.len() {
                index.lengths.resize_with(name.len() + 1, Vec::new);
            }
            index.lengths[name.len()].push((letters(name), entry.at));
            index.text.push('\n');
        }
        index.words.sort_unstable();
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
        let close = |start: usize| {
            let rest = self.text.get(start + 1..)?.strip_prefix(folded)?;
            let at = self.starts.partition_point(|&line| line <= start).saturating_sub(1);
            let at_start = self.starts.get(at) == Some(&start);
            Some(match (at_start, rest.starts_with('\n')) {
                (true, true) => (at, Closeness::Folded),
                (true, false) => (at, Closeness::Start),
                (false, _) => (at, Closeness::Inside),
            })
        };
        let (first, last) = (head(folded, 0), head(folded, u8::MAX));
        let from = self.words.partition_point(|(head, _)| *head < first);
        let heads = self.words.get(from..).unwrap_or_default().iter().take_while(|(head, _)| *head <= last);
        heads.filter_map(|(_, start)| close(usize::try_from(*start).ok()?)).collect()
    }

    /// The places of all names that differ in a letter, or two where they are long.
    fn near(&self, folded: &str) -> Vec<(usize, Closeness)> {
        let length = folded.len();
        if length < 4 {
            return Vec::new();
        }
        let limit = if length < 8 { 1 } else { 2 };
        let own = letters(folded);
        // One edit takes at most one letter out of a name and puts at most one in.
        let may = |other: u32| {
            (own & !other).count_ones() as usize <= limit && (other & !own).count_ones() as usize <= limit
        };
        let close = |at: usize| {
            let distance = strsim::osa_distance(self.name(at), folded);
            (distance <= limit).then_some((at, Closeness::Near(distance)))
        };
        let lengths = self.lengths.iter().take(length + limit + 1).skip(length - limit).flatten();
        lengths.filter(|(other, _)| may(*other)).filter_map(|(_, at)| close(usize::from(*at))).collect()
    }
}

/// The first bytes of a text, `fill` behind its end.
fn head(text: &str, fill: u8) -> Head {
    let mut head = [fill; 4];
    head.iter_mut().zip(text.bytes()).for_each(|(place, byte)| *place = byte);
    head
}

/// Which letters a text has, a bit each.
fn letters(text: &str) -> u32 {
    text.chars().fold(0, |letters, c| letters | 1 << (u32::from(c) % 32))
}

/// Everything that agrees, the best first; names of almost these letters only where `near` asks for them.
pub(super) fn find(wanted: &Wanted, date: Date, near: bool) -> Vec<Found> {
    let mut tables: Vec<(&'static [Entry], &Index)> = Vec::new();
    if Regime::on(date) == Regime::TwoLevels {
        tables.push((Gazetteer::get().units(Regime::TwoLevels), &NEW));
    }
    tables.push((Gazetteer::get().units(Regime::ThreeLevels), &OLD));

    let mut found = Vec::new();
    for near in [false, true].into_iter().take(1 + usize::from(near)) {
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
        Closeness::Folded if reading.is_former => Closeness::Near(0),
        Closeness::Start | Closeness::Inside | Closeness::Near(_) if reading.is_former => return None,
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
            !reading.is_former && reading.folded == index.name(usize::from(place.at)) && reading.agrees(place)
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

#[cfg(test)]
mod tests {
    use super::*;

    /// What the index leaves out without a look is never what a look at every name would find.
    #[test]
    fn the_index_finds_what_a_look_at_every_name_finds() {
        let words = [
            "chi lang",
            "tan lap",
            "an",
            "x",
            "phuong 1",
            "12",
            "thi",
            "hoa binh",
            "ga hai uyen",
            "dong kin",
            "yen vuong",
            "phan rang thap cham",
            "zzzz",
            "tan an hoi dong",
            "ea hleo",
            "kr\u{f4}ng",
            "binhh",
        ];
        for index in [&OLD, &NEW] {
            for word in words {
                let limit = if word.len() < 8 { 1 } else { 2 };
                let (mut inside, mut near) = (Vec::new(), Vec::new());
                for (at, line) in index.text.lines().enumerate() {
                    let name = &line[1..];
                    if line.contains(&format!(" {word}")) {
                        inside.push(at);
                    }
                    if word.len() >= 4 && strsim::osa_distance(name, word) <= limit {
                        near.push(at);
                    }
                }
                let places = |found: Vec<(usize, Closeness)>| -> Vec<usize> {
                    let places: BTreeSet<usize> = found.iter().map(|(at, _)| *at).collect();
                    places.into_iter().collect()
                };
                assert_eq!(places(index.containing(word)), inside, "{word}");
                assert_eq!(places(index.near(word)), near, "{word}");
            }
        }
        assert!(!NEW.near("chi lamg").is_empty() && !NEW.containing("lang").is_empty());
    }
}
