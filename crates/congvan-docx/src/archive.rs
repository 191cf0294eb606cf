//! The zip around the parts (APPNOTE.TXT, 4.3). Nothing in it depends on the machine: no clock, and the system that it
//! names is the same everywhere.

use std::borrow::Cow;
use std::cell::RefCell;

use flate2::{Compress, Compression, Crc, FlushCompress, Status};

/// Bytes of a part that is stored as it is: what deflate would save is less than the trouble.
const SHORT: usize = 1200;
/// Of deflate.
const LEVEL: u32 = 6;

/// Midnight of the first day that a zip knows, 01/01/1980.
const DAY: u16 = 1 << 5 | 1;
/// Unix, as which an archive says that it was made.
const SYSTEM: u16 = 3 << 8;
/// A plain file that its owner may write and everyone read.
const ATTRIBUTES: u32 = 0o100_644 << 16;

thread_local! {
    /// To make a compressor costs more than to deflate a part.
    static DEFLATE: RefCell<Compress> = RefCell::new(Compress::new(Compression::new(LEVEL), false));
}

/// A part as it lies in an archive.
pub struct Packed<'a> {
    crc: u32,
    length: usize,
    is_deflated: bool,
    bytes: Cow<'a, [u8]>,
}

impl<'a> Packed<'a> {
    /// The part, deflated where it is long.
    pub fn of(part: &'a str) -> Self {
        let mut crc = Crc::new();
        crc.update(part.as_bytes());
        let deflated = if part.len() < SHORT { None } else { deflate(part.as_bytes()) };
        Self {
            crc: crc.sum(),
            length: part.len(),
            is_deflated: deflated.is_some(),
            bytes: deflated.map_or(Cow::Borrowed(part.as_bytes()), Cow::Owned),
        }
    }

    /// The part with bytes of its own.
    pub fn into_owned(self) -> Packed<'static> {
        Packed { bytes: Cow::Owned(self.bytes.into_owned()), ..self }
    }

    /// What is said of the part both before it and in the directory: what a reader needs to know, method, day, checksum, lengths.
    fn header(&self, name: &str) -> Vec<u8> {
        let (needed, method): (u16, u16) = if self.is_deflated { (20, 8) } else { (10, 0) };
        let mut header = Vec::with_capacity(26);
        for word in [needed, 0, method, 0, DAY] {
            header.extend(word.to_le_bytes());
        }
        for long in [self.crc, long(self.bytes.len()), long(self.length)] {
            header.extend(long.to_le_bytes());
        }
        // The name is all that follows: no extra fields.
        for word in [short(name.len()), 0] {
            header.extend(word.to_le_bytes());
        }
        header
    }
}

fn deflate(part: &[u8]) -> Option<Vec<u8>> {
    DEFLATE.with_borrow_mut(|deflate| {
        deflate.reset();
        let mut deflated = Vec::with_capacity(part.len());
        let ended = deflate.compress_vec(part, &mut deflated, FlushCompress::Finish);
        ended.is_ok_and(|status| status == Status::StreamEnd).then_some(deflated)
    })
}

/// An archive in the making.
pub struct Archive {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    parts: usize,
}

impl Archive {
    /// Without parts.
    pub fn new() -> Self {
        Self { bytes: Vec::with_capacity(16 << 10), directory: Vec::with_capacity(1 << 10), parts: 0 }
    }

    /// Adds a part under a name in ASCII.
    pub fn add(&mut self, name: &str, part: &Packed) {
        let start = long(self.bytes.len());
        let header = part.header(name);
        self.bytes.extend(b"PK\x03\x04");
        self.bytes.extend(&header);
        self.bytes.extend(name.as_bytes());
        self.bytes.extend(part.bytes.iter());

        self.directory.extend(b"PK\x01\x02");
        self.directory.extend((SYSTEM | u16::from_le_bytes([header[0], header[1]])).to_le_bytes());
        self.directory.extend(header);
        // No comment, the first disk, no text attribute.
        self.directory.extend([0; 6]);
        self.directory.extend(ATTRIBUTES.to_le_bytes());
        self.directory.extend(start.to_le_bytes());
        self.directory.extend(name.as_bytes());
        self.parts += 1;
    }

    /// The whole file.
    pub fn finish(mut self) -> Vec<u8> {
        let start = long(self.bytes.len());
        self.bytes.extend(&self.directory);
        self.bytes.extend(b"PK\x05\x06");
        for word in [0, 0, short(self.parts), short(self.parts)] {
            self.bytes.extend(word.to_le_bytes());
        }
        self.bytes.extend(long(self.directory.len()).to_le_bytes());
        self.bytes.extend(start.to_le_bytes());
        // No comment.
        self.bytes.extend([0; 2]);
        self.bytes
    }
}

/// A length as a zip has it. Nothing that fits in memory as a document comes near its end.
fn long(length: usize) -> u32 {
    u32::try_from(length).expect("no part of a document has four gigabytes")
}

fn short(count: usize) -> u16 {
    u16::try_from(count).expect("a document has few parts with short names")
}
