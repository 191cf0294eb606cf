//! The row that names the columns: below a title as often as on top, and sometimes two rows.

use std::ops::Range;

use super::Table;

/// So many rows are looked through for the one that names the columns.
pub const ROWS_ABOVE: usize = 30;

/// The header of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// Which rows it takes; those above are a title, those below hold the content.
    pub rows: Range<usize>,
    /// What it calls each column and the row where that stands; empty where it does not say.
    pub names: Vec<(usize, String)>,
    /// The row of it that only counts the columns off: `(1) (2) (3)`.
    pub counted: Option<usize>,
}

impl Header {
    /// Of the first rows, the first that names the column that is `needed` beside another that `is_column` knows, or alone;
    /// where none does, the one with the most names that are known, or the first with words. None where the table has no
    /// content.
    ///
    /// A column that it leaves unnamed may be named in the row above, where names of several columns stand together;
    /// or the row below names parts of them.
    pub fn find(
        table: &Table,
        is_column: impl Fn(&str) -> bool,
        needed: impl Fn(&str) -> bool,
    ) -> Option<Self> {
        let has_words = |at: &usize| table.words(*at).next().is_some();
        let first = (0..table.rows().len()).find(has_words)?;
        let known = |at: &usize| table.words(*at).filter(|(_, name)| is_column(name)).count();
        let has_needed = |at: &usize| table.words(*at).any(|(_, name)| needed(&name));
        let mut rows = first..table.rows().len().min(first + ROWS_ABOVE);
        let among = rows.clone();
        let at = rows
            .find(|at| has_needed(at) && known(at) > 1)
            .or_else(|| among.clone().find(has_needed))
            .or_else(|| among.rev().max_by_key(known).filter(|at| known(at) > 1))
            .unwrap_or(first);
        let mut header = Self { rows: at..at + 1, names: Vec::new(), counted: None };
        let is_next = |upper: usize, lower: usize| {
            table.rows().get(lower).is_some_and(|row| row.line == table.rows()[upper].line + 1)
        };
        header.take(table, at, |_| true);
        // Parts of the columns, and no words but those: `Họ và tên | Chức vụ` below `Người ký`, whose first part goes by its
        // name.
        let is_part = |column: usize, name: &str| is_column(name) || is_column(header.name(column));
        let names_one = || {
            let mut words = table.words(at + 1);
            words.all(|(column, name)| is_column(&name) || !needed(header.name(column)))
                && table
                    .words(at + 1)
                    .any(|(column, name)| is_column(&name) && header.name(column).is_empty())
        };
        if is_next(at, at + 1)
            && has_words(&(at + 1))
            && table.words(at + 1).all(|(column, name)| is_part(column, &name))
            && (table.words(at + 1).all(|(_, name)| is_column(&name)) || names_one())
            // Cells that are one over both rows say the same in both.
            && table.words(at + 1).all(|(column, name)| !needed(&name) || header.name(column) == name)
        {
            for (column, _) in table.words(at + 1).filter(|(_, name)| is_column(name)) {
                if let Some((_, name)) = header.names.get_mut(column) {
                    name.clear();
                }
            }
            header.take(table, at + 1, |name| is_column(name));
            header.rows.end += 1;
        }
        if at > first && is_next(at - 1, at) {
            header.take(table, at - 1, |name| is_column(name));
        }
        // Columns counted off under their names.
        let counted = header.rows.end;
        if is_next(counted - 1, counted) && is_count(table, counted) && !is_as_below(table, counted) {
            header.rows.end += 1;
            header.counted = Some(counted);
        }
        Some(header)
    }

    /// The name of a column, as it stands there.
    pub fn name(&self, column: usize) -> &str {
        self.names.get(column).map_or("", |(_, name)| name)
    }

    /// Whether a row says the header's names again, as at the top of each printed page.
    pub fn is_repeated(&self, table: &Table, row: usize) -> bool {
        let mut any = 0;
        table.words(row).all(|(column, name)| {
            any += 1;
            self.name(column).to_lowercase() == name.to_lowercase()
        }) && any > 1
    }

    /// Takes the names of a row for the columns that have none yet.
    fn take(&mut self, table: &Table, row: usize, right: impl Fn(&str) -> bool) {
        for (column, name) in table.words(row).filter(|(_, name)| right(name)) {
            if self.names.len() <= column {
                self.names.resize(column + 1, (self.rows.start, String::new()));
            }
            if self.names[column].1.is_empty() {
                self.names[column] = (row, name);
            }
        }
    }
}

/// How a cell looks that may count a column off.
#[derive(PartialEq)]
enum Look {
    Number,
    InBrackets,
    Letter,
    Words,
}

impl Look {
    fn of(words: &str) -> Self {
        let inside = words.trim_matches(['(', ')', '[', ']', ' ']);
        let is_number = !inside.is_empty() && inside.bytes().all(|byte| byte.is_ascii_digit());
        match (is_number, inside == words) {
            (true, true) => Self::Number,
            (true, false) => Self::InBrackets,
            (false, _) if inside.len() == 1 && inside.bytes().all(|byte| byte.is_ascii_uppercase()) => {
                Self::Letter
            }
            (false, _) => Self::Words,
        }
    }
}

/// Whether each cell of a row has one below it that looks as it does: then its numbers are content as those are.
fn is_as_below(table: &Table, row: usize) -> bool {
    table.words(row).all(|(column, words)| {
        let look = Look::of(&words);
        let below = table.rows().iter().skip(row + 1).filter_map(|row| row.cells.get(column));
        below.map(super::Cell::display_text).any(|words| Look::of(&words) == look)
    })
}

/// `(1) (2) (3)`, `A B 1 2`: no content, but the numbers of the columns.
fn is_count(table: &Table, row: usize) -> bool {
    let mut numbers = 0;
    let mut count = 0;
    let all = table.words(row).all(|(_, name)| {
        let name = name.trim_matches(['(', ')', '[', ']', ' ']).to_owned();
        count += 1;
        let letter = name.len() == 1 && name.bytes().all(|byte| byte.is_ascii_uppercase());
        if name.parse() == Ok(numbers + 1) {
            numbers += 1;
            return true;
        }
        letter && numbers == 0
    });
    all && count > 1
}

impl Table {
    /// The cells of a row that have words, each with its column.
    pub(crate) fn words(&self, row: usize) -> impl Iterator<Item = (usize, String)> {
        let cells = self.rows.get(row).map_or(&[][..], |row| &row.cells);
        cells.iter().map(super::Cell::display_text).enumerate().filter(|(_, text)| !text.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::table::{Cell, Row};

    fn header(lines: &[&str]) -> Header {
        let row = |(at, line): (usize, &&str)| Row {
            line: at + 1,
            cells: line.split('|').map(|cell| Cell::Text(cell.to_owned())).collect(),
        };
        let rows = lines.iter().enumerate().filter(|(_, line)| !line.is_empty()).map(row).collect();
        let known = |name: &str| ["stt", "tên", "số", "ngày", "điện thoại", "thư"].contains(&name);
        Header::find(&Table::new("a", None, rows), known, |name| name == "tên").expect("content")
    }

    fn names(header: &Header) -> Vec<&str> {
        (0..header.names.len()).map(|column| header.name(column)).collect()
    }

    #[test]
    fn the_header_is_found_under_titles_and_over_two_rows() {
        for (lines, rows, columns) in [
            (&["tên|số", "a|1"][..], 0..1, &["tên", "số"][..]),
            (&["UBND TỈNH", "DANH SÁCH|tên", "", "stt|tên|lạ", "1|a|b"], 2..3, &["stt", "tên", "lạ"]),
            (&["stt|tên|Liên hệ|", "||điện thoại|thư", "1|a"], 0..2, &["stt", "tên", "điện thoại", "thư"]),
            (&["stt|tên|số|", "||Bản gốc|ngày", "1|a|2|3"], 0..2, &["stt", "tên", "số", "ngày"]),
            (&["stt|tên|số|", "|b|5|ngày", "1|a|2|3"], 0..1, &["stt", "tên", "số"]),
            (&["tên|Liên hệ|", "tên|điện thoại|thư", "a|1"], 1..2, &["tên", "điện thoại", "thư"]),
            (&["tên|số|Liên hệ|", "tên|số|điện thoại|thư", "a|1"], 0..2, &["tên", "số", "điện thoại", "thư"]),
            (&["stt||số|ngày", "|tên||", "1|a"], 1..2, &["stt", "tên", "số", "ngày"]),
            (&["stt|tên|số", "(1)|(2)|(3)", "1|a"], 0..2, &["stt", "tên", "số"]),
            (&["stt|tên|số", "A|B|1", "1|a"], 0..2, &["stt", "tên", "số"]),
            (&["a|1", "b|2"], 0..1, &["a", "1"]),
            (&["tên", "stt|tên", "1|a", "stt|tên|số"], 1..2, &["stt", "tên"]),
            (&["x|số|ngày", "a|1|2"], 0..1, &["x", "số", "ngày"]),
        ] {
            let found = header(lines);
            assert_eq!((found.rows.clone(), names(&found)), (rows, columns.to_vec()), "{lines:?}");
        }
        // Rows below count as it does: it is the first of them.
        for lines in [
            &["tên|số|ngày", "1|2|3", "2|15|18"][..],
            &["tên|số|ngày", "A|B|1", "B|C|4"],
            &["tên|số|ngày", "(1)|(2)|(3)", "(2)|(5)|(9)"],
        ] {
            assert_eq!(header(lines).rows, 0..1, "{lines:?}");
        }
        assert_eq!(header(&["stt|tên|số", "1|2|3", "1|xã A|3"]).counted, Some(1));
        // One unit alone, whose number is 1, is no count.
        assert_eq!(header(&["tên|số", "a|1"]).rows, 0..1);
        assert_eq!(header(&["số|tên", "1|xã A"]).rows, 0..1);
    }
}
