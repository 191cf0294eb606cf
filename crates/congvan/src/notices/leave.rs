//! The days off of an occasion (đợt nghỉ).

use crate::calendar::{
    DayOff, Decision, Decisions, Reason, Standing, Swap, days_off, is_working_day, possible_first_days,
    weekday_name, working_days_after,
};
use crate::model::date::Date;
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
    /// Whether some day may still move, since no decision is known.
    pub standing: Standing,
    /// The decisions of other years after which open days were computed.
    pub computed_like: Vec<Decision>,
    /// The first days that it may have, where the first is open.
    pub first_days: Vec<Date>,
    /// Single working days between it and other days off, where no decision is known: they are often swapped.
    pub bridges: Vec<Date>,
    /// The year's decisions on it; none where none is known.
    pub instruments: Vec<String>,
}

/// What a notice says of days off on which no decision is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Undecided {
    /// Nothing: they are blanks, which a person fills in.
    #[default]
    Blank,
    /// The days computed, as if they were decided.
    Assumed,
}

/// A day of a leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeaveDay {
    /// The day.
    pub date: Date,
    /// `Nghỉ bù ngày Chủ nhật 07/02/2027`.
    pub about: String,
    /// Law gives it: it is no weekly rest day, day in lieu or day swapped.
    pub by_law: bool,
    /// Notices leave it blank: no decision is known, and none is assumed.
    pub is_blank: bool,
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
    /// Notices leave its end blank: no decision is known, and none is assumed.
    pub is_blank: bool,
    /// They leave its first day blank too.
    pub is_first_blank: bool,
}

impl LeaveSpan {
    /// How many days.
    pub fn days(&self) -> i64 {
        self.to.days() - self.from.days() + 1
    }
}

impl Leave {
    /// Whether notices leave a day of it blank.
    pub(super) fn is_blank(&self, date: Date) -> bool {
        self.days.iter().any(|day| day.date == date && day.is_blank)
    }
}

/// The leave at the holidays of those keys in the year; none where none of them is in force.
pub(super) fn leave(
    holidays: &[&str],
    year: u16,
    decisions: &Decisions,
    undecided: Undecided,
    words: &Phrases,
) -> Result<Option<Leave>, WordingError> {
    let all = days_off(year, decisions);
    let found = Found { all: &all, holidays, year, decisions };
    let mut named: Vec<Date> = found.own().filter(is_by_law).map(|day| day.date).collect();
    named.sort_unstable();
    if named.is_empty() {
        return Ok(None);
    }
    let off = found.in_a_row();
    let spans: Vec<LeaveSpan> = runs(&off)
        .into_iter()
        // A weekend between two holidays that touches neither is no part of the leave.
        .filter(|(from, to)| found.own().any(|day| (*from..=*to).contains(&day.date)))
        .map(|(from, to)| {
            let mut open = found.open(from, to).peekable();
            let is_blank = undecided == Undecided::Blank && open.peek().is_some();
            let is_first_blank = is_blank && open.any(|day| is_by_law(&day));
            LeaveSpan { from, to, back: working_days_after(to, 1, decisions), is_blank, is_first_blank }
        })
        .collect();
    let days = off
        .into_iter()
        .filter_map(|date| Some((date, spans.iter().find(|span| (span.from..=span.to).contains(&date))?)))
        .map(|(date, span)| {
            let (by_law, is_blank) = (named.contains(&date), span.is_blank && !found.is_fixed(date));
            Ok(LeaveDay { date, about: about(date, &all, words)?, by_law, is_blank })
        })
        .collect::<Result<Vec<_>, _>>()?;
    let standings = spans.iter().flat_map(|span| found.open(span.from, span.to)).map(|day| day.standing);
    let decided = holidays.iter().filter_map(|holiday| decisions.get(holiday, year));
    let mut instruments: Vec<String> = decided.clone().map(|decision| decision.instrument.clone()).collect();
    instruments.dedup();
    let swaps =
        decided.flat_map(|decision| decision.swaps.iter().map(|swap| (*swap, decision.instrument.clone())));
    Ok(Some(Leave {
        swaps: swaps.collect(),
        named: runs(&named),
        standing: standings.max().unwrap_or(Standing::Settled),
        computed_like: found.precedents(),
        first_days: spans.first().map(|span| found.first_days(span)).unwrap_or_default(),
        bridges: spans.iter().flat_map(|span| found.bridges(span)).collect(),
        instruments,
        days,
        spans,
    }))
}

fn is_by_law(day: &&DayOff) -> bool {
    day.reason == Reason::Holiday
}

/// The days off of a year, asked about some of its holidays.
struct Found<'a> {
    all: &'a [DayOff],
    holidays: &'a [&'a str],
    year: u16,
    decisions: &'a Decisions,
}

impl<'a> Found<'a> {
    /// Those of the holidays asked about.
    fn own(&self) -> impl Iterator<Item = &'a DayOff> {
        self.all.iter().filter(|day| self.holidays.contains(&day.holiday.as_str()))
    }

    /// Those from one day to another that may still move.
    fn open(&self, from: Date, to: Date) -> impl Iterator<Item = &'a DayOff> {
        self.all.iter().filter(move |day| (from..=to).contains(&day.date) && day.standing.is_open())
    }

    fn is_off(&self, date: &Date) -> bool {
        !is_working_day(*date, self.decisions)
    }

    /// Every day off from the first of the holidays to the last, and those right before and after.
    fn in_a_row(&self) -> Vec<Date> {
        let (Some(first), Some(last)) = (self.own().next(), self.own().last()) else { return Vec::new() };
        let earlier = std::iter::successors(first.date.previous(), |date| date.previous());
        let start = earlier.take_while(|date| self.is_off(date)).last().unwrap_or(first.date);
        std::iter::successors(Some(start), |date| next(*date))
            .take_while(|date| *date <= last.date || self.is_off(date))
            .filter(|date| self.is_off(date))
            .collect()
    }

    /// Whether law fixes the day: of such a holiday only what is in lieu of its days can be open.
    fn is_fixed(&self, date: Date) -> bool {
        let of = self.own().filter(is_by_law).find(|day| day.date == date);
        let mut named = self.own().filter(is_by_law);
        of.is_some_and(|of| named.all(|day| day.holiday != of.holiday || !day.standing.is_open()))
    }

    /// What was decided in the years after which open days were computed.
    fn precedents(&self) -> Vec<Decision> {
        let is_open =
            |holiday: &&&str| self.own().any(|day| day.holiday == **holiday && day.standing.is_open());
        let open = self.holidays.iter().filter(is_open);
        open.filter_map(|holiday| self.decisions.precedent(holiday, self.year)).cloned().collect()
    }

    /// Which days may be the first of a span that is open, whatever is decided on the holidays in it.
    fn first_days(&self, span: &LeaveSpan) -> Vec<Date> {
        if self.open(span.from, span.to).next().is_none() {
            return Vec::new();
        }
        let inside = self.own().filter(|day| (span.from..=span.to).contains(&day.date));
        let mut holidays: Vec<&str> = inside.map(|day| day.holiday.as_str()).collect();
        holidays.dedup();
        let first = |holiday| possible_first_days(holiday, self.year, self.decisions);
        holidays.into_iter().flat_map(first).collect()
    }

    /// The working days beside a span that have a day off on their other side, while a decision may still swap them.
    fn bridges(&self, span: &LeaveSpan) -> Vec<Date> {
        let is_decided = self.holidays.iter().any(|holiday| self.decisions.get(holiday, self.year).is_some());
        let is_past = Standing::without_decision(span.to, self.decisions) == Standing::NotInTable;
        if is_decided || is_past || self.open(span.from, span.to).next().is_some() {
            return Vec::new();
        }
        let before = span.from.previous().and_then(|day| Some((day, day.previous()?)));
        let after = next(span.to).and_then(|day| Some((day, next(day)?)));
        let beside = before.into_iter().chain(after);
        beside.filter(|(_, beyond)| self.is_off(beyond)).map(|(day, _)| day).collect()
    }
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
    let (year, month, day) = date.parts();
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
    let other = day.reason.other_day().map(|other| {
        format!("{} {:02}/{:02}/{}", weekday_name(other), other.day(), other.month(), other.year())
    });
    let key = match day.reason {
        Reason::Holiday if day.holiday == "tet_am_lich" => "off_tet",
        Reason::Holiday => "off_holiday",
        Reason::Compensation { .. } => "off_compensation",
        Reason::Swap { .. } => "off_swap",
        Reason::Decision => "off_decision",
    };
    words.fill(key, &[("day", other.as_deref().unwrap_or_default())])
}
