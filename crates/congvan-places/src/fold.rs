//! Text as it is compared: without case and punctuation, and with or without its diacritics.

use std::sync::LazyLock;

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use congvan_letters::normal::normalise;
use congvan_letters::tone::{Tone, place};

/// Small letters without diacritics and digits, words one space apart; apostrophes join, other marks part:
/// `Ea H'Leo` to `ea hleo`, `Phan Rang - Tháp Chàm` to `phan rang thap cham`.
///
/// ```
/// assert_eq!(congvan_places::fold("Đắk Lắk, KHÁNH HOÀ"), "dak lak khanh hoa");
/// ```
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(&mut folded, &normalise(text));
    folded.truncate(folded.trim_end().len());
    folded
}

/// Appends the fold of text that is already NFC.
pub(super) fn fold_into(folded: &mut String, text: &str) {
    let bare = &*BARE;
    words_into(folded, text, |c, folded| match bare.get(c as usize) {
        Some(&letter) if letter != '\0' => folded.push(letter),
        _ => bare_into(folded, c),
    });
}

/// What most letters with diacritics are without them; zeros for those that [`bare_into`] is to be asked for.
static BARE: LazyLock<Vec<char>> = LazyLock::new(|| {
    let mut bare = vec!['\0'; 'ỹ' as usize + 1];
    for c in ('À'..='ư').chain('Ạ'..='ỹ') {
        let mut folded = String::new();
        bare_into(&mut folded, c);
        if let (1, Some(letter)) = (folded.len(), folded.chars().next()) {
            bare[c as usize] = letter;
        }
    }
    bare
});

/// Appends a letter in lower case, without its diacritics.
fn bare_into(folded: &mut String, c: char) {
    decompose_canonical(c, |part| match part {
        part if part.is_ascii() => folded.push(part.to_ascii_lowercase()),
        'đ' | 'Đ' => folded.push('d'),
        part if is_combining_mark(part) => {}
        part => folded.extend(part.to_lowercase()),
    });
}

/// As [`fold`], with diacritics, and tone marks in the tables' placement: `Hoà Bình` to `hòa bình`.
pub(crate) fn spelling(text: &str) -> String {
    let text = place(&normalise(text), Tone::Old);
    let mut spelled = String::with_capacity(text.len());
    words_into(&mut spelled, &text, |c, spelled| spelled.extend(c.to_lowercase()));
    spelled.truncate(spelled.trim_end().len());
    spelled
}

/// Appends ASCII letters in lower case and digits, other letters and marks through `push`, and a space for what stands
/// between words.
fn words_into(words: &mut String, text: &str, push: impl Fn(char, &mut String)) {
    let start = words.len();
    for c in text.chars() {
        match c {
            'A'..='Z' | 'a'..='z' | '0'..='9' => words.push(c.to_ascii_lowercase()),
            '\'' | '\u{2018}' | '\u{2019}' | '\u{2bc}' => {}
            // A block of Vietnamese letters and nothing else, so that most of them need not be looked up.
            'Ạ'..='ỹ' => push(c, words),
            _ if c.is_alphanumeric() || is_combining_mark(c) => push(c, words),
            _ if words.len() == start || words.ends_with(' ') => {}
            _ => words.push(' '),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_and_spells() {
        assert_eq!(fold("  Ea H\u{2019}Leo "), "ea hleo");
        assert_eq!(fold("M\u{2bc}Drắk"), fold("M'Drắk"));
        assert_eq!(fold("Vu\u{303}ng Ta\u{300}u"), "vung tau");
        assert_eq!(fold("Đ\u{200b}ồng NAI (mới)"), "dong nai moi");
        assert_eq!(fold("…"), "");
        assert_eq!(spelling("KHÁNH HOÀ"), "khánh hòa");
        assert_eq!(spelling("Ho\u{300}a"), spelling("hoà"));
    }
}
