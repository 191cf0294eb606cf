//! `word/footnotes.xml`: footnotes that Word counts by itself.

use std::cell::Cell;

use congvan::document::length::Length;
use congvan::document::{Block, Document, Inline, Paragraph};

use crate::comments::Comments;
use crate::links::Links;
use crate::numbering::Numbering;
use crate::page::Page;
use crate::paragraph::{Setter, Ties};
use crate::revisions::Revisions;
use crate::xml::{WORD, Xml};

/// The lines above footnotes, which Word wants as footnotes too: above those of the page, and above what goes on from the
/// page before. They are paragraphs of no style, as high as LibreOffice takes them to be whatever their style.
pub const SEPARATORS: [(i64, &str, &str); 2] =
    [(-1, "separator", "w:separator"), (0, "continuationSeparator", "w:continuationSeparator")];

/// The footnotes of a document, each with the width of its page's text.
pub struct Notes<'a> {
    notes: Vec<(u32, &'a [Inline], Length)>,
    /// As paragraphs of their own.
    paragraphs: Vec<Paragraph>,
}

impl<'a> Notes<'a> {
    /// In the order of the text.
    pub fn of(document: &'a Document) -> Self {
        let mut notes = Vec::new();
        for section in &document.sections {
            let column = Page { form: &document.form, section, references: &[] }.column();
            let paragraphs = section.blocks.iter().flat_map(Block::paragraphs);
            let own = paragraphs.flat_map(Paragraph::notes);
            notes.extend(own.map(|(_, number, text)| (number, text, column)));
        }
        let paragraphs = notes.iter().map(|(number, text, _)| Paragraph::of_note(*number, text)).collect();
        Self { notes, paragraphs }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.notes.is_empty()
    }

    /// The links in them.
    pub fn links(&self) -> Links<'_> {
        Links::of(self.paragraphs.iter())
    }

    /// The part.
    pub fn part(&self, document: &Document, links: &Links) -> String {
        let (comments, revisions, numbering) =
            (Comments::default(), Revisions::default(), Numbering::default());
        let setter = Setter {
            form: &document.form,
            links,
            comments: &comments,
            revisions: &revisions,
            numbering: &numbering,
            drawings: Cell::default(),
        };
        Xml::part("w:footnotes", WORD, |xml| {
            for (id, kind, line) in SEPARATORS {
                xml.element("w:footnote", &[("w:type", &kind), ("w:id", &id)], |xml| {
                    xml.element("w:p", &[], |xml| xml.element("w:r", &[], |xml| xml.empty(line, &[])));
                });
            }
            for ((number, _, column), paragraph) in self.notes.iter().zip(&self.paragraphs) {
                xml.element("w:footnote", &[("w:id", number)], |xml| {
                    setter.paragraph(xml, paragraph, *column, Ties::default());
                });
            }
        })
    }
}
