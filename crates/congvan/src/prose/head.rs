//! What stands at the head of a clause: a label typed by hand, who asks and who acts.

use std::ops::Range;

use crate::lexicon::Word;
use crate::prose::Body;
use crate::prose::tokens::Tokens;

/// What stands at the head of a clause.
pub(super) struct Head {
    pub(super) asks: Option<Body>,
    pub(super) actors: Vec<Body>,
    pub(super) address: Range<usize>,
    pub(super) listed: Range<usize>,
    pub(super) predicate: usize,
    pub(super) is_address: bool,
}

/// The token behind `a)`, `1.`: a label typed by hand; the same where there is none.
pub(super) fn behind_label(tokens: &Tokens<'_>, at: usize, end: usize) -> usize {
    let labels =
        at + 2 < end && is_label(tokens, at) && (tokens.is_mark(at + 1, ')') || tokens.is_mark(at + 1, '.'));
    if labels { at + 2 } else { at }
}

/// `a`, `1`, `IV`: what an item is called by.
pub(super) fn is_label(tokens: &Tokens<'_>, at: usize) -> bool {
    let word = tokens.str(at);
    let one = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
    let digits = word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit());
    tokens.is_word(at) && (one || digits || word.chars().all(|c| "IVX".contains(c)))
}

/// Whether what is to be done begins at a token.
pub(super) fn begins_predicate(tokens: &Tokens<'_>, at: usize) -> bool {
    let small = tokens.str(at).starts_with(char::is_lowercase);
    let verb = tokens.word(at, Word::Verb).is_some() || tokens.word(at, Word::Fact).is_some();
    tokens.is_word(at) && (verb || small && tokens.word(at, Word::Between) != Some(at + 1))
}

/// The token behind words that say that something is badly done; `chậm nhất ngày 20/5` says by when.
pub(super) fn poor(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let longer = |end: usize, word: Word| tokens.word(at, word).is_some_and(|other| other > end);
    tokens.word(at, Word::Poor).filter(|end| !longer(*end, Word::Deadline) && !longer(*end, Word::Opener))
}
