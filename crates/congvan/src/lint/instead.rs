//! How other words are put into a scalar of the source, in its own notation.

use std::ops::Range;

/// A part of a scalar, without its quotes, that has some words on both sides of a smaller part and begins and ends
/// with whole words.
pub(super) fn around(raw: &str, part: &Range<usize>) -> Range<usize> {
    const ENOUGH: usize = 64;
    let quoted = raw.len() >= 2 && raw.starts_with(['"', '\'']);
    let inner = if quoted { 1..raw.len() - 1 } else { 0..raw.len() };
    let white = char::is_whitespace;
    // An escaped space or line break would be cut in two.
    let cut = |at: &usize| !raw[..*at].ends_with('\\') && !raw[..*at].ends_with(white);
    let near = raw.floor_char_boundary(part.start.saturating_sub(ENOUGH));
    let mut spaces = raw[..near].rmatch_indices(white).map(|(at, _)| at).filter(|at| *at > inner.start);
    let start = spaces.find(cut).map_or(inner.start, |at| {
        let rest = &raw[at..];
        at + rest.len() - rest.trim_start_matches(white).len()
    });
    let far = raw.ceil_char_boundary((part.end + ENOUGH).min(raw.len()));
    let mut spaces = raw[far..].match_indices(white).map(|(at, _)| far + at).filter(|at| *at < inner.end);
    start.min(part.start)..spaces.find(cut).unwrap_or(inner.end).max(part.end)
}

/// The part and its replacement without what both begin and end with.
pub(super) fn narrow<'r>(text: &str, part: Range<usize>, right: &'r str) -> (Range<usize>, &'r str) {
    let old = &text[part.clone()];
    let same = |pair: &(char, char)| pair.0 == pair.1;
    let head: usize = old.chars().zip(right.chars()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let (old, right) = (&old[head..], &right[head..]);
    let both = old.chars().rev().zip(right.chars().rev());
    let tail: usize = both.take_while(same).map(|(c, _)| c.len_utf8()).sum();
    (part.start + head..part.end - tail, &right[..right.len() - tail])
}

pub(super) fn replace_part(text: &str, part: &Range<usize>, right: &str) -> String {
    format!("{}{right}{}", &text[..part.start], &text[part.end..])
}

/// `right` as the scalar writes it; its spaces are the old ones, line breaks among them, where there are as many.
pub(super) fn write_scalar(raw: &str, old: &str, right: &str) -> Option<String> {
    // A comma would end an item of a flow list; where the scalar has one already, it is in none.
    let comma = |c| matches!(c, ';') || (c == ',' && raw.contains(','));
    let plain = |c: char| c.is_alphanumeric() || " -/.()%".contains(c) || old.contains(c) || comma(c);
    let right = match raw.as_bytes().first()? {
        b'"' => right.replace('\\', "\\\\").replace('"', "\\\""),
        b'\'' => right.replace('\'', "''"),
        _ if right.chars().all(plain) => right.to_owned(),
        _ => return None,
    };
    let white = char::is_whitespace;
    let mut spaces: Vec<&str> = old.split(|c| !white(c)).filter(|space| !space.is_empty()).collect();
    if spaces.len() != right.matches(' ').count() {
        return Some(right);
    }
    spaces.reverse();
    Some(right.chars().fold(String::new(), |mut line, c| {
        match c {
            ' ' => line.push_str(spaces.pop().unwrap_or(" ")),
            c => line.push(c),
        }
        line
    }))
}
