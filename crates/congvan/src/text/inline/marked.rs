//! Words that have marks: the notation they came from, where each of their bytes stands in it, and what was read of it.

use std::ops::Range;

use super::{Read, Text};
use crate::document::Inline;
use crate::text::diagnostic::Span;

/// A change to the words of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What goes, in the words.
    pub span: Range<usize>,
    /// What comes, in the notation.
    pub with: String,
}

/// What a notation has beside its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Marked {
    pub(super) notation: String,
    /// Where each byte of the words stands in the notation, and where it ends.
    at: Vec<usize>,
    pub(super) inlines: Vec<Inline>,
    pub(super) loose: Vec<Range<usize>>,
    pub(super) notes: Vec<Footnote>,
}

/// A footnote of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Footnote {
    /// Its words, which stand where those of its text do.
    pub text: Text,
    /// Where its notation begins in that of its text.
    pub start: usize,
}

impl Marked {
    /// What was read, and the words.
    pub(super) fn of(notation: String, read: Read, span: &Span) -> (String, Box<Self>) {
        let note = |inner: &Range<usize>| Footnote {
            text: Text::of_note(&notation[inner.clone()], span.clone()),
            start: inner.start,
        };
        let notes = read.notes.iter().map(note).collect();
        let mut at = read.at;
        at.push(notation.len());
        (read.words, Box::new(Self { notation, at, inlines: read.pieces, loose: read.loose, notes }))
    }

    /// A range of the words in the notation, without marks at its ends.
    pub(super) fn place(&self, span: &Range<usize>) -> Range<usize> {
        let at = |place: usize| self.at.get(place).map_or(self.notation.len(), |at| *at);
        let start = at(span.start);
        let end = if span.end > span.start { at(span.end - 1) + 1 } else { start };
        start..end.max(start)
    }

    /// The notation of a part of the words, with the marks at its ends.
    pub(super) fn part(&self, part: &Range<usize>) -> Range<usize> {
        let start = if part.start == 0 { 0 } else { self.place(&(part.start..part.start)).start };
        let end = if part.end + 1 >= self.at.len() {
            self.notation.len()
        } else {
            self.place(&(part.end..part.end)).start
        };
        // A mark that opens before the first word goes with it.
        start..end.max(start)
    }

    /// A part of the notation with changes made at ranges of the words.
    pub(super) fn rewritten(&self, part: Range<usize>, edits: &[Edit]) -> String {
        rewritten(&self.notation, part, edits, |span| self.place(span))
    }
}

/// A part of a notation with changes made, each where `place` says that its words stand.
pub(super) fn rewritten(
    notation: &str,
    part: Range<usize>,
    edits: &[Edit],
    place: impl Fn(&Range<usize>) -> Range<usize>,
) -> String {
    let mut edits: Vec<&Edit> = edits.iter().collect();
    edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let mut result = String::with_capacity(part.len());
    let mut done = part.start;
    for edit in edits {
        let mut span = place(&edit.span);
        // What goes takes the marks around it along.
        while let Some(mark) = mark_length(notation, &span) {
            span = span.start - mark..span.end + mark;
        }
        if span.start < done || span.end > part.end {
            continue;
        }
        result.push_str(&notation[done..span.start]);
        done = span.end;
        let behind = &notation[span.end..part.end];
        let begins_word =
            edit.with.ends_with(char::is_alphanumeric) && behind.starts_with(char::is_alphanumeric);
        // A mark whose partner stands outside stays, but never within a word; it goes with it where nothing is left
        // between.
        let mut late = String::new();
        for mark in loose(&notation[span.clone()]) {
            let closes = loose(&notation[part.start..span.start]).contains(&mark);
            if closes && result.ends_with(mark) {
                result.truncate(result.len() - mark.len());
            } else if !closes && notation[done..part.end].starts_with(mark) {
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
    result.push_str(&notation[done..part.end]);
    result
}

/// How long the mark is that stands on both sides of a range.
fn mark_length(text: &str, span: &Range<usize>) -> Option<usize> {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn without(notation: &str, words: &str) -> String {
        instead(notation, words, "")
    }

    fn instead(notation: &str, words: &str, with: &str) -> String {
        let text = Text::from_notation(notation);
        let at = text.words().find(words).unwrap();
        text.with_edits(&[Edit { span: at..at + words.len(), with: with.to_owned() }]).into_notation()
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

    #[test]
    fn each_word_stands_where_it_was_written() {
        let notation = r"a\*b **c**^[c d] d CO~2~ <a@b.vn> ____ 5*3";
        let text = Text::from_notation(notation);
        assert_eq!(text.words(), "a*b c d CO2 a@b.vn ____ 5*3");
        for words in ["a@b.vn", "CO", "____", "5*3", "c"] {
            let at = text.words().find(words).unwrap();
            assert_eq!(&notation[text.in_notation(&(at..at + words.len()))], words);
        }
        // The `d` behind the footnote, not the one in it.
        let at = text.words().find(" d").unwrap() + 1;
        assert_eq!(text.in_notation(&(at..at + 1)).start, notation.find("] d").unwrap() + 2);
        let notes: Vec<&str> = text.footnotes().iter().map(|note| note.text.words()).collect();
        assert_eq!(notes, ["c d"]);
        assert_eq!(instead(notation, " d", " e"), notation.replace("] d", "] e"));
    }

    #[test]
    fn a_part_keeps_its_marks() {
        let text = Text::from_notation("**Sở Y tế.** *Các xã* họp.");
        assert_eq!(text.part(&(0..text.words().find("C").unwrap()), &[]).notation(), "**Sở Y tế.** *");
    }
}
