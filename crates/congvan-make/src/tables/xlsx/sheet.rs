//! One sheet: its cells, what of it nobody sees, and the cells that are merged.

use std::collections::BTreeMap;

use congvan::text::table::{Cell, Merged, Row, Sheet};

use super::cell::{Looks, Raw};
use super::damage;
use super::strings::Words;
use super::walk::{Step, Tag, walk};
use crate::tables::{MOST_CELLS, MOST_COLUMNS, MOST_ROWS, NotRead};

/// Cells that are merged, at most, and the rows that all of them together have.
const MOST_MERGED: usize = 20_000;
const MOST_MERGED_ROWS: usize = 1_000_000;

/// Reads the part of a sheet.
///
/// # Errors
/// Where it is damaged, or no list is so large.
pub(super) fn sheet(part: &str, looks: &Looks) -> Result<Sheet, NotRead> {
    let mut reading = Reading::new(looks);
    walk(part, |step| reading.take(&step))?;
    reading.finish()
}

struct Reading<'a> {
    looks: &'a Looks,
    found: Sheet,
    rows: BTreeMap<usize, Vec<Cell>>,
    count: usize,
    merged_rows: usize,
    is_data: bool,
    /// The line of the row at hand and the column that comes next.
    line: usize,
    column: usize,
    /// The cell at hand, and where its words go.
    raw: Option<Raw>,
    words: Words,
    into: Into,
}

/// What the words within a cell are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Into {
    Nothing,
    Value,
    Inline,
}

impl<'a> Reading<'a> {
    fn new(looks: &'a Looks) -> Self {
        Self {
            looks,
            found: Sheet::default(),
            rows: BTreeMap::new(),
            count: 0,
            merged_rows: 0,
            is_data: false,
            line: 0,
            column: 0,
            raw: None,
            words: Words::default(),
            into: Into::Nothing,
        }
    }

    fn take(&mut self, step: &Step<'_>) -> Result<(), NotRead> {
        match step {
            Step::Open(tag) => self.open(tag)?,
            Step::Close(name) => self.close(name)?,
            Step::Text(words) => {
                if let (Into::Value, Some(raw)) = (self.into, &mut self.raw) {
                    raw.value.get_or_insert_default().push_str(words);
                }
            }
        }
        if self.into == Into::Inline {
            self.words.take(step)?;
        }
        Ok(())
    }

    fn open(&mut self, tag: &Tag<'_>) -> Result<(), NotRead> {
        match tag.name().as_str() {
            "sheetData" => self.is_data = true,
            "col" => {
                // A column without width is as hidden.
                let flat = tag.get("width")?.is_some_and(|width| width.trim().parse() == Ok(0.0));
                if tag.is("hidden")? || flat {
                    self.hide_columns(tag)?;
                }
            }
            "mergeCell" => self.merge(tag)?,
            "row" if self.is_data => {
                self.line = tag.number("r")?.unwrap_or(self.line.saturating_add(1));
                self.column = 0;
                // A row without height is as hidden.
                let flat = tag.get("ht")?.is_some_and(|height| height.trim().parse() == Ok(0.0));
                if tag.is("hidden")? || flat {
                    self.found.hidden_rows.push(self.line);
                }
            }
            "c" if self.is_data => {
                let (line, column) = match tag.get("r")? {
                    Some(reference) => place(&reference)?,
                    None => (self.line, self.column),
                };
                if line != self.line {
                    return Err(damage(&format!(
                        "dòng {} có ô của dòng {line} / cell of another row",
                        self.line
                    )));
                }
                self.column = column;
                let style = tag.number("s")?.unwrap_or(0);
                self.raw = Some(Raw { kind: tag.get("t")?, style, ..Raw::default() });
            }
            "v" if self.raw.is_some() => {
                self.into = Into::Value;
                if let Some(raw) = &mut self.raw {
                    raw.value = Some(String::new());
                }
            }
            "is" if self.raw.is_some() => self.into = Into::Inline,
            "f" => {
                if let Some(raw) = &mut self.raw {
                    raw.is_formula = true;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), NotRead> {
        match name {
            "sheetData" => self.is_data = false,
            "v" => self.into = Into::Nothing,
            "is" => {
                self.into = Into::Nothing;
                let one = self.words.take_string();
                if let Some(raw) = &mut self.raw {
                    (raw.value, raw.is_struck) = (Some(one.text), one.is_struck);
                }
            }
            "c" => {
                if let Some(raw) = self.raw.take()
                    && let Some(cell) = raw.cell(self.looks)?
                {
                    self.put(cell)?;
                }
                self.column += 1;
            }
            _ => {}
        }
        Ok(())
    }

    fn put(&mut self, cell: Cell) -> Result<(), NotRead> {
        if self.column >= MOST_COLUMNS {
            return Err(NotRead::TooBig);
        }
        let row = self.rows.entry(self.line).or_default();
        self.count += (self.column + 1).saturating_sub(row.len());
        if row.len() <= self.column {
            row.resize(self.column + 1, Cell::Text(String::new()));
        }
        row[self.column] = cell;
        if self.count > MOST_CELLS || self.rows.len() > MOST_ROWS {
            return Err(NotRead::TooBig);
        }
        Ok(())
    }

    fn hide_columns(&mut self, tag: &Tag<'_>) -> Result<(), NotRead> {
        let (first, last) = (tag.number("min")?.unwrap_or(1), tag.number("max")?.unwrap_or(1));
        self.found.hidden_columns.extend((first.max(1)..=last.min(MOST_COLUMNS)).map(|column| column - 1));
        if self.found.hidden_columns.len() > MOST_MERGED {
            return Err(NotRead::TooBig);
        }
        Ok(())
    }

    fn merge(&mut self, tag: &Tag<'_>) -> Result<(), NotRead> {
        let reference = tag.get("ref")?.unwrap_or_default();
        let (first, last) = reference.split_once(':').unwrap_or((&reference, &reference));
        let ((top, left), (bottom, right)) = (place(first)?, place(last)?);
        if top > bottom || left > right {
            return Err(damage(&reference));
        }
        // Far below every row there is nothing to fill in.
        let bottom = bottom.min(top.saturating_add(2 * MOST_ROWS));
        self.merged_rows = self.merged_rows.saturating_add(bottom - top + 1);
        if self.merged_rows > MOST_MERGED_ROWS || self.found.merged.len() > MOST_MERGED {
            return Err(NotRead::TooBig);
        }
        self.found.merged.push(Merged { lines: top..=bottom, columns: left..=right.min(MOST_COLUMNS) });
        Ok(())
    }

    fn finish(mut self) -> Result<Sheet, NotRead> {
        self.found.rows = self.rows.into_iter().map(|(line, cells)| Row { line, cells }).collect();
        // Rows stand on lines of their numbers; a lone cell far below would make a text of empty lines.
        if self.found.rows.last().is_some_and(|row| row.line > 2 * MOST_ROWS) {
            return Err(NotRead::TooBig);
        }
        Ok(self.found)
    }
}

/// The line, from 1, and the column, from 0, of `AB12`, within what a sheet can have.
fn place(reference: &str) -> Result<(usize, usize), NotRead> {
    let plain = reference.replace('$', "");
    let digits = plain.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(plain.len());
    let (letters, number) = plain.split_at(digits);
    let column = letters.bytes().try_fold(0_usize, |column, letter| {
        let column = column * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1;
        (column <= 16_384).then_some(column)
    });
    let line = number.parse().ok().filter(|line| (1..=1_048_576).contains(line));
    match (column, line) {
        (Some(column), Some(line)) if column > 0 => Ok((line, column - 1)),
        _ => Err(damage(&format!("ô `{reference}` / cell"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(rows: &str) -> Result<Sheet, NotRead> {
        sheet(&format!("<x:worksheet xmlns:x='a'>{rows}</x:worksheet>"), &Looks::default())
    }

    fn text(sheet: &Sheet) -> Vec<(usize, Vec<String>)> {
        sheet.rows.iter().map(|row| (row.line, row.cells.iter().map(Cell::display_text).collect())).collect()
    }

    #[test]
    fn cells_stand_where_they_say_or_where_they_come() {
        let found = read(
            "<sheetData><row><c t='str'><v>a</v></c><c/><c t='inlineStr'><is><r><t>b</t></r><r><t>c</t></r></is></c></row>\
             <row r='4'><c r='B4'><v>12.50</v></c></row><row><c><v>1</v></c></row></sheetData>",
        );
        let found = found.expect("a sheet");
        let cells = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
        assert_eq!(
            text(&found),
            [(1, cells(&["a", "", "bc"])), (4, cells(&["", "12.5"])), (5, cells(&["1"]))]
        );
    }

    #[test]
    fn what_nobody_sees_and_what_is_merged_is_told() {
        let found = read(
            "<cols><col min='2' max='3' hidden='1'/><col min='4' max='9'/><col min='10' max='10' width='0'/></cols>\
             <sheetData><row r='2' hidden='true'/><row r='3' ht='0'/><row r='4' ht='15'/></sheetData>\
             <mergeCells><mergeCell ref='A1:C1'/><mergeCell ref='$B$2:B5'/></mergeCells>",
        );
        let found = found.expect("a sheet");
        assert_eq!(found.hidden_columns, [1, 2, 9]);
        assert_eq!(found.hidden_rows, [2, 3]);
        let merged: Vec<_> =
            found.merged.iter().map(|one| (one.lines.clone(), one.columns.clone())).collect();
        assert_eq!(merged, [(1..=1, 0..=2), (2..=5, 1..=1)]);
    }

    #[test]
    fn no_number_in_a_sheet_is_taken_on_trust() {
        for wrong in [
            "<sheetData><row r='1'><c r='A2'><v>1</v></c></row></sheetData>",
            "<sheetData><row r='1'><c r='ZZZZZZZZZZZZ1'><v>1</v></c></row></sheetData>",
            "<sheetData><row r='1'><c r='A99999999999999999999'><v>1</v></c></row></sheetData>",
            "<sheetData><row r='4294967295'><c><v>1</v></c></row></sheetData>",
            "<sheetData><row r='1'><c r='A1' s='-1'><v>1</v></c></row></sheetData>",
            "<sheetData><row r='1'><c r='A1' t='s'><v>4294967295</v></c></row></sheetData>",
            "<sheetData><row r='1'><c r='A1'><v>many</v></c></row></sheetData>",
            "<mergeCells><mergeCell ref='C3:A1'/></mergeCells>",
            "<mergeCells><mergeCell ref=''/></mergeCells>",
            "<sheetData><row r='1'><c r='A1'><v>1</v></row></sheetData>",
        ] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
        let many = "<mergeCell ref='A1:XFD1048576'/>".repeat(100);
        assert!(read(&format!("<mergeCells>{many}</mergeCells>")).is_err());
        assert!(read("<dimension ref='A1:XFD1048576'/><sheetData/>").expect("a sheet").rows.is_empty());
    }
}
