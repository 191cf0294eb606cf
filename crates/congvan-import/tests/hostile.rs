//! Files that are damaged, locked or made to hurt: always an answer, and never a reader that breaks down.

mod dice;

use std::io::{Cursor, Read, Write};

use congvan::import::refusal::Refusal;
use congvan_import::{Settings, read};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use dice::Dice;

const SAMPLES: [(&str, &[u8]); 5] = [
    ("docx", include_bytes!("samples/bao-cao.docx")),
    ("doc", include_bytes!("samples/bao-cao.doc")),
    ("rtf", include_bytes!("samples/bao-cao.rtf")),
    ("odt", include_bytes!("samples/bao-cao.odt")),
    ("html", include_bytes!("samples/bao-cao.html")),
];
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

fn refusal(bytes: &[u8]) -> Refusal {
    read(bytes, &Settings::default()).expect_err("it is refused")
}

/// Any answer but that of a reader that broke down.
fn answers(bytes: &[u8], what: &str) {
    assert_ne!(read(bytes, &Settings::default()).err(), Some(Refusal::Failed), "{what}");
}

fn zip_parts(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        zip.start_file(*name, options).expect("a part");
        zip.write_all(bytes).expect("its bytes");
    }
    zip.finish().expect("a zip").into_inner()
}

fn docx(body: &str) -> Vec<u8> {
    let document = format!("<w:document xmlns:w=\"{WORD}\"><w:body>{body}</w:body></w:document>");
    zip_parts(&[("word/document.xml", document.as_bytes())])
}

#[test]
fn files_cut_short_are_answered() {
    for (name, bytes) in SAMPLES {
        for eighth in 0..8 {
            answers(&bytes[..bytes.len() * eighth / 8], &format!("{name}, {eighth} eighths"));
        }
    }
}

#[test]
fn changed_bytes_are_answered() {
    let mut dice = Dice(0x1234_5678_9abc_def1);
    for (name, bytes) in SAMPLES {
        for round in 0..24 {
            let mut changed = bytes.to_vec();
            for _ in 0..=dice.roll(12) {
                let at = dice.roll(changed.len());
                changed[at] = dice.roll(256) as u8;
            }
            answers(&changed, &format!("{name}, round {round}"));
        }
    }
}

#[test]
fn changed_parts_are_answered() {
    let mut dice = Dice(0x0f1e_2d3c_4b5a_6978);
    for (name, bytes) in [SAMPLES[0], SAMPLES[3]] {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a zip");
        let mut parts = Vec::new();
        for at in 0..archive.len() {
            let mut part = archive.by_index(at).expect("a part");
            let mut content = Vec::new();
            part.read_to_end(&mut content).expect("its bytes");
            parts.push((part.name().expect("its name").into_owned(), content));
        }
        for round in 0..24 {
            let mut changed = parts.clone();
            let which = dice.roll(changed.len());
            let content = &mut changed[which].1;
            match dice.roll(3) {
                0 => content.truncate(dice.roll(content.len())),
                1 => {
                    let from = dice.roll(content.len());
                    let to = (from + dice.roll(80)).min(content.len());
                    drop(content.drain(from..to));
                }
                // A number becomes one that nobody counts to.
                _ => {
                    if let Some(at) = content.windows(2).position(|two| two == b"=\"") {
                        content.splice(at + 2..at + 2, *b"99999999999");
                    }
                }
            }
            let parts: Vec<(&str, &[u8])> =
                changed.iter().map(|(name, bytes)| (name.as_str(), &bytes[..])).collect();
            answers(&zip_parts(&parts), &format!("{name}, round {round}"));
        }
    }
}

#[test]
fn what_a_file_claims_is_not_believed() {
    let huge = "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"4000000000\"/></w:tcPr><w:p><w:r><w:t>chữ</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    answers(&docx(huge), "columns without end");
    let deep =
        format!("{}<w:p/>{}", "<w:sdt><w:sdtContent>".repeat(200), "</w:sdtContent></w:sdt>".repeat(200));
    assert_eq!(refusal(&docx(&deep)), Refusal::Damaged);
    assert_eq!(refusal(&docx("<w:p></w:tbl>")), Refusal::Damaged);
    let defined =
        format!("<!DOCTYPE a [<!ENTITY a \"b\">]><w:document xmlns:w=\"{WORD}\"><w:body/></w:document>");
    assert_eq!(refusal(&zip_parts(&[("word/document.xml", defined.as_bytes())])), Refusal::Damaged);
    let bomb = vec![b' '; 70 << 20];
    assert_eq!(
        refusal(&zip_parts(&[("word/document.xml", b"<a/>"), ("word/media/a.bin", &bomb)])),
        Refusal::TooLarge
    );
    assert_eq!(refusal(format!("{{\\rtf1{}", "{".repeat(100_000)).as_bytes()), Refusal::Damaged);
    answers(format!("<html>{}chữ", "<table><tr><td>".repeat(50_000)).as_bytes(), "tables within tables");
}

#[test]
fn a_table_of_more_cells_than_anybody_writes_is_too_long() {
    let rows = |count: usize| {
        let cell = "<w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>";
        format!("<w:tbl>{}</w:tbl>", format!("<w:tr>{}</w:tr>", cell.repeat(60)).repeat(count))
    };
    assert_eq!(refusal(&docx(&rows(1_001))), Refusal::TooLong);
    assert!(read(&docx(&rows(20)), &Settings::default()).is_ok());
}

#[test]
fn styles_that_come_back_to_themselves_end() {
    let styles = format!(
        "<w:styles xmlns:w=\"{WORD}\"><w:style w:type=\"paragraph\" w:styleId=\"a\"><w:basedOn w:val=\"b\"/></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"b\"><w:basedOn w:val=\"a\"/></w:style></w:styles>"
    );
    let document = format!(
        "<w:document xmlns:w=\"{WORD}\"><w:body><w:p><w:pPr><w:pStyle w:val=\"a\"/></w:pPr><w:r><w:t>chữ</w:t></w:r></w:p></w:body></w:document>"
    );
    let links = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"a\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/></Relationships>";
    let file = zip_parts(&[
        ("word/document.xml", document.as_bytes()),
        ("word/styles.xml", styles.as_bytes()),
        ("word/_rels/document.xml.rels", links.as_bytes()),
    ]);
    assert!(read(&file, &Settings::default()).is_ok());
}

#[test]
fn a_wrong_sum_is_damage() {
    let mut bytes = SAMPLES[0].1.to_vec();
    let at = bytes.windows(4).position(|four| four == b"PK\x01\x02").expect("the list of parts");
    bytes[at + 16] ^= 0xff;
    assert_eq!(refusal(&bytes), Refusal::Damaged);
}

#[test]
fn what_is_no_document_says_what_it_is() {
    assert_eq!(refusal(b""), Refusal::Empty);
    assert_eq!(refusal(b" \n\t"), Refusal::Empty);
    assert_eq!(refusal(&docx("<w:p/>")), Refusal::NoWords);
    assert_eq!(refusal(&zip_parts(&[("word/vbaProject.bin", b"x")])), Refusal::MacrosOnly);
    assert!(matches!(refusal(&zip_parts(&[("xl/workbook.xml", b"<a/>")])), Refusal::OtherKind(..)));
    assert!(matches!(refusal(b"\x89PNG\r\n\x1a\n"), Refusal::OtherKind(..)));
    assert_eq!(refusal(&[1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8, 200, 201]), Refusal::Unknown);
    let small = Settings { largest: 10 };
    assert_eq!(read(SAMPLES[2].1, &small).err(), Some(Refusal::TooLarge));
    let mut locked = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a container");
    locked.create_stream("/EncryptedPackage").expect("a stream").write_all(b"x").expect("its bytes");
    assert_eq!(refusal(&locked.into_inner().into_inner()), Refusal::Locked);
}

#[test]
fn elements_that_never_end_are_answered_and_so_are_far_too_many() {
    let said = |html: &str| read(html.as_bytes(), &Settings::default());
    let open = format!("<html><head><title>x<body>{}Kính gửi", "<b><div><p>".repeat(20_000));
    answers(open.as_bytes(), "elements that never end");
    let head = "<html><head><meta charset=utf-8><body><p>Kính gửi: Sở Nội vụ";
    let arrived = said(head).expect("a page");
    assert_eq!(congvan::import::arrived::words(&arrived.blocks), "Kính gửi: Sở Nội vụ");
    assert_eq!(said(&format!("<html>{}", "<b>".repeat(1_000_001))).err(), Some(Refusal::TooLarge));
}

#[test]
fn a_note_in_a_note_loses_no_words() {
    let file = br"{\rtf1 Noi dung{\*\footnote ngoai {\*\footnote trong} sau}\par}";
    let arrived = read(file, &Settings::default()).expect("a text");
    let understood = congvan::import::understand(&arrived);
    assert!(understood.page.text.contains("ngoai trong sau"), "{}", understood.page.text);
    assert!(congvan::import::account::lost_letters(&understood).is_empty());
}
