//! What becomes of a clause: one table of those who act.

use crate::cascade::stand::{Stand, is_office};
use crate::lexicon::BodyKind;
use crate::prose::{Body, Clause};

/// What becomes of a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// It stands, for whoever it was for.
    Kept,
    /// It stands word for word: it tells what is.
    Fact,
    /// It is the unit's own task.
    Own,
    /// It is for some of the units, and this may be one of them.
    Limited,
    /// Those who act become their counterparts, as a whole list.
    Listed,
    /// The unit's lead department sees to it and reports to the unit.
    FollowUp,
    /// It goes.
    Dropped(Why),
}

/// Why a clause goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    /// For a particular body of the superior's.
    OfSuperior,
    /// What the superior does itself.
    BySuperior,
    /// For other units.
    OtherUnits,
    /// For a force without an office at this level.
    NoOffice,
    /// For a body of the country.
    Central,
    /// True of the superior's document alone.
    SourceAlone,
}

/// What becomes of a clause in which bodies act that stand so. None where nobody acts, so that what stands before the
/// clause decides. `is_fact` where it tells what is; `boards_see_to_it` where the superior's boards are its offices.
pub(super) fn decide(
    stands: &[Stand],
    clause: &Clause,
    is_fact: bool,
    boards_see_to_it: bool,
) -> Option<Fate> {
    use Stand::{Above, Below, Central, Everyone, Forces, Here, Other, Own, OwnBody, Superior, This};
    let all = |of: &[Stand]| stands.iter().all(|stand| of.contains(stand));
    let any = |of: &[Stand]| stands.iter().any(|stand| of.contains(stand));
    if stands.is_empty() {
        return is_fact.then_some(Fate::Fact);
    }
    if is_fact {
        return Some(if all(&[Other]) { Fate::Dropped(Why::OtherUnits) } else { Fate::Fact });
    }
    let outright =
        clause.actors.iter().zip(stands).any(|(body, stand)| *stand == This && body.limit.is_none());
    let limited = !outright && clause.actors.iter().any(|body| body.limit.is_some());
    Some(match () {
        () if all(&[Everyone, Here, Below, OwnBody]) => Fate::Kept,
        () if all(&[Superior, Everyone]) && clause.follows && is_given(clause) => Fate::FollowUp,
        () if all(&[Superior, Everyone]) => Fate::Dropped(Why::BySuperior),
        () if all(&[Own, This, Other]) && any(&[Own, This]) => match limited {
            true => Fate::Limited,
            false => Fate::Own,
        },
        () if all(&[Other, Everyone]) => Fate::Dropped(Why::OtherUnits),
        () if all(&[Above, Central, Forces, Superior, Other, Everyone]) => match () {
            () if clause.follows && all(&[Above, Everyone]) && sees_to_it(clause, boards_see_to_it) => {
                Fate::FollowUp
            }
            () if all(&[Central]) => Fate::Dropped(Why::Central),
            () if any(&[Forces]) => Fate::Dropped(Why::NoOffice),
            () => Fate::Dropped(Why::OfSuperior),
        },
        () => Fate::Listed,
    })
}

/// Whether an office gives a task to itself: `Giao Văn phòng UBND tỉnh theo dõi …`, said by that office.
fn is_given(clause: &Clause) -> bool {
    clause.asks.is_none()
        && clause.address.start < clause.listed.start
        && clause.actors.iter().all(|body| matches!(body.kind, BodyKind::Office | BodyKind::PartyOffice))
}

/// Whether those who act are offices that see to it that a document is carried out: no board unless it is given the task or
/// `boards` are offices, no member of one.
fn sees_to_it(clause: &Clause, boards: bool) -> bool {
    use BodyKind::{Addressees, Board, Departments, Everyone, Party, Steering};
    let office = |kind| is_office(kind) || matches!(kind, Departments | Everyone | Addressees);
    let boards = boards || clause.asks.is_none() && clause.address.start < clause.listed.start;
    let may = |body: &Body| {
        office(body.kind) || boards && body.title.is_none() && matches!(body.kind, Board | Party | Steering)
    };
    clause.actors.iter().all(may)
}
