//! Why a unit has no version of a directive.

use super::trace::Trace;
use crate::text::diagnostic::Message;
use crate::wording::WordingError;

/// Why there is no such version of the directive.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Refused {
    /// What it is about.
    pub why: Why,
    /// The reason, for people.
    pub message: Message,
    /// What became of every part of the source, where the unit is a right one but is given nothing to do.
    pub trace: Option<Box<Trace>>,
}

/// What a refusal is about.
///
/// ```
/// use congvan::cascade::{Options, Why, cascade};
/// use congvan::model::date::PartialDate;
/// use congvan::model::directive::{Directive, Issuer, Level};
/// use congvan::model::units::Unit;
///
/// let issuer = Issuer { name: "Ủy ban nhân dân tỉnh Lạng Sơn".into(), level: Some(Level::Province), ..Issuer::default() };
/// let date = PartialDate::in_month(2027, 1).expect("a month");
/// let mut directive = Directive { issuer, date, ..Directive::default() };
/// let why = |directive: &Directive, name, level| {
///     cascade(directive, &Unit::new(name, level), &Options::default()).unwrap_err().why
/// };
/// assert_eq!(why(&directive, "xã Chi Lăng", Level::Commune), Why::WithoutTerritory);
///
/// directive.issuer.territory = Some("tỉnh Lạng Sơn".into());
/// assert_eq!(why(&directive, "huyện Chi Lăng", Level::District), Why::NotBelow);
/// assert_eq!(why(&directive, "xã Chi Lăng", Level::Commune), Why::NothingToDo);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Why {
    /// The source does not say of which level it is: `issuer.level`.
    WithoutLevel,
    /// The source does not say whose territory it is for: `issuer.territory`.
    WithoutTerritory,
    /// The source does not say in which month of 2025 it was issued, of which its levels depend.
    WithoutMonth,
    /// Those who issue the source together are not of one level and territory.
    SeveralPlaces,
    /// The unit is not of the level that carries the source out on that day, or of another territory.
    NotBelow,
    /// There is no level below the source's.
    Lowest,
    /// A name is none of a unit on its day.
    NoSuchUnit,
    /// The unit would issue before the source was issued.
    TooEarly,
    /// Documents of the asked type carry out nothing.
    OtherType,
    /// The source gives the unit nothing to do; there is a trace.
    NothingToDo,
    /// The version of the unit between is refused.
    Above,
    /// A phrase of a template cannot be filled.
    Phrase,
}

impl Refused {
    /// A refusal without a trace.
    pub fn because(why: Why, message: Message) -> Self {
        Self { why, message, trace: None }
    }
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message.vi)
    }
}

impl std::error::Error for Refused {}

impl From<WordingError> for Refused {
    fn from(error: WordingError) -> Self {
        Self::because(Why::Phrase, error.message())
    }
}
