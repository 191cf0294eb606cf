//! The letters of điểm, `a)`, `b)`, … in the order of the Vietnamese alphabet (PL I, mục II.6.d).

/// No f, j, w, z, and no letter with a mark but đ: as the decree's own lists go.
pub(crate) const LETTERS: [&str; 23] = [
    "a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v",
    "x", "y",
];

/// The letters of point `at`, counted from 0; behind the last one they are doubled, `aa`, `ab`, … The decree names none
/// beyond `y`.
pub(crate) fn point_letters(mut at: usize) -> String {
    let mut letters = vec![LETTERS[at % LETTERS.len()]];
    while at >= LETTERS.len() {
        at = at / LETTERS.len() - 1;
        letters.insert(0, LETTERS[at % LETTERS.len()]);
    }
    letters.concat()
}

/// Which point, counted from 0, has these letters.
pub(crate) fn point_at(letters: &str) -> Option<usize> {
    /// `aa` stands behind `y`.
    const MOST: usize = 2;
    let mut count = 0;
    for (nth, letter) in letters.split("").filter(|letter| !letter.is_empty()).enumerate() {
        let own = LETTERS.iter().position(|known| *known == letter).filter(|_| nth < MOST)?;
        count = count * LETTERS.len() + own + 1;
    }
    count.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_follow_the_vietnamese_alphabet() {
        let letters = |from: usize, to: usize| (from..to).map(point_letters).collect::<Vec<_>>();
        assert_eq!(letters(3, 7), ["d", "đ", "e", "g"]);
        assert_eq!(letters(21, 25), ["x", "y", "aa", "ab"]);
        assert_eq!(letters(45, 47), ["ay", "ba"]);
        for at in 0..LETTERS.len() * (LETTERS.len() + 1) {
            assert_eq!(point_at(&point_letters(at)), Some(at));
        }
        assert!(["", "f", "aaa", "A", "a "].iter().all(|other| point_at(other).is_none()));
    }
}
