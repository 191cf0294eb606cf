//! The hinge: a directive fully worded. Every date, number and phrase is chosen; writers only set it.

use crate::form::Form;
use crate::length::Length;
use crate::style::Role;

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
    /// Day of issue as far as it is known, `(year, month, day)`; a blank month or day counts as 1. Files carry it
    /// as their creation date, since no clock is read.
    pub date: (u16, u8, u8),
}

/// Pages with one numbering. A section starts on a new page; its first page shows no number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// From top to bottom.
    pub blocks: Vec<Block>,
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
}

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// A paragraph over the column's width.
    Paragraph(Paragraph),
    /// A rule centred in the column.
    Rule(Rule),
}

/// Two columns side by side, row by row; never split between pages.
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
    /// Recipients list left, authority and signer right (ô 7 and 9b). Two lines of body stay on its page.
    Signing,
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
    /// `1.`, `a)`, `-`, `+`: set before the content with one space between.
    pub label: Option<String>,
    /// The words.
    pub content: Vec<Inline>,
    /// Stays on one page with what follows, beyond what the style says.
    pub keep_next: bool,
}

/// A piece of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Words in one face.
    Text {
        /// NFC, one line.
        text: String,
        /// Đậm, beyond what the style says.
        bold: bool,
        /// Nghiêng, beyond what the style says.
        italic: bool,
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
}

impl Inline {
    /// Plain words.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text { text: text.into(), bold: false, italic: false, link: None }
    }

    /// The characters every writer sets for this piece; a break is a newline.
    pub fn characters(&self) -> String {
        match self {
            Inline::Text { text, .. } => text.clone(),
            Inline::Blank { digits } => "\u{a0}".repeat(2 * usize::from(*digits)),
            Inline::Break => "\n".to_owned(),
        }
    }
}

impl Paragraph {
    /// A paragraph without a label.
    pub fn new(role: Role, content: Vec<Inline>) -> Self {
        Self { role, label: None, content, keep_next: false }
    }

    /// Label and content as every writer sets them.
    pub fn characters(&self) -> String {
        let mut all = String::new();
        if let Some(label) = &self.label {
            all.push_str(label);
            all.push(' ');
        }
        self.content.iter().for_each(|piece| all.push_str(&piece.characters()));
        all
    }
}

impl Document {
    /// Every paragraph in reading order: of columns the left one from top to bottom, then the right one.
    pub fn paragraphs(&self) -> impl Iterator<Item = &Paragraph> {
        self.sections.iter().flat_map(|section| &section.blocks).flat_map(Block::paragraphs)
    }
}

impl Block {
    /// The block's paragraphs in reading order: down the left column, then down the right one.
    pub fn paragraphs(&self) -> impl Iterator<Item = &Paragraph> {
        let (own, cells) = match self {
            Block::Paragraph(paragraph) => (Some(paragraph), None),
            Block::Rule(_) => (None, None),
            Block::Columns(columns) => (None, Some(columns)),
        };
        let cells = cells.into_iter().flat_map(|columns| {
            (0..2).flat_map(move |side| columns.rows.iter().flat_map(move |row| &row[side]))
        });
        own.into_iter().chain(cells.filter_map(|piece| match piece {
            Piece::Paragraph(paragraph) => Some(paragraph),
            Piece::Rule(_) => None,
        }))
    }
}
