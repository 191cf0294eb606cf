//! What can go wrong.

use std::fmt;

/// Why a document could not be written.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The embedded fonts have no such character.
    MissingGlyph {
        /// The character.
        character: char,
        /// The piece of a line it stands in.
        text: String,
    },
    /// The finished pages could not be put into a file.
    Pdf(Box<dyn std::error::Error + Send + Sync>),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::MissingGlyph { character, text } => {
                let shown = if character.is_control() { ' ' } else { *character };
                write!(f, "no glyph for “{shown}” (U+{:04X}) in “{}”", u32::from(*character), text.trim())
            }
            Error::Pdf(error) => write!(f, "cannot write the PDF file: {error}"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::MissingGlyph { .. } => None,
            Error::Pdf(error) => Some(error.as_ref()),
        }
    }
}

impl Error {
    /// What the writer of PDF objects said; which one it is, is nobody else's business.
    pub(crate) fn of_writer(error: lopdf::Error) -> Self {
        Error::Pdf(Box::new(error))
    }
}
