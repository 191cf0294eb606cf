//! The field tables of the input format: one description that checks a file, writes the JSON Schema and the
//! format's page, and is held to the reader by a test.

mod hints;
pub(crate) mod glyphs;
mod check;
pub(crate) mod cut;
pub(crate) mod joined;
pub(crate) mod left;
pub(crate) mod newer;
mod fields;
mod schema;
mod tags;

pub(crate) use check::{check, check_overlay};
pub(crate) use fields::{Fields, paragraphs};
pub use schema::{json_schema, reference, template_schema};

use crate::text::tone::{Tone, place};

/// A mapping of known keys.
#[derive(Debug)]
pub struct Shape {
    /// Stable name, used in the JSON Schema.
    pub name: &'static str,
    /// What it describes, in Vietnamese and English.
    pub about: (&'static str, &'static str),
    /// Its keys, in the order of the page.
    pub fields: &'static [Field],
}

/// One key.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// The key as written.
    pub key: &'static str,
    /// What may stand there.
    pub kind: Kind,
    /// Whether the key must be there, with a value.
    pub required: bool,
    /// The key without which it would say nothing.
    pub beside: Option<&'static str>,
    /// What it means, in Vietnamese and English.
    pub about: (&'static str, &'static str),
}

/// What a value may be.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// Words; line breaks count as spaces.
    Text,
    /// Words, which stand in lines as they were written: a text with line breaks, or a list of its lines.
    Lines,
    /// Words, paragraphs, or nothing: a cell of a table. Or a mapping, where it says more.
    Cell(&'static Shape),
    /// One or several paragraphs: a text whose lines are paragraphs, or a list of texts.
    Paragraphs,
    /// A day: `2027-01-05` or `05/01/2027`.
    Date,
    /// As [`Kind::Date`], of any year from 1 on: the day of an event long ago.
    DayOfEvent,
    /// A day, a month or a year: `2027-01-05`, `2027-01`, `2027`, or `05/01/2027`, `01/2027`. What is left out is
    /// a blank in the document.
    PartialDate,
    /// A whole number from 0 to the given one.
    Count(u32),
    /// One of these words, each with its meaning in Vietnamese and English.
    Choice(&'static [Choice]),
    /// A mapping.
    Map(&'static Shape),
    /// A mapping, or a text that stands for the mapping with only this key.
    TextOr(&'static Shape, &'static str),
    /// A template of words with these variables.
    Phrase(&'static [&'static str]),
    /// A list.
    List(&'static Kind),
    /// A list, or the name of a file with a table (`.csv`, `.xlsx`) whose rows take its place before it is looked at.
    OrFile(&'static Kind),
    /// One kind of value, or a mapping in its place.
    OrMap(&'static Kind, &'static Kind),
    /// A value, or a list of such values.
    OneOrMore(&'static Kind),
}

/// A word that may be chosen.
#[derive(Debug, Clone, Copy)]
pub struct Choice {
    /// The word as written.
    pub word: &'static str,
    /// Its full name, which is taken too, in any case.
    pub name: Option<&'static str>,
    /// What it means, in Vietnamese and English.
    pub about: (&'static str, &'static str),
}

impl Choice {
    /// Whether it is what was written.
    pub fn takes(&self, written: &str) -> bool {
        is_same_word(self.word, written)
            || self.name.is_some_and(|name| name.to_lowercase() == single_spaced(&written.to_lowercase()))
    }
}

/// Whether a word of Vietnamese was written, in whatever case and tone placement: `Khẩn`, `hoả tốc`. Other words (`I`, `TM`) stand
/// for themselves alone. A space is a space, of whatever width.
pub(crate) fn is_same_word(word: &str, written: &str) -> bool {
    let written = single_spaced(written);
    let folded = |text: &str| place(&text.to_lowercase(), Tone::Old);
    word == written || !word.is_ascii() && folded(word) == folded(&written)
}

/// A text with one plain space between each two words, whatever stood there.
pub(crate) fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Kind {
    /// The first mapping that may stand there.
    pub fn mapping(&self) -> Option<&'static Shape> {
        self.mappings().first().copied()
    }

    /// The mappings that may stand there, through lists and short forms.
    pub fn mappings(&self) -> Vec<&'static Shape> {
        match self {
            Kind::Map(shape) | Kind::TextOr(shape, _) | Kind::Cell(shape) => vec![shape],
            Kind::List(kind) | Kind::OneOrMore(kind) | Kind::OrFile(kind) => kind.mappings(),
            Kind::OrMap(kind, map) => [kind.mappings(), map.mappings()].concat(),
            _ => Vec::new(),
        }
    }
}

impl Shape {
    /// The field of that key.
    pub fn field(&self, key: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.key == key)
    }
}

impl Field {
    /// The field, which says something beside another only.
    pub(crate) const fn beside(self, other: &'static str) -> Self {
        Self { beside: Some(other), ..self }
    }
}

/// A required field.
pub(crate) const fn must(key: &'static str, kind: Kind, about: (&'static str, &'static str)) -> Field {
    Field { key, kind, required: true, beside: None, about }
}

/// A field that may be left out.
pub(crate) const fn may(key: &'static str, kind: Kind, about: (&'static str, &'static str)) -> Field {
    Field { key, kind, required: false, beside: None, about }
}

/// A word that may be chosen.
pub(crate) const fn choice(word: &'static str, vi: &'static str, en: &'static str) -> Choice {
    Choice { word, name: None, about: (vi, en) }
}

/// An abbreviation that may be chosen, or its name.
pub(crate) const fn abbreviation(word: &'static str, name: &'static str) -> Choice {
    Choice { word, name: Some(name), about: (name, name) }
}

#[cfg(test)]
mod tests {
    use super::is_same_word;

    #[test]
    fn a_space_is_a_space_of_whatever_width() {
        assert!(is_same_word("hỏa tốc", "Hoả\u{a0}tốc"));
        assert!(is_same_word("SAO Y", "SAO\u{2009}Y"));
        assert!(!is_same_word("TM", "tm") && !is_same_word("hỏa tốc", "hỏatốc"));
    }
}
