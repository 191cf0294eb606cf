//! The units that pages are filled with: a line, a row of a table; and how a page break parts a row.

use std::collections::VecDeque;
use std::mem::{replace, take};
use std::rc::Rc;

use congvan::document::length::Length;
use congvan::document::style::RULE_THICKNESS;

use crate::page::{Grid, Item, Merged};

/// What no page break parts: a line, a rule, a stamp, two columns, a row of a table that may not be split.
#[derive(Debug, Clone, Default)]
pub(crate) struct Slice {
    /// Space above it, left out where it begins a page that nobody asked for.
    pub gap: Length,
    /// Space above it where it begins the rest of a cell on the next page; that is what LibreOffice does.
    pub gap_in_rest: Length,
    /// From its top to the top of what follows without a gap.
    pub height: Length,
    /// So much of the height, at the lower end, may lie in the bottom margin: line spacing beyond single stands
    /// below a line, and a page's last line needs none.
    pub hang: Length,
    /// A page may begin with it.
    pub begins_page: bool,
    /// Set once more above it where it begins a page.
    pub head: Option<Rc<Head>>,
    /// The row that it is, where a page break may part it after all; its items lie there.
    pub row: Option<Box<Row>>,
    /// Their places count from the left edge of the paper and from the top of the slice.
    pub items: Vec<Item>,
    /// The lines of each footnote to it.
    pub notes: Vec<Vec<Slice>>,
}

/// The height of footnotes.
pub(crate) fn notes_height(notes: &[Vec<Slice>]) -> Length {
    notes.iter().flatten().map(|line| line.height).sum()
}

impl Slice {
    /// Sets `below` at the lower end, as part of the same slice.
    pub fn append(&mut self, below: Slice) {
        let top = self.height;
        self.items.extend(below.items.into_iter().map(|item| item.down(top)));
        self.height += below.height;
        self.notes.extend(below.notes);
    }

    /// Takes off what fits in `room`, where it may be parted; see [`Row::part`].
    pub fn part(&mut self, room: Length, noted: impl Fn(Length) -> Length, must: bool) -> Option<Slice> {
        let upper = self.row.as_mut()?.part(room, noted, must)?;
        Some(self.below(upper))
    }

    /// The height of the footnotes to it.
    pub fn notes_height(&self) -> Length {
        self.row.as_ref().map_or_else(|| notes_height(&self.notes), |row| row.notes_height())
    }

    /// Takes off all but its last line, where it may be parted.
    pub fn part_last(&mut self) -> Option<Slice> {
        let upper = self.row.as_mut()?.part_last()?;
        Some(self.below(upper))
    }

    /// What stands above it now that `upper` is off.
    fn below(&mut self, upper: Row) -> Slice {
        self.height = self.row.as_ref().map_or(Length::ZERO, |row| row.height());
        let upper = upper.whole();
        let (gap, begins_page) = (take(&mut self.gap), replace(&mut self.begins_page, true));
        Slice { gap, begins_page, head: self.head.clone(), ..upper }
    }

    /// What is set, from the top of the slice, and the footnotes to it.
    pub fn into_items(self) -> (Vec<Item>, Vec<Vec<Slice>>) {
        let whole = self.row.map(|row| row.whole());
        whole.map_or((self.items, self.notes), |whole| (whole.items, whole.notes))
    }
}

/// The header rows of a table.
#[derive(Debug)]
pub(crate) struct Head {
    pub height: Length,
    pub items: Vec<Item>,
}

/// A row: its cells, and the middles of the vertical lines where it has borders.
#[derive(Debug, Clone, Default)]
pub(crate) struct Row {
    pub cells: Vec<Cell>,
    pub borders: Vec<Length>,
    /// Which columns and rows from this one on are one cell.
    pub merged: Vec<Merged>,
    /// Space above the upper border.
    pub above: Length,
    /// Space below the lower border.
    pub below: Length,
    /// Room that the words have at least.
    pub least: Length,
}

/// The slices of a cell from top to bottom, and their height.
#[derive(Debug, Clone)]
pub(crate) struct Cell {
    slices: VecDeque<Slice>,
    height: Length,
    /// So far below the top of the row its words begin.
    down: Length,
    /// They go on beside the rows below, so that the row need not be as high as they are.
    goes_on: bool,
}

impl Row {
    /// As high as its highest cell.
    pub fn height(&self) -> Length {
        let cells = self.cells.iter().filter(|cell| !cell.goes_on).map(|cell| cell.height).max();
        self.above + cells.unwrap_or_default().max(self.least) + self.frame() + self.below
    }

    /// The row in one piece.
    pub fn whole(self) -> Slice {
        let top = self.above + self.frame() / 2;
        let mut row = Slice { begins_page: true, height: self.height(), ..Slice::default() };
        for cell in self.cells {
            let mut y = cell.down;
            for slice in cell.slices {
                y += slice.gap;
                row.items.extend(slice.items.into_iter().map(|item| item.down(y + top)));
                row.notes.extend(slice.notes);
                y += slice.height;
            }
        }
        if !self.borders.is_empty() {
            let y = vec![self.above, row.height - self.below];
            let grid = Grid { x: self.borders, y, merged: self.merged };
            row.items.insert(0, Item::Grid(grid));
        }
        row
    }

    /// The row as one that a page break may part.
    pub fn splitting(self) -> Slice {
        Slice { begins_page: true, height: self.height(), row: Some(Box::new(self)), ..Slice::default() }
    }

    /// The height of its footnotes.
    pub fn notes_height(&self) -> Length {
        self.cells.iter().map(|cell| cell.notes_height(cell.slices.len())).sum()
    }

    /// Takes off what fits in `room` above its footnotes; `noted`: what footnotes of a height take there. Lines of a cell are
    /// parted anywhere, as their styles say. `None` where nothing of some cell would stand there, unless it `must`: then
    /// every cell gives a line at least.
    pub fn part(&mut self, room: Length, noted: impl Fn(Length) -> Length, must: bool) -> Option<Self> {
        let room = room - self.above - self.frame();
        let mut most = room - noted(Length::ZERO);
        let (cuts, room) = loop {
            let cuts: Vec<usize> = self.cells.iter().map(|cell| cell.fitting(most)).collect();
            let own = || self.cells.iter().zip(&cuts);
            let notes = own().map(|(cell, &cut)| cell.notes_height(cut)).sum();
            let lowest = own().map(|(cell, &cut)| cell.height_of(cut)).max()?;
            if notes == Length::ZERO || lowest <= Length::ZERO || lowest + noted(notes) <= room {
                break (cuts, room - noted(notes));
            }
            most = lowest - Length::emu(1);
        };
        let cuts = self.cells.iter().zip(cuts).map(|(cell, cut)| match cut {
            0 if !cell.slices.is_empty() => must.then_some(1),
            count => Some(count),
        });
        let cuts: Vec<usize> = cuts.collect::<Option<_>>()?;
        if self.cells.iter().zip(&cuts).all(|(cell, &cut)| cut == cell.slices.len()) {
            return None;
        }
        let cells = self.cells.iter_mut().zip(cuts).map(|(cell, cut)| cell.part(cut, room));
        Some(Self {
            cells: cells.collect(),
            borders: self.borders.clone(),
            merged: self.merged.clone(),
            above: take(&mut self.above),
            below: Length::ZERO,
            least: take(&mut self.least),
        })
    }

    /// Takes off all but the last line of the highest cells; `None` where they have but one.
    pub fn part_last(&mut self) -> Option<Self> {
        let hang = |cell: &Cell| cell.slices.back().map_or(Length::ZERO, |last| last.hang);
        let lowest = self.cells.iter().map(|cell| cell.height - hang(cell)).max()?;
        self.part(lowest - Length::emu(1) + self.above + self.frame(), |_| Length::ZERO, false)
    }

    /// Half of the line above the row and half of the one below.
    fn frame(&self) -> Length {
        if self.borders.is_empty() { Length::ZERO } else { RULE_THICKNESS }
    }
}

impl Cell {
    pub fn new(slices: Vec<Slice>) -> Self {
        let height = slices.iter().map(|slice| slice.gap + slice.height).sum();
        Self { slices: slices.into(), height, down: Length::ZERO, goes_on: false }
    }

    /// The height of its words.
    pub fn height(&self) -> Length {
        self.height
    }

    /// The cell, whose words stand in the middle of so much `room`.
    pub fn in_the_middle(self, room: Length) -> Self {
        let down = (room - self.height) / 2;
        Self { down: down.max(Length::ZERO), ..self }
    }

    /// The cell, whose words go on beside the rows below its own.
    pub fn going_on(self) -> Self {
        Self { goes_on: true, ..self }
    }

    /// Takes off what stands in `room`, if anything does.
    pub fn take_off(&mut self, room: Length) -> Self {
        self.part(self.fitting(room), room)
    }

    /// The height of the footnotes to its first `count` slices.
    fn notes_height(&self, count: usize) -> Length {
        self.slices.iter().take(count).map(|slice| notes_height(&slice.notes)).sum()
    }

    /// The height of its first `count` slices, of which the last may hang into the margin.
    fn height_of(&self, count: usize) -> Length {
        let first = self.slices.iter().take(count);
        let hang = first.clone().next_back().map_or(Length::ZERO, |last| last.hang);
        first.map(|slice| slice.gap + slice.height).sum::<Length>() - hang
    }

    /// So many slices stand in `room`.
    fn fitting(&self, room: Length) -> usize {
        let mut y = Length::ZERO;
        let fits = self.slices.iter().take_while(|slice| {
            y += slice.gap + slice.height;
            y - slice.hang <= room
        });
        fits.count()
    }

    /// Takes the first `cut` slices off; in `room` the last of them hangs no lower than there is room.
    fn part(&mut self, cut: usize, room: Length) -> Self {
        let mut upper = Self::new(self.slices.drain(..cut).collect());
        self.height -= upper.height;
        if let Some(first) = self.slices.front_mut() {
            self.height = self.height - first.gap + first.gap_in_rest;
            first.gap = first.gap_in_rest;
        }
        if upper.height > room
            && let Some(last) = upper.slices.back_mut()
        {
            last.height -= last.hang;
            upper.height -= last.hang;
        }
        upper
    }
}
