//! Writes a composed [`Document`] as WordprocessingML (ISO/IEC 29500, transitional), the format of `.docx` files.
//!
//! Everything that is hard has happened before: words, order, roles and sizes come from the `congvan` crate. Here
//! each role becomes a named Word style and each block a paragraph or a table, so that a clerk can go on editing in
//! any word processor. The same document gives the same bytes on every machine: no clock, no locale, no counters
//! outside the document.
//!
//! ```
//! use congvan::document::{Block, Document, Inline, Paragraph, Properties, Section};
//! use congvan::{document::form::Form, document::style::Role};
//!
//! let paragraph = Paragraph::new(Role::Body, vec![Inline::text("Thực hiện chỉ đạo của UBND tỉnh")]);
//! let document = Document {
//!     properties: Properties {
//!         title: "Công văn số 05/UBND-VX".to_owned(),
//!         author: "Ủy ban nhân dân xã Hòa Tiến".to_owned(),
//!         date: Some((2026, 3, 5)),
//!     },
//!     form: Form::default(),
//!     sections: vec![Section::new(vec![Block::Paragraph(paragraph)])],
//! };
//! let bytes = congvan_docx::write(&document);
//! assert!(bytes.starts_with(b"PK"));
//! ```

mod xml;
mod measure;
mod links;
mod run;
mod reference;
mod comments;
mod revisions;
mod styles;
mod margins;
mod page;
mod numbering;
mod blank;
mod paragraph;
mod drawn;
mod table;
mod body;
mod notes;
mod properties;
mod source;
mod archive;
mod shared;
mod package;
pub mod read;

use congvan::comments::Comment;
use congvan::document::{Document, Revised};

/// What a file holds beyond the document.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Options<'a> {
    /// The text the document was composed from, carried in the file where [`source()`] finds it: readable, in
    /// `customXml/item1.xml`, by whoever gets the file. Nothing is carried by itself. The text goes along as it is:
    /// a clerk's own file may have comments that are nobody else's to read, so give
    /// [`congvan::model::directive::Directive::to_yaml`], which has every value and no comment. Any text can be carried, but
    /// for one beyond [`congvan::text::source::MAX_BYTES`], which no program of this family reads: that one is left out.
    pub source: Option<&'a str>,
    /// Remarks on words of the document. Those on a paragraph that the document does not have, or that stands in the
    /// margin of a page, where Word takes none, are left out.
    pub comments: &'a [Comment],
    /// The changes of each paragraph of [`Document::paragraphs`], shown as such; none where it is empty. A change of a whole
    /// paragraph of a table is one of its row.
    pub revisions: &'a [Option<Revised>],
}

/// The bytes of a `.docx` file that holds `document`.
///
/// Every document can be written, even one that makes no sense: measures beyond what Word accepts are cut to its
/// limits, characters that XML forbids are dropped, and links Word would refuse become plain words.
pub fn write(document: &Document) -> Vec<u8> {
    write_with(document, &Options::default())
}

/// The bytes of a `.docx` file that holds `document` and what the options say, see [`write()`].
pub fn write_with(document: &Document, options: &Options) -> Vec<u8> {
    package::write(document, options)
}

/// The source that [`write_with`] put into a file, character for character, also after an office program has saved
/// the file again. `None` where there is none, or none that is whole.
///
/// Any bytes will do: what is read is limited, however much a file claims to hold.
pub fn source(docx: &[u8]) -> Option<String> {
    source::read(docx)
}
