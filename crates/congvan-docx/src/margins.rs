//! Headers and footers: page numbers, and what stands in the margins of a section's first page.

use std::cell::Cell;

use congvan::document::form::Form;
use congvan::document::style::{self, Role};
use congvan::document::{Document, Piece, Section};

use crate::comments::Comments;
use crate::links::Links;
use crate::numbering::Numbering;
use crate::page::Page;
use crate::paragraph::{Setter, Ties};
use crate::reference::{Kind, Reference};
use crate::revisions::Revisions;
use crate::xml::{WORD, Xml};

impl Kind {
    fn pieces(self, section: &Section) -> &[Piece] {
        match self {
            Kind::Header => &section.top_margin,
            Kind::Footer => &section.foot,
        }
    }
}

/// A file of its own.
pub struct Part<'a> {
    /// Header or footer.
    pub kind: Kind,
    /// The relationship id, and its name in the folder `word` without `.xml`.
    pub id: String,
    /// What the file holds.
    pub xml: String,
    /// The links of this part.
    pub links: Links<'a>,
}

/// All headers and footers of a document.
pub struct Margins<'a> {
    parts: Vec<Part<'a>>,
    /// Section by section; at least one.
    references: Vec<Vec<Reference>>,
}

impl<'a> Margins<'a> {
    /// A section without a first header or footer of its own would have that of the section before. So where one
    /// section has something in its margins, all others have an empty part. Beside a footer on a first page LibreOffice
    /// gives the other pages one too: theirs is as low as can be, and our own pages leave room for it.
    pub fn of(document: &'a Document) -> Self {
        let references = vec![Vec::new(); document.sections.len().max(1)];
        let mut margins = Self { parts: Vec::new(), references };
        let number = margins.add(Kind::Header, page_number(&document.form), Links::of(std::iter::empty()));
        for references in &mut margins.references {
            references.push(Reference { kind: Kind::Header, first: false, id: number.clone() });
        }
        for kind in [Kind::Header, Kind::Footer] {
            margins.first_pages(document, kind);
        }
        margins
    }

    /// Those of the section at this place.
    pub fn references(&self, section: usize) -> &[Reference] {
        &self.references[section]
    }

    /// In the order of their names.
    pub fn parts(&self) -> &[Part<'a>] {
        &self.parts
    }

    fn first_pages(&mut self, document: &'a Document, kind: Kind) {
        if document.sections.iter().all(|section| kind.pieces(section).is_empty()) {
            return;
        }
        let mut empty = None;
        for (at, section) in document.sections.iter().enumerate() {
            let id = match kind.pieces(section) {
                [] => empty.get_or_insert_with(|| self.part(document, kind, section, &[])).clone(),
                pieces => self.part(document, kind, section, pieces),
            };
            self.references[at].push(Reference { kind, first: true, id });
        }
        if let (Kind::Footer, Some(section)) = (kind, document.sections.first()) {
            let id = empty.unwrap_or_else(|| self.part(document, kind, section, &[]));
            for references in &mut self.references {
                references.push(Reference { kind, first: false, id: id.clone() });
            }
        }
    }

    /// A part of `pieces`; of none it is an empty paragraph.
    fn part(&mut self, document: &Document, kind: Kind, section: &Section, pieces: &'a [Piece]) -> String {
        let links = Links::of(pieces.iter().flat_map(Piece::paragraphs));
        let page = Page { form: &document.form, section, references: &[] };
        // Word takes no remarks in headers and footers.
        let (comments, revisions, numbering) =
            (Comments::default(), Revisions::default(), Numbering::default());
        let setter = Setter {
            form: &document.form,
            links: &links,
            comments: &comments,
            revisions: &revisions,
            numbering: &numbering,
            drawings: Cell::default(),
        };
        let xml = root(kind, |xml| match (kind, pieces) {
            (Kind::Footer, []) => setter.empty_foot(xml),
            _ => setter.pieces(xml, pieces, page.column(), Ties::default()),
        });
        self.add(kind, xml, links)
    }

    fn add(&mut self, kind: Kind, xml: String, links: Links<'a>) -> String {
        let number = 1 + self.parts.iter().filter(|part| part.kind == kind).count();
        let id = format!("{}{number}", kind.name());
        self.parts.push(Part { kind, id: id.clone(), xml, links });
        id
    }
}

/// Số trang, on every page but the first (PL I, mục I.7).
fn page_number(form: &Form) -> String {
    root(Kind::Header, |xml| {
        xml.element("w:p", &[], |xml| {
            xml.element("w:pPr", &[], |xml| {
                xml.value("w:pStyle", style::style(Role::PageNumber, form).id);
            });
            xml.element("w:fldSimple", &[("w:instr", &" PAGE ")], |xml| {
                // What a program shows that counts no pages: the first page with a number is the second.
                xml.element("w:r", &[], |xml| xml.element("w:t", &[], |xml| xml.text("2")));
            });
        });
    })
}

fn root(kind: Kind, content: impl FnOnce(&mut Xml)) -> String {
    match kind {
        Kind::Header => Xml::part("w:hdr", WORD, content),
        Kind::Footer => Xml::part("w:ftr", WORD, content),
    }
}
