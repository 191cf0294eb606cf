//! The source comes back as it was, and no file can hurt who asks for it.

use std::io::{Cursor, Write};

use congvan::text::source::MAX_BYTES;
use congvan_docx::{Options, source, write, write_with};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::package::Package;
use crate::sample::{document, sample};

const NASTY: &str = "\u{feff}a: \"</source>]]>&amp;<!-- x -->\" # \t'&#13;\r\n\r\r\n\n  \u{0}\u{1}\u{b}\u{1f}\u{7f}\u{85}\
                     \u{2028}\u{fffe}\u{ffff}\u{10ffff}ệ\u{1f600}<c u=\"0\"/>\r";

fn carrying(text: &str) -> Vec<u8> {
    write_with(&document(vec![]), &Options { source: Some(text), ..Options::default() })
}

/// A file with one custom part.
fn file(name: &str, part: &[u8]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file(name, SimpleFileOptions::default()).unwrap();
    zip.write_all(part).unwrap();
    zip.finish().unwrap().into_inner()
}

#[test]
fn any_source_comes_back() {
    let every_low = (0..=0x2100).filter_map(char::from_u32).collect::<String>();
    for text in ["", " ", "\n", "\r", "\t\n", "loai: cong-van\r\nso: 5\r\n", NASTY, &every_low] {
        assert_eq!(source(&carrying(text)).as_deref(), Some(text));
    }
}

#[test]
fn the_source_can_be_read_by_eye() {
    let package = Package::read(&carrying("trich_yeu: \"An toàn\"\n\tb: 'c'\n"));
    let part = package.text("customXml/item1.xml");
    assert!(part.contains("trich_yeu: \"An toàn\"\n\tb: 'c'\n</source>"), "{part}");
    let item = package.xml("customXml/itemProps1.xml");
    assert!(item.get("ds:itemID").starts_with('{'));
    assert_eq!(item.find("ds:schemaRef")[0].get("ds:uri"), "urn:congvan:source:1");
}

#[test]
fn without_a_source_there_is_no_part() {
    assert_eq!(write(&sample()), write_with(&sample(), &Options::default()));
    assert!(!Package::of(&sample()).names().any(|name| name.starts_with("customXml")));
    assert_eq!(source(&write(&sample())), None);
}

#[test]
fn same_source_same_bytes() {
    assert_eq!(carrying(NASTY), carrying(NASTY));
}

#[test]
fn only_a_source_that_is_read_is_carried() {
    let most = "\u{1}".repeat(MAX_BYTES);
    assert_eq!(source(&carrying(&most)).map(|text| text.len()), Some(MAX_BYTES));
    assert_eq!(source(&carrying(&"a".repeat(MAX_BYTES + 1))), None);
}

#[test]
fn a_source_is_found_after_another_program_saved_the_file() {
    let same = |part: &str, text: &str| {
        assert_eq!(source(&file("customXml/item7.xml", part.as_bytes())).as_deref(), Some(text), "{part}");
    };
    same("\u{feff}<?xml version='1.0'?><x:source xmlns:x='urn:congvan:source:1'>a\r\nb</x:source>\n", "a\nb");
    same(
        "<source xmlns='urn:congvan:source:1'><![CDATA[<a>]]>&#xA;<c u='0'></c><!-- x --></source>",
        "<a>\n\0",
    );
    same("<source xmlns='urn:congvan:source:1'/>", "");
}

#[test]
fn what_is_not_a_whole_source_is_none() {
    for part in [
        "",
        "<source>a</source>",
        "<source xmlns='urn:congvan:source:2'>a</source>",
        "<other xmlns='urn:congvan:source:1'>a</other>",
        "<source xmlns='urn:congvan:source:1'>a",
        "<source xmlns='urn:congvan:source:1'>a</source><source xmlns='urn:congvan:source:1'>b</source>",
        "<source xmlns='urn:congvan:source:1'>a<b/></source>",
        "<source xmlns='urn:congvan:source:1'>a<c/></source>",
        "<source xmlns='urn:congvan:source:1'>a<c u='d800'/></source>",
        "<source xmlns='urn:congvan:source:1'>a<c u='0'>x</c></source>",
        "<source xmlns='urn:congvan:source:1'>&unknown;</source>",
        "<source xmlns='urn:congvan:source:1'>a</source>b",
        "</source>",
    ] {
        assert_eq!(source(&file("customXml/item1.xml", part.as_bytes())), None, "{part}");
    }
    assert_eq!(
        source(&file("customXml/item1.xml", b"<source xmlns='urn:congvan:source:1'>\xff</source>")),
        None
    );
    assert_eq!(source(&file("word/item1.xml", b"<source xmlns='urn:congvan:source:1'>a</source>")), None);
    assert_eq!(source(b""), None);
    assert_eq!(source(b"PK"), None);
}

#[test]
fn a_part_that_swells_is_not_read() {
    let mut part = b"<source xmlns='urn:congvan:source:1'>".to_vec();
    part.resize(50 << 20, b' ');
    part.extend_from_slice(b"</source>");
    assert_eq!(source(&file("customXml/item1.xml", &part)), None);
}

#[test]
fn a_damaged_file_gives_the_source_or_none() {
    let whole = carrying("loai: cong-van\n");
    for at in 0..whole.len() {
        for change in [0x01, 0x80, 0xff] {
            let mut damaged = whole.clone();
            damaged[at] ^= change;
            assert!(source(&damaged).is_none_or(|text| text == "loai: cong-van\n"), "byte {at}");
        }
    }
    for length in (0..whole.len()).step_by(7) {
        assert_eq!(source(&whole[..length]), None);
    }
}
