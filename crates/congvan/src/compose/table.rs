//! Tables inside the body and in annexes.

mod decimal;
mod narrow;
mod widths;

use crate::compose::paragraph;
use crate::document::form::Form;
use crate::document::length::Length;
use crate::document::style::Role;
use crate::document::{self, Paragraph};
use crate::model::directive::{Align, Cell, Head, Row, Table};

pub use narrow::narrow_columns;

/// A table over `width`.
pub(super) fn table(table: &Table, form: &Form, width: Length) -> document::Table {
    let header = table.header();
    let header_rows = header.len();
    let head = |head: Head<'_>| document::Cell {
        columns: head.columns,
        rows: head.rows,
        paragraphs: vec![paragraph(Role::TableHead, head.text.notation())],
    };
    let header = header.into_iter().map(|row| row.into_iter().map(head).collect());
    let rows = table.rows.iter().zip(table.starts()).map(|(row, starts)| match row {
        Row::Band(band) => vec![document::Cell {
            columns: table.columns.len(),
            rows: 1,
            paragraphs: vec![paragraph(Role::TableBand, band.notation())],
        }],
        Row::Cells(cells) => {
            let align = |start: usize| table.columns.get(start).map(|column| column.align);
            cells.iter().zip(starts).map(|(own, start)| cell(own, align(start).unwrap_or_default())).collect()
        }
    });
    let mut set = document::Table { widths: Vec::new(), header_rows, rows: header.chain(rows).collect() };
    decimal::align(&mut set, table, form);
    set.widths = widths::widths(&set, table, form, width);
    decimal::within(&mut set, form);
    set
}

/// A cell of a column whose cells stand so.
fn cell(own: &Cell, column: Align) -> document::Cell {
    let role = match own.align.unwrap_or(column) {
        Align::Left => Role::TableCell,
        Align::Center => Role::TableCellCentered,
        Align::Right | Align::Decimal => Role::TableCellRight,
    };
    let mut paragraphs: Vec<Paragraph> =
        own.text.iter().map(|text| paragraph(role, text.notation())).collect();
    if paragraphs.is_empty() {
        paragraphs.push(Paragraph::new(role, Vec::new()));
    }
    document::Cell { columns: own.columns, rows: own.rows, paragraphs }
}
