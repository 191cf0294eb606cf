//! What stands around the body: stamps, notices in the top margin, the foot, pages on their side, signing blocks.

mod sample;

use congvan::document::form::{Form, PAGE_NUMBER_TOP};
use congvan::document::length::Length;
use congvan::document::metrics::{self, ASCENT, DESCENT, UNITS_PER_EM};
use congvan::document::style::{Ink, Role};
use congvan::document::{Block, Document, Piece, Rule, Section};
use congvan_pdf::{Frame, Item, LastPage, Page, Text, dump, last_page, layout, write};
use sample::report::{address, minutes, report, stamp};
use sample::{closing, dispatch, item, plain};

fn texts(page: &Page) -> impl Iterator<Item = &Text> {
    page.items.iter().filter_map(|item| if let Item::Text(text) = item { Some(text) } else { None })
}

fn frames(page: &Page) -> Vec<Frame> {
    page.items
        .iter()
        .filter_map(|item| if let Item::Frame(frame) = item { Some(*frame) } else { None })
        .collect()
}

fn of_section(section: Section) -> Document {
    Document { sections: vec![section], ..dispatch() }
}

fn bottom(text: &Text) -> Length {
    text.baseline + text.size * DESCENT / UNITS_PER_EM
}

#[test]
fn stamps_are_boxes_of_their_size_with_the_words_in_the_middle() {
    let pages = layout(&report());
    let [notice, first, second] = frames(&pages[0])[..] else { panic!("three stamps") };
    let form = Form::default();
    assert_eq!((first.width, first.height, first.ink), (Length::mm(30), Length::mm(8), Ink::Red));
    assert_eq!((second.width, second.height, second.ink), (Length::mm(40), Length::mm(8), Ink::Red));
    assert_eq!((first.x, second.x), (form.margins.left, form.margins.left), "flush left");
    assert_eq!(notice.x + notice.width, form.margins.left + form.text_width(), "flush right");
    assert_eq!((notice.y, notice.ink), (PAGE_NUMBER_TOP, Ink::Black));
    assert!(second.y >= first.y + first.height);
    for frame in [notice, first, second] {
        let within = |text: &&Text| {
            text.baseline > frame.y
                && text.baseline < frame.y + frame.height
                && text.x > frame.x
                && text.x < frame.x + frame.width
        };
        let text = texts(&pages[0]).find(within).expect("words in the box");
        assert_eq!(text.ink, frame.ink);
        let left_over = frame.width - metrics::width(&text.text, text.face, text.size);
        assert_eq!(text.x, frame.x + left_over / 2);
        let above = text.baseline - text.size * ASCENT / UNITS_PER_EM - frame.y;
        let below = frame.y + frame.height - bottom(text);
        assert!((above - below).as_emu().abs() <= 2, "{above:?} {below:?}");
    }
}

#[test]
fn a_stamp_may_be_centred_and_smaller_than_its_words() {
    let mut section = Section::new(Vec::new());
    for role in [Role::CopyForm, Role::Urgency, Role::Circulation] {
        section.top_margin.push(Piece::Stamp(stamp(role, "TÀI LIỆU THU HỒI", 0, -3)));
        section.foot.push(Piece::Stamp(stamp(role, "", 50, 8)));
    }
    let pages = layout(&of_section(section.clone()));
    let middle = Form::default().margins.left + Form::default().text_width() / 2;
    assert!(frames(&pages[0]).iter().any(|frame| frame.x + frame.width / 2 == middle));
    write(&of_section(section)).unwrap();
}

#[test]
fn what_stands_in_the_top_margin_stands_on_the_first_page_and_pushes_the_body_where_it_must() {
    let form = Form::default();
    for (stamps, top) in [(1, form.margins.top), (2, PAGE_NUMBER_TOP + Length::mm(16)), (40, Length::ZERO)] {
        let mut section = Section::new(vec![Block::Paragraph(plain(Role::Superior, "một dòng")); 80]);
        section.top_margin =
            vec![Piece::Stamp(stamp(Role::Circulation, "LƯU HÀNH NỘI BỘ", 50, 8)); stamps];
        let pages = layout(&of_section(section));
        assert_eq!(frames(&pages[0]).len(), stamps);
        assert!(pages[1..].iter().all(|page| frames(page).is_empty()));
        let body =
            |page: &Page| texts(page).find(|text| text.role == Role::Superior).map(|text| text.baseline);
        let down = body(&pages[0]).map(|first| first - body(&pages[1]).unwrap());
        assert_eq!(down, (stamps < 40).then_some(top - form.margins.top));
    }
}

#[test]
fn the_body_of_the_first_page_ends_above_the_foot() {
    let form = Form::default();
    for before in 0..70 {
        let mut blocks = vec![Block::Paragraph(plain(Role::Superior, "một dòng")); before];
        blocks.push(Block::Paragraph(item(Role::ClauseHeading, "1.", "Công tác tuyên truyền")));
        blocks.push(Block::Paragraph(plain(Role::Body, &"Ủy ban nhân dân xã yêu cầu ".repeat(30))));
        blocks.push(closing(&form));
        let pages = layout(&of_section(Section { foot: address(&form), ..Section::new(blocks) }));
        for (at, page) in pages.iter().enumerate() {
            let rule = page.items.iter().find_map(|item| match item {
                Item::Rule(rule) if rule.role == Role::AddressRule => Some(rule.y),
                _ => None,
            });
            assert_eq!(rule.is_some(), at == 0);
            let end = page.height - form.margins.bottom;
            for text in texts(page) {
                let limit = if text.role == Role::AddressLine { end } else { rule.unwrap_or(end) };
                assert!(bottom(text) <= limit, "{before}: {text:?}");
            }
            if let Some(line) = texts(page).filter(|text| text.role == Role::AddressLine).last() {
                // Lines are whole twips high.
                assert!((end - bottom(line)).as_emu().abs() < 635, "the foot ends at the margin");
            }
        }
    }
}

#[test]
fn a_foot_that_leaves_no_room_sends_the_body_to_the_next_page() {
    let form = Form::default();
    let mut section = Section::new(vec![sample::letterhead(&form)]);
    section.foot = vec![Piece::Paragraph(plain(Role::AddressLine, "Địa chỉ")); 55];
    let pages = layout(&of_section(section));
    assert_eq!(pages.len(), 2);
    assert!(texts(&pages[0]).all(|text| text.role == Role::AddressLine));
    assert!(texts(&pages[1]).all(|text| text.role != Role::AddressLine));
}

#[test]
fn a_section_on_its_side_has_its_own_paper_and_margins() {
    let pages = layout(&report());
    let side: Vec<_> = pages.iter().filter(|page| page.section == 2).collect();
    assert!(side.len() > 1);
    let (width, height, margins) = Form::default().page(true);
    for page in side {
        assert_eq!((page.width, page.height), (width, height));
        for text in texts(page).filter(|text| text.part.is_some() && text.role != Role::SignatureMark) {
            assert!(text.x >= margins.left && text.x + text.width() <= width - margins.right);
            assert!(text.baseline > margins.top && text.baseline < height - margins.bottom);
        }
        for text in texts(page).filter(|text| text.role == Role::SignatureMark) {
            assert_eq!(text.x + text.width(), width - margins.right);
        }
    }
    assert!(dump(&pages).contains("(section 2, number 1, landscape)"));
}

#[test]
fn several_groups_sign_on_either_side_and_the_list_stands_below() {
    let pages = layout(&minutes());
    let all: Vec<_> = pages.iter().flat_map(texts).collect();
    let place =
        |words: &str| *all.iter().find(|text| text.text == words).unwrap_or_else(|| panic!("{words}"));
    let pairs =
        [["THƯ KÝ", "CHỦ TỌA"], ["Lê Văn An", "Nguyễn Thị Thu Hường"], ["Trần Văn Bình", "Phạm Thị Cúc"]];
    for [left, right] in pairs {
        assert_eq!(place(left).baseline, place(right).baseline);
        assert!(place(left).x + place(left).width() < place(right).x);
    }
    // A page may end above the list.
    assert!(texts(&pages[1]).any(|text| text.text == "Nơi nhận:"));
    assert!(texts(&pages[0]).any(|text| text.text == "Phạm Thị Cúc"));
    // Down the left side, then down the right one.
    let order =
        ["THƯ KÝ", "Trần Văn Bình", "CHỦ TỌA", "Phạm Thị Cúc", "Nơi nhận:"].map(|words| place(words).part);
    assert!(order.is_sorted(), "{order:?}");
}

#[test]
fn the_rule_above_a_copy_stays_with_what_follows() {
    let form = Form::default();
    let rule = Rule { role: Role::CopyRule, length: form.text_width() };
    for before in 0..60 {
        let mut blocks = vec![Block::Paragraph(plain(Role::Superior, "một dòng")); before];
        blocks.extend([closing(&form), Block::Rule(rule), sample::letterhead(&form), closing(&form)]);
        for page in layout(&of_section(Section::new(blocks))) {
            let rule =
                page.items.iter().any(|item| matches!(item, Item::Rule(rule) if rule.role == Role::CopyRule));
            assert_eq!(
                rule,
                texts(&page).any(|text| text.role == Role::NationalName),
                "{before} lines before"
            );
        }
    }
}

#[test]
fn the_end_of_the_main_document_is_told() {
    assert_eq!(last_page(&[]), LastPage { pages: 0, body_lines: 0, notes_only: false });
    assert_eq!(last_page(&layout(&minutes())), LastPage { pages: 2, body_lines: 0, notes_only: false });
    let pages = layout(&dispatch());
    let found = last_page(&pages);
    assert_eq!(found.pages, 2);
    let signing =
        [Role::DistributionLabel, Role::Distribution, Role::Authority, Role::SignerName, Role::PageNumber];
    let lines: std::collections::BTreeSet<_> =
        texts(&pages[1]).filter(|text| !signing.contains(&text.role)).map(|text| text.baseline).collect();
    assert_eq!(found.body_lines, lines.len());
}

#[test]
fn the_dump_shows_boxes_and_borders() {
    let dump = dump(&layout(&report()));
    assert!(dump.contains(" 145.00   10.00  [ ]  50.00 × 8.00\n"), "{dump}");
    assert!(dump.contains("[ ] red  40.00 × 8.00\n"), "{dump}");
    assert!(dump.contains("B13 red  “THƯỢNG KHẨN”\n"), "{dump}");
    assert!(dump.contains("  30.00   20.13  grid 5 × "), "{dump}");
}

#[test]
fn a_rule_alone_in_a_margin_is_drawn() {
    let rule = Piece::Rule(Rule { role: Role::AddressRule, length: Length::mm(165) });
    let section = Section { top_margin: vec![rule.clone()], foot: vec![rule], ..Section::default() };
    let pages = layout(&of_section(section));
    assert_eq!(pages[0].items.len(), 2);
}
