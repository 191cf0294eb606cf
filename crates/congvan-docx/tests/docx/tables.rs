//! Tables and columns.

use congvan::document::form::Form;
use congvan::document::{Block, CELL_PADDING};

use crate::package::{Element, Package};
use crate::sample::document;
use crate::sample::full::{full, table};
use crate::sample::hostile::{all, tables};

fn rows(table: &Element) -> Vec<&Element> {
    table.children.iter().filter(|child| child.name == "w:tr").collect()
}

fn widths(parent: &Element, of: &str) -> Vec<i64> {
    parent.find(of).iter().map(|width| width.number("w:w")).collect()
}

#[test]
fn tables_have_rows_and_stand_apart_and_cells_end_in_a_paragraph() {
    for document in all() {
        let body = Package::of(&document).xml("word/document.xml");
        for cell in body.find("w:tc") {
            assert_eq!(cell.children.last().map(|last| last.name.as_str()), Some("w:p"));
        }
        for table in body.find("w:tbl") {
            let rows = rows(table);
            assert!(!rows.is_empty());
            rows.iter().for_each(|row| _ = row.child("w:trPr"));
        }
        for pair in body.child("w:body").children.windows(2) {
            assert!(pair[0].name != "w:tbl" || pair[1].name == "w:p", "a paragraph follows every table");
        }
    }
}

#[test]
fn every_row_has_a_cell_for_every_column() {
    for document in all() {
        for table in Package::of(&document).xml("word/document.xml").find("w:tbl") {
            let columns = widths(table, "w:gridCol");
            assert!((1..=63).contains(&columns.len()));
            assert_eq!(table.child("w:tblPr").child("w:tblW").number("w:w"), columns.iter().sum::<i64>());
            for row in rows(table) {
                let spans = row.find("w:tcPr").into_iter().map(|cell| match cell.has("w:gridSpan") {
                    true => usize::try_from(cell.child("w:gridSpan").number("w:val")).expect("a count"),
                    false => 1,
                });
                let mut rest = columns.as_slice();
                for (width, span) in widths(row, "w:tcW").into_iter().zip(spans) {
                    let (own, behind) = rest.split_at(span);
                    assert_eq!(width, own.iter().sum::<i64>());
                    rest = behind;
                }
                assert!(rest.is_empty());
            }
        }
    }
}

#[test]
fn merged_cells_begin_once_and_go_on_in_every_row() {
    let form = Form::default();
    let mut table = table(form.text_width(), &[10, 30, 30, 30], 4);
    table.header_rows = 2;
    table.rows[0][0].rows = 2;
    table.rows[0][1].columns = 3;
    table.rows[0].truncate(2);
    table.rows[1].truncate(3);
    table.rows[2][1].rows = 3;
    table.rows[3].truncate(3);
    table.rows[4].truncate(3);
    let body = Package::of(&document(vec![vec![Block::Table(table)]])).xml("word/document.xml");
    let shown = |cell: &&Element| {
        let own = |name: &str| cell.has(name).then(|| cell.child(name).get("w:val").to_owned());
        format!("{}{}", own("w:gridSpan").unwrap_or_default(), own("w:vMerge").unwrap_or_default())
    };
    let of_row = |row: &Element| row.find("w:tcPr").iter().map(shown).collect::<Vec<_>>().join("|");
    let shown: Vec<String> = rows(body.find("w:tbl")[0]).into_iter().map(of_row).collect();
    assert_eq!(shown, ["restart|3", "continue|||", "|restart||", "|continue||", "|continue||"]);
    // Held together.
    let held = |row: &&Element| row.find("w:p").iter().all(|p| p.child("w:pPr").has("w:keepNext"));
    let held: Vec<bool> = rows(body.find("w:tbl")[0])[2..].iter().map(held).collect();
    assert_eq!(held, [true, true, false]);
}

#[test]
fn columns_of_a_table_fill_the_text_width_exactly() {
    for landscape in [false, true] {
        let form = Form::default();
        let width = form.section_width(landscape);
        let mut table = table(width, &[], 0);
        table.widths = vec![width / 7; 6];
        table.widths.push(width - width / 7 * 6);
        table.rows = vec![vec![]];
        let body = Package::of(&document(vec![vec![Block::Table(table)]])).xml("word/document.xml");
        assert_eq!(widths(&body, "w:gridCol").iter().sum::<i64>(), width.as_twips());
    }
}

#[test]
fn a_table_has_single_borders_at_the_margins_and_repeats_its_header() {
    let body = Package::of(&full()).xml("word/document.xml");
    let tables = body.find("w:tbl");
    let bordered: Vec<_> = tables.iter().filter(|table| table.child("w:tblPr").has("w:tblBorders")).collect();
    assert_eq!(bordered.len(), 2);
    for table in bordered {
        let properties = table.child("w:tblPr");
        assert_eq!(properties.child("w:tblInd").number("w:w"), 0);
        assert_eq!(properties.child("w:tblLayout").get("w:type"), "fixed");
        let borders = &properties.child("w:tblBorders").children;
        assert_eq!(borders.len(), 6);
        assert!(borders.iter().all(|border| border.get("w:val") == "single" && border.get("w:sz") == "6"));
        let padding = properties.child("w:tblCellMar");
        assert_eq!(padding.child("w:left").number("w:w"), CELL_PADDING.as_twips());
        assert_eq!(padding.child("w:right").number("w:w"), CELL_PADDING.as_twips());
        let repeated: Vec<_> = rows(table).iter().map(|row| row.child("w:trPr").has("w:tblHeader")).collect();
        assert!(repeated[0] && repeated[1..].iter().all(|repeated| !repeated));
    }
}

#[test]
fn no_word_of_a_ragged_row_is_lost() {
    let document = tables();
    let body = Package::of(&document).xml("word/document.xml");
    let written: String = body.find("w:tbl").iter().map(|table| table.words()).collect();
    for (text, count) in [("a", 3), ("b", 3), ("c", 27), ("d", 99)] {
        // The closing of the sample has these letters too.
        let closing = "Nơi nhận";
        let tables: String =
            written.split(closing).next().unwrap().to_owned() + written.rsplit("Giang").next().unwrap();
        assert_eq!(tables.matches(text).count(), count, "{text}");
    }
}

#[test]
fn a_table_before_the_closing_holds_to_it_by_its_last_row_alone() {
    const ROWS: usize = 30;
    let kept = kept_before_the_closing(ROWS);
    assert_eq!(kept.len(), ROWS + 1);
    assert_eq!(kept.iter().position(|kept| *kept), Some(ROWS));
}

#[test]
fn a_short_table_before_the_closing_stays_with_it_whole() {
    assert_eq!(kept_before_the_closing(3), [false, true, true, true]);
}

/// Which rows of a table right before the closing, its header among them, are kept with the next.
fn kept_before_the_closing(count: usize) -> Vec<bool> {
    let form = Form::default();
    let table = table(form.text_width(), &[10, 90], count);
    let blocks = vec![Block::Table(table), crate::sample::closing(&form)];
    let body = Package::of(&document(vec![blocks])).xml("word/document.xml");
    let tables = body.find("w:tbl");
    let between = &body.child("w:body").children[2];
    assert!(between.name == "w:p" && between.child("w:pPr").has("w:keepNext"));
    let kept = |row: &&Element| row.find("w:p").iter().all(|p| p.child("w:pPr").has("w:keepNext"));
    rows(tables[0]).iter().map(kept).collect()
}
