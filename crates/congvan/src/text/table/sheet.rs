//! What of a sheet people see, and what is told of the rest.

use std::ops::RangeInclusive;

use super::{Cell, Header, Row, Table, letters};
use crate::text::diagnostic::{Diagnostic, Message, Severity, Span};

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
    hidden_rows: Vec<Row>,
    hidden_columns: Vec<usize>,
    merged: Vec<Merged>,
    hidden_sheets: Vec<String>,
    other_sheets: Vec<String>,
}

impl Sheet {
    /// The rows that are read, all rows, and what is to be told.
    pub(super) fn seen(self) -> (Vec<Row>, Vec<Row>, Notes) {
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
                if !cell.shown().is_empty() && columns.last() != Some(&column) {
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
    row.cells.iter().any(|cell| !cell.shown().is_empty())
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
    let Some(cell) = cell.filter(|cell| !cell.shown().is_empty()) else { return false };
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

    /// What of the sheet was not read because nobody sees it, and what was filled in below the header: each told.
    pub fn remarks(&self, header: &Header) -> Vec<Diagnostic> {
        let span = self.span(header.rows.start, 0);
        let warning = |span: Span, message: Message, help: Message| {
            Diagnostic::new(Severity::Warning, "VB052", span, message).help(help)
        };
        let mut found = Vec::new();
        let notes = &self.notes;
        if let Some(first) = notes.hidden_rows.first() {
            let count = notes.hidden_rows.len();
            let lines =
                listed(notes.hidden_rows.iter().map(|row| format!("{} (`{}`)", row.line, words(row))));
            found.push(warning(
                self.line(first.line),
                Message::new(
                    format!("bỏ qua {count} dòng ẩn: {lines}"),
                    format!("{count} hidden row(s) left out: {lines}"),
                ),
                Message::new(
                    "phải lấy thì bỏ ẩn, bỏ lọc; không thì xóa",
                    "show them to have them taken, or delete them",
                ),
            ));
        }
        if !notes.hidden_columns.is_empty() {
            let columns = listed(notes.hidden_columns.iter().map(|column| letters(*column)));
            found.push(warning(
                span.clone(),
                Message::new(
                    format!("bỏ qua cột ẩn: {columns}"),
                    format!("hidden column(s) left out: {columns}"),
                ),
                Message::new(
                    "phải lấy thì bỏ ẩn; không thì xóa",
                    "show them to have them taken, or delete them",
                ),
            ));
        }
        if !notes.hidden_sheets.is_empty() {
            let sheets = listed(notes.hidden_sheets.iter().map(|name| format!("`{name}`")));
            found.push(warning(
                span.clone(),
                Message::new(
                    format!("bỏ qua trang ẩn: {sheets}"),
                    format!("hidden sheet(s) left out: {sheets}"),
                ),
                Message::new(
                    "phải lấy thì đưa vào trang được lấy",
                    "move what is wanted to the sheet that is taken",
                ),
            ));
        }
        if !notes.other_sheets.is_empty() {
            let sheets = listed(notes.other_sheets.iter().map(|name| format!("`{name}`")));
            let own = notes.sheet.as_deref().unwrap_or_default();
            found.push(warning(
                span,
                Message::new(
                    format!("chỉ lấy trang `{own}`; trang có nội dung mà không lấy: {sheets}"),
                    format!("only the sheet `{own}` is taken; sheets with content that are not: {sheets}"),
                ),
                Message::new("mỗi tệp một bảng: gộp vào một trang", "one table a file: put all on one sheet"),
            ));
        }
        let below = self.rows.get(header.rows.end).map_or(usize::MAX, |row| row.line);
        for one in notes
            .merged
            .iter()
            .filter(|one| one.lines.start() != one.lines.end() && *one.lines.end() >= below)
        {
            let column = *one.columns.start();
            let within = |row: &&Row| one.lines.contains(&row.line) && row.line >= below;
            let Some(at) = self.rows.iter().position(|row| within(&row)) else { continue };
            let said = self.rows[at].cells.get(column).map(Cell::shown).unwrap_or_default();
            let count = self.rows.iter().filter(within).count();
            if said.is_empty() || count < 2 {
                continue;
            }
            let place = self.place(at, column, header.name(column));
            let message = Message::new(
                format!("{}: ô gộp, `{said}` lấy cho cả {count} dòng", place.vi),
                format!("{}: a merged cell, `{said}` is taken for all {count} rows", place.en),
            );
            found.push(Diagnostic::new(Severity::Note, "VB054", self.span(at, column), message));
        }
        found
    }

    /// A line of the text.
    fn line(&self, line: usize) -> Span {
        let mut start = 0;
        for (at, text) in self.source.text().split('\n').enumerate() {
            if at + 1 == line {
                return start..start + text.len();
            }
            start += text.len() + 1;
        }
        0..0
    }
}

/// The first words of a row.
fn words(row: &Row) -> String {
    let words = row.cells.iter().map(Cell::shown).filter(|text| text.contains(char::is_alphabetic));
    let words = words.take(2).collect::<Vec<_>>().join(" | ");
    words.chars().take(60).collect()
}

/// The first of a list, and how many more.
fn listed(each: impl Iterator<Item = String>) -> String {
    const MOST: usize = 8;
    let all: Vec<String> = each.collect();
    let more = all.len().saturating_sub(MOST);
    let rest = if more > 0 { format!(", … (+{more})") } else { String::new() };
    all.into_iter().take(MOST).collect::<Vec<_>>().join(", ") + &rest
}
