//! What every file must hold to so that Word opens it, and what this crate promises of it.

mod package;
mod sample;

use congvan::document::{Block, Columns, ColumnsPlace, Document, Inline, Paragraph, Rule};
use congvan::form::{Form, SizeSet};
use congvan::length::Length;
use congvan::style::{Role, roles, style};
use package::{Element, Package};
use sample::{closing, document, letterhead, link, paragraph, piece, sample};

/// Documents that no office writes.
fn hostile() -> Vec<Document> {
    let nasty = "</w:t>]]>&amp;\u{0}\u{b}\u{1f}\u{fffe}\u{ffff}\r\n\t\"'<?xml?>\u{1f600}\u{301}";
    let lengths = [0, -1, 1, i64::MAX, i64::MIN].map(Length::emu);
    let mut texts = document(vec![vec![
        paragraph(Role::Body, nasty),
        paragraph(Role::Body, ""),
        Block::Paragraph(Paragraph::new(Role::MottoRule, vec![])),
        Block::Paragraph(Paragraph {
            role: Role::SignerName,
            label: Some(nasty.to_owned()),
            content: vec![
                Inline::Break,
                Inline::Blank { digits: 0 },
                Inline::Blank { digits: 255 },
                link(nasty, nasty),
            ],
            keep_next: true,
        }),
    ]]);
    texts.properties.title = nasty.to_owned();
    texts.properties.author = nasty.to_owned();
    texts.properties.date = (0, 0, 99);
    let columns =
        |place, rows| Block::Columns(Columns { place, widths: lengths[3..].try_into().unwrap(), rows });
    let shapes = document(vec![
        vec![],
        vec![closing(&Form::default()), closing(&Form::default())],
        vec![columns(ColumnsPlace::Signing, vec![])],
        vec![
            columns(ColumnsPlace::Letterhead, vec![[vec![], vec![]], [vec![piece(Role::Body, "x")], vec![]]]),
            columns(ColumnsPlace::Signing, vec![[vec![], vec![]]]),
        ],
        vec![Block::Rule(Rule { role: Role::Body, length: Length::emu(i64::MAX) })],
        vec![],
    ]);
    let measures = lengths.map(|length| {
        let mut document = sample();
        let margins = &mut document.form.margins;
        [margins.top, margins.bottom, margins.left, margins.right] = [length; 4];
        document.form.first_line = length;
        document.form.paragraph_gap = length;
        document.form.line_percent = length.as_emu();
        document.sections[0].blocks.push(Block::Rule(Rule { role: Role::AppendixRule, length }));
        document
    });
    [texts, shapes, document(vec![])].into_iter().chain(measures).collect()
}

fn all() -> Vec<Document> {
    let mut small = sample();
    small.form.sizes = SizeSet::Small;
    hostile().into_iter().chain([sample(), small]).collect()
}

fn sample_body() -> Element {
    Package::of(&sample()).xml("word/document.xml")
}

#[test]
fn every_part_is_well_formed_typed_and_related() {
    for document in all() {
        let package = Package::of(&document);
        let types = package.xml("[Content_Types].xml");
        let overrides: Vec<_> = types.find("Override").iter().map(|part| part.get("PartName")).collect();
        for name in package.names() {
            package.xml(name);
            let typed = name.ends_with(".rels") || name == "[Content_Types].xml";
            assert!(typed || overrides.contains(&format!("/{name}").as_str()), "{name}");
        }
        for name in overrides {
            assert!(package.names().any(|part| format!("/{part}") == name), "{name}");
        }
        for (rels, folder) in [("_rels/.rels", ""), ("word/_rels/document.xml.rels", "word/")] {
            for relation in package.xml(rels).find("Relationship") {
                let target = relation.get("Target");
                let external = relation.attribute("TargetMode") == Some("External");
                assert!(
                    external || package.names().any(|name| name == format!("{folder}{target}")),
                    "{target}"
                );
            }
        }
    }
}

#[test]
fn every_style_and_relationship_in_use_is_defined_once() {
    for document in all() {
        let package = Package::of(&document);
        let styles = package.xml("word/styles.xml");
        let mut defined: Vec<_> = styles.find("w:style").iter().map(|style| style.get("w:styleId")).collect();
        let count = defined.len();
        defined.sort();
        defined.dedup();
        assert_eq!(defined.len(), count);
        let relations = package.xml("word/_rels/document.xml.rels");
        let mut ids: Vec<_> =
            relations.find("Relationship").iter().map(|relation| relation.get("Id")).collect();
        let count = ids.len();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), count);
        for part in ["word/document.xml", "word/header1.xml", "word/styles.xml"] {
            let part = package.xml(part);
            for element in ["w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn"] {
                part.find(element).iter().for_each(|used| assert!(defined.contains(&used.get("w:val"))));
            }
            for used in part.find("w:p") {
                used.child("w:pPr").child("w:pStyle");
            }
            for element in ["w:hyperlink", "w:headerReference"] {
                part.find(element).iter().for_each(|used| assert!(ids.contains(&used.get("r:id"))));
            }
        }
    }
}

#[test]
fn tables_have_rows_and_stand_apart_and_cells_end_in_a_paragraph() {
    for document in all() {
        let body = Package::of(&document).xml("word/document.xml");
        for cell in body.find("w:tc") {
            assert_eq!(cell.children.last().map(|last| last.name.as_str()), Some("w:p"));
        }
        for table in body.find("w:tbl") {
            let rows: Vec<_> = table.children.iter().filter(|child| child.name == "w:tr").collect();
            assert!(!rows.is_empty());
            rows.iter().for_each(|row| _ = row.child("w:trPr").child("w:cantSplit"));
        }
        for pair in body.child("w:body").children.windows(2) {
            assert!(pair[0].name != "w:tbl" || pair[1].name == "w:p", "a paragraph follows every table");
        }
    }
}

#[test]
fn styles_are_those_of_the_table() {
    for sizes in [SizeSet::Small, SizeSet::Large] {
        let form = Form { sizes, ..Form::default() };
        let package = Package::of(&Document { form, ..document(vec![]) });
        let styles = package.xml("word/styles.xml");
        for role in roles() {
            let wanted = style(role, &form);
            let written =
                styles.find("w:style").into_iter().find(|style| style.get("w:styleId") == wanted.id);
            let written = written.expect(wanted.id);
            assert_eq!(written.child("w:name").get("w:val"), wanted.name, "a comma begins an alias");
            let look = written.child("w:rPr");
            assert_eq!(look.child("w:sz").get("w:val"), (wanted.size.as_twips() / 10).to_string());
            assert_eq!(look.has("w:b"), wanted.bold);
            assert_eq!(look.has("w:i"), wanted.italic);
            let place = written.child("w:pPr");
            assert_eq!(place.has("w:keepNext"), wanted.keep_next);
            assert_eq!(place.has("w:contextualSpacing"), wanted.contextual);
            assert_eq!(place.child("w:spacing").get("w:before"), wanted.before.as_twips().to_string());
        }
    }
}

#[test]
fn one_font_without_theme() {
    let package = Package::of(&sample());
    for name in package.names() {
        assert!(!package.text(name).contains("heme"), "{name}");
    }
    let styles = package.xml("word/styles.xml");
    let fonts = styles.find("w:rFonts");
    assert_eq!(fonts.len(), 1);
    for script in ["w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"] {
        assert_eq!(fonts[0].get(script), "Times New Roman");
    }
    assert_eq!(styles.find("w:lang")[0].get("w:val"), "vi-VN");
}

#[test]
fn same_document_same_bytes() {
    assert_eq!(congvan_docx::write(&sample()), congvan_docx::write(&sample()));
}

#[test]
fn text_is_the_documents_text() {
    let document = sample();
    let body = Package::of(&document).xml("word/document.xml");
    let texts: Vec<String> = document.paragraphs().map(Paragraph::characters).collect();
    let mut written: Vec<String> = body.find("w:p").iter().map(|paragraph| paragraph.words()).collect();
    written.retain(|words| !words.is_empty());
    // A table goes row by row, the document column by column.
    assert_eq!(written.len(), texts.len());
    texts.iter().for_each(|text| assert!(written.contains(text), "{text}"));
}

#[test]
fn forbidden_characters_are_dropped_and_the_rest_is_kept() {
    let body = Package::of(&hostile()[0]).xml("word/document.xml");
    let words = body.find("w:p")[0].words();
    assert_eq!(words, "</w:t>]]>&amp;   \"'<?xml?>\u{1f600}\u{301}");
}

#[test]
fn rules_have_their_length_in_the_middle_of_their_column() {
    let form = Form::default();
    let body = sample_body();
    let length = |role: Role, column: i64| {
        let id = style(role, &form).id;
        let paragraphs = body.find("w:p");
        let properties = paragraphs.iter().map(|paragraph| paragraph.child("w:pPr"));
        let rule = properties.into_iter().find(|rule| rule.child("w:pStyle").get("w:val") == id).expect(id);
        assert_eq!(rule.child("w:pBdr").child("w:top").get("w:sz"), "6");
        let [left, right] = ["w:left", "w:right"].map(|side| rule.child("w:ind").number(side));
        assert!((0..=1).contains(&(right - left)));
        column - left - right
    };
    let [left, right] = form.letterhead_columns().map(Length::as_twips);
    assert_eq!(length(Role::MottoRule, right), 3_428);
    assert!((1..left / 2).contains(&length(Role::IssuerRule, left)));
    assert_eq!(length(Role::AppendixRule, text_width(&body)), Length::mm(60).as_twips());
}

/// As Word reckons it, from paper and margins in whole twips.
fn text_width(body: &Element) -> i64 {
    let section = body.find("w:sectPr")[0];
    let margins = section.child("w:pgMar");
    section.child("w:pgSz").number("w:w") - margins.number("w:left") - margins.number("w:right")
}

#[test]
fn columns_fill_the_text_width() {
    let body = sample_body();
    for table in body.find("w:tbl") {
        let widths: Vec<i64> = table.find("w:gridCol").iter().map(|column| column.number("w:w")).collect();
        assert!((widths.iter().sum::<i64>() - text_width(&body)).abs() <= 1, "but for rounding");
        assert_eq!(table.child("w:tblPr").child("w:tblInd").get("w:w"), "0");
        for row in table.find("w:tr") {
            let cells: Vec<i64> = row.find("w:tcW").iter().map(|cell| cell.number("w:w")).collect();
            assert_eq!(cells, widths);
        }
    }
}

#[test]
fn the_closing_holds_together_and_to_the_paragraph_before() {
    let body = sample_body();
    let blocks = &body.child("w:body").children;
    let at = blocks.iter().rposition(|block| block.name == "w:tbl").unwrap();
    blocks[at - 1].child("w:pPr").child("w:keepNext");
    for table in body.find("w:tbl") {
        let rows = table.find("w:tr");
        let closing = rows.len() == 1;
        for (row, _) in rows.iter().zip(1..).filter(|(_, at)| closing || *at < rows.len()) {
            for paragraph in row.find("w:p") {
                let properties = paragraph.child("w:pPr");
                properties.child("w:keepNext");
            }
        }
    }
}

#[test]
fn sections_break_in_their_last_paragraph_and_count_from_one() {
    let body = sample_body();
    let sections = body.find("w:sectPr");
    assert_eq!(sections.len(), 2);
    for section in &sections {
        section.child("w:titlePg");
        assert_eq!(section.child("w:pgNumType").get("w:start"), "1");
        assert_eq!(section.child("w:type").get("w:val"), "nextPage");
        assert_eq!(section.child("w:pgMar").number("w:header"), Length::mm(10).as_twips());
    }
    let plain = document(vec![vec![paragraph(Role::Body, "a")], vec![paragraph(Role::Body, "b")]]);
    assert_eq!(Package::of(&plain).xml("word/document.xml").find("w:p").len(), 2);
    let header = Package::of(&plain).xml("word/header1.xml");
    assert_eq!(header.find("w:fldSimple")[0].get("w:instr").trim(), "PAGE");
}

#[test]
fn only_web_and_mail_links_can_be_followed() {
    let links =
        ["https://a.vn/x y", "mailto:a@b.vn", "javascript:alert(1)", "file:///x", "http://[", "HTTPS://A.vn"];
    let pieces = links.map(|to| link(to, to)).to_vec();
    let package = Package::of(&document(vec![vec![Block::Paragraph(Paragraph::new(Role::Body, pieces))]]));
    let body = package.xml("word/document.xml");
    assert_eq!(body.find("w:p")[0].words(), links.concat());
    assert_eq!(body.find("w:hyperlink").len(), 3);
    let relations = package.xml("word/_rels/document.xml.rels");
    let external = relations.find("Relationship");
    let targets: Vec<_> = external
        .iter()
        .filter(|relation| relation.attribute("TargetMode") == Some("External"))
        .map(|relation| relation.get("Target"))
        .collect();
    assert_eq!(targets, ["https://A.vn", "https://a.vn/x%20y", "mailto:a@b.vn"]);
}

#[test]
fn pieces_of_one_link_are_one_link() {
    let body = sample_body();
    let links: Vec<_> = body.find("w:hyperlink").iter().map(|link| link.words()).collect();
    assert_eq!(links, ["Công văn số 6410/BTTTT-CATTT", "vanthu@hoatien.gov.vn"]);
}

#[test]
fn emphasis_is_written_only_beyond_the_style() {
    let text = |role, bold, italic| {
        let content = vec![Inline::Text { text: "x".to_owned(), bold, italic, link: None }];
        let blocks = vec![Block::Paragraph(Paragraph::new(role, content))];
        let body = Package::of(&document(vec![blocks])).xml("word/document.xml");
        ["w:b", "w:i"].map(|toggle| !body.find(toggle).is_empty())
    };
    assert_eq!(text(Role::Body, true, true), [true, true]);
    assert_eq!(text(Role::SignerName, true, true), [false, true]);
    assert_eq!(text(Role::PlaceDate, false, true), [false, false]);
}

#[test]
fn letterhead_alone_is_a_document() {
    let form = Form::default();
    let body = Package::of(&document(vec![vec![letterhead(&form)]])).xml("word/document.xml");
    let names: Vec<_> = body.child("w:body").children.iter().map(|child| child.name.as_str()).collect();
    assert_eq!(names, ["w:tbl", "w:p", "w:sectPr"]);
}
