//! Looks of runs and paragraphs, from what styles and the text itself say.

use congvan::import::arrived::{Align, Shift};

use super::bytes::{i16_at, i32_at, some, u16_at, u32_at};
use super::file::File;
use super::sprm::{Sprm, sprms};
use crate::tables::{CellLook, RowLook};

/// The look of a run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RunLook {
    pub bold: bool,
    pub italic: bool,
    pub underline: bool,
    pub caps: bool,
    pub hidden: bool,
    /// Struck out by a tracked change, or put in by one.
    pub is_gone: bool,
    pub is_new: bool,
    /// Its letters stand for something else: a picture, a mark, a sign.
    pub is_special: bool,
    pub shift: Shift,
    pub size: Option<u32>,
    /// The font of letters beyond ASCII.
    pub font: Option<u16>,
    /// A sign of a font: the font and the letter.
    pub sign: Option<(u16, u16)>,
    /// The style of the run.
    pub style: Option<u16>,
}

/// The look of a paragraph.
#[derive(Clone, Debug, Default)]
pub struct ParagraphLook {
    pub align: Align,
    pub left: Option<i64>,
    pub first: Option<i64>,
    pub list: u16,
    pub level: usize,
    pub page_break_before: bool,
    /// Lines above, below, left and right.
    pub borders: [bool; 4],
    pub is_framed: bool,
    /// How deep in tables it is.
    pub depth: usize,
    pub ends_cell: bool,
    pub ends_row: bool,
    pub row: RowLook,
}

impl RunLook {
    /// Takes over what properties say; `base` is the look of the style, for those that say "as that" or "not as that".
    pub fn apply(&mut self, bytes: &[u8], base: &RunLook) {
        for sprm in sprms(bytes) {
            let switch = |of: bool| match sprm.byte() {
                0x80 => of,
                0x81 => !of,
                value => value != 0,
            };
            match sprm.code {
                0x0835 => self.bold = switch(base.bold),
                0x0836 => self.italic = switch(base.italic),
                0x083a | 0x083b => self.caps = switch(base.caps),
                0x083c => self.hidden = switch(base.hidden),
                0x0800 => self.is_gone = sprm.byte() != 0,
                0x0801 => self.is_new = sprm.byte() != 0,
                0x0855 => self.is_special = sprm.byte() != 0,
                0x2a3e => self.underline = sprm.byte() != 0,
                0x2a48 => self.shift = shift(sprm.byte()),
                0x4a43 => self.size = Some(u32::from(sprm.word())),
                0x4a4f if self.font.is_none() => self.font = Some(sprm.word()),
                0x4a51 => self.font = Some(sprm.word()),
                0x4a30 => self.style = Some(sprm.word()),
                0x6a09 => {
                    let letter = u16_at(sprm.operand, 2).unwrap_or(0);
                    self.sign = Some((sprm.word(), letter));
                }
                _ => {}
            }
        }
    }
}

impl ParagraphLook {
    /// Takes over what properties say.
    pub fn apply(&mut self, bytes: &[u8], file: &File) {
        for sprm in sprms(bytes) {
            match sprm.code {
                0x2403 | 0x2461 => self.align = align(sprm.byte()),
                0x840f | 0x845e => self.left = Some(sprm.signed_word()),
                0x8411 | 0x8460 => self.first = Some(sprm.signed_word()),
                0x260a => self.level = usize::from(sprm.byte()),
                0x460b => self.list = sprm.word(),
                0x2407 => self.page_break_before = sprm.byte() != 0,
                0x6424..=0x6427 => self.borders[usize::from(sprm.code - 0x6424)] = is_drawn(sprm.operand),
                0xc64e..=0xc651 => self.borders[usize::from(sprm.code - 0xc64e)] = is_drawn(sprm.operand),
                // Where a frame stands on the page.
                0x8418 | 0x8419 => self.is_framed = true,
                0x2416 => self.depth = self.depth.max(usize::from(sprm.byte() != 0)),
                0x6649 => self.depth = i32_at(sprm.operand, 0).unwrap_or(0).clamp(0, 16) as usize,
                0x2417 | 0x244c => self.ends_row = sprm.byte() != 0,
                0x244b => self.ends_cell = sprm.byte() != 0,
                // Properties too long for their place are kept in another stream.
                0x6645 | 0x6646 => self.apply_far(&sprm, file),
                _ => apply_row(&mut self.row, &sprm),
            }
        }
    }

    fn apply_far(&mut self, sprm: &Sprm<'_>, file: &File) {
        let at = u32_at(sprm.operand, 0).unwrap_or(0) as usize;
        let length = u16_at(&file.data, at).unwrap_or(0);
        let bytes = some(&file.data, at.saturating_add(2), usize::from(length));
        // What stands there leads nowhere else.
        if !sprms(bytes).any(|own| matches!(own.code, 0x6645 | 0x6646)) {
            self.apply(bytes, file);
        }
    }
}

/// Takes over what a property says of a row.
fn apply_row(row: &mut RowLook, sprm: &Sprm<'_>) {
    match sprm.code {
        0xd608 => define(row, sprm.operand),
        0x3404 => row.is_header = sprm.byte() != 0,
        // Lines above, left, below, right, and between rows and columns.
        0xd605 => row.is_ruled = sprm.operand.chunks_exact(4).skip(4).any(is_drawn),
        0xd613 => row.is_ruled = sprm.operand.chunks_exact(8).skip(4).any(is_drawn),
        0xd62b => {
            let (at, how) = (sprm.byte(), sprm.operand.get(1).copied().unwrap_or(0));
            if let Some(cell) = row.cells.get_mut(usize::from(at)) {
                cell.below = how == 1;
            }
        }
        _ => {}
    }
}

/// The edges of cells, and which of them are one.
fn define(row: &mut RowLook, operand: &[u8]) {
    let count = usize::from(operand.first().copied().unwrap_or(0)).min(64);
    let edge = |at: usize| i16_at(operand, 1 + 2 * at).map(i64::from);
    row.edges = (0..=count).map_while(edge).collect();
    let said = some(operand, 1 + 2 * (count + 1), operand.len());
    row.cells = (0..count)
        .map(|at| {
            let cell = some(said, 20 * at, 20);
            let flags = u16_at(cell, 0).unwrap_or(0);
            let drawn = some(cell, 4, 16).chunks_exact(4).filter(|border| is_drawn(border)).count();
            CellLook { beside: flags & 3 == 1, below: flags >> 5 & 3 == 1, is_boxed: drawn >= 3 }
        })
        .collect();
}

/// Whether a border is drawn: its width and kind, in the shorter or the longer form.
fn is_drawn(border: &[u8]) -> bool {
    match border {
        [width, kind, ..] if border.len() == 4 => *width != 0 && *kind != 0 && *kind != 0xff,
        [_, _, _, _, width, kind, ..] => *width != 0 && *kind != 0 && *kind != 0xff,
        _ => false,
    }
}

fn align(value: u8) -> Align {
    match value {
        1 => Align::Center,
        2 => Align::Right,
        3..=5 | 7..=9 => Align::Justify,
        _ => Align::Left,
    }
}

fn shift(value: u8) -> Shift {
    match value {
        1 => Shift::Raised,
        2 => Shift::Lowered,
        _ => Shift::None,
    }
}
