//! Tables inside the body and in annexes.

use crate::compose::paragraph;
use crate::directive::Table;
use crate::document::{self, Block};
use crate::length::Length;
use crate::style::Role;

/// A table over `width`, its columns sharing it as they say; the last takes what rounding leaves.
pub(super) fn table(table: &Table, width: Length) -> Block {
    let shares: i64 = table.columns.iter().map(|column| i64::from(column.width)).sum();
    let mut widths: Vec<Length> =
        table.columns.iter().map(|column| width * i64::from(column.width) / shares.max(1)).collect();
    let rest = width - widths.iter().copied().sum();
    if let Some(last) = widths.last_mut() {
        *last += rest;
    }
    let cell = |role, text: &str| vec![paragraph(role, text)];
    let header = table.columns.iter().map(|column| cell(Role::TableHead, &column.title.value)).collect();
    let rows = table.rows.iter().map(|row| {
        let centered = table.columns.iter().map(|column| column.centered).chain(std::iter::repeat(false));
        let cells = row.iter().zip(centered);
        cells
            .map(|(text, centered)| {
                cell(if centered { Role::TableCellCentered } else { Role::TableCell }, &text.value)
            })
            .collect()
    });
    Block::Table(document::Table {
        widths,
        header_rows: 1,
        rows: std::iter::once(header).chain(rows).collect(),
    })
}
