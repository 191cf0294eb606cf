//! Footnotes: found at the foot of pages without structure, and their marks in the text.

use congvan::import::arrived::{Block, Paragraph, Shift};

use super::draft::{Draft, settle as settle_drafts};
use super::sheet::Sheet;
use super::tagged::take_mark;

/// A footnote: its mark, and its paragraphs.
pub(crate) type Note = (String, Vec<Draft>);

/// Takes footnotes off the end of a page: small lines that begin with a raised mark, below a drawn line; or
/// lines of any size whose mark stands raised in the text.
pub(crate) fn take(drafts: &mut Vec<Draft>, sheet: &Sheet, notes: &mut Vec<Note>) {
    let rules = sheet.drawn.strokes.iter().filter(|stroke| {
        stroke.level() && (40.0..320.0).contains(&stroke.length()) && stroke.from.1 > 0.3 * sheet.drawn.height
    });
    let body = sizes(drafts);
    for rule in rules {
        let below = |draft: &Draft| draft.area().is_some_and(|(_, area)| area.y0 > rule.from.1 - 3.0);
        let Some(from) = drafts.iter().position(below) else { continue };
        let rest = &drafts[from..];
        let alone = rest.iter().all(|draft| below(draft) && matches!(draft, Draft::Paragraph(_)));
        let small = rest.iter().flat_map(Draft::lines).all(|line| line.size < body - 0.7);
        let raised = raised_marks(&drafts[..from]);
        // Some are as large as the text; then the text has their mark.
        let marked =
            rest[0].lines().first().and_then(|line| line.letters.first()).map(|(letter, _)| letter.text);
        let referred = marked.is_some_and(|mark| raised.contains(&mark));
        if !alone || !(small || referred) || !begins_with_mark(&rest[0], &raised) {
            continue;
        }
        for draft in drafts.split_off(from) {
            if begins_with_mark(&draft, &raised) || notes.is_empty() {
                let mut own = vec![draft];
                let mark = take_mark(&mut own);
                notes.push((mark, own));
            } else if let Some((_, last)) = notes.last_mut() {
                last.push(draft);
            }
        }
        return;
    }
}

/// The size of most lines.
fn sizes(drafts: &[Draft]) -> f64 {
    let mut sizes: Vec<f64> = drafts.iter().flat_map(Draft::lines).map(|line| line.size).collect();
    sizes.sort_by(f64::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or(0.0)
}

/// The marks that stand raised in the text.
fn raised_marks(drafts: &[Draft]) -> Vec<char> {
    let letters = drafts.iter().flat_map(Draft::lines).flat_map(|line| &line.letters);
    letters.filter(|(_, shift)| *shift == Shift::Raised).map(|(letter, _)| letter.text).collect()
}

/// Whether a line begins with a raised mark, or with one that stands raised in the text.
fn begins_with_mark(draft: &Draft, raised: &[char]) -> bool {
    let Some(line) = draft.lines().first().copied() else { return false };
    let Some((letter, shift)) = line.letters.first() else { return false };
    let is_mark = letter.text.is_ascii_digit() || letter.text == '*';
    let stands = || {
        raised.contains(&letter.text)
            && line.letters.get(1).is_some_and(|(next, _)| next.is_blank() || next.x > letter.end() + 1.0)
    };
    is_mark && (*shift == Shift::Raised || stands())
}

/// Paragraphs of each note.
pub(crate) fn settle(notes: &[Note], sheets: &[Sheet]) -> Vec<Vec<Paragraph>> {
    let paragraphs = |drafts: &[Draft]| {
        let blocks = settle_drafts(drafts, sheets).into_iter();
        blocks
            .filter_map(|block| if let Block::Paragraph(paragraph) = block { Some(paragraph) } else { None })
            .collect()
    };
    notes.iter().map(|(_, drafts)| paragraphs(drafts)).collect()
}

/// Finds the marks of notes in the text: raised, each the first of its kind that no note has yet.
pub(crate) fn mark(blocks: &mut [Block], notes: &[Note]) {
    let mut free: Vec<Option<String>> = notes.iter().map(|(mark, _)| Some(bare(mark))).collect();
    mark_from(blocks, &mut free);
}

fn mark_from(blocks: &mut [Block], free: &mut [Option<String>]) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => {
                for run in paragraph.runs.iter_mut().filter(|run| run.shift == Shift::Raised) {
                    let own = bare(&run.text);
                    let note = free.iter().position(|mark| !own.is_empty() && mark.as_ref() == Some(&own));
                    if let Some(note) = note {
                        free[note] = None;
                        run.note = Some(note);
                    }
                }
            }
            Block::Table(table) => {
                let cells = table.rows.iter_mut().flatten();
                cells.for_each(|cell| mark_from(&mut cell.blocks, free));
            }
            Block::Rule(_) | Block::PageBreak => {}
        }
    }
}

/// A mark without brackets and points.
fn bare(text: &str) -> String {
    text.trim_matches(|c: char| c.is_whitespace() || "[]().,".contains(c)).to_owned()
}
