//! Vietnamese administrative documents from structured YAML.
//!
//! Modules stand in the order in which data flows; a module uses only those above it.

pub(crate) mod words;
pub mod document;
pub mod text;
pub use congvan_calendar as calendar;
pub mod model;
pub use congvan_places as gazetteer;
pub mod lexicon;
pub mod prose;
pub mod lint;
pub mod unit_table;
pub mod office;
pub mod wording;
pub mod compose;
pub mod comments;
pub mod cascade;
pub mod notices;
pub mod import;

/// The example of this crate's own page.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct OwnReadme;
