//! A paragraph on the way: what readers put their words into.

use super::arrived::{Block, Paragraph, Run};

/// A paragraph on the way.
#[derive(Clone, Debug, Default)]
pub struct Line {
    pieces: Vec<Piece>,
    /// What is anchored in it, boxes and drawn lines, stands behind it.
    pub anchored: Vec<Block>,
}

#[derive(Clone, Debug)]
enum Piece {
    Run(Run),
    PageBreak,
}

/// Where lines are drawn along a paragraph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Along {
    /// Above it.
    pub above: bool,
    /// Below it.
    pub below: bool,
}

impl Line {
    /// Adds words; those of one look are one run.
    pub fn push(&mut self, run: Run) {
        if run.text.is_empty() {
            return;
        }
        if let Some(Piece::Run(last)) = self.pieces.last_mut()
            && looks_alike(last, &run)
        {
            last.text.push_str(&run.text);
            return;
        }
        self.pieces.push(Piece::Run(run));
    }

    /// A new page begins here.
    pub fn break_page(&mut self) {
        self.pieces.push(Piece::PageBreak);
    }

    /// Whether it shows nothing.
    pub fn is_blank(&self) -> bool {
        !self.pieces.iter().any(|piece| matches!(piece, Piece::Run(run) if !run.text.trim().is_empty()))
    }

    /// Its runs, whatever page they are on.
    pub fn into_runs(self) -> Vec<Run> {
        let run = |piece| match piece {
            Piece::Run(run) => Some(run),
            Piece::PageBreak => None,
        };
        self.pieces.into_iter().filter_map(run).collect()
    }

    /// The paragraph that `frame` begins, parted where a new page begins within it, with the lines along it; one without
    /// words is nothing but the line. Then what is anchored in it.
    pub fn lay(mut self, frame: Paragraph, along: Along, blocks: &mut Vec<Block>) {
        let rule = Block::Rule(frame.place);
        let is_bare =
            self.is_blank() && self.anchored.is_empty() && frame.runs.is_empty() && frame.label.is_none();
        if is_bare && (along.above || along.below) && !self.breaks_page() {
            blocks.push(rule);
            return;
        }
        if along.above {
            blocks.push(rule.clone());
        }
        let anchored = std::mem::take(&mut self.anchored);
        self.lay_words(frame, blocks);
        if along.below {
            blocks.push(rule);
        }
        blocks.extend(anchored);
    }

    fn breaks_page(&self) -> bool {
        self.pieces.iter().any(|piece| matches!(piece, Piece::PageBreak))
    }

    fn lay_words(self, frame: Paragraph, blocks: &mut Vec<Block>) {
        let mut next = frame;
        let mut has_broken = false;
        for piece in self.pieces {
            match piece {
                Piece::Run(run) => next.runs.push(run),
                Piece::PageBreak => {
                    let rest = Paragraph { label: None, runs: Vec::new(), ..next.clone() };
                    let before = std::mem::replace(&mut next, rest);
                    if before.label.is_some() || !before.text().trim().is_empty() {
                        blocks.push(Block::Paragraph(before));
                    }
                    blocks.push(Block::PageBreak);
                    has_broken = true;
                }
            }
        }
        if !has_broken || next.label.is_some() || !next.runs.is_empty() {
            blocks.push(Block::Paragraph(next));
        }
    }
}

fn looks_alike(a: &Run, b: &Run) -> bool {
    let look = |run: &Run| (run.bold, run.italic, run.underline, run.shift, run.size, run.note, run.field);
    a.note.is_none() && look(a) == look(b) && a.link == b.link && a.font == b.font
}

/// Marks what stands in a box.
pub fn mark_boxed(blocks: &mut [Block]) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => paragraph.boxed = true,
            Block::Table(table) => {
                table.rows.iter_mut().flatten().for_each(|cell| mark_boxed(&mut cell.blocks));
            }
            Block::Rule(_) | Block::PageBreak => {}
        }
    }
}
