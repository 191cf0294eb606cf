//! Which days a holiday of several days takes.

use super::day::{add_days, weekly_rest};
use super::decisions::Decision;
use super::holidays::{Holiday, in_force};
use crate::date::Date;

/// The days off of a holiday that is named for `date`.
///
/// Under a decision: those days within its span that, with the days in lieu and those swapped, fill it. Without one,
/// where law leaves a choice: what was decided in a year `like` this one; else the choice that meets the fewest weekly
/// rest days, then the one that makes the longest run of days off, then the one that the table lists first (Tết: one
/// day before and four after; Quốc khánh: 01/9). It is no decision.
pub(super) fn place_holiday(
    holiday: &Holiday,
    date: Date,
    decision: Option<&Decision>,
    like: Option<&Decision>,
) -> Vec<Date> {
    let by_law = holiday.before.iter().map(|before| block(holiday, date, *before));
    let decided = decision.and_then(|decision| {
        let within = |block: &Vec<Date>| block.iter().all(|day| (decision.from..=decision.to).contains(day));
        let other = (0..holiday.days).map(|before| block(holiday, date, before));
        // Of equals the first is taken, and law comes first.
        by_law
            .clone()
            .chain(other)
            .filter(within)
            .min_by_key(|block| (count_unfilled(decision, block), rest_days(block)))
    });
    let as_before = like.and_then(days_before).filter(|before| holiday.before.contains(before));
    decided
        .or_else(|| as_before.map(|before| block(holiday, date, before)))
        .or_else(|| by_law.min_by_key(|block| (rest_days(block), -run(block))))
        .unwrap_or_default()
}

/// How many days of its holiday a decision put before the day that it is named for.
fn days_before(decision: &Decision) -> Option<u8> {
    let (holiday, date) = in_force(&decision.holiday, decision.year)?;
    let first = *place_holiday(holiday, date, Some(decision), None).first()?;
    u8::try_from(date.days() - first.days()).ok()
}

/// The first days that the leave at a holiday may have, whichever choice is made; weekly rest days before it with it.
pub(super) fn first_days(holiday: &Holiday, date: Date) -> Vec<Date> {
    let first = |before: &u8| {
        let first = add_days(date, -i64::from(*before))?;
        let earlier = (1..).map_while(|count| add_days(first, -count)).take_while(|day| weekly_rest(*day));
        Some(earlier.last().unwrap_or(first))
    };
    holiday.before.iter().filter_map(first).collect()
}

/// The day is off whichever choice is made.
pub(super) fn certain(holiday: &Holiday, date: Date, day: Date) -> bool {
    holiday.before.iter().all(|before| block(holiday, date, *before).contains(&day))
}

fn block(holiday: &Holiday, date: Date, before: u8) -> Vec<Date> {
    let first = -i64::from(before);
    (first..first + i64::from(holiday.days)).filter_map(|days| add_days(date, days)).collect()
}

fn rest_days(block: &[Date]) -> usize {
    block.iter().filter(|day| weekly_rest(**day)).count()
}

/// Working days of the span for which neither the block, nor a day in lieu, nor a swap accounts; and days in lieu that
/// find no place in it.
fn count_unfilled(decision: &Decision, block: &[Date]) -> usize {
    let span = decision.to.days() - decision.from.days();
    let mut open: Vec<Date> = (0..=span)
        .filter_map(|days| add_days(decision.from, days))
        .filter(|day| !weekly_rest(*day) && !block.contains(day))
        .filter(|day| !decision.swaps.iter().any(|swap| swap.off == *day))
        .collect();
    let mut without = 0;
    for rest in block.iter().filter(|day| weekly_rest(**day)) {
        match open.iter().position(|day| day > rest) {
            Some(lieu) => drop(open.remove(lieu)),
            None => without += 1,
        }
    }
    open.len() + without
}

/// Days off in a row, with the weekly rest days before and after the block.
fn run(block: &[Date]) -> i64 {
    let beside = |from: Option<&Date>, step: i64| {
        let day = |count: i64| from.and_then(|from| add_days(*from, step * count));
        (1..).take_while(|count| day(*count).is_some_and(weekly_rest)).count() as i64
    };
    block.len() as i64 + beside(block.first(), -1) + beside(block.last(), 1)
}
