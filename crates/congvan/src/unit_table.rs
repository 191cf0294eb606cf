//! Units in the rows of a table: what an office keeps in a spreadsheet, held to the same rules as a profile and filled
//! up from the built-in table of units.
//!
//! ```
//! use congvan::date::Date;
//! use congvan::unit_table::{Cell, Row, Table};
//!
//! let row = |line, cells: [&str; 3]| Row { line, cells: cells.map(|text| Cell::Text(text.to_owned())).into() };
//! let rows = vec![row(1, ["Tên", "Tỉnh", "Số"]), row(2, ["xa chi lang", "Lạng Sơn", "15"])];
//! let read = Table::new("units.csv", None, rows).units(Date::new(2027, 1, 5), None);
//! assert!(read.diagnostics.is_empty());
//! assert_eq!(read.units[0].name.value, "xã Chi Lăng");
//! assert_eq!(read.units[0].province.as_ref().unwrap().value, "tỉnh Lạng Sơn");
//! ```

mod columns;
mod known;
mod read;

use crate::date::Date;
use crate::diagnostic::{Diagnostic, Message, Span};
use crate::lint::{House, Silenced};
use crate::source::Source;
use crate::units::Unit;

pub use columns::{COLUMNS, Column, Holds, is_column, reference};
pub(crate) use known::not_as_known;

/// A cell as a reader of files found it.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Words, or nothing.
    Text(String),
    /// A number of a spreadsheet, as its digits.
    Number(String),
    /// A day of a spreadsheet.
    Day(Date),
    /// What cannot be taken, as it is shown, and why.
    Wrong(String, Message),
}

impl Cell {
    /// What a person sees in it, in one line.
    fn shown(&self) -> String {
        let text = match self {
            Self::Text(text) | Self::Number(text) | Self::Wrong(text, _) => text.clone(),
            Self::Day(date) => format!("{:02}/{:02}/{}", date.day, date.month, date.year),
        };
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// A row and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// 1-based: the row of the sheet, or the line of the file where it starts.
    pub line: usize,
    /// From the first column on.
    pub cells: Vec<Cell>,
}

/// Rows with a header, as a text that findings can point into: row `n` on line `n`.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    source: Source,
    sheet: Option<String>,
    rows: Vec<Row>,
    /// Where each cell of each row stands in the text.
    spans: Vec<Vec<Span>>,
}

/// What a table holds.
#[derive(Debug)]
pub struct Read {
    /// The units of the rows without errors, in their order.
    pub units: Vec<Unit>,
    /// How many rows have errors.
    pub bad_rows: usize,
    /// Every fault and remark, in the order of the rows.
    pub diagnostics: Vec<Diagnostic>,
    /// Faults of form that the office does not want to hear of.
    pub silenced: Vec<Silenced>,
}

impl Table {
    /// Rows in the order of their lines, of a file and, where it has several, a sheet.
    pub fn new(file: &str, sheet: Option<&str>, rows: Vec<Row>) -> Self {
        let mut text = String::new();
        let mut spans = Vec::new();
        let mut line = 1;
        for row in &rows {
            while line < row.line {
                text.push('\n');
                line += 1;
            }
            let mut own = Vec::new();
            for (at, cell) in row.cells.iter().enumerate() {
                text.push_str(if at > 0 { " | " } else { "" });
                let start = text.len();
                text.push_str(&cell.shown());
                own.push(start..text.len());
            }
            spans.push(own);
        }
        text.push('\n');
        Self { source: Source::new(file, text), sheet: sheet.map(str::to_owned), rows, spans }
    }

    /// The text that findings point into.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// The sheet it stands on, where the file has sheets.
    pub fn sheet(&self) -> Option<&str> {
        self.sheet.as_deref()
    }

    /// Every unit, and everything that is wrong: the header's faults, and each row's.
    ///
    /// `date` is the day on which the units are looked up in the built-in table; without one, a unit of either regime
    /// is known. Where several units have a row's name, those of the territory `within` are meant (`tỉnh Lạng Sơn`).
    pub fn units(&self, date: Option<Date>, within: Option<&str>) -> Read {
        self.reviewed(date, within, &House::default())
    }

    /// As [`Self::units`], with an office's own rules of form.
    pub fn reviewed(&self, date: Option<Date>, within: Option<&str>, house: &House) -> Read {
        read::units(self, date, within, house)
    }

    /// Where a cell stands, as people say it: ``trang `Sheet1`, ô B5 (`Tên`)``.
    fn place(&self, row: usize, column: usize, header: &str) -> Message {
        let cell = format!("{}{}", letters(column), self.rows.get(row).map_or(0, |row| row.line));
        let (vi, en) = match &self.sheet {
            Some(sheet) => (format!("trang `{sheet}`, ô {cell}"), format!("sheet `{sheet}`, cell {cell}")),
            None => (format!("ô {cell}"), format!("cell {cell}")),
        };
        let header = if header.is_empty() { String::new() } else { format!(" (`{header}`)") };
        Message::new(format!("{vi}{header}"), format!("{en}{header}"))
    }

    fn span(&self, row: usize, column: usize) -> Span {
        let cells = self.spans.get(row).map_or(&[][..], Vec::as_slice);
        cells.get(column).or(cells.last()).cloned().unwrap_or(0..0)
    }
}

/// The name of a column of a spreadsheet: A, …, Z, AA, …
fn letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters.into_iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_lettered() {
        assert_eq!([0, 25, 26, 701, 702].map(letters), ["A", "Z", "AA", "ZZ", "AAA"]);
    }

    #[test]
    fn rows_stand_on_their_lines() {
        let cell = |text: &str| Cell::Text(text.to_owned());
        let rows = vec![
            Row { line: 2, cells: vec![cell("Tên"), cell("Số")] },
            Row { line: 5, cells: vec![cell("xã\nA"), Cell::Number("5".to_owned())] },
        ];
        let table = Table::new("a.csv", Some("Trang 1"), rows);
        assert_eq!(table.source().text(), "\nTên | Số\n\n\nxã A | 5\n");
        let span = table.span(1, 1);
        assert_eq!(table.source().line_column(span.start), (5, 8));
        assert_eq!(table.place(1, 1, "Số").vi, "trang `Trang 1`, ô B5 (`Số`)");
    }
}
