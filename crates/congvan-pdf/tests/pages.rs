//! Where pages end, and what stands where on them.

mod sample;

use congvan::document::form::{Form, PAGE_HEIGHT, PAGE_NUMBER_TOP};
use congvan::document::length::Length;
use congvan::document::metrics;
use congvan::document::style::{RULE_HEIGHT, Role};
use congvan::document::{Block, Cell, Document, Inline, Paragraph, Section, Table};
use congvan_pdf::{Item, Page, Text, layout};
use sample::{closing, dispatch, item, letterhead, plain};

/// Fills one line of a body paragraph and no more.
const LINE: &str = "Ủy ban nhân dân xã yêu cầu các đơn vị trên địa bàn nghiêm túc thực hiện";

fn document(blocks: Vec<Block>) -> Document {
    Document { sections: vec![Section::new(blocks)], ..dispatch() }
}

fn one_line(count: usize) -> Vec<Block> {
    vec![Block::Paragraph(plain(Role::Superior, "một dòng")); count]
}

/// A paragraph of so many lines, each holding one word.
fn of_lines(count: usize) -> Paragraph {
    plain(Role::Superior, &vec!["dài".repeat(15); count].join(" "))
}

fn texts(page: &Page) -> impl Iterator<Item = &Text> {
    page.items.iter().filter_map(|item| match item {
        Item::Text(text) if text.part.is_some() => Some(text),
        _ => None,
    })
}

fn of_role(pages: &[Page], role: Role) -> &Text {
    pages.iter().flat_map(texts).find(|text| text.role == role).expect("the sample has every role")
}

/// How many lines of `paragraph` stand on each page.
fn spread(pages: &[Page], paragraph: usize) -> Vec<usize> {
    pages.iter().map(|page| texts(page).filter(|text| text.part == Some(paragraph)).count()).collect()
}

#[test]
fn two_lines_of_a_paragraph_at_least_stand_on_either_page() {
    for before in 0..60 {
        for lines in 2..7 {
            let mut blocks = one_line(before);
            blocks.push(Block::Paragraph(of_lines(lines)));
            let pages = layout(&document(blocks));
            let spread = spread(&pages, before);
            assert_eq!(spread.iter().sum::<usize>(), lines);
            assert!(spread.iter().all(|&lines| lines != 1), "{before} lines, then {spread:?}");
        }
    }
}

#[test]
fn a_heading_stands_with_the_first_lines_of_what_follows() {
    for before in 0..60 {
        let mut blocks = one_line(before);
        blocks.push(Block::Paragraph(item(Role::ClauseHeading, "1.", "Công tác tuyên truyền")));
        blocks.push(Block::Paragraph(of_lines(5)));
        let pages = layout(&document(blocks));
        let heading = spread(&pages, before);
        let page = heading.iter().position(|&lines| lines > 0).unwrap();
        assert!(spread(&pages, before + 1)[page] >= 2);
    }
}

#[test]
fn the_closing_never_stands_alone_on_a_page() {
    for before in 0..60 {
        let mut blocks = one_line(before);
        blocks.push(Block::Paragraph(of_lines(6)));
        blocks.push(closing(&Form::default()));
        let pages = layout(&document(blocks));
        let last = pages.len() - 1;
        let authority = texts(&pages[last]).filter(|text| text.role == Role::Authority).count();
        assert_eq!(authority, 3, "columns are not split");
        assert!(spread(&pages, before)[last] >= 2);
    }
}

#[test]
fn cells_of_a_row_start_at_the_same_height() {
    let pages = layout(&dispatch());
    let top = |role| {
        let text = of_role(&pages, role);
        text.baseline - metrics::line_height(text.size) + text.size * metrics::DESCENT / metrics::UNITS_PER_EM
    };
    assert!((top(Role::Superior) - top(Role::NationalName)).as_emu().abs() < 10);
    // 7 and 6 pt above sizes 13 and 14: one baseline.
    let apart = of_role(&pages, Role::Number).baseline - of_role(&pages, Role::PlaceDate).baseline;
    assert!(apart.as_emu().abs() < Length::pt(1).as_emu() / 5, "{apart:?}");
}

#[test]
fn pages_are_numbered_from_the_second_of_each_section() {
    let mut document = dispatch();
    document.sections.push(document.sections[0].clone());
    let pages = layout(&document);
    let numbers: Vec<_> = pages.iter().map(|page| (page.section, page.number)).collect();
    assert_eq!(numbers, [(1, 1), (1, 2), (2, 1), (3, 1), (3, 2)]);
    for page in &pages {
        let shown = page.items.iter().find_map(|item| match item {
            Item::Text(text) if text.role == Role::PageNumber => Some(text),
            _ => None,
        });
        assert_eq!(shown.map(|text| text.text.clone()), (page.number > 1).then(|| page.number.to_string()));
        if let Some(text) = shown {
            assert!(text.baseline > PAGE_NUMBER_TOP && text.baseline < document.form.margins.top);
        }
    }
}

#[test]
fn text_stays_between_the_margins_and_in_reading_order() {
    let document = dispatch();
    let pages = layout(&document);
    let margins = document.form.margins;
    let mut next = 0;
    for page in &pages {
        for text in texts(page) {
            let part = text.part.unwrap();
            assert!(part == next || part + 1 == next, "{text:?}");
            next = part + 1;
            assert!(text.baseline > margins.top && text.baseline < PAGE_HEIGHT - margins.bottom);
            assert!(
                text.x >= margins.left && text.x + text.width() <= margins.left + document.form.text_width()
            );
        }
    }
    assert_eq!(next, document.paragraphs().count());
}

#[test]
fn space_above_is_left_out_at_the_top_of_a_page_but_not_of_a_section() {
    let blocks = vec![Block::Paragraph(plain(Role::Body, LINE)); 80];
    let pages = layout(&document(blocks));
    let first = |page: usize| texts(&pages[page]).next().unwrap().baseline;
    assert_eq!(first(0) - first(1), Form::default().paragraph_gap);
    assert_eq!(first(1), first(2));
}

#[test]
fn columns_higher_than_a_page_run_over_several() {
    let Block::Columns(mut columns) = letterhead(&Form::default()) else { panic!("a letterhead is columns") };
    let cell = columns.rows[0][1].clone();
    columns.rows[0][1] = cell.iter().cycle().take(150).cloned().collect();
    let pages = layout(&document(vec![Block::Columns(columns)]));
    assert!(pages.len() > 2);
    let bottom = PAGE_HEIGHT - Form::default().margins.bottom;
    for page in &pages {
        for item in &page.items {
            match item {
                Item::Text(text) => assert!(text.baseline <= bottom),
                Item::Rule(rule) => assert!(rule.y + RULE_HEIGHT <= bottom),
                Item::Frame(_) | Item::Grid(_) | Item::Brace(_) => {}
            }
        }
    }
}

/// A line with a footnote of so many words.
fn line_with_note(number: u32, words: usize) -> Block {
    let note = Inline::Note { number, text: vec![Inline::text("chú thích ".repeat(words))] };
    Block::Paragraph(Paragraph::new(Role::Superior, vec![Inline::text("một dòng"), note]))
}

#[test]
fn a_footnote_begins_on_the_page_of_its_number_and_loses_no_word() {
    for before in 0..50 {
        let mut blocks = one_line(before);
        blocks.extend([line_with_note(1, 4), line_with_note(2, 90), line_with_note(3, 12)]);
        let document = document(blocks);
        let pages = layout(&document);
        let (mut words, mut seen) = (0, 0);
        for page in &pages {
            let numbers: Vec<_> =
                texts(page).filter(|text| text.note.is_some_and(|note| !note.at_foot)).collect();
            let first: Vec<_> = texts(page).filter(|text| text.note.is_some() && text.label).collect();
            assert_eq!(
                numbers.iter().map(|text| &text.text).collect::<Vec<_>>(),
                first.iter().map(|text| &text.text).collect::<Vec<_>>(),
                "{before}"
            );
            seen += first.len();
            let foot: Vec<_> = texts(page).filter(|text| text.role == Role::Footnote).collect();
            words += foot.iter().map(|text| text.text.matches("thích").count()).sum::<usize>();
            let (_, height, margins) = document.form.page(false);
            let lowest =
                texts(page).filter(|text| text.role == Role::Superior).map(|text| text.baseline).max();
            for text in foot {
                assert!(Some(text.baseline) > lowest && text.baseline < height - margins.bottom, "{before}");
            }
        }
        assert_eq!((seen, words), (3, 106), "{before}");
    }
}

#[test]
fn a_footnote_of_a_row_that_splits_stands_on_the_page_of_its_number() {
    let note = |number| Inline::Note { number, text: vec![Inline::text("chú thích ".repeat(40))] };
    let line = |number| Paragraph::new(Role::TableCell, vec![Inline::text("một dòng"), note(number)]);
    for before in 0..45 {
        let mut blocks = one_line(before);
        let cells = [1, 31].map(|from| Cell::from((from..from + 30).map(line).collect::<Vec<_>>()));
        let widths = vec![Length::mm(80), Length::mm(85)];
        blocks.push(Block::Table(Table { widths, header_rows: 0, rows: vec![cells.into()] }));
        let mut seen = 0;
        for page in layout(&document(blocks)) {
            let of = |at_foot: bool| {
                let own =
                    texts(&page).filter(move |text| text.note.is_some_and(|note| note.at_foot == at_foot));
                own.filter(|text| !at_foot || text.label).map(|text| text.text.clone()).collect::<Vec<_>>()
            };
            let (mut numbers, mut feet) = (of(false), of(true));
            numbers.sort();
            feet.sort();
            assert_eq!(numbers, feet, "{before}");
            seen += feet.len();
        }
        assert_eq!(seen, 60, "{before}");
    }
}

#[test]
fn a_footnote_higher_than_a_page_goes_on() {
    let pages = layout(&document(vec![line_with_note(1, 3000)]));
    assert!(pages.len() > 2);
    let words = pages.iter().flat_map(texts).map(|text| text.text.matches("thích").count());
    assert_eq!(words.sum::<usize>(), 3000);
}
