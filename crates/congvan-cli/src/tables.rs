//! Tables in files: `.csv` and `.xlsx`.

mod csv;
mod xlsx;

use std::path::Path;

use congvan::diagnostic::Message;
use congvan::table::{Row, Table};

/// Rows, columns and cells beyond which no file is read: far more than the country has units.
const MOST_ROWS: usize = 20_000;
const MOST_COLUMNS: usize = 256;
const MOST_CELLS: usize = 1_000_000;

/// A kind of file that holds a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Csv,
    Xlsx,
    /// A spreadsheet of another program or age.
    Other,
}

fn kind(path: &Path) -> Option<Kind> {
    let ending = path.extension()?.to_str()?.to_lowercase();
    match ending.as_str() {
        "csv" | "tsv" => Some(Kind::Csv),
        "xlsx" | "xlsm" => Some(Kind::Xlsx),
        "xls" | "xlsb" | "ods" => Some(Kind::Other),
        _ => None,
    }
}

/// Whether the name says that the file holds a table.
pub(crate) fn is_table(path: &Path) -> bool {
    kind(path).is_some()
}

/// The table in the bytes of a file.
///
/// `is_column` knows the names of columns, by which what parts the cells of a `.csv` is found.
///
/// # Errors
/// One sentence, where the file cannot be read as what its name says.
pub(crate) fn read(
    path: &Path,
    name: &str,
    bytes: Vec<u8>,
    is_column: fn(&str) -> bool,
) -> Result<Table, Message> {
    match kind(path) {
        Some(Kind::Csv) => Ok(Table::new(name, None, csv::rows(name, bytes, is_column)?)),
        Some(Kind::Xlsx) => {
            let (sheet, rows) = xlsx::rows(bytes)?;
            Ok(Table::new(name, Some(&sheet), rows))
        }
        Some(Kind::Other) | None => Err(Message::new(
            "không đọc loại bảng tính này; lưu lại thành .xlsx hoặc .csv (mã UTF-8)",
            "spreadsheets of this kind are not read; save it as .xlsx or .csv (UTF-8)",
        )),
    }
}

/// Refuses what no list of units is.
fn within_limits(rows: &[Row]) -> Result<(), Message> {
    let cells: usize = rows.iter().map(|row| row.cells.len()).sum();
    let widest = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    if rows.len() > MOST_ROWS || cells > MOST_CELLS || widest > MOST_COLUMNS {
        return Err(too_big());
    }
    Ok(())
}

fn too_big() -> Message {
    Message::new(
        format!("bảng quá lớn: không quá {MOST_ROWS} dòng, {MOST_COLUMNS} cột, {MOST_CELLS} ô"),
        format!(
            "the table is too large: {MOST_ROWS} rows, {MOST_COLUMNS} columns and {MOST_CELLS} cells at most"
        ),
    )
}
