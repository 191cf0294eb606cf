//! Tests over the whole workspace: every fixture through every stage, promises that hold across crates, and the
//! README's own examples.
