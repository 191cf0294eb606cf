//! Rows of a table: how high they are, which may be split between pages, and which stay on the page of the next.

use crate::document::extent::{is_tall, paragraph_height, stack_height};
use crate::document::form::Form;
use crate::document::length::Length;
use crate::document::style::{self, RULE_THICKNESS, Role, Style};
use crate::document::{Paragraph, Placed, Table};

/// What is known of a row before it stands on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RowExtent {
    /// Of its words, without borders: as high as the highest cell, and high enough for merged cells that end in it.
    pub height: Length,
    /// It is tall, so that it may be split between pages.
    pub splits: bool,
    /// It stays on the page of the next row: it heads the rows below it, or a merged cell goes on. The last row stays with
    /// what is below the table.
    pub holds_next: bool,
}

/// The pages that a table stands on.
#[derive(Debug, Clone, Copy)]
pub struct Pages {
    /// From the top margin to the bottom one.
    pub height: Length,
    /// Somebody signs below it ([`crate::document::extent::stays_with_signature`]).
    pub signed: bool,
}

/// The extents of the rows of `table`, whose cells are `placed`, on `pages`.
///
/// All rows stay with a signature below them, unless they are tall together: LibreOffice holds all or none.
///
/// The rows of a merged cell (ô gộp) are held together, unless they are tall; then those beside its words are, unless
/// these are tall too. Where the words are higher than all rows together, the last one has room for the rest.
///
/// `lines` tells how many lines a paragraph takes in a cell with so much room. It is asked once for every paragraph, row by
/// row, so that a writer may keep what it set.
pub fn table_rows(
    table: &Table,
    placed: &[Vec<Placed<'_>>],
    form: &Form,
    pages: Pages,
    mut lines: impl FnMut(&Paragraph, &Style, Length) -> usize,
) -> Vec<RowExtent> {
    let rooms = table.rooms();
    let mut own = |cell: &Placed<'_>| {
        let room = rooms.room(cell.column, cell.columns);
        let each = cell.paragraphs.iter().map(|paragraph| {
            let style = style::style(paragraph.role, form);
            paragraph_height(paragraph, &style, lines(paragraph, &style, room))
        });
        stack_height(each, form)
    };
    let mut rows = vec![RowExtent::default(); placed.len()];
    // From the top of the table to the top of each row.
    let mut tops = vec![Length::ZERO; placed.len() + 1];
    // By the row where they end: where merged cells begin, and the height of their words.
    let mut ending: Vec<Vec<(usize, Length)>> = vec![Vec::new(); placed.len()];
    let is_tall = |height| is_tall(height, pages.height);
    for (at, cells) in placed.iter().enumerate() {
        for cell in cells.iter().filter(|cell| !cell.goes_on) {
            let height = own(cell);
            if cell.rows == 1 {
                rows[at].height = rows[at].height.max(height);
            } else {
                ending[at + cell.rows - 1].push((at, height));
            }
        }
        for (start, height) in &ending[at] {
            rows[at].height = rows[at].height.max(*height - (tops[at] - tops[*start]));
        }
        tops[at + 1] = tops[at] + rows[at].height + RULE_THICKNESS;
        rows[at].splits = at >= table.header_rows && is_tall(rows[at].height + RULE_THICKNESS);
        // The last row heads nothing: a band of totals.
        rows[at].holds_next = heads(cells) && at + 1 < placed.len();
    }
    for (last, start, height) in merged_cells(ending) {
        // The row where the words end.
        let end = tops[start] + height + RULE_THICKNESS;
        let of_words = start + tops[start + 1..=last].partition_point(|top| *top < end);
        let held = [last, of_words].into_iter().find(|last| !is_tall(tops[last + 1] - tops[start]));
        let held = if start < table.header_rows { Some(last) } else { held };
        rows[start..held.unwrap_or(start)].iter_mut().for_each(|row| row.holds_next = true);
    }
    if pages.signed && !is_tall(tops[placed.len()]) {
        rows.iter_mut().for_each(|row| row.holds_next = true);
    }
    rows
}

/// Of every merged cell the last row, the first one, and the height of its words.
fn merged_cells(ending: Vec<Vec<(usize, Length)>>) -> impl Iterator<Item = (usize, usize, Length)> {
    let each = |(last, cells): (usize, Vec<(usize, Length)>)| {
        cells.into_iter().map(move |(start, height)| (last, start, height))
    };
    ending.into_iter().enumerate().flat_map(each)
}

/// Whether a row heads those below it.
fn heads(cells: &[Placed<'_>]) -> bool {
    let mut words = cells.iter().flat_map(|cell| &cell.paragraphs);
    words.next().is_some_and(|first: &&Paragraph| first.role == Role::TableBand)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::lines;
    use crate::document::{Cell, Inline};

    const PAGE: Length = Length::mm(257);

    fn cell(rows: usize, lines: usize) -> Cell {
        let words = Paragraph::new(Role::TableCell, vec![Inline::text("một dòng")]);
        Cell { columns: 1, rows, paragraphs: vec![words; lines] }
    }

    fn extents(header_rows: usize, rows: Vec<Vec<Cell>>) -> Vec<RowExtent> {
        on_pages(header_rows, rows, false)
    }

    fn on_pages(header_rows: usize, rows: Vec<Vec<Cell>>, signed: bool) -> Vec<RowExtent> {
        let table = Table { widths: vec![Length::mm(80); 2], header_rows, rows };
        let pages = Pages { height: PAGE, signed };
        table_rows(&table, &table.place_cells(2), &Form::default(), pages, lines::count)
    }

    #[test]
    fn a_band_heads_the_rows_below_it_and_the_last_row_none() {
        let band = || {
            let words = Paragraph::new(Role::TableBand, vec![Inline::text("Tổng cộng")]);
            vec![Cell { columns: 2, rows: 1, paragraphs: vec![words] }]
        };
        let holds = extents(0, vec![band(), vec![cell(1, 1)], band()]);
        assert_eq!(holds.iter().map(|row| row.holds_next).collect::<Vec<_>>(), [true, false, false]);
    }

    #[test]
    fn a_short_table_stays_whole_with_a_signature() {
        let holds = |rows: usize, signed: bool| {
            let found = on_pages(1, vec![vec![cell(1, 1), cell(1, 2)]; rows], signed);
            found.iter().filter(|row| row.holds_next).count()
        };
        assert_eq!([holds(5, false), holds(5, true), holds(40, true)], [0, 5, 0]);
    }

    #[test]
    fn rows_beyond_a_third_of_the_page_may_be_split() {
        let rows = [30, 4, 30].map(|lines| vec![cell(1, lines)]);
        let splits: Vec<bool> = extents(1, rows.to_vec()).iter().map(|row| row.splits).collect();
        // Header rows never.
        assert_eq!(splits, [false, false, true]);
    }

    #[test]
    fn rows_of_a_merged_cell_are_held_together_unless_they_are_tall() {
        let holds = |lines: usize, rows: usize| {
            let mut all = vec![vec![cell(rows, lines), cell(1, 2)]];
            all.extend(vec![vec![cell(1, 1)]; rows - 1]);
            let found = extents(0, all);
            assert!(found.iter().all(|row| !row.splits));
            found.iter().take_while(|row| row.holds_next).count()
        };
        assert_eq!(holds(1, 4), 3);
        assert_eq!(holds(9, 4), 3);
        // Of many rows those beside the words.
        assert_eq!([holds(1, 30), holds(2, 30), holds(3, 30)], [0, 0, 1]);
    }

    #[test]
    fn the_last_row_has_room_for_the_rest_of_a_merged_cell() {
        let found = extents(0, vec![vec![cell(2, 9), cell(1, 1)], vec![cell(1, 1)]]);
        let alone = extents(0, vec![vec![cell(1, 9)]]);
        assert_eq!(found[0].height + RULE_THICKNESS + found[1].height, alone[0].height);
        assert!(found[0].holds_next);
        // What is tall is not held together.
        assert!(!extents(0, vec![vec![cell(2, 40), cell(1, 1)], vec![cell(1, 1)]])[0].holds_next);
    }
}
