//! From a source to a document that may be sent: read, reviewed, composed, fitted.

use congvan::cascade::Tracked;
use congvan::comments::{Comment, comments};
use congvan::compose::{broken_lines, compose, lone_end_marks, narrow_columns};
use congvan::document::Document;
use congvan::document::form::Form;
use congvan::lint::{Silenced, review as review_form, rule};
use congvan::model::directive::Directive;
use congvan::office::Office;
use congvan::text::diagnostic::{Checked, Diagnostic, Severity};
use congvan::text::source::Source;
use congvan::wording::{Phrases, WordingError};
use congvan_pdf::{Attempt, Fitted, Page, fit};

use crate::formats::{Format, NotMade};

/// How documents are made.
#[derive(Debug, Clone)]
pub struct Settings<'a> {
    /// The office's own habits.
    pub office: Office,
    /// The words of the document that nobody writes.
    pub words: &'a Phrases,
    /// Files of these kinds carry what the document was made from: the values of the directive as YAML, without the
    /// comments of its source, which are nobody else's to read. A PDF becomes PDF/A-3 by it.
    pub carries: Vec<Format>,
    /// Empty signature fields in the PDF; all files then have room for a seal above the signatory's name.
    pub signature_fields: bool,
    /// Whether errors of form let a draft pass, each told, and a DOCX has what was found as remarks at its words. Errors of
    /// the file itself never pass.
    pub is_draft: bool,
}

impl Default for Settings<'_> {
    fn default() -> Self {
        Self {
            office: Office::default(),
            words: Phrases::vietnamese(),
            carries: Vec::new(),
            signature_fields: false,
            is_draft: false,
        }
    }
}

/// Why there is no document: everything that was found.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Refused {
    /// In source order; at least one is an error.
    pub found: Vec<Diagnostic>,
    /// What the office does not want to hear of.
    pub silenced: Vec<Silenced>,
}

/// A document, and what was said while it was made.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Made<'a> {
    /// What was read.
    pub directive: Directive,
    /// The document on its pages.
    pub typeset: Typeset<'a>,
    /// In source order; errors of form among them only in a draft.
    pub found: Vec<Diagnostic>,
    /// What the office does not want to hear of.
    pub silenced: Vec<Silenced>,
}

impl Made<'_> {
    /// The bytes of one file.
    ///
    /// # Errors
    /// Why there is no such file.
    pub fn write(&self, format: Format) -> Result<Vec<u8>, NotMade> {
        self.typeset.write(format, &self.directive)
    }
}

/// A document that was composed and set on pages in the form that fits it.
#[derive(Debug, Clone)]
pub struct Typeset<'a> {
    pub(crate) fitted: Fitted,
    pub(crate) comments: Vec<Comment>,
    pub(crate) tracked: Option<Tracked>,
    pub(crate) settings: &'a Settings<'a>,
}

impl Typeset<'_> {
    /// The document in the form that was taken.
    pub fn document(&self) -> &Document {
        &self.fitted.document
    }

    /// Its pages.
    pub fn pages(&self) -> &[Page] {
        &self.fitted.pages
    }

    /// Sets remarks at words of the document in a DOCX, in the place of those that are there.
    pub fn remark(&mut self, remarks: Vec<Comment>) {
        self.comments = remarks;
    }

    /// Lets a DOCX show these changes, which lead to the document; remarks then stand at whole paragraphs.
    pub fn track(&mut self, tracked: Tracked) {
        self.tracked = Some(tracked);
    }

    /// Every form that was tried, the office's own first.
    pub fn attempts(&self) -> &[Attempt] {
        &self.fitted.attempts
    }
}

/// Does what the command does: reads, holds to the rules of form as the office wants them, composes, fits.
///
/// # Errors
/// Everything that was found, where an error is among it; in a draft only where it is one of the file itself.
pub fn make<'a>(source: &Source, settings: &'a Settings<'a>) -> Result<Made<'a>, Refused> {
    let (checked, silenced) = review(source, &settings.office);
    let Checked { value, mut diagnostics } = checked;
    let stops = |found: &Diagnostic| {
        found.severity == Severity::Error && (!settings.is_draft || rule(found.code).is_none())
    };
    let directive = match value {
        Some(directive) if !diagnostics.iter().any(stops) => directive,
        _ => return Err(Refused { found: diagnostics, silenced }),
    };
    let found = if settings.is_draft { diagnostics.as_slice() } else { &[] };
    match typeset(&directive, settings, Some((source, found))) {
        Ok(typeset) => Ok(Made { directive, typeset, found: diagnostics, silenced }),
        Err(why) => {
            diagnostics.push(Diagnostic::error("VB014", 0..0, why.message()));
            Err(Refused { found: diagnostics, silenced })
        }
    }
}

/// As [`make`], of a directive that was built in code: what it says is held to the format and to the rules as if it had been
/// written. Findings have their places in [`Directive::to_yaml`]; [`Places::path_of_finding`](congvan::text::paths::Places::path_of_finding) tells the
/// field.
///
/// # Errors
/// As [`make`].
///
/// ```
/// use congvan::model::directive::Directive;
/// use congvan_make::{Settings, make_of};
///
/// let refused = make_of(&Directive::default(), &Settings::default()).unwrap_err();
/// assert!(!refused.found.is_empty(), "it says nothing yet");
/// ```
pub fn make_of<'a>(directive: &Directive, settings: &'a Settings<'a>) -> Result<Made<'a>, Refused> {
    make(&Source::new("directive", directive.to_yaml()), settings)
}

/// A directive and all findings about it: what the format does not allow, faults of form, as far as the office wants to
/// hear of them, columns and lines of names without room, and end marks without words; then those it does not want to hear of.
pub fn review(source: &Source, office: &Office) -> (Checked<Directive>, Vec<Silenced>) {
    let mut checked = Directive::parse(source);
    let mut silenced = Vec::new();
    if let Some(directive) = &checked.value {
        let reviewed = review_form(source, directive, &office.house);
        silenced = reviewed.silenced;
        checked.diagnostics.extend(reviewed.found);
        checked.diagnostics.extend(narrow_columns(directive, &office.form));
        checked.diagnostics.extend(lone_end_marks(directive));
        checked.diagnostics.extend(broken_lines(directive, &office.form));
        checked.diagnostics.sort_by_key(|found| (found.span.start, found.code));
    }
    (checked, silenced)
}

/// Whether an error is none of form: the document cannot be made, or not as it was meant.
pub fn beyond_form(found: &[Diagnostic]) -> bool {
    found.iter().any(|found| found.severity == Severity::Error && rule(found.code).is_none())
}

/// Composes a directive that was reviewed, or derived from one that was, and sets it on pages; `found` in its source becomes
/// remarks of the DOCX.
///
/// # Errors
/// A phrase that cannot be filled.
pub fn typeset<'a>(
    directive: &Directive,
    settings: &'a Settings<'a>,
    found: Option<(&Source, &[Diagnostic])>,
) -> Result<Typeset<'a>, WordingError> {
    // Fields to sign in lie over no printed word.
    let form = Form { seal_room: settings.signature_fields, ..settings.office.form };
    let office = Office { form, ..settings.office.clone() };
    let fitted = fit(&office, |office| compose(directive, settings.words, office))?;
    let remarks = found.map(|(source, found)| comments(&fitted.document, directive, source, found));
    Ok(Typeset { comments: remarks.unwrap_or_default(), tracked: None, fitted, settings })
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (at, found) in self.found.iter().enumerate() {
            let separator = if at == 0 { "" } else { "\n" };
            write!(f, "{separator}[{}] {}", found.code, found.message.vi)?;
        }
        Ok(())
    }
}

impl std::error::Error for Refused {}
