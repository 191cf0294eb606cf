//! Writes a composed [`Document`] as WordprocessingML (ISO/IEC 29500, transitional), the format of `.docx` files.
//!
//! Everything that is hard has happened before: words, order, roles and sizes come from the `congvan` crate. Here
//! each role becomes a named Word style and each block a paragraph or a table, so that a clerk can go on editing in
//! any word processor. The same document gives the same bytes on every machine: no clock, no locale, no counters
//! outside the document.
//!
//! ```
//! use congvan::document::{Block, Document, Inline, Paragraph, Properties, Section};
//! use congvan::{form::Form, style::Role};
//!
//! let paragraph = Paragraph::new(Role::Body, vec![Inline::text("Thực hiện chỉ đạo của UBND tỉnh")]);
//! let document = Document {
//!     properties: Properties {
//!         title: "Công văn số 05/UBND-VX".to_owned(),
//!         author: "Ủy ban nhân dân xã Hòa Tiến".to_owned(),
//!         date: (2026, 3, 5),
//!     },
//!     form: Form::default(),
//!     sections: vec![Section { blocks: vec![Block::Paragraph(paragraph)] }],
//! };
//! let bytes = congvan_docx::write(&document);
//! assert!(bytes.starts_with(b"PK"));
//! ```

mod xml;
mod measure;
mod links;
mod styles;
mod page;
mod body;
mod properties;
mod package;

use congvan::document::Document;

/// The bytes of a `.docx` file that holds `document`.
///
/// Every document can be written, even one that makes no sense: measures beyond what Word accepts are cut to its
/// limits, characters that XML forbids are dropped, and links Word would refuse become plain words.
pub fn write(document: &Document) -> Vec<u8> {
    package::write(document)
}
