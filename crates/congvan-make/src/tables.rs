//! Tables in files: `.csv` and `.xlsx`.

mod csv;
mod xlsx;

use std::path::Path;

use congvan::text::diagnostic::Message;
use congvan::text::table::{ROWS_ABOVE, Row, Sheet, Table};

/// Rows, columns and cells beyond which no file is read: far more than the country has units.
const MOST_ROWS: usize = 20_000;
const MOST_COLUMNS: usize = 256;
const MOST_CELLS: usize = 1_000_000;
/// A header is looked for in so many rows.
const MOST_ROWS_ABOVE: usize = ROWS_ABOVE;

/// Whether a cell names a column: what tells the cells of a row apart, and a table from a page of words.
pub type IsColumn = fn(&str) -> bool;

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
pub fn is_table(path: &Path) -> bool {
    kind(path).is_some()
}

/// The table in the bytes of a file.
///
/// # Errors
/// One sentence, where the file cannot be read as what its name says.
pub fn read(path: &Path, name: &str, bytes: Vec<u8>, is_column: IsColumn) -> Result<Table, Message> {
    let sheet = match kind(path) {
        Some(Kind::Csv) => Sheet { rows: csv::rows(name, bytes, is_column)?, ..Sheet::default() },
        Some(Kind::Xlsx) => xlsx::sheet(&bytes, is_column)?,
        Some(Kind::Other) | None => {
            return Err(Message::new(
                "không đọc loại bảng tính này; lưu lại thành .xlsx hoặc .csv (mã UTF-8)",
                "spreadsheets of this kind are not read; save it as .xlsx or .csv (UTF-8)",
            ));
        }
    };
    within_limits(&sheet.rows)?;
    Ok(Table::of(name, sheet))
}

/// What parts the cells of a text with commas, semicolons or tabs.
pub(crate) fn separator_of(text: &str, is_column: IsColumn) -> u8 {
    csv::separator_of(text.trim_start_matches('\u{feff}'), is_column)
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

#[cfg(test)]
mod tests {
    use congvan::unit_table::is_column;

    use super::*;

    #[test]
    fn what_is_too_wide_is_refused() {
        let read = |text: &str| read(Path::new("a.csv"), "a.csv", text.as_bytes().to_vec(), is_column);
        assert!(read(&"a,".repeat(300)).expect_err("refused").vi.contains("quá lớn"));
        assert!(read(&"a,".repeat(200)).is_ok());
    }
}
