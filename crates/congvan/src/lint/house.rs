//! House rules: what an office adds to the rules of form, and which of them it silences, with its reason.

use std::ops::Range;

use crate::gazetteer::Gazetteer;
use crate::lint::passage::Passage;
use crate::lint::words::{capital, small};
use crate::lint::{Draft, RULES, run};
use crate::model::directive::Directive;
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::text::source::Source;

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
                && (small(&forbidden.phrase) == forbidden.phrase || !passage.inside(at));
            let right = if first { capital(right) } else { right.clone() };
            draft.instead(forbidden.severity, HOUSE_CODE, passage.text, part, &right, message)
        }
    };
    found.clause(HOUSE_CLAUSE)
}

/// Where the words stand in a passage, but for places where what is to be written stands already.
fn places<'a>(forbidden: &'a Forbidden, passage: &'a Passage<'_>) -> impl Iterator<Item = Range<usize>> + 'a {
    let phrase = forbidden.phrase.as_str();
    let lower = small(phrase) == phrase;
    let text = if lower { passage.small.as_str() } else { passage.text.notation() };
    let right = forbidden.write.as_deref().map(|right| if lower { small(right) } else { right.to_owned() });
    let word = |c: char| c.is_alphanumeric();
    let whole = move |part: &Range<usize>| {
        let (first, last) = (phrase.starts_with(word), phrase.ends_with(word));
        !(first && text[..part.start].ends_with(word) || last && text[part.end..].starts_with(word))
    };
    let right_already = move |part: &Range<usize>| {
        right.as_deref().is_some_and(|right| {
            right.match_indices(phrase).any(|(at, _)| {
                part.start
                    .checked_sub(at)
                    .and_then(|start| text.get(start..))
                    .is_some_and(|rest| rest.starts_with(right))
            })
        })
    };
    // Addresses of pages and mailboxes have no words.
    let spoken = move |part: &Range<usize>| {
        let inside = |at: &Range<usize>| at.start < part.end && part.start < at.end;
        !phrase.contains(word) || passage.words.iter().any(|word| inside(&word.at))
    };
    text.match_indices(phrase)
        .filter(|(_, found)| !found.is_empty())
        .map(|(at, found)| at..at + found.len())
        .filter(move |part| whole(part) && spoken(part))
        .filter(move |part| !right_already(part))
}
