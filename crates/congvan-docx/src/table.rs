//! Columns and tables: both are tables to Word, without and with borders.

use congvan::document::{CELL_PADDING, Columns, Paragraph, Table};
use congvan::extent;
use congvan::length::Length;
use congvan::style::{Ink, RULE_THICKNESS, Role};

use crate::measure::{columns, eighths_of_point, positive_twips};
use crate::paragraph::{Setter, Ties};
use crate::styles::color;
use crate::xml::Xml;

/// Word opens no table with more.
const MOST_COLUMNS: usize = 63;

impl Setter<'_> {
    /// A table without borders, its cells flush with the text above and below. `keep_next`: its last row too stays
    /// on one page with what follows.
    pub fn columns(&self, xml: &mut Xml, columns: &Columns, keep_next: bool) {
        let widths = columns.widths.map(positive_twips);
        xml.element("w:tbl", &[], |xml| {
            head(xml, &widths, false);
            for (at, row) in columns.rows.iter().enumerate() {
                let next = at + 1;
                let keep_next =
                    if next < columns.rows.len() { !extent::goes_on(columns, next) } else { keep_next };
                let ties = Ties { keep_next, ..Ties::default() };
                let whole = !extent::columns_row_splits(columns, at);
                xml.element("w:tr", &[], |xml| {
                    xml.element("w:trPr", &[], |xml| xml.flag("w:cantSplit", whole));
                    for ((pieces, width), column) in row.iter().zip(widths).zip(columns.widths) {
                        cell(xml, width, |xml| self.pieces(xml, pieces, column, ties));
                    }
                });
            }
        });
    }

    /// A table with single borders. Where the cells of a row are fewer than the columns, empty ones follow; where
    /// they are more, the last one holds the rest. `text_width`: of a table that names no columns. A row that takes
    /// more than its share of `page_height` may be split.
    pub fn table(
        &self,
        xml: &mut Xml,
        table: &Table,
        (text_width, page_height): (i64, Length),
        keep_next: bool,
    ) {
        let mut widths = columns(&table.widths);
        widths.truncate(MOST_COLUMNS);
        if widths.is_empty() {
            widths.push(text_width.max(1));
        }
        xml.element("w:tbl", &[], |xml| {
            head(xml, &widths, true);
            for (at, row) in table.rows.iter().enumerate() {
                let ties = Ties { keep_next: keep_next && at + 1 == table.rows.len(), ..Ties::default() };
                let whole = !extent::table_row_splits(table, at, self.form, page_height);
                xml.element("w:tr", &[], |xml| {
                    xml.element("w:trPr", &[], |xml| {
                        xml.flag("w:cantSplit", whole);
                        xml.flag("w:tblHeader", at < table.header_rows);
                    });
                    for (column, width) in widths.iter().enumerate() {
                        let start = column.min(row.len());
                        let end = if column + 1 == widths.len() { row.len() } else { column + 1 };
                        let cells = &row[start..end.clamp(start, row.len())];
                        let room = Length::twips(*width) - CELL_PADDING * 2;
                        cell(xml, *width, |xml| self.paragraphs(xml, cells.iter().flatten(), room, ties));
                    }
                });
            }
        });
    }

    fn paragraphs<'p>(
        &self,
        xml: &mut Xml,
        paragraphs: impl Iterator<Item = &'p Paragraph>,
        column: Length,
        ties: Ties,
    ) {
        let mut paragraphs = paragraphs.peekable();
        if paragraphs.peek().is_none() {
            self.blank(xml, Role::TableCell, ties);
        }
        paragraphs.for_each(|paragraph| self.paragraph(xml, paragraph, column, ties));
    }
}

/// Everything before the rows. The outer edges stand at the margins of the text.
fn head(xml: &mut Xml, widths: &[i64], borders: bool) {
    xml.element("w:tblPr", &[], |xml| {
        xml.empty("w:tblW", &[("w:w", &widths.iter().sum::<i64>()), ("w:type", &"dxa")]);
        xml.value("w:jc", "left");
        xml.empty("w:tblInd", &[("w:w", &0), ("w:type", &"dxa")]);
        if borders {
            xml.element("w:tblBorders", &[], |xml| {
                let thickness = eighths_of_point(RULE_THICKNESS);
                for side in ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"] {
                    xml.empty(
                        side,
                        &[
                            ("w:val", &"single"),
                            ("w:sz", &thickness),
                            ("w:space", &0),
                            ("w:color", &color(Ink::Black)),
                        ],
                    );
                }
            });
        }
        xml.empty("w:tblLayout", &[("w:type", &"fixed")]);
        let padding = if borders { positive_twips(CELL_PADDING) } else { 0 };
        xml.element("w:tblCellMar", &[], |xml| {
            for (side, width) in [("w:top", 0), ("w:left", padding), ("w:bottom", 0), ("w:right", padding)] {
                xml.empty(side, &[("w:w", &width), ("w:type", &"dxa")]);
            }
        });
    });
    xml.element("w:tblGrid", &[], |xml| {
        for width in widths {
            xml.empty("w:gridCol", &[("w:w", width)]);
        }
    });
}

/// `content` ends in a paragraph, as every cell must.
fn cell(xml: &mut Xml, width: i64, content: impl FnOnce(&mut Xml)) {
    xml.element("w:tc", &[], |xml| {
        xml.element("w:tcPr", &[], |xml| xml.empty("w:tcW", &[("w:w", &width), ("w:type", &"dxa")]));
        content(xml);
    });
}
