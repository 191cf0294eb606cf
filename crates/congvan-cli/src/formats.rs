//! The kinds of file that a document can become.

use std::path::Path;

use clap::ArgMatches;
use congvan::compose::compose;
use congvan::diagnostic::Message;
use congvan::directive::Directive;
use congvan::document::Document;
use congvan::office::Office;
use congvan::wording::Phrases;
use congvan::{html, text};

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Docx,
    Pdf,
    Html,
    Txt,
}

impl Format {
    const ALL: [Self; 4] = [Self::Docx, Self::Pdf, Self::Html, Self::Txt];

    /// The file's ending, and the word on the command line.
    pub(crate) fn ending(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Pdf => "pdf",
            Self::Html => "html",
            Self::Txt => "txt",
        }
    }

    /// The format of that ending, in any case.
    pub(crate) fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?;
        Self::ALL.into_iter().find(|format| ending.eq_ignore_ascii_case(format.ending()))
    }

    /// What `--to` asks for, each once; nothing where it is not there.
    pub(crate) fn asked(given: &ArgMatches) -> Vec<Self> {
        let words: Vec<&String> = given.get_many("to").into_iter().flatten().collect();
        Self::ALL.into_iter().filter(|format| words.iter().any(|word| *word == format.ending())).collect()
    }

    /// What is written where nobody asks.
    pub(crate) const USUAL: [Self; 2] = [Self::Docx, Self::Pdf];

    fn write(self, document: &Document) -> Result<Vec<u8>, Message> {
        match self {
            Self::Docx => Ok(congvan_docx::write(document)),
            Self::Pdf => congvan_pdf::write(document).map_err(|error| {
                Message::new(
                    format!("không làm được tệp PDF: {error}"),
                    format!("cannot make the PDF file: {error}"),
                )
            }),
            Self::Html => Ok(html::write(document).into_bytes()),
            Self::Txt => Ok(text::write(document).into_bytes()),
        }
    }
}

/// The bytes of each format, in the order of `formats`.
///
/// # Errors
/// One sentence: a phrase that cannot be filled, or a character without a glyph.
pub(crate) fn make(
    directive: &Directive,
    words: &Phrases,
    formats: &[Format],
) -> Result<Vec<Vec<u8>>, Message> {
    let document = compose(directive, words, &Office::default()).map_err(|error| {
        Message::new(format!("mẫu câu sai: {error}"), format!("a phrase is wrong: {error}"))
    })?;
    formats.iter().map(|format| format.write(&document)).collect()
}
