//! Tables: which cells are one, and whether lines are drawn.

use std::collections::BTreeMap;

use congvan::import::arrived::{Block, Cell, Reason, Table, words};

use super::look::Borders;
use super::reader::Reader;
use super::styles::{has, is_ruled};
use super::tree::{Element, Space};

/// Columns of a table at most; Word has 63.
const MOST_COLUMNS: usize = 256;

/// A cell as its row has it.
struct Raw<'t> {
    element: Element<'t>,
    column: usize,
    columns: usize,
    /// Goes on with the cell above.
    goes_on: bool,
}

impl<'t> Reader<'t> {
    /// A table; none where no row of it is left.
    pub fn table(&mut self, of: Element<'t>, gone: Option<Reason>) -> Option<Table> {
        let place = self.place();
        let properties = of.child("tblPr");
        let mut table = Table { place, ..Table::default() };
        // The cell that each column's next cell may go on with.
        let mut above: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        let (mut cells, mut boxed) = (0, 0);
        for row in rows(of) {
            let said = row.child("trPr");
            let is_gone = has(said, "del");
            if is_gone || gone.is_some() {
                self.changes += usize::from(is_gone);
                self.row_gone(row);
                continue;
            }
            if has(said, "tblHeader") && table.header_rows == table.rows.len() {
                table.header_rows += 1;
            }
            let mut filled = Vec::new();
            let mut here = BTreeMap::new();
            let before = number(said, "gridBefore");
            if before > 0 {
                filled.push(Cell { columns: before, ..Cell::default() });
            }
            for raw in raw_cells(row, before) {
                cells += 1;
                boxed += usize::from(is_boxed(raw.element));
                let origin = above.get(&raw.column).copied().filter(|_| raw.goes_on);
                let blocks = self.blocks(raw.element);
                if let Some((row, at)) = origin {
                    let cell: &mut Cell = &mut table.rows[row][at];
                    cell.rows += 1;
                    // Word shows nothing of it.
                    let hidden = words(&blocks);
                    if !hidden.trim().is_empty() {
                        self.leave_out(&hidden, Reason::Hidden);
                    }
                    here.insert(raw.column, (row, at));
                } else {
                    here.insert(raw.column, (table.rows.len(), filled.len()));
                    filled.push(Cell { blocks, columns: raw.columns, rows: 1 });
                }
            }
            above = here;
            table.rows.push(filled);
        }
        let by_style =
            || properties.and_then(|of| of.value("tblStyle")).is_some_and(|id| self.styles.is_ruled(id));
        let own = properties.and_then(|of| of.child("tblBorders"));
        table.ruled = own.map_or_else(by_style, is_ruled) || boxed * 2 > cells;
        (!table.rows.is_empty()).then_some(table)
    }

    /// A row that was struck out.
    fn row_gone(&mut self, row: Element<'t>) {
        for raw in raw_cells(row, 0) {
            let blocks: Vec<Block> = self.blocks(raw.element);
            self.leave_out(&words(&blocks), Reason::Deleted);
            self.leave_out("\t", Reason::Deleted);
        }
    }
}

/// The rows of a table, also those in content controls and marks.
fn rows(of: Element<'_>) -> Vec<Element<'_>> {
    kind(of, "tr")
}

/// Elements of a name, also those within elements that only say something about them.
fn kind<'t>(of: Element<'t>, name: &str) -> Vec<Element<'t>> {
    let mut found = Vec::new();
    for element in of.elements().filter(|element| element.space() == Space::Word) {
        if element.name() == name {
            found.push(element);
        } else if matches!(element.name(), "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo") {
            found.append(&mut kind(element, name));
        }
    }
    found
}

/// The cells of a row with their columns; cells merged the old way, side by side, are one.
fn raw_cells(row: Element<'_>, before: usize) -> Vec<Raw<'_>> {
    let mut cells: Vec<Raw> = Vec::new();
    let mut column = before;
    for element in kind(row, "tc") {
        let said = element.child("tcPr");
        let columns = number(said, "gridSpan").max(1);
        let merge = said.and_then(|of| of.child("vMerge"));
        let goes_on = merge.is_some_and(|merge| merge.get("val").unwrap_or("continue") == "continue");
        let beside = said.and_then(|of| of.child("hMerge"));
        let is_beside = beside.is_some_and(|merge| merge.get("val").unwrap_or("continue") == "continue");
        match cells.last_mut().filter(|_| is_beside && super::inline::plain_words(element).trim().is_empty())
        {
            Some(last) => last.columns += columns,
            None => cells.push(Raw { element, column, columns, goes_on }),
        }
        column += columns;
    }
    cells
}

fn number(said: Option<Element<'_>>, name: &str) -> usize {
    let value = said.and_then(|of| of.value(name)).and_then(|value| value.parse::<usize>().ok());
    value.unwrap_or(0).min(MOST_COLUMNS)
}

/// Whether a cell draws lines of its own on most sides.
fn is_boxed(cell: Element<'_>) -> bool {
    let borders =
        cell.child("tcPr").and_then(|of| of.child("tcBorders")).map(Borders::of).unwrap_or_default();
    [borders.above, borders.below, borders.left, borders.right].into_iter().filter(|drawn| *drawn).count()
        >= 3
}
