//! The parts of a file, and what they hold of paragraphs, rules, links and styles.

use congvan::comments::Comment;
use congvan::document::form::{Form, SizeSet};
use congvan::document::length::Length;
use congvan::document::style::{Role, roles, style};
use congvan::document::{Block, Document, Inline, Label, Level, Paragraph};
use congvan_docx::Options;

use crate::package::{Element, Package};
use crate::sample::hostile::{all, hostile};
use crate::sample::{document, letterhead, link, paragraph, sample};

fn sample_body() -> Element {
    Package::of(&sample()).xml("word/document.xml")
}

#[test]
fn every_part_is_well_formed_typed_and_related() {
    for document in all() {
        let lines = vec!["Lỗi".to_owned()];
        let comments: Vec<_> =
            (0..9).map(|paragraph| Comment { paragraph, range: 0..1, lines: lines.clone() }).collect();
        let options = Options { source: Some("a: 1\n"), comments: &comments, ..Options::default() };
        let package = Package::read(&congvan_docx::write_with(&document, &options));
        let types = package.xml("[Content_Types].xml");
        let overrides: Vec<_> = types.find("Override").iter().map(|part| part.get("PartName")).collect();
        let mut reached = vec!["[Content_Types].xml".to_owned()];
        for name in package.names() {
            package.xml(name);
            let by_ending = ["[Content_Types].xml", "customXml/item1.xml"].contains(&name);
            let typed = name.ends_with(".rels") || by_ending;
            assert!(typed || overrides.contains(&format!("/{name}").as_str()), "{name}");
            reached.extend(package.relations(name).into_values());
        }
        reached.extend(package.relations("").into_values());
        for name in package.names() {
            assert!(
                name.ends_with(".rels") || reached.iter().any(|part| part == name),
                "{name} is not referred to"
            );
        }
        for name in overrides {
            assert!(package.names().any(|part| format!("/{part}") == name), "{name}");
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
        for name in package.names().filter(|name| name.starts_with("word/") && name.ends_with(".xml")) {
            let relations = package.relations(name);
            let part = package.xml(name);
            for element in ["w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn"] {
                part.find(element).iter().for_each(|used| assert!(defined.contains(&used.get("w:val"))));
            }
            for used in part.find("w:p") {
                used.child("w:pPr").child("w:pStyle");
            }
            for element in ["w:hyperlink", "w:headerReference", "w:footerReference"] {
                part.find(element).iter().for_each(|used| assert!(relations.contains_key(used.get("r:id"))));
            }
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
            let red = look.has("w:color").then(|| look.child("w:color").get("w:val").to_owned());
            assert_eq!(red.as_deref(), (role == Role::Urgency).then_some("FF0000"));
            let place = written.child("w:pPr");
            let level = place.has("w:outlineLvl").then(|| place.child("w:outlineLvl").number("w:val"));
            assert_eq!(level, wanted.outline.map(|level| i64::from(level) - 1));
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
    let texts: Vec<String> =
        document.paragraphs().map(|own| own.characters().replace('\u{a0}', " ")).collect();
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
    assert_eq!(words, "</w:t>]]>&amp; \n \"'<?xml?>\u{1f600}\u{301}");
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
    let [left, right] = form.letterhead_columns(form.text_width()).map(Length::as_twips);
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
        let content =
            vec![Inline::Text { text: "x".to_owned(), bold, italic, level: Level::Line, link: None }];
        let blocks = vec![Block::Paragraph(Paragraph::new(role, content))];
        let body = Package::of(&document(vec![blocks])).xml("word/document.xml");
        ["w:b", "w:i"].map(|toggle| !body.find(toggle).is_empty())
    };
    assert_eq!(text(Role::Body, true, true), [true, true]);
    assert_eq!(text(Role::SignerName, true, true), [false, true]);
    assert_eq!(text(Role::PlaceDate, false, true), [false, false]);
}

#[test]
fn labels_are_bold_where_their_style_says_so() {
    let bold = |role| {
        let item =
            Paragraph { label: Some(Label::text("1.")), ..Paragraph::new(role, vec![Inline::text("x")]) };
        let body = Package::of(&document(vec![vec![Block::Paragraph(item)]])).xml("word/document.xml");
        let runs = body.find("w:r");
        [runs[0].has("w:rPr"), runs[1].has("w:rPr")]
    };
    assert_eq!(bold(Role::Article), [true, false]);
    assert_eq!(bold(Role::Clause), [false, false]);
    assert_eq!(bold(Role::ArticleHeading), [false, false], "bold already");
}

#[test]
fn letterhead_alone_is_a_document() {
    let form = Form::default();
    let body = Package::of(&document(vec![vec![letterhead(&form)]])).xml("word/document.xml");
    let names: Vec<_> = body.child("w:body").children.iter().map(|child| child.name.as_str()).collect();
    // A section never opens with a table.
    assert_eq!(names, ["w:p", "w:tbl", "w:p", "w:sectPr"]);
}

#[test]
fn footnotes_are_those_that_word_counts() {
    let linked = Inline::Note { number: 2, text: vec![link("trang", "https://a.vn/")] };
    let note = Inline::Note { number: 1, text: vec![Inline::text("lời chú")] };
    let content = vec![Inline::text("một"), note, Inline::text(" hai"), linked];
    let body = Block::Paragraph(Paragraph::new(Role::Body, content));
    let package = Package::of(&document(vec![vec![body]]));
    let main = package.xml("word/document.xml");
    let ids = |element: &Element, name: &str| -> Vec<String> {
        element.find(name).iter().map(|found| found.get("w:id").to_owned()).collect()
    };
    assert_eq!(ids(&main, "w:footnoteReference"), ["1", "2"]);
    assert_eq!(main.words(), "một hai");
    let notes = package.xml("word/footnotes.xml");
    assert_eq!(ids(&notes, "w:footnote"), ["-1", "0", "1", "2"]);
    assert_eq!(notes.find("w:footnoteRef").len(), 2);
    assert_eq!(package.relations("word/footnotes.xml").len(), 1);
    assert_eq!(package.xml("word/settings.xml").child("w:footnotePr").find("w:footnote").len(), 2);
    assert!(!Package::of(&sample()).names().any(|name| name == "word/footnotes.xml"));
}
