//! Lays out a composed [`Document`] in A4 pages and writes them as PDF/A.
//!
//! ```
//! use congvan::document::{Block, Document, Inline, Paragraph, Properties, Section};
//! use congvan::document::form::Form;
//! use congvan::document::style::Role;
//!
//! let body = Paragraph::new(Role::Body, vec![Inline::text("Kính đề nghị các đơn vị phối hợp thực hiện./.")]);
//! let document = Document {
//!     properties: Properties { title: "Công văn".into(), author: "UBND xã A".into(), date: Some((2026, 9, 1)) },
//!     form: Form::default(),
//!     sections: vec![Section::new(vec![Block::Paragraph(body)])],
//! };
//! let file = congvan_pdf::write(&document)?;
//! assert!(file.starts_with(b"%PDF-1.7"));
//! # Ok::<(), congvan_pdf::Error>(())
//! ```
//!
//! What holds for every file: PDF/A-2a (3a with an attachment) and PDF/UA-1, tagged by paragraph and by cell in
//! the order of [`Document::paragraphs`], with bookmarks where there are headings; only the glyphs in use embedded;
//! the text comes out as it went in; the same document with the same options gives the same bytes, on any machine and
//! whatever was written before it.
//!
//! Sizes, margins and spacing are not here: they come from [`congvan::document::style`] and [`congvan::document::form`].

mod error;
mod options;
mod nodes;
mod page;
mod lines;
mod slice;
mod stack;
mod foot;
mod columns;
mod table;
mod pages;
mod ending;
mod economy;
mod dump;
mod fonts;
mod mark;
mod drawn;
mod operators;
mod content;
mod svg;
mod date;
mod outline;
mod fields;
mod tags;
mod attachment;
mod xmp;
mod deflate;
mod frame;
mod close;
#[cfg(feature = "read")]
pub mod read;

use congvan::document::Document;

pub use dump::dump;
pub use economy::{Attempt, FEW_LINES, Fitted, fit};
pub use ending::{LastPage, last_page};
pub use error::Error;
pub use fonts::program;
pub use options::{Attachment, Options};
pub use page::{Brace, Frame, Grid, Item, Link, Merged, Noted, Page, Stretch, Stroke, Text};
pub use pages::layout;
pub use svg::{Faces, svg, svg_pages};

/// Lays out `document` and writes the pages as one PDF/A-2a file, with nothing beside them.
///
/// # Errors
/// [`Error::MissingGlyph`] for the first character that the embedded fonts lack.
pub fn write(document: &Document) -> Result<Vec<u8>, Error> {
    write_with(document, &Options::default())
}

/// Lays out `document` and writes the pages as one file, with what `options` ask for. An attachment makes it
/// PDF/A-3a.
///
/// # Errors
/// See [`write()`].
pub fn write_with(document: &Document, options: &Options) -> Result<Vec<u8>, Error> {
    write_pages(document, &layout(document), options)
}

/// Writes `pages`, in which [`layout`] or [`fit`] set `document`, as one file, with what `options` ask for.
///
/// # Errors
/// See [`write()`].
pub fn write_pages(document: &Document, pages: &[Page], options: &Options) -> Result<Vec<u8>, Error> {
    let cuts = fonts::cut(pages)?;
    let (contents, marks) = content::draw(pages, &cuts);
    let file = frame::file(pages, contents, &cuts);
    let drawn = close::Drawn { file, cuts: &cuts, pages, marks: &marks };
    close::close(drawn, document, options)
}
