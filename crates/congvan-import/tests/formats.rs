//! One report, saved by an office program in every format: each reader gives the same words.

use std::collections::BTreeMap;

use congvan::import::arrived::{Arrived, Block, words};
use congvan_import::{Kind, Settings, kind, read};

const DOCX: &[u8] = include_bytes!("samples/bao-cao.docx");
const OTHERS: [(&str, Kind, &[u8]); 4] = [
    ("doc", Kind::Doc, include_bytes!("samples/bao-cao.doc")),
    ("rtf", Kind::Rtf, include_bytes!("samples/bao-cao.rtf")),
    ("odt", Kind::Odt, include_bytes!("samples/bao-cao.odt")),
    ("html", Kind::Html, include_bytes!("samples/bao-cao.html")),
];

fn arrived(bytes: &[u8]) -> Arrived {
    read(bytes, &Settings::default()).expect("a whole file is read")
}

/// All words, notes last, without spaces.
fn all(arrived: &Arrived) -> String {
    let notes = arrived.notes.iter().flatten().map(|own| own.text());
    let all: String = std::iter::once(words(&arrived.blocks)).chain(notes).collect();
    all.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn every_format_gives_the_same_words() {
    assert_eq!(kind(DOCX), Ok(Kind::Docx));
    let expected = all(&arrived(DOCX));
    assert!(expected.contains("CỘNGHÒAXÃHỘICHỦNGHĨAVIỆTNAM"), "{expected}");
    for (name, of, bytes) in OTHERS {
        assert_eq!(kind(bytes), Ok(of), "{name}");
        let read = arrived(bytes);
        if of == Kind::Html {
            // There a note has its mark before its words, and stands in the text.
            let mut left: BTreeMap<char, i64> = BTreeMap::new();
            all(&read).chars().for_each(|c| *left.entry(c).or_default() += 1);
            expected.chars().for_each(|c| *left.entry(c).or_default() -= 1);
            assert!(left.values().all(|count| *count >= 0), "{left:?}");
            continue;
        }
        assert_eq!(all(&read), expected, "{name}");
        assert_eq!(read.notes.len(), arrived(DOCX).notes.len(), "{name}");
    }
}

#[test]
fn every_format_has_tables_labels_and_emphasis() {
    for (name, _, bytes) in OTHERS {
        let read = arrived(bytes);
        let tables: Vec<_> = read.blocks.iter().filter(|block| matches!(block, Block::Table(_))).collect();
        assert!(tables.len() >= 3, "{name}: letterhead, figures, signature");
        let Block::Table(letterhead) = tables[0] else { unreachable!("a table") };
        assert_eq!(letterhead.rows[0].len(), 2, "{name}");
        let ruled = tables.iter().filter(|block| matches!(block, Block::Table(table) if table.ruled)).count();
        assert_eq!(ruled, if name == "html" { ruled } else { 1 }, "{name}");
        let text = words(&read.blocks);
        assert!(text.contains("\nI. KẾT QUẢ"), "{name}: {text}");
        let Block::Paragraph(title) = &letterhead.rows[0][1].blocks[0] else {
            panic!("{name}: the national title")
        };
        assert!(title.runs[0].bold, "{name}");
    }
}

#[test]
fn letters_without_unicode_are_read_in_text_and_in_rtf() {
    let sentence = "ủy ban nhân dân xã yêu cầu các thôn tổ chức trực ban";
    let utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(sentence.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(words(&arrived(&utf16).blocks), sentence);
    // TCVN3: đ is ®, ư is a soft hyphen.
    let tcvn3 = b"kh\xabng \xae\xad\xeec, n\xad\xedc l\xb7, tr\xad\xeang th\xabn";
    let read = arrived(tcvn3);
    assert_eq!(words(&read.blocks), "không được, nước lã, trường thôn");
    assert_eq!(read.remarks.len(), 1);
    let rtf =
        b"{\\rtf1\\ansi{\\fonttbl{\\f0\\fnil\\fcharset0 .VnTimeH;}}\\pard\\qc\\f0\\b n\\'ad\\'edc\\par}";
    let read = arrived(rtf);
    assert_eq!(words(&read.blocks).trim(), "NƯỚC");
}
