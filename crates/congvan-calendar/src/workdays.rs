//! Working days of civil servants, for deadlines.

use std::collections::{BTreeMap, BTreeSet};

use super::day::{add_days, weekly_rest};
use super::days_off::{days_off, days_off_of_next_year};
use super::decisions::Decisions;
use crate::date::Date;

/// Whether civil servants work that day: not on weekly rest days unless made up for, nor on days off.
///
/// ```
/// use congvan_calendar::{Decisions, is_working_day};
/// use congvan_calendar::Date;
///
/// let day = |month, day| Date::new(2026, month, day).unwrap();
/// assert!(is_working_day(day(8, 22), &Decisions::from_table()), "a Saturday that makes up for 31/08");
/// assert!(!is_working_day(day(8, 31), &Decisions::from_table()));
/// ```
pub fn is_working_day(date: Date, decisions: &Decisions) -> bool {
    Workdays::new(decisions).works(date)
}

/// The day that is so many working days before, within 1900 to 2199; the day itself for 0.
///
/// A term of 2 working days before thứ Hai is thứ Năm, where no day between is off. Days off that await a decision
/// count as off.
pub fn working_days_before(date: Date, days: u32, decisions: &Decisions) -> Option<Date> {
    Workdays::new(decisions).walk(date, days, -1)
}

/// The day that is so many working days after, within 1900 to 2199; the day itself for 0.
pub fn working_days_after(date: Date, days: u32, decisions: &Decisions) -> Option<Date> {
    Workdays::new(decisions).walk(date, days, 1)
}

/// Computes each year met once.
struct Workdays<'a> {
    decisions: &'a Decisions,
    made_up: BTreeSet<Date>,
    off: BTreeMap<u16, BTreeSet<Date>>,
}

impl<'a> Workdays<'a> {
    fn new(decisions: &'a Decisions) -> Self {
        let made_up = decisions.swaps().map(|(swap, _)| swap.make_up).collect();
        Self { decisions, made_up, off: BTreeMap::new() }
    }

    fn works(&mut self, date: Date) -> bool {
        if weekly_rest(date) {
            return self.made_up.contains(&date);
        }
        let decisions = self.decisions;
        let off = self.off.entry(date.year()).or_insert_with(|| {
            let own = days_off(date.year(), decisions).into_iter();
            own.chain(days_off_of_next_year(date.year(), decisions)).map(|day| day.date).collect()
        });
        !off.contains(&date)
    }

    fn walk(&mut self, mut date: Date, days: u32, step: i64) -> Option<Date> {
        for _ in 0..days {
            date = add_days(date, step)?;
            while !self.works(date) {
                date = add_days(date, step)?;
            }
        }
        Some(date)
    }
}
