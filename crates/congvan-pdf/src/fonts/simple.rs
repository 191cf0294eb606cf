//! A face cut to ASCII that still says which character is which glyph: what a field that is typed in wants of its font.

use congvan::document::metrics::Face;
use subsetter::GlyphRemapper;

use super::{NAMES, PROGRAMS, glyph, tag};

/// Digits, letters and signs of ASCII.
pub(crate) const CHARACTERS: std::ops::RangeInclusive<u8> = b' '..=b'~';

/// A table of a font program.
type Table = ([u8; 4], Vec<u8>);

/// The name of the cut face, and its program.
pub(crate) fn program(face: Face) -> (String, Vec<u8>) {
    let mut kept = GlyphRemapper::new();
    let characters: Vec<char> = CHARACTERS.map(char::from).collect();
    for &c in &characters {
        // Every one has a glyph of its own, so that the new ids are 1, 2, 3, …
        kept.remap(glyph(face, c).expect("a test cuts every face").id);
    }
    let cut = subsetter::subset(PROGRAMS[face as usize], 0, &kept).expect("a test cuts every embedded face");
    let name = format!("{}+{}", tag(&characters.into_iter().collect()), NAMES[face as usize]);
    (name, with_characters(&cut))
}

/// `program` with a table `cmap`: the first character is glyph 1, and so on.
fn with_characters(program: &[u8]) -> Vec<u8> {
    let word = |at: usize| u32::from_be_bytes(program[at..at + 4].try_into().expect("four bytes")) as usize;
    let count = usize::from(u16::from_be_bytes([program[4], program[5]]));
    let table = |nth: usize| -> Table {
        let entry = 12 + nth * 16;
        let (start, length) = (word(entry + 8), word(entry + 12));
        let name = program[entry..entry + 4].try_into().expect("four bytes");
        (name, program[start..start + length].to_vec())
    };
    let mut tables: Vec<Table> = (0..count).map(table).filter(|(name, _)| name != b"cmap").collect();
    tables.push((*b"cmap", characters()));
    tables.sort();
    assemble(&program[..4], tables)
}

/// Tables behind their directory, with their sums.
fn assemble(version: &[u8], mut tables: Vec<Table>) -> Vec<u8> {
    let count = tables.len() as u16;
    let power = count.ilog2() as u16;
    let range = (1 << power) * 16;
    let mut file = version.to_vec();
    for number in [count, range, power, count * 16 - range] {
        file.extend(number.to_be_bytes());
    }
    let mut head = None;
    let mut start = 12 + tables.len() * 16;
    for (name, table) in &mut tables {
        if name == b"head" {
            // The sum of the whole file is taken without itself.
            table[8..12].fill(0);
            head = Some(start);
        }
        file.extend(*name);
        for number in [sum(table), start as u32, table.len() as u32] {
            file.extend(number.to_be_bytes());
        }
        start += table.len().next_multiple_of(4);
    }
    for (_, table) in &tables {
        file.extend(table);
        file.resize(file.len().next_multiple_of(4), 0);
    }
    if let Some(head) = head {
        let rest = WHOLE.wrapping_sub(sum(&file));
        file[head + 8..head + 12].copy_from_slice(&rest.to_be_bytes());
    }
    file
}

/// The sum of a whole font program.
const WHOLE: u32 = 0xb1b0_afba;

fn sum(bytes: &[u8]) -> u32 {
    bytes.chunks(4).fold(0, |sum, chunk| {
        let mut word = [0; 4];
        word[..chunk.len()].copy_from_slice(chunk);
        sum.wrapping_add(u32::from_be_bytes(word))
    })
}

/// One subtable of format 4 for Unicode: one run of characters, then the end that the format asks for.
fn characters() -> Vec<u8> {
    let (first, last) = (u16::from(*CHARACTERS.start()), u16::from(*CHARACTERS.end()));
    let glyph_of_first = 1_u16.wrapping_sub(first);
    let header = [0, 1, 3, 1, 0, 12];
    let format = [4, 32, 0, 4, 4, 1, 0];
    let [ends, starts] = [[last, 0xffff], [first, 0xffff]];
    let deltas = [glyph_of_first, 1];
    let numbers = header.into_iter().chain(format).chain(ends).chain([0]).chain(starts).chain(deltas);
    numbers.chain([0, 0]).flat_map(u16::to_be_bytes).collect()
}

#[cfg(test)]
mod tests {
    use skrifa::instance::{LocationRef, Size};
    use skrifa::{FontRef, MetadataProvider};

    use super::*;

    #[test]
    fn every_character_of_the_cut_face_has_its_glyph() {
        for face in Face::ALL {
            let (name, program) = program(face);
            assert!(name.ends_with(NAMES[face as usize]));
            assert!(program.len() * 2 < PROGRAMS[face as usize].len());
            assert_eq!(sum(&program), WHOLE);
            let cut = FontRef::new(&program).expect("a face");
            let widths = cut.glyph_metrics(Size::unscaled(), LocationRef::default());
            for c in CHARACTERS.map(char::from) {
                let id = cut.charmap().map(c).expect("a glyph");
                let advance = glyph(face, c).map(|glyph| f32::from(glyph.advance));
                assert_eq!(widths.advance_width(id), advance, "{c}");
            }
        }
    }
}
