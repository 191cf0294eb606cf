//! Decisions that cannot be ones on their holiday.

use std::collections::BTreeSet;

use crate::calendar::Date;
use crate::calendar::{Decision, Decisions, day_of_instrument};
use crate::calendar::{Reason, days_off};
use crate::calendar::{add_days, weekly_rest, with_slashes};
use crate::calendar::{holidays, in_force};
use crate::text::csv::{Cell, Row};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

const YEAR: usize = 0;
const FROM: usize = 2;
const TO: usize = 3;
const SWAP_OFF: usize = 4;
const INSTRUMENT: usize = 6;

/// The longest span, weekly rest days with it: two weeks. Those decided so far have nine days at most.
const LONGEST: i64 = 14;

/// Reports spans that are not about their holiday, instruments that cannot have decided on it, and swapped days that
/// are off anyway.
pub(super) fn against_law(read: &[(&Row, Decision)], report: &mut Vec<Diagnostic>) {
    for (row, decision) in read {
        span(row, decision, report);
        instrument(row, decision, report);
    }
    let decisions = Decisions::of(read.iter().map(|(_, decision)| decision.clone()));
    for (row, decision) in read {
        check_swaps(row, decision, &decisions, report);
    }
    report.extend(read.iter().filter_map(|(row, decision)| without_lieu(row, decision)));
    if report.is_empty() {
        report.extend(read.iter().filter_map(|(row, decision)| beyond_due(row, decision)));
    }
}

/// That a span ends before the days in lieu of those of its holiday which meet weekly rest days.
fn without_lieu(row: &Row, decision: &Decision) -> Option<Diagnostic> {
    let Decision { from, to, .. } = decision;
    let (holiday, date) = in_force(&decision.holiday, decision.year)?;
    let span = to.days() - from.days() + 1;
    let law = holiday.compensation.as_ref().filter(|_| (*from..=*to).contains(&date))?;
    // A span too short for the holiday itself was told.
    let missing = -more_than_due(decision);
    if missing <= 0 || span < i64::from(holiday.days) {
        return None;
    }
    let working = (1..).map_while(|count| add_days(*to, count)).filter(|day| !weekly_rest(*day));
    let last = working.take(usize::try_from(missing).ok()?).last()?;
    let what = (
        format!(
            "đợt nghỉ thiếu {missing:02} ngày nghỉ bù cho ngày `{}` trùng ngày nghỉ hằng tuần",
            holiday.name
        ),
        format!(
            "the span lacks {missing} days in lieu of those of `{}` that meet weekly rest days",
            holiday.name
        ),
    );
    let help = (
        format!("theo luật ({law}) thì ghi đến hết {}; hoặc xem lại quyết định", with_slashes(last)),
        format!("by law ({law}) it lasts until {}; or look at the decision again", with_slashes(last)),
    );
    Some(wrong(&row.cells[TO], what, help))
}

/// That a span has working days which nothing gives: a decision may grant them, or a swap was forgotten.
fn beyond_due(row: &Row, decision: &Decision) -> Option<Diagnostic> {
    let more = Some(more_than_due(decision)).filter(|more| *more > 0)?;
    let what = (
        format!("đợt nghỉ có thêm {more} ngày làm việc ngoài ngày lễ, ngày nghỉ bù và ngày hoán đổi"),
        format!("the span has {more} working days more than its holidays, days in lieu and swaps give"),
    );
    let help = (
        "quyết định cho nghỉ thêm thì để nguyên; nếu không, ghi ngày hoán đổi và ngày làm bù".to_owned(),
        "where the decision grants them, leave it; else write the day swapped and the day worked for it"
            .to_owned(),
    );
    Some(Diagnostic { severity: Severity::Note, ..wrong(&row.cells[TO], what, help) })
}

fn span(row: &Row, decision: &Decision, report: &mut Vec<Diagnostic>) {
    let Decision { year, from, to, .. } = decision;
    let Some((holiday, date)) = in_force(&decision.holiday, *year) else {
        let law = holidays().iter().filter(|holiday| holiday.id == decision.holiday);
        let Some(first) = law.min_by_key(|holiday| holiday.from) else { return };
        report.push(wrong(
            &row.cells[YEAR],
            (
                format!("năm {year} chưa có ngày nghỉ `{}`", first.name),
                format!("in {year} `{}` was not a public holiday yet", first.name),
            ),
            (
                format!("ngày này có từ {} ({}); xem lại năm", with_slashes(first.from), first.instrument),
                format!(
                    "it is one since {} ({}); look at the year",
                    with_slashes(first.from),
                    first.instrument
                ),
            ),
        ));
        return;
    };
    let day = with_slashes(date);
    if !(*from..=*to).contains(&date) {
        let cell = if date < *from { FROM } else { TO };
        report.push(wrong(
            &row.cells[cell],
            (
                format!("đợt nghỉ không có ngày {day}, ngày `{}` năm {year}", holiday.name),
                format!("the span is without {day}, the day of `{}` in {year}", holiday.name),
            ),
            (
                format!("ghi đợt nghỉ có ngày {day}, hoặc xem lại `year`, `holiday`"),
                format!("write a span that has {day}, or look at `year` and `holiday`"),
            ),
        ));
        return;
    }
    let days = i64::from(holiday.days);
    let fits = |before: i64| {
        let ends = add_days(date, -before).zip(add_days(date, days - 1 - before));
        ends.is_some_and(|(first, last)| *from <= first && last <= *to)
    };
    if !(0..days).any(fits) {
        report.push(wrong(
            &row.cells[TO],
            (
                format!("đợt nghỉ thiếu ngày: `{}` nghỉ {days:02} ngày", holiday.name),
                format!("the span is too short: `{}` has {days} days off", holiday.name),
            ),
            (
                format!("ghi đợt nghỉ có đủ {days:02} ngày theo luật ({})", holiday.instrument),
                format!("write a span that has the {days} days of the law ({})", holiday.instrument),
            ),
        ));
    }
    let length = to.days() - from.days() + 1;
    if length > LONGEST {
        report.push(wrong(
            &row.cells[TO],
            (format!("đợt nghỉ dài {length} ngày"), format!("the span has {length} days")),
            (
                format!("xem lại hai ngày; một đợt nghỉ dài nhất {LONGEST} ngày"),
                format!("look at both days; a span has {LONGEST} days at most"),
            ),
        ));
    }
}

/// How many days of a span that are no weekly rest are more than the law and swaps give: a holiday gives its days, on a working
/// day or in lieu on the next.
fn more_than_due(decision: &Decision) -> i64 {
    let Decision { year, from, to, .. } = decision;
    /// A day in lieu stands that many days behind the rest day that gives it, at most.
    const NEAR: i64 = 3;
    let is_within = |date: Date| (*from..=*to).contains(&date);
    let counts = |date: Date| {
        is_within(date) || weekly_rest(date) && (1..=NEAR).contains(&(from.days() - date.days()))
    };
    let ids: BTreeSet<&str> = holidays().iter().map(|holiday| holiday.id.as_str()).collect();
    let due: i64 = ids
        .into_iter()
        .filter_map(|id| in_force(id, *year).filter(|(_, date)| counts(*date)))
        .map(|(holiday, _)| i64::from(holiday.days))
        .sum();
    let swaps: BTreeSet<Date> =
        decision.swaps.iter().map(|swap| swap.off).filter(|off| is_within(*off)).collect();
    let length = (to.days() - from.days() + 1).min(LONGEST);
    let working =
        (0..length).filter_map(|nth| add_days(*from, nth)).filter(|date| !weekly_rest(*date)).count();
    let count = |days: usize| i64::try_from(days).unwrap_or(0);
    count(working) - due - count(swaps.len())
}

/// `Thông báo 9441/TB-BNV ngày 16/10/2025`: a number with its symbol, and a day that does not come after the leave.
fn instrument(row: &Row, decision: &Decision, report: &mut Vec<Diagnostic>) {
    let cell = &row.cells[INSTRUMENT];
    let head = cell.value.split_once(" ngày ").map_or(cell.value.as_str(), |(head, _)| head);
    let (_, number) = head.trim().rsplit_once(' ').unwrap_or_default();
    let has_symbol = number.split_once('/').is_some_and(|(number, symbol)| {
        number.starts_with(|c: char| c.is_ascii_digit()) && symbol.starts_with(char::is_alphabetic)
    });
    let example = || {
        (
            "ghi đủ loại, số, ký hiệu, ngày: `Thông báo 9441/TB-BNV ngày 16/10/2025`".to_owned(),
            "write its type, number, symbol and day: `Thông báo 9441/TB-BNV ngày 16/10/2025`".to_owned(),
        )
    };
    if !has_symbol {
        let what = ("văn bản thiếu loại, số hoặc ký hiệu", "the instrument lacks its type, number or symbol");
        report.push(wrong(cell, (what.0.to_owned(), what.1.to_owned()), example()));
    }
    let Some(date) = day_of_instrument(&cell.value) else {
        let what = ("văn bản thiếu ngày", "the instrument lacks its day");
        report.push(wrong(cell, (what.0.to_owned(), what.1.to_owned()), example()));
        return;
    };
    let day = with_slashes(date);
    let look = || {
        (
            "xem lại ngày của văn bản và năm của đợt nghỉ".to_owned(),
            "look at the day of the instrument and the year of the span".to_owned(),
        )
    };
    if date > decision.from {
        let what = (
            format!("văn bản ngày {day} ra sau ngày nghỉ"),
            format!("the instrument of {day} comes after it"),
        );
        report.push(wrong(cell, what, look()));
    } else if date.year() + 1 < decision.year {
        let year = decision.year;
        let what = (
            format!("văn bản ngày {day} ra quá sớm cho năm {year}"),
            format!("the instrument of {day} comes too early for {year}"),
        );
        report.push(wrong(cell, what, look()));
    }
}

/// So many days apart are the day off and the day worked for it at most.
const FARTHEST: i64 = 45;
const MAKE_UP: usize = SWAP_OFF + 1;

fn check_swaps(row: &Row, decision: &Decision, decisions: &Decisions, report: &mut Vec<Diagnostic>) {
    for swap in &decision.swaps {
        if (swap.make_up.days() - swap.off.days()).abs() > FARTHEST {
            let (off, made) = (with_slashes(swap.off), with_slashes(swap.make_up));
            report.push(wrong(
                &row.cells[MAKE_UP],
                (
                    format!("ngày làm bù {made} cách ngày hoán đổi {off} hơn {FARTHEST} ngày"),
                    format!("{made} is worked for {off}, more than {FARTHEST} days apart"),
                ),
                ("xem lại năm, tháng của ngày làm bù".to_owned(), "look at its year and month".to_owned()),
            ));
        }
        let days: Vec<_> = [swap.off.year(), swap.off.year().saturating_add(1)]
            .into_iter()
            .flat_map(|year| days_off(year, decisions))
            .filter(|day| day.date.year() == swap.off.year())
            .collect();
        let holiday = |date: Date| days.iter().any(|day| day.date == date && day.reason == Reason::Holiday);
        // What a rest day gives in lieu is the next working day, and that is the one swapped.
        let in_lieu = days.iter().any(|day| {
            let rest = day.date;
            day.reason == Reason::Holiday
                && day.holiday == decision.holiday
                && weekly_rest(rest)
                && rest < swap.off
                && !days.iter().any(|other| {
                    matches!(other.reason, Reason::Compensation { of } if of == rest) && other.date < swap.off
                })
        });
        let (vi, en) = if holiday(swap.off) {
            ("là ngày lễ, tết, vốn được nghỉ", "is a public holiday, off anyway")
        } else if in_lieu {
            ("là ngày nghỉ bù, vốn được nghỉ", "is a day in lieu, off anyway")
        } else {
            continue;
        };
        let off = with_slashes(swap.off);
        report.push(Diagnostic {
            code: "VB034",
            ..wrong(
                &row.cells[SWAP_OFF],
                (format!("{off} {vi}"), format!("{off} {en}")),
                ("chỉ hoán đổi ngày làm việc".to_owned(), "only working days are swapped".to_owned()),
            )
        });
    }
}

fn wrong(cell: &Cell, what: (String, String), help: (String, String)) -> Diagnostic {
    Diagnostic::error("VB032", cell.span.clone(), Message::new(what.0, what.1))
        .help(Message::new(help.0, help.1))
}
