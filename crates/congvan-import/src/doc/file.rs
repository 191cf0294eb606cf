//! The streams of a Word document, and where in them its parts are.

use std::io::{Cursor, Read};

use cfb::CompoundFile;
use congvan::import::refusal::Refusal;

use super::bytes::{some, u16_at, u32_at};

/// Streams longer than this are read so far.
const LONGEST_STREAM: u64 = 64 << 20;
/// The mark of a Word document.
const MARK: u16 = 0xa5ec;
/// The first version whose text is in pieces, as that of Word 97 and all later ones.
const WORD_97: u16 = 101;
/// Where the list of parts begins in the header.
const PARTS: usize = 0x9a;

/// The streams of a document.
pub struct File {
    pub document: Vec<u8>,
    pub table: Vec<u8>,
    pub data: Vec<u8>,
}

/// What a document is made of: places in the list of parts.
#[derive(Clone, Copy)]
pub enum Part {
    Styles = 1,
    NoteMarks = 2,
    Notes = 3,
    Comments = 5,
    Margins = 11,
    RunLooks = 12,
    ParagraphLooks = 13,
    Fonts = 15,
    Pieces = 33,
    Anchors = 40,
    EndnoteMarks = 46,
    Endnotes = 47,
    Drawings = 50,
    Boxes = 56,
    Looks = 73,
    Lists = 74,
}

/// How many letters each kind of text has; the kinds stand behind each other in this order.
#[derive(Clone, Copy, Debug, Default)]
pub struct Lengths {
    pub main: usize,
    pub notes: usize,
    pub margins: usize,
    pub macros: usize,
    pub comments: usize,
    pub endnotes: usize,
}

impl File {
    /// # Errors
    /// Where the container is damaged, the document is locked, or of a version before Word 97.
    pub fn open(bytes: &[u8]) -> Result<Self, Refusal> {
        let mut container = CompoundFile::open(Cursor::new(bytes)).map_err(|_| Refusal::Damaged)?;
        let document = stream(&mut container, "WordDocument").ok_or(Refusal::Damaged)?;
        let version = u16_at(&document, 2).ok_or(Refusal::Damaged)?;
        if u16_at(&document, 0) != Some(MARK) || version < WORD_97 {
            return Err(Refusal::OtherForm("Word 6.0/95 (.doc)", "Word 6.0/95 (.doc)"));
        }
        let flags = u16_at(&document, 0x0a).ok_or(Refusal::Damaged)?;
        if flags & 0x0100 != 0 {
            return Err(Refusal::Locked);
        }
        let name = if flags & 0x0200 != 0 { "1Table" } else { "0Table" };
        let table = stream(&mut container, name).ok_or(Refusal::Damaged)?;
        let data = stream(&mut container, "Data").unwrap_or_default();
        Ok(Self { document, table, data })
    }

    /// A part of the table stream.
    pub fn part(&self, part: Part) -> &[u8] {
        let at = PARTS + 8 * part as usize;
        match (u32_at(&self.document, at), u32_at(&self.document, at + 4)) {
            (Some(from), Some(length)) => some(&self.table, from as usize, length as usize),
            _ => &[],
        }
    }

    /// What stands behind a part in the table stream: some parts have details there.
    pub fn behind(&self, part: Part) -> &[u8] {
        let at = PARTS + 8 * part as usize;
        let from = u32_at(&self.document, at).unwrap_or(0) as usize;
        let length = u32_at(&self.document, at + 4).unwrap_or(0) as usize;
        some(&self.table, from.saturating_add(length), usize::MAX / 2)
    }

    pub fn lengths(&self) -> Lengths {
        let length = |at| u32_at(&self.document, at).unwrap_or(0).min(i32::MAX as u32) as usize;
        Lengths {
            main: length(0x4c),
            notes: length(0x50),
            margins: length(0x54),
            macros: length(0x58),
            comments: length(0x5c),
            endnotes: length(0x60),
        }
    }
}

fn stream(container: &mut CompoundFile<Cursor<&[u8]>>, name: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    container.open_stream(name).ok()?.take(LONGEST_STREAM).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// The places of a list (`Plc`) and what it says of each stretch between two of them.
pub fn plc(bytes: &[u8], size: usize) -> (Vec<usize>, Vec<&[u8]>) {
    let count = bytes.len().saturating_sub(4) / (4 + size);
    let places = (0..=count).filter_map(|at| u32_at(bytes, 4 * at)).map(|place| place as usize).collect();
    let said = (0..count).map(|at| some(bytes, 4 * (count + 1) + size * at, size)).collect();
    (places, said)
}
