//! Of whom something is said or asked without their names, or beside them: who was named before, praised, blamed or invited,
//! and the head of the unit in person.

use crate::cascade::Step;
use crate::cascade::fate::{Fate, Why};
use crate::cascade::given::{Doer, Given};
use crate::cascade::sentence::{Acting, is_gone};
use crate::cascade::stand::Stand;
use crate::lexicon::{BodyKind, Lexicon, Word, fold_case};
use crate::prose::{Clause, Mention, Reading, Role, What};
use crate::words::Words;

impl Step<'_> {
    /// What becomes of what is asked of those who were named before; the inner none where it goes with them, the outer where
    /// it is not of those.
    pub(super) fn of_those_before(
        &self,
        reading: &Reading,
        clause: &Clause,
        before: &Given,
        acting: &Acting,
    ) -> Option<Option<Fate>> {
        let alone = acting.stands.is_empty();
        let asked = acting.asked.is_some();
        let of_those = points_back(clause) || alone && before.is_told;
        if of_those && before.gone.is_some() {
            return Some(None);
        }
        let ours = before.doer == Doer::Unit && !asked;
        // What the unit's own heading says to do is no invitation of the superior's.
        if ours && invites(reading, clause) {
            return Some(Some(Fate::Kept));
        }
        // `…; yêu cầu kiểm điểm trách nhiệm`, behind what was said of the unit
        (ours && alone && before.is_told && asks_nobody(reading, clause)).then_some(Some(Fate::Own))
    }

    /// Whether a clause praises or blames units of this level by their names.
    pub(super) fn praises_units(&self, reading: &Reading, clause: &Clause) -> bool {
        praises(reading, clause)
            && self.named_in(reading, clause).iter().any(|stand| matches!(stand, Stand::This | Stand::Other))
    }

    /// Where those stand who act, by what stands before and what is asked of them.
    pub(super) fn stands_here(
        &self,
        reading: &Reading,
        clause: &Clause,
        before: &Given,
        mut stands: Vec<Stand>,
    ) -> Vec<Stand> {
        // `các đơn vị này`: those who were named.
        if points_back(clause) && before.doer == Doer::Unit {
            stands.fill(Stand::Own);
        }
        if invites(reading, clause) {
            // Whom the superior invites beside itself is its guest; units of this level go there.
            let ours = stands.iter().any(|stand| matches!(stand, Stand::Own | Stand::This));
            match ours {
                true => stands.fill(Stand::Own),
                false => stands
                    .iter_mut()
                    .filter(|stand| **stand == Stand::Counterpart)
                    .for_each(|stand| *stand = Stand::Above),
            }
        }
        // `Thủ trưởng các đơn vị`, said by a department to what it has under it: those who head these.
        if self.is_headed_by(reading, clause, &stands) {
            stands.fill(Stand::Own);
        }
        // `Hiệu trưởng, giám đốc các đơn vị chịu trách nhiệm trước Giám đốc Sở`: those of the department's own.
        let general = stands.iter().all(|stand| matches!(stand, Stand::Everyone | Stand::Here));
        if general && !stands.is_empty() && self.answers_to_department(reading, clause) {
            stands.fill(Stand::Above);
        }
        stands
    }

    /// Whether the heads of what a department has of its own act, and the unit is one of those.
    fn is_headed_by(&self, reading: &Reading, clause: &Clause, stands: &[Stand]) -> bool {
        use crate::model::units::IssuingBody::{Center, School};
        static UNITS: Words = Words::from_list("heads: of units in general");
        let own = self.sight.own.as_ref().is_some_and(|own| matches!(own.kind, Center | School));
        let heads = |body: &crate::prose::Body| {
            body.title.is_some() && UNITS.contains(&fold_case(reading.at(&body.span)).as_str())
        };
        own && self.sight.issuer_kind == Some(BodyKind::Department)
            && !stands.is_empty()
            && stands.iter().all(|stand| *stand == Stand::Everyone)
            && clause.actors.iter().all(heads)
    }

    /// Whether heads of what a department has of its own answer before the department that wrote: `giám đốc các đơn vị`. Heads in
    /// general are the unit's too.
    pub(super) fn answers_to_department(&self, reading: &Reading, clause: &Clause) -> bool {
        let before = |mention: &Mention| match &mention.what {
            What::Body(body, Role::Answered) => self.sight.stand(reading, body) == Stand::Superior,
            _ => false,
        };
        static THEIRS: Words = Words::from_list("heads: of a department's own");
        let theirs = |title: &std::ops::Range<usize>| {
            let title = fold_case(reading.at(title));
            THEIRS.iter().any(|word| title.contains(word))
        };
        let titled = clause.actors.iter().any(|body| body.title.as_ref().is_some_and(theirs));
        self.sight.own.is_none()
            && self.sight.issuer_kind == Some(BodyKind::Department)
            && titled
            && clause.mentions.iter().any(before)
    }

    /// Of whom a clause tells, or whom it praises or blames: what is asked behind it without a name is asked of those.
    pub(super) fn told_of(
        &self,
        reading: &Reading,
        clause: &Clause,
        fate: Fate,
        before: &Given,
    ) -> Option<Given> {
        if before.gone.is_some() || !(fate == Fate::Fact || is_gone(&fate)) {
            return None;
        }
        let named = match clause.is_fact && !clause.actors.is_empty() {
            true => self.stands(reading, clause),
            false if praises(reading, clause) => self.named_in(reading, clause),
            false => return None,
        };
        let has = |stand: Stand| named.contains(&stand);
        let gone = match () {
            () if has(Stand::This) => None,
            () if has(Stand::Other) => Some(Why::OtherUnits.reason(self.who())),
            () if is_gone(&fate) && !named.is_empty() => Some(Why::OfSuperior.reason(self.who())),
            () => return None,
        };
        let doer = if gone.is_some() { before.doer } else { Doer::Unit };
        Some(Given { doer, reports_up: gone.is_none(), gone, is_told: true, ..before.clone() })
    }

    /// Where the bodies stand that a clause names.
    pub(super) fn named_in(&self, reading: &Reading, clause: &Clause) -> Vec<Stand> {
        let bodies = clause.mentions.iter().filter_map(|mention| match &mention.what {
            What::Body(body, _) => Some(self.sight.stand(reading, body)),
            _ => None,
        });
        bodies.collect()
    }

    /// The unit's committee, where a clause that only names them is for the committees of units: `UBND các xã, phường`.
    pub(super) fn committee_named(
        &self,
        reading: &Reading,
        clause: &Clause,
        stands: &[Stand],
    ) -> Option<String> {
        let all = clause.actors.iter().zip(stands).all(|(body, stand)| {
            body.kind == BodyKind::Committee
                && body.title.is_none()
                && matches!(stand, Stand::Own | Stand::This)
        });
        let is_heading = clause.is_address && self.sight.own.is_none();
        let first = clause.actors.first().filter(|_| all && is_heading)?;
        Some(self.superior_here(reading, first))
    }

    /// The head of the unit, where a clause that only names them is for the heads of units: `Chủ tịch UBND các xã, phường`.
    pub(super) fn head_in_person(
        &self,
        reading: &Reading,
        clause: &Clause,
        stands: &[Stand],
    ) -> Option<String> {
        let heads = clause.actors.iter().zip(stands).all(|(body, stand)| {
            body.kind == BodyKind::Committee
                && body.title.is_some()
                && matches!(stand, Stand::Own | Stand::This)
        });
        let is_heading = clause.is_address && !clause.actors.is_empty() && self.sight.own.is_none();
        let head = clause.actors.first().filter(|_| heads && is_heading)?;
        Some(self.superior_here(reading, head))
    }
}

/// Whether those who act are those who were named before.
fn points_back(clause: &Clause) -> bool {
    !clause.actors.is_empty() && clause.actors.iter().all(|body| body.points_back)
}

/// Whether a clause invites those it names: `Trân trọng kính mời …`.
fn invites(reading: &Reading, clause: &Clause) -> bool {
    let from = clause.asks.as_ref().map_or(clause.address.start, |asks| asks.span.end);
    let words = reading.words().get(from..clause.listed.start).unwrap_or_default();
    !clause.actors.is_empty() && Lexicon::get().opens_with(words.trim_start(), Word::Invite)
}

/// Whether a clause praises or blames: `Phê bình UBND xã …`, `Chủ tịch UBND tỉnh biểu dương …`.
fn praises(reading: &Reading, clause: &Clause) -> bool {
    Lexicon::get().opens_with(reading.at(&clause.predicate).trim_start(), Word::Praise)
}

/// Whether a clause asks and names nobody: `yêu cầu kiểm điểm trách nhiệm`.
fn asks_nobody(reading: &Reading, clause: &Clause) -> bool {
    clause.actors.is_empty()
        && Lexicon::get().opens_with(reading.at(&clause.predicate).trim_start(), Word::Request)
}
