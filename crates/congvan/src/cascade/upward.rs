//! No report changes its receiver unseen: whatever changed a sentence, who received what went up in the source, and whom it went
//! through, stands as it stood or a person is asked to look.

use crate::cascade::Step;
use crate::cascade::fate::Fate;
use crate::cascade::looks::{Look, Looks};
use crate::cascade::sentence::is_gone;
use crate::cascade::stand::Stand;
use crate::lexicon::{Lexicon, Word};
use crate::prose::{Clause, Edit, Mention, Reading, Role, Sentence, What};

impl Step<'_> {
    /// Has a person look at every receiver above the unit, and every body between, that edits of a sentence take away.
    pub(super) fn see_turned(
        &self,
        reading: &Reading,
        sentence: &Sentence,
        fates: &[Fate],
        edits: &[Edit],
        looks: &mut Looks,
    ) {
        if looks.has(Look::Report) || looks.has(Look::Upward) {
            return;
        }
        let changed = |mention: &&Mention| {
            edits.iter().any(|edit| edit.span.start < mention.span.end && mention.span.start < edit.span.end)
        };
        for (clause, fate) in sentence.clauses.iter().zip(fates).filter(|(_, fate)| !is_gone(fate)) {
            let all = std::iter::once(clause).chain(&clause.inner);
            for mention in all.flat_map(|clause| &clause.mentions).filter(changed) {
                let stand = match &mention.what {
                    What::Body(body, Role::Receiver) => self.sight.stand(reading, body),
                    What::Channel => Stand::Above,
                    _ => continue,
                };
                let above = matches!(stand, Stand::Superior | Stand::Above | Stand::Central | Stand::Forces);
                if above && !self.is_surely_here(reading, clause, *fate, &[stand]) {
                    looks.see(Look::Report, reading.at(&mention.span));
                }
            }
        }
    }

    /// Whether those who report to the superior report to the unit in any case: the superior alone is named, by no day, and
    /// nothing goes between. Who sees to the document is looked at as such.
    pub(super) fn is_surely_here(
        &self,
        reading: &Reading,
        clause: &Clause,
        fate: Fate,
        stands: &[Stand],
    ) -> bool {
        let said = reading.at(&clause.span);
        let by_a_day = || {
            said.contains(|c: char| c.is_ascii_digit()) || Lexicon::get().find(said, Word::Deadline).is_some()
        };
        let through = || clause.mentions.iter().any(|mention| mention.what == What::Channel);
        stands.iter().all(|stand| *stand == Stand::Superior)
            && (fate == Fate::FollowUp || !by_a_day() && !through())
    }
}
