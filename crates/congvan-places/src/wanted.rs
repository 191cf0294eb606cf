//! What a search asks for: a name, perhaps its kind, perhaps what the unit belongs to.

use super::entry::Entry;
use super::fold::{fold, spelling};
use super::respelling::{as_compared, comparison_key};
use crate::names::{Pairs, is_listed};
use congvan_calendar::Date;
use congvan_letters::normal::normalise;

/// Kinds as a fold or an abbreviation writes them.
static KINDS: Pairs = Pairs::of_name("wanted: kinds");

/// The text of a search, understood.
pub(super) struct Wanted {
    /// At least one: `quan son` is `Quan Sơn` and may be `quận Sơn`.
    pub(super) readings: Vec<Reading>,
    /// What the unit belongs to, each in all its readings.
    pub(super) places: Vec<Vec<Reading>>,
}

/// One way to understand a name.
#[derive(Clone)]
pub(super) struct Reading {
    /// Where the text says one.
    pub(super) kind: Option<&'static str>,
    /// The name without kind and diacritics, in the spelling that names are compared in.
    pub(super) folded: String,
    /// The name without kind, in that spelling, with the diacritics that were written.
    spelled: String,
    /// Whether the whole text has no diacritics, so that they may be filled in.
    unmarked: bool,
}

/// How a text agrees with a name of the same letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Marks {
    /// All are there.
    Same,
    /// None are there.
    None,
    /// Others are there.
    Other,
}

impl Wanted {
    pub(super) fn new(text: &str) -> Self {
        Self::of([text])
    }

    /// A name and what the unit belongs to, as they stand in cells of their own; a cell may name places after commas.
    pub(super) fn of<'a>(cells: impl IntoIterator<Item = &'a str>) -> Self {
        let parts = cells.into_iter().flat_map(|cell| {
            let unmarked = is_unmarked(cell);
            let parts = cell.split(',').filter(|part| !fold(part).is_empty());
            parts.map(move |part| readings(part, unmarked))
        });
        let mut parts = parts.into_iter();
        Self { readings: parts.next().unwrap_or_default(), places: parts.collect() }
    }

    /// The name alone, whatever the unit belongs to.
    pub(super) fn anywhere(&self) -> Self {
        Self { readings: self.readings.clone(), places: Vec::new() }
    }

    /// True where it is this name and nothing else, its kind apart.
    pub(super) fn is_called(&self, name: &str) -> bool {
        let folded = comparison_key(&fold(name));
        self.places.is_empty()
            && self
                .readings
                .iter()
                .any(|reading| reading.folded == folded && reading.marks(name) < Marks::Other)
    }

    /// True where it names this unit on a day, and nothing else.
    pub(super) fn is_name_of(&self, entry: &Entry, date: Date) -> bool {
        let name = entry.proper_name_on(date);
        let folded = comparison_key(&fold(name));
        let names = |reading: &Reading| {
            reading.folded == folded && reading.agrees(entry) && reading.marks(name) < Marks::Other
        };
        self.places.is_empty() && self.readings.iter().any(names)
    }
}

impl Reading {
    /// True where no kind is asked for, or one that the unit has or had.
    pub(super) fn agrees(&self, entry: &Entry) -> bool {
        self.kind.is_none_or(|kind| entry.names().any(|(known, _)| known == kind))
    }

    /// How its diacritics agree with those of a name of the same letters.
    pub(super) fn marks(&self, name: &str) -> Marks {
        match comparison_key(&spelling(name)) == self.spelled {
            true => Marks::Same,
            false if self.unmarked => Marks::None,
            false => Marks::Other,
        }
    }
}

/// Names as people shorten them, folded, and in full.
static SHORT: Pairs = Pairs::of_name("wanted: short");

/// A cell with commas before the kinds of what the unit belongs to, where it has none: `xã Chi Lăng tỉnh Lạng Sơn`.
pub(super) fn with_commas(cell: &str) -> Option<String> {
    static ABOVE: Pairs = Pairs::of_name("wanted: above");
    static SHORT: Pairs = Pairs::of_name("wanted: short kinds");
    let words: Vec<&str> = cell.split_whitespace().collect();
    let opens = |at: usize| {
        let two = words.get(at..at + 2).map(|two| fold(&two.join(" ")));
        let one = fold(words[at]);
        is_listed(&ABOVE, &one) || is_listed(&SHORT, &one) || two.is_some_and(|two| is_listed(&ABOVE, &two))
    };
    // A kind and a name stand before, a name behind.
    let parts: Vec<usize> = (2..words.len().saturating_sub(1)).filter(|at| opens(*at)).collect();
    let mut parted = String::with_capacity(cell.len() + 4);
    for (at, word) in words.iter().enumerate() {
        parted.push_str(if parts.contains(&at) {
            ", "
        } else if at > 0 {
            " "
        } else {
            ""
        });
        parted.push_str(word);
    }
    (!parts.is_empty() && !cell.contains(',')).then_some(parted)
}

/// Whether what was written stands for a name: in any case, tone placement and listed respelling; without diacritics only
/// where it has none.
pub fn is_written_as(name: &str, written: &str) -> bool {
    as_compared(name) == as_compared(written)
        || is_unmarked(written) && comparison_key(&fold(name)) == comparison_key(&fold(written))
}

/// Whether a cell has no letter beyond those of English.
fn is_unmarked(cell: &str) -> bool {
    !normalise(cell).chars().any(|c| c.is_alphabetic() && !c.is_ascii())
}

/// The whole as a name, and where it opens with a kind, the rest as a name; where either is a name in short, that name.
fn readings(text: &str, unmarked: bool) -> Vec<Reading> {
    let mut readings = as_written(text, unmarked);
    let mut more = Vec::new();
    for reading in &readings {
        let full = SHORT.iter().find(|(short, _)| *short == reading.folded).map(|(_, full)| *full);
        let full = full.into_iter().flat_map(|full| as_written(full, unmarked));
        more.extend(full.map(|full| Reading { kind: full.kind.or(reading.kind), ..full }));
    }
    readings.extend(more);
    readings
}

fn as_written(text: &str, unmarked: bool) -> Vec<Reading> {
    let (folded, spelled) = (fold(text), spelling(text));
    let reading = |kind, folded: &str, spelled: &str| Reading {
        kind,
        folded: comparison_key(folded),
        spelled: comparison_key(spelled),
        unmarked,
    };
    let with_kind = KINDS.iter().find_map(|(word, kind)| {
        let rest = folded.strip_prefix(word)?;
        // `q1`, `p12`: a letter and a number are a kind and a name.
        if word.len() == 1 && rest.starts_with(|c: char| c.is_ascii_digit()) {
            return Some(reading(Some(*kind), rest, rest));
        }
        let rest = rest.strip_prefix(' ')?;
        // Folding keeps the words, so that the kind has as many of them with diacritics.
        let spelled: Vec<&str> = spelled.split(' ').skip(word.split(' ').count()).collect();
        Some(reading(Some(*kind), rest, &spelled.join(" ")))
    });
    std::iter::once(reading(None, &folded, &spelled)).chain(with_kind).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Gazetteer;

    #[test]
    fn a_text_has_its_readings() {
        let wanted = Wanted::new("TP. Thủ Đức, TP Hồ Chí Minh,");
        let read = |readings: &[Reading]| -> Vec<_> {
            readings
                .iter()
                .map(|reading| (reading.kind, reading.folded.clone(), reading.spelled.clone()))
                .collect()
        };
        let thu_duc = (Some("thành phố"), "thu duc".to_owned(), "thủ đức".to_owned());
        assert_eq!(read(&wanted.readings)[1], thu_duc);
        assert_eq!(wanted.places.len(), 1);
        assert_eq!(read(&wanted.places[0])[1].1, "ho chi minh");
        assert!(Wanted::new(" , ").readings.is_empty());
    }

    #[test]
    fn every_kind_of_the_tables_can_be_asked_for() {
        let names = Gazetteer::get().units().iter().flat_map(|entry| entry.names());
        for (kind, _) in names {
            assert!(KINDS.contains(&(fold(kind).as_str(), kind)), "{kind}");
        }
    }
}
