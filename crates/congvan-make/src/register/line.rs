//! A register as the text of its file: begun with a header, and continued as it is written.

use csv::{Terminator, WriterBuilder};

use super::{Book, Entry, Register, columns};
use crate::tables::separator_of;

/// A register without rows, for a spreadsheet or an editor.
pub fn starter(book: Book) -> String {
    let names: Vec<&str> = columns::of(book).iter().map(|column| column.name).collect();
    format!("\u{feff}{}", record(&names, b';', "\r\n"))
}

/// The text of a register's file with further rows below it, parted and ended as those above them.
pub fn append(register: &Register, text: &str, entries: &[Entry]) -> String {
    let separator = separator_of(text, columns::is_column);
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut out = text.trim_end_matches(['\r', '\n']).to_owned();
    out.push_str(end);
    for entry in entries {
        let cells = register.places.iter().map(|place| place.map_or("", |at| entry.cells[at].as_str()));
        let cells: Vec<String> = cells.map(no_formula).collect();
        let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
        out.push_str(&record(&cells, separator, end));
    }
    out
}

/// Words of others are no formula of a spreadsheet; the space before them is none of the cell when it is read.
fn no_formula(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@']) { format!(" {cell}") } else { cell.to_owned() }
}

fn record(cells: &[&str], separator: u8, end: &str) -> String {
    let terminator = if end == "\n" { Terminator::Any(b'\n') } else { Terminator::CRLF };
    let mut writer = WriterBuilder::new().delimiter(separator).terminator(terminator).from_writer(Vec::new());
    // Memory takes whatever is written, and what was text stays text.
    let _ = writer.write_record(cells);
    writer.into_inner().map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default()
}
