//! What kind of file some bytes are: by what they hold, never by a name.

use std::io::{Cursor, Read};

use congvan::import::refusal::Refusal;
use zip::ZipArchive;

/// A kind of file that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// WordprocessingML in a zip (`.docx`).
    Docx,
    /// OpenDocument text in a zip (`.odt`), or flat (`.fodt`).
    Odt,
    /// PDF.
    Pdf,
    /// Word 97 to 2003 (`.doc`).
    Doc,
    /// Rich Text Format.
    Rtf,
    /// A page of the web, also one named `.doc`.
    Html,
    /// A page of the web with its pictures in one file, or a letter (`.eml`).
    Mhtml,
    /// Text.
    Text,
}

/// What each other kind of file begins with, and what it is, in Vietnamese and English.
const OTHERS: [(&[u8], &str, &str); 13] = [
    (b"\xff\xd8\xff", "một ảnh", "a picture"),
    (b"\x89PNG", "một ảnh", "a picture"),
    (b"II*\0", "một ảnh", "a picture"),
    (b"MM\0*", "một ảnh", "a picture"),
    (b"GIF8", "một ảnh", "a picture"),
    (b"\0\0\0\x18ftyp", "một ảnh hoặc phim", "a picture or a film"),
    (b"\0\0\0\x1cftyp", "một ảnh hoặc phim", "a picture or a film"),
    (b"7z\xbc\xaf\x27\x1c", "một tệp nén", "an archive"),
    (b"Rar!", "một tệp nén", "an archive"),
    (b"\x1f\x8b", "một tệp nén", "an archive"),
    (b"MZ", "một chương trình", "a program"),
    (b"\x7fELF", "một chương trình", "a program"),
    (b"SQLite format 3", "một cơ sở dữ liệu", "a database"),
];
/// Beginnings of pages are looked for so far.
const HEAD: usize = 2_048;
/// A PDF may have so much before its mark.
const PDF_HEAD: usize = 1_024;

/// The kind of some bytes.
///
/// # Errors
/// Where there are none, or they are of a kind that is no document of words.
pub fn kind(bytes: &[u8]) -> Result<Kind, Refusal> {
    if bytes.iter().all(|byte| matches!(byte, 0 | b' ' | b'\r' | b'\n' | b'\t')) {
        return Err(Refusal::Empty);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return in_zip(bytes);
    }
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) {
        return in_compound(bytes);
    }
    if bytes[..bytes.len().min(PDF_HEAD)].windows(5).any(|five| five == b"%PDF-") {
        return Ok(Kind::Pdf);
    }
    if let Some((_, vi, en)) = OTHERS.iter().find(|(start, ..)| bytes.starts_with(start)) {
        return Err(Refusal::OtherKind(vi, en));
    }
    let head = crate::text::head(bytes, HEAD);
    let head = head.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n', '\0']).to_ascii_lowercase();
    if head.starts_with("{\\rtf") {
        return Ok(Kind::Rtf);
    }
    if is_message(&head) {
        return Ok(Kind::Mhtml);
    }
    if head.starts_with('<') {
        return in_markup(&head);
    }
    if bytes.iter().take(HEAD).filter(|byte| **byte < 9).count() > 8 && !crate::text::is_wide(bytes) {
        return Err(Refusal::Unknown);
    }
    Ok(Kind::Text)
}

/// Whether a text begins with the fields of a message: a page with its pictures, or a letter that was saved (`.eml`).
fn is_message(head: &str) -> bool {
    let first = head.split_once(':').map_or("", |(name, _)| name);
    let is_field = !first.is_empty() && first.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-');
    let says = |field: &str| head.starts_with(field) || head.contains(&format!("\n{field}"));
    is_field && says("mime-version:") && says("content-type:")
}

/// The kind of a zip, by the parts that it lists.
fn in_zip(bytes: &[u8]) -> Result<Kind, Refusal> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::Damaged)?;
    let names: Vec<String> = archive
        .file_names()
        .filter_map(|name| name.ok().map(|name| name.replace('\\', "/").to_lowercase()))
        .take(4_000)
        .collect();
    let has = |start: &str| names.iter().any(|name| name.trim_start_matches('/').starts_with(start));
    let mut mime = String::new();
    if let Ok(part) = archive.by_name("mimetype") {
        // What it says is short; whatever else is no kind of document.
        let _ = part.take(100).read_to_string(&mut mime);
    }
    match mime.trim() {
        "application/vnd.oasis.opendocument.text" | "application/vnd.oasis.opendocument.text-template" => {
            return Ok(Kind::Odt);
        }
        "application/vnd.oasis.opendocument.spreadsheet" => {
            return Err(Refusal::OtherKind("một bảng tính", "a spreadsheet"));
        }
        "application/vnd.oasis.opendocument.presentation" => {
            return Err(Refusal::OtherKind("một bản trình chiếu", "slides"));
        }
        "application/epub+zip" => return Err(Refusal::OtherForm("sách điện tử EPUB", "EPUB")),
        _ => {}
    }
    if has("word/document") {
        return Ok(Kind::Docx);
    }
    // OpenDocument whose own name of its kind was changed on the way.
    if has("content.xml") && has("meta-inf/manifest.xml") {
        return Ok(Kind::Odt);
    }
    if names.is_empty() {
        return Err(Refusal::Empty);
    }
    Err(if has("word/vbaproject.bin") || has("word/vbadata.xml") {
        Refusal::MacrosOnly
    } else if has("xl/") {
        Refusal::OtherKind("một bảng tính Excel", "an Excel spreadsheet")
    } else if has("ppt/") {
        Refusal::OtherKind("một bản trình chiếu PowerPoint", "PowerPoint slides")
    } else if has("word/") || has("[content_types].xml") {
        Refusal::Damaged
    } else {
        Refusal::OtherKind("một tệp nén (.zip)", "an archive (.zip)")
    })
}

/// The kind of a compound file, by its streams.
fn in_compound(bytes: &[u8]) -> Result<Kind, Refusal> {
    let file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|_| Refusal::Damaged)?;
    let has = |name: &str| file.exists(format!("/{name}"));
    if has("EncryptedPackage") {
        return Err(Refusal::Locked);
    }
    if has("WordDocument") {
        return Ok(Kind::Doc);
    }
    Err(if has("Workbook") || has("Book") {
        Refusal::OtherKind("một bảng tính Excel", "an Excel spreadsheet")
    } else if has("PowerPoint Document") {
        Refusal::OtherKind("một bản trình chiếu PowerPoint", "PowerPoint slides")
    } else if has("__properties_version1.0") {
        Refusal::OtherKind("một thư Outlook", "an Outlook message")
    } else if has("Macros") || has("VBA") || has("_VBA_PROJECT_CUR") {
        Refusal::MacrosOnly
    } else {
        Refusal::Unknown
    })
}

/// The kind of a text that begins with a tag.
fn in_markup(head: &str) -> Result<Kind, Refusal> {
    if head.contains("<office:document") {
        return Ok(Kind::Odt);
    }
    // A page that Word saved names its XML too, in a comment.
    let names = ["<w:worddocument", "<pkg:package", "word.document"];
    if !head.contains("<html") && names.iter().any(|name| head.contains(name)) {
        return Err(Refusal::OtherForm("Word XML", "Word XML"));
    }
    let tags = [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<table",
        "<div",
        "<p>",
        "<p ",
        "<span",
        "<meta",
        "<br",
    ];
    if tags.iter().any(|tag| head.contains(tag)) {
        return Ok(Kind::Html);
    }
    if head.starts_with("<?xml") {
        return Err(Refusal::OtherKind("dữ liệu XML", "XML data"));
    }
    Ok(Kind::Text)
}
