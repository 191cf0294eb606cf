//! How wide a text is in Times New Roman, from the advance widths of the metric-compatible Tinos.
//!
//! Composition needs widths for lengths that depend on words (the rule under the motto, gaps for blanks), and
//! both writers must agree on them. No kerning: Word does not kern by default.

mod advances;

use crate::document::length::Length;

/// One of the four faces of the one family the decree allows (PL I, mục I.4: Times New Roman).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// Đứng.
    Regular,
    /// Đứng, đậm.
    Bold,
    /// Nghiêng.
    Italic,
    /// Nghiêng, đậm.
    BoldItalic,
}

impl Face {
    /// All faces, in the order of the tables.
    pub const ALL: [Face; 4] = [Face::Regular, Face::Bold, Face::Italic, Face::BoldItalic];

    /// The face with these two properties.
    pub const fn new(bold: bool, italic: bool) -> Self {
        match (bold, italic) {
            (false, false) => Face::Regular,
            (true, false) => Face::Bold,
            (false, true) => Face::Italic,
            (true, true) => Face::BoldItalic,
        }
    }
}

/// Units of an advance width per em.
pub const UNITS_PER_EM: i64 = 2048;
/// From the baseline up, in units: half of what "single spacing" means.
pub const ASCENT: i64 = 1825;
/// From the baseline down, in units.
pub const DESCENT: i64 = 443;
/// What single spacing adds between lines, in units.
pub const LINE_GAP: i64 = 87;

/// One more than the place of each character in the table, 0 for those it does not hold: layout asks for every letter
/// of every attempt.
static PLACES: [u16; LAST + 1] = {
    let mut places = [0; LAST + 1];
    let mut at = 0;
    while at < advances::ADVANCES.len() {
        places[advances::ADVANCES[at].0 as usize] = at as u16 + 1;
        at += 1;
    }
    places
};
const LAST: usize = advances::ADVANCES[advances::ADVANCES.len() - 1].0 as usize;

/// The advance width of `c` in units, or `None` where the embedded font has no glyph for it.
pub fn advance(face: Face, c: char) -> Option<u16> {
    let place = PLACES.get(c as usize).copied()?.checked_sub(1)?;
    Some(advances::ADVANCES[usize::from(place)].1[face as usize])
}

/// The width of `text` set in one line at `size`; a character without a glyph counts as half an em.
pub fn width(text: &str, face: Face, size: Length) -> Length {
    let units: i64 = text.chars().map(|c| advance(face, c).map_or(UNITS_PER_EM / 2, i64::from)).sum();
    Length::emu(units * size.as_emu() / UNITS_PER_EM)
}

/// The height of a line of `size` at single spacing, in whole twips as LibreOffice has it.
pub fn line_height(size: Length) -> Length {
    Length::twips(Length::emu(size.as_emu() * (ASCENT + DESCENT + LINE_GAP) / UNITS_PER_EM).as_twips())
}

/// From the top of a line of `size` to its baseline: what single spacing adds stands above the letters.
pub fn line_ascent(size: Length) -> Length {
    size * (ASCENT + LINE_GAP) / UNITS_PER_EM
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_widths() {
        let motto = width("Độc lập - Tự do - Hạnh phúc", Face::Bold, Length::pt(14));
        assert_eq!(motto.as_twips(), 3_428);
        let name = width("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Face::Bold, Length::pt(13));
        assert_eq!(name.as_twips(), 5_424);
    }

    #[test]
    fn table_is_sorted_and_holds_every_vietnamese_letter() {
        assert!(advances::ADVANCES.is_sorted_by_key(|(c, _)| *c));
        for c in "ĂÂĐÊÔƠƯăâđêôơư".chars().chain('\u{1ea0}'..='\u{1ef9}') {
            assert!(advance(Face::BoldItalic, c).is_some(), "{c}");
        }
    }

    #[test]
    fn every_face_has_what_administrative_text_needs() {
        let forms = "☐☑☒✓□■●○◊→←↑↓↔";
        let signs = "✔✗✘⇐⇒⇔◆★❖➢➤";
        let figures = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ₀₁₂₃₄₅₆₇₈₉½¼¾⅓⅔⅛";
        let science = "αβγδΔΣΩµπλθφω±×÷√∞∑∫≈≠≤≥′″‴°℃‰№";
        let minorities = "ƀɃɓƁɗƊčČĕĔĭĬŏŎŭŬñÑǎǍẽẼḍḌṭṬṃṂṅṄʼ";
        for face in Face::ALL {
            for c in [forms, signs, figures, science, minorities].concat().chars() {
                assert!(advance(face, c).is_some_and(|width| width > 0), "{face:?} {c}");
            }
            for mark in "\u{300}\u{301}\u{302}\u{303}\u{304}\u{306}\u{308}\u{30c}\u{323}\u{331}".chars() {
                assert_eq!(advance(face, mark), Some(0), "{face:?} U+{:04X}", u32::from(mark));
            }
        }
    }
}
