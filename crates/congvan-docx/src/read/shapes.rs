//! What is drawn over a page: boxes with words, and lines.

use congvan::import::arrived::{Block, Paragraph, Run};
use congvan::import::line::{Line, mark_boxed};

use super::reader::{Around, Reader};
use super::tree::{Element, Space};

/// A drawing no higher than this is a line, in the unit of drawings.
const FLAT: i64 = 2 * 12_700;

impl<'t> Reader<'t> {
    /// A drawing: its boxes and lines stand behind the paragraph that it is anchored in.
    pub fn drawing(&mut self, of: Element<'t>, around: &Around, line: &mut Line) {
        for element in of.elements() {
            if around.gone.is_none() && is_line(element) {
                line.anchored.push(Block::Rule(self.place()));
                continue;
            }
            match (element.space(), element.name()) {
                (Space::Choice, "AlternateContent") => {
                    if let Some(taken) = self.choose(element) {
                        self.drawing(taken, around, line);
                    }
                }
                (Space::Word, "txbxContent") => self.text_box(element, around, line),
                (Space::Vml, "textpath") => {
                    self.drawing_text(element.get("string").unwrap_or_default(), around, line);
                }
                (Space::Drawing, "t") => self.drawing_text(&element.words(), around, line),
                (Space::Drawing, "blip") | (Space::Vml, "imagedata") => self.pictures += 1,
                _ => self.drawing(element, around, line),
            }
        }
    }

    /// What stands in a box.
    fn text_box(&mut self, content: Element<'t>, around: &Around, line: &mut Line) {
        let outer = std::mem::take(&mut self.fields);
        let mut blocks = self.blocks(content);
        self.fields = outer;
        if let Some(reason) = around.gone {
            let words = congvan::import::arrived::words(&blocks);
            return self.leave_out(&words, reason);
        }
        // Empty lines of a box say nothing to what stands around it.
        blocks.retain(|block| !matches!(block, Block::Paragraph(own) if own.text().trim().is_empty()));
        mark_boxed(&mut blocks);
        line.anchored.append(&mut blocks);
    }

    /// Letters that are drawn.
    fn drawing_text(&mut self, words: &str, around: &Around, line: &mut Line) {
        if words.trim().is_empty() {
            return;
        }
        if let Some(reason) = around.gone {
            return self.leave_out(words, reason);
        }
        let runs = vec![Run { text: words.to_owned(), ..Run::default() }];
        let place = self.place();
        line.anchored.push(Block::Paragraph(Paragraph {
            runs,
            boxed: true,
            whole: true,
            place,
            ..Paragraph::default()
        }));
    }
}

/// Whether a drawing is a line from side to side.
pub fn is_line(shape: Element<'_>) -> bool {
    match (shape.space(), shape.name()) {
        (Space::Placed, "anchor" | "inline") => {
            let size = |name| {
                let extent = shape.child("extent")?;
                extent.get(name)?.parse::<i64>().ok()
            };
            let (Some(wide), Some(high)) = (size("cx"), size("cy")) else { return false };
            let is_straight = shape.within().any(|part| {
                part.name() == "cNvCnPr"
                    || part.is(Space::Drawing, "prstGeom")
                        && matches!(part.get("prst"), Some("line" | "straightConnector1"))
            });
            // Whatever holds words or a picture is none.
            let holds = |part: Element<'_>| matches!(part.name(), "txbxContent" | "blip" | "grpSpPr" | "wgp");
            wide > high && (is_straight || high <= FLAT) && !shape.within().any(holds)
        }
        (Space::Vml, "line") => true,
        (Space::Vml, "shape") => shape.get("type").is_some_and(|kind| kind.ends_with("_t32")),
        (Space::Vml, "rect") => shape.get("hr").is_some_and(|value| value.starts_with('t')),
        _ => false,
    }
}
