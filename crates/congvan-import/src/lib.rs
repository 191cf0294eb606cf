//! Reads documents as they arrive, whatever an office sends: `.docx`, `.pdf`, `.doc`, `.rtf`, `.odt`, `.html`, text.
//!
//! A file is known by what it holds, never by its name. What comes out is an [`Arrived`]: paragraphs, tables and drawn
//! lines in reading order, letters of old fonts decoded, everything in NFC, and a list of what was left out and why.
//! Whatever bytes come in, there is an answer: what stands in them, or one sentence that says what to do.
//!
//! ```
//! use congvan_import::{Settings, read};
//!
//! let arrived = read("ỦY BAN NHÂN DÂN\nXÃ CHI LĂNG".as_bytes(), &Settings::default()).unwrap();
//! assert_eq!(arrived.blocks.len(), 2);
//! let refusal = read(b"", &Settings::default()).unwrap_err();
//! assert_eq!(refusal.to_string(), "tệp trống");
//! ```

mod remarks;
mod kind;
pub mod ocr;
mod tables;
mod text;
mod labels;
mod doc;
mod rtf;
mod odt;
mod html;

use std::panic::catch_unwind;

use congvan::import::arrived::{Arrived, Block, Paragraph, for_each_paragraph};
use congvan::import::refusal::Refusal;

pub use congvan_pdf::read::Seen;
pub use kind::{Kind, kind};

/// How files are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Files with more bytes are refused unread.
    pub largest: usize,
}

impl Default for Settings {
    /// 128 MiB: a scan of a few hundred pages.
    fn default() -> Self {
        Self { largest: 128 << 20 }
    }
}

/// What stands in a file.
///
/// # Errors
/// Where it is no document, is damaged or locked, or has no words: one sentence that says what to do.
pub fn read(bytes: &[u8], settings: &Settings) -> Result<Arrived, Refusal> {
    if bytes.len() > settings.largest {
        return Err(Refusal::TooLarge);
    }
    // Readers of other people's formats break down over files that their writers never thought of.
    let arrived = catch_unwind(|| read_kind(bytes)).unwrap_or(Err(Refusal::Failed))?;
    if is_too_long(&arrived.blocks) {
        return Err(Refusal::TooLong);
    }
    if arrived.embedded.is_none() && arrived.scanned.is_empty() && !has_words(&arrived.blocks) {
        return Err(if arrived.damage.is_empty() { Refusal::NoWords } else { Refusal::Damaged });
    }
    Ok(arrived)
}

/// Up to `most` pages of a file from `first`, counted from 1, as people see them; none of a file that knows no pages.
///
/// # Errors
/// See [`read()`].
pub fn page_pictures(
    bytes: &[u8],
    first: usize,
    most: usize,
    settings: &Settings,
) -> Result<Vec<Seen>, Refusal> {
    if bytes.len() > settings.largest {
        return Err(Refusal::TooLarge);
    }
    match kind(bytes)? {
        Kind::Pdf => congvan_pdf::read::page_pictures(bytes, first, most),
        _ => Ok(Vec::new()),
    }
}

/// A text in Unicode, in whatever letters its bytes are.
pub fn text(bytes: &[u8]) -> String {
    text::decode(bytes).0
}

fn read_kind(bytes: &[u8]) -> Result<Arrived, Refusal> {
    match kind(bytes)? {
        Kind::Docx => congvan_docx::read::read(bytes),
        Kind::Pdf => congvan_pdf::read::read(bytes),
        Kind::Text => text::read(bytes),
        Kind::Odt => odt::read(bytes),
        Kind::Doc => doc::read(bytes),
        Kind::Rtf => rtf::read(bytes),
        Kind::Html => html::read(bytes),
        Kind::Mhtml => html::read_parts(bytes),
    }
}

/// Whether there is more than any document has: a thousand pages have three million letters, and fifty thousand lines beside
/// their tables; a table of all communes of the country with a dozen columns has forty thousand cells.
fn is_too_long(blocks: &[Block]) -> bool {
    const LETTERS: usize = 8 << 20;
    const PARAGRAPHS: usize = 60_000;
    const CELLS: usize = 60_000;
    let paragraphs = blocks.iter().filter(|block| matches!(block, Block::Paragraph(_))).count();
    let mut bytes = 0;
    for_each_paragraph(blocks, &mut |own| bytes += own.runs.iter().map(|run| run.text.len()).sum::<usize>());
    paragraphs > PARAGRAPHS || bytes > LETTERS || cells(blocks) > CELLS
}

/// The cells of all tables, those within cells too.
fn cells(blocks: &[Block]) -> usize {
    let of_table = |block: &Block| match block {
        Block::Table(table) => table.rows.iter().flatten().map(|cell| 1 + cells(&cell.blocks)).sum(),
        _ => 0,
    };
    blocks.iter().map(of_table).sum()
}

fn has_words(blocks: &[Block]) -> bool {
    let says = |paragraph: &Paragraph| paragraph.label.is_some() || !paragraph.text().trim().is_empty();
    blocks.iter().any(|block| match block {
        Block::Paragraph(paragraph) => says(paragraph),
        Block::Table(table) => table.rows.iter().flatten().any(|cell| has_words(&cell.blocks)),
        Block::Rule(_) | Block::PageBreak => false,
    })
}
