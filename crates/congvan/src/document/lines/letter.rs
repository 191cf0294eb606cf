//! A character of a paragraph, and what its place in it decides.

use crate::document::Level;
use crate::document::glue::Glue;
use crate::document::metrics::Face;

/// A character with all that its place in the paragraph decides.
#[derive(Debug, Clone, Copy)]
pub struct Letter {
    /// The character.
    pub c: char,
    /// The face it is set in.
    pub face: Face,
    /// Where it stands.
    pub level: Level,
    /// The number of its piece in the content, where a click on it leads somewhere.
    pub link: Option<u32>,
    /// Of a space or hyphen: no line ends here, and the DOCX has a no-break one.
    pub held: Option<Glue>,
    /// Of the label.
    pub label: bool,
    /// Of a label that Word counts: its space is none of the text's, and keeps its width.
    pub counted: bool,
    /// Of the number of a footnote: which piece of the content it is.
    pub note: Option<u32>,
    /// In units of the font.
    pub(super) width: i32,
}

impl Letter {
    /// A space at which a line may end.
    pub(super) fn is_space(&self) -> bool {
        self.c == ' ' && self.held.is_none() && !self.counted
    }

    /// A no-break space or hyphen.
    pub(super) fn is_fixed(&self) -> bool {
        self.c == '\u{a0}' || self.held.is_some()
    }
}
