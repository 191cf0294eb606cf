//! One text of a directive, as words, and which part of the document it is.

use std::ops::Range;

use crate::lint::words::{Word, clause_end, last_clause_end};
use crate::model::directive::{Basis, Text};
use crate::words::Words;

/// Which part of the document a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Names of bodies at the head: superior, issuer.
    Head,
    /// What running text calls the issuer, and its territory.
    Called,
    /// The address line at the foot of page 1.
    Address,
    /// Trích yếu.
    Subject,
    /// A line of `Kính gửi` or of `Nơi nhận`.
    Line,
    /// What a line of `Nơi nhận` is for.
    Purpose,
    /// A basis in words, or its verb and type.
    Basis,
    /// Who issued a cited document.
    CitedIssuer,
    /// The subject of a cited document.
    CitedSubject,
    /// A paragraph of its own.
    Paragraph,
    /// A part of a sentence.
    Phrase,
    /// A title above items, or of an annex.
    Heading,
    /// A cell of a table.
    Cell,
    /// By what document a person acts for a party.
    Mandate,
    /// The title of a person.
    Title,
    /// The name of a person.
    Name,
}

/// One text of the directive.
pub(super) struct Passage<'a> {
    /// Which of the draft's.
    pub(super) nth: usize,
    pub(super) part: Part,
    pub(super) text: &'a Text,
    /// In small letters, byte for byte as long.
    pub(super) small: String,
    pub(super) words: Vec<Word>,
    /// The basis this is a part of.
    pub(super) basis: Option<&'a Basis>,
}

impl Passage<'_> {
    /// The word as written.
    pub(super) fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| &self.text.notation()[word.at.clone()])
    }

    /// The word in small letters.
    pub(super) fn small(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| &self.small[word.at.clone()])
    }

    /// What stands before the word, behind the one before it.
    pub(super) fn gap(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| &self.text.notation()[word.gap..word.at.start])
    }

    /// The mark before the word, whatever spaces stand around it; empty where there are only spaces.
    pub(super) fn mark(&self, at: usize) -> &str {
        self.gap(at).trim()
    }

    /// What stands behind the word, before the next one or the end.
    pub(super) fn after(&self, at: usize) -> &str {
        let end = self.words.get(at + 1).map_or(self.text.notation().len(), |word| word.at.start);
        self.words.get(at).map_or("", |word| &self.text.notation()[word.at.end..end])
    }

    /// The bytes of the words from one to another, both included.
    pub(super) fn range(&self, from: usize, to: usize) -> Range<usize> {
        match (self.words.get(from), self.words.get(to)) {
            (Some(from), Some(to)) => from.at.start..to.at.end,
            _ => 0..0,
        }
    }

    /// How many words follow each other from `at`, with nothing but a space between them, in small letters as given.
    pub(super) fn says(&self, at: usize, words: &[&str]) -> bool {
        words
            .iter()
            .enumerate()
            .all(|(nth, word)| self.small(at + nth) == *word && (nth == 0 || self.gap(at + nth) == " "))
    }

    /// As [`Self::says`], of words in one text, a space between each two.
    pub(super) fn says_text(&self, at: usize, words: &str) -> bool {
        let mut words = words.split(' ').enumerate();
        words.all(|(nth, word)| self.small(at + nth) == word && (nth == 0 || self.gap(at + nth) == " "))
    }

    /// Whether the word goes on in a sentence: a space or a comma before it, and a word before that.
    pub(super) fn inside(&self, at: usize) -> bool {
        match at {
            0 => matches!(self.part, Part::Phrase | Part::CitedIssuer | Part::Called),
            _ => matches!(self.mark(at), "" | ","),
        }
    }

    /// Whether the word is a capital only because a sentence starts with it: `Theo`, `Tại`.
    pub(super) fn opens(&self, at: usize) -> bool {
        static OPENERS: Words = Words::from_list("draft: openers");
        !self.inside(at) && OPENERS.contains(&self.small(at))
    }

    /// Whether the text is the type of a basis that is given by keys: the name of a law, and no sentence.
    pub(super) fn is_cited_type(&self) -> bool {
        let kind = self.basis.and_then(|basis| basis.kind.as_ref());
        kind.is_some_and(|kind| std::ptr::eq(kind, self.text))
    }

    /// Whether the word starts with a capital.
    pub(super) fn capital(&self, at: usize) -> bool {
        self.word(at).starts_with(char::is_uppercase)
    }

    /// The part of the text between the marks (`;`, `.`) around a range.
    pub(super) fn clause(&self, part: &Range<usize>) -> &str {
        &self.small[self.clause_range(part)]
    }

    /// The bytes of that part.
    pub(super) fn clause_range(&self, part: &Range<usize>) -> Range<usize> {
        // No clause is longer; a text without marks is not read again for each of its parts.
        const LONGEST: usize = 2_000;
        let text = self.text.notation();
        let near = text.floor_char_boundary(part.start.saturating_sub(LONGEST));
        let far = text.ceil_char_boundary((part.end + LONGEST).min(text.len()));
        let start = last_clause_end(&text[near..part.start]).map_or(near, |at| near + at + 1);
        let end = clause_end(&text[part.end..far]).map_or(far, |at| part.end + at);
        start..end
    }
}
