//! Paragraphs, one after another.

use std::rc::Rc;

use congvan::import::arrived::{Block, Paragraph, Reason, Run};
use congvan::import::line::{Along, Line};
use congvan::import::lists::Label;

use super::inline::{is_mark_gone, is_property};
use super::look::{Borders, ParagraphLook, length};
use super::reader::{Around, Reader};
use super::tree::{Element, Space};

/// Blocks on the way, with what a paragraph whose own mark is struck out gives to the next.
#[derive(Default)]
struct Flow {
    blocks: Vec<Block>,
    begun: Vec<Run>,
}

impl<'t> Reader<'t> {
    /// What stands in the body, a cell, a box, a note or a margin.
    pub fn blocks(&mut self, of: Element<'t>) -> Vec<Block> {
        let mut flow = Flow::default();
        self.flow(of, None, &mut flow);
        if !flow.begun.is_empty() {
            let runs = std::mem::take(&mut flow.begun);
            let place = self.place();
            flow.blocks.push(Block::Paragraph(Paragraph {
                runs,
                whole: true,
                place,
                ..Paragraph::default()
            }));
        }
        flow.blocks
    }

    fn flow(&mut self, of: Element<'t>, gone: Option<Reason>, flow: &mut Flow) {
        for element in of.elements() {
            match (element.space(), element.name()) {
                (Space::Word, "p") => self.paragraph(element, gone, flow),
                (Space::Word, "tbl") => {
                    let table = self.table(element, gone);
                    flow.blocks.extend(table.map(Block::Table));
                }
                (Space::Word, "del" | "moveFrom") => self.flow(element, Some(Reason::Deleted), flow),
                (Space::Word, "altChunk") => self.chunks += 1,
                (Space::Choice, "AlternateContent") => {
                    if let Some(taken) = self.choose(element) {
                        self.flow(taken, gone, flow);
                    }
                }
                (Space::Word, "sectPr") => self.end_section(element),
                (Space::Word, name) if is_property(name) => {}
                // Runs stand in a paragraph only; where a program forgot it, their words still count.
                (Space::Word, "r" | "hyperlink" | "fldSimple") => {
                    let mut line = Line::default();
                    self.inlines(of, &self.around(None, gone), &mut line);
                    self.paragraphs += 1;
                    let frame = Paragraph { whole: true, place: self.place(), ..Paragraph::default() };
                    line.lay(frame, Along::default(), &mut flow.blocks);
                    return;
                }
                _ => self.flow(element, gone, flow),
            }
        }
    }

    fn around(&self, base: Option<Rc<super::styles::Base>>, gone: Option<Reason>) -> Around {
        Around { base: base.unwrap_or_default(), is_field: false, gone }
    }

    fn paragraph(&mut self, element: Element<'t>, gone: Option<Reason>, flow: &mut Flow) {
        self.paragraphs += 1;
        // Boxes anchored in it have paragraphs of their own.
        let place = self.place();
        let properties = element.child("pPr");
        let style = properties.and_then(|of| of.value("pStyle"));
        let base = self.base(style);
        let own = ParagraphLook::of(properties);
        let look = own.over(&base.paragraph);
        let mut line = Line::default();
        self.inlines(element, &self.around(Some(base.clone()), gone), &mut line);
        self.fields.end_paragraph();
        if gone.is_some() {
            return;
        }
        let is_joined = is_mark_gone(properties);
        if is_joined {
            self.changes += 1;
            flow.blocks.append(&mut line.anchored);
            flow.begun.append(&mut line.into_runs());
            return;
        }
        let label = self.list_label(&look, style);
        let (left, first) = label.as_ref().map_or((None, None), |label| (label.left, label.first));
        // What the paragraph says itself is nearer than its list, and that than its style.
        let left = own.indent.left.map(length).or(left).or(look.indent.left.map(length));
        let first = own.indent.first.map(length).or(first).or(look.indent.first.map(length));
        let frame = Paragraph {
            depth: label.as_ref().map(|label| label.level),
            label: label.map(|label| label.text).filter(|text| !text.is_empty()),
            style: base.name.clone(),
            align: look.align.unwrap_or_default(),
            indent: left.unwrap_or_default(),
            first: first.unwrap_or_default(),
            boxed: look.framed == Some(true) || look.borders.is_some_and(Borders::is_box),
            whole: true,
            place,
            ..Paragraph::default()
        };
        if look.page_break_before == Some(true) {
            flow.blocks.push(Block::PageBreak);
        }
        let frame = Paragraph { runs: std::mem::take(&mut flow.begun), ..frame };
        let along = look.borders.filter(|_| !frame.boxed).unwrap_or_default();
        line.lay(frame, Along { above: along.above, below: along.below }, &mut flow.blocks);
        if let Some(section) = properties.and_then(|of| of.child("sectPr")) {
            self.end_section(section);
            if begins_a_page(section) {
                flow.blocks.push(Block::PageBreak);
            }
        }
    }

    fn list_label(&mut self, look: &ParagraphLook, style: Option<&str>) -> Option<Label> {
        look.list.filter(|list| *list != 0)?;
        let lineage = if look.level.is_none() { self.styles.lineage(style) } else { Vec::new() };
        self.lists.label(look, &lineage)
    }
}

/// Whether what follows a section begins a page.
fn begins_a_page(section: Element<'_>) -> bool {
    section.value("type") != Some("continuous")
}
