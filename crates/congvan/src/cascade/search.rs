//! Finding whole words in a text, apart from its quotations, links and cited documents.

use crate::units::split_name;

/// What follows an opening, which may start with either case or be all in capitals, and ends at a word's end.
pub(super) fn after_opening<'t>(text: &'t str, opening: &str) -> Option<&'t str> {
    let (start, rest) = text.split_at_checked(opening.len())?;
    let (mut letters, mut wanted) = (start.chars(), opening.chars());
    let (first, known) = (letters.next()?, wanted.next()?);
    let (letters, wanted) = (letters.as_str(), wanted.as_str());
    let same = first == known || first.to_lowercase().eq(known.to_lowercase());
    let same = same && (letters == wanted || first.is_uppercase() && is_in_capitals(letters, wanted));
    (same && !rest.starts_with(char::is_alphanumeric)).then_some(rest)
}

/// True where the letters are the capitals of the words; one letter may stand for itself.
fn is_in_capitals(letters: &str, words: &str) -> bool {
    letters.starts_with(|c: char| c.is_uppercase() || !c.is_alphabetic())
        && letters.chars().eq(words.chars().flat_map(char::to_uppercase))
}

/// In bytes, of a document that is cited by its type and its issuer.
const TITLE: usize = 600;

/// The text in parts, each with whether its words may change: not inside quotations and links, nor in the citation
/// of a document, whose title runs to the end of its clause. `types` are the words before the number of a document,
/// `issuers` those after `của` where a document is cited by its type and its issuer.
pub(super) fn protect<'t>(text: &'t str, types: &[String], issuers: &[String]) -> Vec<(&'t str, bool)> {
    const CLOSING: [(char, char); 5] = [('“', '”'), ('‘', '’'), ('"', '"'), ('«', '»'), ('<', '>')];
    let mut parts = Vec::new();
    let mut unclosed = [false; CLOSING.len()];
    let mut open = 0;
    let mut at = 0;
    while let Some(step) =
        text[at..].find(|c: char| matches!(c, '“' | '‘' | '"' | '«' | '<' | 's' | 'c') || c.is_ascii_digit())
    {
        at += step;
        let rest = &text[at..];
        let first = rest.chars().next().map_or(1, char::len_utf8);
        let before = &text[open..at];
        let (start, end) = match CLOSING.iter().position(|(open, _)| rest.starts_with(*open)) {
            // What closes nowhere is looked for once.
            Some(kind) if unclosed[kind] => (at, None),
            Some(kind) => {
                let close = CLOSING[kind].1;
                let end = rest[first..].find(close).map(|end| at + first + end + close.len_utf8());
                unclosed[kind] = end.is_none();
                (at, end)
            }
            None if rest.starts_with('c') => match issued(rest, before, types, issuers) {
                Some(start) => (open + start, Some(at + clause_end(rest))),
                None => (at, None),
            },
            None => (at, cited(rest, before, types).then(|| at + clause_end(rest))),
        };
        match end {
            Some(end) => {
                parts.push((&text[open..start], true));
                parts.push((&text[start..end], false));
                (open, at) = (end, end);
            }
            None => at += first,
        }
    }
    parts.push((&text[open..], true));
    parts
}

/// True where the number of a document starts here after its type: `số 7`, or `07/CT-UBND`.
fn cited(rest: &str, before: &str, types: &[String]) -> bool {
    let number = || {
        let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let symbol = after.strip_prefix('/').and_then(|after| after.split([' ', ',', ';']).next());
        after.len() < rest.len() && symbol.is_some_and(|symbol| symbol.contains(char::is_uppercase))
    };
    let words = before.strip_suffix(' ').is_some_and(|before| {
        let before = before.trim_end_matches(' ');
        types.iter().any(|kind| ends_with_word(before, kind))
    });
    words && (rest.starts_with("số ") || number())
}

/// Where the type of a document stands in the words before, if `của` and its issuer follow here: `Kế hoạch … của UBND
/// tỉnh`. Such a type has a capital within a sentence.
fn issued(rest: &str, before: &str, types: &[String], issuers: &[String]) -> Option<usize> {
    let issuer = rest.strip_prefix("của ")?;
    if !issuers.iter().any(|known| after_opening(issuer, known).is_some()) {
        return None;
    }
    // A title is no longer than this.
    let mut from = before.len().saturating_sub(TITLE);
    while !before.is_char_boundary(from) {
        from += 1;
    }
    let clause = before[from..].rfind([';', '.', ':']).map_or(from, |at| from + at + 1);
    let found = types.iter().filter_map(|kind| {
        every_word(&before[clause..], kind).map(|at| clause + at).find(|at| {
            before[*at..].starts_with(char::is_uppercase) && !before[clause..*at].trim().is_empty()
        })
    });
    found.min()
}

/// True where the text ends with the word, in whatever case.
pub(super) fn ends_with_word(text: &str, word: &str) -> bool {
    let letters = word.chars().count();
    let start = text.char_indices().rev().nth(letters.saturating_sub(1)).map(|(at, _)| at);
    start.is_some_and(|at| text[at..].to_lowercase() == word)
}

/// Where the clause ends that a text opens with: at `;` or `. `.
fn clause_end(text: &str) -> usize {
    let bytes = text.as_bytes();
    let ends = |at: usize| match bytes[at] {
        b';' => true,
        b'.' => bytes.get(at + 1).is_none_or(|next| *next == b' '),
        _ => false,
    };
    (0..bytes.len()).find(|at| ends(*at)).unwrap_or(bytes.len())
}

/// The parts of a text whose words may change.
pub(super) fn open_parts<'t>(
    text: &'t str,
    types: &[String],
    issuers: &[String],
) -> impl Iterator<Item = &'t str> {
    protect(text, types, issuers).into_iter().filter(|(_, open)| *open).map(|(part, _)| part)
}

/// Sentences with their ends and the space after them.
pub(super) fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(". ")
}

/// The clauses of a sentence with their ends and the space after them.
pub(super) fn clauses(sentence: &str) -> impl Iterator<Item = &str> {
    sentence.split_inclusive("; ")
}

/// What figures a text gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Figures {
    /// None, or only dates, `24/7` and a list's numbers.
    None,
    /// All of something: `100%`.
    Whole,
    /// A number, or a share.
    Some,
}

/// The figures that the part of a text gives.
pub(super) fn figures(part: &str) -> Figures {
    let each = part.split_whitespace().map(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '%');
        match word.starts_with(|c: char| c.is_ascii_digit()) && !word.contains(['/', '-', ':']) {
            true if word == "100%" => Figures::Whole,
            true => Figures::Some,
            false => Figures::None,
        }
    });
    each.max().unwrap_or(Figures::None)
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
