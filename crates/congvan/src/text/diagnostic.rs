//! What every stage says when something is wrong: one type, from a YAML error to a lint rule.

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use serde_json::json;

use crate::text::source::{Source, Whence};

pub use crate::text::message::{Lang, Message, Span};

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Practice differs from the decree; nothing need be done.
    Note,
    /// Context decides whether it is wrong.
    Warning,
    /// The document would be wrong, or cannot be made.
    Error,
}

impl Severity {
    /// The stable name used in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
    /// The word that findings begin with.
    pub fn word(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Severity::Note, Lang::Vi) => "lưu ý",
            (Severity::Warning, Lang::Vi) => "cảnh báo",
            (Severity::Error, Lang::Vi) => "lỗi",
            (severity, Lang::En) => severity.name(),
        }
    }
}

/// One finding: where, what is wrong, what to write instead, and the clause it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Diagnostic {
    /// Stable code, such as `VB301`.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// One sentence: what is wrong.
    pub message: Message,
    /// Where it was written.
    pub span: Span,
    /// The key that is missing there, where one is.
    pub key: Option<&'static str>,
    /// What to write instead.
    pub help: Option<Message>,
    /// The clause of the decree it rests on.
    pub clause: Option<&'static str>,
    /// What may be written in its place without asking anyone.
    pub fix: Option<Fix>,
}

/// Bytes of the source and what to put in their place. Only what cannot change the meaning gets one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What goes.
    pub span: Span,
    /// What comes, in the notation of the source.
    pub replacement: String,
}

impl Diagnostic {
    /// A finding of any severity.
    pub fn new(severity: Severity, code: &'static str, span: Span, message: Message) -> Self {
        Self { code, severity, message, span, key: None, help: None, clause: None, fix: None }
    }
    /// An error at `span`.
    pub fn error(code: &'static str, span: Span, message: Message) -> Self {
        Self::new(Severity::Error, code, span, message)
    }
    /// The same finding with what to write instead.
    pub fn help(mut self, help: Message) -> Self {
        self.help = Some(help);
        self
    }
    /// The same finding with the clause it rests on.
    pub fn clause(mut self, clause: &'static str) -> Self {
        self.clause = Some(clause);
        self
    }

    /// The same finding about a key that is missing in the mapping that the span begins.
    pub fn lacks(mut self, key: &'static str) -> Self {
        self.key = Some(key);
        self
    }

    /// The same finding at another place, without a replacement.
    pub fn at(mut self, span: Span) -> Self {
        self.span = span;
        self.fix = None;
        self
    }

    /// The same finding with its safe replacement.
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }

    /// The finding as rustc would show it, ending in a line break.
    pub fn render(&self, source: &Source, lang: Lang, color: bool) -> String {
        let level = match self.severity {
            Severity::Note => Level::NOTE,
            Severity::Warning => Level::WARNING,
            Severity::Error => Level::ERROR,
        };
        let (help, clause) = match lang {
            Lang::Vi => ("cách sửa", "căn cứ"),
            Lang::En => ("help", "clause"),
        };
        let (source, span) = source.place(&self.span);
        let mut shown = source.excerpt(&span);
        let whence = source.whence(&span);
        if let Some(whence) = whence {
            shown.line = whence.map_or(1, Whence::number);
        }
        let mut group = level
            .with_name(Some(self.severity.word(lang)))
            .primary_title(self.message.get(lang))
            .id(self.code)
            .element(
                Snippet::source(shown.text)
                    .line_start(shown.line)
                    .path(source.name())
                    .annotation(AnnotationKind::Primary.span(shown.span)),
            );
        if let Some(text) = &self.help {
            group = group.element(Level::HELP.with_name(Some(help)).message(text.get(lang)));
        }
        if let Some(text) = self.clause {
            group = group.element(Level::NOTE.with_name(Some(clause)).message(text));
        }
        let renderer = if color { Renderer::styled() } else { Renderer::plain() };
        let mut text = renderer.render(&[group]).to_string();
        text.push('\n');
        // The head of a long line was left out.
        let (column, counted) = shown.columns;
        if column != counted {
            let place = |column: usize| format!("{}:{}:{column}", source.name(), shown.line);
            text = text.replacen(&place(counted), &place(column), 1);
        }
        if let Some(whence) = whence {
            let made = format!("{}:{}:{column}", source.name(), shown.line);
            let said =
                whence.map(Whence::label).map_or(String::new(), |said| format!(", {}", said.get(lang)));
            text = text.replacen(&made, &format!("{}{said}", source.name()), 1);
        }
        text
    }

    /// The finding as a JSON object: code, severity, message and help in both languages, clause, file, byte
    /// offsets and 1-based line and column, and the safe replacement of a range of bytes, if there is one.
    pub fn to_json(&self, source: &Source) -> serde_json::Value {
        let (source, span) = source.place(&self.span);
        let (line, column) = source.line_column(span.start);
        let (end_line, end_column) = source.line_column(span.end);
        let fix = self.fix.as_ref().map(
            |fix| json!({ "start": fix.span.start, "end": fix.span.end, "replacement": fix.replacement }),
        );
        json!({
            "code": self.code,
            "severity": self.severity.name(),
            "message": { "vi": self.message.vi, "en": self.message.en },
            "help": self.help.as_ref().map(|help| json!({ "vi": help.vi, "en": help.en })),
            "clause": self.clause,
            "file": source.name(),
            "start": { "byte": span.start, "line": line, "column": column },
            "end": { "byte": span.end, "line": end_line, "column": end_column },
            "fix": fix,
        })
    }
}

/// A value together with everything that was said while making it.
#[derive(Debug, Clone)]
#[must_use]
pub struct Checked<T> {
    /// The value, as far as one could be made.
    pub value: Option<T>,
    /// Findings in source order.
    pub diagnostics: Vec<Diagnostic>,
}

/// True where one of them is an error.
pub(crate) fn any_error(found: &[Diagnostic]) -> bool {
    found.iter().any(|found| found.severity == Severity::Error)
}

impl<T> Checked<T> {
    /// True where a finding is an error.
    pub fn has_failed(&self) -> bool {
        self.value.is_none() || any_error(&self.diagnostics)
    }

    /// The value where nothing was an error.
    ///
    /// # Errors
    /// All findings, where one of them is an error.
    pub fn into_result(self) -> Result<T, Rejected> {
        let failed = self.has_failed();
        match self.value {
            Some(value) if !failed => Ok(value),
            _ => Err(Rejected { diagnostics: self.diagnostics }),
        }
    }
}

/// A source that cannot be used, and every reason why.
#[derive(Debug, Clone)]
pub struct Rejected {
    /// Findings in source order.
    pub diagnostics: Vec<Diagnostic>,
}

impl std::fmt::Display for Rejected {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (i, found) in self.diagnostics.iter().enumerate() {
            let separator = if i == 0 { "" } else { "\n" };
            write!(f, "{separator}[{}] {}", found.code, found.message.vi)?;
        }
        Ok(())
    }
}

impl std::error::Error for Rejected {}
