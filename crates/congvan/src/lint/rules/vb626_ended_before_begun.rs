use std::ops::Range;

use crate::lint::passage::{Part, Passage};
use crate::lint::{Draft, Rule, always, dates};
use crate::model::date::Date;
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::Words;

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB626",
    name: "ended-before-begun",
    severities: &[Severity::Warning],
    clause: "PL I, mục II.6",
    page: include_str!("vb626_ended_before_begun.md"),
    can_tell: always,
    check,
};

/// When something begins or ends.
struct Moment {
    /// Minutes since midnight.
    minutes: u16,
    date: Option<Date>,
    /// The bytes of the hour.
    at: Range<usize>,
}

/// Minutes of a meeting say when it began and when it ended.
fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    static BEGINS: Words = Words::from_list("ended-before-begun: begins");
    static ENDS: Words = Words::from_list("ended-before-begun: ends");
    if draft.directive.kind.code != "BB" {
        return;
    }
    let mut begun: Option<Moment> = None;
    for passage in draft.passages.iter().filter(|passage| passage.part == Part::Paragraph) {
        if let Some(ended) = moment_behind(draft, passage, &ENDS) {
            if begun.as_ref().is_some_and(|begun| !is_later(&ended, begun)) {
                let message = Message::new("kết thúc trước khi bắt đầu", "this ends before it has begun");
                let help = Message::new("xem lại giờ, ngày", "look at the hours and the days");
                let found = draft.finding(Severity::Warning, RULE.code, passage.text, ended.at, message);
                report(found.help(help));
            }
        } else if begun.is_none() {
            begun = moment_behind(draft, passage, &BEGINS);
        }
    }
}

/// A day that one of them does not name is the other's.
fn is_later(ended: &Moment, begun: &Moment) -> bool {
    match (ended.date, begun.date) {
        (Some(end), Some(start)) if end != start => end > start,
        _ => ended.minutes > begun.minutes,
    }
}

/// The first hour behind one of the words, and the day named with it.
fn moment_behind(draft: &Draft<'_>, passage: &Passage<'_>, words: &[&str]) -> Option<Moment> {
    let from = words.iter().filter_map(|word| passage.small.find(word)).min()?;
    let first = passage.words.partition_point(|word| word.at.start < from);
    let (hour, (minutes, last)) =
        (first..passage.words.len()).find_map(|at| Some((at, dates::hour(passage, at)?)))?;
    // `kết thúc sau 03 giờ`, `trước 5 giờ`, `5 giờ chiều` are no hours of the clock.
    let is_other = hour > 0 && matches!(passage.small(hour - 1), "sau" | "trước")
        || PARTS_OF_THE_DAY.contains(&passage.small(last + 1));
    if is_other {
        return None;
    }
    let behind = passage.words[last].at.end;
    let date = draft.dates_in(passage).iter().find(|date| date.at.start >= behind).and_then(|date| {
        let (day, month, year) = date.numbers(passage.text.notation());
        Date::new(year?, month, day?)
    });
    Some(Moment { minutes, date, at: passage.range(hour, last) })
}

/// Parts of the day.
static PARTS_OF_THE_DAY: Words = Words::from_list("ended-before-begun: parts of the day");
