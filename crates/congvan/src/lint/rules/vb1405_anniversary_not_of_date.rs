use crate::words::{Pairs, Words};
use std::cell::LazyCell;
use std::collections::BTreeSet;

use crate::lint::passage::Passage;
use crate::lint::words::clause_end;
use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1405",
    name: "anniversary-not-of-date",
    severities: &[Severity::Warning],
    clause: crate::lint::clauses::PRACTICE,
    page: include_str!("vb1405_anniversary_not_of_date.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for passage in &draft.passages {
        let years = LazyCell::new(|| years(passage));
        for at in 0..passage.words.len() {
            let Some(count) = passage.word(at).parse::<u16>().ok().filter(|count| (2..300).contains(count))
            else {
                continue;
            };
            if passage.small(at + 1) != "năm" || passage.gap(at + 1) != " " {
                continue;
            }
            let own = passage.basis.and_then(|basis| basis.date).unwrap_or(draft.directive.date);
            // A sentence with a year of its own may speak of that one.
            let named = |year: u16| years.contains(&year);
            let right = match (between(draft, passage, at), event(passage, at + 2).zip(own.year())) {
                (Some(years), _) if years != count => years,
                (None, Some((event, year)))
                    if !is_span_of_years(passage, at)
                        && ![year, year + 1].contains(&(event + count))
                        && !named(event + count) =>
                {
                    year.saturating_sub(event)
                }
                _ => continue,
            };
            let message = Message::new(
                format!("số năm không khớp: phải là {right} năm"),
                format!("the number of years does not match: it is {right}"),
            );
            let part = passage.range(at, at);
            report(draft.instead(
                Severity::Warning,
                RULE.code,
                passage.text,
                part,
                &right.to_string(),
                message,
            ));
        }
    }
}

/// Whether the number counts years gone by, not an anniversary: `Sau 50 năm Ngày Giải phóng miền Nam`.
fn is_span_of_years(passage: &Passage<'_>, at: usize) -> bool {
    static SPANS: Words = Words::from_list("anniversary-not-of-date: spans");
    at > 0 && passage.gap(at) == " " && SPANS.contains(&passage.small(at - 1))
}

/// The years that the passage names.
fn years(passage: &Passage<'_>) -> BTreeSet<u16> {
    let four = |word: &&str| word.len() == 4;
    (0..passage.words.len())
        .map(|at| passage.word(at))
        .filter(four)
        .filter_map(|word| word.parse().ok())
        .collect()
}

/// The years between the two days behind: `70 năm … (07/5/1954 - 07/5/2024)`.
fn between(draft: &Draft<'_>, passage: &Passage<'_>, at: usize) -> Option<u16> {
    let dates = draft.dates_in(passage);
    let pair = dates[dates.partition_point(|date| date.word <= at)..].get(..2)?;
    let text = passage.text.notation();
    let from = passage.words[at].at.end;
    let bare = text[pair[0].at.end..pair[1].at.start].trim();
    let same = text[..pair[0].at.start].ends_with('(') && clause_end(&text[from..pair[0].at.start]).is_none();
    let (first, second) = (pair[0].year?, pair[1].year?);
    (same && matches!(bare, "-" | "–")).then(|| second.checked_sub(first)).flatten()
}

/// The year of the event that is named from a word on.
fn event(passage: &Passage<'_>, at: usize) -> Option<u16> {
    let start = passage.words.get(at)?.at.start;
    let rest = passage.small[start..].trim_start_matches("ngày ");
    EVENTS.iter().find(|(name, _)| rest.starts_with(name)).and_then(|(_, year)| year.parse().ok())
}

static EVENTS: Pairs = Pairs::from_list("anniversary-not-of-date: events");
