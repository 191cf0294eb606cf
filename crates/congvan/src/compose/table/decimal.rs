//! Figures one below the other on their decimal commas (`1.234,5` above `12,75`).
//!
//! They stand flush right, and those with shorter decimals keep as much free behind them. A tab stop at the comma would
//! do the same in Word, but the comma of which it is one depends on the machine.

use crate::document::form::Form;
use crate::document::length::Length;
use crate::document::lines;
use crate::document::style::{self, Role};
use crate::document::{self, CELL_PADDING, Paragraph};
use crate::model::directive::{Align, Table};

/// Leaves free behind the figures of each decimal column of `set` what the longest decimals of the column take.
pub(super) fn align(set: &mut document::Table, table: &Table, form: &Form) {
    let style = style::style(Role::TableCellRight, form);
    let places: Vec<Vec<(usize, bool)>> = set
        .place_cells(table.columns.len())
        .iter()
        .map(|row| {
            let own = row.iter().filter(|cell| !cell.goes_on);
            own.map(|cell| (cell.column, cell.columns == 1)).collect()
        })
        .collect();
    let mut longest = vec![Length::ZERO; table.columns.len()];
    let mut figures: Vec<(&mut Paragraph, usize, Length)> = Vec::new();
    for (row, places) in set.rows.iter_mut().zip(places).skip(set.header_rows) {
        for (cell, (column, alone)) in row.iter_mut().zip(places) {
            let is_decimal = table.columns.get(column).is_some_and(|column| column.align == Align::Decimal);
            for own in cell.paragraphs.iter_mut().filter(|own| own.role == Role::TableCellRight) {
                if let Some(whole) = whole(&own.characters()).filter(|_| is_decimal && alone) {
                    let rest = lines::width_from(own, &style, whole);
                    longest[column] = longest[column].max(rest);
                    figures.push((own, column, rest));
                }
            }
        }
    }
    for (own, column, rest) in figures {
        own.free_right = longest[column] - rest;
    }
}

/// Leaves no more free than a figure can spare in its column.
pub(super) fn within(set: &mut document::Table, form: &Form) {
    let style = style::style(Role::TableCellRight, form);
    let columns: Vec<Vec<usize>> = set
        .place_cells(set.widths.len())
        .iter()
        .map(|row| row.iter().filter(|cell| !cell.goes_on).map(|cell| cell.column).collect())
        .collect();
    for (row, columns) in set.rows.iter_mut().zip(columns) {
        for (cell, column) in row.iter_mut().zip(columns) {
            let room = set.widths[column] - CELL_PADDING * 2;
            for own in cell.paragraphs.iter_mut().filter(|own| own.free_right > Length::ZERO) {
                let spare = room - lines::widths(own, &style).line;
                own.free_right = own.free_right.min(spare).max(Length::ZERO);
            }
        }
    }
}

/// Behind which character of a figure its whole part ends: of `-1.234,5 %` behind the 4. A dash alone stands for nothing,
/// where there is nothing to count. None of other words.
fn whole(text: &str) -> Option<usize> {
    let signs = text.chars().take_while(|c| "(+-−–±≈~<>≤≥ ".contains(*c)).count();
    let figure = text.chars().skip(signs).take_while(|c| c.is_ascii_digit() || *c == '.').count();
    let last = text.chars().nth((signs + figure).checked_sub(1)?)?;
    match figure {
        0 => (text.chars().count() == signs).then_some(signs),
        _ => (last != '.').then_some(signs + figure),
    }
}

#[cfg(test)]
mod tests {
    use super::whole;

    #[test]
    fn the_whole_part_ends_before_the_comma_or_a_unit() {
        for (text, end) in [
            ("1.234,5", Some(5)),
            ("-12", Some(3)),
            ("(1.500,25)", Some(6)),
            ("12,5 %", Some(2)),
            ("98%", Some(2)),
            ("-", Some(1)),
            ("", None),
            ("chưa có", None),
            ("1.", None),
        ] {
            assert_eq!(whole(text), end, "{text}");
        }
    }
}
