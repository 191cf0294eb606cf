//! Text with places: what was typed, as trees and tables, and what can be wrong with it.

pub use congvan_letters::normal;
pub(crate) mod nearest;
pub(crate) mod phone;
pub use congvan_letters::tone;
pub mod message;
pub mod table;
pub mod source;
pub mod diagnostic;
pub(crate) mod quotes;
pub(crate) mod csv;
pub(crate) mod yaml;
pub mod paths;
pub mod inline;
pub mod shape;
