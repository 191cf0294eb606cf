//! Pages: paper, headers, footers, and the boxes in them.

use std::collections::BTreeSet;

use congvan::document::form::Form;
use congvan::document::length::Length;
use congvan::document::style::Role;
use congvan::document::{Inline, Paragraph, Piece, Section};

use crate::package::{Element, Package};
use crate::sample::full::{foot, full, stamp};
use crate::sample::hostile::all;
use crate::sample::{document, link, paragraph};

/// The words of the header or footer of this kind that the section names itself.
fn words(package: &Package, section: &Element, kind: &str, page: &str) -> Option<String> {
    let name = format!("w:{kind}Reference");
    let named: Vec<_> =
        section.children.iter().filter(|child| child.name == name && child.get("w:type") == page).collect();
    assert!(named.len() <= 1);
    let relations = package.relations("word/document.xml");
    named.first().map(|reference| package.xml(&relations[reference.get("r:id")]).words())
}

fn characters(pieces: &[Piece]) -> String {
    pieces.iter().map(Piece::characters).collect::<String>().replace('\u{a0}', " ")
}

#[test]
fn every_section_has_its_own_margins_and_none_of_another() {
    for document in all() {
        let package = Package::of(&document);
        let body = package.xml("word/document.xml");
        let written = body.find("w:sectPr");
        assert_eq!(written.len(), document.sections.len().max(1));
        let tops = document.sections.iter().any(|section| !section.top_margin.is_empty());
        let feet = document.sections.iter().any(|section| !section.foot.is_empty());
        for (section, written) in document.sections.iter().zip(written) {
            assert_eq!(words(&package, written, "header", "default").as_deref(), Some("2"));
            let others = words(&package, written, "footer", "default");
            assert_eq!(others.as_deref(), feet.then_some(""), "a filler where the first page has one");
            let text = |pieces| crate::sample::hostile::printable(&characters(pieces));
            let top = words(&package, written, "header", "first");
            assert_eq!(top, tops.then(|| text(&section.top_margin)));
            let below = words(&package, written, "footer", "first");
            assert_eq!(below, feet.then(|| text(&section.foot)));
        }
    }
}

#[test]
fn parts_exist_where_a_section_needs_them() {
    let margins = |sections: Vec<Section>| {
        let mut document = document(vec![]);
        document.sections = sections;
        let package = Package::of(&document);
        let parts =
            package.names().filter(|name| name.starts_with("word/header") || name.starts_with("word/footer"));
        parts.map(str::to_owned).collect::<BTreeSet<_>>().len()
    };
    let form = Form::default();
    let plain = || Section::new(vec![paragraph(Role::Body, "x")]);
    let footed = || Section { foot: foot(&form), ..plain() };
    assert_eq!(margins(vec![]), 1);
    assert_eq!(margins(vec![plain(), plain()]), 1, "page numbers");
    assert_eq!(margins(vec![footed(), plain(), plain()]), 3, "and a foot, and none");
    assert_eq!(margins(vec![footed(), footed()]), 4);
}

#[test]
fn a_landscape_section_lies_on_its_side() {
    let body = Package::of(&full()).xml("word/document.xml");
    let pages = body.find("w:pgSz");
    let orient: Vec<_> = pages.iter().map(|page| page.attribute("w:orient")).collect();
    assert_eq!(orient, [None, Some("landscape"), None]);
    assert_eq!([pages[1].number("w:w"), pages[1].number("w:h")], [16_838, 11_906]);
    let margins = body.find("w:pgMar")[1];
    let [top, right, bottom, left] =
        ["w:top", "w:right", "w:bottom", "w:left"].map(|side| margins.number(side));
    let wanted = Form::default().page(true).2;
    let wanted = [wanted.top, wanted.right, wanted.bottom, wanted.left];
    assert!(
        wanted.iter().zip([top, right, bottom, left]).all(|(wanted, is)| (wanted.as_twips() - is).abs() <= 1)
    );
}

#[test]
fn a_foot_stands_on_the_bottom_margin() {
    let body = Package::of(&full()).xml("word/document.xml");
    let footers: Vec<_> = body.find("w:pgMar").iter().map(|margins| margins.number("w:footer")).collect();
    assert_eq!(footers, [20, 10, 10].map(|mm| Length::mm(mm).as_twips()));
}

#[test]
fn links_in_a_margin_are_related_to_their_own_part() {
    let mut document = document(vec![vec![]]);
    let to = "mailto:a@b.vn";
    let line = Paragraph::new(Role::AddressLine, vec![Inline::text("x "), link("a@b.vn", to)]);
    document.sections[0].foot = vec![Piece::Paragraph(line)];
    let package = Package::of(&document);
    let footer = package.xml("word/footer1.xml");
    let id = footer.find("w:hyperlink")[0].get("r:id").to_owned();
    assert_eq!(package.relations("word/footer1.xml")[&id], to);
    assert!(!package.relations("word/document.xml").values().any(|target| target == to));
}

/// Left edge, width and height of the outside of a box in a column, in twips.
fn outside(paragraph: &Element, column: i64) -> (i64, i64, i64) {
    let properties = paragraph.child("w:pPr");
    let [left, right] = ["w:left", "w:right"].map(|side| properties.child("w:ind").number(side));
    let borders = properties.child("w:pBdr");
    assert_eq!(borders.children.len(), 4);
    assert!(borders.children.iter().all(|border| border.number("w:sz") == 6), "15 twips");
    let gaps = borders.child("w:top").number("w:space") + borders.child("w:bottom").number("w:space");
    assert_eq!(properties.child("w:spacing").get("w:lineRule"), "exact");
    let height = properties.child("w:spacing").number("w:line") + 20 * gaps + 30;
    (left - 15, column - left - right + 30, height)
}

#[test]
fn boxes_have_their_size_and_stand_where_their_style_says() {
    let package = Package::of(&full());
    let body = package.xml("word/document.xml");
    let boxes: Vec<_> =
        body.find("w:p").into_iter().filter(|p| p.child("w:pPr").find("w:bottom").len() == 1).collect();
    let column = body.find("w:gridCol")[0].number("w:w");
    let mm = |mm| Length::mm(mm).as_twips();
    for (drawn, width) in boxes.iter().zip([30, 40, 20]) {
        assert_eq!(outside(drawn, column), (0, mm(width), mm(8)));
        assert_eq!(drawn.find("w:bottom")[0].get("w:color"), "FF0000");
    }
    assert_eq!(boxes.len(), 3);
    let header = package.xml("word/header2.xml");
    // As Word reckons it, from paper and margins in whole twips.
    let (page, margins) = (body.find("w:pgSz")[0], body.find("w:pgMar")[0]);
    let column = page.number("w:w") - margins.number("w:left") - margins.number("w:right");
    let (left, width, height) = outside(header.find("w:p")[0], column);
    assert_eq!((left + width, width, height), (column, mm(50), mm(8)));
    assert_eq!(header.find("w:bottom")[0].get("w:color"), "000000");
}

#[test]
fn neighbouring_boxes_are_kept_apart() {
    let mut document = document(vec![vec![]]);
    document.sections[0].top_margin =
        vec![stamp(Role::Circulation, "A", 30), stamp(Role::Circulation, "B", 30)];
    let header = Package::of(&document).xml("word/header2.xml");
    let words: Vec<_> = header.find("w:p").iter().map(|paragraph| paragraph.words()).collect();
    assert_eq!(words, ["A", "", "B"]);
}
