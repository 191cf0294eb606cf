//! The known word that a misspelt one stands for.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The known word that `text` most likely stands for: the same without case, then without diacritics, then the one that
/// the fewest letters tell apart.
pub(crate) fn nearest<'w>(text: &str, words: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    let small = text.to_lowercase().replace(['-', ' '], "_");
    let plain = without_marks(&small);
    words
        .filter_map(|word| {
            let known = word.to_lowercase().replace(['-', ' '], "_");
            let distance = strsim::damerau_levenshtein(&small, &known);
            let same = if known == small { 2 } else { usize::from(without_marks(&known) == plain) };
            let near = same > 0 || distance <= 2.min(word.chars().count() / 2).max(1);
            near.then_some((2 - same, distance, word))
        })
        .min()
        .map(|(_, _, word)| word)
}

fn without_marks(text: &str) -> String {
    text.nfd().filter(|c| !is_combining_mark(*c)).map(|c| if c == 'đ' { 'd' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn marks_and_case_count_less_than_letters() {
        let codes = ["QC", "QĐ", "QyĐ", "DA", "ĐA", "Quyết định"];
        for (written, meant) in [
            ("QD", "QĐ"),
            ("qđ", "QĐ"),
            ("da", "DA"),
            ("đa", "ĐA"),
            ("QyD", "QyĐ"),
            ("quyet dinh", "Quyết định"),
        ] {
            assert_eq!(nearest(written, codes.into_iter()), Some(meant));
        }
        assert_eq!(nearest("subjct", ["subject", "symbol"].into_iter()), Some("subject"));
        assert_eq!(nearest("XYZ", codes.into_iter()), None);
    }
}
