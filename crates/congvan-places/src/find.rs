//! Search by name.

use std::collections::BTreeSet;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::entry::Entry;
use super::fold::fold_into;
use super::respelling::compare_into;
use super::wanted::{Marks, Reading, Wanted};
use crate::Gazetteer;
use congvan_calendar::Date;

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
    /// The same, diacritics included, up to spellings that stand for each other.
    Exact,
    /// The same but for diacritics, of which the text has none.
    Folded,
    /// The same, but the unit bears this name on other days.
    OtherDays,
    /// The same letters with other diacritics.
    OtherMarks,
    /// The name starts so.
    Start,
    /// So many letters differ, one or two. Only looked for where no name is the same.
    Near(usize),
    /// One of its later words starts so.
    Inside,
}

impl Closeness {
    /// Whether the text is the unit's name of the day, or that name without any diacritics.
    pub fn is_same(self) -> bool {
        self <= Self::Folded
    }
}

/// The names of all units as they are compared in one text, a space before each and a line end after it: the first
/// name of each, in their order, then the later names of those that changed.
pub(super) struct Index {
    text: String,
    /// Where each begins.
    starts: Vec<usize>,
    /// The units of the later names.
    later: Vec<(u16, &'static str)>,
    /// Where each word of each name begins, by the word's first letters; made when many names are asked for.
    words: OnceLock<Vec<(Head, u32)>>,
    /// How many names were asked for.
    asked: AtomicUsize,
    /// The names of each length, in bytes, and the letters in each; made when a name is asked for that nobody bears.
    lengths: OnceLock<Vec<Vec<(u32, u32)>>>,
}

/// So many names are looked for in the text itself, before its words are put in order.
const FEW: usize = 16;

/// The first bytes of a text, zeros behind its end.
type Head = [u8; 4];

impl Index {
    pub(super) fn of(units: &'static [Entry]) -> Self {
        let mut index = Self {
            text: String::with_capacity(units.len() * 13),
            starts: Vec::with_capacity(units.len()),
            later: Vec::new(),
            words: OnceLock::new(),
            asked: AtomicUsize::new(0),
            lengths: OnceLock::new(),
        };
        let mut folded = String::new();
        for entry in units {
            index.add(entry.name, &mut folded);
        }
        for entry in units {
            for change in entry.changes().iter().filter(|change| change.name != entry.name) {
                index.add(change.name, &mut folded);
                index.later.push((entry.at, change.name));
            }
        }
        index
    }

    fn add(&mut self, name: &str, folded: &mut String) {
        folded.clear();
        fold_into(folded, name);
        let start = self.text.len();
        self.starts.push(start);
        self.text.push(' ');
        compare_into(&mut self.text, folded.trim_end());
        self.text.push('\n');
    }

    /// Where each word of each name begins, in order of the words' first letters.
    fn words(&self) -> &[(Head, u32)] {
        self.words.get_or_init(|| {
            let word = |(at, _): (usize, &str)| {
                let word = self.text.get(at + 1..).unwrap_or_default();
                let word = word.split('\n').next().unwrap_or_default();
                (head(word, 0), u32::try_from(at).unwrap_or(u32::MAX))
            };
            let mut words: Vec<(Head, u32)> = self.text.match_indices(' ').map(word).collect();
            words.sort_unstable();
            words
        })
    }

    /// The names of each length, and the letters in each.
    fn lengths(&self) -> &[Vec<(u32, u32)>] {
        self.lengths.get_or_init(|| {
            let mut lengths: Vec<Vec<(u32, u32)>> = Vec::new();
            for line in 0..self.starts.len() {
                let name = self.name(line);
                if lengths.len() <= name.len() {
                    lengths.resize_with(name.len() + 1, Vec::new);
                }
                lengths[name.len()].push((letters(name), u32::try_from(line).unwrap_or(u32::MAX)));
            }
            lengths
        })
    }

    /// The unit of a line, and its name there.
    fn unit(&self, line: usize, units: &'static [Entry]) -> Option<(&'static Entry, &'static str)> {
        match line.checked_sub(units.len()) {
            None => units.get(line).map(|entry| (entry, entry.name)),
            Some(line) => {
                let (at, name) = self.later.get(line)?;
                Some((units.get(usize::from(*at))?, name))
            }
        }
    }

    /// The names of a unit, as they are compared and as they are.
    fn names_of(&self, entry: &'static Entry) -> impl Iterator<Item = (&str, &'static str)> {
        let first = self.starts.len() - self.later.len();
        let later = self.later.iter().enumerate().filter(move |(_, (at, _))| *at == entry.at);
        let later = later.map(move |(line, (_, name))| (self.name(first + line), *name));
        std::iter::once((self.name(usize::from(entry.at)), entry.name)).chain(later)
    }

    /// The name on a line.
    fn name(&self, line: usize) -> &str {
        let start = self.starts.get(line).map_or(self.text.len(), |start| start + 1);
        let rest = self.text.get(start..).unwrap_or_default();
        rest.split('\n').next().unwrap_or_default()
    }

    /// The lines of all names with a word that starts as the text does, and how close they are without diacritics.
    fn containing(&self, folded: &str) -> Vec<(usize, Closeness)> {
        let close = |start: usize| {
            let rest = self.text.get(start + 1..)?.strip_prefix(folded)?;
            let line = self.starts.partition_point(|&line| line <= start).saturating_sub(1);
            let at_start = self.starts.get(line) == Some(&start);
            Some(match (at_start, rest.starts_with('\n')) {
                (true, true) => (line, Closeness::Folded),
                (true, false) => (line, Closeness::Start),
                (false, _) => (line, Closeness::Inside),
            })
        };
        if self.words.get().is_none() && self.asked.fetch_add(1, Ordering::Relaxed) < FEW {
            let starts = self.text.match_indices(&format!(" {folded}")).map(|(at, _)| at).collect::<Vec<_>>();
            return starts.into_iter().filter_map(close).collect();
        }
        let words = self.words();
        let (first, last) = (head(folded, 0), head(folded, u8::MAX));
        let from = words.partition_point(|(head, _)| *head < first);
        let heads = words.get(from..).unwrap_or_default().iter().take_while(|(head, _)| *head <= last);
        heads.filter_map(|(_, start)| close(usize::try_from(*start).ok()?)).collect()
    }

    /// The lines of all names that differ in a letter, or two where they are long.
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
        let close = |line: usize| {
            let distance = strsim::osa_distance(self.name(line), folded);
            (distance <= limit).then_some((line, Closeness::Near(distance)))
        };
        let lengths = self.lengths().iter().take(length + limit + 1).skip(length - limit).flatten();
        let lines = lengths.filter(|(other, _)| may(*other));
        lines.filter_map(|(_, line)| close(usize::try_from(*line).ok()?)).collect()
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

/// Everything that agrees and has begun by that day, the best first; names of almost these letters only where `near`
/// asks for them.
pub(super) fn find(home: &'static Gazetteer, wanted: &Wanted, date: Date, near: bool) -> Vec<Found> {
    let (units, index) = (home.units(), home.index());
    let mut found = Vec::new();
    for near in [false, true].into_iter().take(1 + usize::from(near)) {
        for reading in &wanted.readings {
            let lines = if near { index.near(&reading.folded) } else { index.containing(&reading.folded) };
            found.extend(lines.into_iter().filter_map(|(line, closeness)| {
                let (entry, name) = index.unit(line, units).filter(|(entry, _)| entry.has_begun(date))?;
                let found = judge(entry, name, closeness, reading, date)?;
                let marks = belongs(entry, &wanted.places, date, index)?;
                let least = if marks == Marks::Other { Closeness::OtherMarks } else { Closeness::Exact };
                Some(Found { closeness: found.closeness.max(least), ..found })
            }));
        }
        if found.iter().any(|found: &Found| found.closeness <= Closeness::OtherDays) {
            break;
        }
    }
    let order = |found: &Found| {
        let entry = found.entry;
        (found.closeness, !found.kind_agrees, !entry.is_in_force(date), entry.level, entry.at)
    };
    found.sort_by_key(order);
    once_each(found, date)
}

/// The unit with its closeness, diacritics looked at too; none where only a part of the name agrees and not the kind.
fn judge(
    entry: &'static Entry,
    name: &'static str,
    closeness: Closeness,
    reading: &Reading,
    date: Date,
) -> Option<Found> {
    let kind_agrees = reading.agrees(entry);
    let closeness = match closeness {
        Closeness::Folded => match reading.marks(name) {
            Marks::Other => Closeness::OtherMarks,
            _ if name != entry.proper_name_on(date) => Closeness::OtherDays,
            Marks::Same => Closeness::Exact,
            Marks::None => Closeness::Folded,
        },
        Closeness::Start | Closeness::Inside if !kind_agrees => return None,
        closeness => closeness,
    };
    Some(Found { entry, closeness, kind_agrees })
}

/// Where the unit lies in all of these places, how the diacritics of the least of them agree. Its places are those of
/// the day or, where it is no more, of its own days, under any name they had.
pub(super) fn belongs(
    entry: &'static Entry,
    places: &[Vec<Reading>],
    date: Date,
    index: &Index,
) -> Option<Marks> {
    let is = |reading: &Reading, place: &'static Entry| {
        let same = index.names_of(place).filter(|(compared, _)| *compared == reading.folded);
        same.map(|(_, name)| reading.marks(name)).min().filter(|_| reading.agrees(place))
    };
    let one = |readings: &Vec<Reading>| {
        let above = entry.places_on(date);
        above.flat_map(|place| readings.iter().filter_map(move |reading| is(reading, place))).min()
    };
    places.iter().map(one).try_fold(Marks::Same, |least, marks| Some(least.max(marks?)))
}

/// Each unit once, at its best, and no old unit that goes on under its kind and name in one that was found too.
fn once_each(sorted: Vec<Found>, date: Date) -> Vec<Found> {
    let mut seen = BTreeSet::new();
    let mut found = sorted;
    found.retain(|found| seen.insert(found.entry.at));
    let in_force = found.iter().map(|found| found.entry).filter(|entry| entry.is_in_force(date));
    let alive: BTreeSet<u16> = in_force.map(|entry| entry.at).collect();
    found.retain(|found| match found.entry.heirs.as_slice() {
        [heir] if alive.contains(heir) => {
            let heir = found.entry.home.at(*heir);
            heir.is_none_or(|heir| (heir.kind, heir.name) != (found.entry.kind, found.entry.name))
        }
        _ => true,
    });
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
        let index = Gazetteer::get().index();
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
        assert!(!index.near("chi lamg").is_empty() && !index.containing("lang").is_empty());
    }
}
