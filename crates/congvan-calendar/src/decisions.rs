//! The yearly decisions on days off: spans of Tết, and working days swapped.

use std::sync::LazyLock;

use crate::csv::rows;
use crate::date::{Date, in_figures};

const HEADER: &str = "year,holiday,from,to,swap_off,make_up,instrument,scope";

/// The decision of a row of the crate's own table.
fn decision(cells: &[&str]) -> Option<Decision> {
    let days =
        |cell: &str| cell.split_whitespace().map(|day| Date::parse(day).ok()).collect::<Option<Vec<_>>>();
    let [year, holiday, from, to, off, make_up, instrument, scope] = cells else { return None };
    let swaps = days(off)?.into_iter().zip(days(make_up)?).map(|(off, make_up)| Swap { off, make_up });
    Some(Decision {
        year: year.parse().ok()?,
        holiday: (*holiday).to_owned(),
        from: Date::parse(from).ok()?,
        to: Date::parse(to).ok()?,
        swaps: swaps.collect(),
        instrument: (*instrument).to_owned(),
        scope: (*scope).to_owned(),
    })
}

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

    /// Those of 2021 and of 2023 to 2026, from `data/decisions.csv`.
    pub fn from_table() -> Self {
        static KNOWN: LazyLock<Decisions> = LazyLock::new(|| {
            let rows = rows(include_str!("../data/decisions.csv"), HEADER);
            Decisions::of(rows.map(|cells| decision(&cells).expect("a test reads the table")))
        });
        KNOWN.clone()
    }

    /// Those.
    pub fn of(decisions: impl IntoIterator<Item = Decision>) -> Self {
        Self { list: decisions.into_iter().collect() }
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

    /// The rest days worked in a year, whether for its own holidays or for those of the next, in order.
    pub fn made_up_in(&self, year: u16) -> Vec<(Swap, &Decision)> {
        let mut own: Vec<_> = self
            .swaps()
            .filter(|(swap, decision)| decision.year == year || swap.make_up.year() == year)
            .collect();
        own.sort_by_key(|(swap, _)| swap.make_up);
        own
    }
}

/// The day that an instrument says of itself: `Thông báo 9441/TB-BNV ngày 16/10/2025`. More may follow: `…, bản sao`.
pub fn day_of_instrument(instrument: &str) -> Option<Date> {
    let (_, date) = instrument.split_once(" ngày ")?;
    let in_words = in_figures(date.split([',', ';']).next()?);
    let figures = date.trim().split([',', ';', ' ']).next()?;
    Date::parse(&in_words).or(Date::parse(figures)).ok()
}

impl Decision {
    fn concerns(&self, holiday: &str, year: u16) -> bool {
        self.year == year && self.holiday == holiday
    }
}
