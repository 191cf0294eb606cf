//! The kinds of file that a document can become.

use std::path::Path;

use clap::ArgMatches;
use congvan::comments::{Comment, comments};
use congvan::compose::compose;
use congvan::document::form::SizeSet;
use congvan::model::directive::Directive;
use congvan::office::Office;
use congvan::text::diagnostic::{Diagnostic, Message};
use congvan::text::source::Source;
use congvan::wording::Phrases;
use congvan::{compose::html, compose::text};
use congvan_pdf::{Attachment, Attempt, Fitted, fit};

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Docx,
    Pdf,
    Html,
    Txt,
    /// The directive in the input format.
    Yaml,
}

impl Format {
    const ALL: [Self; 5] = [Self::Docx, Self::Pdf, Self::Html, Self::Txt, Self::Yaml];

    /// The file's ending, and the word on the command line.
    pub(crate) fn ending(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Pdf => "pdf",
            Self::Html => "html",
            Self::Txt => "txt",
            Self::Yaml => "yaml",
        }
    }

    /// The format of that ending, in any case.
    pub(crate) fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?;
        let ending = if ending.eq_ignore_ascii_case("yml") { "yaml" } else { ending };
        Self::ALL.into_iter().find(|format| ending.eq_ignore_ascii_case(format.ending()))
    }

    /// What `--to` asks for, each once; nothing where it is not there.
    pub(crate) fn asked(given: &ArgMatches) -> Vec<Self> {
        let words: Vec<&String> = given.get_many("to").into_iter().flatten().collect();
        Self::ALL.into_iter().filter(|format| words.iter().any(|word| *word == format.ending())).collect()
    }

    /// What is written where nobody asks.
    pub(crate) const USUAL: [Self; 2] = [Self::Docx, Self::Pdf];

    fn write(
        self,
        directive: &Directive,
        fitted: &Fitted,
        making: &Making,
        comments: &[Comment],
    ) -> Result<Vec<u8>, NotMade> {
        let Fitted { document, pages, .. } = fitted;
        match self {
            Self::Docx => {
                let source = making.carries.contains(&self).then(|| directive.to_yaml());
                let source = source.as_deref();
                Ok(congvan_docx::write_with(document, &congvan_docx::Options { source, comments }))
            }
            Self::Pdf => {
                let attachment = making.carries.contains(&self).then(|| Attachment {
                    name: "input.yaml".to_owned(),
                    media_type: "application/yaml".to_owned(),
                    description: "Dữ liệu nguồn của văn bản".to_owned(),
                    bytes: directive.to_yaml().into_bytes(),
                });
                let options = congvan_pdf::Options { attachment, signature_fields: making.signature_fields };
                congvan_pdf::write_pages(document, pages, &options).map_err(NotMade::of_pdf)
            }
            Self::Html => Ok(html::write(document).into_bytes()),
            Self::Txt => Ok(text::write(document).into_bytes()),
            Self::Yaml => Ok(directive.to_yaml().into_bytes()),
        }
    }
}

/// Why the file of one format was not made, though others can be.
pub(crate) struct NotMade {
    pub(crate) message: Message,
    /// The character that it has no glyph for.
    pub(crate) character: Option<char>,
}

impl NotMade {
    fn of_pdf(error: congvan_pdf::Error) -> Self {
        let (message, character) = match &error {
            congvan_pdf::Error::MissingGlyph { character, text } => {
                let code = format!("U+{:04X}", u32::from(*character));
                let text = text.trim();
                let message = Message::new(
                    format!(
                        "không làm tệp PDF: phông chữ nhúng không có ký tự `{character}` ({code}), ở `{text}`"
                    ),
                    format!(
                        "no PDF is made: the embedded font has no character `{character}` ({code}), in `{text}`"
                    ),
                );
                (message, Some(*character))
            }
            other => {
                let message = Message::new(
                    format!("không làm được tệp PDF: {other}"),
                    format!("cannot make the PDF file: {other}"),
                );
                (message, None)
            }
        };
        Self { message, character }
    }
}

/// How files are made.
#[derive(Default)]
pub(crate) struct Making {
    /// The office's own habits.
    pub(crate) office: Office,
    /// Files of these kinds carry what the document was made from: the values of the directive as YAML, without the
    /// comments of its source, which are nobody else's to read. A PDF becomes PDF/A-3 by it.
    pub(crate) carries: Vec<Format>,
    /// Empty signature fields in the PDF.
    pub(crate) signature_fields: bool,
    /// Say which forms were tried.
    pub(crate) explain: bool,
}

impl Making {
    /// What the options of a command ask for.
    pub(crate) fn asked(given: &ArgMatches, office: Office) -> Self {
        let flag = |name: &str| given.try_get_one::<bool>(name).ok().flatten().copied().unwrap_or(false);
        let carries =
            [(Format::Docx, flag("embed-source")), (Format::Pdf, flag("embed-source") || flag("pdf-a3"))];
        Self {
            office,
            carries: carries.into_iter().filter(|(_, asked)| *asked).map(|(format, _)| format).collect(),
            signature_fields: flag("signature-fields"),
            explain: flag("explain-layout"),
        }
    }
}

/// A document's files and what to say of its layout.
pub(crate) struct Made {
    /// One for each format, in the order asked.
    pub(crate) files: Vec<Result<Vec<u8>, NotMade>>,
    /// One sentence for each form that was tried; empty where nobody asked.
    pub(crate) layout: Vec<Message>,
}

impl Made {
    /// The files, with nothing but the reason of those that are not made.
    pub(crate) fn told(self) -> Vec<Result<Vec<u8>, Message>> {
        self.files.into_iter().map(|file| file.map_err(|why| why.message)).collect()
    }
}

/// The bytes of each format, in the order of `formats`; of a DOCX with what was found in the source as remarks.
///
/// # Errors
/// One sentence: a phrase that cannot be filled.
pub(crate) fn make(
    directive: &Directive,
    words: &Phrases,
    formats: &[Format],
    making: &Making,
    source: Option<&Source>,
    found: &[Diagnostic],
) -> Result<Made, Message> {
    let fitted = fit(&making.office, |office| compose(directive, words, office)).map_err(|error| {
        Message::new(format!("mẫu câu sai: {error}"), format!("a phrase is wrong: {error}"))
    })?;
    let comments = source.map(|source| comments(&fitted.document, directive, source, found));
    let comments = comments.unwrap_or_default();
    let write = |format: &Format| format.write(directive, &fitted, making, &comments);
    let files = formats.iter().map(write).collect();
    let layout = if making.explain { fitted.attempts.iter().map(explain).collect() } else { Vec::new() };
    Ok(Made { files, layout })
}

fn explain(attempt: &Attempt) -> Message {
    let Attempt { form, pages, lines, taken } = attempt;
    let size = match form.sizes {
        SizeSet::Small => 13,
        SizeSet::Large => 14,
    };
    let spacing = f64::from(u8::try_from(form.line_percent).unwrap_or(u8::MAX)) / 100.0;
    let (vi, en) = if *taken { ("lấy", "taken") } else { ("không lấy", "not taken") };
    Message::new(
        format!(
            "cỡ chữ {size}, cách dòng {spacing}: {pages} trang, trang cuối {lines} dòng trước chữ ký; {vi}"
        ),
        format!(
            "size {size}, line spacing {spacing}: {pages} pages, {lines} lines before the signature on the last; {en}"
        ),
    )
}
