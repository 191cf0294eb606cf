//! The yearly decisions on days off: spans of Tết, and working days swapped.

use super::csv::{self, Fault};
use super::day::{weekly_rest, written};
use super::holidays::holidays;
use crate::date::Date;
use crate::diagnostic::Message;

const HEADER: &str = "year,holiday,from,to,swap_off,make_up,instrument,scope";

/// What was decided on one holiday of one year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The year of the holiday.
    pub year: u16,
    /// The [`Holiday::id`](super::Holiday::id): `tet_am_lich`.
    pub holiday: String,
    /// First day of the span, weekly rest days with it.
    pub from: Date,
    /// Last day of the span.
    pub to: Date,
    /// Working days swapped (hoán đổi).
    pub swaps: Vec<Swap>,
    /// Văn bản, with its day: `Thông báo 9441/TB-BNV ngày 16/10/2025`.
    pub instrument: String,
    /// Whom it binds: `công chức; viên chức`. Other employers are free to choose otherwise.
    pub scope: String,
}

/// A working day taken off, and the rest day on which it is made up (làm bù).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Swap {
    /// Off, though a working day.
    pub off: Date,
    /// Worked, though a weekly rest day.
    pub make_up: Date,
}

/// Decisions known to whoever asks; each year and holiday has one at most.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decisions {
    list: Vec<Decision>,
}

impl Decisions {
    /// No decision: every year is computed by law alone.
    pub fn none() -> Self {
        Self::default()
    }

    /// Those of 2025 and 2026, from `data/calendar/decisions.csv`.
    pub fn known() -> Self {
        Self::parse(include_str!("../../data/calendar/decisions.csv")).expect("a test reads the table")
    }

    /// Reads a table with the header `year,holiday,from,to,swap_off,make_up,instrument,scope`.
    ///
    /// Days are written `2026-02-14` or `14/02/2026`. Several swaps of one decision stand in one cell, parted by
    /// spaces, the days made up in the same order.
    ///
    /// # Errors
    /// Every fault found, with its line.
    pub fn parse(text: &str) -> Result<Self, Vec<Fault>> {
        let (mut list, mut faults) = (Vec::<Decision>::new(), Vec::new());
        for row in csv::rows(text, HEADER)? {
            match decision(&row.cells) {
                Ok(decision) if list.iter().any(|other| other.concerns(&decision.holiday, decision.year)) => {
                    let Decision { year, holiday, .. } = decision;
                    faults.push(Fault::new(
                        row.line,
                        format!("đã có quyết định cho `{holiday}` năm {year}"),
                        format!("a second decision on `{holiday}` of {year}"),
                    ));
                }
                Ok(decision) => list.push(decision),
                Err(messages) => {
                    faults.extend(messages.into_iter().map(|message| Fault { line: row.line, message }));
                }
            }
        }
        if faults.is_empty() { Ok(Self { list }) } else { Err(faults) }
    }

    /// These, with those of `other` in place of the ones on the same holiday and year.
    pub fn overridden_by(mut self, other: Self) -> Self {
        self.list.retain(|decision| other.get(&decision.holiday, decision.year).is_none());
        self.list.extend(other.list);
        self
    }

    /// The decision on a holiday of a year.
    pub fn get(&self, holiday: &str, year: u16) -> Option<&Decision> {
        self.list.iter().find(|decision| decision.concerns(holiday, year))
    }

    /// All of them, in the order read.
    pub fn iter(&self) -> impl Iterator<Item = &Decision> {
        self.list.iter()
    }

    /// Every working day swapped, with the decision.
    pub fn swaps(&self) -> impl Iterator<Item = (Swap, &Decision)> {
        self.list.iter().flat_map(|decision| decision.swaps.iter().map(move |swap| (*swap, decision)))
    }
}

impl Decision {
    fn concerns(&self, holiday: &str, year: u16) -> bool {
        self.year == year && self.holiday == holiday
    }
}

fn decision(cells: &[String]) -> Result<Decision, Vec<Message>> {
    let mut faults = Vec::new();
    let mut day = |text: &str| Date::parse(text).map_err(|message| faults.push(message)).ok();
    let (from, to) = (day(&cells[2]), day(&cells[3]));
    let off: Vec<_> = cells[4].split_whitespace().filter_map(&mut day).collect();
    let make_up: Vec<_> = cells[5].split_whitespace().filter_map(&mut day).collect();
    let mut wrong = |vi: String, en: String| faults.push(Message::new(vi, en));

    let year = cells[0].parse().ok().filter(|year| (1900..=2199).contains(year));
    if year.is_none() {
        wrong(format!("`{}` không phải năm", cells[0]), format!("`{}` is not a year", cells[0]));
    }
    if !holidays().iter().any(|holiday| holiday.id == cells[1]) {
        wrong(format!("không có ngày lễ `{}`", cells[1]), format!("there is no holiday `{}`", cells[1]));
    }
    if from > to {
        wrong("ngày cuối trước ngày đầu".into(), "the last day comes before the first".into());
    }
    if off.len() != make_up.len() {
        wrong(
            "số ngày hoán đổi khác số ngày làm bù".into(),
            "not as many days made up as days taken off".into(),
        );
    }
    if let Some(date) = off.iter().find(|date| weekly_rest(**date)) {
        let date = written(*date);
        wrong(format!("{date} vốn là ngày nghỉ hằng tuần"), format!("{date} is a rest day already"));
    }
    if let Some(date) = make_up.iter().find(|date| !weekly_rest(**date)) {
        let date = written(*date);
        wrong(format!("{date} vốn là ngày làm việc"), format!("{date} is a working day already"));
    }
    if cells[6].is_empty() {
        wrong("thiếu văn bản".into(), "the instrument is missing".into());
    }
    match (year, from, to) {
        (Some(year), Some(from), Some(to)) if faults.is_empty() => Ok(Decision {
            year,
            holiday: cells[1].clone(),
            from,
            to,
            swaps: off.into_iter().zip(make_up).map(|(off, make_up)| Swap { off, make_up }).collect(),
            instrument: cells[6].clone(),
            scope: cells[7].clone(),
        }),
        _ => Err(faults),
    }
}
