//! Where the tone mark stands in open `oa`, `oe`, `uy`: `hòa, khỏe, thủy` or `hoà, khoẻ, thuỷ`. No rule binds
//! administrative papers; an office keeps to one.

/// A placement of tone marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// On the first vowel: hòa, thủy, ủy.
    Old,
    /// On the second vowel: hoà, thuỷ, uỷ.
    New,
}

/// Each pair as the old and as the new placement writes it, in lower case.
const PAIRS: [(&str, &str); 15] = [
    ("òa", "oà"),
    ("óa", "oá"),
    ("ỏa", "oả"),
    ("õa", "oã"),
    ("ọa", "oạ"),
    ("òe", "oè"),
    ("óe", "oé"),
    ("ỏe", "oẻ"),
    ("õe", "oẽ"),
    ("ọe", "oẹ"),
    ("ùy", "uỳ"),
    ("úy", "uý"),
    ("ủy", "uỷ"),
    ("ũy", "uỹ"),
    ("ụy", "uỵ"),
];

/// Whether a letter may be the first of a pair.
fn is_first(c: char) -> bool {
    matches!(
        c,
        'o' | 'ò'
            | 'ó'
            | 'ỏ'
            | 'õ'
            | 'ọ'
            | 'u'
            | 'ù'
            | 'ú'
            | 'ủ'
            | 'ũ'
            | 'ụ'
            | 'O'
            | 'Ò'
            | 'Ó'
            | 'Ỏ'
            | 'Õ'
            | 'Ọ'
            | 'U'
            | 'Ù'
            | 'Ú'
            | 'Ủ'
            | 'Ũ'
            | 'Ụ'
    )
}

/// Whether a letter may be the second of a pair.
fn is_second(c: char) -> bool {
    matches!(
        c,
        'a' | 'à'
            | 'á'
            | 'ả'
            | 'ã'
            | 'ạ'
            | 'e'
            | 'è'
            | 'é'
            | 'ẻ'
            | 'ẽ'
            | 'ẹ'
            | 'y'
            | 'ỳ'
            | 'ý'
            | 'ỷ'
            | 'ỹ'
            | 'ỵ'
            | 'A'
            | 'À'
            | 'Á'
            | 'Ả'
            | 'Ã'
            | 'Ạ'
            | 'E'
            | 'È'
            | 'É'
            | 'Ẻ'
            | 'Ẽ'
            | 'Ẹ'
            | 'Y'
            | 'Ỳ'
            | 'Ý'
            | 'Ỷ'
            | 'Ỹ'
            | 'Ỵ'
    )
}

/// The text with every open syllable's mark where `tone` puts it.
pub fn place(text: &str, tone: Tone) -> String {
    // Few texts have a pair, and every text is looked at.
    let nexts = text.chars().skip(1);
    if !text.chars().zip(nexts).any(|(first, second)| is_first(first) && is_second(second)) {
        return text.to_owned();
    }
    let letters: Vec<char> = text.chars().collect();
    let mut placed = String::with_capacity(text.len());
    let mut at = 0;
    while at < letters.len() {
        match pair(&letters, at, tone) {
            Some([first, second]) => {
                placed.push(first);
                placed.push(second);
                at += 2;
            }
            None => {
                placed.push(letters[at]);
                at += 1;
            }
        }
    }
    placed
}

/// The pair at `at` as `tone` writes it, where it ends its syllable and the `u` is not that of `qu`.
fn pair(letters: &[char], at: usize, tone: Tone) -> Option<[char; 2]> {
    let two = letters.get(at..at + 2)?;
    if !is_first(two[0]) || !is_second(two[1]) {
        return None;
    }
    let lower: String = two.iter().flat_map(|c| c.to_lowercase()).collect();
    let (old, new) = PAIRS.iter().find(|(old, new)| *old == lower || *new == lower)?;
    let open = letters.get(at + 2).is_none_or(|next| !next.is_alphabetic());
    let after_q = at > 0 && matches!(letters[at - 1], 'q' | 'Q');
    if !open || after_q {
        return None;
    }
    let mut wanted = if tone == Tone::Old { old } else { new }.chars();
    let mut next = |like: char| {
        let c = wanted.next()?;
        if like.is_uppercase() { c.to_uppercase().next() } else { Some(c) }
    };
    Some([next(two[0])?, next(two[1])?])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_is_known_by_its_letters() {
        for pair in PAIRS.iter().flat_map(|(old, new)| [*old, *new]) {
            for pair in [pair.to_owned(), pair.to_uppercase()] {
                let letters: Vec<char> = pair.chars().collect();
                assert!(is_first(letters[0]) && is_second(letters[1]), "{pair}");
            }
        }
    }

    #[test]
    fn marks_move_only_in_open_syllables() {
        let old = "CỘNG HÒA, hòa, khỏe, Thủy, Ủy ban, hoàn, toán, quý, hóa đơn, hoạch";
        let new = "CỘNG HOÀ, hoà, khoẻ, Thuỷ, Uỷ ban, hoàn, toán, quý, hoá đơn, hoạch";
        assert_eq!(place(old, Tone::New), new);
        assert_eq!(place(new, Tone::Old), old);
        assert_eq!(place(old, Tone::Old), old);
    }

    #[test]
    fn a_pair_moves_wherever_it_stands_in_the_text() {
        for (old, new) in [
            ("Ủy", "Uỷ"),
            ("ủy ban", "uỷ ban"),
            ("ở Hóa", "ở Hoá"),
            ("(hòa)", "(hoà)"),
            ("ĐOA HÒA", "ĐOA HOÀ"),
        ] {
            assert_eq!((place(old, Tone::New), place(new, Tone::Old)), (new.to_owned(), old.to_owned()));
        }
        // The `u` of `qu` has no mark, in whatever case.
        for kept in ["Quý", "QUÝ", "quỹ", "quỵ", "oa", "uy", "o", ""] {
            assert_eq!((place(kept, Tone::New), place(kept, Tone::Old)), (kept.to_owned(), kept.to_owned()));
        }
    }
}
