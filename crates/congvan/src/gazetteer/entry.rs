//! One unit of the tables: what it is on a day, what it belongs to, and what became of it.

use std::collections::BTreeSet;

use super::{Gazetteer, Regime};
use crate::date::Date;
use crate::directive::{Level, Text};
use crate::units::Unit;

/// An administrative unit of one regime. A unit that outlived 30/06/2025 has an entry in both.
#[derive(Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its place in its table.
    pub(super) at: u16,
    pub(super) regime: Regime,
    pub(super) level: Level,
    pub(super) code: &'static str,
    /// Before any change.
    pub(super) kind: &'static str,
    pub(super) name: &'static str,
    /// The places of its province and district in its table.
    pub(super) province: Option<u16>,
    pub(super) district: Option<u16>,
    /// Codes with spaces between them.
    pub(super) successors: &'static str,
}

/// A unit's kind changed.
#[derive(Debug, PartialEq, Eq)]
pub struct Change {
    /// Whose.
    pub code: &'static str,
    /// What it is from then on.
    pub kind: &'static str,
    /// The first day of the new kind.
    pub from: Date,
    /// The legal instrument, such as `Nghị quyết số 30/2026/QH16`.
    pub instrument: &'static str,
}

/// A unit of 01/07/2025 that took in an old unit, or part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Successor {
    /// The new unit.
    pub entry: &'static Entry,
    /// True where the whole old unit went there.
    pub whole: bool,
    /// True for the one the source of the table picks where no more is known of an address. Not law.
    pub is_main: bool,
}

impl Entry {
    /// Mã đơn vị hành chính: two digits for a province, three for a district, five for a commune.
    pub fn code(&self) -> &'static str {
        self.code
    }

    /// The name without the kind: `Chi Lăng`.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Its level.
    pub fn level(&self) -> Level {
        self.level
    }

    /// When it is one of the country's units.
    pub fn regime(&self) -> Regime {
        self.regime
    }

    /// True where the unit exists on that day.
    pub fn is_in_force(&self, date: Date) -> bool {
        Regime::on(date) == self.regime
    }

    /// Its changes of kind, the earliest first.
    pub fn changes(&self) -> impl Iterator<Item = &'static Change> {
        let all: &'static [Change] = match self.regime {
            Regime::ThreeLevels => &[],
            Regime::TwoLevels => Gazetteer::get().changes(),
        };
        all.iter().filter(|change| change.code == self.code)
    }

    /// Its kind on a day: `xã`, `tỉnh`, … Outside the unit's regime, the nearest known.
    ///
    /// ```
    /// # use congvan::{date::Date, gazetteer::Gazetteer};
    /// let day = |day| Date::new(2026, 4, day).unwrap();
    /// let dong_nai = Gazetteer::get().province("Đồng Nai", day(29)).unwrap();
    /// assert_eq!(dong_nai.kind_on(day(29)), "tỉnh");
    /// assert_eq!(dong_nai.kind_on(day(30)), "thành phố");
    /// ```
    pub fn kind_on(&self, date: Date) -> &'static str {
        self.changes().take_while(|change| change.from <= date).last().map_or(self.kind, |change| change.kind)
    }

    /// Kind and name on a day: `xã Chi Lăng`.
    pub fn name_on(&self, date: Date) -> String {
        format!("{} {}", self.kind_on(date), self.name)
    }

    /// The province it belongs to; none for a province.
    pub fn province(&self) -> Option<&'static Self> {
        self.table().get(usize::from(self.province?))
    }

    /// The district it belongs to; communes of the regime of three levels have one.
    pub fn district(&self) -> Option<&'static Self> {
        self.table().get(usize::from(self.district?))
    }

    /// Everything inside it: a province's districts and communes, a district's communes.
    pub fn members(&self) -> impl Iterator<Item = &'static Self> {
        let level = self.level;
        let below = self.table().get(usize::from(self.at) + 1..).unwrap_or_default();
        below.iter().take_while(move |entry| entry.level > level)
    }

    /// What became of it on 01/07/2025, the main one first. A district's successors are those of its communes, by
    /// code, whole where all its communes went whole to the same one. None for a unit of today.
    pub fn successors(&self) -> Vec<Successor> {
        let mut codes: Vec<&str> = self.successors.split_whitespace().collect();
        if self.level == Level::District && codes.is_empty() {
            let all: BTreeSet<&str> =
                self.members().flat_map(|commune| commune.successors.split(' ')).collect();
            codes = all.into_iter().collect();
        }
        let whole = codes.len() == 1;
        let first_is_main = whole || self.level == Level::Commune;
        let today = Gazetteer::get().units(Regime::TwoLevels);
        let found = codes.iter().enumerate().filter_map(|(at, code)| {
            let entry = today.iter().find(|entry| entry.code == *code)?;
            Some(Successor { entry, whole, is_main: first_is_main && at == 0 })
        });
        found.collect()
    }

    /// The old units it was made of, wholly or in part: communes and island districts for a commune, provinces for a
    /// province. None for a unit of the older regime.
    pub fn predecessors(&self) -> impl Iterator<Item = &'static Self> {
        let of_today = self.regime == Regime::TwoLevels;
        let old = Gazetteer::get().units(Regime::ThreeLevels);
        let goes_here = |entry: &Self| entry.successors.split(' ').any(|code| code == self.code);
        old.iter().filter(move |entry| of_today && goes_here(entry))
    }

    /// The unit as the cascade takes it, named as on that day, with what follows from its name; its office's own
    /// habits, symbol and signatory are not known.
    ///
    /// ```
    /// # use congvan::{date::Date, gazetteer::Gazetteer};
    /// let date = Date::new(2024, 2, 1).unwrap();
    /// let unit = Gazetteer::get().find("Vân Nham", date)[0].entry.unit(date);
    /// assert_eq!(unit.name.value, "xã Vân Nham");
    /// assert_eq!(unit.issuer.value, "Ủy ban nhân dân xã Vân Nham");
    /// assert_eq!(unit.district.unwrap().value, "huyện Hữu Lũng");
    /// ```
    pub fn unit(&self, date: Date) -> Unit {
        let named = |entry: Option<&Self>| entry.map(|entry| Text::derived(entry.name_on(date)));
        let mut unit = Unit::new(&self.name_on(date), self.level);
        unit.province = named(self.province());
        unit.district = named(self.district());
        unit
    }

    fn table(&self) -> &'static [Self] {
        Gazetteer::get().units(self.regime)
    }
}
