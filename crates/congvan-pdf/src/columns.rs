//! Two columns side by side, and cells side by side in general, to slices.

use congvan::document::{Columns, Piece};
use congvan::form::Form;
use congvan::length::Length;

use crate::stack::{Slice, Stack};

/// The columns from `x` on: one slice, or several where they are higher than a page of `page_height`.
pub(crate) fn columns(
    form: &Form,
    x: Length,
    columns: &Columns,
    next_part: &mut usize,
    page_height: Length,
) -> Vec<Slice> {
    let [left_width, right_width] = columns.widths;
    let places = [(x, left_width), (x + left_width, right_width)];
    let sides = [0, 1].map(|side: usize| {
        let (x, width) = places[side];
        let cells = columns.rows.iter().map(|row| cell(form, x, width, &row[side], next_part));
        cells.collect::<Vec<_>>()
    });
    let [left, right] = sides;
    let rows: Vec<Slice> =
        left.into_iter().zip(right).flat_map(|(left, right)| row(vec![left, right], page_height)).collect();
    if rows.iter().map(|row| row.height).sum::<Length>() <= page_height { vec![merged(rows)] } else { rows }
}

fn cell(form: &Form, x: Length, width: Length, pieces: &[Piece], next_part: &mut usize) -> Vec<Slice> {
    let mut stack = Stack::new(form, x, width);
    pieces.iter().for_each(|piece| stack.piece(piece, next_part));
    stack.into_cell()
}

/// Cells side by side: one slice, or several where a cell is higher than `limit`.
pub(crate) fn row(cells: Vec<Vec<Slice>>, limit: Length) -> Vec<Slice> {
    let mut rest: Vec<_> = cells.into_iter().map(|cell| cell.into_iter().peekable()).collect();
    let mut rows = Vec::new();
    while rest.iter_mut().any(|cell| cell.peek().is_some()) {
        let mut row = Slice { begins_page: true, ..Slice::default() };
        for cell in &mut rest {
            let mut y = Length::ZERO;
            while let Some(slice) =
                cell.next_if(|slice| y == Length::ZERO || y + slice.gap + slice.height <= limit)
            {
                y += slice.gap;
                row.items.extend(slice.items.into_iter().map(|item| item.down(y)));
                y += slice.height;
            }
            row.height = row.height.max(y);
        }
        rows.push(row);
    }
    rows
}

/// Slices as one, from top to bottom.
pub(crate) fn merged(slices: Vec<Slice>) -> Slice {
    let mut whole = Slice::default();
    for slice in slices {
        let top = whole.height;
        whole.items.extend(slice.items.into_iter().map(|item| item.down(top)));
        whole.height += slice.height;
    }
    whole
}
