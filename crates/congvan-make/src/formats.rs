//! The kinds of file that a document can become.

use std::path::Path;

use congvan::compose::{html, text};
use congvan::document::Document;
use congvan::text::diagnostic::Message;

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// For Word and LibreOffice.
    Docx,
    /// PDF/A and PDF/UA.
    Pdf,
    /// A page to read.
    Html,
    /// Plain text.
    Txt,
    /// The directive in the input format.
    Yaml,
    /// Its head in the shape of edXML, for systems that exchange documents.
    Edxml,
}

impl Format {
    /// All, in the order in which files are written.
    pub const ALL: [Self; 6] = [Self::Docx, Self::Pdf, Self::Html, Self::Txt, Self::Yaml, Self::Edxml];

    /// What is written where nobody asks.
    pub const USUAL: [Self; 2] = [Self::Docx, Self::Pdf];

    /// The file's ending, and the word that asks for it.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Pdf => "pdf",
            Self::Html => "html",
            Self::Txt => "txt",
            Self::Yaml => "yaml",
            Self::Edxml => "edxml",
        }
    }

    /// What a server says the file is.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Pdf => "application/pdf",
            Self::Html => "text/html; charset=utf-8",
            Self::Txt => "text/plain; charset=utf-8",
            Self::Yaml => "application/yaml",
            Self::Edxml => "application/xml",
        }
    }

    /// The format of that ending, in any case.
    pub fn of(path: &Path) -> Option<Self> {
        Self::of_word(path.extension()?.to_str()?)
    }

    /// The format that a word asks for, in any case.
    pub fn of_word(word: &str) -> Option<Self> {
        let word = if word.eq_ignore_ascii_case("yml") { "yaml" } else { word };
        Self::ALL.into_iter().find(|format| word.eq_ignore_ascii_case(format.ending()))
    }
}

/// The bytes of one file of a document that was composed of no directive.
///
/// # Errors
/// Why there is no such file: it would say what only a directive has, or the font lacks a character.
pub fn of_document(document: &Document, format: Format) -> Result<Vec<u8>, NotMade> {
    match format {
        Format::Docx => Ok(congvan_docx::write(document)),
        Format::Pdf => congvan_pdf::write(document).map_err(NotMade::of_pdf),
        Format::Html => Ok(html::write(document).into_bytes()),
        Format::Txt => Ok(text::write(document).into_bytes()),
        Format::Yaml | Format::Edxml => Err(NotMade::NoDirective(format)),
    }
}

/// Why the file of one format was not made, though others can be.
///
/// ```
/// use congvan::model::directive::Directive;
/// use congvan_make::{Format, NotMade, Settings, typeset};
///
/// let directive = Directive { subject: "ký tự 𝄞 không có trong phông".into(), ..Directive::default() };
/// let settings = Settings::default();
/// let set = typeset(&directive, &settings, None).expect("the usual phrases");
/// assert!(set.write(Format::Docx, &directive).is_ok());
/// let why = set.write(Format::Pdf, &directive).unwrap_err();
/// assert!(matches!(why, NotMade::MissingGlyph { character: '𝄞', .. }));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum NotMade {
    /// The embedded fonts have no such character.
    MissingGlyph {
        /// The character.
        character: char,
        /// The piece of a line it stands in.
        text: String,
    },
    /// The pages could not be put into a PDF: what its writer says.
    Pdf(String),
    /// The file would say what only a directive has.
    NoDirective(Format),
}

impl NotMade {
    pub(crate) fn of_pdf(error: congvan_pdf::Error) -> Self {
        match error {
            congvan_pdf::Error::MissingGlyph { character, text } => Self::MissingGlyph { character, text },
            other => Self::Pdf(other.to_string()),
        }
    }

    /// The reason, for people.
    pub fn message(&self) -> Message {
        match self {
            Self::MissingGlyph { character, text } => {
                let (code, text) = (format!("U+{:04X}", u32::from(*character)), text.trim());
                Message::new(
                    format!(
                        "không làm tệp PDF: phông chữ nhúng không có ký tự `{character}` ({code}), ở `{text}`"
                    ),
                    format!(
                        "no PDF is made: the embedded font has no character `{character}` ({code}), in `{text}`"
                    ),
                )
            }
            Self::Pdf(why) => Message::new(
                format!("không làm được tệp PDF: {why}"),
                format!("cannot make the PDF file: {why}"),
            ),
            Self::NoDirective(format) => {
                let ending = format.ending();
                Message::new(
                    format!("không làm tệp {ending}: đây không phải một văn bản"),
                    format!("no {ending} file is made: this is no directive"),
                )
            }
        }
    }
}

impl std::fmt::Display for NotMade {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message().en)
    }
}

impl std::error::Error for NotMade {}
