//! Bảng: rows and cells of a table of data.

use crate::import::arrived;
use crate::import::sheet::Sheet;
use crate::import::types::{CellLines, Face, GridLines};
use crate::model::directive::{Align, Cell, Column, Row, Table, Text};

/// The table: its first row, or those that are repeated on each page, are the titles of its columns.
pub(super) fn table(sheet: &mut Sheet<'_>, grid: &GridLines) -> Table {
    let columns = grid
        .rows
        .iter()
        .map(|row| row.iter().map(|cell| cell.columns).sum::<usize>())
        .max()
        .unwrap_or(1)
        .clamp(1, 63);
    let header = header_rows(grid);
    let (head, body) = grid.rows.split_at(header.min(grid.rows.len()));
    let columns = heads(sheet, head, columns);
    let mut rows: Vec<Row> = Vec::new();
    let mut above: &[CellLines] = &[];
    for own in body {
        match rows.last_mut() {
            Some(Row::Cells(cells)) if goes_on(sheet, above, own) => {
                let more = own.iter().map(|own| cell(sheet, own).text);
                cells.iter_mut().zip(more).for_each(|(cell, more)| cell.text.extend(more));
            }
            _ => rows.push(row(sheet, own, columns.len())),
        }
        above = own;
    }
    Table { caption: None, columns, rows }
}

/// So many rows are titles: those that are repeated; else one, or as many as its cells reach down.
fn header_rows(grid: &GridLines) -> usize {
    if grid.rows.len() < 2 {
        return 0;
    }
    let deep = grid.rows[0].iter().map(|cell| cell.rows).max().unwrap_or(1);
    grid.header_rows.max(deep).min(grid.rows.len() - 1)
}

/// The columns under their titles; cells over several columns are groups of them.
fn heads(sheet: &mut Sheet<'_>, rows: &[Vec<CellLines>], count: usize) -> Vec<Column> {
    let mut columns: Vec<Vec<Text>> = vec![Vec::new(); count];
    let mut taken = vec![0_usize; count];
    for row in rows {
        let mut at = 0;
        for cell in row {
            while at < count && taken[at] > 0 {
                at += 1;
            }
            let text = words(sheet, cell, Face::BOLD);
            for column in at..(at + cell.columns).min(count) {
                columns[column].push(text.clone());
                taken[column] = cell.rows;
            }
            at += cell.columns;
        }
        taken.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
    }
    let column = |mut texts: Vec<Text>| {
        texts.retain(|text| !text.notation().is_empty());
        let title = texts.pop().unwrap_or_default();
        Column { title, groups: texts, width: None, align: Align::Left }
    };
    columns.into_iter().map(column).collect()
}

/// Whether a row is the rest of the row above, which a page's end parted: it has no number, and what stands in it goes on
/// with words that did not end.
fn goes_on(sheet: &Sheet<'_>, above: &[CellLines], own: &[CellLines]) -> bool {
    let page = sheet.page;
    let last = |cell: &CellLines| cell.lines.last().map(|line| page.words(line).trim_end());
    let first = |cell: &CellLines| cell.lines.first().map(|line| page.words(line).trim_start());
    let said = || above.iter().zip(own).filter_map(|(above, own)| Some((last(above), first(own)?)));
    let open = |words: &str| !words.is_empty() && !words.ends_with(['.', ';', ':', '!', '?']);
    above.len() == own.len()
        && own.len() > 1
        && own[0].lines.is_empty()
        && own.iter().flat_map(|cell| cell.lines.first()).any(|line| line.place.page > page_of(above))
        && said().all(|(above, own)| above.is_some_and(open) && own.starts_with(char::is_lowercase))
}

/// The last page on which a row stands.
fn page_of(row: &[CellLines]) -> usize {
    row.iter().flat_map(|cell| &cell.lines).map(|line| line.place.page).max().unwrap_or(usize::MAX)
}

/// The words of a cell in one line.
fn words(sheet: &mut Sheet<'_>, cell: &CellLines, face: Face) -> Text {
    match (cell.lines.first(), cell.lines.last()) {
        (Some(first), Some(last)) => sheet.text_at(first.span.start..last.span.end, face),
        _ => Text::default(),
    }
}

fn row(sheet: &mut Sheet<'_>, cells: &[CellLines], columns: usize) -> Row {
    if let [only] = cells
        && only.columns >= columns
        && columns > 1
        && !only.lines.is_empty()
    {
        return Row::Band(words(sheet, only, Face::BOLD));
    }
    Row::Cells(cells.iter().map(|cell| self::cell(sheet, cell)).collect())
}

fn cell(sheet: &mut Sheet<'_>, own: &CellLines) -> Cell {
    let text = own.lines.iter().map(|line| sheet.text_at(line.span.clone(), Face::default()));
    let text = text.filter(|text| !text.notation().is_empty()).collect();
    let aligns = own.lines.iter().map(|line| line.align);
    let _ = aligns.clone().any(|align| align == arrived::Align::Center);
    Cell { text, columns: own.columns.max(1), rows: own.rows.max(1), align: None }
}
