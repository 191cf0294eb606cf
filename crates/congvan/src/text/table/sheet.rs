//! What of a sheet people see, and what is told of the rest.

use std::ops::RangeInclusive;

use super::{Cell, Row, Table};

/// A sheet as a reader of files found it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sheet {
    /// Its name, where the file has sheets.
    pub name: Option<String>,
    /// In the order of their lines.
    pub rows: Vec<Row>,
    /// Lines of the rows that nobody sees.
    pub hidden_rows: Vec<usize>,
    /// Columns that nobody sees, from 0.
    pub hidden_columns: Vec<usize>,
    /// Cells that are one.
    pub merged: Vec<Merged>,
    /// Names of sheets with content that nobody sees.
    pub hidden_sheets: Vec<String>,
    /// Names of the other sheets with content.
    pub other_sheets: Vec<String>,
}

/// Cells that are one: it says what the first of them says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// From 1.
    pub lines: RangeInclusive<usize>,
    /// From 0.
    pub columns: RangeInclusive<usize>,
}

/// What is to be told of a sheet.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Notes {
    pub(super) sheet: Option<String>,
    pub(super) hidden_rows: Vec<Row>,
    pub(super) hidden_columns: Vec<usize>,
    pub(super) merged: Vec<Merged>,
    pub(super) hidden_sheets: Vec<String>,
    pub(super) other_sheets: Vec<String>,
}

impl Sheet {
    /// The rows that are read, all rows, and what is to be told.
    pub(super) fn into_rows(self) -> (Vec<Row>, Vec<Row>, Notes) {
        let Self { name, mut rows, mut hidden_rows, hidden_columns, merged, hidden_sheets, other_sheets } =
            self;
        hidden_rows.sort_unstable();
        let merged: Vec<Merged> = merged.into_iter().filter(|one| fill(one, &mut rows)).collect();
        let is_hidden = |row: &Row| hidden_rows.binary_search(&row.line).is_ok();
        let unseen: Vec<Row> = rows.iter().filter(|row| is_hidden(row) && has_words(row)).cloned().collect();
        let mut seen: Vec<Row> = rows.iter().filter(|row| !is_hidden(row)).cloned().collect();
        let mut columns = Vec::new();
        for column in hidden_columns {
            for cell in seen.iter_mut().filter_map(|row| row.cells.get_mut(column)) {
                if !cell.display_text().is_empty() && columns.last() != Some(&column) {
                    columns.push(column);
                }
                *cell = Cell::Text(String::new());
            }
        }
        // What is hidden in a row that is seen is not shown in a finding either.
        for row in &mut rows {
            if let Ok(at) = seen.binary_search_by_key(&row.line, |row| row.line) {
                row.cells.clone_from(&seen[at].cells);
            }
        }
        let notes = Notes {
            sheet: name,
            hidden_rows: unseen,
            hidden_columns: columns,
            merged,
            hidden_sheets,
            other_sheets,
        };
        (seen, rows, notes)
    }
}

fn has_words(row: &Row) -> bool {
    row.cells.iter().any(|cell| !cell.display_text().is_empty())
}

/// Says in each row what merged cells say in their first; false where that is nothing.
fn fill(merged: &Merged, rows: &mut [Row]) -> bool {
    let column = *merged.columns.start();
    let first = rows.partition_point(|row| row.line < *merged.lines.start());
    let end = rows.partition_point(|row| row.line <= *merged.lines.end());
    let Some((top, below)) = rows.get_mut(first..end).and_then(<[Row]>::split_first_mut) else {
        return false;
    };
    let cell = top.cells.get(column).filter(|_| top.line == *merged.lines.start());
    let Some(cell) = cell.filter(|cell| !cell.display_text().is_empty()) else { return false };
    for row in below.iter_mut() {
        if row.cells.len() <= column {
            row.cells.resize(column + 1, Cell::Text(String::new()));
        }
        row.cells[column] = cell.clone();
    }
    true
}

impl Table {
    /// Where one cell takes several columns: the row and the columns.
    pub(crate) fn wide(&self) -> impl Iterator<Item = (usize, RangeInclusive<usize>)> {
        let wide = self.notes.merged.iter().filter(|one| one.columns.start() < one.columns.end());
        wide.flat_map(|one| {
            let first = self.rows.partition_point(|row| row.line < *one.lines.start());
            let end = self.rows.partition_point(|row| row.line <= *one.lines.end());
            (first..end).map(|row| (row, one.columns.clone()))
        })
    }
}
