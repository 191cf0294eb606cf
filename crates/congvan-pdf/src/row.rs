//! Cells side by side, and how a page break parts them.

use congvan::length::Length;
use congvan::style::RULE_THICKNESS;

use crate::page::{Grid, Item};
use crate::stack::Slice;

/// A row: its cells, each from top to bottom, and the middles of the vertical lines where it has borders.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub cells: Vec<Vec<Slice>>,
    pub borders: Vec<Length>,
}

impl Row {
    /// As high as its highest cell.
    pub fn height(&self) -> Length {
        let of = |cell: &Vec<Slice>| cell.iter().map(|slice| slice.gap + slice.height).sum::<Length>();
        self.cells.iter().map(of).max().unwrap_or_default() + self.frame()
    }

    /// The row in one piece.
    pub fn whole(self) -> Slice {
        let frame = self.frame();
        let mut row = Slice { begins_page: true, height: self.height(), ..Slice::default() };
        for cell in self.cells {
            let mut y = Length::ZERO;
            for slice in cell {
                y += slice.gap;
                row.items.extend(slice.items.into_iter().map(|item| item.down(y + frame / 2)));
                y += slice.height;
            }
        }
        if !self.borders.is_empty() {
            let grid = Grid { x: self.borders, y: vec![Length::ZERO, row.height] };
            row.items.insert(0, Item::Grid(grid));
        }
        row
    }

    /// The row as one that a page break may part.
    pub fn splitting(self) -> Slice {
        Slice { row: Some(Box::new(self.clone())), ..self.whole() }
    }

    /// What of the row fits in `room`, and the rest. `None` where nothing of some cell would stand in the upper part,
    /// unless it `must` be: then every cell gives a line at least.
    pub fn part(&self, room: Length, must: bool) -> Option<[Self; 2]> {
        let room = room - self.frame();
        let mut upper = Self { cells: Vec::new(), borders: self.borders.clone() };
        let mut lower = upper.clone();
        for cell in &self.cells {
            let fits = fitting(cell, room);
            let mut cut = if fits == cell.len() { fits } else { last_break(cell, fits) };
            if cut == 0 && !cell.is_empty() {
                if !must {
                    return None;
                }
                cut = fits.max(1);
            }
            let (above, below) = cell.split_at(cut);
            let mut below = below.to_vec();
            below.iter_mut().take(1).for_each(|slice| slice.gap = slice.gap_in_rest);
            upper.cells.push(above.to_vec());
            lower.cells.push(below);
        }
        lower.cells.iter().any(|cell| !cell.is_empty()).then_some([upper, lower])
    }

    /// Half of the line above the row and half of the one below.
    fn frame(&self) -> Length {
        if self.borders.is_empty() { Length::ZERO } else { RULE_THICKNESS }
    }
}

/// So many slices of a cell stand in `room`.
fn fitting(cell: &[Slice], room: Length) -> usize {
    let mut y = Length::ZERO;
    cell.iter()
        .take_while(|slice| {
            y += slice.gap + slice.height;
            y <= room
        })
        .count()
}

/// The last place up to `most` where a page may break.
fn last_break(cell: &[Slice], most: usize) -> usize {
    (1..=most).rev().find(|&at| cell.get(at).is_some_and(|slice| slice.begins_page)).unwrap_or(0)
}
