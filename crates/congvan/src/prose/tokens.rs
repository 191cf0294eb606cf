//! Words and marks of a text, with the words of the lexicon that begin at each.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use crate::lexicon::{Lexicon, Spot, Term, UnitKind, Word};
use crate::prose::Body;

/// A word or a mark.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    pub(super) start: usize,
    pub(super) end: usize,
    /// The mark, where it is one.
    pub(super) mark: Option<char>,
    /// Whether it stands in quotation marks or in a link.
    pub(super) quoted: bool,
}

/// A run of words of the lexicon: up to `end`, a token.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run {
    pub(super) end: usize,
    pub(super) term: Term,
}

/// A text in tokens.
pub(super) struct Tokens<'t> {
    pub(super) text: &'t str,
    pub(super) all: Vec<Token>,
    /// The first word, behind nothing but marks.
    pub(super) first_word: usize,
    /// For each token, where its runs begin in `runs`.
    first: Vec<u32>,
    runs: Vec<Run>,
    /// For each token, the end of the run that covers it.
    cover: Vec<(u32, u32)>,
    /// For each opening bracket, the token that closes it.
    closing: Vec<u32>,
    /// How many names are being read within names.
    depth: std::cell::Cell<u8>,
    /// The lists of bodies that begin at tokens, as they were read.
    lists: RefCell<Vec<Option<List>>>,
}

/// The bodies of a list and the token behind the last; none where no list begins.
type List = Option<(Rc<[Body]>, usize)>;

const NONE: u32 = u32::MAX;

#[cfg(test)]
thread_local! {
    static STEPS: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

/// How many tokens are looked at while something runs.
#[cfg(test)]
pub(super) fn steps(run: impl FnOnce()) -> u64 {
    STEPS.with(|steps| steps.set(0));
    run();
    STEPS.with(std::cell::Cell::get)
}

/// A token is looked at.
fn step() {
    #[cfg(test)]
    STEPS.with(|steps| steps.set(steps.get() + 1));
}

impl<'t> Tokens<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let mut all = words(text);
        let closing = brackets(&mut all);
        let first_word = all.iter().position(|token| token.mark.is_none()).unwrap_or(all.len());
        let mut tokens = Self {
            text,
            first: Vec::new(),
            runs: Vec::new(),
            cover: Vec::new(),
            closing,
            first_word,
            all,
            depth: std::cell::Cell::new(0),
            lists: RefCell::default(),
        };
        tokens.lists.borrow_mut().resize(tokens.all.len(), None);
        tokens.find_runs(&Lexicon::get().spots(text));
        tokens
    }

    fn find_runs(&mut self, spots: &[Spot]) {
        let mut next = 0;
        let mut covered: Vec<(u32, u32)> = vec![(NONE, 0); self.all.len()];
        for at in 0..self.all.len() {
            self.first.push(self.runs.len() as u32);
            let token = self.all[at];
            while spots.get(next).is_some_and(|spot| spot.start < token.start) {
                next += 1;
            }
            while let Some(spot) = spots.get(next).filter(|spot| spot.start == token.start) {
                next += 1;
                if token.quoted {
                    continue;
                }
                let end = self.all[at..].partition_point(|token| token.end <= spot.end) + at;
                if end == at || self.all[end - 1].end != spot.end {
                    continue;
                }
                // `xã` in `thị xã` is no commune.
                let kind = matches!(spot.term, Term::Kind(_)) && end > at + 1;
                // `Giao Ban Dân tộc` is not `giao ban`, `xã Hội An` is not `xã hội`.
                let small = !(at + 1..end).any(|inside| {
                    self.str(inside).starts_with(char::is_uppercase)
                        && self.str(inside).contains(char::is_lowercase)
                });
                let is_cover = spot.term == Term::Word(Word::Cover);
                if is_cover && !small {
                    continue;
                }
                self.runs.push(Run { end, term: spot.term });
                if kind || is_cover {
                    for (place, inside) in covered[at..end].iter_mut().enumerate() {
                        if inside.0 == NONE || place == 0 && inside.1 < end as u32 {
                            *inside = (at as u32, end as u32);
                        }
                    }
                }
            }
        }
        self.first.push(self.runs.len() as u32);
        // `Phòng` in `Hải Phòng` is no department.
        for at in 0..self.all.len() {
            if let Some(end) = self.place_end(at).filter(|end| *end > at + 1) {
                for inside in &mut covered[at + 1..end] {
                    *inside = (at as u32, end as u32);
                }
            }
        }
        self.cover = covered;
    }

    /// The end of the name of a province, without its kind, that begins at a token.
    pub(super) fn place_end(&self, at: usize) -> Option<usize> {
        const LONGEST: usize = 4;
        if !self.starts_with_capital(at) || !self.is_word(at) {
            return None;
        }
        (at + 1..=(at + LONGEST).min(self.len())).rev().find(|end| {
            (at..*end).all(|place| self.is_word(place))
                && crate::gazetteer::is_place_above(&self.text[self.span(at..*end)])
        })
    }

    /// The end of the name of a unit, of two words or more, that begins at a token.
    pub(super) fn unit_name_end(&self, at: usize) -> Option<usize> {
        const LONGEST: usize = 4;
        if !self.starts_with_capital(at) || !self.is_word(at) {
            return None;
        }
        (at + 2..=(at + LONGEST).min(self.len())).rev().find(|end| {
            (at..*end).all(|place| self.is_word(place))
                && crate::gazetteer::is_unit_name(&self.text[self.span(at..*end)])
        })
    }

    /// Reads a name within a name; nothing where names stand within names too often.
    pub(super) fn nest<T>(&self, read: impl FnOnce() -> Option<T>) -> Option<T> {
        const DEEPEST: u8 = 3;
        if self.depth.get() == DEEPEST {
            return None;
        }
        self.depth.set(self.depth.get() + 1);
        let found = read();
        self.depth.set(self.depth.get() - 1);
        found
    }

    /// The list of bodies that begins at a token, read once; within names, where less is looked at, it is read again.
    pub(super) fn list(&self, at: usize, read: impl FnOnce() -> Option<(Vec<Body>, usize)>) -> List {
        let fresh = |found: Option<(Vec<Body>, usize)>| found.map(|(bodies, end)| (bodies.into(), end));
        if self.depth.get() > 0 || at >= self.len() {
            return fresh(read());
        }
        if let Some(known) = &self.lists.borrow()[at] {
            return known.clone();
        }
        let found = fresh(read());
        self.lists.borrow_mut()[at] = Some(found.clone());
        found
    }

    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// The runs that begin at a token and are not covered by a longer one.
    pub(super) fn runs(&self, at: usize) -> impl Iterator<Item = Run> + '_ {
        step();
        let range = match (self.first.get(at), self.first.get(at + 1)) {
            (Some(from), Some(to)) => *from as usize..*to as usize,
            _ => 0..0,
        };
        let cover = self.cover.get(at).copied().unwrap_or((NONE, 0));
        self.runs[range]
            .iter()
            .copied()
            .filter(move |run| cover.0 == NONE || (cover.0 as usize == at && run.end >= cover.1 as usize))
            // `tổ chức hội` ends within `hội nghị`.
            .filter(|run| !self.is_covered(run.end))
    }

    /// Whether a token stands within a run that is one thing, behind its first word: `chống` in `phòng, chống`.
    pub(super) fn is_covered(&self, at: usize) -> bool {
        self.cover.get(at).is_some_and(|cover| cover.0 != NONE && (cover.0 as usize) < at)
    }

    /// The end of the longest run of a class of words at a token.
    pub(super) fn word(&self, at: usize, word: Word) -> Option<usize> {
        self.runs(at).find(|run| run.term == Term::Word(word)).map(|run| run.end)
    }

    /// The end of the longest run of a term at a token.
    pub(super) fn term(&self, at: usize, wanted: impl Fn(Term) -> bool) -> Option<Run> {
        self.runs(at).find(|run| wanted(run.term))
    }

    /// The kind of unit that a token names, but for what is a longer name: `Tỉnh đoàn`.
    pub(super) fn kind(&self, at: usize) -> Option<(UnitKind, usize)> {
        let longer = |term| matches!(term, Term::Kind(_) | Term::Body(_) | Term::Word(Word::Cover));
        match self.term(at, longer)? {
            Run { end, term: Term::Kind(kind) } => Some((kind, end)),
            _ => None,
        }
    }

    pub(super) fn is_mark(&self, at: usize, mark: char) -> bool {
        step();
        self.all.get(at).is_some_and(|token| token.mark == Some(mark) && !token.quoted)
    }

    pub(super) fn str(&self, at: usize) -> &'t str {
        step();
        self.all.get(at).map_or("", |token| &self.text[token.start..token.end])
    }

    pub(super) fn starts_with_capital(&self, at: usize) -> bool {
        self.str(at).starts_with(char::is_uppercase)
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        step();
        self.all.get(at).is_some_and(|token| token.mark.is_none())
    }

    /// The bytes of tokens.
    pub(super) fn span(&self, tokens: Range<usize>) -> Range<usize> {
        let start = self.all.get(tokens.start).map_or(self.text.len(), |token| token.start);
        if tokens.end <= tokens.start {
            return start..start;
        }
        start..self.all.get(tokens.end - 1).map_or(self.text.len(), |token| token.end)
    }

    /// The next tokens up to a comma or semicolon, at most so many.
    pub(super) fn before_comma(&self, from: usize, most: usize) -> impl Iterator<Item = usize> + '_ {
        let parts = |at: &usize| !self.is_mark(*at, ',') && !self.is_mark(*at, ';');
        (from..(from + most).min(self.len())).take_while(parts)
    }

    /// The token behind a place in the text.
    pub(super) fn behind(&self, place: usize) -> usize {
        self.all.partition_point(|token| token.end <= place)
    }

    /// Where a token begins, the text's end behind the last.
    pub(super) fn start(&self, at: usize) -> usize {
        self.all.get(at).map_or(self.text.len(), |token| token.start)
    }

    /// The token that closes the bracket at a token.
    pub(super) fn closing(&self, at: usize) -> Option<usize> {
        self.closing.get(at).filter(|end| **end != NONE).map(|end| *end as usize)
    }
}

const MARKS: &str = ",;:()[]“”\"‘’«»<>…!?•";

/// Words and marks; a point or comma between digits belongs to the number.
fn words(text: &str) -> Vec<Token> {
    let mut all: Vec<Token> = Vec::new();
    let mut start: Option<usize> = None;
    let mut before = ' ';
    let mut letters = text.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        let next = letters.peek().map(|(_, next)| *next);
        let between_digits = before.is_ascii_digit() && next.is_some_and(|next| next.is_ascii_digit());
        let link = start.is_some_and(|from| is_link(&text[from..]));
        let is_mark = match c {
            '.' | ',' | ':' if link => next.is_none_or(char::is_whitespace),
            ':' if next == Some('/') => false,
            '>' | '<' | ')' | '”' => true,
            _ if link => false,
            ',' | ':' => !between_digits,
            '.' => next.is_none_or(|next| !next.is_alphanumeric()),
            '-' | '–' | '+' => start.is_none() && next.is_none_or(char::is_whitespace),
            '/' => before.is_lowercase() && next.is_some_and(char::is_lowercase),
            _ => MARKS.contains(c),
        };
        let whole =
            |from: usize| Token { start: from, end: at, mark: None, quoted: is_link(&text[from..at]) };
        if is_mark || c.is_whitespace() {
            all.extend(start.take().map(whole));
            if is_mark {
                all.push(Token { start: at, end: at + c.len_utf8(), mark: Some(c), quoted: false });
            }
        } else if start.is_none() {
            start = Some(at);
        }
        before = c;
    }
    all.extend(start.map(|from| Token {
        start: from,
        end: text.len(),
        mark: None,
        quoted: is_link(&text[from..]),
    }));
    all
}

/// Whether an address of the web begins a text.
fn is_link(text: &str) -> bool {
    ["https://", "http://", "www."].iter().any(|scheme| text.starts_with(scheme))
}

/// Marks what stands in quotation marks, and gives for each opening bracket the one that closes it.
fn brackets(all: &mut [Token]) -> Vec<u32> {
    const PAIRS: [(char, char); 6] = [('“', '”'), ('‘', '’'), ('"', '"'), ('«', '»'), ('<', '>'), ('(', ')')];
    let mut closing = vec![NONE; all.len()];
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut quotes = Vec::new();
    for (at, token) in all.iter().enumerate() {
        let Some(mark) = token.mark else { continue };
        if let Some(depth) = open.iter().rposition(|(_, close)| *close == mark) {
            let (start, close) = open[depth];
            open.truncate(depth);
            closing[start] = at as u32;
            if close != ')' {
                quotes.push(start..at + 1);
            }
        } else if let Some((_, close)) = PAIRS.iter().find(|(open, _)| *open == mark)
            && open.len() < 8
        {
            open.push((at, *close));
        }
    }
    let mut done = 0;
    quotes.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    for range in quotes {
        for token in &mut all[range.start.max(done)..range.end.max(range.start.max(done))] {
            token.quoted = true;
        }
        done = done.max(range.end);
    }
    closing
}
