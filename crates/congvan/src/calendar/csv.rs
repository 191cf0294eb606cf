//! Small tables as text: one row a line, cells parted by commas, a cell with commas in quotes (RFC 4180, without line
//! breaks in cells).

use crate::diagnostic::Message;

/// What is wrong with a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong with it.
    pub message: Message,
}

impl Fault {
    pub(super) fn new(line: usize, vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self { line, message: Message::new(vi, en) }
    }
}

/// A row and the line it stands on, counted from 1.
pub(super) struct Row {
    pub line: usize,
    pub cells: Vec<String>,
}

/// The rows below the header, empty lines left out.
///
/// # Errors
/// Where the header is not `header`, or rows have another number of cells than it.
pub(super) fn rows(text: &str, header: &str) -> Result<Vec<Row>, Vec<Fault>> {
    let mut lines = text.trim_start_matches('\u{feff}').lines().enumerate();
    let first = lines.next().map(|(_, line)| line.trim_end()).unwrap_or_default();
    if first != header {
        return Err(vec![Fault::new(
            1,
            format!("dòng đầu phải là `{header}`"),
            format!("the first line must be `{header}`"),
        )]);
    }
    let width = cells(header).len();
    let rows: Vec<Row> = lines
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(at, line)| Row { line: at + 1, cells: cells(line) })
        .collect();
    let faults: Vec<Fault> = rows
        .iter()
        .filter(|row| row.cells.len() != width)
        .map(|row| {
            let found = row.cells.len();
            Fault::new(
                row.line,
                format!("có {found} ô, cần {width} ô"),
                format!("{found} cells where {width} are needed"),
            )
        })
        .collect();
    if faults.is_empty() { Ok(rows) } else { Err(faults) }
}

fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => cell.extend(letters.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(std::mem::take(&mut cell).trim().to_owned()),
            letter => cell.push(letter),
        }
    }
    cells.push(cell.trim().to_owned());
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_quotes_and_counts_cells() {
        let rows = rows("\u{feff}a,b\r\n1,\"x, \"\"y\"\"\"\r\n\r\n2,\r\n", "a,b").unwrap();
        assert_eq!(rows[0].cells, ["1", "x, \"y\""]);
        assert_eq!((rows[1].line, &rows[1].cells[1][..]), (4, ""));
        assert_eq!(super::rows("a,b\n1\n1,2\n1,2,3\n", "a,b").err().unwrap().len(), 2);
        assert_eq!(super::rows("", "a,b").err().unwrap()[0].line, 1);
    }
}
