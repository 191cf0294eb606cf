//! What a rule looks at: a directive, all its texts in reading order, and where they were written.

use std::borrow::Cow;
use std::cell::{OnceCell, RefCell};
use std::ops::Range;
use std::rc::Rc;

use crate::gazetteer::Gazetteer;
use crate::lint::bodies::{Mention, Named};
use crate::lint::citations::{self, Citation, spelt_out};
use crate::lint::dates::{self, Written};
use crate::lint::instead::{around, narrow, replace_part, write_scalar};
use crate::lint::passage::Passage;
use crate::lint::passages;
use crate::lint::phrases::{self, Match};
use crate::lint::places::{Places, words_of};
use crate::lint::words::{in_tone_of, small};
use crate::model::directive::{Directive, Text};
use crate::text::diagnostic::{Diagnostic, Fix, Message, Severity, Span};
use crate::text::normal::normalise;
use crate::text::source::Source;
use crate::text::tone::{Tone, place};

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
    /// The quotations of the text that was last asked for.
    quotations: RefCell<Option<(Text, Vec<Range<usize>>)>>,
}

/// Whether two texts are one, which a long one is asked once for each finding.
fn is_same(one: &Text, other: &Text) -> bool {
    let placed =
        one.span == other.span && !one.span.is_empty() && one.notation().len() == other.notation().len();
    placed || one == other
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
        let quotations = RefCell::default();
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
            quotations,
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
            Named { text: passage.text.notation(), small: &passage.small, words: &passage.words }.bodies()
        };
        let bodies = self.bodies.get_or_init(|| self.passages.iter().map(named).collect());
        bodies.get(passage.nth).map_or(&[], |bodies| bodies)
    }

    /// Every numbered document that is cited, in reading order.
    pub(super) fn citations(&self) -> &[Citation] {
        self.citations.get_or_init(|| {
            let names = self.directive.all_issuers();
            let names = names.flat_map(|issuer| std::iter::once(&issuer.name).chain(&issuer.short_name));
            let own: Vec<String> = names.map(|name| spelt_out(&small(name.notation()))).collect();
            citations::of(&self.passages, &own)
        })
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
            Some((known, places)) if is_same(known, text) => places.clone(),
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
    pub(super) fn finding(
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
        let right = kept_in_tone(&text.notation()[part.clone()], right);
        let found = self.finding(severity, code, text, part, message);
        found.help(Message::new(format!("ghi `{right}`"), format!("write `{right}`")))
    }

    /// The same, where a program may write it without asking; within a quotation, whose words are another's, it may not.
    pub(super) fn safely(
        &self,
        severity: Severity,
        code: &'static str,
        text: &Text,
        part: Range<usize>,
        right: &str,
        message: Message,
    ) -> Diagnostic {
        let quoted = self.is_quoted(text, &part);
        let right = &kept_in_tone(&text.notation()[part.clone()], right);
        let fix = self.replacement(text, part.clone(), right).filter(|_| !quoted);
        let severity = if quoted { severity.min(Severity::Warning) } else { severity };
        let found = self.instead(severity, code, text, part, right, message);
        match fix {
            Some(fix) => found.fix(fix),
            None => found,
        }
    }

    /// Whether a part of a text lies within a quotation.
    fn is_quoted(&self, text: &Text, part: &Range<usize>) -> bool {
        let mut last = self.quotations.borrow_mut();
        if last.as_ref().is_none_or(|(known, _)| !is_same(known, text)) {
            let quoted =
                if text.notation().contains(['“', '"']) { quotations(text.notation()) } else { Vec::new() };
            *last = Some((text.clone(), quoted));
        }
        let quoted = last.as_ref().map_or(&[][..], |(_, quoted)| quoted);
        let at = quoted.partition_point(|quoted| quoted.start <= part.start).checked_sub(1);
        at.is_some_and(|at| part.end <= quoted[at].end)
    }

    /// The replacement of a part of a text in the source's own notation, where reading it again gives exactly that.
    pub(super) fn replacement(&self, text: &Text, part: Range<usize>, right: &str) -> Option<Fix> {
        let source = self.source?;
        let places = self.places(text)?;
        let (part, right) = narrow(text.notation(), part, right);
        let span = places.span(&part)?;
        let raw = &source.text()[text.span.clone()];
        let old = &source.text()[span.clone()];
        let replacement = write_scalar(raw, old, right)?;
        let blank = |text: &str| text.trim().is_empty();
        if blank(right) && blank(&text.notation()[..part.start]) && blank(&text.notation()[part.end..]) {
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
        let kept = (words.get(same.clone())? == &text.notation()[part.clone()])
            .then(|| replace_part(&words, &same, right))?;
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

/// What is right with its tone marks placed as in what was written, unless another placement is just what is right.
fn kept_in_tone(written: &str, right: &str) -> String {
    match place(written, Tone::Old) == place(right, Tone::Old) {
        true => right.to_owned(),
        false => in_tone_of(written, right),
    }
}

/// What stands within the quotation marks of a text, the outermost; a mark without its partner opens nothing.
fn quotations(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut depth, mut opened, mut straight) = (0_usize, 0, None);
    for (at, c) in text.char_indices() {
        match c {
            '“' => {
                opened = if depth == 0 { at + c.len_utf8() } else { opened };
                depth += 1;
            }
            '”' if depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    found.push(opened..at);
                }
            }
            '"' if depth == 0 => match straight.take() {
                Some(start) => found.push(start..at),
                None => straight = Some(at + 1),
            },
            _ => {}
        }
    }
    found
}
