//! What a rule looks at: a directive, all its texts in reading order, and where they were written.

use crate::words::Words;
use std::borrow::Cow;
use std::cell::{OnceCell, RefCell};
use std::ops::Range;
use std::rc::Rc;

use crate::gazetteer::Gazetteer;
use crate::lint::bodies::{Mention, Named};
use crate::lint::citations::{self, Citation};
use crate::lint::dates::{self, Written};
use crate::lint::passages;
use crate::lint::phrases::{self, Match};
use crate::lint::places::{Places, words_of};
use crate::lint::words::{Word, clause_end, last_clause_end};
use crate::model::directive::{Basis, Directive, Text};
use crate::text::diagnostic::{Diagnostic, Fix, Message, Severity, Span};
use crate::text::normal::normalise;
use crate::text::source::Source;

/// A directive under review.
pub struct Draft<'a> {
    /// What was read.
    pub directive: &'a Directive,
    /// What it was read from; derived directives have none, and their findings no exact place.
    pub(super) source: Option<&'a Source>,
    /// Where its values stand, also where findings are placed at whole values.
    pub(super) written: Option<&'a Source>,
    /// The units of the country.
    pub(super) country: &'static Gazetteer,
    pub(super) passages: Vec<Passage<'a>>,
    /// Those of each passage.
    dates: OnceCell<Vec<Vec<Written>>>,
    citations: OnceCell<Vec<Citation>>,
    /// The bytes of their numbers in each passage.
    numbers: OnceCell<Vec<Vec<Range<usize>>>>,
    matches: OnceCell<Vec<Match>>,
    /// Those of each passage.
    bodies: OnceCell<Vec<Vec<Mention>>>,
    clean: OnceCell<bool>,
    /// Findings of one text follow each other.
    places: RefCell<Option<(Text, Option<Rc<Places>>)>>,
}

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

impl<'a> Draft<'a> {
    /// The texts of a directive, the source it was read from, and the units it may name.
    pub(super) fn new(
        directive: &'a Directive,
        source: Option<&'a Source>,
        country: &'static Gazetteer,
    ) -> Self {
        let passages = passages::of(directive);
        let (dates, citations, numbers, matches, bodies, clean, places) = Default::default();
        Self {
            directive,
            source,
            written: source,
            country,
            passages,
            dates,
            citations,
            numbers,
            matches,
            bodies,
            clean,
            places,
        }
    }

    /// Every date in the texts.
    pub(super) fn dates(&self) -> impl Iterator<Item = (&Passage<'a>, &Written)> {
        self.passages
            .iter()
            .flat_map(|passage| self.dates_in(passage).iter().map(move |date| (passage, date)))
    }

    /// The dates in one of the passages.
    pub(super) fn dates_in(&self, passage: &Passage<'_>) -> &[Written] {
        let dates = self.dates.get_or_init(|| self.passages.iter().map(dates::of).collect());
        dates.get(passage.nth).map_or(&[], |dates| dates)
    }

    /// The known bodies that one of the passages names.
    pub(super) fn bodies(&self, passage: &Passage<'_>) -> &[Mention] {
        let named = |passage: &Passage<'_>| {
            Named { text: &passage.text.value, small: &passage.small, words: &passage.words }.bodies()
        };
        let bodies = self.bodies.get_or_init(|| self.passages.iter().map(named).collect());
        bodies.get(passage.nth).map_or(&[], |bodies| bodies)
    }

    /// Every numbered document that is cited, in reading order.
    pub(super) fn citations(&self) -> &[Citation] {
        self.citations.get_or_init(|| citations::of(self))
    }

    /// Whether a byte of a passage lies in the number of a cited document.
    pub(super) fn in_number(&self, passage: &Passage<'_>, at: usize) -> bool {
        let numbers = self.numbers.get_or_init(|| {
            let mut numbers = vec![Vec::new(); self.passages.len()];
            for cited in self.citations() {
                if let Some(of) = cited.passage.and_then(|nth| numbers.get_mut(nth)) {
                    of.push(cited.number.clone());
                }
            }
            numbers
        });
        let numbers = numbers.get(passage.nth).map_or(&[][..], |numbers| numbers);
        let last = numbers.partition_point(|number| number.start <= at).checked_sub(1);
        last.is_some_and(|last| at <= numbers[last].end)
    }

    /// Where the table of phrases has another spelling.
    pub(super) fn matches(&self, code: &str) -> impl Iterator<Item = (&Passage<'a>, &Match)> {
        let matches = self.matches.get_or_init(|| phrases::matches(&self.passages));
        matches
            .iter()
            .filter(move |found| found.code == code)
            .map(|found| (&self.passages[found.passage], found))
    }

    /// Whether the source has nothing that reading composes, replaces or drops.
    pub(super) fn clean(&self) -> bool {
        let clean = |source: &Source| matches!(normalise(source.text()), Cow::Borrowed(_));
        *self.clean.get_or_init(|| self.source.is_none_or(clean))
    }

    fn places(&self, text: &Text) -> Option<Rc<Places>> {
        let source = self.source?;
        let mut last = self.places.borrow_mut();
        match &*last {
            Some((known, places)) if known == text => places.clone(),
            _ => {
                let places = Places::of(source, text).map(Rc::new);
                *last = Some((text.clone(), places.clone()));
                places
            }
        }
    }

    /// Where a part of a text was written; the whole text where that cannot be told.
    pub(super) fn span(&self, text: &Text, part: &Range<usize>) -> Span {
        let places = self.places(text);
        places.and_then(|places| places.span(part)).unwrap_or_else(|| text.span.clone())
    }

    /// A finding about a part of a text.
    pub(super) fn found(
        &self,
        severity: Severity,
        code: &'static str,
        text: &Text,
        part: Range<usize>,
        message: Message,
    ) -> Diagnostic {
        Diagnostic::new(severity, code, self.span(text, &part), message)
    }

    /// The same, with what to write instead.
    pub(super) fn instead(
        &self,
        severity: Severity,
        code: &'static str,
        text: &Text,
        part: Range<usize>,
        right: &str,
        message: Message,
    ) -> Diagnostic {
        let found = self.found(severity, code, text, part, message);
        found.help(Message::new(format!("ghi `{right}`"), format!("write `{right}`")))
    }

    /// The same, where a program may write it without asking.
    pub(super) fn safely(
        &self,
        severity: Severity,
        code: &'static str,
        text: &Text,
        part: Range<usize>,
        right: &str,
        message: Message,
    ) -> Diagnostic {
        let fix = self.replacement(text, part.clone(), right);
        let found = self.instead(severity, code, text, part, right, message);
        match fix {
            Some(fix) => found.fix(fix),
            None => found,
        }
    }

    /// The replacement of a part of a text in the source's own notation, where reading it again gives exactly that.
    pub(super) fn replacement(&self, text: &Text, part: Range<usize>, right: &str) -> Option<Fix> {
        let source = self.source?;
        let places = self.places(text)?;
        let (part, right) = narrowed(&text.value, part, right);
        let span = places.span(&part)?;
        let raw = &source.text()[text.span.clone()];
        let old = &source.text()[span.clone()];
        let replacement = written(raw, old, right)?;
        let blank = |text: &str| text.trim().is_empty();
        if blank(right) && blank(&text.value[..part.start]) && blank(&text.value[part.end..]) {
            return None;
        }
        // The words around are enough: a long scalar is not read again for each of its replacements.
        let within = span.start - text.span.start..span.end - text.span.start;
        let mut around = around(raw, &within);
        // Another paragraph may stand before.
        let first = (text.span.start + around.start).max(places.start()?);
        around.start = first - text.span.start;
        let (before, now) = (&raw[around.clone()], {
            format!("{}{replacement}{}", &raw[around.start..within.start], &raw[within.end..around.end])
        });
        let quote = match raw.as_bytes().first() {
            Some(b'"') => "\"",
            Some(b'\'') => "'",
            _ => "",
        };
        let quoted = |part: &str| words_of(&format!("{quote}{part}{quote}"));
        let words = quoted(before);
        let start = part.start.checked_sub(places.offset(first)?)?;
        let same = start..start + part.len();
        let kept = (words.get(same.clone())? == &text.value[part.clone()])
            .then(|| replaced(&words, &same, right))?;
        let opening = raw[..within.start].trim_start_matches('(').chars().next();
        let begins = opening.or_else(|| {
            let behind = raw[within.end..].chars();
            replacement.chars().chain(behind).find(|c| *c != '(')
        });
        let begins = begins.is_some_and(char::is_alphanumeric);
        let more = |mark: &str| now.matches(mark).count() > before.matches(mark).count();
        let hidden = more(": ") || more(" #");
        (quoted(&now) == kept && (!quote.is_empty() || begins && !hidden))
            .then_some(Fix { span, replacement })
    }
}

/// A part of a scalar, without its quotes, that has some words on both sides of a smaller part and begins and ends
/// with whole words.
fn around(raw: &str, part: &Range<usize>) -> Range<usize> {
    const ENOUGH: usize = 64;
    let quoted = raw.len() >= 2 && raw.starts_with(['"', '\'']);
    let inner = if quoted { 1..raw.len() - 1 } else { 0..raw.len() };
    let white = |c: char| matches!(c, ' ' | '\t' | '\r' | '\n');
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

impl Passage<'_> {
    /// The word as written.
    pub(super) fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| &self.text.value[word.at.clone()])
    }

    /// The word in small letters.
    pub(super) fn small(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| &self.small[word.at.clone()])
    }

    /// What stands before the word, behind the one before it.
    pub(super) fn gap(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| &self.text.value[word.gap..word.at.start])
    }

    /// The mark before the word, whatever spaces stand around it; empty where there are only spaces.
    pub(super) fn mark(&self, at: usize) -> &str {
        self.gap(at).trim()
    }

    /// What stands behind the word, before the next one or the end.
    pub(super) fn after(&self, at: usize) -> &str {
        let end = self.words.get(at + 1).map_or(self.text.value.len(), |word| word.at.start);
        self.words.get(at).map_or("", |word| &self.text.value[word.at.end..end])
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

    /// Whether the word goes on in a sentence: a space or a comma before it, and a word before that.
    pub(super) fn inside(&self, at: usize) -> bool {
        match at {
            0 => matches!(self.part, Part::Phrase | Part::CitedIssuer | Part::Called),
            _ => matches!(self.mark(at), "" | ","),
        }
    }

    /// Whether the word is a capital only because a sentence starts with it: `Theo`, `Tại`.
    pub(super) fn opens(&self, at: usize) -> bool {
        static OPENERS: Words = Words::named("draft: openers");
        !self.inside(at) && OPENERS.contains(&self.small(at))
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
        let text = &self.text.value;
        let near = text.floor_char_boundary(part.start.saturating_sub(LONGEST));
        let far = text.ceil_char_boundary((part.end + LONGEST).min(text.len()));
        let start = last_clause_end(&text[near..part.start]).map_or(near, |at| near + at + 1);
        let end = clause_end(&text[part.end..far]).map_or(far, |at| part.end + at);
        start..end
    }
}

/// The part and its replacement without what both begin and end with.
fn narrowed<'r>(text: &str, part: Range<usize>, right: &'r str) -> (Range<usize>, &'r str) {
    let old = &text[part.clone()];
    let same = |pair: &(char, char)| pair.0 == pair.1;
    let head: usize = old.chars().zip(right.chars()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let (old, right) = (&old[head..], &right[head..]);
    let both = old.chars().rev().zip(right.chars().rev());
    let tail: usize = both.take_while(same).map(|(c, _)| c.len_utf8()).sum();
    (part.start + head..part.end - tail, &right[..right.len() - tail])
}

fn replaced(text: &str, part: &Range<usize>, right: &str) -> String {
    format!("{}{right}{}", &text[..part.start], &text[part.end..])
}

/// `right` as the scalar writes it; its spaces are the old ones, line breaks among them, where there are as many.
fn written(raw: &str, old: &str, right: &str) -> Option<String> {
    // A comma would end an item of a flow list; where the scalar has one already, it is in none.
    let comma = |c| matches!(c, ';') || (c == ',' && raw.contains(','));
    let plain = |c: char| c.is_alphanumeric() || " -/.()%".contains(c) || old.contains(c) || comma(c);
    let right = match raw.as_bytes().first()? {
        b'"' => right.replace('\\', "\\\\").replace('"', "\\\""),
        b'\'' => right.replace('\'', "''"),
        _ if right.chars().all(plain) => right.to_owned(),
        _ => return None,
    };
    let white = |c: char| matches!(c, ' ' | '\t' | '\r' | '\n');
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
