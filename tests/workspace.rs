//! One binary, so that the workspace links its tests once.

mod support;
mod stages;
mod cascades;
mod promises;
mod readme;
