//! What a file says of looks: numbered properties (`sprm`), one behind another.

use super::bytes::{i16_at, some, u16_at};

/// A property and its operand.
pub struct Sprm<'f> {
    pub code: u16,
    pub operand: &'f [u8],
}

impl Sprm<'_> {
    pub fn byte(&self) -> u8 {
        self.operand.first().copied().unwrap_or(0)
    }

    pub fn word(&self) -> u16 {
        u16_at(self.operand, 0).unwrap_or(0)
    }

    pub fn signed_word(&self) -> i64 {
        i64::from(i16_at(self.operand, 0).unwrap_or(0))
    }
}

/// The definition of a table's columns has a length of two bytes.
const TABLE_DEFINITION: u16 = 0xd608;

/// The properties in some bytes, as far as they go.
pub fn sprms(bytes: &[u8]) -> impl Iterator<Item = Sprm<'_>> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        let code = u16_at(rest, 0)?;
        let behind = &rest[2..];
        let (skip, length) = match code >> 13 {
            0 | 1 => (0, 1),
            2 | 4 | 5 => (0, 2),
            3 => (0, 4),
            7 => (0, 3),
            _ if code == TABLE_DEFINITION => (2, usize::from(u16_at(behind, 0)?).saturating_sub(1)),
            _ => (1, usize::from(*behind.first()?)),
        };
        let operand = some(behind, skip, length);
        rest = some(behind, skip + length, behind.len());
        (operand.len() == length).then_some(Sprm { code, operand })
    })
}
