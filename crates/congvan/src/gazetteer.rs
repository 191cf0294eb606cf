//! The country's administrative units, built in: 63 provinces, 696 districts and 10,035 communes on 30/06/2025,
//! 34 provinces and 3,321 communes from 01/07/2025 with later changes of kind, and what became of each old unit.
//!
//! ```
//! use congvan::date::Date;
//! use congvan::gazetteer::Gazetteer;
//!
//! let gazetteer = Gazetteer::get();
//! let date = Date::new(2026, 11, 21).unwrap();
//! assert_eq!(gazetteer.communes_of("Lạng Sơn", date).count(), 65);
//! let best = &gazetteer.find("xa chi lang, lang son", date)[0];
//! assert_eq!(best.entry.name_on(date), "xã Chi Lăng");
//! assert_eq!(best.entry.unit(date).province.unwrap().value, "tỉnh Lạng Sơn");
//! ```

mod entry;
mod fold;
mod table;
mod wanted;
mod find;

use std::sync::LazyLock;

use crate::date::Date;
use crate::directive::Level;
use crate::units::TWO_LEVELS_FROM;

pub use entry::{Change, Entry, Successor};
pub use find::{Closeness, Found};
pub use fold::fold;
use wanted::Wanted;

/// Which levels of government there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Regime {
    /// Province, district, commune: until 30/06/2025.
    ThreeLevels,
    /// Province, commune: from 01/07/2025.
    TwoLevels,
}

impl Regime {
    /// The regime of a day.
    pub fn on(date: Date) -> Self {
        if date < TWO_LEVELS_FROM { Self::ThreeLevels } else { Self::TwoLevels }
    }
}

/// All units of both regimes. Every answer comes in the order of the tables: a province, its districts, their communes,
/// each by code.
///
/// The older table is that of 30/06/2025. For an earlier day the same units are given: mergers and changes before that
/// day are not recorded.
#[derive(Debug)]
pub struct Gazetteer {
    three_levels: LazyLock<Vec<Entry>>,
    two_levels: LazyLock<Vec<Entry>>,
    changes: LazyLock<Vec<Change>>,
}

static GAZETTEER: Gazetteer = Gazetteer {
    three_levels: LazyLock::new(|| {
        table::entries(include_str!("../data/units/three_levels.csv"), Regime::ThreeLevels)
    }),
    two_levels: LazyLock::new(|| {
        table::entries(include_str!("../data/units/two_levels.csv"), Regime::TwoLevels)
    }),
    changes: LazyLock::new(|| table::changes(include_str!("../data/units/changes.csv"))),
};

impl Gazetteer {
    /// The built-in tables; each is read when it is first asked.
    pub fn get() -> &'static Self {
        &GAZETTEER
    }

    /// Every unit of a regime.
    pub fn units(&'static self, regime: Regime) -> &'static [Entry] {
        match regime {
            Regime::ThreeLevels => &self.three_levels,
            Regime::TwoLevels => &self.two_levels,
        }
    }

    /// Every unit there is on a day.
    pub fn units_on(&'static self, date: Date) -> &'static [Entry] {
        self.units(Regime::on(date))
    }

    /// The units of one level on a day; no districts from 01/07/2025.
    pub fn level_on(&'static self, level: Level, date: Date) -> impl Iterator<Item = &'static Entry> {
        self.units_on(date).iter().filter(move |entry| entry.level() == level)
    }

    /// The unit with this code on a day: two digits for a province, three for a district, five for a commune.
    pub fn code(&'static self, code: &str, date: Date) -> Option<&'static Entry> {
        self.units_on(date).iter().find(|entry| entry.code() == code)
    }

    /// A province there is on a day, by its code or by its whole name, with or without kind and diacritics.
    ///
    /// ```
    /// # use congvan::{date::Date, gazetteer::Gazetteer};
    /// # let gazetteer = Gazetteer::get();
    /// let (before, after) = (Date::new(2025, 6, 30).unwrap(), Date::new(2025, 7, 1).unwrap());
    /// assert_eq!(gazetteer.province("tinh ha giang", before).unwrap().code(), "02");
    /// assert_eq!(gazetteer.province("tinh ha giang", after), None);
    /// ```
    pub fn province(&'static self, code_or_name: &str, date: Date) -> Option<&'static Entry> {
        let wanted = Wanted::new(code_or_name);
        let mut provinces = self.level_on(Level::Province, date);
        provinces.find(|entry| entry.code() == code_or_name.trim() || wanted.is_name_of(entry))
    }

    /// The communes of a province on a day, those of all its districts where there are districts; the province is
    /// given as in [`Self::province`]. None where there is no such province.
    pub fn communes_of(&'static self, province: &str, date: Date) -> impl Iterator<Item = &'static Entry> {
        let province = self.province(province, date);
        province.into_iter().flat_map(Entry::members).filter(|entry| entry.level() == Level::Commune)
    }

    /// Every change of kind after 01/07/2025.
    pub fn changes(&'static self) -> &'static [Change] {
        &self.changes
    }

    /// Units whose names are or contain what is asked for, the best first. On a day of two levels, the units before it
    /// are searched too; [`Entry::successors`] says what became of them.
    ///
    /// The text is a name in any case, with or without kind (also `TP`, `TX`, `TT`, `P`, `Q`, `H`, `X`), diacritics and
    /// apostrophes, in either placement of tone marks; after commas may follow what the unit belongs to
    /// (`xã Chi Lăng, tỉnh Lạng Sơn`). The order is: how close the name is, whether the kind agrees, units of the day
    /// before older ones, provinces before districts before communes, and the tables' own.
    ///
    /// ```
    /// # use congvan::{date::Date, gazetteer::Gazetteer};
    /// let date = Date::new(2026, 11, 21).unwrap();
    /// let best = &Gazetteer::get().find("xã Yên Vượng", date)[0];
    /// assert!(!best.entry.is_in_force(date));
    /// let successor = best.entry.successors()[0];
    /// assert_eq!((successor.entry.name_on(date).as_str(), successor.whole), ("xã Cai Kinh", true));
    /// ```
    pub fn find(&'static self, text: &str, date: Date) -> Vec<Found> {
        find::find(&Wanted::new(text), date, true)
    }

    /// As [`Self::find`], without names that are only almost the same.
    pub(crate) fn find_exactly(&'static self, text: &str, date: Date) -> Vec<Found> {
        find::find(&Wanted::new(text), date, false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_belong_together() {
        let gazetteer = Gazetteer::get();
        for regime in [Regime::ThreeLevels, Regime::TwoLevels] {
            for entry in gazetteer.units(regime) {
                let province = entry.province();
                match entry.level() {
                    Level::Province => assert!(province.is_none() && entry.district().is_none()),
                    Level::District => {
                        assert!(province.is_some_and(|province| province.level() == Level::Province));
                    }
                    Level::Commune => {
                        assert!(province.is_some_and(|province| province.level() == Level::Province));
                        assert_eq!(entry.district().is_some(), regime == Regime::ThreeLevels);
                    }
                }
            }
        }
    }

    #[test]
    fn changes_are_of_units_there_are() {
        let date = TWO_LEVELS_FROM;
        let gazetteer = Gazetteer::get();
        assert_eq!(gazetteer.changes().len(), 13);
        for change in gazetteer.changes() {
            let entry = gazetteer.code(change.code, date).expect(change.code);
            assert_ne!(entry.kind_on(date), change.kind, "{}", change.code);
            assert!(change.from > date && !change.instrument.is_empty());
        }
    }
}
