//! The letters of bodies and types in symbols (ký hiệu; PL I, mục II.3).

use unicode_normalization::UnicodeNormalization;

use crate::words::{Pairs, Words};

/// The letters of a body in a symbol, where the issuer in small letters is another body that has letters of its own.
pub(super) fn letters_of_another<'a>(symbol: &'a str, issuer: &str) -> Option<&'a str> {
    static BODIES: Pairs = Pairs::from_list("symbols: bodies");
    let named: Vec<&str> =
        BODIES.iter().filter(|(_, words)| issuer.contains(words)).map(|(letters, _)| *letters).collect();
    let groups = symbol.split(['/', '-', '–']).map(str::trim);
    let mut known = groups.filter(|group| BODIES.iter().any(|(letters, _)| letters == group)).peekable();
    let letters = *known.peek()?;
    // Of several that issue together (`TTLT`) one may be named.
    let is_joint = symbol.split(['/', '-', '–']).any(|group| group.ends_with("LT"));
    (!is_joint && !named.is_empty() && !known.any(|letters| named.contains(&letters))).then_some(letters)
}

/// The letters that the words of a name begin with, without `và` and without tones: `SGDĐT`, `UBNDXCL`.
pub(super) fn initials(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty() && *word != "và");
    let firsts = words.filter_map(|word| word.chars().next()).flat_map(char::to_uppercase);
    firsts.filter_map(|first| std::iter::once(first).nfd().next()).collect()
}

/// Abbreviations of types that are hardly those of a body.
pub(super) static TYPES: Words = Words::from_list("symbols: types");
