use crate::calendar::{CanChi, LunarYear};
use crate::lint::lunar_days::{self, Lunar};
use crate::lint::passage::{Part, Passage};
use crate::lint::{Draft, Rule, always};
use crate::model::date::PartialDate;
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::Words;

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1408",
    name: "lunar-day-that-is-not",
    severities: &[Severity::Error, Severity::Warning],
    clause: "PL I, mục II.6",
    page: include_str!("vb1408_lunar_day_that_is_not.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for passage in draft.passages.iter().filter(|passage| passage.part != Part::Name) {
        for at in 0..passage.words.len() {
            let Some(said) = lunar_days::read(passage, at) else { continue };
            let (severity, message) = match () {
                () if !said.may_be() => (
                    Severity::Error,
                    Message::new("âm lịch không có ngày này", "the lunar calendar has no such day"),
                ),
                () => match year_without(passage, &said, draft.directive.date) {
                    Some(year) => (Severity::Warning, in_year(&said, year)),
                    None => continue,
                },
            };
            let help = Message::new("xem lại ngày âm lịch", "look at the lunar day");
            report(draft.finding(severity, RULE.code, passage.text, said.at, message).help(help));
        }
    }
}

fn in_year(said: &Lunar, year: u16) -> Message {
    let (month, name) = (said.month, CanChi::of_year(year));
    Message::new(
        format!("tháng {month} âm lịch năm {name} chỉ có 29 ngày"),
        format!("lunar month {month} of the year {name} has 29 days"),
    )
}

/// The year that is meant, where neither it nor any other that may be meant has the day.
fn year_without(passage: &Passage<'_>, said: &Lunar, issued: PartialDate) -> Option<u16> {
    let years = years(passage, said, issued)?;
    let has = |year: &u16| {
        let Some(year) = LunarYear::new(*year) else { return true };
        [false, true].into_iter().any(|leap| year.date(said.month, leap, said.day).is_some())
    };
    // Only the thirtieth may be missing.
    let missing = said.day == 30 && !said.may_be_solar && !years.iter().any(has);
    years.first().copied().filter(|_| missing)
}

/// The lunar years that may be meant, the likeliest first; none where the words speak of every year.
fn years(passage: &Passage<'_>, said: &Lunar, issued: PartialDate) -> Option<Vec<u16>> {
    let issued_in = issued.year();
    if let Some(name) = said.year {
        // The one nearest to the document's day.
        let about = issued_in?;
        return (0..=30)
            .flat_map(|apart| [about.checked_add(apart), about.checked_sub(apart)])
            .flatten()
            .find(|year| CanChi::of_year(*year) == name)
            .map(|year| vec![year]);
    }
    let next = said.next + usize::from(passage.small(said.next) == "năm");
    let number = passage.word(next);
    let named = number.parse::<u16>().ok().filter(|year| number.len() == 4 && (1901..=2198).contains(year));
    // The last months end in the next year of the sun.
    let late = said.month > 10;
    if let Some(year) = named {
        return Some(if late { vec![year, year - 1] } else { vec![year] });
    }
    static EVERY: Words = Words::from_list("lunar-day-that-is-not: every year");
    let clause = passage.clause(&said.at);
    if EVERY.iter().any(|word| clause.contains(word)) {
        return None;
    }
    let year = issued_in?;
    // Until Tết the lunar year is still the old one; until spring one looks back on it.
    Some(match issued.month() {
        Some(1) => vec![year - 1, year],
        Some(2..=4) if late => vec![year - 1, year],
        Some(10..=12) if !late => vec![year, year + 1],
        Some(_) => vec![year],
        None => vec![year, year - 1],
    })
}
