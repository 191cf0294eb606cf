//! A table to slices, one a row.

use std::rc::Rc;

use congvan::document::{CELL_PADDING, Table};
use congvan::form::Form;
use congvan::length::Length;
use congvan::style::RULE_THICKNESS;

use crate::columns::{merged, row};
use crate::page::{Grid, Item};
use crate::read::squared;
use crate::stack::{Head, Slice, Stack, counted};

/// The rows of `table` from `x` on, in a column of `width`.
///
/// A row that a page of `page_height` has no room for, under the header rows, is the only one that is split. Header
/// rows that take more than half a page are not repeated.
pub(crate) fn table(
    form: &Form,
    (x, width): (Length, Length),
    table: &Table,
    next_part: &mut usize,
    page_height: Length,
) -> Vec<Slice> {
    let lines = lines(x, width, &table.widths);
    let mut rows = squared(table).into_iter().map(|cells| {
        let places = lines.windows(2);
        let cells = cells.into_iter().zip(places).map(|(paragraphs, place)| {
            let (x, width) = (place[0] + CELL_PADDING, place[1] - place[0] - CELL_PADDING * 2);
            let mut stack = Stack::new(form, x, width);
            for paragraph in paragraphs {
                stack.paragraph(paragraph, counted(next_part));
            }
            stack.into_cell()
        });
        cells.collect::<Vec<_>>()
    });
    let mut slices = Vec::new();
    for cells in rows.by_ref().take(table.header_rows) {
        slices.extend(bordered(cells, &lines, page_height));
    }
    let whole = merged(slices.clone());
    let repeated = whole.height > Length::ZERO && whole.height * 2 <= page_height;
    let head = repeated.then(|| {
        let items = whole.items.into_iter().map(artifact).collect();
        Rc::new(Head { height: whole.height, items })
    });
    let limit = page_height - head.as_ref().map_or(Length::ZERO, |head| head.height);
    // The header and the first row below it stay together.
    let mut joined = slices.len() + usize::from(!slices.is_empty());
    for cells in rows {
        slices.extend(
            bordered(cells, &lines, limit).into_iter().map(|slice| Slice { head: head.clone(), ..slice }),
        );
    }
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

/// One row in its borders; half of the line above it and half of the one below are part of its height.
fn bordered(cells: Vec<Vec<Slice>>, lines: &[Length], limit: Length) -> Vec<Slice> {
    let mut parts = row(cells, limit - RULE_THICKNESS);
    if parts.is_empty() {
        parts.push(Slice { begins_page: true, ..Slice::default() });
    }
    for part in &mut parts {
        part.height += RULE_THICKNESS;
        let grid = Grid { x: lines.to_vec(), y: vec![Length::ZERO, part.height] };
        let words = std::mem::take(&mut part.items).into_iter().map(|item| item.down(RULE_THICKNESS / 2));
        part.items = std::iter::once(Item::Grid(grid)).chain(words).collect();
    }
    parts
}

/// A header row on a later page is no part of the text.
fn artifact(mut item: Item) -> Item {
    if let Item::Text(text) = &mut item {
        (text.part, text.link) = (None, None);
    }
    item
}
