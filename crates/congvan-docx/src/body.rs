//! `word/document.xml`: the sections and their blocks.

use std::cell::Cell;

use congvan::document::extent::{self, Pages};
use congvan::document::length::Length;
use congvan::document::{Block, Document, Section};

use crate::comments::Comments;
use crate::links::Links;
use crate::margins::Margins;
use crate::numbering::Numbering;
use crate::page::Page;
use crate::paragraph::{Setter, Ties};
use crate::revisions::Revisions;
use crate::xml::{WORD, Xml};

/// The part; `links`, remarks, changes and `numbering` are those of all blocks of the same document, `margins` its headers and
/// footers.
pub fn part(
    document: &Document,
    links: &Links,
    (comments, revisions): (&Comments, &Revisions),
    numbering: &Numbering,
    margins: &Margins,
) -> String {
    let setter =
        Setter { form: &document.form, links, comments, revisions, numbering, drawings: Cell::default() };
    let none = Section::default();
    let sections =
        if document.sections.is_empty() { std::slice::from_ref(&none) } else { &document.sections };
    Xml::part("w:document", WORD, |xml| {
        xml.element("w:body", &[], |xml| {
            for (at, section) in sections.iter().enumerate() {
                let page = Page { form: &document.form, section, references: margins.references(at) };
                let last = at + 1 == sections.len();
                blocks(xml, &setter, section, &page, !last);
                if last {
                    page.properties(xml);
                }
            }
        });
    })
}

/// `breaks`: another section follows. The break is part of the last paragraph, so that no empty one shows.
fn blocks(xml: &mut Xml, setter: &Setter, section: &Section, page: &Page, breaks: bool) {
    let end = breaks.then_some(page);
    let height = Length::twips(page.text_height());
    let drawn: Vec<&Block> = section.blocks.iter().filter(|block| is_drawn(block)).collect();
    match drawn.first() {
        None => setter.filler(xml, Ties { ends: end, ..Ties::default() }),
        // LibreOffice forgets where page numbers begin where a table opens a section.
        Some(first) if is_table(first) => setter.filler(xml, Ties { keep_next: true, ..Ties::default() }),
        Some(_) => {}
    }
    for (at, block) in drawn.iter().enumerate() {
        let next = drawn.get(at + 1);
        let ties = Ties {
            ends_table: false,
            keep_next: extent::stays_with_above(&drawn, at + 1),
            above_table: next.is_some_and(|next| matches!(next, Block::Table(_))),
            ends: end.filter(|_| next.is_none()),
            keeps_row: false,
        };
        // Word wants a paragraph between two tables and after a last one.
        let filler = is_table(block) && next.is_none_or(|next| is_table(next));
        match block {
            Block::Paragraph(paragraph) => setter.paragraph(xml, paragraph, page.column(), ties),
            Block::Rule(rule) => setter.rule(xml, *rule, page.text_width(), ties),
            Block::Columns(columns) => setter.columns(xml, columns, filler || ties.keep_next),
            Block::Table(table) => {
                let signed = extent::stays_with_signature(&drawn, at, setter.form, page.column());
                setter.table(xml, table, page.text_width(), Pages { height, signed }, ties.keep_next);
            }
        }
        if filler {
            setter.filler(xml, ties);
        }
    }
}

/// Word opens no table without rows.
fn is_drawn(block: &Block) -> bool {
    match block {
        Block::Paragraph(_) | Block::Rule(_) => true,
        Block::Columns(columns) => !columns.rows.is_empty(),
        Block::Table(table) => !table.rows.is_empty(),
    }
}

fn is_table(block: &Block) -> bool {
    matches!(block, Block::Columns(_) | Block::Table(_))
}
