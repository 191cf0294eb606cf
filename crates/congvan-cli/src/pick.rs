//! A unit that gets a document.

use std::borrow::Cow;

use congvan::gazetteer::Entry;
use congvan::model::date::Date;
use congvan::model::units::Unit;
use congvan_make::units;

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
            Self::BuiltIn(entry, date) => Cow::Owned(Unit::from_entry(entry, date)),
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
        units::code(unit, date)
    }
}

/// A folder name for each unit, as [`units::folders`] gives them.
pub(crate) fn folders(picks: &[Pick<'_>], date: Date) -> Vec<String> {
    let units: Vec<Cow<'_, Unit>> = picks.iter().map(|pick| pick.unit()).collect();
    units::folders(&units.iter().map(Cow::as_ref).collect::<Vec<_>>(), |nth| picks[nth].code(date))
}
