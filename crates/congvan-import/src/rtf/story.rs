//! A text on the way: that of the document, of a note, a box or a margin.

use congvan::document::length::Length;
use congvan::import::arrived::{Align, Block, LeftOut, Paragraph, Place, Run, Shift};
use congvan::import::line::{Along, Line};

use crate::tables::{CellLook, Nested, RowLook};

/// A text on the way.
#[derive(Default)]
pub struct Story {
    nested: Nested,
    pub line: Line,
    pub look: ParagraphLook,
    row: RowLook,
    cell: CellLook,
    /// How many sides of the cell have lines.
    sides: usize,
    label: String,
}

/// The look of paragraphs.
#[derive(Clone, Debug, Default)]
pub struct ParagraphLook {
    pub align: Align,
    pub left: i64,
    pub first: i64,
    pub style: Option<i32>,
    pub level: Option<usize>,
    pub in_table: bool,
    pub depth: Option<usize>,
    pub above: bool,
    pub below: bool,
    pub is_box: bool,
    pub is_framed: bool,
    pub page_break_before: bool,
    /// The border that is spoken of.
    side: u8,
}

impl ParagraphLook {
    fn draw(&mut self, is_drawn: bool) {
        match self.side {
            b't' => self.above = is_drawn,
            b'b' => self.below = is_drawn,
            b'x' => self.is_box = is_drawn,
            _ => {}
        }
    }
}

/// The look of runs.
#[derive(Clone, Debug, Default)]
pub struct RunLook {
    pub bold: bool,
    pub italic: bool,
    pub underline: bool,
    pub caps: bool,
    pub hidden: bool,
    pub is_gone: bool,
    pub is_new: bool,
    pub shift: Shift,
    pub size: Option<u32>,
    pub font: i32,
}

impl Story {
    /// What takes words: a label, or the paragraph.
    pub fn push(&mut self, run: Run) {
        self.line.push(run);
    }

    pub fn push_label(&mut self, words: &str) {
        if self.label.len() < 200 {
            self.label.push_str(words);
        }
    }

    fn depth(&self) -> usize {
        self.look.depth.unwrap_or(usize::from(self.look.in_table))
    }

    /// The paragraph ends.
    pub fn end_paragraph(&mut self, place: Place, style: Option<String>) {
        let depth = self.depth();
        let blocks = self.lay(place, style);
        self.nested.push(blocks, depth);
    }

    /// The paragraph and its cell end.
    pub fn end_cell(&mut self, nested: bool, place: Place, style: Option<String>) {
        let depth = if nested { self.depth().max(2) } else { 1 };
        let blocks = self.lay(place, style);
        self.nested.push(blocks, depth);
        self.nested.end_cell(depth);
    }

    /// The row ends.
    pub fn end_row(&mut self, nested: bool) {
        let depth = if nested { self.depth().max(2) } else { 1 };
        self.nested.end_row(depth, self.row.clone());
    }

    fn lay(&mut self, place: Place, style: Option<String>) -> Vec<Block> {
        let look = &self.look;
        let label = crate::labels::normalise(&std::mem::take(&mut self.label));
        let frame = Paragraph {
            depth: label.as_ref().map(|_| look.level.unwrap_or(0)),
            label,
            style,
            align: look.align,
            indent: Length::twips(look.left.clamp(-32_000, 32_000)),
            first: Length::twips(look.first.clamp(-32_000, 32_000)),
            whole: true,
            boxed: look.is_box || look.is_framed,
            place,
            ..Paragraph::default()
        };
        let mut blocks = Vec::new();
        if look.page_break_before {
            blocks.push(Block::PageBreak);
        }
        let along =
            if frame.boxed { Along::default() } else { Along { above: look.above, below: look.below } };
        std::mem::take(&mut self.line).lay(frame, along, &mut blocks);
        blocks
    }

    /// All of it; a last paragraph that nothing ended counts where it says something.
    pub fn finish(mut self, place: Place) -> (Vec<Block>, Vec<LeftOut>) {
        if !self.line.is_blank() || !self.line.anchored.is_empty() {
            self.end_paragraph(place, None);
        }
        self.nested.finish()
    }

    /// A word of control about paragraphs and rows; whether it was one.
    pub fn control(&mut self, word: &str, number: Option<i32>) -> bool {
        let value = i64::from(number.unwrap_or(0));
        match word {
            "pard" => self.look = ParagraphLook::default(),
            "ql" => self.look.align = Align::Left,
            "qc" => self.look.align = Align::Center,
            "qr" => self.look.align = Align::Right,
            "qj" | "qd" => self.look.align = Align::Justify,
            "li" | "lin" => self.look.left = value,
            "fi" => self.look.first = value,
            "s" => self.look.style = number,
            "ilvl" => {
                self.look.level =
                    number.and_then(|level| usize::try_from(level).ok()).filter(|level| *level < 9)
            }
            "intbl" => self.look.in_table = true,
            "itap" => self.look.depth = usize::try_from(value).ok(),
            "brdrt" | "brdrb" | "brdrl" | "brdrr" | "box" => {
                self.look.side = word.as_bytes()[word.len() - 1];
                self.look.draw(true);
            }
            // A border that is announced and not drawn.
            "brdrnone" | "brdrnil" => self.look.draw(false),
            "pvpg" | "phpg" | "posx" | "posy" | "absw" if number != Some(0) => self.look.is_framed = true,
            "pagebb" => self.look.page_break_before = number != Some(0),
            "trowd" => (self.row, self.cell, self.sides) = (RowLook::default(), CellLook::default(), 0),
            "trhdr" => self.row.is_header = true,
            "trbrdrh" | "trbrdrv" => self.row.is_ruled = true,
            "clmrg" => self.cell.beside = true,
            "clvmrg" => self.cell.below = true,
            "clbrdrt" | "clbrdrl" | "clbrdrb" | "clbrdrr" => {
                // What follows is said of the cell.
                self.look.side = 0;
                self.sides += 1;
            }
            "cellx" if self.row.cells.len() < 256 => {
                if self.row.edges.is_empty() {
                    self.row.edges.push(i64::from(i32::MIN));
                }
                self.row.edges.push(value);
                let is_boxed = self.sides >= 3;
                self.row.cells.push(CellLook { is_boxed, ..self.cell });
                (self.cell, self.sides) = (CellLook::default(), 0);
            }
            _ => return false,
        }
        true
    }
}
