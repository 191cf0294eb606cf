//! Finding whole words in a text, apart from its quotations, links and cited documents.

use crate::units::split_name;

/// What follows an opening, which may start with either case and ends at a word's end.
pub(super) fn after_opening<'t>(text: &'t str, opening: &str) -> Option<&'t str> {
    let (start, rest) = text.split_at_checked(opening.len())?;
    let (mut letters, mut wanted) = (start.chars(), opening.chars());
    let (first, known) = (letters.next()?, wanted.next()?);
    let same = letters.as_str() == wanted.as_str() && first.to_lowercase().eq(known.to_lowercase());
    (same && !rest.starts_with(char::is_alphanumeric)).then_some(rest)
}

/// The text in parts, each with whether its words may change: not inside quotations and links, nor in the citation
/// of a document, whose title runs to the end of its clause. `types` are the words before the number of a document.
pub(super) fn protect<'t>(text: &'t str, types: &[String]) -> Vec<(&'t str, bool)> {
    const CLOSING: [(char, char); 5] = [('“', '”'), ('‘', '’'), ('"', '"'), ('«', '»'), ('<', '>')];
    let mut parts = Vec::new();
    let mut open = 0;
    let mut at = 0;
    while let Some(step) = text[at..].find(['“', '‘', '"', '«', '<', 's']) {
        at += step;
        let rest = &text[at..];
        let first = rest.chars().next().map_or(1, char::len_utf8);
        let end = match CLOSING.iter().find(|(open, _)| rest.starts_with(*open)) {
            Some((_, close)) => rest[first..].find(*close).map(|end| first + end + close.len_utf8()),
            None => cited(rest, &text[open..at], types),
        };
        at += end.unwrap_or(first);
        if let Some(end) = end {
            parts.push((&text[open..at - end], true));
            parts.push((&text[at - end..at], false));
            open = at;
        }
    }
    parts.push((&text[open..], true));
    parts
}

/// Where the citation that starts here ends: `số` after the type of a document, up to the end of the clause.
fn cited(rest: &str, before: &str, types: &[String]) -> Option<usize> {
    if !rest.starts_with("số ") {
        return None;
    }
    let before = before.trim_end().to_lowercase();
    if !types.iter().any(|kind| before.ends_with(kind.as_str())) {
        return None;
    }
    let bytes = rest.as_bytes();
    let ends = |at: usize| match bytes[at] {
        b';' => true,
        b'.' | b',' => bytes.get(at + 1).is_none_or(|next| *next == b' ') && bytes[at] == b'.',
        _ => false,
    };
    Some((0..bytes.len()).find(|at| ends(*at)).unwrap_or(bytes.len()))
}

/// The parts of a text whose words may change.
pub(super) fn open_parts<'t>(text: &'t str, types: &[String]) -> impl Iterator<Item = &'t str> {
    protect(text, types).into_iter().filter(|(_, open)| *open).map(|(part, _)| part)
}

/// Sentences with their ends and the space after them.
pub(super) fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(". ").flat_map(|sentence| sentence.split_inclusive("; "))
}

/// True where the words that may change give a figure: not a date, a share, `24/7` or a list's number.
pub(super) fn has_figure(sentence: &str, types: &[String]) -> bool {
    open_parts(sentence, types).any(|part| {
        part.split_whitespace().any(|word| {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '%');
            word.starts_with(|c: char| c.is_ascii_digit())
                && !word.ends_with('%')
                && !word.contains(['/', '-', ':'])
        })
    })
}

/// Every whole-word occurrence replaced, a capital at its start kept; not where a proper name follows. None where the
/// words do not stand.
pub(super) fn replace_words(text: &str, from: &str, to: &str) -> Option<String> {
    let mut found = every_word(text, from).peekable();
    found.peek()?;
    let mut result = String::with_capacity(text.len());
    let mut done = 0;
    let ends_in_kind = split_name(&format!("{} ", from.rsplit(' ').next().unwrap_or(""))).is_some();
    for at in found {
        let end = at + from.len();
        result.push_str(&text[done..at]);
        if ends_in_kind && names_proper(text, end) {
            result.push_str(&text[at..end]);
        } else if text[at..].starts_with(from) {
            result.push_str(to);
        } else {
            let mut letters = to.chars();
            result.extend(letters.next().into_iter().flat_map(char::to_uppercase));
            result.push_str(letters.as_str());
        }
        done = end;
    }
    result.push_str(&text[done..]);
    Some(result)
}

/// Where the word stands from `start` on, as a whole word, with either case at its start.
pub(super) fn find_word(text: &str, word: &str, start: usize) -> Option<usize> {
    let tail = &word[word.chars().next().map_or(0, char::len_utf8)..];
    let mut from = start;
    loop {
        // All but the first letter is looked for, whose other case may have another length.
        let tail_at = from + text.get(from..)?.find(tail)?;
        let at = text[start..tail_at].char_indices().next_back().map(|(at, _)| start + at);
        if let Some(at) = at
            && !text[..at].ends_with(char::is_alphanumeric)
            && after_opening(&text[at..], word).is_some()
        {
            return Some(at);
        }
        from = tail_at + text[tail_at..].chars().next()?.len_utf8();
    }
}

/// Every place where the word stands.
pub(super) fn every_word<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = usize> + 't {
    let mut from = 0;
    std::iter::from_fn(move || {
        let at = find_word(text, word, from)?;
        from = at + word.len();
        Some(at)
    })
}

/// True where a proper name follows, as in `tỉnh Cao Bằng`.
pub(super) fn names_proper(text: &str, end: usize) -> bool {
    text[end..].strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_uppercase))
}
