//! The known word that a misspelt one stands for.

/// The known word that `text` most likely stands for.
pub(crate) fn nearest<'w>(text: &str, words: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    let folded = text.to_lowercase().replace(['-', ' '], "_");
    words
        .map(|word| (strsim::damerau_levenshtein(&folded, &word.to_lowercase().replace('-', "_")), word))
        .filter(|(distance, word)| *distance <= 2.min(word.chars().count() / 2).max(1))
        .min()
        .map(|(_, word)| word)
}
