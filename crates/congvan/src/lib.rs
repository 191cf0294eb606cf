//! Vietnamese administrative documents from structured YAML.

pub mod length;
pub mod metrics;
pub mod form;
pub mod style;
pub mod document;
