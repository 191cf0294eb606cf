//! Rows of cells as spreadsheets and lists hold them, as a text that findings can point into.

mod header;
mod remarks;
mod sheet;

use crate::calendar::Date;
use crate::text::message::{Message, Span};

pub use header::{Header, ROWS_ABOVE};
pub use sheet::{Merged, Sheet};

/// A cell as a reader of files found it.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Words, or nothing.
    Text(String),
    /// A number of a spreadsheet, as its digits.
    Number(String),
    /// A number whose format says how it looks: its digits, and what people see in the marks of Vietnamese (`12,5%`).
    Figure {
        /// As of a [`Cell::Number`].
        digits: String,
        /// As people see it.
        shown: String,
    },
    /// A day of a spreadsheet.
    Day(Date),
    /// A day of a spreadsheet whose format says more or other than its figures.
    Moment {
        /// The day.
        day: Date,
        /// As people see it: `Thứ Ba, 05/01/2027`, `05/01/2027 14:30`.
        shown: String,
    },
    /// What cannot be taken, as it is shown, and why.
    Wrong(String, Message),
}

impl Cell {
    /// The lines of a text, each without spaces around it; none that is blank.
    pub fn lines(&self) -> Vec<String> {
        match self {
            Self::Text(text) => {
                let lines = text.split(['\n', '\r']);
                let lines = lines.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
                lines.filter(|line| !line.is_empty()).collect()
            }
            _ => vec![self.display_text()],
        }
    }

    /// A number as its digits alone, a day as its figures, whatever they look like; anything else as it is.
    pub fn without_look(&self) -> Self {
        match self {
            Self::Figure { digits, .. } => Self::Number(digits.clone()),
            Self::Moment { day, .. } => Self::Day(*day),
            other => other.clone(),
        }
    }

    /// What a person sees in it, in one line.
    pub fn display_text(&self) -> String {
        let text = match self {
            Self::Text(text) | Self::Number(text) | Self::Wrong(text, _) => text.clone(),
            Self::Figure { shown, .. } | Self::Moment { shown, .. } => shown.clone(),
            Self::Day(date) => crate::calendar::with_slashes(*date),
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
    file: String,
    text: String,
    sheet: Option<String>,
    rows: Vec<Row>,
    /// Where each cell of each row stands in the text.
    spans: Vec<Vec<Span>>,
    /// What was left out and what was filled in.
    notes: sheet::Notes,
    /// Whether its rows are words that were typed one after the other, under a header of ours.
    typed: bool,
}

impl Table {
    /// Rows in the order of their lines, of a file and, where it has several, a sheet.
    pub fn new(file: &str, sheet: Option<&str>, rows: Vec<Row>) -> Self {
        Self::of(file, Sheet { name: sheet.map(str::to_owned), rows, ..Sheet::default() })
    }

    /// Words that were typed one after the other, as the column under a header.
    pub fn of_words(file: &str, header: &str, words: impl IntoIterator<Item = String>) -> Self {
        let cells = std::iter::once(header.to_owned()).chain(words);
        let row = |(at, words): (usize, String)| Row { line: at + 1, cells: vec![Cell::Text(words)] };
        Self { typed: true, ..Self::new(file, None, cells.enumerate().map(row).collect()) }
    }

    /// What people see of a sheet: merged cells say in each row what they say in the first, hidden rows and columns
    /// say nothing.
    pub fn of(file: &str, sheet: Sheet) -> Self {
        let (rows, all, notes) = sheet.into_rows();
        let mut text = String::new();
        let mut spans = Vec::new();
        let mut line = 1;
        for row in &all {
            while line < row.line {
                text.push('\n');
                line += 1;
            }
            let mut own = Vec::new();
            for (at, cell) in row.cells.iter().enumerate() {
                text.push_str(if at > 0 { " | " } else { "" });
                let start = text.len();
                text.push_str(&cell.display_text());
                own.push(start..text.len());
            }
            spans.push(own);
        }
        text.push('\n');
        let is_seen = all.iter().map(|row| rows.binary_search_by_key(&row.line, |row| row.line).is_ok());
        let spans =
            spans.into_iter().zip(is_seen).filter(|(_, seen)| *seen).map(|(spans, _)| spans).collect();
        Self { file: file.to_owned(), text, sheet: notes.sheet.clone(), rows, spans, notes, typed: false }
    }

    /// Its rows.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The name of its file.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The text that findings point into.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The sheet it stands on, where the file has sheets.
    pub fn sheet(&self) -> Option<&str> {
        self.sheet.as_deref()
    }

    /// Where a cell stands, as people say it: ``trang `Sheet1`, ô B5 (`Tên`)``.
    pub fn place(&self, row: usize, column: usize, header: &str) -> Message {
        if self.typed {
            return self.row_place(row);
        }
        let cell = format!("{}{}", letters(column), self.rows.get(row).map_or(0, |row| row.line));
        let (vi, en) = match &self.sheet {
            Some(sheet) => (format!("trang `{sheet}`, ô {cell}"), format!("sheet `{sheet}`, cell {cell}")),
            None => (format!("ô {cell}"), format!("cell {cell}")),
        };
        let header = if header.is_empty() { String::new() } else { format!(" (`{header}`)") };
        Message::new(format!("{vi}{header}"), format!("{en}{header}"))
    }

    /// Where a row stands, as people say it: `dòng 5`, and of words that were typed `tên thứ 4`.
    pub fn row_place(&self, row: usize) -> Message {
        let line = self.rows.get(row).map_or(0, |row| row.line);
        match line.checked_sub(1).filter(|_| self.typed) {
            Some(count) => Message::new(format!("tên thứ {count}"), format!("name {count}")),
            None => Message::new(format!("dòng {line}"), format!("row {line}")),
        }
    }

    /// Where a cell stands in the text; where the row is shorter, its last cell.
    pub fn span(&self, row: usize, column: usize) -> Span {
        let cells = self.spans.get(row).map_or(&[][..], Vec::as_slice);
        cells.get(column).or(cells.last()).cloned().unwrap_or(0..0)
    }

    /// The row and the column whose cell stands at an offset of the text.
    pub(crate) fn cell_at(&self, offset: usize) -> Option<(usize, usize)> {
        let row =
            self.spans.iter().rposition(|cells| cells.first().is_some_and(|cell| cell.start <= offset))?;
        Some((row, self.spans[row].iter().rposition(|cell| cell.start <= offset).unwrap_or(0)))
    }
}

/// The name of a column of a spreadsheet: A, …, Z, AA, …
pub fn letters(column: usize) -> String {
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
        assert_eq!(table.text(), "\nTên | Số\n\n\nxã A | 5\n");
        assert_eq!(&table.text()[table.span(1, 1)], "5");
        assert_eq!(table.place(1, 1, "Số").vi, "trang `Trang 1`, ô B5 (`Số`)");
    }
}
