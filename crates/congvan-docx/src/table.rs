//! Columns and tables: both are tables to Word, without and with borders.

use congvan::document::extent::{self, Pages};
use congvan::document::length::Length;
use congvan::document::lines;
use congvan::document::style::{Ink, RULE_THICKNESS, Role};
use congvan::document::{Beside, CELL_PADDING, Columns, Placed, Table};

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
                        cell(xml, width, Merged::default(), |xml| self.pieces(xml, pieces, column, ties));
                    }
                });
            }
        });
    }

    /// Two columns, and a brace or nothing between them, in a table within the cell. Word makes one table of two that
    /// meet, so an empty paragraph follows.
    pub fn beside(&self, xml: &mut Xml, beside: &Beside, ties: Ties) {
        let widths = columns(&beside.widths);
        let [left, _, right] = beside.widths;
        xml.element("w:tbl", &[], |xml| {
            head(xml, &widths, false);
            xml.element("w:tr", &[], |xml| {
                xml.element("w:trPr", &[], |xml| xml.flag("w:cantSplit", true));
                cell(xml, widths[0], Merged::default(), |xml| {
                    beside.left.iter().for_each(|own| self.paragraph(xml, own, left, ties));
                });
                cell(xml, widths[1], Merged::default(), |xml| match beside.braced {
                    true => self.brace(xml, beside, ties),
                    false => self.filler(xml, ties),
                });
                cell(xml, widths[2], Merged { is_centred: beside.braced, ..Merged::default() }, |xml| {
                    beside.right.iter().for_each(|own| self.paragraph(xml, own, right, ties));
                });
            });
        });
        self.filler(xml, ties);
    }

    /// A table with single borders. `text_width`: of a table that names no columns. `keep_next`: its last row stays on one
    /// page with what follows.
    pub fn table(&self, xml: &mut Xml, table: &Table, text_width: i64, pages: Pages, keep_next: bool) {
        let mut widths = columns(&table.widths);
        widths.truncate(MOST_COLUMNS);
        if widths.is_empty() {
            widths.push(text_width.max(1));
        }
        let placed = table.place_cells(widths.len());
        let mut sets = Vec::new();
        let extents = extent::table_rows(table, &placed, self.form, pages, |paragraph, style, room| {
            sets.push(lines::set(paragraph, style, room));
            sets.last().map_or(0, |set| set.lines.len())
        });
        let mut sets = sets.into_iter();
        xml.element("w:tbl", &[], |xml| {
            head(xml, &widths, true);
            for (at, (row, extent)) in placed.iter().zip(extents).enumerate() {
                let is_header = at < table.header_rows;
                let keeps_row = extent.holds_next && !is_header;
                let ends_table = at + 1 == placed.len();
                let keep_next = keep_next && ends_table || keeps_row;
                let ties = Ties { keep_next, keeps_row, ends_table, ..Ties::default() };
                xml.element("w:tr", &[], |xml| {
                    xml.element("w:trPr", &[], |xml| {
                        xml.flag("w:cantSplit", !extent.splits);
                        xml.flag("w:tblHeader", is_header);
                        if let Some(change) = self.revisions.of_row(row) {
                            self.revisions.flag(xml, change);
                        }
                    });
                    for own in row {
                        let width = widths[own.column..own.column + own.columns].iter().sum();
                        let merged = Merged { is_centred: is_header, ..Merged::of(own) };
                        cell(xml, width, merged, |xml| {
                            if own.paragraphs.is_empty() {
                                self.blank(xml, Role::TableCell, ties);
                            }
                            for paragraph in &own.paragraphs {
                                match sets.next().filter(|_| !table.widths.is_empty()) {
                                    Some(set) => self.set_paragraph(xml, paragraph, &set, ties),
                                    None => {
                                        let room = Length::twips(width) - CELL_PADDING * 2;
                                        self.paragraph(xml, paragraph, room, ties);
                                    }
                                }
                            }
                        });
                    }
                });
            }
        });
    }
}

/// What a cell takes beside its own place.
#[derive(Default)]
struct Merged {
    columns: usize,
    /// It goes on in the row below.
    is_tall: bool,
    goes_on: bool,
    /// Its words stand in the middle of its height.
    is_centred: bool,
}

impl Merged {
    fn of(cell: &Placed<'_>) -> Self {
        Self { columns: cell.columns, is_tall: cell.rows > 1, goes_on: cell.goes_on, is_centred: false }
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
fn cell(xml: &mut Xml, width: i64, merged: Merged, content: impl FnOnce(&mut Xml)) {
    xml.element("w:tc", &[], |xml| {
        xml.element("w:tcPr", &[], |xml| {
            xml.empty("w:tcW", &[("w:w", &width), ("w:type", &"dxa")]);
            if merged.columns > 1 {
                xml.value("w:gridSpan", merged.columns);
            }
            if merged.goes_on {
                xml.value("w:vMerge", "continue");
            } else if merged.is_tall {
                xml.value("w:vMerge", "restart");
            }
            if merged.is_centred {
                xml.value("w:vAlign", "center");
            }
        });
        content(xml);
    });
}
