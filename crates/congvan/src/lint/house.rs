//! House rules: what an office adds to the rules of form, and which of them it silences, with its reason.

use std::ops::Range;

use crate::gazetteer::Gazetteer;
use crate::lint::passage::Passage;
use crate::lint::words::{capital, in_lower_case};
use crate::lint::{Draft, RULES, run};
use crate::model::directive::Directive;
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::text::source::Source;
use crate::text::tone::{Tone, place};

/// The code of every finding of a house rule.
pub const HOUSE_CODE: &str = "VB1901";
/// What stands in the place of the clause: a house rule is no law.
pub const HOUSE_CLAUSE: &str = "nếp riêng của cơ quan";

/// What one office asks of its drafts beyond the decree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct House {
    /// Rules whose findings are not reported.
    pub silence: Vec<Silence>,
    /// Words the office does not want.
    pub forbid: Vec<Forbidden>,
    /// The units of the country that drafts are held to.
    pub country: &'static Gazetteer,
}

impl Default for House {
    fn default() -> Self {
        Self { silence: Vec::new(), forbid: Vec::new(), country: Gazetteer::get() }
    }
}

/// A rule that an office silences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Silence {
    /// Of a rule in [`crate::lint::RULES`].
    pub code: &'static str,
    /// Why; told wherever a finding is silenced.
    pub reason: String,
}

/// Words that an office does not want.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forbidden {
    /// One or more whole words. In small letters they are found in any case, otherwise as they stand.
    pub phrase: String,
    /// What to write instead.
    pub write: Option<String>,
    /// A warning or a note: an error is for the law to say.
    pub severity: Severity,
    /// Why.
    pub reason: Option<String>,
}

/// A finding that an office does not want to hear of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Silenced {
    /// What was found.
    pub finding: Diagnostic,
    /// The office's reason.
    pub reason: String,
}

/// What a draft's review says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reviewed {
    /// Findings in source order, those of house rules among them.
    pub found: Vec<Diagnostic>,
    /// Findings of silenced rules, in source order.
    pub silenced: Vec<Silenced>,
    /// Codes of rules that could not be asked, for want of what they need to know.
    pub unasked: Vec<&'static str>,
}

/// [`crate::lint::lint_in`], with an office's own rules.
pub fn review(source: &Source, directive: &Directive, house: &House) -> Reviewed {
    let spaced = Directive::with_plain_spaces(source);
    review_draft(&Draft::new(spaced.as_ref().unwrap_or(directive), Some(source), house.country), house)
}

/// What the rules and the office's own rules say of a draft.
pub(super) fn review_draft(draft: &Draft<'_>, house: &House) -> Reviewed {
    let unasked = RULES.iter().filter(|rule| !(rule.can_tell)(draft)).map(|rule| rule.code);
    let mut reviewed = Reviewed { unasked: unasked.collect(), ..Reviewed::default() };
    for finding in run(draft) {
        match house.silence.iter().find(|silence| silence.code == finding.code) {
            Some(Silence { reason, .. }) => {
                reviewed.silenced.push(Silenced { finding, reason: reason.clone() });
            }
            None => reviewed.found.push(finding),
        }
    }
    for forbidden in &house.forbid {
        for passage in &draft.passages {
            reviewed
                .found
                .extend(places(forbidden, passage).map(|part| finding(draft, forbidden, passage, part)));
        }
    }
    reviewed.found.sort_by_key(|found| (found.span.start, found.code));
    reviewed
}

fn finding(
    draft: &Draft<'_>,
    forbidden: &Forbidden,
    passage: &Passage<'_>,
    part: Range<usize>,
) -> Diagnostic {
    let written = &passage.text.notation()[part.clone()];
    let because = forbidden.reason.as_ref().map(|reason| format!(": {reason}")).unwrap_or_default();
    let message = Message::new(
        format!("cơ quan không dùng `{written}`{because}"),
        format!("this office does not write `{written}`{because}"),
    );
    let found = match &forbidden.write {
        None => draft.finding(forbidden.severity, HOUSE_CODE, passage.text, part, message),
        Some(right) => {
            // As the sentence has it: a capital where it had one, or, for letters such as `TTHC`, where it starts.
            let at = passage.words.partition_point(|word| word.at.start < part.start);
            let first = written.chars().next().is_some_and(char::is_uppercase)
                && (in_lower_case(&forbidden.phrase) == forbidden.phrase || !passage.inside(at));
            let right = if first { capital(right) } else { right.clone() };
            draft.instead(forbidden.severity, HOUSE_CODE, passage.text, part, &right, message)
        }
    };
    found.clause(HOUSE_CLAUSE)
}

/// Where the words stand in a passage, but for places where what is to be written stands already.
fn places<'a>(forbidden: &'a Forbidden, passage: &'a Passage<'_>) -> impl Iterator<Item = Range<usize>> + 'a {
    let spelling = Spelling::of(forbidden);
    let (text, phrase) = (spelling.of_text(passage.text.notation()), spelling.of_text(&forbidden.phrase));
    let right = forbidden.write.as_deref().map(|right| spelling.of_text(right));
    let word = |c: char| c.is_alphanumeric();
    let whole = |part: &Range<usize>| {
        let (first, last) = (phrase.starts_with(word), phrase.ends_with(word));
        !(first && text[..part.start].ends_with(word) || last && text[part.end..].starts_with(word))
    };
    let right_already = |part: &Range<usize>| {
        right.as_deref().is_some_and(|right| {
            right.match_indices(&phrase).any(|(at, _)| {
                part.start
                    .checked_sub(at)
                    .and_then(|start| text.get(start..))
                    .is_some_and(|rest| rest.starts_with(right))
            })
        })
    };
    // Addresses of pages and mailboxes have no words.
    let spoken = |part: &Range<usize>| {
        let inside = |at: &Range<usize>| at.start < part.end && part.start < at.end;
        !phrase.contains(word) || passage.words.iter().any(|word| inside(&word.at))
    };
    let found: Vec<_> = text
        .match_indices(&phrase)
        .filter(|(_, found)| !found.is_empty())
        .map(|(at, found)| at..at + found.len())
        .filter(|part| whole(part) && !right_already(part))
        .map(|part| written_at(passage.text.notation(), &text, &part))
        .filter(spoken)
        .collect();
    found.into_iter()
}

/// What is one spelling to a house rule: letter for letter as many in every text.
#[derive(Clone, Copy)]
struct Spelling {
    /// A phrase in small letters is meant in any case.
    any_case: bool,
    /// `hoà nhã` and `hòa nhã` are one, unless where the mark stands is all that the office asks for.
    any_tone: bool,
}

impl Spelling {
    fn of(forbidden: &Forbidden) -> Self {
        let old = |text: &str| place(&in_lower_case(text), Tone::Old);
        let only_tone = |right: &String| old(right) == old(&forbidden.phrase);
        Self {
            any_case: in_lower_case(&forbidden.phrase) == forbidden.phrase,
            any_tone: !forbidden.write.as_ref().is_some_and(only_tone),
        }
    }

    fn of_text(self, text: &str) -> String {
        let cased = if self.any_case { in_lower_case(text) } else { text.to_owned() };
        if self.any_tone { place(&cased, Tone::Old) } else { cased }
    }
}

/// Where a part of a text's other spelling stands in the text: a mark that moves may make a letter longer, not another.
fn written_at(text: &str, spelt: &str, part: &Range<usize>) -> Range<usize> {
    let at = |byte: usize| {
        let letters = spelt[..byte].chars().count();
        text.char_indices().nth(letters).map_or(text.len(), |(at, _)| at)
    };
    at(part.start)..at(part.end)
}
