//! Vietnamese administrative documents from structured YAML.

pub mod length;
pub mod metrics;
pub mod form;
pub mod style;
pub mod document;
mod normal;
pub mod source;
pub mod diagnostic;
pub mod date;
pub mod calendar;
mod yaml;
pub mod shape;
pub mod inline;
pub mod directive;
pub mod tone;
pub mod office;
pub mod lint;
pub mod sarif;
pub mod units;
pub mod gazetteer;
pub mod unit_table;
pub mod wording;
pub mod compose;
pub mod html;
pub mod text;
pub mod cascade;
