//! Lays out a composed [`Document`] in A4 pages and writes them as PDF/A.
//!
//! ```
//! use congvan::document::{Block, Document, Inline, Paragraph, Properties, Section};
//! use congvan::form::Form;
//! use congvan::style::Role;
//!
//! let body = Paragraph::new(Role::Body, vec![Inline::text("Kính đề nghị các đơn vị phối hợp thực hiện./.")]);
//! let document = Document {
//!     properties: Properties { title: "Công văn".into(), author: "UBND xã A".into(), date: (2026, 9, 1) },
//!     form: Form::default(),
//!     sections: vec![Section { blocks: vec![Block::Paragraph(body)] }],
//! };
//! let file = congvan_pdf::write(&document)?;
//! assert!(file.starts_with(b"%PDF-1.7"));
//! # Ok::<(), congvan_pdf::Error>(())
//! ```
//!
//! What holds for every file: PDF/A-2a and PDF/UA-1, tagged by paragraph in the order of
//! [`Document::paragraphs`]; only the glyphs in use embedded; the text comes out as it went in; the same document
//! gives the same bytes, on any machine and whatever was written before it.
//!
//! Sizes, margins and spacing are not here: they come from [`congvan::style`] and [`congvan::form`].

mod error;
mod fonts;
mod page;
mod lines;
mod stack;
mod pages;
mod content;
mod tags;
mod xmp;
mod close;

use congvan::document::{Document, Properties};

pub use error::Error;
pub use page::{Item, Link, Page, Stretch, Stroke, Text, dump};
pub use pages::layout;

/// Lays out `document` and writes the pages as one PDF/A-2a file.
///
/// # Errors
/// [`Error::MissingGlyph`] for the first character that the embedded fonts lack.
pub fn write(document: &Document) -> Result<Vec<u8>, Error> {
    write_pages(&layout(document), &document.properties)
}

/// Writes pages that are laid out already.
///
/// # Errors
/// See [`write()`].
pub fn write_pages(pages: &[Page], properties: &Properties) -> Result<Vec<u8>, Error> {
    let cuts = fonts::cut(pages)?;
    let (drawn, marks) = content::draw(pages);
    close::close(content::assemble(drawn, &cuts), &cuts, &marks, properties)
}
