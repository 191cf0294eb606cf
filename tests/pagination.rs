//! Where pages end: random documents with long recipients lists, tall rows and long paragraphs above the signature.

use std::collections::BTreeSet;
use std::convert::Infallible;

use congvan::document::length::Length;
use congvan::document::style::Role;
use congvan::document::{Block, Document};
use congvan::model::directive::Directive;
use congvan::office::Office;
use congvan::text::source::Source;
use congvan_pdf::{Item, Page, Text};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::geometry::compose;

/// A page with fewer lines is next to empty.
const FEW: usize = 5;

fn check(cases: u32, check: impl Fn(&Document) -> Result<(), TestCaseError>) {
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 100, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let outcome = runner.run(&directive(), |yaml| {
        let read = Directive::parse(&Source::new("random", yaml.clone())).into_result();
        let read = read.map_err(|error| TestCaseError::fail(format!("{error}\n{yaml}")))?;
        check(&compose(&read, &Office::default()))
    });
    outcome.unwrap_or_else(|error| panic!("{error}"));
}

/// So many words as they come.
fn words(count: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    let word = select(
        "các đơn vị nghiêm túc thực hiện Ủy ban nhân dân xã kinh tế xã hội trong thời gian nghỉ"
            .split(' ')
            .collect::<Vec<_>>(),
    );
    vec(word, count).prop_map(|words| words.join(" "))
}

fn list(items: &[String]) -> String {
    items.iter().map(|item| format!("\n- {item}")).collect()
}

/// A table with rows of all heights, some beyond a third of a page, some beyond a whole one.
fn table() -> impl Strategy<Value = String> {
    let cell = || prop_oneof![4 => words(1..30), 2 => words(100..260), 1 => words(300..700)];
    vec((cell(), words(1..20)), 1..7).prop_map(|rows| {
        let rows: Vec<String> =
            rows.iter().map(|(long, short)| format!("[\"{long}\", \"{short}\"]")).collect();
        format!("{{text: Theo bảng, table: {{columns: [Nội dung, Ghi chú], rows: [{}]}}}}", rows.join(", "))
    })
}

fn directive() -> impl Strategy<Value = String> {
    let items = vec(words(10..90), 1..14);
    let last = prop_oneof![2 => words(3..30), 1 => words(30..120), 1 => words(200..450), 1 => table()];
    let table = prop::option::weighted(0.4, table());
    let to =
        prop_oneof![1..15_usize, 15..60_usize, 60..150_usize].prop_flat_map(|count| vec(words(2..14), count));
    (items, table, last, to).prop_map(|(mut items, table, last, to)| {
        items.extend(table);
        items.push(last);
        format!(
            "format: congvan/1\nissuer: {{name: Ủy ban nhân dân xã Chi Lăng}}\nnumber: {{symbol: UBND-VP}}\n\
             place: Chi Lăng\ndate: 2027-01\nsubject: trực tết\nrecipients: [Các phòng chuyên môn]\n\
             purpose: Để thực hiện\nmeasures:{}\ndistribution:\n  archive: [VT]\n  to: [{}]\n\
             signatory: {{authority: [TM: Ủy ban nhân dân], title: Chủ tịch}}\n",
            list(&items),
            to.join(", ")
        )
    })
}

/// The words of a page, without its number.
fn texts(page: &Page) -> impl Iterator<Item = &Text> {
    page.items.iter().filter_map(|item| match item {
        Item::Text(text) if text.role != Role::PageNumber => Some(text),
        _ => None,
    })
}

fn lines<'p>(texts: impl Iterator<Item = &'p Text>) -> BTreeSet<Length> {
    texts.map(|text| text.baseline).collect()
}

fn signs(role: Role) -> bool {
    matches!(role, Role::DistributionLabel | Role::Distribution | Role::Authority | Role::SignerName)
}

#[test]
fn two_lines_of_the_body_stand_with_the_signature() {
    check(120, |document| {
        let pages = congvan_pdf::layout(document);
        let page = pages.iter().find(|page| texts(page).any(|text| text.role == Role::SignerName));
        let page = page.expect("somebody signs");
        let body = lines(texts(page).filter(|text| !signs(text.role)));
        // No row of a long table goes along with a line below it: LibreOffice holds all rows or none.
        let blocks = &document.sections[0].blocks;
        let signing =
            blocks.iter().position(|block| matches!(block, Block::Columns(own) if own.place.signs()));
        let above = signing.and_then(|at| at.checked_sub(2)).map(|at| &blocks[at]);
        let least = if matches!(above, Some(Block::Table(_))) { 1 } else { 2 };
        prop_assert!(body.len() >= least, "page {}: {} lines with the signature", page.number, body.len());
        prop_assert!(texts(page).any(|text| text.role == Role::Authority), "title and name are parted");
        prop_assert!(
            texts(page).any(|text| text.role == Role::DistributionLabel),
            "the list begins elsewhere"
        );
        Ok(())
    });
}

/// A short table that ends the text stands whole on the page of the signature, with what leads into it.
#[test]
fn a_short_table_stays_with_the_signature() {
    let rows = "[một việc, một phòng], ".repeat(6);
    for before in 1..30 {
        let items: Vec<String> = (0..before).map(|_| "Một dòng".to_owned()).collect();
        let yaml = format!(
            "format: congvan/1\nissuer: {{name: Ủy ban nhân dân xã Chi Lăng}}\nnumber: {{symbol: UBND-VP}}\n\
             place: Chi Lăng\ndate: 2027-01\nsubject: trực tết\nrecipients: [Các phòng]\npurpose: Để thực hiện\n\
             measures:{}\n- {{text: Theo bảng, table: {{columns: [Việc, Phòng], rows: [{rows}]}}}}\n\
             distribution: {{to: [Các phòng], archive: [VT]}}\nsignatory: {{title: Chủ tịch}}\n",
            list(&items)
        );
        let read = Directive::parse(&Source::new("short", yaml)).into_result().expect("a directive");
        let pages = congvan_pdf::layout(&compose(&read, &Office::default()));
        let on = |role: Role| {
            let has = |page: &&Page| texts(page).any(|text| text.role == role);
            pages.iter().filter(has).map(|page| page.number).collect::<Vec<_>>()
        };
        assert_eq!(on(Role::SignerName), on(Role::TableCell), "{before} items");
        let lead = |text: &Text| text.text.contains("Theo bảng");
        let with_lead = pages.iter().find(|page| texts(page).any(lead)).map(|page| page.number);
        assert_eq!(with_lead, on(Role::TableHead).first().copied(), "{before} items");
    }
}

/// The rest of a footnote alone on an annex's last page is saved by another form.
#[test]
fn no_last_page_holds_only_the_rest_of_a_footnote() {
    let note = "theo số liệu của các xã, phường ".repeat(25);
    let mut seen = 0;
    for before in 20..38 {
        let items: Vec<String> = (0..before).map(|_| "Một dòng".to_owned()).collect();
        let yaml = format!(
            "format: congvan/1\nissuer: {{name: Ủy ban nhân dân xã Chi Lăng}}\nnumber: {{symbol: UBND-VP}}\n\
             place: Chi Lăng\ndate: 2027-01\nsubject: trực tết\nrecipients: [Các phòng]\npurpose: Để thực hiện\n\
             measures: [Theo Phụ lục kèm theo]\ndistribution: {{to: [Các phòng], archive: [VT]}}\n\
             signatory: {{title: Chủ tịch}}\nappendices:\n- title: Danh mục\n  numbering: [none]\n  items:{}\n  - \"Hết^[{note}]\"\n",
            list(&items).replace('\n', "\n  ")
        );
        let read = Directive::parse(&Source::new("notes", yaml)).into_result().expect("a directive");
        let plain = congvan_pdf::layout(&compose(&read, &Office::default()));
        if congvan_pdf::last_page(&plain).notes_only {
            seen += 1;
            let fitted =
                congvan_pdf::fit(&Office::default(), |office| Ok::<_, Infallible>(compose(&read, office)));
            let pages = fitted.expect("it can be composed").pages;
            assert!(!congvan_pdf::last_page(&pages).notes_only, "{before} items");
        }
    }
    assert!(seen > 0);
}

#[test]
fn no_page_is_next_to_empty() {
    check(120, |document| {
        let pages = congvan_pdf::layout(document);
        for (at, page) in pages.iter().enumerate() {
            let lines = lines(texts(page));
            prop_assert!(lines.len() >= FEW, "page {} of {}: {} lines", at + 1, pages.len(), lines.len());
            if at + 1 < pages.len() {
                let lowest = lines.last().copied().unwrap_or_default();
                prop_assert!(lowest * 3 > page.height, "page {} ends at {:.0} mm", at + 1, lowest.as_mm());
            }
        }
        Ok(())
    });
}

#[test]
fn no_header_row_stands_alone_at_the_foot() {
    check(120, |document| {
        for page in congvan_pdf::layout(document) {
            let head =
                texts(&page).filter(|text| text.role == Role::TableHead).map(|text| text.baseline).max();
            let cell =
                texts(&page).filter(|text| text.role == Role::TableCell).map(|text| text.baseline).max();
            prop_assert!(head.is_none() || cell > head, "page {}: a bare header row", page.number);
        }
        Ok(())
    });
}

/// A tall row does not take its lead-in to the next page: the page before it is filled.
#[test]
fn a_tall_row_begins_where_its_lead_in_stands() {
    let row = "thực hiện ".repeat(500);
    for before in 1..25 {
        let items: Vec<String> = (0..before).map(|_| "Một dòng".to_owned()).collect();
        let yaml = format!(
            "format: congvan/1\nissuer: {{name: Ủy ban nhân dân xã Chi Lăng}}\nnumber: {{symbol: UBND-VP}}\n\
             place: Chi Lăng\ndate: 2027-01\nsubject: trực tết\nrecipients: [Các phòng]\npurpose: Để thực hiện\n\
             measures:{}\n- {{text: Theo bảng, table: {{columns: [Nội dung], rows: [[\"{row}\"]]}}}}\n\
             distribution: {{to: [Các phòng], archive: [VT]}}\nsignatory: {{title: Chủ tịch}}\n",
            list(&items)
        );
        let read = Directive::parse(&Source::new("tall", yaml)).into_result().expect("a directive");
        let pages = congvan_pdf::layout(&compose(&read, &Office::default()));
        let lowest = lines(texts(&pages[0])).last().copied().unwrap_or_default();
        assert!(lowest > Length::mm(245), "{before} items: page 1 ends at {:.0} mm", lowest.as_mm());
    }
}

/// Items of one line that look like headings, with nothing below them, are read one by one: a page ends between any two.
#[test]
fn a_heading_that_heads_nothing_is_held_to_nothing() {
    for count in [18, 22, 30] {
        let items: Vec<String> = (1..=count).map(|at| format!("Nội dung {at} ngắn gọn.")).collect();
        for items in [items.clone(), items.iter().map(|item| format!("{{heading: {item:?}}}")).collect()] {
            let yaml = format!(
                "format: congvan/1\ntype: BC\nissuer: {{name: Sở Nội vụ}}\nnumber: {{symbol: BC-SNV}}\n\
                 place: Lạng Sơn\ndate: 2027-01\nsubject: kết quả\nmeasures:{}\n\
                 distribution: {{to: [Như trên], archive: [VT]}}\nsignatory: {{title: Giám đốc}}\n",
                list(&items)
            );
            let read = Directive::parse(&Source::new("headings", yaml)).into_result().expect("a directive");
            let pages = congvan_pdf::layout(&compose(&read, &Office::default()));
            let headings = texts(&pages[0]).filter(|text| text.role == Role::RomanHeading);
            assert!(lines(headings).len() >= 15, "{count} items leave the first page empty");
        }
    }
}
