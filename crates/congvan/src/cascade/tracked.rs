//! The version as changes of the superior's text: what the unit took over stands, its own words are new, the superior's
//! that went are struck out.

use std::collections::VecDeque;

use similar::DiffOp;

use crate::cascade::trace::Trace;
use crate::cascade::trace_page::{steps, tokens};
use crate::comments::{Seeker, is_body};
use crate::document::form::Form;
use crate::document::style::style;
use crate::document::{Block, Document, Inline, Level, Paragraph, Revised, Revision};

/// A document that shows its changes.
#[derive(Debug, Clone)]
pub struct Tracked {
    /// The words of both, one after the other; items have their numbers as words, since those that went are not counted.
    pub document: Document,
    /// The changes of each of [`Document::paragraphs`]; none where the paragraph is the unit's own from the start.
    pub revisions: Vec<Option<Revised>>,
    /// Where each paragraph of the version stands now.
    pub places: Vec<usize>,
}

impl Trace {
    /// The version, composed as `result`, as changes of the superior's text, composed as `source`: from basis to closing.
    /// Letterhead, addressees, recipients list and signature are the unit's from the start; footnotes of the superior's
    /// are left out.
    pub fn track_changes(&self, source: &Document, result: &Document) -> Tracked {
        let form = &result.form;
        let (old, new) = (Body::of(source), Body::of(result));
        let mut pairs: VecDeque<(usize, usize)> = self.pairs(source, result, &old, &new).into();
        let mut merged = Merged::default();
        let blocks = result.sections.first().map_or(&[][..], |section| &section.blocks);
        blocks[..new.start].iter().for_each(|block| merged.push_unchanged(block));
        let (mut at, mut own) = (0, 0);
        loop {
            let (to_at, to_own) = pairs.pop_front().unwrap_or((old.blocks.len(), new.blocks.len()));
            old.blocks[at..to_at].iter().for_each(|block| merged.whole(block, Revision::Deleted, form));
            new.blocks[own..to_own].iter().for_each(|block| merged.whole(block, Revision::Inserted, form));
            if to_at == old.blocks.len() {
                break;
            }
            merged.pair(old.blocks[to_at], new.blocks[to_own], form);
            (at, own) = (to_at + 1, to_own + 1);
        }
        blocks[new.end..].iter().for_each(|block| merged.push_unchanged(block));
        merged.document(result)
    }

    /// Which blocks of the two bodies are the same part, in the order of both.
    fn pairs(
        &self,
        source: &Document,
        result: &Document,
        old: &Body<'_>,
        new: &Body<'_>,
    ) -> Vec<(usize, usize)> {
        let (in_source, in_result) = (Seeker::of(source), Seeker::of(result));
        let mut pairs: Vec<(usize, usize)> = Vec::new();
        let (mut last_old, mut last_new) = (None, None);
        for entry in &self.entries {
            let (Some(before), Some(after), _) = entry.action.parts() else { continue };
            let key = entry.at.split('.').next().unwrap_or_default();
            let Some((from, _)) = in_source.text(key, before, last_old) else { continue };
            let Some((to, _)) = in_result.text(key, after, last_new) else { continue };
            let (Some(from_block), Some(to_block)) = (old.block(from), new.block(to)) else { continue };
            if pairs.last().is_none_or(|(old, new)| *old < from_block && *new < to_block) {
                pairs.push((from_block, to_block));
                (last_old, last_new) = (Some(from), Some(to));
            }
        }
        pairs
    }
}

/// From the first paragraph of basis or measures to the last.
struct Body<'d> {
    /// Where it begins and ends among the blocks of the first section.
    start: usize,
    end: usize,
    blocks: Vec<&'d Block>,
    /// The first paragraph of each block among those of the document.
    firsts: Vec<usize>,
}

impl<'d> Body<'d> {
    fn of(document: &'d Document) -> Self {
        let blocks = document.sections.first().map_or(&[][..], |section| &section.blocks);
        let says = |block: &Block| match block {
            Block::Paragraph(paragraph) => is_body(paragraph.role),
            Block::Table(_) => true,
            Block::Rule(_) | Block::Columns(_) => false,
        };
        let start = blocks.iter().position(says).unwrap_or(blocks.len());
        let end = blocks.iter().rposition(says).map_or(start, |last| last + 1);
        let top = document
            .sections
            .first()
            .map_or(0, |section| section.top_margin.iter().map(|piece| piece.paragraphs().count()).sum());
        let mut first: usize = top;
        let mut firsts = Vec::new();
        for (at, block) in blocks[..end].iter().enumerate() {
            if at >= start {
                firsts.push(first);
            }
            first += block.paragraphs().count();
        }
        Self { start, end, blocks: blocks[start..end].iter().collect(), firsts }
    }

    /// The block that a paragraph of the document stands in.
    fn block(&self, paragraph: usize) -> Option<usize> {
        let at = self.firsts.partition_point(|first| *first <= paragraph).checked_sub(1)?;
        let count = self.blocks[at].paragraphs().count();
        (paragraph < self.firsts[at] + count).then_some(at)
    }
}

/// Blocks as they come, with the changes of their paragraphs.
#[derive(Default)]
struct Merged {
    blocks: Vec<Block>,
    revisions: Vec<Option<Revised>>,
    /// Where each paragraph of the version stands among them.
    places: Vec<usize>,
}

impl Merged {
    fn push_unchanged(&mut self, block: &Block) {
        for _ in block.paragraphs() {
            self.places.push(self.revisions.len());
            self.revisions.push(None);
        }
        self.blocks.push(block.clone());
    }

    /// A block that only one of the two has.
    fn whole(&mut self, block: &Block, revision: Revision, form: &Form) {
        let mut block = block.clone();
        for paragraph in block.paragraphs_mut() {
            *paragraph = with_typed_label(paragraph, form);
            let gone = revision == Revision::Deleted;
            paragraph.content.retain(|piece| !gone || !matches!(piece, Inline::Note { .. }));
            if !gone {
                self.places.push(self.revisions.len());
            }
            let pieces = vec![Some(revision); paragraph.content.len()];
            self.revisions.push(Some(Revised { whole: Some(revision), pieces }));
        }
        self.blocks.push(block);
    }

    /// A block that both have.
    fn pair(&mut self, old: &Block, new: &Block, form: &Form) {
        match (old, new) {
            (Block::Paragraph(old), Block::Paragraph(new)) => {
                let (paragraph, revised) = compare_paragraphs(old, new, form);
                self.places.push(self.revisions.len());
                self.revisions.push(Some(revised));
                self.blocks.push(Block::Paragraph(paragraph));
            }
            (old, new) if old == new => self.push_unchanged(new),
            (old, new) => {
                self.whole(old, Revision::Deleted, form);
                self.whole(new, Revision::Inserted, form);
            }
        }
    }

    fn document(self, result: &Document) -> Tracked {
        let mut document = result.clone();
        let margin =
            |pieces: &[crate::document::Piece]| pieces.iter().flat_map(|piece| piece.paragraphs()).count();
        let first = result.sections.first();
        let top = first.map_or(0, |section| margin(&section.top_margin));
        let mut revisions = vec![None; top];
        let mut places: Vec<usize> = (0..top).collect();
        places.extend(self.places.iter().map(|place| place + top));
        revisions.extend(self.revisions);
        if let Some(section) = document.sections.first_mut() {
            section.blocks = self.blocks;
        }
        let all = document.paragraphs().count();
        places.extend(revisions.len()..all);
        revisions.resize(all, None);
        Tracked { document, revisions, places }
    }
}

/// The paragraph with its label as words: nobody counts what went.
fn with_typed_label(paragraph: &Paragraph, form: &Form) -> Paragraph {
    let label = paragraph.label_characters();
    let mut content = Vec::new();
    if !label.is_empty() {
        let own = style(paragraph.role, form);
        let bold = own.bold_label && !own.bold;
        content.push(Inline::Text { text: label, bold, italic: false, level: Level::Line, link: None });
    }
    content.extend(paragraph.content.iter().cloned());
    Paragraph { label: None, content, ..paragraph.clone() }
}

/// How words look.
type Face = (bool, bool, Level, Option<String>);

/// What stands for a footnote among words: nothing that is typed equals it.
const NOTE: char = '\u{1}';

/// A paragraph as words, each with its looks; its footnotes only where they are asked for.
fn words(paragraph: &Paragraph, with_notes: bool) -> (Vec<String>, Vec<Face>) {
    let (mut texts, mut faces) = (Vec::new(), Vec::new());
    for piece in &paragraph.content {
        let (text, face) = match piece {
            Inline::Text { text, bold, italic, level, link } => {
                (text.clone(), (*bold, *italic, *level, link.clone()))
            }
            Inline::Blank { .. } | Inline::Break => (piece.characters(), (false, false, Level::Line, None)),
            Inline::Note { .. } if with_notes => (NOTE.to_string(), (false, false, Level::Line, None)),
            Inline::Note { .. } => continue,
        };
        for token in tokens(&text) {
            texts.push(token.to_owned());
            faces.push(face.clone());
        }
    }
    (texts, faces)
}

/// One paragraph of the words of both.
fn compare_paragraphs(old: &Paragraph, new: &Paragraph, form: &Form) -> (Paragraph, Revised) {
    let (old, typed) = (with_typed_label(old, form), with_typed_label(new, form));
    let ((before, old_faces), (after, new_faces)) = (words(&old, false), words(&typed, true));
    let left: Vec<&str> = before.iter().map(String::as_str).collect();
    let right: Vec<&str> = after.iter().map(String::as_str).collect();
    let notes = typed.content.iter().filter(|piece| matches!(piece, Inline::Note { .. })).cloned();
    let mut line = Line { notes: notes.collect(), ..Line::default() };
    for step in steps(&left, &right) {
        match step {
            DiffOp::Equal { new_index, len, .. } => {
                line.push(&right[new_index..new_index + len], &new_faces[new_index..], None);
            }
            DiffOp::Delete { old_index, old_len, .. } => {
                line.push(
                    &left[old_index..old_index + old_len],
                    &old_faces[old_index..],
                    Some(Revision::Deleted),
                );
            }
            DiffOp::Insert { new_index, new_len, .. } => {
                line.push(
                    &right[new_index..new_index + new_len],
                    &new_faces[new_index..],
                    Some(Revision::Inserted),
                );
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                line.push(
                    &left[old_index..old_index + old_len],
                    &old_faces[old_index..],
                    Some(Revision::Deleted),
                );
                line.push(
                    &right[new_index..new_index + new_len],
                    &new_faces[new_index..],
                    Some(Revision::Inserted),
                );
            }
        }
    }
    let paragraph = Paragraph { content: line.content, ..typed };
    (paragraph, Revised { whole: None, pieces: line.pieces })
}

#[derive(Default)]
struct Line {
    /// Footnotes that are still to come.
    notes: VecDeque<Inline>,
    content: Vec<Inline>,
    pieces: Vec<Option<Revision>>,
}

impl Line {
    fn push(&mut self, words: &[&str], faces: &[Face], revision: Option<Revision>) {
        for (word, (bold, italic, level, link)) in words.iter().zip(faces) {
            let whole = match *word {
                "\n" => Some(Inline::Break),
                word if word.starts_with(NOTE) => self.notes.pop_front(),
                _ => None,
            };
            if let Some(piece) = whole {
                self.content.push(piece);
                self.pieces.push(revision);
                continue;
            }
            if let (Some(Inline::Text { text, bold: b, italic: i, level: l, link: own }), Some(last)) =
                (self.content.last_mut(), self.pieces.last())
                && (*last, &*b, &*i, &*l, &*own) == (revision, bold, italic, level, link)
            {
                text.push_str(word);
                continue;
            }
            let (text, link) = ((*word).to_owned(), link.clone());
            self.content.push(Inline::Text { text, bold: *bold, italic: *italic, level: *level, link });
            self.pieces.push(revision);
        }
    }
}
