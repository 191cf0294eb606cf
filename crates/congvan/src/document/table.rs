//! A table whose cells may take several columns and rows, and where each of them stands.

use crate::document::length::Length;
use crate::document::{CELL_PADDING, Paragraph};

/// A table with single borders over the whole text width; a row is split only where it is tall ([`crate::document::extent`]).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Column widths, together the text width of the section.
    pub widths: Vec<Length>,
    /// So many rows at the start are repeated on every page; their words stand in the middle of their height.
    pub header_rows: usize,
    /// Of each row the cells that begin in it, from left to right; a cell that goes on from a row above is passed over.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell (ô) of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// So many columns it takes, one at least.
    pub columns: usize,
    /// So many rows it takes, one at least; never more than there are below it in the header, or in the body.
    pub rows: usize,
    /// One paragraph at least, of a role of tables.
    pub paragraphs: Vec<Paragraph>,
}

impl From<Vec<Paragraph>> for Cell {
    /// A cell of one column and one row.
    fn from(paragraphs: Vec<Paragraph>) -> Self {
        Self { columns: 1, rows: 1, paragraphs }
    }
}

/// A cell at its place in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed<'a> {
    /// Its first column, from 0.
    pub column: usize,
    /// So many columns it takes.
    pub columns: usize,
    /// So many rows it takes from this one on.
    pub rows: usize,
    /// It began in a row above; its paragraphs stand there.
    pub goes_on: bool,
    /// In the order of the table.
    pub paragraphs: Vec<&'a Paragraph>,
}

/// Where the vertical lines of a table are for the text in its cells, as LibreOffice has it: it keeps the place of a line in
/// the nearest ten-thousandth of the table's width, and takes whole twips of these.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rooms {
    /// In twips, from 0 on; none of a table without width.
    places: Vec<i64>,
}

impl Rooms {
    /// The width for text in a cell of `columns` from `column` on.
    pub fn room(&self, column: usize, columns: usize) -> Length {
        let Some(last) = self.places.len().checked_sub(1) else { return Length::ZERO };
        let place = |at: usize| self.places[at.min(last)];
        Length::twips(place(column + columns) - place(column)) - CELL_PADDING * 2
    }
}

impl Table {
    /// From the left edge of the table to each vertical line, the first and the last included.
    pub fn lines(&self) -> Vec<Length> {
        let mut lines = vec![Length::ZERO];
        for &width in &self.widths {
            lines.push(lines[lines.len() - 1] + width.on_paper());
        }
        lines
    }

    /// What room the cells have for text.
    pub fn rooms(&self) -> Rooms {
        const PARTS: i64 = 10_000;
        let lines: Vec<i64> = self.lines().iter().map(|line| line.as_twips()).collect();
        let Some(total) = lines.last().copied().filter(|total| *total > 0) else {
            return Rooms { places: Vec::new() };
        };
        let parts = |line: i64| (line * PARTS + total / 2) / total;
        let within = lines[..lines.len() - 1].iter().map(|line| parts(*line) * total / PARTS);
        Rooms { places: within.chain([total]).collect() }
    }

    /// The cells of each row in a table of so many `columns` (one at least), which they fill: cells that go on from a row
    /// above, cells that begin here, and empty ones where cells are missing. What stands in cells beyond the last column
    /// is added to the last one. Every writer asks this.
    pub fn place_cells(&self, columns: usize) -> Vec<Vec<Placed<'_>>> {
        let columns = columns.max(1);
        let header = self.header_rows.min(self.rows.len());
        let mut placed: Vec<Vec<Placed<'_>>> = Vec::with_capacity(self.rows.len());
        for (at, row) in self.rows.iter().enumerate() {
            let end = if at < header { header } else { self.rows.len() };
            let above = placed.last_mut().filter(|_| at != header).map_or(&mut [][..], Vec::as_mut_slice);
            // What stands in a row that is all taken has a place in it after all.
            if !row.is_empty() && above.iter().all(|cell| cell.rows > 1) {
                above.iter_mut().for_each(|cell| cell.rows = 1);
            }
            let mut going_on = above.iter().filter(|cell| cell.rows > 1).map(going_on).peekable();
            let mut own = row.iter();
            let mut cells = Vec::new();
            let mut column = 0;
            while column < columns {
                if let Some(cell) = going_on.next_if(|cell| cell.column == column) {
                    column += cell.columns;
                    cells.push(cell);
                    continue;
                }
                let most = going_on.peek().map_or(columns, |cell| cell.column) - column;
                let cell = match own.next() {
                    Some(cell) => Placed {
                        column,
                        columns: cell.columns.clamp(1, most),
                        rows: cell.rows.clamp(1, end - at),
                        goes_on: false,
                        paragraphs: cell.paragraphs.iter().collect(),
                    },
                    None => Placed { column, columns: 1, rows: 1, goes_on: false, paragraphs: Vec::new() },
                };
                column += cell.columns;
                cells.push(cell);
            }
            let last = cells.iter_mut().rev().find(|cell| !cell.goes_on);
            if let Some(last) = last {
                last.paragraphs.extend(own.flat_map(|cell| &cell.paragraphs));
            }
            placed.push(cells);
        }
        count_rows(&mut placed, columns);
        placed
    }
}

/// Counts the rows of each cell anew, from the last one up.
fn count_rows(placed: &mut [Vec<Placed<'_>>], columns: usize) {
    // Of the row below, by column: so many rows of a cell that goes on there.
    let mut below = vec![0; columns];
    for row in placed.iter_mut().rev() {
        for cell in row {
            cell.rows = 1 + below[cell.column];
            below[cell.column..cell.column + cell.columns].fill(0);
            below[cell.column] = if cell.goes_on { cell.rows } else { 0 };
        }
    }
}

/// The cell in the row below the one where it stands.
fn going_on<'a>(cell: &Placed<'a>) -> Placed<'a> {
    Placed { rows: cell.rows - 1, goes_on: true, paragraphs: Vec::new(), ..*cell }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Inline;
    use crate::document::style::Role;

    fn cell(columns: usize, rows: usize, text: &str) -> Cell {
        let words = Paragraph::new(Role::TableCell, vec![Inline::text(text)]);
        Cell { columns, rows, paragraphs: vec![words] }
    }

    /// Each row with its cells' words, as often as they take columns; a cell that goes on in brackets.
    fn show_rows(header_rows: usize, columns: usize, rows: Vec<Vec<Cell>>) -> Vec<String> {
        let table = Table { widths: Vec::new(), header_rows, rows };
        let mut words: Vec<String> = vec![String::new(); columns];
        let row = |cells: Vec<Placed<'_>>| {
            let mut column = 0;
            let all = cells.into_iter().map(|cell| {
                assert_eq!(cell.column, column, "cells stand side by side");
                column += cell.columns;
                if !cell.goes_on {
                    words[cell.column] = cell.paragraphs.iter().map(|own| own.characters()).collect();
                }
                let own = &words[cell.column];
                let own = if cell.goes_on { format!("({own})") } else { own.clone() };
                own.repeat(cell.columns)
            });
            let line = all.collect::<Vec<_>>().join("|");
            assert_eq!(column, columns, "cells fill the row");
            line
        };
        let placed = table.place_cells(columns);
        for (at, row) in placed.iter().enumerate() {
            for cell in row {
                let ends = placed
                    .get(at + cell.rows)
                    .and_then(|row| row.iter().find(|own| own.column == cell.column));
                assert!(ends.is_none_or(|below| !below.goes_on), "a cell takes all rows where it goes on");
            }
        }
        placed.into_iter().map(row).collect()
    }

    #[test]
    fn cells_of_several_columns_and_rows_stand_in_a_grid() {
        let rows = vec![
            vec![cell(1, 2, "a"), cell(2, 1, "b")],
            vec![cell(1, 1, "c"), cell(1, 1, "d")],
            vec![cell(2, 2, "e"), cell(1, 1, "f")],
            vec![cell(1, 1, "g")],
        ];
        assert_eq!(show_rows(2, 3, rows), ["a|bb", "(a)|c|d", "ee|f", "(e)(e)|g"]);
    }

    #[test]
    fn what_does_not_fit_keeps_its_words() {
        for (header, columns, rows, wanted) in [
            // Neither over the edge nor out of the header.
            (1, 2, vec![vec![cell(9, 9, "a")], vec![cell(1, 9, "b")]], vec!["aa", "b|"]),
            (0, 2, vec![vec![cell(1, 1, "a"), cell(1, 1, "b"), cell(1, 1, "c")]], vec!["a|bc"]),
            // Over a cell that goes on.
            (
                0,
                3,
                vec![vec![cell(1, 1, "a"), cell(1, 2, "b"), cell(1, 1, "c")], vec![cell(3, 1, "d")]],
                vec!["a|b|c", "d|(b)|"],
            ),
            // A row that is all taken.
            (0, 1, vec![vec![cell(1, 3, "a")], vec![cell(1, 1, "b")], vec![]], vec!["a", "b", ""]),
            (0, 1, vec![vec![cell(1, 5, "a")], vec![], vec![cell(1, 1, "b")]], vec!["a", "(a)", "b"]),
            (usize::MAX, 0, vec![vec![cell(0, 0, "a")]], vec!["a"]),
        ] {
            assert_eq!(show_rows(header, columns.max(1), rows), wanted);
        }
    }
}
