//! The hinge: a directive fully worded. Every date, number and phrase is chosen; writers only set it.

mod revisions;
mod table;
pub mod length;
pub mod metrics;
pub mod form;
pub mod style;
pub mod glue;
pub mod lines;
pub mod extent;

use std::ops::Range;

use crate::document::form::Form;
use crate::document::length::Length;
use crate::document::style::{Role, Style};

pub use revisions::{Revised, Revision};
pub use table::{Cell, Placed, Rooms, Table};

/// A composed document, ready for any writer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// What the file says about itself.
    pub properties: Properties,
    /// Margins, sizes and spacing.
    pub form: Form,
    /// The document itself first, then one section an annex, each with page numbers of its own from 1.
    pub sections: Vec<Section>,
}

/// Document properties.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Properties {
    /// Type, number and subject in one line.
    pub title: String,
    /// The issuing body.
    pub author: String,
    /// Day of issue, `(year, month, day)`. Files carry it as their creation date, since no clock is read; where a part
    /// of it is blank they carry none, since a day would be invented.
    pub date: Option<(u16, u8, u8)>,
}

/// Pages with one numbering. A section starts on a new page; its first page shows no number.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Section {
    /// Which way the paper lies.
    pub landscape: bool,
    /// In the top margin of the first page, right (ô 11 and 14): stamps and lines, from
    /// [`crate::document::form::PAGE_NUMBER_TOP`] down.
    pub top_margin: Vec<Piece>,
    /// At the foot of the first page, above the bottom margin and over the whole text width (ô 13); the body of that
    /// page ends above it.
    pub foot: Vec<Piece>,
    /// From top to bottom.
    pub blocks: Vec<Block>,
}

impl Section {
    /// An upright section with nothing in its margins.
    pub fn new(blocks: Vec<Block>) -> Self {
        Self { blocks, ..Self::default() }
    }
}

/// A part of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph over the whole text width.
    Paragraph(Paragraph),
    /// A rule centred on the page.
    Rule(Rule),
    /// Two columns without borders.
    Columns(Columns),
    /// A table with borders.
    Table(Table),
}

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// A paragraph over the column's width.
    Paragraph(Paragraph),
    /// A rule centred in the column.
    Rule(Rule),
    /// Words in a box.
    Stamp(Stamp),
    /// Paragraphs side by side.
    Beside(Beside),
}

/// Paragraphs in two columns within a column, on one page: names of joint issuers; recipients with one purpose, beside a
/// brace (dấu ngoặc) as high as they are (PL I, mục II.2, II.9). An empty paragraph ([`crate::document::style::FILLER_HEIGHT`]) follows,
/// which parts it from another in the DOCX. At the end of a cell that takes no room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// One at least.
    pub left: Vec<Paragraph>,
    /// One at least; where there is a brace, in the middle of its height.
    pub right: Vec<Paragraph>,
    /// Of the left column, of the space between, or of the brace with the space beside it, and of the right column.
    pub widths: [Length; 3],
    /// A brace stands between.
    pub braced: bool,
}

/// How wide a drawn brace is.
pub const BRACE_WIDTH: Length = Length::tenth_mm(18);
/// From the names to the brace, and from it to the purpose.
pub const BRACE_GAP: Length = Length::tenth_mm(12);

/// Words in a box with a single border in the colour of its style (dấu chỉ mức độ khẩn, chỉ dẫn phạm vi lưu hành, ô
/// dự thảo), centred in the box both ways.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// Urgency, DraftMark or Circulation; the look of the words, and through `style.align` where the box stands in its column.
    pub role: Role,
    /// One line.
    pub text: String,
    /// Outer width of the box.
    pub width: Length,
    /// Outer height of the box.
    pub height: Length,
}

/// From the border of a table's cell to its text, left and right: 1.5 mm, in whole twips as the DOCX has it, so that lines
/// break alike.
pub const CELL_PADDING: Length = Length::twips(85);

/// Two columns side by side, row by row; on one page but for a recipients list that goes on ([`crate::document::extent`]).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
    /// Which of the two places of the decree that have columns.
    pub place: ColumnsPlace,
    /// Widths of the left and the right column; together the text width.
    pub widths: [Length; 2],
    /// Left and right cells; the two cells of a row start at the same height.
    pub rows: Vec<[Vec<Piece>; 2]>,
}

/// Where columns stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnsPlace {
    /// Issuer, number and subject left; national title, motto, place and date right (ô 1–5b).
    Letterhead,
    /// Recipients list left, authority and signer right (ô 7 and 9b); also secretary left and chair right of a biên
    /// bản. Two lines of body stay on its page.
    Signing,
    /// As [`ColumnsPlace::Signing`], of those who sign side by side for bodies of their own, each with its seal: the
    /// issuers of a joint document, the parties of a contract.
    CoSigning,
}

impl ColumnsPlace {
    /// Whether somebody signs there.
    pub fn signs(self) -> bool {
        matches!(self, Self::Signing | Self::CoSigning)
    }
}

/// A drawn line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Which rule of the decree.
    pub role: Role,
    /// Its full length.
    pub length: Length,
}

/// Words of one role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// What it is; its look is the role's style.
    pub role: Role,
    /// Set before the content with one space between.
    pub label: Option<Label>,
    /// The words.
    pub content: Vec<Inline>,
    /// Stays on one page with what follows, beyond what the style says.
    pub keep_next: bool,
    /// Looks like a heading, but nothing of its own follows: what its style says of the next page does not hold.
    pub heads_nothing: bool,
    /// Of the name of who signs: the seal of a body goes with it.
    pub seals: bool,
    /// So much of its column stays free on the right, so that the decimal commas of a table's column stand one below the
    /// other.
    pub free_right: Length,
    /// So much lower than its style says, to stand level with what is in the other column.
    pub lower: Length,
}

/// What an item is numbered or marked with: `1.`, `a)`, `-`, `Điều 5.`
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Label {
    /// As printed.
    pub text: String,
    /// Depth among the labels around it, from 0. Điều, which are counted through the whole document, begin a count of their
    /// own.
    pub level: u8,
    /// It is the first of its list.
    pub begins: bool,
    /// How a program that numbers by itself comes to these words; `None` where it cannot (điểm: none knows `đ`).
    pub counted: Option<Counted>,
}

/// The place of a label in its list.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Counted {
    /// How the number is written.
    pub numeral: Numeral,
    /// The number, from 1; of a mark, its place among its neighbours.
    pub value: u32,
    /// Where the number stands in the label; nowhere in a mark.
    pub number: Range<usize>,
    /// So many numbers of the levels above stand before it, each with a stop: one in `1.2.`
    pub outer: u8,
}

/// How the number of a label is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Numeral {
    /// `1`
    Arabic,
    /// `I`
    Roman,
    /// No number: the same mark for every item.
    Mark,
}

impl Label {
    /// Words that no program counts.
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), level: 0, begins: false, counted: None }
    }

    /// A mark, such as `-`, before an item of a list without levels.
    pub fn mark(text: impl Into<String>) -> Self {
        let counted = Counted { numeral: Numeral::Mark, value: 1, number: 0..0, outer: 0 };
        Self { counted: Some(counted), ..Self::text(text) }
    }
}

/// Where letters stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Level {
    /// On the line.
    #[default]
    Line,
    /// Chỉ số dưới.
    Below,
    /// Chỉ số trên.
    Above,
}

/// A piece of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Inline {
    /// Words in one face.
    Text {
        /// NFC, one line.
        text: String,
        /// Đậm, beyond what the style says.
        bold: bool,
        /// Nghiêng, beyond what the style says.
        italic: bool,
        /// Above or below the line: `m²`, `CO₂`.
        level: Level,
        /// Where a click leads.
        link: Option<String>,
    },
    /// A gap for what a person fills in later (số, ngày …), as wide as so many digits. Writers set two no-break
    /// spaces (U+00A0) a digit, which has the same width.
    Blank {
        /// Width in digits of the surrounding size.
        digits: u8,
    },
    /// A new line within the paragraph.
    Break,
    /// Chú thích: its number above the line, and its words at the foot of the page. Only in paragraphs over the whole
    /// text width and in cells of tables.
    Note {
        /// From 1, through the whole document.
        number: u32,
        /// What stands at the foot; no notes and no breaks.
        text: Vec<Inline>,
    },
}

impl Inline {
    /// Plain words.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text { text: text.into(), bold: false, italic: false, level: Level::Line, link: None }
    }

    /// The characters every writer sets for this piece; a break is a newline, a footnote its number.
    pub fn characters(&self) -> String {
        match self {
            Inline::Text { text, .. } => text.clone(),
            Inline::Blank { digits } => "\u{a0}".repeat(2 * usize::from(*digits)),
            Inline::Break => "\n".to_owned(),
            Inline::Note { number, .. } => number.to_string(),
        }
    }
}

impl Paragraph {
    /// A paragraph without a label.
    pub fn new(role: Role, content: Vec<Inline>) -> Self {
        Self {
            role,
            label: None,
            content,
            keep_next: false,
            heads_nothing: false,
            seals: false,
            free_right: Length::ZERO,
            lower: Length::ZERO,
        }
    }

    /// Whether it wants to stay on one page with what follows.
    pub fn keeps_next(&self, style: &Style) -> bool {
        self.keep_next || style.keep_next && !self.heads_nothing
    }

    /// A footnote as it stands at the foot of the page: its number above the line, a space, its words.
    pub fn of_note(number: u32, text: &[Inline]) -> Self {
        let level = Level::Above;
        let number = Inline::Text { text: number.to_string(), bold: false, italic: false, level, link: None };
        let content = [number, Inline::text(" ")].into_iter().chain(text.iter().cloned());
        Self::new(Role::Footnote, content.collect())
    }

    /// Its footnotes, each with its place among the content.
    pub fn notes(&self) -> impl Iterator<Item = (usize, u32, &[Inline])> {
        self.content.iter().enumerate().filter_map(|(piece, inline)| match inline {
            Inline::Note { number, text } => Some((piece, *number, text.as_slice())),
            _ => None,
        })
    }

    /// The label and the space behind it; no space where nothing follows (`Chương I`), no text where no label is.
    pub fn label_characters(&self) -> String {
        match &self.label {
            None => String::new(),
            Some(label) if self.content.is_empty() => label.text.clone(),
            Some(label) => format!("{} ", label.text),
        }
    }

    /// Label and content as every writer sets them.
    pub fn characters(&self) -> String {
        let mut all = self.label_characters();
        self.content.iter().for_each(|piece| all.push_str(&piece.characters()));
        all
    }
}

impl Document {
    /// Every paragraph in reading order: of a section what stands in its top margin, its blocks, then its foot; of
    /// columns the left one from top to bottom, then the right one; of a table row by row.
    pub fn paragraphs(&self) -> impl Iterator<Item = &Paragraph> {
        self.sections.iter().flat_map(|section| {
            let top = section.top_margin.iter().flat_map(Piece::paragraphs);
            let foot = section.foot.iter().flat_map(Piece::paragraphs);
            top.chain(section.blocks.iter().flat_map(Block::paragraphs)).chain(foot)
        })
    }
}

impl Document {
    /// Of each of [`Self::paragraphs`], which part of the document it is: paragraphs and stamps together, in reading order, from 0,
    /// as pages count them.
    pub fn parts(&self) -> Vec<usize> {
        let pieces = self.sections.iter().flat_map(|section| {
            let blocks = section.blocks.iter().flat_map(Block::parts);
            parts_of(&section.top_margin).chain(blocks).chain(parts_of(&section.foot))
        });
        pieces.enumerate().filter(|(_, is_paragraph)| *is_paragraph).map(|(part, _)| part).collect()
    }
}

/// Of each part of some pieces whether it is a paragraph, or a stamp.
fn parts_of(pieces: &[Piece]) -> impl Iterator<Item = bool> {
    pieces.iter().flat_map(|piece| match piece {
        Piece::Stamp(_) => vec![false],
        _ => piece.paragraphs().map(|_| true).collect(),
    })
}

impl Document {
    /// As [`Self::paragraphs`], to be changed; of columns row by row.
    pub(crate) fn paragraphs_mut(&mut self) -> impl Iterator<Item = &mut Paragraph> {
        self.sections.iter_mut().flat_map(|section| {
            let top = section.top_margin.iter_mut().flat_map(Piece::paragraphs_mut);
            let foot = section.foot.iter_mut().flat_map(Piece::paragraphs_mut);
            top.chain(section.blocks.iter_mut().flat_map(Block::paragraphs_mut)).chain(foot)
        })
    }
}

impl Block {
    pub(crate) fn paragraphs_mut(&mut self) -> Vec<&mut Paragraph> {
        match self {
            Block::Paragraph(paragraph) => vec![paragraph],
            Block::Rule(_) => Vec::new(),
            Block::Columns(columns) => {
                let pieces = columns.rows.iter_mut().flatten().flatten();
                pieces.flat_map(Piece::paragraphs_mut).collect()
            }
            Block::Table(table) => {
                table.rows.iter_mut().flatten().flat_map(|cell| &mut cell.paragraphs).collect()
            }
        }
    }

    /// The block's paragraphs in reading order: down the left column, then down the right one.
    pub fn paragraphs(&self) -> impl Iterator<Item = &Paragraph> {
        let found: Vec<&Paragraph> = match self {
            Block::Paragraph(paragraph) => vec![paragraph],
            Block::Rule(_) => Vec::new(),
            Block::Columns(columns) => {
                let sides = (0..2).flat_map(|side| columns.rows.iter().flat_map(move |row| &row[side]));
                sides.flat_map(Piece::paragraphs).collect()
            }
            Block::Table(table) => table.rows.iter().flatten().flat_map(|cell| &cell.paragraphs).collect(),
        };
        found.into_iter()
    }
}

impl Block {
    /// Of each part whether it is a paragraph, or a stamp.
    fn parts(&self) -> impl Iterator<Item = bool> {
        let found: Vec<bool> = match self {
            Block::Columns(columns) => {
                let sides = (0..2).flat_map(|side| columns.rows.iter().map(move |row| &row[side]));
                sides.flat_map(|pieces| parts_of(pieces)).collect()
            }
            _ => self.paragraphs().map(|_| true).collect(),
        };
        found.into_iter()
    }
}

impl Piece {
    pub(crate) fn paragraphs_mut(&mut self) -> impl Iterator<Item = &mut Paragraph> {
        let (first, second): (&mut [Paragraph], &mut [Paragraph]) = match self {
            Piece::Paragraph(paragraph) => (std::slice::from_mut(paragraph), &mut []),
            Piece::Beside(beside) => (&mut beside.left, &mut beside.right),
            Piece::Rule(_) | Piece::Stamp(_) => (&mut [], &mut []),
        };
        first.iter_mut().chain(second)
    }

    /// The characters every writer sets for it; none for a rule.
    pub fn characters(&self) -> String {
        match self {
            Piece::Paragraph(paragraph) => paragraph.characters(),
            Piece::Stamp(stamp) => stamp.text.clone(),
            Piece::Rule(_) => String::new(),
            Piece::Beside(_) => self.paragraphs().map(Paragraph::characters).collect::<Vec<_>>().join("\n"),
        }
    }

    /// Its paragraphs in reading order; a stamp's words are not among the paragraphs.
    pub fn paragraphs(&self) -> impl Iterator<Item = &Paragraph> {
        let (first, second): (&[Paragraph], &[Paragraph]) = match self {
            Piece::Paragraph(paragraph) => (std::slice::from_ref(paragraph), &[]),
            Piece::Beside(beside) => (&beside.left, &beside.right),
            Piece::Rule(_) | Piece::Stamp(_) => (&[], &[]),
        };
        first.iter().chain(second)
    }
}
