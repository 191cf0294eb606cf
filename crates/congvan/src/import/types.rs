//! What a line is: raw, as a file has it, and on a page, where its words are a part of one text; and how words look.

use std::ops::Range;

use crate::document::length::Length;
use crate::import::arrived::{Align, Place, Run, Shift};

/// How words look, beyond their letters.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Look {
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) shift: Shift,
    pub(super) link: Option<String>,
    pub(super) note: Option<usize>,
    pub(super) field: bool,
}

impl From<&Run> for Look {
    fn from(run: &Run) -> Self {
        let Run { bold, italic, shift, link, note, field, .. } = run.clone();
        Self { bold, italic, shift, link, note, field }
    }
}

/// Where a line of a table that only puts things side by side stood in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Side {
    /// The table, counted through the file; lines that were parted by spaces have numbers of their own.
    pub(super) table: usize,
    /// Its row.
    pub(super) row: usize,
    /// Whether it is a column behind the first.
    pub(super) right: bool,
    /// A table within the cell, such as that of a brace; 0 where there is none.
    pub(super) inner: usize,
}

/// A line, before anything is understood.
#[derive(Clone, Debug, Default)]
pub(super) struct RawLine {
    pub(super) text: String,
    /// Looks of parts of the text, in order and without gaps.
    pub(super) looks: Vec<(Range<usize>, Look)>,
    /// Columns of white space before it, a tab counted to the next eighth.
    pub(super) lead: usize,
    pub(super) align: Align,
    /// From the left edge to its first words.
    pub(super) start: Length,
    pub(super) style: Option<String>,
    /// Whether these are all words of a paragraph.
    pub(super) whole: bool,
    pub(super) boxed: bool,
    pub(super) place: Place,
    pub(super) side: Option<Side>,
    /// Empty lines before it.
    pub(super) gap: usize,
    /// A page ends before it.
    pub(super) new_page: bool,
    /// It goes on with the paragraph of the line before, behind a forced break.
    pub(super) broken: bool,
    /// A rule is drawn below it.
    pub(super) ruled_below: bool,
    /// A table of data, which has no words of its own.
    pub(super) table: Option<Box<Grid>>,
    /// The label that the program counted, at the start of the text.
    pub(super) label: usize,
}

/// A table of data: its rows of cells of lines.
#[derive(Clone, Debug, Default)]
pub(super) struct Grid {
    pub(super) rows: Vec<Vec<GridCell>>,
    pub(super) header_rows: usize,
}

/// A cell of a table of data.
#[derive(Clone, Debug, Default)]
pub(super) struct GridCell {
    pub(super) lines: Vec<RawLine>,
    pub(super) columns: usize,
    pub(super) rows: usize,
}

impl RawLine {
    /// Adds words of one look.
    pub(super) fn push(&mut self, text: &str, look: &Look) {
        if text.is_empty() {
            return;
        }
        let start = self.text.len();
        self.text.push_str(text);
        match self.looks.last_mut() {
            Some((range, known)) if known == look && look.note.is_none() => range.end = self.text.len(),
            _ => self.looks.push((start..self.text.len(), look.clone())),
        }
    }

    /// Takes white space away from both ends and counts that before it; a blank that is set as no-break spaces stays where
    /// nothing else is there, or at the end.
    pub(super) fn trim(&mut self) {
        let blank = self.text.chars().filter(|c| *c == '\u{a0}').count() >= BLANK;
        let words = self.text.trim_start().len();
        let start = if words > 0 || !blank { self.text.len() - words } else { 0 };
        let end = if blank { self.text.trim_end_matches(is_white).len() } else { self.text.trim_end().len() };
        let lead = columns(&self.text[..start]);
        *self = if start >= end {
            RawLine { lead, ..RawLine::default() }
        } else {
            RawLine { lead, ..self.part(start..end) }
        };
    }

    /// A part of it, as a line of its own.
    pub(super) fn part(&self, range: Range<usize>) -> Self {
        let looks = self.looks.iter().filter_map(|(own, look)| {
            let (start, end) = (own.start.max(range.start), own.end.min(range.end));
            (start < end).then(|| (start - range.start..end - range.start, look.clone()))
        });
        let looks = looks.collect();
        let label = if range.start == 0 { self.label.min(range.end) } else { 0 };
        Self { text: self.text[range].to_owned(), looks, label, table: None, ..self.clone() }
    }

    /// Whether all its letters are bold.
    pub(super) fn is_bold(&self) -> bool {
        self.looks_all(|look| look.bold)
    }

    /// Whether all its letters are slanted.
    pub(super) fn is_italic(&self) -> bool {
        self.looks_all(|look| look.italic)
    }

    fn looks_all(&self, holds: impl Fn(&Look) -> bool) -> bool {
        let lettered = |(range, look): &&(Range<usize>, Look)| {
            look.note.is_none()
                && self.text[range.clone()].chars().any(char::is_alphanumeric)
                && range.start >= self.label
        };
        let mut any = false;
        let all = self.looks.iter().filter(lettered).all(|(_, look)| {
            any = true;
            holds(look)
        });
        any && all
    }
}

/// So many no-break spaces in a row are a blank to be filled in.
pub(super) const BLANK: usize = 6;

/// White space that is no blank to be filled in.
pub(super) fn is_white(c: char) -> bool {
    c.is_whitespace() && c != '\u{a0}'
}

/// So many columns white space takes, tabs to the next eighth.
pub(super) fn columns(white: &str) -> usize {
    white.chars().fold(0, |at, c| if c == '\t' { (at / 8 + 1) * 8 } else { at + 1 })
}

/// A line of a page.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    /// In [`Page::text`].
    pub(super) span: Range<usize>,
    pub(super) lead: usize,
    pub(super) align: Align,
    pub(super) start: Length,
    pub(super) style: Option<String>,
    pub(super) whole: bool,
    pub(super) boxed: bool,
    pub(super) place: Place,
    pub(super) side: Option<Side>,
    pub(super) gap: usize,
    /// More room is above it than between most lines, where the file says where lines stand.
    pub(super) apart: bool,
    pub(super) new_page: bool,
    pub(super) broken: bool,
    pub(super) ruled_below: bool,
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) table: Option<Box<GridLines>>,
}

/// A table of data on a page.
#[derive(Clone, Debug, Default)]
pub(super) struct GridLines {
    pub(super) rows: Vec<Vec<CellLines>>,
    pub(super) header_rows: usize,
}

/// A cell of it.
#[derive(Clone, Debug, Default)]
pub(super) struct CellLines {
    pub(super) lines: Vec<Line>,
    pub(super) columns: usize,
    pub(super) rows: usize,
}

/// The look that a component has anyway.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Face {
    pub(super) bold: bool,
    pub(super) italic: bool,
}

impl Face {
    pub(super) const BOLD: Self = Self { bold: true, italic: false };
    pub(super) const ITALIC: Self = Self { bold: false, italic: true };
    pub(super) const BOTH: Self = Self { bold: true, italic: true };
}
