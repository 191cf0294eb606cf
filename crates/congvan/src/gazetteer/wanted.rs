//! What a search asks for: a name, perhaps its kind, perhaps what the unit belongs to.

use super::entry::Entry;
use super::fold::{fold, spelling};

/// Kinds as a fold or an abbreviation writes them.
const KINDS: [(&str, &str); 17] = [
    ("tinh", "tỉnh"),
    ("thanh pho", "thành phố"),
    ("tp", "thành phố"),
    ("thi xa", "thị xã"),
    ("tx", "thị xã"),
    ("thi tran", "thị trấn"),
    ("tt", "thị trấn"),
    ("huyen", "huyện"),
    ("h", "huyện"),
    ("quan", "quận"),
    ("q", "quận"),
    ("xa", "xã"),
    ("x", "xã"),
    ("phuong", "phường"),
    ("p", "phường"),
    ("dac khu", "đặc khu"),
    ("dk", "đặc khu"),
];

/// The text of a search, understood.
pub(super) struct Wanted {
    /// At least one: `quan son` is `Quan Sơn` and may be `quận Sơn`.
    pub(super) readings: Vec<Reading>,
    /// What the unit belongs to, each in all its readings.
    pub(super) places: Vec<Vec<Reading>>,
}

/// One way to understand a name.
pub(super) struct Reading {
    /// Where the text says one.
    pub(super) kind: Option<&'static str>,
    /// The name without kind and diacritics.
    pub(super) folded: String,
    /// The name without kind, with the diacritics that were written.
    pub(super) spelled: String,
    /// Whether the text has a name that the unit had before the tables: found, but never as the same.
    pub(super) is_former: bool,
}

impl Wanted {
    pub(super) fn new(text: &str) -> Self {
        let mut parts = text.split(',').filter(|part| !fold(part).is_empty()).map(readings);
        Self { readings: parts.next().unwrap_or_default(), places: parts.collect() }
    }

    /// True where it names this unit and nothing else.
    pub(super) fn is_name_of(&self, entry: &Entry) -> bool {
        let folded = fold(entry.name());
        self.places.is_empty()
            && self
                .readings
                .iter()
                .any(|reading| !reading.is_former && reading.folded == folded && reading.agrees(entry))
    }
}

impl Reading {
    /// True where no kind is asked for, or one that the unit has or had.
    pub(super) fn agrees(&self, entry: &Entry) -> bool {
        self.kind.is_none_or(|kind| entry.kind == kind || entry.changes().any(|change| change.kind == kind))
    }
}

/// Names as people shorten them, folded, and in full.
const SHORT: [(&str, &str); 7] = [
    ("hcm", "Hồ Chí Minh"),
    ("tphcm", "TP Hồ Chí Minh"),
    ("hn", "Hà Nội"),
    ("tphn", "TP Hà Nội"),
    ("brvt", "Bà Rịa - Vũng Tàu"),
    ("daklak", "Đắk Lắk"),
    ("daknong", "Đắk Nông"),
];

/// Names that were others before the table of 30/06/2025, folded, and what they are in it.
const FORMER: [(&str, &str); 1] = [("thua thien hue", "Huế")];

/// The whole as a name, and where it opens with a kind, the rest as a name; where either is a name in short, a former
/// one or spelt another way, that name.
fn readings(text: &str) -> Vec<Reading> {
    let mut readings = as_written(text);
    let full = |reading: &Reading, name: &str, is_former: bool| -> Vec<Reading> {
        let kind = reading.kind;
        let full = as_written(name).into_iter();
        full.map(|full| Reading { kind: full.kind.or(kind), is_former, ..full }).collect()
    };
    let named = |names: &[(&str, &'static str)], reading: &Reading| {
        names.iter().find(|(other, _)| *other == reading.folded).map(|(_, name)| *name)
    };
    let mut more = Vec::new();
    for reading in &readings {
        more.extend(named(&SHORT, reading).into_iter().flat_map(|name| full(reading, name, false)));
        more.extend(named(&FORMER, reading).into_iter().flat_map(|name| full(reading, name, true)));
        // Đắc Lắc, Đắc Nông: Đắk in the tables.
        let mut words: Vec<&str> = reading.folded.split(' ').collect();
        if words.contains(&"dac") {
            words.iter_mut().for_each(|word| match *word {
                "dac" => *word = "dak",
                "lac" => *word = "lak",
                _ => {}
            });
            let (folded, spelled) = (words.join(" "), reading.spelled.clone());
            more.push(Reading { kind: reading.kind, folded, spelled, is_former: false });
        }
    }
    readings.extend(more);
    readings
}

fn as_written(text: &str) -> Vec<Reading> {
    let (folded, spelled) = (fold(text), spelling(text));
    let with_kind = KINDS.iter().find_map(|(word, kind)| {
        let rest = folded.strip_prefix(word)?;
        // `q1`, `p12`: a letter and a number are a kind and a name.
        if word.len() == 1 && rest.starts_with(|c: char| c.is_ascii_digit()) {
            let (folded, spelled) = (rest.to_owned(), rest.to_owned());
            return Some(Reading { kind: Some(*kind), folded, spelled, is_former: false });
        }
        let rest = rest.strip_prefix(' ')?;
        // Folding keeps the words, so that the kind has as many of them with diacritics.
        let spelled: Vec<&str> = spelled.split(' ').skip(word.split(' ').count()).collect();
        Some(Reading {
            kind: Some(*kind),
            folded: rest.to_owned(),
            spelled: spelled.join(" "),
            is_former: false,
        })
    });
    let whole = Reading { kind: None, folded, spelled, is_former: false };
    std::iter::once(whole).chain(with_kind).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::{Gazetteer, Regime};

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
        let gazetteer = Gazetteer::get();
        let tables = [Regime::ThreeLevels, Regime::TwoLevels].map(|regime| gazetteer.units(regime));
        let kinds = tables.iter().flat_map(|units| units.iter().map(|entry| entry.kind));
        for kind in kinds.chain(gazetteer.changes().iter().map(|change| change.kind)) {
            assert!(KINDS.contains(&(fold(kind).as_str(), kind)), "{kind}");
        }
    }
}
