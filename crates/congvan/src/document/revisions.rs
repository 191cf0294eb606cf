//! What of a document's words is new, and what stood there before: changes that a person may take or refuse.

/// A change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Revision {
    /// The words are new.
    Inserted,
    /// The words stood there before.
    Deleted,
}

/// The changes in a paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Revised {
    /// Whether the paragraph itself is new, or is gone.
    pub whole: Option<Revision>,
    /// Of each piece of its content.
    pub pieces: Vec<Option<Revision>>,
}
