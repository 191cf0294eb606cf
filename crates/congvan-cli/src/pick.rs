//! A unit that gets a document.

use std::borrow::Cow;
use std::collections::HashMap;

use congvan::gazetteer::{Answer, Asked, Entry, Gazetteer};
use congvan::model::date::Date;
use congvan::model::units::Unit;
use congvan_make::names::{Taken, of_unit};

/// A unit, of a file or of the built-in table.
#[derive(Clone, Copy)]
pub(crate) enum Pick<'a> {
    Profile(&'a Unit),
    BuiltIn(&'static Entry, Date),
}

impl<'a> Pick<'a> {
    pub(crate) fn unit(self) -> Cow<'a, Unit> {
        match self {
            Self::Profile(unit) => Cow::Borrowed(unit),
            Self::BuiltIn(entry, date) => Cow::Owned(Unit::known(entry, date)),
        }
    }

    /// The profile it was given as.
    pub(crate) fn profile(&self) -> Option<&'a Unit> {
        match self {
            Self::Profile(unit) => Some(unit),
            Self::BuiltIn(..) => None,
        }
    }

    /// Its official code on a day, where the tables know just one such unit.
    fn code(self, date: Date) -> Option<&'static str> {
        let unit = match self {
            Self::BuiltIn(entry, _) => return Some(entry.code()),
            Self::Profile(unit) => unit,
        };
        let [district, province] =
            [&unit.district, &unit.province].map(|text| text.as_ref().map(|text| text.value.as_str()));
        let asked =
            Asked { name: &unit.name.value, district, province, level: Some(unit.level), within: None };
        match Gazetteer::get().resolve(&asked, date) {
            Answer::One(entry) => Some(entry.code()),
            _ => None,
        }
    }
}

/// A folder name for each unit: its name in plain letters, with its official code behind it where another unit has the
/// same letters (`xã Cẩm Giàng`, `xã Cẩm Giang`). A number there would read like the name of a third.
pub(crate) fn folders(picks: &[Pick<'_>], date: Date) -> Vec<String> {
    let names: Vec<String> = picks.iter().map(|pick| of_unit(&pick.unit().name.value)).collect();
    let mut count: HashMap<&str, usize> = HashMap::new();
    names.iter().for_each(|name| *count.entry(name).or_default() += 1);
    let mut taken = Taken::default();
    let each = picks.iter().zip(&names).map(|(pick, name)| {
        let code = pick.code(date).filter(|_| count.get(name.as_str()).is_some_and(|count| *count > 1));
        taken.take(code.map_or(name.clone(), |code| format!("{name}-{code}")))
    });
    each.collect()
}
