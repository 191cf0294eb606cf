//! What was read: directives, units, and the values they are made of.

pub use congvan_calendar::date;
pub mod decisions;
pub(crate) mod points;
pub mod directive;
pub mod units;
pub(crate) mod recognise;
