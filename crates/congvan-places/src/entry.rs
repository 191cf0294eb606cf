//! One unit of the tables: what it is on a day, what it belongs to, and what became of it.

use std::collections::BTreeSet;

use crate::Gazetteer;
use crate::level::Level;
use congvan_calendar::Date;

/// An administrative unit from the day it was made to the day it ended. One that was made anew on 01/07/2025 out of an
/// older one has an entry for each.
pub struct Entry {
    /// The tables it is in.
    pub(super) home: &'static Gazetteer,
    /// Its place in them.
    pub(super) at: u16,
    pub(super) level: Level,
    pub(super) code: &'static str,
    /// Before any change.
    pub(super) kind: &'static str,
    pub(super) name: &'static str,
    /// The earliest first.
    pub(super) changes: Vec<Change>,
    /// Its first day, where the tables know it.
    pub(super) from: Option<Date>,
    /// The first day without it.
    pub(super) until: Option<Date>,
    /// The places of its province and district, as it was made.
    pub(super) province: Option<u16>,
    pub(super) district: Option<u16>,
    /// The places of the units it went into, the main one first.
    pub(super) heirs: Vec<u16>,
}

/// A unit's kind or name changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Its first day.
    pub from: Date,
    /// The kind from then on.
    pub kind: &'static str,
    /// The name without the kind from then on.
    pub name: &'static str,
    /// The legal instrument, such as `Nghị quyết số 30/2026/QH16`.
    pub instrument: &'static str,
}

/// A unit that took in another, or part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Successor {
    /// The unit there is now.
    pub entry: &'static Entry,
    /// True where the whole old unit went there.
    pub whole: bool,
    /// True for the one the source of the table picks where no more is known of an address. Not law.
    pub is_main: bool,
}

impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Eq for Entry {}

impl std::fmt::Debug for Entry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {} {}", self.code, self.kind, self.name)
    }
}

impl Entry {
    /// Mã đơn vị hành chính: two digits for a province, three for a district, five for a commune.
    pub fn code(&self) -> &'static str {
        self.code
    }

    /// Its level.
    pub fn level(&self) -> Level {
        self.level
    }

    /// Its first day, where the tables know it.
    pub fn from(&self) -> Option<Date> {
        self.from
    }

    /// The first day without it.
    pub fn until(&self) -> Option<Date> {
        self.until
    }

    /// True where the unit exists on that day.
    pub fn is_in_force(&self, date: Date) -> bool {
        self.has_begun(date) && self.until.is_none_or(|until| date < until)
    }

    pub(super) fn has_begun(&self, date: Date) -> bool {
        self.from.is_none_or(|from| from <= date)
    }

    /// Its changes of kind and name, the earliest first.
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// The change that gave it the kind and name of a day.
    pub fn last_change(&self, date: Date) -> Option<&Change> {
        self.changes.iter().take_while(|change| change.from <= date).last()
    }

    /// Every kind and name it ever had, the earliest first.
    pub fn names(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let later = self.changes.iter().map(|change| (change.kind, change.name));
        std::iter::once((self.kind, self.name)).chain(later)
    }

    /// Its kind on a day: `xã`, `tỉnh`, … Outside the unit's days, the nearest known.
    ///
    /// ```
    /// # use congvan_calendar::Date;
    /// # use congvan_places::Gazetteer;
    /// let day = |day| Date::new(2026, 4, day).unwrap();
    /// let dong_nai = Gazetteer::get().province("Đồng Nai", day(29)).unwrap();
    /// assert_eq!(dong_nai.kind_on(day(29)), "tỉnh");
    /// assert_eq!(dong_nai.kind_on(day(30)), "thành phố");
    /// ```
    pub fn kind_on(&self, date: Date) -> &'static str {
        self.last_change(date).map_or(self.kind, |change| change.kind)
    }

    /// The name without the kind on a day: `Chi Lăng`.
    pub fn proper_name_on(&self, date: Date) -> &'static str {
        self.last_change(date).map_or(self.name, |change| change.name)
    }

    /// Kind and name on a day: `xã Chi Lăng`.
    pub fn name_on(&self, date: Date) -> String {
        format!("{} {}", self.kind_on(date), self.proper_name_on(date))
    }

    /// The province it belongs to on a day; none for a province.
    pub fn province_on(&self, date: Date) -> Option<&'static Self> {
        self.above(self.province, date)
    }

    /// The district it belongs to on a day; communes had one while there were districts.
    pub fn district_on(&self, date: Date) -> Option<&'static Self> {
        self.above(self.district, date)
    }

    /// District and province on a day, as far as it has them: what stands behind its name.
    pub fn places_on(&self, date: Date) -> impl Iterator<Item = &'static Self> {
        [self.district_on(date), self.province_on(date)].into_iter().flatten()
    }

    /// The unit that was above it, or that unit's successor by that day. Outside the unit's own days, the nearest.
    fn above(&self, place: Option<u16>, date: Date) -> Option<&'static Self> {
        let mut above = self.home.at(place?)?;
        let over = |above: &Self| above.until.is_some_and(|until| until <= date);
        // A unit that ended with the one above it stays where it was.
        let outlived =
            |above: &Self| self.until.is_none_or(|until| above.until.is_some_and(|end| end < until));
        while over(above) && outlived(above) {
            above = self.home.at(*above.heirs.first()?)?;
        }
        Some(above)
    }

    /// Everything inside it on a day: a province's districts and communes, a district's communes. Of a unit that is no
    /// more, what it had on its last day.
    pub fn members_on(&'static self, date: Date) -> impl Iterator<Item = &'static Self> {
        let date = match self.until {
            Some(until) if until <= date => until.previous().unwrap_or(date),
            _ => date,
        };
        let below = self.home.units().iter().filter(move |entry| entry.level > self.level);
        below.filter(move |entry| {
            let inside = |above: Option<&'static Self>| above == Some(self);
            entry.is_in_force(date) && (inside(entry.province_on(date)) || inside(entry.district_on(date)))
        })
    }

    /// What there is in its place on a day, the main one first; none while it is in force. A district's successors are
    /// those of its communes, by code, whole where all its communes went whole to the same one.
    pub fn successors_on(&'static self, date: Date) -> Vec<Successor> {
        if self.until.is_none_or(|until| date < until) {
            return Vec::new();
        }
        let heirs: Vec<&'static Self> = self.heirs.iter().filter_map(|at| self.home.at(*at)).collect();
        if self.level == Level::District && heirs.is_empty() {
            let communes = self.members_on(date).flat_map(|commune| commune.heirs_on(date));
            let all: BTreeSet<(&str, u16)> = communes.map(|heir| (heir.code, heir.at)).collect();
            let whole = all.len() == 1;
            let found = all.into_iter().filter_map(|(_, at)| self.home.at(at));
            return found.map(|entry| Successor { entry, whole, is_main: whole }).collect();
        }
        let found = self.heirs_on(date);
        let whole = found.len() == 1;
        let each = found.into_iter().enumerate();
        each.map(|(at, entry)| Successor { entry, whole, is_main: at == 0 }).collect()
    }

    /// The units it went into as far as they are in force, what became of them where they are not, each once.
    fn heirs_on(&self, date: Date) -> Vec<&'static Self> {
        let mut found = Vec::new();
        for heir in self.heirs.iter().filter_map(|at| self.home.at(*at)) {
            let later = match heir.until {
                Some(until) if until <= date => heir.heirs_on(date),
                _ => vec![heir],
            };
            found.extend(later.into_iter().filter(|one| !found.contains(one)).collect::<Vec<_>>());
        }
        found
    }

    /// The units it was made of, wholly or in part.
    pub fn predecessors(&'static self) -> impl Iterator<Item = &'static Self> {
        self.home.units().iter().filter(|entry| entry.heirs.contains(&self.at))
    }
}
