//! How certain a day off is.

use std::fmt;

use super::decisions::{Decisions, day_of_instrument};
use crate::date::Date;

/// How certain a day off is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// By law, or by the year's decision.
    Settled,
    /// Law left a choice in a time that is past, and no decision on it is known here (chưa có trong bảng).
    NotInTable,
    /// Law leaves a choice, which the year's decision is still to make (chờ quyết định).
    Awaiting,
}

impl Standing {
    /// Of a day on which law leaves a choice and no decision is known. No clock is read: what comes before the day of
    /// the newest decision known is past.
    pub fn without_decision(holiday: Date, decisions: &Decisions) -> Self {
        let is_past = |instrument: &str| day_of_instrument(instrument).is_some_and(|day| holiday < day);
        let newer = decisions.iter().any(|decision| is_past(&decision.instrument));
        if newer { Self::NotInTable } else { Self::Awaiting }
    }

    /// The day may be another than the one computed.
    pub fn is_open(self) -> bool {
        self != Self::Settled
    }
}

impl fmt::Display for Standing {
    /// `chờ quyết định`, `chưa có trong bảng`; nothing of what is settled.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Settled => "",
            Self::NotInTable => "chưa có trong bảng",
            Self::Awaiting => "chờ quyết định",
        })
    }
}
