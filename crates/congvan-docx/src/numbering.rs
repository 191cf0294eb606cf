//! `word/numbering.xml`: the labels of items as lists that Word counts by itself, so that Enter gives the next one.
//!
//! A list counts as Word and LibreOffice count: an item is one more than the last of its level, and a level begins anew
//! below an item of a higher one. Both take a level that was passed over for begun, so an item goes one level below an item
//! of the same list at most, and every list begins at its first. Wherever that would print another label than the
//! document's, a new list begins.

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
    /// Which lists were used last, the nearest one at the end.
    used: Vec<usize>,
    /// By the paragraph's address in the document.
    places: BTreeMap<*const Paragraph, Place>,
}

/// The list and the level of a paragraph.
#[derive(Clone, Copy)]
pub struct Place {
    list: usize,
    level: usize,
}

/// A paragraph that is counted.
struct Item<'a> {
    paragraph: &'a Paragraph,
    label: &'a Label,
    counted: &'a Counted,
    form: &'a Form,
}

/// Levels that are counted together, each within the one before.
#[derive(Default)]
struct List {
    levels: Vec<Level>,
}

/// One level of a list.
struct Level {
    /// In the document, whose labels need not all be counted.
    depth: u8,
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
        let item = Item { paragraph, label, counted, form };
        // Further back than some none is looked at, so that time grows with the items alone.
        let mut near = self.used.iter().rev().take(LOOKED_AT).copied();
        let found = near.find_map(|list| Some((list, self.lists[list].takes(&item)?)));
        let (list, (level, look)) = match found {
            Some(found) => found,
            // A new list would not know the numbers above, which this label repeats.
            None if counted.outer > 0 => return None,
            None => {
                let look = Look::of(&item, 0)?;
                self.lists.push(List::default());
                (self.lists.len() - 1, (0, look))
            }
        };
        self.lists[list].take(level, look, &item);
        let near = self.used.iter().rev().take(LOOKED_AT).position(|used| *used == list);
        if let Some(back) = near {
            self.used.remove(self.used.len() - 1 - back);
        }
        self.used.push(list);
        Some(Place { list, level })
    }

    /// The part.
    pub fn part(&self) -> String {
        Xml::part("w:numbering", WORD, |xml| {
            for (id, list) in self.lists.iter().enumerate() {
                xml.element("w:abstractNum", &[("w:abstractNumId", &id)], |xml| {
                    xml.value("w:multiLevelType", "multilevel");
                    for (at, level) in list.levels.iter().enumerate() {
                        level.write(xml, at);
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
    /// The level at which the item would get its number and its look; none where it would get others.
    fn takes(&self, item: &Item<'_>) -> Option<(usize, Look)> {
        let counted = item.counted;
        let above =
            self.levels.iter().take_while(|level| level.last.is_some() && level.depth < item.label.level);
        let level = above.count();
        let look = Look::of(item, level)?;
        let outer = level.checked_sub(usize::from(counted.outer))?;
        let repeated: String = self.levels[outer..level].iter().filter_map(Level::prefix).collect();
        let before = item.label.text.get(..counted.number.start)?;
        if counted.outer > 0 && repeated != before {
            return None;
        }
        let fits = match self.levels.get(level) {
            Some(known) => known.goes_on_with(&look, item),
            None => true,
        };
        fits.then_some((level, look))
    }

    fn take(&mut self, at: usize, look: Look, item: &Item<'_>) {
        let value = item.counted.value;
        if self.levels.len() == at {
            self.levels.push(Level { depth: item.label.level, look, start: value, last: None });
        }
        self.levels[at].last = Some(value);
        for deeper in &mut self.levels[at + 1..] {
            deeper.last = None;
        }
    }
}

impl Level {
    fn goes_on_with(&self, look: &Look, item: &Item<'_>) -> bool {
        let counts = look.numeral == Numeral::Mark || self.next() == item.counted.value;
        self.depth == item.label.level && self.look == *look && counts
    }

    /// Its last number as labels below repeat it.
    fn prefix(&self) -> Option<String> {
        (self.look.numeral == Numeral::Arabic).then_some(self.last).flatten().map(|last| format!("{last}."))
    }

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
    /// At a level of a list. None where the label has signs that a list would take for a number, or the level is too deep.
    fn of(item: &Item<'_>, level: usize) -> Option<Self> {
        let Item { paragraph, label, counted, form } = item;
        let style = style::style(paragraph.role, form);
        let (before, after) =
            (label.text.get(..counted.number.start)?, label.text.get(counted.number.end..)?);
        if level >= LEVELS || label.text.contains('%') {
            return None;
        }
        let own = level + 1;
        let text = match (counted.numeral, usize::from(counted.outer)) {
            (Numeral::Mark, _) => label.text.clone(),
            (_, 0) => format!("{before}%{own}{after}"),
            (_, outer) => {
                let outer = (own.saturating_sub(outer)..own).map(|outer| format!("%{outer}."));
                format!("{}%{own}{after}", outer.collect::<String>())
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
