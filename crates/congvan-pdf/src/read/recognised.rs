//! Words that were recognised in the picture of a page, set into blocks as letters of a page without structure are.

use congvan::import::arrived::{Arrived, Block, LeftOut, Origin, Place};
use congvan::import::letters;

use super::draft::settle;
use super::drawn::{Drawn, Letter, Mark};
use super::sheet::Sheet;
use super::{aside, laid};

/// A word that was recognised. Lengths are points from the upper left corner of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    /// The word.
    pub text: String,
    /// Which line of the page it stands on, in whatever count.
    pub line: usize,
    /// Where it begins.
    pub left: f64,
    /// Its upper edge.
    pub top: f64,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

/// Sets the words of a page, from 1, among the blocks of `arrived`: the page counts as recognised then, no longer as a
/// picture.
pub fn set_recognised(arrived: &mut Arrived, page: usize, size: (f64, f64), words: &[Word]) {
    let Some(nth) = page.checked_sub(1) else { return };
    let drawn = Drawn { width: size.0, height: size.1, letters: letters_of(words), ..Drawn::default() };
    let mut left_out: Vec<LeftOut> = Vec::new();
    // The sheet stands at its place among others, of which nothing is asked.
    let mut sheets: Vec<Sheet<'_>> =
        (0..nth).map(|before| Sheet::new(before, Drawn::default(), &[], &mut left_out)).collect();
    sheets.push(Sheet::new(nth, drawn, &[], &mut left_out));
    aside::take_drawn(&mut sheets[nth], |_| false, &mut left_out);
    aside::take_repeated(&mut sheets[nth..], &|_, _| false, &mut left_out);
    let letters = std::mem::take(&mut sheets[nth].drawn.letters);
    let drafts = laid::build(nth, letters, &[], size.0 * size.1);
    let blocks = settle(&drafts, &sheets);
    let mut read = Arrived { blocks, left_out, ..Arrived::default() };
    letters::settle(&mut read);
    let at = arrived.blocks.iter().position(|block| place(block).is_some_and(|place| place.page > page));
    let at = at.unwrap_or(arrived.blocks.len());
    if at > 0 && !matches!(arrived.blocks[at - 1], Block::PageBreak) {
        read.blocks.insert(0, Block::PageBreak);
    }
    if at < arrived.blocks.len() {
        read.blocks.push(Block::PageBreak);
    }
    arrived.blocks.splice(at..at, read.blocks);
    arrived.left_out.extend(read.left_out);
    arrived.scanned.retain(|scanned| *scanned != page);
    arrived.origin = Origin::Recognised;
}

fn place(block: &Block) -> Option<Place> {
    match block {
        Block::Paragraph(paragraph) => Some(paragraph.place),
        Block::Table(table) => Some(table.place),
        Block::Rule(place) => Some(*place),
        Block::PageBreak => None,
    }
}

/// Between two words stands at least so much of their size.
const APART: f64 = 0.35;

/// The letters of words, evenly spread; those of a line stand on one baseline and have one size.
fn letters_of(words: &[Word]) -> Vec<Letter> {
    let mut letters = Vec::new();
    let mut rest = words;
    while let Some(first) = rest.first() {
        let count = rest.iter().take_while(|word| word.line == first.line).count();
        let (line, others) = rest.split_at(count);
        rest = others;
        let middle = |of: fn(&Word) -> f64| {
            let mut all: Vec<f64> = line.iter().map(of).collect();
            all.sort_by(f64::total_cmp);
            all[all.len() / 2]
        };
        // Letters with marks above and strokes below are about as high as the size.
        let size = middle(|word| word.height).clamp(4.0, 40.0);
        let y = middle(|word| word.top + word.height * 0.8);
        for (at, word) in line.iter().enumerate() {
            let count = word.text.chars().count().max(1) as f64;
            // Frames of words may touch; these are words all the same.
            let room = line.get(at + 1).map_or(word.width, |next| next.left - word.left - APART * size);
            let width = word.width.min(room).max(0.0) / count;
            for (nth, text) in word.text.chars().enumerate() {
                let x = word.left + width * nth as f64;
                let (mark, laid_on, face) = (Mark::None, None, usize::MAX);
                letters.push(Letter {
                    text,
                    x,
                    y,
                    width,
                    size,
                    face,
                    mark,
                    laid_on,
                    unseen: false,
                    turned: false,
                });
            }
        }
    }
    letters
}
