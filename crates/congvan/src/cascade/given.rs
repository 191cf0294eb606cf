//! Who does what is said, and what those who were named before decide for what follows.

use crate::model::directive::Audience;
use crate::text::diagnostic::Message;

/// Who does what a sentence says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Doer {
    /// Whoever is addressed.
    Anyone,
    /// The unit, as one of those like it.
    Unit,
    /// The unit's departments, its police and others that stand for the superior's.
    Counterparts,
}

/// What those who were named before decide for what follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Given {
    pub(super) doer: Doer,
    /// Why what follows goes with them.
    pub(super) gone: Option<Message>,
    /// What a person is asked to look at in all that goes with them.
    pub(super) look: Option<Message>,
    /// Whether a heading says so, whose items are all for those it names.
    pub(super) by_heading: bool,
    /// Whether units of this level act, so that what they report goes to the superior.
    pub(super) reports_up: bool,
    /// Whether police or military act, whose powers differ from level to level.
    pub(super) limited: bool,
    /// Whether the superior speaks to everyone, as in a closing, so that the unit speaks in its place.
    pub(super) is_voice: bool,
    /// Whether it is why the document is issued, where each sentence speaks for itself.
    pub(super) is_preamble: bool,
    /// Whether the clause before tells of those who do it.
    pub(super) is_told: bool,
    /// The head of the unit, where its head is named: what binds a head is not for those in the unit.
    pub(super) head: Option<String>,
    /// The unit's committee, where all of them are named: it answers before the superior itself.
    pub(super) committee: Option<String>,
    /// The groups of those who act.
    pub(super) audience: Vec<Audience>,
}

impl Default for Given {
    fn default() -> Self {
        Self::nobody()
    }
}

impl Given {
    pub(super) fn nobody() -> Self {
        Self {
            doer: Doer::Anyone,
            gone: None,
            look: None,
            by_heading: false,
            reports_up: false,
            limited: false,
            is_voice: false,
            is_preamble: false,
            is_told: false,
            head: None,
            committee: None,
            audience: Vec::new(),
        }
    }
}
