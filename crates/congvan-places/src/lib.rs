//! The country's administrative units as dated facts: 63 provinces, 696 districts and 10,035 communes on 30/06/2025,
//! 34 provinces and 3,321 communes from 01/07/2025, and every event that renamed, changed or joined units before and
//! after, as far as the tables have it.
//!
//! ```
//! use congvan_calendar::Date;
//! use congvan_places::Gazetteer;
//!
//! let gazetteer = Gazetteer::get();
//! let date = Date::new(2026, 11, 21).unwrap();
//! assert_eq!(gazetteer.communes_of("Lạng Sơn", date).count(), 65);
//! let best = &gazetteer.find("xa chi lang, lang son", date)[0];
//! assert_eq!(best.entry.name_on(date), "xã Chi Lăng");
//! assert_eq!(best.entry.province_on(date).unwrap().name_on(date), "tỉnh Lạng Sơn");
//! ```

mod entry;
mod kind;
mod level;
mod names;
mod hash;
mod events;
mod fold;
mod respelling;
mod table;
mod wanted;
mod find;
mod resolve;
mod typed;
mod named_after;

use std::sync::OnceLock;

use congvan_calendar::Date;

pub use entry::{Change, Entry, Successor};
pub use events::{Event, KINDS as EVENT_KINDS, Named};
pub use find::{Closeness, Found};
pub use fold::fold;
use hash::{Map, Set};
pub use kind::UnitKind;
pub use level::Level;
pub use named_after::{NamedAfter, may_be_named_after, named_after};
pub use resolve::{Answer, Asked};
pub use respelling::as_compared;
use wanted::Wanted;
pub use wanted::is_written_as;

/// The texts that a gazetteer is read from: two tables of units and the events.
///
/// The folder `data` of this crate says how they are written.
#[derive(Debug, Clone, Copy)]
pub struct Tables {
    /// Units while there were districts, and where each went.
    pub three_levels: &'static str,
    /// Units since there are none.
    pub two_levels: &'static str,
    /// What happened on which day.
    pub events: &'static str,
}

/// All units there are and were. Every answer comes in the order of the tables: a province, its districts, their
/// communes, each by code, and what events made behind them.
///
/// The older table is that of 30/06/2025. For an earlier day the same units are given, but for what the events say.
pub struct Gazetteer {
    tables: Tables,
    read: OnceLock<Read>,
    index: OnceLock<find::Index>,
    /// Units of each level by every name they had, in small letters.
    names: [OnceLock<Map<String, Vec<&'static Entry>>>; 3],
}

/// What the tables say.
struct Read {
    entries: Vec<Entry>,
    events: Vec<Event>,
    faults: Vec<String>,
}

static GAZETTEER: Gazetteer = Gazetteer::unread(Tables {
    three_levels: include_str!("../data/three_levels.csv"),
    two_levels: include_str!("../data/two_levels.csv"),
    events: include_str!("../data/events.csv"),
});

impl PartialEq for Gazetteer {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Eq for Gazetteer {}

impl std::fmt::Debug for Gazetteer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Gazetteer")
    }
}

impl Gazetteer {
    const fn unread(tables: Tables) -> Self {
        Self { tables, read: OnceLock::new(), index: OnceLock::new(), names: [const { OnceLock::new() }; 3] }
    }

    /// The built-in tables, read when they are first asked.
    pub fn get() -> &'static Self {
        &GAZETTEER
    }

    /// The built-in tables.
    pub fn tables(&self) -> Tables {
        self.tables
    }

    /// A country of other tables, kept as long as the program runs. [`Self::faults`] tells what could not be read.
    ///
    /// ```
    /// # use congvan_calendar::Date;
    /// # use congvan_places::{Gazetteer, Tables};
    /// let built_in = Gazetteer::get().tables();
    /// let row = "2028-01-01,Nghị quyết số 1/NQ-UBTVQH16,đổi tên,06463,xã Chi Lăng";
    /// let wrong = Gazetteer::of(Tables { events: Box::leak(format!("{}{row}", built_in.events).into()), ..built_in });
    /// assert_eq!(wrong.faults().len(), 1);
    /// ```
    pub fn of(tables: Tables) -> &'static Self {
        Box::leak(Box::new(Self::unread(tables)))
    }

    fn read(&'static self) -> &'static Read {
        self.read.get_or_init(|| {
            let mut faults = Vec::new();
            let events = events::read(self.tables.events, &mut faults);
            let mut entries = Vec::with_capacity(self.tables.three_levels.len() / 22);
            let heirs = table::add(&mut entries, self, self.tables.three_levels, None);
            let split =
                events.iter().position(|event| event.kind == events::NEW_TABLE).unwrap_or(events.len());
            let (before, after) = events.split_at(split);
            if let Some(event) = after.first() {
                let newer = entries.len();
                table::add(&mut entries, self, self.tables.two_levels, Some(event.date));
                table::hand_over(&mut entries, newer, event.date, &heirs);
            }
            for event in after.iter().skip(1) {
                events::forwards(&mut entries, event, self, &mut faults);
            }
            for event in before.iter().rev() {
                events::backwards(&mut entries, event, self, &mut faults);
            }
            Read { entries, events, faults }
        })
    }

    fn at(&'static self, at: u16) -> Option<&'static Entry> {
        self.units().get(usize::from(at))
    }

    /// Rows of the tables that could not be read or contradict others; none in the built-in tables.
    pub fn faults(&'static self) -> &'static [String] {
        &self.read().faults
    }

    /// Every event of the tables, the earliest first.
    pub fn events(&'static self) -> &'static [Event] {
        &self.read().events
    }

    /// Every unit there is or was.
    pub fn units(&'static self) -> &'static [Entry] {
        &self.read().entries
    }

    /// Every unit there is on a day.
    pub fn units_on(&'static self, date: Date) -> impl Iterator<Item = &'static Entry> {
        self.units().iter().filter(move |entry| entry.is_in_force(date))
    }

    /// The units of one level on a day; no districts from 01/07/2025.
    pub fn level_on(&'static self, level: Level, date: Date) -> impl Iterator<Item = &'static Entry> {
        self.units_on(date).filter(move |entry| entry.level() == level)
    }

    /// The day on which one table gave way to the other: the first without districts.
    pub fn districts_until(&'static self) -> Option<Date> {
        let event = self.events().iter().find(|event| event.kind == events::NEW_TABLE);
        event.map(|event| event.date)
    }

    /// Whether there are districts on a day.
    pub fn has_districts(&'static self, date: Date) -> bool {
        self.districts_until().is_none_or(|until| date < until)
    }

    /// The day of the older table: whatever happened before it is known only as far as the events say.
    pub fn whole_from(&'static self) -> Option<Date> {
        self.districts_until().and_then(Date::previous)
    }

    /// A day on which every event of the tables has happened.
    pub fn last_day(&'static self) -> Date {
        let last = self.events().last().map(|event| event.date);
        last.unwrap_or(Date::new(2025, 7, 1).expect("a day"))
    }

    /// Every unit of a level that ever bore a name, given in small letters without its kind, with all its diacritics.
    pub fn units_by_name(&'static self, level: Level, name: &str) -> &'static [&'static Entry] {
        let place = match level {
            Level::Province => 0,
            Level::District => 1,
            Level::Commune => 2,
        };
        let names = self.names[place].get_or_init(|| {
            let mut names: Map<String, Vec<&'static Entry>> = Map::default();
            for entry in self.units().iter().filter(|entry| entry.level() == level) {
                for (_, name) in entry.names() {
                    let units = names.entry(name.to_lowercase()).or_default();
                    units.extend(Some(entry).filter(|_| units.last() != Some(&entry)));
                }
            }
            names
        });
        names.get(name).map_or(&[], Vec::as_slice)
    }

    /// The unit with this code on a day: two digits for a province, three for a district, five for a commune.
    pub fn code(&'static self, code: &str, date: Date) -> Option<&'static Entry> {
        self.units_on(date).find(|entry| entry.code() == code)
    }

    /// A province there is on a day, by its code or by its whole name of that day, with or without kind; without
    /// diacritics only where none are written.
    ///
    /// ```
    /// # use congvan_calendar::Date;
    /// # use congvan_places::Gazetteer;
    /// # let gazetteer = Gazetteer::get();
    /// let (before, after) = (Date::new(2025, 6, 30).unwrap(), Date::new(2025, 7, 1).unwrap());
    /// assert_eq!(gazetteer.province("tinh ha giang", before).unwrap().code(), "02");
    /// assert_eq!(gazetteer.province("tinh ha giang", after), None);
    /// ```
    pub fn province(&'static self, code_or_name: &str, date: Date) -> Option<&'static Entry> {
        let wanted = Wanted::new(code_or_name);
        let mut provinces = self.level_on(Level::Province, date);
        provinces.find(|entry| entry.code() == code_or_name.trim() || wanted.is_name_of(entry, date))
    }

    /// The communes of a province on a day, those of all its districts where there are districts; the province is
    /// given as in [`Self::province`]. None where there is no such province.
    pub fn communes_of(&'static self, province: &str, date: Date) -> impl Iterator<Item = &'static Entry> {
        let province = self.province(province, date);
        let members = province.into_iter().flat_map(move |entry| entry.members_on(date));
        members.filter(|entry| entry.level() == Level::Commune)
    }

    /// Units whose names are or contain what is asked for, the best first. Units that are no more on the day are
    /// searched too; [`Entry::successors_on`] says what became of them. Units still to come are not.
    ///
    /// The text is a name in any case, with or without kind (also `TP`, `TX`, `TT`, `P`, `Q`, `H`, `X`), diacritics and
    /// apostrophes, in either placement of tone marks; after commas may follow what the unit belongs to
    /// (`xã Chi Lăng, tỉnh Lạng Sơn`). The order is: how close the name is, whether the kind agrees, units of the day
    /// before older ones, provinces before districts before communes, and the tables' own.
    ///
    /// ```
    /// # use congvan_calendar::Date;
    /// # use congvan_places::Gazetteer;
    /// let date = Date::new(2026, 11, 21).unwrap();
    /// let best = &Gazetteer::get().find("xã Yên Vượng", date)[0];
    /// assert!(!best.entry.is_in_force(date));
    /// let successor = best.entry.successors_on(date)[0];
    /// assert_eq!((successor.entry.name_on(date).as_str(), successor.whole), ("xã Cai Kinh", true));
    /// ```
    pub fn find(&'static self, text: &str, date: Date) -> Vec<Found> {
        let found = find::find(self, &Wanted::new(text), date, true);
        // `xã Chi Lăng tỉnh Lạng Sơn`: the comma is missing.
        match wanted::with_commas(text).filter(|_| found.is_empty()) {
            Some(parted) => find::find(self, &Wanted::new(&parted), date, true),
            None => found,
        }
    }

    /// Which unit of a day is meant by what was written; see [`Answer`].
    ///
    /// ```
    /// # use congvan_calendar::Date;
    /// # use congvan_places::{Answer, Asked, Gazetteer};
    /// let date = Date::new(2027, 1, 5).unwrap();
    /// let ask = |name| Gazetteer::get().resolve(&Asked { name, province: Some("tỉnh Thanh Hóa"), ..Asked::default() }, date);
    /// assert!(matches!(ask("xa dong thanh"), Answer::One(unit) if unit.name_on(date) == "xã Đông Thành"));
    /// assert!(matches!(ask("xã Đòng Thanh"), Answer::OtherMarks(_)));
    /// ```
    pub fn resolve(&'static self, asked: &Asked<'_>, date: Date) -> Answer {
        resolve::resolve(self, asked, date)
    }

    /// The units of a typed list, each with what it belongs to: after semicolons, or after commas where the tables know
    /// what follows as a unit of its own.
    ///
    /// ```
    /// # use congvan_calendar::Date;
    /// # use congvan_places::Gazetteer;
    /// let date = Date::new(2027, 1, 5).unwrap();
    /// let units = Gazetteer::get().split("xã Chi Lăng, Lạng Sơn; xã Na Sầm, xã Bắc Sơn", date);
    /// assert_eq!(units, ["xã Chi Lăng, Lạng Sơn", "xã Na Sầm", "xã Bắc Sơn"]);
    /// ```
    pub fn split(&'static self, text: &str, date: Date) -> Vec<String> {
        typed::split(self, text, date)
    }

    fn index(&'static self) -> &'static find::Index {
        self.index.get_or_init(|| find::Index::of(self.units()))
    }
}

/// Whether a text is the proper name of a unit there is or was, without its kind.
pub fn is_unit_name(name: &str) -> bool {
    static NAMES: OnceLock<Set<&'static str>> = OnceLock::new();
    let names = NAMES.get_or_init(|| {
        let units = Gazetteer::get().units();
        let mut names = Set::with_capacity_and_hasher(units.len(), Default::default());
        names.extend(units.iter().flat_map(|entry| entry.names()).map(|(_, name)| name));
        names
    });
    names.contains(name)
}

/// Whether a text opens with a kind of unit, in full or in short, and a name: `TP. Vinh`.
pub fn opens_with_kind(text: &str) -> bool {
    let name = text.split(',').next().unwrap_or_default();
    Wanted::new(name).readings.iter().any(|reading| reading.kind.is_some())
}

/// Whether a text is the proper name of a province there is or was, without its kind.
pub fn is_place_above(name: &str) -> bool {
    static NAMES: OnceLock<Set<&'static str>> = OnceLock::new();
    let names = NAMES.get_or_init(|| {
        let provinces = Gazetteer::get().units().iter().filter(|entry| entry.level() == Level::Province);
        provinces.flat_map(|entry| entry.names()).map(|(_, name)| name).collect()
    });
    names.contains(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_belong_together() {
        let gazetteer = Gazetteer::get();
        assert_eq!(gazetteer.faults(), Vec::<String>::new());
        for entry in gazetteer.units() {
            let date = entry.until().and_then(Date::previous).unwrap_or(gazetteer.last_day());
            let province = entry.province_on(date);
            match entry.level() {
                Level::Province => assert!(province.is_none() && entry.district_on(date).is_none()),
                Level::District => {
                    assert!(province.is_some_and(|province| province.level() == Level::Province));
                }
                Level::Commune => {
                    assert!(province.is_some_and(|province| province.level() == Level::Province));
                    assert_eq!(entry.district_on(date).is_some(), gazetteer.has_districts(date));
                }
            }
        }
    }

    #[test]
    fn events_are_what_they_say() {
        let names = |units: &[Named]| -> Vec<(&'static str, Option<(&'static str, &'static str)>)> {
            units.iter().map(|unit| (unit.code, unit.name)).collect()
        };
        let events = Gazetteer::get().events().iter().filter(|event| event.kind != events::NEW_TABLE);
        for event in events {
            assert!(event.instrument.contains(" số "), "{event:?}");
            let (from, to) = (names(&event.from), names(&event.to));
            match event.kind {
                "nhập" => assert!(from.len() > 1 && to.len() == 1, "{event:?}"),
                "chia" => assert!(from.len() == 1 && to.len() > 1, "{event:?}"),
                _ => assert!(from.len() == 1 && to.len() == 1 && from[0].0 == to[0].0, "{event:?}"),
            }
            assert!(to.iter().all(|(_, name)| name.is_some()), "{event:?}");
        }
    }
}
