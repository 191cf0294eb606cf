//! Which days a holiday of several days takes.

use super::day::{shifted, weekly_rest};
use super::decisions::Decision;
use super::holidays::Holiday;
use crate::date::Date;

/// The days off of a holiday that is named for `date`.
///
/// Under a decision: those days within its span that, with the days in lieu and those swapped, fill it. Without one,
/// where law leaves a choice: the choice that meets the fewest weekly rest days, then the one that makes the longest
/// run of days off, then the one that the table lists first (Tết: one day before and four after; Quốc khánh: 01/9).
/// That is how the decisions of 2025 and 2026 came out; it is no decision.
pub(super) fn placed(holiday: &Holiday, date: Date, decision: Option<&Decision>) -> Vec<Date> {
    let by_law = holiday.before.iter().map(|before| block(holiday, date, *before));
    let decided = decision.and_then(|decision| {
        let within = |block: &Vec<Date>| block.iter().all(|day| (decision.from..=decision.to).contains(day));
        let other = (0..holiday.days).map(|before| block(holiday, date, before));
        // Of equals the first is taken, and law comes first.
        by_law
            .clone()
            .chain(other)
            .filter(within)
            .min_by_key(|block| (unfilled(decision, block), rest_days(block)))
    });
    decided.or_else(|| by_law.min_by_key(|block| (rest_days(block), -run(block)))).unwrap_or_default()
}

/// The day is off whichever choice is made.
pub(super) fn certain(holiday: &Holiday, date: Date, day: Date) -> bool {
    holiday.before.iter().all(|before| block(holiday, date, *before).contains(&day))
}

fn block(holiday: &Holiday, date: Date, before: u8) -> Vec<Date> {
    let first = -i64::from(before);
    (first..first + i64::from(holiday.days)).filter_map(|days| shifted(date, days)).collect()
}

fn rest_days(block: &[Date]) -> usize {
    block.iter().filter(|day| weekly_rest(**day)).count()
}

/// Working days of the span for which neither the block, nor a day in lieu, nor a swap accounts; and days in lieu that
/// find no place in it.
fn unfilled(decision: &Decision, block: &[Date]) -> usize {
    let span = decision.to.days() - decision.from.days();
    let mut open: Vec<Date> = (0..=span)
        .filter_map(|days| shifted(decision.from, days))
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
        let day = |count: i64| from.and_then(|from| shifted(*from, step * count));
        (1..).take_while(|count| day(*count).is_some_and(weekly_rest)).count() as i64
    };
    block.len() as i64 + beside(block.first(), -1) + beside(block.last(), 1)
}
