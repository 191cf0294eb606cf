//! Paragraphs, one after another.

use std::rc::Rc;

use congvan::import::arrived::{Block, Paragraph, Reason, Run};

use super::inline::{is_mark_gone, is_property};
use super::lists::Label;
use super::look::{Borders, Indent, ParagraphLook, length};
use super::reader::{Around, Line, Piece, Reader};
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
                (Space::Word, name) if is_property(name) => {}
                // Runs stand in a paragraph only; where a program forgot it, their words still count.
                (Space::Word, "r" | "hyperlink" | "fldSimple") => {
                    let mut line = Line::default();
                    self.inlines(of, &self.around(None, gone), &mut line);
                    self.paragraphs += 1;
                    let frame = Paragraph { whole: true, place: self.place(), ..Paragraph::default() };
                    self.lay(line, &frame, flow);
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
            flow.begun.extend(line.pieces.into_iter().filter_map(|piece| match piece {
                Piece::Run(run) => Some(run),
                Piece::PageBreak => None,
            }));
            return;
        }
        let label = self.counted(&look, style);
        let indent =
            own.indent.over(label.as_ref().map_or(Indent::default(), |label| label.indent)).over(look.indent);
        let frame = Paragraph {
            depth: label.as_ref().map(|label| label.level),
            label: label.map(|label| label.text).filter(|text| !text.is_empty()),
            style: base.name.clone(),
            align: look.align.unwrap_or_default(),
            indent: length(indent.left.unwrap_or(0)),
            first: length(indent.first.unwrap_or(0)),
            boxed: look.framed == Some(true) || look.borders.is_some_and(Borders::is_box),
            whole: true,
            place,
            ..Paragraph::default()
        };
        if look.page_break_before == Some(true) {
            flow.blocks.push(Block::PageBreak);
        }
        self.bordered(line, &frame, look.borders.unwrap_or_default(), flow);
        if properties.and_then(|of| of.child("sectPr")).is_some_and(begins_a_page) {
            flow.blocks.push(Block::PageBreak);
        }
    }

    fn counted(&mut self, look: &ParagraphLook, style: Option<&str>) -> Option<Label> {
        look.list.filter(|list| *list != 0)?;
        let lineage = if look.level.is_none() { self.styles.lineage(style) } else { Vec::new() };
        let styles = self.styles;
        self.lists.label(look, &lineage, styles)
    }

    /// A paragraph with the lines that its borders draw: one without words is nothing but the line.
    fn bordered(&mut self, line: Line, frame: &Paragraph, borders: Borders, flow: &mut Flow) {
        if frame.boxed || !(borders.above || borders.below) {
            return self.lay(line, frame, flow);
        }
        let rule = Block::Rule(frame.place);
        if line.is_blank() && line.anchored.is_empty() && flow.begun.is_empty() && frame.label.is_none() {
            flow.blocks.push(rule);
            return;
        }
        if borders.above {
            flow.blocks.push(rule.clone());
        }
        self.lay(line, frame, flow);
        if borders.below {
            flow.blocks.push(rule);
        }
    }

    /// A paragraph, parted where a new page begins within it, then what is anchored in it.
    fn lay(&mut self, mut line: Line, frame: &Paragraph, flow: &mut Flow) {
        let mut next = Paragraph { runs: std::mem::take(&mut flow.begun), ..frame.clone() };
        let mut has_broken = false;
        for piece in line.pieces {
            match piece {
                Piece::Run(run) => next.runs.push(run),
                Piece::PageBreak => {
                    let rest = Paragraph { label: None, runs: Vec::new(), ..next.clone() };
                    let before = std::mem::replace(&mut next, rest);
                    if before.label.is_some() || !before.text().trim().is_empty() {
                        flow.blocks.push(Block::Paragraph(before));
                    }
                    flow.blocks.push(Block::PageBreak);
                    has_broken = true;
                }
            }
        }
        if !has_broken || next.label.is_some() || !next.runs.is_empty() {
            flow.blocks.push(Block::Paragraph(next));
        }
        flow.blocks.append(&mut line.anchored);
    }
}

/// Whether what follows a section begins a page.
fn begins_a_page(section: Element<'_>) -> bool {
    section.value("type") != Some("continuous")
}
