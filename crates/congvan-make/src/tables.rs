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

/// Why a file holds no table that can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum NotRead {
    /// Its name says no kind of table that is read: a spreadsheet of another program or age.
    Kind,
    /// It has more rows, columns or cells than any list of units.
    TooBig,
    /// It is not what its name says, is damaged, or has nothing in it.
    Broken(Message),
}

impl NotRead {
    /// The reason, for people.
    pub fn message(&self) -> Message {
        match self {
            Self::Kind => Message::new(
                "không đọc loại bảng tính này; lưu lại thành .xlsx hoặc .csv (mã UTF-8)",
                "spreadsheets of this kind are not read; save it as .xlsx or .csv (UTF-8)",
            ),
            Self::TooBig => Message::new(
                format!("bảng quá lớn: không quá {MOST_ROWS} dòng, {MOST_COLUMNS} cột, {MOST_CELLS} ô"),
                format!(
                    "the table is too large: {MOST_ROWS} rows, {MOST_COLUMNS} columns and {MOST_CELLS} cells at most"
                ),
            ),
            Self::Broken(why) => why.clone(),
        }
    }
}

impl std::fmt::Display for NotRead {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message().en)
    }
}

impl std::error::Error for NotRead {}

/// The table in the bytes of a file.
///
/// # Errors
/// Why there is none.
pub fn read(path: &Path, name: &str, bytes: Vec<u8>, is_column: IsColumn) -> Result<Table, NotRead> {
    let sheet = match kind(path) {
        Some(Kind::Csv) => Sheet { rows: csv::rows(name, bytes, is_column)?, ..Sheet::default() },
        Some(Kind::Xlsx) => xlsx::sheet(&bytes, is_column)?,
        Some(Kind::Other) | None => return Err(NotRead::Kind),
    };
    within_limits(&sheet.rows)?;
    Ok(Table::of(name, sheet))
}

/// What parts the cells of a text with commas, semicolons or tabs.
pub(crate) fn separator_of(text: &str, is_column: IsColumn) -> u8 {
    csv::separator_of(text.trim_start_matches('\u{feff}'), is_column)
}

/// Refuses what no list of units is.
fn within_limits(rows: &[Row]) -> Result<(), NotRead> {
    let cells: usize = rows.iter().map(|row| row.cells.len()).sum();
    let widest = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    if rows.len() > MOST_ROWS || cells > MOST_CELLS || widest > MOST_COLUMNS {
        return Err(NotRead::TooBig);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use congvan::unit_table::is_column;

    use super::*;

    #[test]
    fn what_is_too_wide_is_refused() {
        let read = |text: &str| read(Path::new("a.csv"), "a.csv", text.as_bytes().to_vec(), is_column);
        assert_eq!(read(&"a,".repeat(300)), Err(NotRead::TooBig));
        assert!(read(&"a,".repeat(200)).is_ok());
    }

    #[test]
    fn why_a_file_is_not_read_can_be_told_apart() {
        let read = |name: &str, bytes: &[u8]| read(Path::new(name), name, bytes.to_vec(), is_column).err();
        assert_eq!(read("a.ods", b"PK"), Some(NotRead::Kind));
        for (name, bytes) in [("a.csv", b"a,\"b\n" as &[u8]), ("a.xlsx", b"PK"), ("a.csv", b"\xff\x00")] {
            assert!(matches!(read(name, bytes), Some(NotRead::Broken(_))), "{name}");
        }
    }
}
