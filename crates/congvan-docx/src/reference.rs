//! Headers and footers, as sections refer to them.

/// Which margin.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The top margin.
    Header,
    /// The bottom margin.
    Footer,
}

impl Kind {
    /// As in the names of parts, elements and relationships.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Header => "header",
            Kind::Footer => "footer",
        }
    }
}

/// A header or footer of one section.
#[derive(Clone)]
pub struct Reference {
    /// Header or footer.
    pub kind: Kind,
    /// Of the first page rather than of all others.
    pub first: bool,
    /// The relationship id of its part.
    pub id: String,
}
