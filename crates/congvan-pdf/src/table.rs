//! A table to slices, one a row.

use std::rc::Rc;

use congvan::document::{CELL_PADDING, Table};
use congvan::extent::table_row_splits;
use congvan::form::Form;
use congvan::length::Length;
use congvan::style::RULE_THICKNESS;

use crate::page::Item;
use crate::read::squared;
use crate::row::{Cell, Row};
use crate::stack::{Head, Slice, Stack, counted};

/// The rows of `table` from `x` on, in a column of `width`.
///
/// A row is split between pages only where it is tall, or a page of `page_height` has no room for it under the header
/// rows. Header rows that take more than half a page are not repeated.
pub(crate) fn table(
    form: &Form,
    (x, width): (Length, Length),
    table: &Table,
    next_part: &mut usize,
    page_height: Length,
) -> Vec<Slice> {
    let lines = lines(x, width, &table.widths);
    let rows = squared(table).into_iter().map(|cells| {
        let places = lines.windows(2);
        let cells = cells.into_iter().zip(places).map(|(paragraphs, place)| {
            let (x, width) = (place[0] + CELL_PADDING, place[1] - place[0] - CELL_PADDING * 2);
            let mut stack = Stack::new(form, x, width);
            for paragraph in paragraphs {
                stack.paragraph(paragraph, counted(next_part));
            }
            Cell::new(stack.into_cell())
        });
        cells.collect::<Vec<_>>()
    });
    let mut rows = rows.enumerate();
    let mut slices = Vec::new();
    let set = |(at, cells), limit: Length| {
        // LibreOffice gives all of the upper line a place, not half of it.
        let above = if at == 0 { RULE_THICKNESS / 2 } else { Length::ZERO };
        let row = Row { cells, borders: lines.clone(), above };
        let splits = row.height() > limit || table_row_splits(table, at, form, page_height);
        if splits { row.splitting() } else { row.whole() }
    };
    slices.extend(rows.by_ref().take(table.header_rows).map(|row| set(row, page_height)));
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
    slices.extend(rows.map(|row| Slice { head: head.clone(), ..set(row, limit) }));
    joined = joined.min(slices.len());
    slices[..joined].iter_mut().for_each(|slice| slice.begins_page = false);
    slices
}

/// The middles of the vertical lines.
fn lines(x: Length, width: Length, widths: &[Length]) -> Vec<Length> {
    let widths = if widths.is_empty() { &[width] } else { widths };
    let mut lines = vec![x];
    for &width in widths {
        lines.push(lines[lines.len() - 1] + width);
    }
    lines
}

/// A header row on a later page is no part of the text.
fn artifact(mut item: Item) -> Item {
    if let Item::Text(text) = &mut item {
        (text.part, text.link) = (None, None);
    }
    item
}
