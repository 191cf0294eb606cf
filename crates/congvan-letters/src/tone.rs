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

/// What the first letter of a pair may be.
const FIRST: &str = "oòóỏõọuùúủũụOÒÓỎÕỌUÙÚỦŨỤ";

/// The text with every open syllable's mark where `tone` puts it.
pub fn place(text: &str, tone: Tone) -> String {
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
    // Few letters begin a pair, and every text is looked at.
    if !FIRST.contains(two[0]) {
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
    fn marks_move_only_in_open_syllables() {
        let old = "CỘNG HÒA, hòa, khỏe, Thủy, Ủy ban, hoàn, toán, quý, hóa đơn, hoạch";
        let new = "CỘNG HOÀ, hoà, khoẻ, Thuỷ, Uỷ ban, hoàn, toán, quý, hoá đơn, hoạch";
        assert_eq!(place(old, Tone::New), new);
        assert_eq!(place(new, Tone::Old), old);
        assert_eq!(place(old, Tone::Old), old);
    }
}
