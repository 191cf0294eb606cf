//! A table with its caption, head and body.

use std::fmt::Write as _;

use super::{Column, mm, paragraph};
use crate::document::extent::{self, Pages};
use crate::document::length::Length;
use crate::document::lines;
use crate::document::style::{RULE_THICKNESS, Role};
use crate::document::{CELL_PADDING, Paragraph, Placed, Table};

/// In a cell, left and right: half of its border on either side is a browser's to take from it, and half again what it rounds to
/// its dots.
pub(super) fn padding() -> Length {
    CELL_PADDING - RULE_THICKNESS
}

pub(super) fn table(page: &mut String, table: &Table, caption: Option<&Paragraph>, column: Column<'_>) {
    let mut widths = table.widths.clone();
    // The border on the right stands within the text's edge too, or a printer cuts it.
    if let Some(last) = widths.last_mut().filter(|last| **last > RULE_THICKNESS) {
        *last -= RULE_THICKNESS;
    }
    let width: Length = widths.iter().copied().sum();
    let above = if caption.is_some() { Length::ZERO } else { column.form.paragraph_gap };
    let _ =
        writeln!(page, "<table class=\"grid\" style=\"width: {}; margin-top: {}\">", mm(width), mm(above));
    if let Some(caption) = caption {
        page.push_str("<caption>\n");
        paragraph(page, caption, column);
        page.push_str("</caption>\n");
    }
    page.push_str("<colgroup>");
    widths.iter().for_each(|width| _ = write!(page, "<col style=\"width: {}\">", mm(*width)));
    page.push_str("</colgroup>\n");
    let placed = table.place_cells(table.widths.len());
    let rooms = table.rooms();
    let pages = Pages { height: column.page_height, signed: false };
    let extents = extent::table_rows(table, &placed, column.form, pages, lines::count);
    let header = table.header_rows.min(placed.len());
    let heads = |at: usize| at >= header && is_band(&placed[at]);
    for (at, row) in placed.iter().enumerate() {
        // Browsers set the head once more on every page. What heads rows does so to the end of their group.
        page.push_str(match at {
            0 if header > 0 => "<thead>\n",
            _ if at == header => "<tbody>\n",
            _ if heads(at) && !heads(at - 1) => "</tbody>\n<tbody>\n",
            _ => "",
        });
        page.push_str(if extents[at].splits { "<tr class=\"tall\">\n" } else { "<tr>\n" });
        for cell in row.iter().filter(|cell| !cell.goes_on) {
            let tag = if at < header || heads(at) { "th" } else { "td" };
            let _ = write!(page, "<{tag}");
            if heads(at) {
                page.push_str(" scope=\"rowgroup\"");
            }
            for (name, count) in [("colspan", cell.columns), ("rowspan", cell.rows)] {
                if count > 1 {
                    let _ = write!(page, " {name}=\"{count}\"");
                }
            }
            page.push_str(">\n");
            let room = column.of(rooms.room(cell.column, cell.columns));
            cell.paragraphs.iter().for_each(|words| paragraph(page, words, room));
            let _ = writeln!(page, "</{tag}>");
        }
        page.push_str("</tr>\n");
        if at + 1 == header {
            page.push_str("</thead>\n");
        }
    }
    page.push_str(if placed.len() > header { "</tbody>\n</table>\n" } else { "</table>\n" });
}

/// Whether a row heads those below it.
fn is_band(row: &[Placed<'_>]) -> bool {
    row.iter().flat_map(|cell| &cell.paragraphs).any(|words| words.role == Role::TableBand)
}
