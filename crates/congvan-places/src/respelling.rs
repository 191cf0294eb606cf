//! Spellings of one name that stand for each other: `Đắc Lắc` and `Đắk Lắk`, `Quí` and `Quý`. Names are compared in
//! the spelling that this file makes of both.

use std::sync::LazyLock;

use super::fold::spelling;
use crate::names::Pairs;

/// Words, with diacritics and without, and the spelling they are compared in.
static WORDS: Pairs = Pairs::of_name("respelling: words");
/// The bytes in which those words end: few words of a name end so.
static ENDS: LazyLock<Vec<u8>> =
    LazyLock::new(|| WORDS.iter().filter_map(|(word, _)| word.bytes().last()).collect());

/// y at the end of a syllable, and the i that is compared in its place: `Mỹ`, `Mĩ`; `Quý`, `Quí`.
const Y: [(char, char); 6] = [('y', 'i'), ('ý', 'í'), ('ỳ', 'ì'), ('ỷ', 'ỉ'), ('ỹ', 'ĩ'), ('ỵ', 'ị')];

/// Words in small letters, one space apart, in the spelling they are compared in, behind what `compared` has already.
pub(super) fn compare_into(compared: &mut String, words: &str) {
    for (nth, word) in words.split(' ').enumerate() {
        compared.push_str(if nth > 0 { " " } else { "" });
        let may_be = word.bytes().last().is_some_and(|end| ENDS.contains(&end));
        match WORDS.iter().find(|(other, _)| may_be && *other == word) {
            Some((_, one)) => compared.push_str(one),
            None => match final_i(word) {
                Some((before, i)) => compared.extend(before.chars().chain([i])),
                None => compared.push_str(word),
            },
        }
    }
}

/// The same as a text of its own.
pub(super) fn comparison_key(words: &str) -> String {
    let mut compared = String::with_capacity(words.len());
    compare_into(&mut compared, words);
    compared
}

/// A name as names compare, whatever its case, the place of its tone marks and its listed respellings.
pub fn as_compared(name: &str) -> String {
    comparison_key(&spelling(name))
}

/// A word that ends in y behind a consonant, parted before it, and the i for it. Behind other vowels y and i are not
/// the same sound: `Thúy`, `Thúi`.
fn final_i(word: &str) -> Option<(&str, char)> {
    let mut letters = word.char_indices().rev();
    let (at, last) = letters.next()?;
    let (_, i) = Y.iter().find(|(y, _)| *y == last)?;
    let before = word.get(..at)?;
    let consonant = before == "qu" || before.ends_with(['h', 'k', 'l', 'm', 'n', 's', 't', 'v']);
    consonant.then_some((before, *i))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_compare_alike() {
        for (one, other) in [
            ("đắc lắc", "đắk lắk"),
            ("đăk glei", "đắk glei"),
            ("dac lac", "dak lak"),
            ("quí quân", "quý quân"),
            ("mỹ hòa", "mĩ hòa"),
            ("ngọk bay", "ngọc bay"),
        ] {
            assert_eq!(comparison_key(one), comparison_key(other));
        }
        for (one, other) in [("thúy", "thúi"), ("lạc sơn", "lắc sơn"), ("đông", "đồng"), ("tây", "tâi")]
        {
            assert_ne!(comparison_key(one), comparison_key(other));
        }
    }
}
