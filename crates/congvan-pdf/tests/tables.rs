//! Tables over pages: rows whole unless they are tall, header rows repeated, borders where the cells end, odd tables laid out too.

mod sample;

use congvan::document::form::Form;
use congvan::document::length::Length;
use congvan::document::style::{FILLER_HEIGHT, RULE_THICKNESS, Role};
use congvan::document::{Block, CELL_PADDING, Cell, Document, Inline, Paragraph, Section, Table};
use congvan_pdf::{Grid, Item, Page, Text, layout, write};
use sample::report::{cell, duty_list};
use sample::{closing, dispatch, plain};

fn document(blocks: Vec<Block>) -> Document {
    Document { sections: vec![Section::new(blocks)], ..dispatch() }
}

fn lines(count: usize) -> Vec<Block> {
    vec![Block::Paragraph(plain(Role::Superior, "một dòng")); count]
}

fn grids(page: &Page) -> Vec<&Grid> {
    page.items.iter().filter_map(|item| if let Item::Grid(grid) = item { Some(grid) } else { None }).collect()
}

fn texts(page: &Page) -> impl Iterator<Item = &Text> {
    page.items.iter().filter_map(|item| if let Item::Text(text) = item { Some(text) } else { None })
}

/// Between which two lines of the page's grids a text stands.
fn row_of(text: &Text, page: &Page) -> Option<[Length; 2]> {
    let rows = grids(page).into_iter().flat_map(|grid| grid.y.windows(2));
    rows.map(|row| [row[0], row[1]]).find(|row| row[0] < text.baseline && text.baseline < row[1])
}

fn duties(rows: usize) -> Table {
    duty_list(Form::default().text_width(), rows)
}

#[test]
fn every_cell_stands_whole_between_the_lines_of_its_row_and_column() {
    let table = duties(45);
    let pages = layout(&document(vec![Block::Table(table.clone())]));
    assert_eq!(pages.len(), 3);
    let (form, mut seen) = (Form::default(), std::collections::BTreeMap::new());
    for (at, page) in pages.iter().enumerate() {
        let [grid] = grids(page)[..] else { panic!("one grid a page") };
        assert_eq!(grid.x.len(), 6);
        assert_eq!((grid.x[0], grid.x[5]), (form.margins.left, form.margins.left + form.text_width()));
        let gap = if at == 0 { FILLER_HEIGHT + form.paragraph_gap } else { Length::ZERO };
        assert!(grid.y.is_sorted() && grid.y[0] == form.margins.top + gap + RULE_THICKNESS / 2);
        assert!(*grid.y.last().unwrap() <= page.height - form.margins.bottom);
        for text in texts(page).filter(|text| text.role != Role::PageNumber) {
            let row = row_of(text, page).expect("all text stands in the table");
            let column = grid.x.windows(2).position(|column| column[0] < text.x && text.x < column[1]);
            let [left, right] = [grid.x[column.unwrap()], grid.x[column.unwrap() + 1]];
            assert!(left + CELL_PADDING <= text.x && text.x + text.width() <= right - CELL_PADDING);
            if let Some(part) = text.part {
                let place = (at, row, column);
                assert_eq!(*seen.entry(part).or_insert(place), place, "a cell has one place");
            }
        }
    }
    let words = table.rows.iter().flatten().flat_map(|cell| &cell.paragraphs);
    let words = words.filter(|words| !words.characters().is_empty());
    assert_eq!(seen.len(), words.count());
}

#[test]
fn a_row_is_as_high_as_its_tallest_cell() {
    let pages = layout(&document(vec![Block::Table(duties(7))]));
    let [grid] = grids(&pages[0])[..] else { panic!("one grid") };
    let (style, heights): (_, Vec<Length>) = (
        congvan::document::style::style(Role::TableCell, &Form::default()),
        grid.y.windows(2).map(|row| row[1] - row[0]).collect(),
    );
    let of_lines = |lines: i64| style.before + style.line_height() * lines + style.after + RULE_THICKNESS;
    assert_eq!(heights, [2, 2, 2, 2, 2, 2, 2, 4].map(of_lines));
}

#[test]
fn header_rows_are_set_again_on_every_page_but_are_text_once() {
    for header_rows in [1, 2] {
        let table = Table { header_rows, ..duties(90) };
        let pages = layout(&document(vec![Block::Table(table)]));
        assert!(pages.len() > 3);
        for (at, page) in pages.iter().enumerate() {
            let head: Vec<_> = texts(page).filter(|text| text.role == Role::TableHead).collect();
            assert_eq!(head.len(), 7, "five cells, two of two lines");
            assert!(head.iter().all(|text| text.part.is_some() == (at == 0)));
            let first = texts(page).find(|text| text.role == Role::TableCellCentered);
            assert_eq!(first.is_some_and(|text| text.text == "1"), header_rows == 2 || at == 0);
        }
    }
}

#[test]
fn the_header_never_stands_without_a_row() {
    for before in 0..60 {
        let mut blocks = lines(before);
        blocks.push(Block::Table(duties(3)));
        for page in layout(&document(blocks)) {
            for grid in grids(&page) {
                assert!(grid.y.len() > 2, "{before} lines before");
            }
        }
    }
}

#[test]
fn the_closing_takes_the_last_row_along_under_its_header() {
    let mut moved = false;
    for rows in 15..25 {
        let pages = layout(&document(vec![Block::Table(duties(rows)), closing(&Form::default())]));
        let last = pages.last().unwrap();
        assert!(grids(last)[0].y.len() > 2);
        moved |= pages.len() == 2 && grids(last)[0].y.len() == 3;
    }
    assert!(moved);
}

#[test]
fn a_little_space_stands_around_a_table() {
    let line = || Block::Paragraph(plain(Role::Body, "một dòng"));
    let pages = layout(&document(vec![line(), Block::Table(duties(2)), line()]));
    let [grid] = grids(&pages[0])[..] else { panic!("one grid") };
    let body: Vec<_> = texts(&pages[0]).filter(|text| text.role == Role::Body).collect();
    let gap = Form::default().paragraph_gap;
    assert!(grid.y[0] - body[0].baseline >= gap);
    assert!(body[1].baseline - body[1].size - *grid.y.last().unwrap() >= gap - Length::pt(1));
}

/// Everything the odd tables below hold comes out, and pages end.
fn check_layout(table: Table) -> Vec<Page> {
    let document = document(vec![Block::Table(table), closing(&Form::default())]);
    let pages = layout(&document);
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    let mut set = std::collections::BTreeMap::<usize, String>::new();
    for text in pages.iter().flat_map(texts) {
        if let Some(part) = text.part {
            *set.entry(part).or_default() += &squeezed(&text.text);
        }
    }
    for (part, paragraph) in document.paragraphs().enumerate() {
        let all = set.remove(&part).unwrap_or_default();
        assert!(all == squeezed(&paragraph.characters()), "part {part} is not whole");
    }
    assert_eq!(lopdf::Document::load_mem(&write(&document).unwrap()).unwrap().get_pages().len(), pages.len());
    pages
}

#[test]
fn odd_tables_are_laid_out() {
    let row = |count: usize| vec![cell(Role::TableCell, "chữ"); count];
    let widths = |widths: &[i64]| widths.iter().map(|&width| Length::mm(width)).collect::<Vec<_>>();
    let table = |widths: Vec<Length>, header_rows, rows| Table { widths, header_rows, rows };
    assert_eq!(check_layout(table(widths(&[80, 85]), 1, Vec::new())).len(), 1);
    check_layout(table(Vec::new(), 1, vec![row(3), row(2)]));
    check_layout(table(widths(&[80, 85]), 1, vec![row(3), row(0), row(1), row(7)]));
    check_layout(table(widths(&[80, 85]), 9, vec![row(2), row(2)]));
    check_layout(table(widths(&[80, 85]), usize::MAX, vec![row(2); 200]));
    check_layout(table(widths(&[0, 0]), 1, vec![row(2); 20]));
    check_layout(table(widths(&[-5, 1, 500]), 1, vec![row(3); 20]));
    check_layout(table(widths(&[165]), 0, vec![vec![Vec::new().into()]; 300]));
    check_layout(table(
        widths(&[165]),
        1,
        vec![vec![vec![Paragraph::new(Role::TableCell, vec![Inline::Break; 90])].into()]; 2],
    ));
}

/// A duty list whose names each stand over so many rows.
fn merged_duties(names: usize, rows: usize, lines: usize) -> Table {
    let mut table = duties(names * rows);
    for (at, row) in table.rows.iter_mut().skip(1).enumerate() {
        if at % rows == 0 {
            row[1] = Cell { rows, ..cell(Role::TableCell, &"tên ".repeat(4 * lines)) };
        } else {
            row.remove(1);
        }
    }
    table
}

#[test]
fn rows_of_a_merged_cell_stand_on_one_page() {
    for (rows, lines) in [(2, 1), (4, 1), (4, 9)] {
        let pages = check_layout(merged_duties(60 / rows, rows, lines));
        assert!(pages.len() > 2);
        for page in &pages {
            let [grid] = grids(page)[..] else { panic!("one grid a page") };
            for cell in &grid.merged {
                assert_eq!(cell.rows.len(), rows, "not parted");
                assert!(cell.rows.end < grid.y.len(), "within the page");
            }
        }
    }
}

#[test]
fn a_merged_cell_of_many_rows_goes_on_and_its_words_stand_between_its_lines() {
    for lines in [1, 30, 200] {
        let pages = check_layout(merged_duties(1, 90, lines));
        assert!(pages.len() > 2);
        for page in &pages {
            let [grid] = grids(page)[..] else { panic!("one grid a page") };
            let [cell] = &grid.merged[..] else { panic!("one merged cell") };
            assert_eq!((cell.columns.clone(), cell.rows.start), (1..2, 1));
            let foot = page.height - Form::default().margins.bottom;
            for text in texts(page).filter(|text| text.role == Role::TableCell) {
                assert!(text.baseline > grid.y[1] && text.baseline < foot);
            }
        }
    }
}

#[test]
fn odd_merged_cells_are_laid_out() {
    let over = |columns, rows| Cell { columns, rows, ..cell(Role::TableCell, "chữ") };
    let tall = |rows| Cell { rows, ..cell(Role::TableCell, &"một hai ".repeat(2_000)) };
    let widths = vec![Length::mm(40); 4];
    let rows = vec![
        vec![over(1, 9), over(9, 1)],
        vec![over(2, 3), over(usize::MAX, usize::MAX)],
        vec![over(0, 0)],
        vec![],
        vec![tall(2), over(1, 1), tall(1)],
        vec![over(1, 1)],
        vec![over(4, 2)],
        vec![over(1, 1)],
    ];
    for header_rows in [0, 1, 3, 99] {
        check_layout(Table { widths: widths.clone(), header_rows, rows: rows.clone() });
    }
}

#[test]
fn a_row_higher_than_a_page_goes_on_under_the_header() {
    let long = plain(Role::TableCell, &"một hai ".repeat(5_000));
    let mut table = duties(3);
    table.rows[2][3] = vec![long.clone()].into();
    let pages = check_layout(table);
    assert!(pages.len() > 10);
    for page in &pages[1..pages.len() - 1] {
        let [grid] = grids(page)[..] else { panic!("one grid a page") };
        assert_eq!(grid.y.len(), 3, "the header and a part of the row");
        assert!(*grid.y.last().unwrap() <= page.height - Form::default().margins.bottom);
    }
    let mut head = duties(3);
    head.rows[0][3] = vec![long].into();
    check_layout(head);
}

/// Every page is filled to its last line: what stands below a line does not count at a page's foot, and no lines stay
/// together in a row that is parted.
#[test]
fn a_tall_row_is_parted_at_the_last_line_that_fits() {
    let mut table = duties(2);
    table.rows.truncate(2);
    table.rows[1][3] = cell(Role::TableCell, &"một hai ".repeat(500));
    let line = congvan::document::style::style(Role::TableCell, &Form::default()).line_height();
    for before in 0..30 {
        let mut blocks = lines(before);
        blocks.push(Block::Table(table.clone()));
        let pages = layout(&document(blocks));
        for (at, page) in pages[..pages.len() - 1].iter().enumerate() {
            let foot = page.height - Form::default().margins.bottom;
            // What would fit but for the line below the table leaves one of its lines for the last page.
            let line = if at + 2 == pages.len() { line + line } else { line };
            // The header and a row that has no room go over together.
            let Some(lowest) = grids(page).first().and_then(|grid| grid.y.last().copied()) else { continue };
            assert!(
                foot - line < lowest && lowest <= foot,
                "{before} lines before: {:.1} mm",
                lowest.as_mm()
            );
        }
    }
}
