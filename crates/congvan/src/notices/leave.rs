//! The days off of an occasion (đợt nghỉ).

use crate::calendar::{
    DayOff, Decisions, Reason, Swap, days_off, is_working_day, weekday_name, working_days_after,
};
use crate::date::Date;
use crate::wording::{Phrases, WordingError};

/// The days off at the holidays of an occasion, weekly rest days beside them included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leave {
    /// Every day, in order.
    pub days: Vec<LeaveDay>,
    /// The days parted into runs without a working day between (đợt).
    pub spans: Vec<LeaveSpan>,
    /// Working days swapped, with their instruments.
    pub swaps: Vec<(Swap, String)>,
    /// First and last day of each run of days that law names.
    pub named: Vec<(Date, Date)>,
    /// Some day may still move (chờ quyết định).
    pub awaiting: bool,
    /// The year's decisions on it; none where none is known.
    pub instruments: Vec<String>,
}

/// A day of a leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeaveDay {
    /// The day.
    pub date: Date,
    /// `Nghỉ bù ngày Chủ nhật 07/02/2027`.
    pub about: String,
}

/// Days off in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeaveSpan {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// The first working day after, within the calendar.
    pub back: Option<Date>,
}

impl LeaveSpan {
    /// How many days.
    pub fn days(&self) -> i64 {
        self.to.days() - self.from.days() + 1
    }
}

/// The leave at the holidays of those keys in the year; none where none of them is in force.
pub(super) fn leave(
    holidays: &[&str],
    year: u16,
    decisions: &Decisions,
    words: &Phrases,
) -> Result<Option<Leave>, WordingError> {
    let all = days_off(year, decisions);
    let own: Vec<&DayOff> = all.iter().filter(|day| holidays.contains(&day.holiday.as_str())).collect();
    let law = |day: &&&DayOff| day.reason == Reason::Holiday;
    let (Some(first), Some(last)) = (own.first(), own.last()) else { return Ok(None) };
    let mut named: Vec<Date> = own.iter().filter(law).map(|day| day.date).collect();
    named.sort_unstable();
    if named.is_empty() {
        return Ok(None);
    }

    let is_off = |date: &Date| !is_working_day(*date, decisions);
    let before =
        std::iter::successors(first.date.previous(), |date| date.previous()).take_while(is_off).last();
    let start = before.unwrap_or(first.date);
    let off: Vec<Date> = std::iter::successors(Some(start), |date| next(*date))
        .take_while(|date| *date <= last.date || is_off(date))
        .filter(is_off)
        .collect();
    // A weekend between two holidays that touches neither is no part of the leave.
    let is_own = |run: &(Date, Date)| own.iter().any(|day| (run.0..=run.1).contains(&day.date));
    let spans: Vec<LeaveSpan> = runs(&off)
        .into_iter()
        .filter(is_own)
        .map(|(from, to)| LeaveSpan { from, to, back: working_days_after(to, 1, decisions) })
        .collect();
    let days = off
        .into_iter()
        .filter(|date| spans.iter().any(|span| (span.from..=span.to).contains(date)))
        .map(|date| Ok(LeaveDay { date, about: about(date, &all, words)? }))
        .collect::<Result<Vec<_>, _>>()?;
    let swaps = decisions
        .swaps()
        .filter(|(_, decision)| decision.year == year && holidays.contains(&decision.holiday.as_str()))
        .map(|(swap, decision)| (swap, decision.instrument.clone()))
        .collect();
    let decided = holidays.iter().filter_map(|holiday| decisions.get(holiday, year));
    let mut instruments: Vec<String> = decided.map(|decision| decision.instrument.clone()).collect();
    instruments.dedup();
    Ok(Some(Leave {
        days,
        spans,
        swaps,
        named: runs(&named),
        awaiting: own.iter().any(|day| day.awaiting),
        instruments,
    }))
}

/// First and last of each run of days that follow one another.
fn runs(days: &[Date]) -> Vec<(Date, Date)> {
    let mut runs: Vec<(Date, Date)> = Vec::new();
    for date in days {
        match runs.last_mut() {
            Some((_, last)) if date.days() - last.days() <= 1 => *last = *date,
            _ => runs.push((*date, *date)),
        }
    }
    runs
}

/// The day after, within the calendar.
fn next(date: Date) -> Option<Date> {
    let Date { year, month, day } = date;
    Date::new(year, month, day + 1)
        .or_else(|| Date::new(year, month + 1, 1))
        .or_else(|| Date::new(year + 1, 1, 1))
}

fn about(date: Date, all: &[DayOff], words: &Phrases) -> Result<String, WordingError> {
    // A day on which a holiday falls is off as such, even where it is also one in lieu.
    let rank = |day: &&DayOff| !matches!(day.reason, Reason::Holiday);
    let Some(day) = all.iter().filter(|day| day.date == date).min_by_key(rank) else {
        return words.get("off_rest");
    };
    let other = day
        .reason
        .other_day()
        .map(|other| format!("{} {:02}/{:02}/{}", weekday_name(other), other.day, other.month, other.year));
    let key = match day.reason {
        Reason::Holiday if day.holiday == "tet_am_lich" => "off_tet",
        Reason::Holiday => "off_holiday",
        Reason::Compensation { .. } => "off_compensation",
        Reason::Swap { .. } => "off_swap",
        Reason::Decision => "off_decision",
    };
    words.fill(key, &[("day", other.as_deref().unwrap_or_default())])
}
