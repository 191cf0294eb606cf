//! Changes that a person may take or refuse (`w:ins`, `w:del`).

use std::cell::Cell;
use std::collections::HashMap;

use congvan::document::{Document, Paragraph, Placed, Revised, Revision};

use crate::comments::AUTHOR;
use crate::xml::Xml;

/// The changes of every paragraph that has some.
#[derive(Default)]
pub struct Revisions<'a> {
    of: HashMap<*const Paragraph, &'a Revised>,
    /// So many changes stand so far.
    count: Cell<u32>,
}

impl<'a> Revisions<'a> {
    /// Those of a document, paragraph by paragraph.
    pub fn of(document: &'a Document, revisions: &'a [Option<Revised>]) -> Self {
        if revisions.is_empty() {
            return Self::default();
        }
        let each = document.paragraphs().zip(revisions);
        let of = each.filter_map(|(paragraph, own)| Some((std::ptr::from_ref(paragraph), own.as_ref()?)));
        Self { of: of.collect(), count: Cell::default() }
    }

    /// Those of this very paragraph.
    pub fn on(&self, paragraph: &Paragraph) -> Option<&'a Revised> {
        self.of.get(&std::ptr::from_ref(paragraph)).copied()
    }

    /// The change of a whole row.
    pub fn of_row(&self, cells: &[Placed<'_>]) -> Option<Revision> {
        cells.iter().flat_map(|cell| &cell.paragraphs).find_map(|own| self.on(own)?.whole)
    }

    /// Content that was changed so.
    pub fn mark(&self, xml: &mut Xml, revision: Option<Revision>, content: impl FnOnce(&mut Xml)) {
        match revision {
            None => content(xml),
            Some(revision) => {
                let id = self.next();
                xml.element(name(revision), &[("w:id", &id), ("w:author", &AUTHOR)], content);
            }
        }
    }

    /// That what it stands in, a paragraph or a row, was changed so.
    pub fn flag(&self, xml: &mut Xml, revision: Revision) {
        let id = self.next();
        xml.empty(name(revision), &[("w:id", &id), ("w:author", &AUTHOR)]);
    }

    fn next(&self) -> u32 {
        self.count.set(self.count.get() + 1);
        self.count.get()
    }
}

fn name(revision: Revision) -> &'static str {
    match revision {
        Revision::Inserted => "w:ins",
        Revision::Deleted => "w:del",
    }
}
