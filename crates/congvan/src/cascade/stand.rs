//! The places in which bodies and territories stand, seen from the source and from the unit.

use crate::lexicon::BodyKind;
use crate::model::directive::Level;

/// Where a body stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stand {
    /// The superior that issued the source, or its council and committee.
    Superior,
    /// A body of the superior's, or beside it: a department, a branch of a ministry, a board.
    Above,
    /// A body of the superior's level that the unit has too: police, military, Front, unions, party.
    Counterpart,
    /// Departments in general.
    Departments,
    /// Departments and localities in one.
    Mixed,
    /// All units of the unit's level.
    Own,
    /// The unit itself.
    This,
    /// A body of the unit's own level: `Trung tâm Phục vụ hành chính công cấp xã`.
    OwnBody,
    /// Other units of any level, and their bodies.
    Other,
    /// Units of the level below the unit.
    Below,
    /// What stands on every territory: schools, enterprises, villages.
    Here,
    /// Whoever is addressed.
    Everyone,
    /// The country's bodies, and those of levels above the superior.
    Central,
    /// Forces without an office at the unit's level.
    Forces,
}

/// Whose a territory is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Not said.
    None,
    /// The superior's.
    Superior,
    /// All units of the unit's level.
    Own,
    /// The unit's.
    This,
    /// Other units'.
    Other,
    /// Units of the level below.
    Below,
    /// A level above the superior.
    Higher,
    /// The territory that is spoken of: `địa phương`.
    Here,
}

/// Whether bodies of a kind are offices of the one above them, which see to what it asks.
pub(super) fn is_office(kind: BodyKind) -> bool {
    use BodyKind::{Department, Division, Institution, Office, PartyOffice, Vertical};
    matches!(kind, Department | Institution | Office | PartyOffice | Division | Vertical)
}

/// The depth of a level: a province's is the least.
pub(super) fn rank(level: Level) -> u8 {
    match level {
        Level::Province => 0,
        Level::District => 1,
        Level::Commune => 2,
    }
}
