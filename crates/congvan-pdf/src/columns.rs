//! Two columns side by side to slices.

use congvan::document::extent::{columns_row_splits, goes_on};
use congvan::document::form::Form;
use congvan::document::length::Length;
use congvan::document::{Columns, Piece};

use crate::slice::{Cell, Row, Slice};
use crate::stack::Stack;

/// The columns from `x` on: one slice, and one more for every row that goes on with a recipients list. What is higher
/// than a page of `page_height` may be parted anywhere.
pub(crate) fn columns(
    form: &Form,
    x: Length,
    columns: &Columns,
    next_part: &mut usize,
    page_height: Length,
) -> Vec<Slice> {
    let [left_width, right_width] = columns.widths;
    let places = [(x, left_width), (x + left_width, right_width)];
    // Down the left column, then down the right one: the order in which parts are counted.
    let [left, right] = [0, 1].map(|side: usize| {
        let (x, width) = places[side];
        let cells = columns.rows.iter().map(|row| cell(form, x, width, &row[side], next_part));
        cells.collect::<Vec<_>>()
    });
    let mut slices: Vec<Slice> = Vec::new();
    for (at, (left, right)) in left.into_iter().zip(right).enumerate() {
        let row = Row { cells: [left, right].map(Cell::new).into(), ..Row::default() };
        let height = row.height();
        let joins = |above: &Slice| above.row.is_none() && above.height + height <= page_height;
        match slices.last_mut() {
            _ if columns_row_splits(columns, at) || height > page_height => slices.push(row.splitting()),
            Some(above) if !goes_on(columns, at) && joins(above) => above.append(row.whole()),
            _ => slices.push(row.whole()),
        }
    }
    slices
}

fn cell(form: &Form, x: Length, width: Length, pieces: &[Piece], next_part: &mut usize) -> Vec<Slice> {
    let mut stack = Stack::new(form, x, width);
    pieces.iter().for_each(|piece| stack.piece(piece, next_part));
    stack.into_cell()
}
