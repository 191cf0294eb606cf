//! Words that were recognised in the picture of a page, set into blocks as letters of a page without structure are.

use congvan::import::arrived::{Arrived, Block, LeftOut, Origin, Place};
use congvan::import::letters;

use super::draft::settle;
use super::drawn::{Drawn, Letter, Mark};
use super::sheet::Sheet;
use super::{aside, laid, repeated};

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
    let drawn =
        Drawn { width: size.0, height: size.1, letters: letters_of(&deskew(words)), ..Drawn::default() };
    let mut left_out: Vec<LeftOut> = Vec::new();
    // The sheet stands at its place among others, of which nothing is asked.
    let mut sheets: Vec<Sheet<'_>> =
        (0..nth).map(|before| Sheet::new(before, Drawn::default(), &[], &mut left_out)).collect();
    sheets.push(Sheet::new(nth, drawn, &[], &mut left_out));
    aside::take_drawn(&mut sheets[nth], |_| false, &mut left_out);
    repeated::take(&mut sheets[nth..], &|_, _| false, &mut left_out);
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

/// Words of a line that stand further apart, in their size, are of two columns.
const COLUMNS: f64 = 3.0;

/// The words as they stand on a sheet that lay straight: lines of a sheet that lay askew all rise or fall alike.
fn deskew(words: &[Word]) -> Vec<Word> {
    let slopes = words
        .chunk_by(|one, next| one.line == next.line)
        .filter(|line| line.len() >= 4)
        .map(|line| (&line[0], &line[line.len() - 1]))
        .filter(|(first, last)| last.left > first.left)
        .map(|(first, last)| (middle_of(last) - middle_of(first)) / (last.left - first.left));
    let slope = middle(slopes).unwrap_or_default();
    words.iter().map(|word| Word { top: word.top - slope * word.left, ..word.clone() }).collect()
}

fn middle_of(word: &Word) -> f64 {
    word.top + word.height / 2.0
}

/// The letters of words, evenly spread; those of a line in one column stand on one baseline and have one size.
fn letters_of(words: &[Word]) -> Vec<Letter> {
    let together = |one: &Word, next: &Word| {
        let gap = next.left - one.left - one.width;
        one.line == next.line && (gap < COLUMNS * one.height.max(next.height) || !has_letters(&one.text))
    };
    words.chunk_by(together).flat_map(letters_of_line).collect()
}

fn has_letters(text: &str) -> bool {
    text.contains(char::is_alphanumeric)
}

/// Whether a sign goes below the line on which letters stand.
fn hangs(c: char) -> bool {
    ",;/()_[]{}@gpqyQJjfyýỳỷỹạặậẹệịọộợụựỵẠẶẬẸỆỊỌỘỢỤỰỴ".contains(c)
}

/// The middle one of some numbers.
fn middle(numbers: impl Iterator<Item = f64>) -> Option<f64> {
    let mut all: Vec<f64> = numbers.collect();
    all.sort_by(f64::total_cmp);
    all.get(all.len() / 2).copied()
}

fn letters_of_line(line: &[Word]) -> Vec<Letter> {
    // Letters with marks above and strokes below are about as high as the size.
    let size = middle(line.iter().map(|word| word.height)).unwrap_or_default().clamp(4.0, 40.0);
    let standing = line.iter().filter(|word| has_letters(&word.text) && !word.text.contains(hangs));
    let y = middle(standing.map(|word| word.top + word.height))
        .or_else(|| middle(line.iter().map(|word| word.top + word.height * 0.8)))
        .unwrap_or_default();
    let mut letters = Vec::new();
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
                object: 0,
                unseen: false,
                turned: false,
                slanted: false,
                pale: false,
            });
        }
    }
    letters
}

#[cfg(test)]
mod tests {
    use congvan::import::arrived::{Arrived, words};

    use super::{Word, set_recognised};

    /// Words of a line that begins at a place, each `15` points a letter; lines of the sheet fall by one in fifty.
    fn line(nth: usize, left: f64, top: f64, text: &str) -> Vec<Word> {
        let mut x = left;
        let word = |text: &str| {
            let width = text.chars().count() as f64 * 6.0;
            let own =
                Word { text: text.to_owned(), line: nth, left: x, top: top + x / 50.0, width, height: 12.0 };
            x += width + 4.0;
            own
        };
        text.split(' ').map(word).collect()
    }

    #[test]
    fn lines_of_a_sheet_that_lay_askew_stay_lines() {
        let mut found = line(1, 60.0, 100.0, "Đề nghị các đơn vị nghiêm túc triển khai thực hiện");
        // The recogniser takes two columns for one line.
        found.extend(line(2, 60.0, 120.0, "Nơi nhận:"));
        found.extend(line(2, 380.0, 126.0, "CHỦ TỊCH XÃ"));
        found.extend(line(3, 60.0, 134.0, "- Như trên;"));
        found.extend(line(4, 60.0, 148.0, "- Lưu: VT."));
        let mut arrived = Arrived { scanned: vec![1], ..Arrived::default() };
        set_recognised(&mut arrived, 1, (595.0, 842.0), &found);
        let read = words(&arrived.blocks);
        for whole in [
            "Đề nghị các đơn vị nghiêm túc triển khai thực hiện",
            "Nơi nhận:",
            "CHỦ TỊCH XÃ",
            "- Như trên;",
            "- Lưu: VT.",
        ] {
            assert!(read.contains(whole), "{whole}: {read}");
        }
    }
}
