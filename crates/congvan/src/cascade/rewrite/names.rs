//! Names in a list within a sentence.

use crate::lexicon::{Lexicon, Word};

/// Names in a list within a sentence: by `và` or semicolons where one has commas of its own.
pub(in crate::cascade) fn join_names(names: &[String]) -> String {
    let each = names.iter().enumerate();
    let names: Vec<String> =
        each.map(|(at, name)| if at == 0 { name.clone() } else { uncapital(name) }).collect();
    let has = |words: &str| names.iter().any(|name| name.contains(words));
    let mark = match () {
        () if !has(",") => ", ",
        () if names.len() == 2 && !has(" và ") => " và ",
        () => "; ",
    };
    names.join(mark)
}

/// Names in a list of which the last one is joined by `và`, where none has such a word of its own.
pub(in crate::cascade) fn join_with_and(names: &[String]) -> String {
    let apart = names.iter().any(|name| name.contains(',') || name.contains(" và "));
    match names.split_last() {
        Some((last, before)) if !apart && !before.is_empty() => {
            format!("{} và {}", join_names(before), uncapital(last))
        }
        _ => join_names(names),
    }
}

/// `Các phòng` in the middle of a sentence: `các phòng`.
pub(in crate::cascade) fn uncapital(text: &str) -> String {
    match Lexicon::get().opens_with(text, Word::Small) {
        true => {
            let mut letters = text.chars();
            letters.next().into_iter().flat_map(char::to_lowercase).chain(letters.clone()).collect()
        }
        false => text.to_owned(),
    }
}
