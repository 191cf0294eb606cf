use std::ops::Range;

use crate::calendar::weekday_name;
use crate::lint::dates::{self, Written};
use crate::lint::passage::Passage;
use crate::lint::{Draft, Rule, always};
use crate::model::date::{Date, PartialDate};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::Words;

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB403",
    name: "weekday-not-of-date",
    severities: &[Severity::Error, Severity::Warning],
    clause: "PL I, mục II.6",
    page: include_str!("vb403_weekday_not_of_date.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let listed = dates::has_ordinals(&draft.passages);
    for (passage, date) in draft.dates() {
        for (part, right, day) in several_wrong(passage, date) {
            say(draft, passage, part, right, &day, report);
        }
        let (Some(day), month, year) = date.numbers(passage.text.notation()) else { continue };
        let issued = draft.directive.date;
        let Some(day) = year.map_or_else(|| nearest(issued, month, day), |year| Date::new(year, month, day))
        else {
            continue;
        };
        // Every year has another day of the week: `ngày 05 tháng 9 hằng năm`.
        let behind = passage.words.partition_point(|word| word.at.start < date.at.end);
        if year.is_none() && matches!(passage.small(behind), "hằng" | "hàng") {
            continue;
        }
        let Some((from, to, _)) = weekday(passage, date, listed).filter(|(.., said)| *said != day.weekday())
        else {
            continue;
        };
        if several(passage, from, day.weekday()) {
            continue;
        }
        let written = &passage.text.notation()[date.at.clone()];
        let part = passage.range(from, to);
        match year {
            Some(_) => say(draft, passage, part, weekday_name(day), written, report),
            None => {
                // Of another year it may be right.
                let mut asks =
                    |found: Diagnostic| report(Diagnostic { severity: Severity::Warning, ..found });
                let written = format!("{written}/{}", day.year());
                say(draft, passage, part, weekday_name(day), &written, &mut asks);
            }
        }
    }
}

/// The day of a month and day without a year that is nearest to the day of issue; none where that is not known.
fn nearest(issued: PartialDate, month: u8, day: u8) -> Option<Date> {
    issued.month()?;
    let (issued, year) = (issued.of_law(), issued.year()?);
    let days = [year - 1, year, year + 1].into_iter().filter_map(|year| Date::new(year, month, day));
    days.min_by_key(|day| (day.days() - issued.days()).abs())
}

fn say(
    draft: &Draft<'_>,
    passage: &Passage<'_>,
    part: Range<usize>,
    right: &str,
    day: &str,
    report: &mut dyn FnMut(Diagnostic),
) {
    let have = &passage.text.notation()[part.clone()];
    let message = Message::new(
        format!("`{day}` là {right}, không phải {have}"),
        format!("`{day}` is {right}, not {have}"),
    );
    let help = Message::new(
        format!("ghi `{right}`, hoặc xem lại ngày tháng"),
        format!("write `{right}`, or look at the date"),
    );
    report(draft.finding(Severity::Error, RULE.code, passage.text, part, message).help(help));
}

/// Those of several weekdays in brackets that are not of the several days before: `ngày 05, 06/01/2027 (thứ Hai, thứ Ba)`.
/// Where there are not as many of both, none is told.
fn several_wrong(passage: &Passage<'_>, date: &Written) -> Vec<(Range<usize>, &'static str, String)> {
    /// A month has no more days.
    const MOST: usize = 31;
    let (Some(last), month, Some(year)) = date.numbers(passage.text.notation()) else { return Vec::new() };
    let mut days = vec![last];
    let mut at = date.word;
    while let Some(before) = day_before(passage, at).filter(|_| days.len() <= MOST) {
        at = before;
        days.insert(0, passage.word(before).parse().unwrap_or(0));
    }
    let mut behind = passage.words.partition_point(|word| word.at.start < date.at.end);
    if days.len() < 2 || passage.mark(behind) != "(" {
        return Vec::new();
    }
    let mut said = Vec::new();
    while let Some(day) = dates::weekday(passage, behind) {
        said.push((passage.range(behind, behind + 1), day));
        let next = behind + 2 + usize::from(passage.small(behind + 2) == "và");
        if !matches!(passage.gap(next), " " | ", ") {
            break;
        }
        behind = next;
    }
    if said.len() != days.len() {
        return Vec::new();
    }
    let pairs = said.into_iter().zip(days);
    let wrong = pairs.filter_map(|((part, said), day)| {
        let date = Date::new(year, month, day).filter(|date| date.weekday() != said)?;
        let zero = if month < 3 { "0" } else { "" };
        Some((part, weekday_name(date), format!("{day:02}/{zero}{month}/{year}")))
    });
    wrong.collect()
}

/// The day before another of the same month: `05, 06/01/2027`, `20 và ngày 21 tháng 5`.
fn day_before(passage: &Passage<'_>, at: usize) -> Option<usize> {
    let named = usize::from(at > 0 && passage.small(at - 1) == "ngày" && passage.gap(at) == " ");
    let next = at - named;
    let and = usize::from(next > 0 && passage.small(next - 1) == "và" && passage.gap(next) == " ");
    let joined = and == 1 && passage.gap(next - 1) == " " || and == 0 && passage.gap(next) == ", ";
    let before = (next - and).checked_sub(1).filter(|_| joined)?;
    let is_day = passage.word(before).parse().is_ok_and(|day: u8| (1..=31).contains(&day));
    (is_day && passage.word(before).len() <= 2).then_some(before)
}

/// The words that name a weekday right before the date or in brackets behind it.
fn weekday(passage: &Passage<'_>, date: &Written, listed: bool) -> Option<(usize, usize, u8)> {
    let named = usize::from(date.word > 0 && passage.small(date.word - 1) == "ngày");
    if let Some(last) = date.word.checked_sub(1 + named)
        && let Some(first) = last.checked_sub(1)
        && matches!(passage.mark(last + 1), "" | "," | "(")
        && let Some(said) = dates::weekday(passage, first)
        && !dates::counts(passage, first, listed)
    {
        return Some((first, last, said));
    }
    let behind = passage.words.partition_point(|word| word.at.start < date.at.end);
    let bracket = passage.mark(behind) == "(";
    let joined = bracket || matches!(passage.mark(behind), "," | "-" | "–");
    // `(sáng thứ Bảy)`, `(nhằm ngày thứ Bảy)`
    let before = (behind..behind + 2).take_while(|at| LEADS.contains(&passage.small(*at)));
    let behind = behind + if bracket { before.count() } else { 0 };
    let said = dates::weekday(passage, behind).filter(|_| joined)?;
    // `từ ngày 05/01/2027, thứ Hai hằng tuần`
    if !bracket && matches!(passage.small(behind + 2), "hằng" | "hàng") {
        return None;
    }
    // Several weekdays are of several days: `ngày 20 và 21/5/2027 (thứ Năm, thứ Sáu)`.
    let within = |at: &usize| *at < passage.words.len() && !passage.gap(*at).contains(')');
    let more = (behind + 2..).take_while(within).any(|at| dates::weekday(passage, at).is_some());
    (!more).then_some((behind, behind + 1, said))
}

/// What may stand before a weekday in brackets.
static LEADS: Words = Words::from_list("weekday-not-of-date: leads");

/// Whether the weekday is the last of several, and the date that of another: `thứ Bảy, Chủ nhật (11/7/2026 và
/// 12/7/2026)`, `từ thứ Năm đến thứ Sáu (09/7/2026 - 10/7/2026)`.
fn several(passage: &Passage<'_>, last: usize, day: u8) -> bool {
    let mut at = last;
    loop {
        let and = at > 0 && matches!(passage.small(at - 1), "và" | "đến" | "hoặc") && passage.gap(at) == " ";
        if !and && !matches!(passage.mark(at), "," | "-") {
            return false;
        }
        let while_through = and && passage.small(at - 1) == "đến";
        let Some(before) = at.checked_sub(2 + usize::from(and)) else { return false };
        match dates::weekday(passage, before) {
            None => return false,
            Some(said) if said == day || while_through => return true,
            Some(_) => at = before,
        }
    }
}
