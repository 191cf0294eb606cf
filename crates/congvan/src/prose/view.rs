//! A text without its marks of emphasis, and the way back.

use std::ops::Range;

use crate::document::Inline;
use crate::text::inline;

/// A change to a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What goes, in the text without marks.
    pub span: Range<usize>,
    /// What comes.
    pub with: String,
}

/// The text without marks, and where each of its bytes stands in the notation.
#[derive(Debug, Clone)]
pub(super) struct View {
    notation: String,
    plain: String,
    /// One for each byte of the plain text and one for its end; none where the two are the same.
    at: Vec<u32>,
}

impl View {
    pub(super) fn of(notation: &str) -> Self {
        let mut view = Self { notation: notation.to_owned(), plain: String::new(), at: Vec::new() };
        if !notation.contains(['*', '~', '^', '<', '\\']) || notation.len() > u32::MAX as usize {
            view.plain = notation.to_owned();
            return view;
        }
        let mut rest = notation.char_indices();
        for c in characters(&inline::parse(notation)) {
            // Every character stands in the notation, marks between.
            let Some((at, _)) = rest.by_ref().find(|(_, other)| *other == c) else { break };
            for byte in 0..c.len_utf8() {
                view.at.push((at + byte) as u32);
            }
            view.plain.push(c);
        }
        view.at.push(notation.len() as u32);
        view
    }

    pub(super) fn plain(&self) -> &str {
        &self.plain
    }

    /// The range in the notation, without marks at its ends.
    pub(super) fn span(&self, span: &Range<usize>) -> Range<usize> {
        if self.at.is_empty() {
            return span.clone();
        }
        let at = |place: usize| self.at.get(place).map_or(self.notation.len(), |at| *at as usize);
        let start = at(span.start);
        let end = if span.end > span.start { at(span.end - 1) + 1 } else { start };
        start..end.max(start)
    }

    pub(super) fn rewritten(&self, edits: &[Edit]) -> String {
        self.rewritten_in(0..self.notation.len(), edits)
    }

    /// A part of the plain text in the notation, with the marks at its ends, and changed.
    pub(super) fn rewritten_part(&self, part: &Range<usize>, edits: &[Edit]) -> String {
        let start = if part.start == 0 { 0 } else { self.span(&(part.start..part.start)).start };
        let end = if part.end >= self.plain.len() {
            self.notation.len()
        } else {
            self.span(&(part.end..part.end)).start
        };
        // A mark that opens before the first word goes with it.
        self.rewritten_in(start..end.max(start), edits)
    }

    fn rewritten_in(&self, part: Range<usize>, edits: &[Edit]) -> String {
        let mut edits: Vec<&Edit> = edits.iter().collect();
        edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
        let mut result = String::with_capacity(part.len());
        let mut done = part.start;
        for edit in edits {
            let mut span = self.span(&edit.span);
            // What goes takes the marks around it along.
            while let Some(mark) = enclosed(&self.notation, &span) {
                span = span.start - mark..span.end + mark;
            }
            if span.start < done || span.end > part.end {
                continue;
            }
            result.push_str(&self.notation[done..span.start]);
            result.push_str(&edit.with);
            // A mark whose partner stands outside stays, and goes with it where nothing is left between.
            for mark in loose(&self.notation[span.clone()]) {
                match result.ends_with(mark) && edit.with.is_empty() {
                    true => result.truncate(result.len() - mark.len()),
                    false => result.push_str(mark),
                }
            }
            done = span.end;
        }
        result.push_str(&self.notation[done..part.end]);
        result
    }
}

/// How long the mark is that stands on both sides of a range.
fn enclosed(text: &str, span: &Range<usize>) -> Option<usize> {
    ["**", "*"]
        .iter()
        .find(|mark| text[..span.start].ends_with(**mark) && text[span.end..].starts_with(**mark))
        .map(|mark| mark.len())
}

/// The runs of stars in a part that have no partner in it.
fn loose(part: &str) -> Vec<&str> {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = part;
    while let Some(at) = rest.find('*') {
        let run = rest[at..].bytes().take_while(|byte| *byte == b'*').count();
        let mark = &rest[at..at + run];
        match open.iter().rposition(|known| *known == mark) {
            Some(known) => open.truncate(known),
            None => open.push(mark),
        }
        rest = &rest[at + run..];
    }
    open
}

fn characters(pieces: &[Inline]) -> impl Iterator<Item = char> {
    pieces.iter().flat_map(|piece| {
        let text = match piece {
            Inline::Text { text, .. } => text.clone(),
            Inline::Blank { digits } => "_".repeat(usize::from(*digits)),
            Inline::Break => " ".to_owned(),
            Inline::Note { .. } => String::new(),
        };
        text.chars().collect::<Vec<_>>()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn without(notation: &str, words: &str) -> String {
        let view = View::of(notation);
        let at = view.plain().find(words).unwrap();
        view.rewritten(&[Edit { span: at..at + words.len(), with: String::new() }])
    }

    #[test]
    fn marks_go_with_their_words() {
        assert_eq!(without("**Sở Y tế** kiểm tra", "Sở Y tế "), "kiểm tra");
        assert_eq!(without("**Sở Y tế:** kiểm tra", "Sở Y tế: "), "kiểm tra");
        assert_eq!(without("*Sở Y tế* và **Sở A** kiểm tra", "Sở Y tế và "), "**Sở A** kiểm tra");
        assert_eq!(without("**Sở Y tế kiểm tra**", "Sở Y tế "), "**kiểm tra**");
    }
}
