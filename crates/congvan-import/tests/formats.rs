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

fn read_whole(bytes: &[u8]) -> Arrived {
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
    let expected = all(&read_whole(DOCX));
    assert!(expected.contains("CỘNGHÒAXÃHỘICHỦNGHĨAVIỆTNAM"), "{expected}");
    for (name, of, bytes) in OTHERS {
        assert_eq!(kind(bytes), Ok(of), "{name}");
        let read = read_whole(bytes);
        if of == Kind::Html {
            // There a note has its mark before its words, and stands in the text.
            let mut left: BTreeMap<char, i64> = BTreeMap::new();
            all(&read).chars().for_each(|c| *left.entry(c).or_default() += 1);
            expected.chars().for_each(|c| *left.entry(c).or_default() -= 1);
            assert!(left.values().all(|count| *count >= 0), "{left:?}");
            continue;
        }
        assert_eq!(all(&read), expected, "{name}");
        assert_eq!(read.notes.len(), read_whole(DOCX).notes.len(), "{name}");
    }
}

#[test]
fn every_format_has_tables_labels_and_emphasis() {
    for (name, _, bytes) in OTHERS {
        let read = read_whole(bytes);
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
    assert_eq!(words(&read_whole(&utf16).blocks), sentence);
    // TCVN3: đ is ®, ư is a soft hyphen.
    let tcvn3 = b"kh\xabng \xae\xad\xeec, n\xad\xedc l\xb7, tr\xad\xeang th\xabn";
    let read = read_whole(tcvn3);
    assert_eq!(words(&read.blocks), "không được, nước lã, trường thôn");
    assert_eq!(read.remarks.len(), 1);
    let rtf =
        b"{\\rtf1\\ansi{\\fonttbl{\\f0\\fnil\\fcharset0 .VnTimeH;}}\\pard\\qc\\f0\\b n\\'ad\\'edc\\par}";
    let read = read_whole(rtf);
    assert_eq!(words(&read.blocks).trim(), "NƯỚC");
}

/// The words of a file, and what is told of what was not read of it.
fn words_and_damage(bytes: &[u8]) -> (String, Vec<String>) {
    let own = read_whole(bytes);
    (words(&own.blocks), own.damage.into_iter().map(|told| told.vi).collect())
}

#[test]
fn the_soft_hyphen_of_an_old_font_is_a_letter_in_every_format() {
    let html = "<html><body><p><font face='.VnTime'>HiÖu tr&shy;ëng c¸c tr&shy;êng</font></p></body></html>";
    let rtf =
        br"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 .VnTime;}}\f0 Hi\'d6u tr\-\'ebng c\'b8c tr\-\'eang\par}";
    for bytes in [html.as_bytes(), rtf] {
        assert_eq!(words_and_damage(bytes).0, "Hiệu trưởng các trường");
    }
}

#[test]
fn a_page_is_read_by_its_fonts() {
    for (font, coded, wanted) in [
        ("VNI-Times", "Hieäu tröôûng caùc tröôøng", "Hiệu trưởng các trường"),
        (".VnTimeH", "phßng gi¸o dôc", "PHÒNG GIÁO DỤC"),
    ] {
        let page = format!("<html><body><p style='font-family:{font}'>{coded}</p></body></html>");
        assert_eq!(words_and_damage(page.as_bytes()).0, wanted);
    }
    // One that names no font is in the letters in which it reads best.
    let page =
        "<html><body><p>Kính göûi: Hieäu tröôûng caùc tröôøng Tieåu hoïc trong huyeän</p></body></html>";
    assert_eq!(words_and_damage(page.as_bytes()).0, "Kính gửi: Hiệu trưởng các trường Tiểu học trong huyện");
}

#[test]
fn lines_around_cells_make_a_table_of_a_page() {
    let row = |look: &str| format!("<tr><td{look}>Thu</td><td{look}>120</td></tr>");
    for (head, look, ruled) in [
        ("", " style='border:1px solid'", true),
        ("", " style='border:solid windowtext .5pt'", true),
        ("", " style='border-left: 0.5pt solid; border-top: 0.5pt solid'", true),
        ("<style>table td, table th { border: 1px solid #ccc }</style>", "", true),
        ("<style>.o { border: 1px solid }</style>", " class='o'", true),
        ("", " style='border:0px'", false),
        ("", " style='border:none'", false),
        ("", "", false),
    ] {
        let page =
            format!("<html><head>{head}</head><body><table>{}{}</table></body></html>", row(look), row(look));
        let arrived = read_whole(page.as_bytes());
        let Some(Block::Table(table)) = arrived.blocks.first() else { panic!("a table: {head}{look}") };
        assert_eq!(table.ruled, ruled, "{head}{look}");
    }
}

#[test]
fn a_page_that_word_saved_is_a_page() {
    let page = "<html><head><!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml><![endif]--></head>\
        <body><p>Công văn</p></body></html>";
    assert_eq!(kind(page.as_bytes()), Ok(Kind::Html));
    assert_eq!(words_and_damage(page.as_bytes()).0, "Công văn");
    let xml =
        "<?xml version='1.0'?><?mso-application progid='Word.Document'?><w:wordDocument></w:wordDocument>";
    assert!(kind(xml.as_bytes()).is_err());
}

#[test]
fn a_letter_is_read_without_its_head_and_says_what_it_carries() {
    let mail = "From: a@example.vn\r\nSubject: CV\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed;\r\n boundary=\"b1\"\r\n\r\n\
        --b1\r\nContent-Type: multipart/alternative; boundary=\"b2\"\r\n\r\n\
        --b2\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nKhông có định dạng\r\n\
        --b2\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><body><p>Kính gửi</p></body></html>\r\n--b2--\r\n\
        --b1\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=\"cv.pdf\"\r\n\r\nxyz\r\n--b1--\r\n";
    let (words, told) = words_and_damage(mail.as_bytes());
    assert_eq!(words, "Kính gửi");
    assert!(told.len() == 1 && told[0].contains("cv.pdf"), "{told:?}");
}

#[test]
fn a_file_that_was_cut_says_so() {
    let (words, told) = words_and_damage(br"{\rtf1\ansi Cong van\par {\b con nua");
    assert!(words.starts_with("Cong van"));
    assert_eq!(told.len(), 1, "{told:?}");
    let whole = self::words_and_damage(br"{\rtf1\ansi Cong van\par}");
    assert!(whole.1.is_empty());
}
