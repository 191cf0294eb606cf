//! A table to slices, one a row.

use std::rc::Rc;

use congvan::document::extent::{Pages, RowExtent, table_rows};
use congvan::document::form::Form;
use congvan::document::length::Length;
use congvan::document::style::RULE_THICKNESS;
use congvan::document::{CELL_PADDING, Placed, Table};

use crate::lines::{self, Line};
use crate::page::{Item, Merged};
use crate::slice::{Cell, Head, Row, Slice};
use crate::stack::{Stack, count_part};

/// The rows of `table` from `x` on, in a column of `width`, and whether the last one stays with what is below.
///
/// A row is split between pages only where it is tall, or a page has no room for it under the header
/// rows. Header rows that take more than half a page are not repeated.
pub(crate) fn table(
    form: &Form,
    (x, width): (Length, Length),
    table: &Table,
    next_part: &mut usize,
    pages: Pages,
) -> (Vec<Slice>, bool) {
    let page_height = pages.height;
    let borders: Vec<Length> = match table.widths[..] {
        [] => vec![x, x + width],
        _ => table.lines().into_iter().map(|line| x + line).collect(),
    };
    let placed = table.place_cells(table.widths.len());
    let mut set = Vec::new();
    let extents = table_rows(table, &placed, form, pages, |paragraph, style, room| {
        set.push(lines::lines(paragraph, style, room));
        set.last().map_or(0, Vec::len)
    });
    let header_rows = table.header_rows.min(placed.len());
    let mut rows = rows(form, (table, &borders, (x, width)), &placed, set, &extents, header_rows, next_part)
        .into_iter()
        .zip(&extents);
    let set = |row: Row, extent: &RowExtent, limit: Length| {
        let splits = extent.splits || row.height() > limit;
        if splits { row.splitting() } else { row.whole() }
    };
    let mut slices: Vec<Slice> = Vec::new();
    slices.extend(rows.by_ref().take(header_rows).map(|(row, extent)| set(row, extent, page_height)));
    let mut whole = Slice::default();
    slices.iter().cloned().for_each(|slice| whole.append(slice));
    let repeated = whole.height > Length::ZERO && whole.height * 2 <= page_height;
    let head = repeated.then(|| {
        let items = whole.items.into_iter().map(artifact).collect();
        Rc::new(Head { height: whole.height, items })
    });
    let limit = page_height - head.as_ref().map_or(Length::ZERO, |head| head.height);
    // The header and the first row below it stay together.
    let mut joined = slices.len() + usize::from(!slices.is_empty());
    slices.extend(rows.map(|(row, extent)| Slice { head: head.clone(), ..set(row, extent, limit) }));
    joined = joined.min(slices.len());
    slices[..joined].iter_mut().for_each(|slice| slice.begins_page = false);
    for (slice, above) in slices.iter_mut().skip(1).zip(&extents) {
        slice.begins_page &= !above.holds_next;
    }
    let holds_next = extents.last().is_some_and(|last| last.holds_next);
    (slices, holds_next)
}

/// The rows as they stand one below the other; `foot`: left edge and width of their footnotes; `set`: the lines of each
/// paragraph, as [`table_rows`] asked for them.
fn rows(
    form: &Form,
    (table, lines, foot): (&Table, &[Length], (Length, Length)),
    placed: &[Vec<Placed<'_>>],
    set: Vec<Vec<Line>>,
    extents: &[RowExtent],
    header_rows: usize,
    next_part: &mut usize,
) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::with_capacity(placed.len());
    for (at, (cells, extent)) in placed.iter().zip(extents).enumerate() {
        let merged = cells.iter().filter(|cell| cell.columns > 1 || cell.rows > 1);
        let merged = merged
            .map(|cell| Merged { columns: cell.column..cell.column + cell.columns, rows: 0..cell.rows });
        rows.push(Row {
            cells: Vec::new(),
            borders: lines.to_vec(),
            merged: merged.collect(),
            // LibreOffice gives all of the upper and of the lower line a place, not half of it.
            above: if at == 0 { RULE_THICKNESS / 2 } else { Length::ZERO },
            below: if at + 1 == placed.len() { RULE_THICKNESS / 2 } else { Length::ZERO },
            least: if extent.splits { Length::ZERO } else { extent.height },
        });
    }
    let rooms = table.rooms();
    let mut set = set.into_iter();
    for (at, cells) in placed.iter().enumerate() {
        for cell in cells.iter().filter(|cell| !cell.goes_on) {
            let (left, right) = (lines[cell.column], lines[cell.column + cell.columns]);
            let room = match table.widths[..] {
                [] => right - left - CELL_PADDING * 2,
                _ => rooms.room(cell.column, cell.columns),
            };
            let mut stack = Stack::new(form, left + CELL_PADDING, room).within(foot.0, foot.1);
            for paragraph in &cell.paragraphs {
                let part = count_part(next_part);
                match set.next().filter(|_| !table.widths.is_empty()) {
                    Some(lines) => stack.lines(paragraph, part, lines),
                    None => stack.paragraph(paragraph, part),
                }
            }
            let own = Cell::new(stack.into_cell());
            let beside = at..at + cell.rows;
            if at < header_rows {
                let room = extents[beside].iter().map(|row| row.height + RULE_THICKNESS).sum::<Length>();
                let own = own.in_the_middle(room - RULE_THICKNESS);
                rows[at].cells.push(if cell.rows > 1 { own.going_on() } else { own });
            } else if cell.rows == 1 || own.height() <= extents[at].height {
                rows[at].cells.push(own);
            } else if extents[at].holds_next {
                rows[at].cells.push(own.going_on());
            } else {
                flow(own, beside, extents, &mut rows);
            }
        }
    }
    rows
}

/// The words of a cell over rows that are not held together: each row takes what stands beside its own words, the last
/// one the rest.
fn flow(mut cell: Cell, beside: std::ops::Range<usize>, extents: &[RowExtent], rows: &mut [Row]) {
    let last = beside.end - 1;
    for at in beside.start..last {
        let upper = cell.take_off(extents[at].height);
        rows[at].cells.push(upper);
    }
    rows[last].cells.push(cell);
}

/// A header row on a later page is no part of the text.
fn artifact(mut item: Item) -> Item {
    if let Item::Text(text) = &mut item {
        (text.part, text.link, text.note) = (None, None, None);
    }
    item
}
