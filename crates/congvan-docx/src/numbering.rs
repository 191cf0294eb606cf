//! `word/numbering.xml`: the labels of items as lists that Word counts by itself, so that Enter gives the next one.
//!
//! A list counts as Word and LibreOffice count: an item is one more than the last of its level, and a level begins anew
//! below an item of a higher one. Wherever that would print another label than the document's, a new list begins.

use std::collections::BTreeMap;

use congvan::document::form::Form;
use congvan::document::style;
use congvan::document::{Block, Counted, Document, Label, Numeral, Paragraph};

use crate::measure::twips;
use crate::styles::emphasis;
use crate::xml::{WORD, Xml};

/// WordprocessingML knows no more levels of a list.
const LEVELS: usize = 9;
/// An item goes on with one of so many lists before it, or begins its own.
const LOOKED_AT: usize = 16;

/// The lists of a document, and the place of every paragraph that is counted.
#[derive(Default)]
pub struct Numbering {
    lists: Vec<List>,
    /// By the paragraph's address in the document.
    places: BTreeMap<*const Paragraph, Place>,
}

/// The list and the level of a paragraph.
#[derive(Clone, Copy)]
pub struct Place {
    list: usize,
    level: usize,
}

/// Levels that are counted together.
#[derive(Default)]
struct List {
    levels: [Option<Level>; LEVELS],
}

/// One level of a list.
struct Level {
    look: Look,
    start: u32,
    /// The last number since it began anew.
    last: Option<u32>,
}

/// What the labels of a level look like.
#[derive(PartialEq)]
struct Look {
    numeral: Numeral,
    /// `%1` stands for the number of the first level.
    text: String,
    /// No words behind the label.
    alone: bool,
    /// Bold though the words are not.
    bold: bool,
    left: i64,
    first_line: i64,
}

impl Numbering {
    /// The lists of a document.
    pub fn of(document: &Document) -> Self {
        let mut numbering = Self::default();
        let blocks = document.sections.iter().flat_map(|section| &section.blocks);
        for paragraph in blocks.flat_map(Block::paragraphs) {
            if let Some(place) = numbering.place(paragraph, &document.form) {
                numbering.places.insert(std::ptr::from_ref(paragraph), place);
            }
        }
        numbering
    }

    /// Whether nothing is counted.
    pub fn is_empty(&self) -> bool {
        self.lists.is_empty()
    }

    /// The place of this very paragraph; none where its label is typed.
    pub fn on(&self, paragraph: &Paragraph) -> Option<Place> {
        self.places.get(&std::ptr::from_ref(paragraph)).copied()
    }

    fn place(&mut self, paragraph: &Paragraph, form: &Form) -> Option<Place> {
        let label = paragraph.label.as_ref()?;
        let counted = label.counted.as_ref()?;
        let level = usize::from(counted.level);
        let look = Look::of(paragraph, label, counted, form).filter(|_| level < LEVELS)?;
        // The list used last is the nearest one; further back none is looked at, so that time grows with the items alone.
        let first = self.lists.len().saturating_sub(LOOKED_AT);
        let list = self.lists[first..].iter().rposition(|list| list.continues(level, &look, counted));
        let list = match list {
            Some(list) => first + list,
            // A new list would not know the numbers above, which this label repeats.
            None if counted.outer > 0 => return None,
            None => {
                self.lists.push(List::default());
                self.lists.len() - 1
            }
        };
        self.lists[list].take(level, look, counted.value);
        Some(Place { list, level })
    }

    /// The part.
    pub fn part(&self) -> String {
        Xml::part("w:numbering", WORD, |xml| {
            for (id, list) in self.lists.iter().enumerate() {
                xml.element("w:abstractNum", &[("w:abstractNumId", &id)], |xml| {
                    xml.value("w:multiLevelType", "multilevel");
                    for (at, level) in list.levels.iter().enumerate() {
                        if let Some(level) = level {
                            level.write(xml, at);
                        }
                    }
                });
            }
            for id in 0..self.lists.len() {
                xml.element("w:num", &[("w:numId", &(id + 1))], |xml| xml.value("w:abstractNumId", id));
            }
        })
    }
}

impl Place {
    /// As a property of the paragraph.
    pub fn write(self, xml: &mut Xml) {
        xml.element("w:numPr", &[], |xml| {
            xml.value("w:ilvl", self.level);
            xml.value("w:numId", self.list + 1);
        });
    }
}

impl List {
    /// Whether the next item of this level would get this number and this look.
    fn continues(&self, level: usize, look: &Look, counted: &Counted) -> bool {
        let Some(above) = level.checked_sub(usize::from(counted.outer)) else { return false };
        if self.levels[above..level]
            .iter()
            .any(|outer| outer.as_ref().is_none_or(|outer| outer.last.is_none()))
        {
            return false;
        }
        self.levels[level].as_ref().is_none_or(|known| {
            known.look == *look && (look.numeral == Numeral::Mark || known.next() == counted.value)
        })
    }

    fn take(&mut self, level: usize, look: Look, value: u32) {
        let own = self.levels[level].get_or_insert(Level { look, start: value, last: None });
        own.last = Some(value);
        for deeper in self.levels[level + 1..].iter_mut().flatten() {
            deeper.last = None;
        }
    }
}

impl Level {
    fn next(&self) -> u32 {
        self.last.map_or(self.start, |last| last.saturating_add(1))
    }

    fn write(&self, xml: &mut Xml, at: usize) {
        let Look { numeral, text, alone, bold, left, first_line } = &self.look;
        xml.element("w:lvl", &[("w:ilvl", &at)], |xml| {
            xml.value("w:start", self.start);
            xml.value(
                "w:numFmt",
                match numeral {
                    Numeral::Arabic => "decimal",
                    Numeral::Roman => "upperRoman",
                    Numeral::Mark => "bullet",
                },
            );
            xml.value("w:suff", if *alone { "nothing" } else { "space" });
            xml.value("w:lvlText", text);
            xml.value("w:lvlJc", "left");
            // Word would take an indent of its own rather than the style's.
            xml.element("w:pPr", &[], |xml| {
                let first =
                    if *first_line < 0 { ("w:hanging", -first_line) } else { ("w:firstLine", *first_line) };
                xml.empty("w:ind", &[("w:left", left), (first.0, &first.1)]);
            });
            if *bold {
                xml.element("w:rPr", &[], |xml| emphasis(xml, true, false));
            }
        });
    }
}

impl Look {
    /// None where the label has signs that a list would take for a number.
    fn of(paragraph: &Paragraph, label: &Label, counted: &Counted, form: &Form) -> Option<Self> {
        let style = style::style(paragraph.role, form);
        let (before, after) =
            (label.text.get(..counted.number.start)?, label.text.get(counted.number.end..)?);
        if label.text.contains('%') {
            return None;
        }
        let level = u32::from(counted.level) + 1;
        let text = match (counted.numeral, u32::from(counted.outer)) {
            (Numeral::Mark, _) => label.text.clone(),
            (_, 0) => format!("{before}%{level}{after}"),
            (_, outer) => {
                let outer = (level.saturating_sub(outer)..level).map(|outer| format!("%{outer}."));
                format!("{}%{level}{after}", outer.collect::<String>())
            }
        };
        Some(Self {
            numeral: counted.numeral,
            text,
            alone: paragraph.content.is_empty(),
            bold: style.bold_label && !style.bold,
            left: twips(style.left),
            first_line: twips(style.first_line),
        })
    }
}
