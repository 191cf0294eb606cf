//! A page: what stands where, in the order it is read.

use std::ops::Range;

use congvan::document::length::Length;
use congvan::document::metrics::{self, Face};
use congvan::document::style::{Ink, Role};

/// One A4 page, upright or on its side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The section it belongs to, from 1.
    pub section: usize,
    /// Its number within the section, from 1; shown from 2.
    pub number: usize,
    /// Of the paper.
    pub width: Length,
    /// Of the paper.
    pub height: Length,
    /// What it holds, in reading order.
    pub items: Vec<Item>,
}

/// Something on a page. Places count from the upper left corner of the paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// A line of text, or the part of it in one face.
    Text(Text),
    /// A drawn line.
    Rule(Stroke),
    /// The border of a stamp.
    Frame(Frame),
    /// The borders of a table, or of its part on this page.
    Grid(Grid),
    /// A brace.
    Brace(Brace),
}

/// A line of text, or the part of it in one face.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// Which part of the document it is of: paragraphs and stamps together, in reading order, from 0. `None` for the
    /// page number and for the header rows of a table on its second page and later: they are no part of the text.
    pub part: Option<usize>,
    /// The role of the paragraph or stamp.
    pub role: Role,
    /// Its colour.
    pub ink: Ink,
    /// Its face.
    pub face: Face,
    /// Its size.
    pub size: Length,
    /// Its left edge.
    pub x: Length,
    /// The baseline of its line.
    pub baseline: Length,
    /// So much higher than its line it stands, or lower.
    pub rise: Length,
    /// The words.
    pub text: String,
    /// What justification adds to the spaces.
    pub stretch: Stretch,
    /// The line ended at a space or at a forced break and the paragraph goes on: writers set that space behind the words, outside the
    /// measure, so that a reader of the text finds the words apart.
    pub continues: bool,
    /// Where a click leads.
    pub link: Option<Link>,
    /// It is the number or the dash of an item, with the space behind it, or the number before a footnote's words.
    pub label: bool,
    /// It is of a footnote of its part.
    pub note: Option<Noted>,
}

/// What of a footnote a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Noted {
    /// Which piece of the paragraph's content the footnote is.
    pub piece: usize,
    /// Its words at the foot of a page, not its number in the text.
    pub at_foot: bool,
}

/// What justification adds to the spaces (U+0020) of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stretch {
    /// Added to each space.
    pub each: Length,
    /// So many spaces, from the left, are one EMU wider still: lines end exactly at the margin.
    pub wider: usize,
}

impl Stretch {
    /// What the space number `index` of the text gets, from 0.
    pub fn of(self, index: usize) -> Length {
        self.each + Length::emu(i64::from(index < self.wider))
    }

    /// What the first `spaces` spaces get together.
    pub fn total(self, spaces: usize) -> Length {
        self.each * spaces as i64 + Length::emu(self.wider.min(spaces) as i64)
    }
}

/// A link in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Which piece of the paragraph's content it is; the parts of a link that runs over a line have the same.
    pub piece: usize,
    /// Where a click leads.
    pub target: String,
}

/// A drawn horizontal line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stroke {
    /// Which rule of the decree.
    pub role: Role,
    /// Its left end.
    pub x: Length,
    /// Its upper edge.
    pub y: Length,
    /// Its length.
    pub length: Length,
}

/// The border of a stamp.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frame {
    /// Its colour.
    pub ink: Ink,
    /// Its outer left edge.
    pub x: Length,
    /// Its outer upper edge.
    pub y: Length,
    /// From outer edge to outer edge.
    pub width: Length,
    /// From outer edge to outer edge.
    pub height: Length,
}

/// A brace (dấu ngoặc) that opens to the left: `}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Brace {
    /// Its left edge.
    pub x: Length,
    /// Its upper end.
    pub y: Length,
    /// To its point.
    pub width: Length,
    /// From end to end.
    pub height: Length,
}

/// The borders of a table's rows: lines from one end of the grid to the other, but for those within merged cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    /// The middle of every vertical line, from left to right.
    pub x: Vec<Length>,
    /// The middle of every horizontal line, from top to bottom.
    pub y: Vec<Length>,
    /// Cells of more than one column or row.
    pub merged: Vec<Merged>,
}

/// A cell of a grid that takes more than one column or row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// Which columns.
    pub columns: Range<usize>,
    /// Which rows; it may go on below the grid.
    pub rows: Range<usize>,
}

impl Grid {
    /// Adds the rows of `below`, whose first line is this grid's last.
    pub(crate) fn join(&mut self, below: Grid) {
        let above = self.y.len().saturating_sub(1);
        self.y.extend(below.y.into_iter().skip(1));
        for Merged { columns, rows } in below.merged {
            let rows = rows.start + above..rows.end + above;
            let is_known = |own: &Merged| {
                own.columns == columns && own.rows.start <= rows.start && own.rows.end >= rows.end
            };
            if !self.merged.iter().any(is_known) {
                self.merged.push(Merged { columns, rows });
            }
        }
    }

    /// The parts of its lines across, then down, as long as can be: the line, and between which two of the others.
    pub(crate) fn line_parts(&self) -> [Vec<(usize, Range<usize>)>; 2] {
        let (across, down) = (self.y.len(), self.x.len());
        let (rows, columns) = (across.saturating_sub(1), down.saturating_sub(1));
        // Of each line across, whether it is open above a column; of each line down, whether it is beside a row.
        let mut open = [vec![vec![false; columns]; across], vec![vec![false; rows]; down]];
        for own in &self.merged {
            let (of_rows, of_columns) = (own.rows.start..own.rows.end.min(rows), own.columns.clone());
            for row in of_rows.clone() {
                for column in of_columns.clone() {
                    open[0][row][column] |= row > of_rows.start;
                    open[1][column][row] |= column > of_columns.start;
                }
            }
        }
        open.map(|lines| lines.iter().enumerate().flat_map(|(at, gaps)| parts(at, gaps)).collect())
    }
}

/// The parts of line `at` that are not open.
fn parts(at: usize, gaps: &[bool]) -> Vec<(usize, Range<usize>)> {
    let mut parts: Vec<(usize, Range<usize>)> = Vec::new();
    for (place, _) in gaps.iter().enumerate().filter(|(_, is_open)| !**is_open) {
        match parts.last_mut() {
            Some((_, part)) if part.end == place => part.end += 1,
            _ => parts.push((at, place..place + 1)),
        }
    }
    parts
}

impl Text {
    /// Its width, stretched spaces included.
    pub fn width(&self) -> Length {
        let spaces = self.text.chars().filter(|&c| c == ' ').count();
        metrics::width(&self.text, self.face, self.size) + self.stretch.total(spaces)
    }
}

impl Item {
    /// Of a text, where it stands.
    pub(crate) fn baseline(&self) -> Option<Length> {
        match self {
            Item::Text(text) => Some(text.baseline),
            _ => None,
        }
    }

    /// The same item so much further down.
    pub(crate) fn down(mut self, by: Length) -> Self {
        match &mut self {
            Item::Text(text) => text.baseline += by,
            Item::Rule(rule) => rule.y += by,
            Item::Frame(frame) => frame.y += by,
            Item::Brace(brace) => brace.y += by,
            Item::Grid(grid) => grid.y.iter_mut().for_each(|y| *y += by),
        }
        self
    }
}
