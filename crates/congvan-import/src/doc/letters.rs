//! The letters of a document, put together from its pieces, each with the place in the file where its look is told.

use congvan::import::refusal::Refusal;
use encoding_rs::WINDOWS_1252;

use super::bytes::{some, u16_at, u32_at};
use super::file::{File, Part, plc};

/// Letters at most: a thousand pages have three million.
const MOST_LETTERS: usize = 16 << 20;

/// The letters, as units of UTF-16, and their places in the file.
#[derive(Default)]
pub struct Letters {
    pub units: Vec<u16>,
    /// Where each piece begins: in the letters, in the file, and how many bytes a letter takes.
    pieces: Vec<(usize, usize, usize)>,
}

impl Letters {
    /// # Errors
    /// Where there are no pieces, or far too many letters.
    pub fn of(file: &File) -> Result<Self, Refusal> {
        let pieces = pieces(file.part(Part::Pieces)).ok_or(Refusal::Damaged)?;
        let (places, said) = plc(pieces, 8);
        let mut letters = Self::default();
        for (ends, piece) in places.windows(2).zip(said) {
            let length = ends[1].checked_sub(ends[0]).ok_or(Refusal::Damaged)?;
            let from = u32_at(piece, 2).ok_or(Refusal::Damaged)?;
            let is_narrow = from & 0x4000_0000 != 0;
            let from = (from & 0x3fff_ffff) as usize;
            let (from, size) = if is_narrow { (from / 2, 1) } else { (from, 2) };
            if letters.units.len() + length > MOST_LETTERS {
                return Err(Refusal::TooLarge);
            }
            letters.pieces.push((letters.units.len(), from, size));
            let bytes = some(&file.document, from, length * size);
            if bytes.len() < length * size {
                return Err(Refusal::Damaged);
            }
            if is_narrow {
                // Each byte is one letter there, so that places stay those of the list.
                letters.units.extend(WINDOWS_1252.decode_without_bom_handling(bytes).0.encode_utf16());
            } else {
                letters.units.extend(bytes.chunks_exact(2).map(|two| u16::from_le_bytes([two[0], two[1]])));
            }
        }
        Ok(letters)
    }

    /// Where in the file a letter is.
    pub fn place(&self, letter: usize) -> usize {
        let piece = self.pieces.partition_point(|(from, ..)| *from <= letter).saturating_sub(1);
        let (from, place, size) = self.pieces.get(piece).copied().unwrap_or_default();
        place.saturating_add((letter - from).saturating_mul(size))
    }

    /// Where the piece of a letter ends: behind it looks begin anew.
    pub fn piece_end(&self, letter: usize) -> usize {
        let next = self.pieces.partition_point(|(from, ..)| *from <= letter);
        self.pieces.get(next).map_or(self.units.len(), |(from, ..)| *from)
    }

    /// How many bytes a letter takes where this one is.
    pub fn size(&self, letter: usize) -> usize {
        let piece = self.pieces.partition_point(|(from, ..)| *from <= letter).saturating_sub(1);
        self.pieces.get(piece).map_or(1, |(.., size)| *size)
    }
}

/// The list of pieces, behind what fast saving left.
fn pieces(clx: &[u8]) -> Option<&[u8]> {
    let mut at = 0;
    loop {
        match clx.get(at)? {
            1 => at = at.checked_add(3)?.checked_add(usize::from(u16_at(clx, at + 1)?))?,
            2 => return Some(some(clx, at + 5, u32_at(clx, at + 1)? as usize)),
            _ => return None,
        }
    }
}
