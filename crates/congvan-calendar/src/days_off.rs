//! The days off of a year.

use std::collections::BTreeSet;
use std::fmt;

use super::day::{add_days, weekday_name, weekly_rest, with_slashes};
use super::decisions::Decisions;
use super::holidays::{Holiday, holidays, in_force};
use super::lunar_date::LunarDate;
use super::lunar_year::LunarYear;
use super::placement::{certain, first_days, place_holiday};
use super::standing::Standing;
use crate::date::Date;

/// A day off that is not just a weekly rest day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayOff {
    /// The day. It may be a weekly rest day, where the holiday meets one.
    pub date: Date,
    /// The holiday's [`Holiday::id`].
    pub holiday: String,
    /// The holiday's name: `Tết Âm lịch`.
    pub name: String,
    /// Why this day.
    pub reason: Reason,
    /// Its lunar date; [`LunarDate::day_name`] writes it.
    pub lunar: LunarDate,
    /// The law, or the decision where there is one.
    pub instrument: String,
    /// Whether the day may move, since law leaves a choice and no decision is known.
    pub standing: Standing,
}

/// Why a day is off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// It is one of the days of the holiday.
    Holiday,
    /// In lieu of a weekly rest day that a holiday met (nghỉ bù; Bộ luật Lao động 2019 Điều 111 khoản 3).
    Compensation {
        /// That rest day.
        of: Date,
    },
    /// A working day swapped (hoán đổi).
    Swap {
        /// The rest day on which it is made up (làm bù).
        make_up: Date,
    },
    /// Within the decided span, for no reason given here.
    Decision,
}

impl Reason {
    /// A stable word for programs: `holiday`, `compensation`, `swap`, `decision`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Holiday => "holiday",
            Self::Compensation { .. } => "compensation",
            Self::Swap { .. } => "swap",
            Self::Decision => "decision",
        }
    }

    /// The other day concerned: the rest day met, or the day made up.
    pub fn other_day(self) -> Option<Date> {
        match self {
            Self::Compensation { of: day } | Self::Swap { make_up: day } => Some(day),
            Self::Holiday | Self::Decision => None,
        }
    }
}

impl fmt::Display for Reason {
    /// `nghỉ lễ, tết`; `nghỉ bù ngày Chủ nhật 26/04/2026`; `hoán đổi, làm bù ngày thứ Bảy 22/08/2026`; `nghỉ theo
    /// quyết định`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Holiday => f.write_str("nghỉ lễ, tết"),
            Self::Compensation { of } => {
                write!(f, "nghỉ bù ngày {} {}", weekday_name(*of), with_slashes(*of))
            }
            Self::Swap { make_up } => {
                write!(f, "hoán đổi, làm bù ngày {} {}", weekday_name(*make_up), with_slashes(*make_up))
            }
            Self::Decision => f.write_str("nghỉ theo quyết định"),
        }
    }
}

/// The days of a year that the next year's holidays take off, in order: only a decision does that, as for 31 December.
pub fn days_off_of_next_year(year: u16, decisions: &Decisions) -> Vec<DayOff> {
    let next = year.saturating_add(1);
    let is_early = |day: Date| day.year() == year;
    let early = decisions
        .iter()
        .filter(|decision| decision.year == next)
        .any(|decision| is_early(decision.from) || decision.swaps.iter().any(|swap| is_early(swap.off)));
    let days = if early { days_off(next, decisions) } else { Vec::new() };
    days.into_iter().filter(|day| is_early(day.date)).collect()
}

/// Every day off of a year from 1995 to 2199 by law and the decisions given, in order; weekly rest days only where a
/// holiday meets them. Empty outside these years, since the table begins with the labour code of 1994.
///
/// A holiday that meets a weekly rest day gives the next working day off, each its own. A day on which two holidays
/// meet comes twice, and gives no more than one: the law speaks of weekly rest days alone.
///
/// ```
/// use congvan_calendar::{Decisions, days_off};
///
/// let days = days_off(2027, &Decisions::from_table());
/// let tet: Vec<_> = days.iter().filter(|day| day.holiday == "tet_am_lich").collect();
/// assert_eq!(tet[2].lunar.day_name(), "mùng 1 tháng Giêng");
/// assert!(tet.iter().any(|day| day.standing.is_open()), "no decision on 2027 is known");
/// ```
pub fn days_off(year: u16, decisions: &Decisions) -> Vec<DayOff> {
    let (Some(lunar), Some(before)) = (LunarYear::new(year), LunarYear::new(year.saturating_sub(1))) else {
        return Vec::new();
    };
    let day_off = |date: Date, holiday: &Holiday, reason: Reason, instrument: &str, standing: Standing| {
        let lunar = lunar.lunar(date).or_else(|| before.lunar(date)).unwrap_or_else(|| date.into());
        let (id, name, instrument) = (holiday.id.clone(), holiday.name.clone(), instrument.to_owned());
        DayOff { date, holiday: id, name, reason, lunar, instrument, standing }
    };
    let named: Vec<(&Holiday, Date)> =
        holidays().iter().filter_map(|holiday| Some((holiday, holiday.date(&lunar)?))).collect();

    // Of a day of which law does not say for certain that it is off.
    let unless_decided = |holiday: &Holiday, named_for: Date, is_certain: bool| {
        let is_settled = is_certain || decisions.get(&holiday.id, year).is_some();
        if is_settled { Standing::Settled } else { Standing::without_decision(named_for, decisions) }
    };

    let mut days = Vec::new();
    for (holiday, named_for) in &named {
        let decision = decisions.get(&holiday.id, year);
        let like = decisions.precedent(&holiday.id, year).filter(|_| decision.is_none());
        // A decision on a day that law fixes only adds to it.
        let instrument = decision.filter(|_| holiday.decided_yearly()).map(|decision| &decision.instrument);
        for date in place_holiday(holiday, *named_for, decision, like) {
            let standing = unless_decided(holiday, *named_for, certain(holiday, *named_for, date));
            let instrument = instrument.unwrap_or(&holiday.instrument);
            days.push(day_off(date, holiday, Reason::Holiday, instrument, standing));
        }
    }
    for (swap, decision) in decisions.swaps().filter(|(_, decision)| decision.year == year) {
        if let Some(holiday) = holidays().iter().rev().find(|holiday| holiday.id == decision.holiday) {
            let reason = Reason::Swap { make_up: swap.make_up };
            days.push(day_off(swap.off, holiday, reason, &decision.instrument, Standing::Settled));
        }
    }
    days.sort_by_key(|day| day.date);

    let mut taken: BTreeSet<Date> = days.iter().map(|day| day.date).collect();
    let mut met = BTreeSet::new();
    for at in 0..days.len() {
        let rest = days[at].date;
        if !weekly_rest(rest) || !met.insert(rest) {
            continue;
        }
        let own = named.iter().find(|(holiday, _)| holiday.id == days[at].holiday);
        let Some((holiday, named_for)) = own else { continue };
        let next = (1..).map_while(|count| add_days(rest, count));
        let decision = decisions.get(&holiday.id, year);
        // A decided span says how far the days in lieu go.
        let lieu = next
            .take_while(|day| decision.is_none_or(|decision| *day <= decision.to))
            .find(|day| !weekly_rest(*day) && !taken.contains(day));
        if let Some(lieu) = lieu {
            taken.insert(lieu);
            let is_certain = !holiday.decided_yearly() && holiday.compensation.is_some();
            let standing = unless_decided(holiday, *named_for, is_certain);
            let reason = Reason::Compensation { of: rest };
            let instrument = holiday.compensation.as_ref().unwrap_or(&holiday.instrument);
            days.push(day_off(lieu, holiday, reason, instrument, standing));
        }
    }
    for (holiday, _) in &named {
        let Some(decision) = decisions.get(&holiday.id, year) else { continue };
        let span =
            (0..=decision.to.days() - decision.from.days()).filter_map(|day| add_days(decision.from, day));
        for date in span.filter(|day| !weekly_rest(*day)) {
            if taken.insert(date) {
                days.push(day_off(date, holiday, Reason::Decision, &decision.instrument, Standing::Settled));
            }
        }
    }
    days.sort_by_key(|day| day.date);
    days
}

/// The first days that the leave at a holiday of the year may have, whichever choice is made; one where law or a
/// decision leaves none.
pub fn possible_first_days(holiday: &str, year: u16, decisions: &Decisions) -> Vec<Date> {
    match (decisions.get(holiday, year), in_force(holiday, year)) {
        (Some(decision), _) => vec![decision.from],
        (None, Some((holiday, date))) => first_days(holiday, date),
        (None, None) => Vec::new(),
    }
}
