//! Named text that findings point into.

use std::sync::{Arc, OnceLock};

use crate::text::message::{Message, Span};
use crate::text::table::Table;

/// The largest source that is read: far more than any dispatch, far less than what hurts.
pub const MAX_BYTES: usize = 4 << 20;

/// A named text.
#[derive(Debug, Clone)]
pub struct Source {
    name: String,
    text: String,
    /// Some offsets with their lines and columns, from the start on; made when one is first asked for.
    marks: OnceLock<Vec<Mark>>,
    /// Tables that the text names.
    attached: Vec<Attached>,
    /// Where parts of the text come from, in order, where it was read from another file.
    whence: Option<Vec<(Span, Whence)>>,
}

/// Where something stands in the file that a text was read from, each from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whence {
    /// On a page.
    Page(usize),
    /// In a paragraph.
    Paragraph(usize),
    /// On a line.
    Line(usize),
}

impl Whence {
    /// The number.
    pub(crate) fn number(self) -> usize {
        match self {
            Self::Page(number) | Self::Paragraph(number) | Self::Line(number) => number,
        }
    }

    /// As a clerk says it.
    pub(crate) fn label(self) -> Message {
        let (vi, en) = match self {
            Self::Page(_) => ("trang", "page"),
            Self::Paragraph(_) => ("đoạn", "paragraph"),
            Self::Line(_) => ("dòng", "line"),
        };
        Message::new(format!("{vi} {}", self.number()), format!("{en} {}", self.number()))
    }
}

/// A table in a file of its own that a text names, or why there is none.
#[derive(Debug, Clone)]
struct Attached {
    /// As the text names it.
    name: String,
    /// Spans from here on stand in the table's own text.
    start: usize,
    table: Result<Arc<(Table, Source)>, Message>,
}

/// An offset with its 1-based line and column, in characters.
#[derive(Debug, Clone, Copy)]
struct Mark {
    offset: usize,
    line: usize,
    column: usize,
    /// The column in UTF-16 code units.
    utf16: usize,
}

/// What of a line is shown of a finding.
pub(crate) struct Shown<'a> {
    /// The line, without what is far from the span.
    pub(crate) text: &'a str,
    /// The span in it.
    pub(crate) span: Span,
    /// The number of the line.
    pub(crate) line: usize,
    /// The column of the span in the whole line, and in what is shown of it.
    pub(crate) columns: (usize, usize),
}

/// So many bytes lie between two marks.
const STEP: usize = 1 << 10;

impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name && self.text == other.text
    }
}

impl Eq for Source {}

impl From<&Table> for Source {
    /// The text of a table, for findings in it.
    fn from(table: &Table) -> Self {
        Self::new(table.file(), table.text())
    }
}

impl Source {
    /// Text that did not come from a file.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            text: text.into(),
            marks: OnceLock::new(),
            attached: Vec::new(),
            whence: None,
        }
    }

    /// A text that was read from another file, of whose parts it is told where they stand there: findings point into it.
    pub fn read_from(name: impl Into<String>, text: impl Into<String>, whence: Vec<(Span, Whence)>) -> Self {
        Self { whence: Some(whence), ..Self::new(name, text) }
    }

    /// Whether the text was read from another file, and where what a span says stands there: the part that it touches, or
    /// the next one on its line.
    pub(crate) fn whence(&self, span: &Span) -> Option<Option<Whence>> {
        let parts = self.whence.as_ref()?;
        let line_end = self.text[span.start..].find('\n').map_or(self.text.len(), |at| span.start + at);
        let part =
            parts.iter().find(|(part, _)| part.end > span.start && part.start <= line_end.max(span.end));
        Some(part.map(|(_, whence)| *whence))
    }

    /// The bytes of a file: UTF-8, with or without a byte-order mark, with any line ends.
    ///
    /// # Errors
    /// Where the bytes are empty, too many, or not UTF-8 text.
    pub fn from_bytes(name: impl Into<String>, bytes: Vec<u8>) -> Result<Self, NotText> {
        if bytes.len() > MAX_BYTES {
            return Err(NotText::TooLarge { bytes: bytes.len() as u64 });
        }
        if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
            return Err(NotText::Utf16);
        }
        let text = String::from_utf8(bytes).map_err(|error| {
            let at = error.utf8_error().valid_up_to();
            let line = error.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count() + 1;
            NotText::NotUtf8 { line }
        })?;
        let text = match text.strip_prefix('\u{feff}') {
            Some(rest) => rest.to_owned(),
            None => text,
        };
        if text.trim().is_empty() {
            return Err(NotText::Empty);
        }
        Ok(Self::new(name, text))
    }

    /// Goes on with the table that the text calls `name` (`rows: kinh-phi.csv`), or with the reason why it cannot be read.
    /// Findings in its cells point into the table's own text.
    pub fn attach(&mut self, name: impl Into<String>, table: Result<Table, Message>) {
        let end = self.attached.last().map_or(self.text.len(), |last| {
            last.start + last.table.as_ref().map_or(0, |table| table.0.text().len())
        });
        let table = table.map(|table| {
            let own = Self::from(&table);
            Arc::new((table, own))
        });
        self.attached.push(Attached { name: name.into(), start: end + 1, table });
    }

    /// The same source with another text, and the same tables.
    pub fn with_text(&self, text: impl Into<String>) -> Self {
        let mut other = Self::new(self.name.clone(), text);
        for Attached { name, table, .. } in &self.attached {
            let table = table.as_ref().map(|table| table.0.clone()).map_err(Message::clone);
            other.attach(name.clone(), table);
        }
        other
    }

    /// The table that the text calls so, and where its spans begin; none where nobody looked for it.
    pub(crate) fn table(&self, name: &str) -> Option<Result<(&Table, usize), &Message>> {
        let found = self.attached.iter().find(|attached| attached.name == name)?;
        Some(found.table.as_ref().map(|table| (&table.0, found.start)))
    }

    /// The text that a span stands in, this one's or that of a table, and the span in it.
    pub(crate) fn place(&self, span: &Span) -> (&Self, Span) {
        let table = self.attached.iter().rev().find(|attached| attached.start <= span.start);
        match table.map(|attached| (&attached.table, attached.start)) {
            Some((Ok(table), start)) => (&table.1, span.start - start..span.end.max(span.start) - start),
            _ => (self, span.clone()),
        }
    }

    /// Shown in findings.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// 1-based line and column, in characters, of a byte offset.
    pub fn line_column(&self, offset: usize) -> (usize, usize) {
        let there = self.mark(offset);
        (there.line, there.column)
    }

    /// 1-based line, and column in UTF-16 code units, of a byte offset.
    pub(crate) fn line_utf16(&self, offset: usize) -> (usize, usize) {
        let there = self.mark(offset);
        (there.line, there.utf16)
    }

    fn mark(&self, offset: usize) -> Mark {
        let offset = self.text.floor_char_boundary(offset);
        let marks = self.marks.get_or_init(|| marks(&self.text));
        let near = marks[marks.partition_point(|mark| mark.offset <= offset) - 1];
        near.advance(&self.text[near.offset..offset])
    }

    /// What is shown of a finding: its span to the end of the line it begins in, of whole characters, never empty where
    /// the text has a character there.
    pub(crate) fn excerpt(&self, span: &Span) -> Shown<'_> {
        // A terminal shows less.
        const AROUND: usize = 1 << 10;
        let start = self.text.floor_char_boundary(span.start.min(self.text.len()));
        let (line, column) = self.line_column(start);
        let near = self.text.floor_char_boundary(start.saturating_sub(AROUND));
        let first = self.text[near..start].rfind('\n').map_or(near, |at| near + at + 1);
        let far = self.text.ceil_char_boundary((span.end.max(start) + AROUND).min(self.text.len()));
        let last = self.text[start..far].find(['\r', '\n']).map_or(far, |at| start + at);
        let end = self.text.ceil_char_boundary(span.end.clamp(start, last).max(start));
        let columns = (column, self.text[first..start].chars().count() + 1);
        Shown { text: &self.text[first..last], span: start - first..end - first, line, columns }
    }
}

impl Mark {
    /// Behind the text that follows.
    fn advance(self, text: &str) -> Self {
        let (offset, breaks) = (self.offset + text.len(), text.matches('\n').count());
        match text.rfind('\n') {
            Some(at) => {
                let rest = &text[at + 1..];
                let (column, utf16) = (rest.chars().count() + 1, rest.encode_utf16().count() + 1);
                Self { offset, line: self.line + breaks, column, utf16 }
            }
            None => {
                let column = self.column + text.chars().count();
                let utf16 = self.utf16 + text.encode_utf16().count();
                Self { offset, line: self.line, column, utf16 }
            }
        }
    }
}

fn marks(text: &str) -> Vec<Mark> {
    let mut last = Mark { offset: 0, line: 1, column: 1, utf16: 1 };
    let mut marks = vec![last];
    while last.offset + STEP < text.len() {
        let next = text.floor_char_boundary(last.offset + STEP);
        last = last.advance(&text[last.offset..next]);
        marks.push(last);
    }
    marks
}

/// Why bytes are no source.
///
/// ```
/// use congvan::text::source::{NotText, Source};
///
/// let why = Source::from_bytes("a.yaml", b"subject: a\n\xe1".to_vec()).unwrap_err();
/// assert_eq!(why, NotText::NotUtf8 { line: 2 });
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum NotText {
    /// There is nothing but white space.
    Empty,
    /// There are more than [`MAX_BYTES`].
    TooLarge {
        /// So many.
        bytes: u64,
    },
    /// They are UTF-16.
    Utf16,
    /// They are not UTF-8.
    NotUtf8 {
        /// The line of the first wrong byte, from 1.
        line: usize,
    },
}

impl NotText {
    /// The reason, for people.
    pub fn message(self) -> Message {
        match self {
            Self::Empty => Message::new("tệp trống", "the file is empty"),
            Self::TooLarge { bytes } => too_large(bytes),
            Self::Utf16 => Message::new(
                "tệp ở mã UTF-16; hãy lưu lại ở mã UTF-8",
                "the file is UTF-16; save it again as UTF-8",
            ),
            Self::NotUtf8 { line } => Message::new(
                format!(
                    "tệp không phải văn bản UTF-8 (byte sai đầu tiên ở dòng {line}); hãy lưu lại ở mã UTF-8"
                ),
                format!(
                    "the file is not UTF-8 text (first wrong byte on line {line}); save it again as UTF-8"
                ),
            ),
        }
    }
}

impl std::fmt::Display for NotText {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message().vi)
    }
}

impl std::error::Error for NotText {}

impl From<NotText> for Message {
    fn from(why: NotText) -> Self {
        why.message()
    }
}

fn too_large(bytes: u64) -> Message {
    let (have, most) = (bytes.div_ceil(1 << 20), MAX_BYTES >> 20);
    Message::new(
        format!("tệp quá lớn ({have} MB); tệp đầu vào không quá {most} MB"),
        format!("the file is too large ({have} MB); an input file has at most {most} MB"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::diagnostic::{Diagnostic, Lang};

    #[test]
    fn reads_a_byte_order_mark_away() {
        let source = Source::from_bytes("a", b"\xef\xbb\xbfa: 1\r\n".to_vec()).unwrap();
        assert_eq!(source.text(), "a: 1\r\n");
        assert_eq!(source.line_column(3), (1, 4));
    }

    #[test]
    fn lines_and_columns_of_every_offset() {
        let text = "Một dòng dài\n\nhai ".repeat(300);
        let source = Source::new("a", text.as_str());
        let (mut line, mut column) = (1, 1);
        for (at, c) in text.char_indices() {
            assert_eq!(source.line_column(at), (line, column));
            assert_eq!(source.line_column(at + c.len_utf8() - 1), (line, column));
            (line, column) = if c == '\n' { (line + 1, 1) } else { (line, column + 1) };
        }
        assert_eq!(source.line_column(text.len()), (line, column));
        assert_eq!(source.line_column(text.len() + 5), (line, column));
    }

    #[test]
    fn long_lines_are_shown_around_the_span() {
        let text = format!("a: 1\nb: {}đây{}\n", "dài ".repeat(1000), " dài".repeat(1000));
        let source = Source::new("a.yaml", text.as_str());
        let at = text.find("đây").unwrap();
        let shown = source.excerpt(&(at..at + "đây".len()));
        assert_eq!(&shown.text[shown.span], "đây");
        assert_eq!((shown.line, shown.columns.0), (2, 4 + 4000));
        assert!(shown.columns.1 < shown.columns.0 && shown.text.len() < 3000);
        let found = Diagnostic::error("VB1", at..at + 3, Message::new("sai", "wrong"));
        assert!(found.render(&source, Lang::Vi, false).contains("--> a.yaml:2:4004\n"));
    }

    #[test]
    fn refuses_what_is_no_text() {
        for bytes in [&b""[..], b" \n\t", b"\xff\xfea\0", b"a: \xe1\xbb"] {
            assert!(Source::from_bytes("a", bytes.to_vec()).is_err(), "{bytes:?}");
        }
        assert!(Source::from_bytes("a", vec![b'a'; MAX_BYTES + 1]).is_err());
    }
}
