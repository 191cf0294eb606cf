//! Family names, in one list.

use crate::words::Pairs;

static FAMILIES: Pairs = Pairs::from_list("families");

/// Whether the word, with its capital, may be a family name.
pub(super) fn is_family(word: &str) -> bool {
    FAMILIES.iter().any(|(name, _)| *name == word)
}

/// Whether the word, with its capital, is a family name and hardly anything else.
pub(super) fn is_surely_family(word: &str) -> bool {
    FAMILIES.iter().any(|(name, sure)| *sure == "sure" && *name == word)
}
