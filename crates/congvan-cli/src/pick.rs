//! A unit that gets a document.

use std::borrow::Cow;

use congvan::date::Date;
use congvan::gazetteer::Entry;
use congvan::units::Unit;

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
            Self::BuiltIn(entry, date) => Cow::Owned(entry.unit(date)),
        }
    }
}
