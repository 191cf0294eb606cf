//! Signs of fonts that have signs in place of letters.

use std::borrow::Cow;

/// Where programs keep signs of such a font, each at its place in the font.
const PRIVATE: u32 = 0xf000;

const SYMBOL: [(u32, char); 16] = [
    (0x2d, '−'),
    (0xa3, '≤'),
    (0xa5, '∞'),
    (0xab, '↔'),
    (0xac, '←'),
    (0xad, '↑'),
    (0xae, '→'),
    (0xaf, '↓'),
    (0xb0, '°'),
    (0xb1, '±'),
    (0xb3, '≥'),
    (0xb4, '×'),
    (0xb7, '•'),
    (0xb8, '÷'),
    (0xb9, '≠'),
    (0xd0, '∠'),
];

const WINGDINGS: [(u32, char); 27] = [
    (0x21, '✏'),
    (0x28, '☎'),
    (0x29, '✆'),
    (0x2a, '✉'),
    (0x36, '⌛'),
    (0x46, '☞'),
    (0x6c, '●'),
    (0x6d, '❍'),
    (0x6e, '■'),
    (0x6f, '□'),
    (0x71, '❑'),
    (0x72, '❒'),
    (0x73, '⬧'),
    (0x75, '◆'),
    (0x76, '❖'),
    (0x77, '⬥'),
    (0x9f, '•'),
    (0xa7, '▪'),
    (0xa8, '◻'),
    (0xd8, '➢'),
    (0xdc, '➲'),
    (0xdf, '←'),
    (0xe0, '→'),
    (0xe8, '➔'),
    (0xfb, '✗'),
    (0xfc, '✓'),
    (0xfe, '☑'),
];

/// The signs of a font as characters of their own. What is not known stays where it was.
pub(super) fn resolve<'t>(text: &'t str, font: &str) -> Cow<'t, str> {
    let table: &[(u32, char)] = match font {
        "Symbol" => &SYMBOL,
        "Wingdings" => &WINGDINGS,
        // Word keeps bullets typed from other fonts of signs at the same places as Symbol does.
        _ if text.contains('\u{f0b7}') => &SYMBOL,
        _ => return Cow::Borrowed(text),
    };
    let sign = |c: char| {
        let code = c as u32;
        let code = if (PRIVATE..PRIVATE + 0x100).contains(&code) { code - PRIVATE } else { code };
        let is_sign = code != c as u32 || font == "Wingdings";
        let known = table.iter().find(|(of, _)| *of == code && is_sign).map(|(_, sign)| *sign);
        // The letters of Symbol are Greek ones, but its figures and points are as everywhere.
        known.or(char::from_u32(code).filter(|plain| is_sign && plain.is_ascii_punctuation())).unwrap_or(c)
    };
    Cow::Owned(text.chars().map(sign).collect())
}
