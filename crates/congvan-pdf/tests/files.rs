//! Whole files: the same bytes every time, the right errors, nothing that fails.

mod sample;

use congvan::document::length::Length;
use congvan::document::style::Role;
use congvan::document::{
    Block, Columns, ColumnsPlace, Document, Inline, Level, Paragraph, Piece, Properties, Rule, Section,
};
use congvan_pdf::{Attachment, Error, Options, dump, layout, write, write_with};
use sample::{dispatch, plain};

fn holding(blocks: Vec<Block>) -> Document {
    Document { sections: vec![Section::new(blocks)], ..dispatch() }
}

#[test]
fn the_same_document_gives_the_same_bytes_whatever_came_before() {
    let first = write(&dispatch()).unwrap();
    let other = write(&holding(vec![Block::Paragraph(plain(Role::Body, "Nội dung khác."))])).unwrap();
    assert_ne!(first, other);
    assert_eq!(first, write(&dispatch()).unwrap());
    let threads: Vec<_> = (0..4).map(|_| std::thread::spawn(|| write(&dispatch()).unwrap())).collect();
    for thread in threads {
        assert_eq!(first, thread.join().unwrap());
    }
}

#[test]
fn a_character_without_a_glyph_is_named() {
    let error = write(&holding(vec![Block::Paragraph(plain(Role::Body, "Ủy ban 漢 xã"))])).unwrap_err();
    assert!(matches!(error, Error::MissingGlyph { character: '漢', .. }));
    assert_eq!(error.to_string(), "no glyph for “漢” (U+6F22) in “Ủy ban 漢 xã”");
}

/// A file of a month only carries no day that nobody wrote; with one it carries the day everywhere.
#[test]
fn no_day_is_invented() {
    let dates = |date| {
        let mut document = dispatch();
        document.properties.date = date;
        let attachment = Attachment {
            name: "goc.yaml".into(),
            media_type: "application/yaml".into(),
            bytes: b"a: 1".to_vec(),
            description: "Dữ liệu".into(),
        };
        let options = Options { attachment: Some(attachment), ..Options::default() };
        let file = String::from_utf8_lossy(&write_with(&document, &options).unwrap()).into_owned();
        ["/CreationDate", "/ModDate", "xmp:CreateDate", "xmp:ModifyDate"].map(|name| file.contains(name))
    };
    assert_eq!(dates(Some((2026, 9, 1))), [true; 4]);
    assert_eq!(dates(None), [false; 4]);
}

#[test]
fn odd_documents_are_files_too() {
    let many = vec![Block::Paragraph(plain(Role::Body, "Một đoạn văn.")); 3_000];
    let link = |text: String, target: &str| Inline::Text {
        text,
        bold: false,
        italic: false,
        level: Level::Line,
        link: Some(target.to_owned()),
    };
    let links = vec![
        link("không".into(), ""),
        link("x".repeat(9_000), "https://ví-dụ.vn/(a b"),
        Inline::Blank { digits: 255 },
    ];
    let no_room = Columns {
        place: ColumnsPlace::Signing,
        widths: [Length::ZERO, Length::mm(-3)],
        rows: vec![[vec![Piece::Paragraph(plain(Role::Recipient, "không có chỗ"))], Vec::new()]],
    };
    let mut undated = dispatch();
    undated.properties = Properties { title: "\0<&>\u{ffff}".into(), author: String::new(), date: None };
    let documents = [
        undated,
        holding(vec![Block::Columns(no_room)]),
        holding(vec![Block::Paragraph(Paragraph::new(Role::Body, links))]),
        holding(vec![Block::Rule(Rule { role: Role::AppendixRule, length: Length::mm(500) })]),
        Document { sections: Vec::new(), ..dispatch() },
        holding(Vec::new()),
        holding(vec![Block::Paragraph(Paragraph::new(Role::Body, Vec::new()))]),
        holding(vec![Block::Paragraph(Paragraph::new(Role::Body, vec![Inline::Break; 200]))]),
        holding(vec![Block::Paragraph(Paragraph { keep_next: true, ..plain(Role::Body, "giữ") }); 200]),
        holding(vec![Block::Paragraph(plain(Role::Body, &"a".repeat(20_000)))]),
        holding(many),
    ];
    for document in documents {
        let file = write(&document).unwrap();
        let read = lopdf::Document::load_mem(&file).unwrap();
        assert_eq!(read.get_pages().len(), layout(&document).len());
    }
}

#[test]
fn a_link_is_clickable_and_tagged() {
    let file = write(&dispatch()).unwrap();
    let read = lopdf::Document::load_mem(&file).unwrap();
    let links: Vec<_> = read
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter(|dict| dict.get(b"Subtype").and_then(|it| it.as_name()).is_ok_and(|name| name == b"Link"))
        .collect();
    // One runs over a line and has two places.
    assert_eq!(links.len(), 3);
    for link in links {
        assert!(link.has(b"Contents") && link.has(b"StructParent"));
    }
}

#[test]
fn the_dump_shows_place_face_and_words() {
    let dump = dump(&layout(&dispatch()));
    assert!(dump.starts_with("page 1 (section 1, number 1)\n"), "{dump}");
    assert!(dump.contains("  98.16   24.63  B13  “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM”\n"), "{dump}");
}

#[test]
fn the_words_come_out_as_they_went_in() {
    let document = dispatch();
    let read = lopdf::Document::load_mem(&write(&document).unwrap()).unwrap();
    let pages: Vec<u32> = read.get_pages().into_keys().collect();
    let text = read.extract_text(&pages).unwrap();
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    let whole = squeezed(&text);
    for paragraph in document.paragraphs() {
        assert!(whole.contains(&squeezed(&paragraph.characters())), "{:?}", paragraph.characters());
    }
}
