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
            done = span.end;
            let behind = &self.notation[span.end..part.end];
            let begins_word =
                edit.with.ends_with(char::is_alphanumeric) && behind.starts_with(char::is_alphanumeric);
            // A mark whose partner stands outside stays, but never within a word; it goes with it where nothing is left
            // between.
            let mut late = String::new();
            for mark in loose(&self.notation[span.clone()]) {
                let closes = loose(&self.notation[part.start..span.start]).contains(&mark);
                if closes && result.ends_with(mark) {
                    result.truncate(result.len() - mark.len());
                } else if !closes && self.notation[done..part.end].starts_with(mark) {
                    done += mark.len();
                } else if begins_word && closes {
                    result.insert_str(result.trim_end().len(), mark);
                } else if begins_word {
                    result.push_str(mark);
                } else {
                    late.push_str(mark);
                }
            }
            result.push_str(&edit.with);
            result.push_str(&late);
        }
        result.push_str(&self.notation[done..part.end]);
        result
    }
}

/// How long the mark is that stands on both sides of a range.
fn enclosed(text: &str, span: &Range<usize>) -> Option<usize> {
    let before = text[..span.start].bytes().rev().take_while(|byte| *byte == b'*').count();
    let behind = text[span.end..].bytes().take_while(|byte| *byte == b'*').count();
    (before > 0 && before == behind).then_some(before)
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
        instead(notation, words, "")
    }

    fn instead(notation: &str, words: &str, with: &str) -> String {
        let view = View::of(notation);
        let at = view.plain().find(words).unwrap();
        view.rewritten(&[Edit { span: at..at + words.len(), with: with.to_owned() }])
    }

    #[test]
    fn no_mark_stands_within_a_word() {
        assert_eq!(instead("**Sở Y tế** kiểm tra", "Sở Y tế k", "K"), "Kiểm tra");
        assert_eq!(instead("**Sở Y tế:** kiểm tra", "Sở Y tế: k", "K"), "Kiểm tra");
        assert_eq!(instead("**a) Sở Y tế** kiểm tra", "Sở Y tế k", "K"), "**a)** Kiểm tra");
        assert_eq!(instead("Giao **Sở kiểm tra**", "Giao Sở k", "K"), "**Kiểm tra**");
        assert_eq!(instead("Giao **Sở Y tế** họp", "Giao Sở Y tế", "Sở A"), "Sở A họp");
        assert_eq!(instead("***Sở Y tế và Sở A*** kiểm tra", "Sở Y tế và Sở A k", "K"), "Kiểm tra");
    }

    #[test]
    fn marks_go_with_their_words() {
        assert_eq!(without("**Sở Y tế** kiểm tra", "Sở Y tế "), "kiểm tra");
        assert_eq!(without("**Sở Y tế:** kiểm tra", "Sở Y tế: "), "kiểm tra");
        assert_eq!(without("*Sở Y tế* và **Sở A** kiểm tra", "Sở Y tế và "), "**Sở A** kiểm tra");
        assert_eq!(without("**Sở Y tế kiểm tra**", "Sở Y tế "), "**kiểm tra**");
    }
}
