//! Paragraphs of a stretch of letters.

use congvan::import::arrived::{Block, LeftOut, Paragraph, Place, Reason, Run, Shift};
use congvan::import::fields::Fields;
use congvan::import::line::{Along, Line, mark_boxed};
use congvan::import::lists::{Lists, numeral};

use super::file::{File, Lengths};
use super::letters::Letters;
use super::lists::length_of;
use super::looks::{ParagraphLook, RunLook};
use super::pages::Stretches;
use super::shapes::Shapes;
use super::styles::{Style, Styles};
use crate::tables::Nested;

/// What a reading goes on with.
pub struct Reader<'f> {
    pub file: &'f File,
    pub letters: &'f Letters,
    pub lengths: Lengths,
    pub runs: Stretches<'f>,
    pub paragraphs: Stretches<'f>,
    pub styles: &'f Styles,
    pub run_styles: Vec<&'f [u8]>,
    pub fonts: &'f [String],
    pub lists: Lists,
    pub shapes: &'f Shapes,
    pub notes: Notes,
    pub fields: Fields,
    pub left_out: Vec<LeftOut>,
    /// Paragraphs so far.
    pub count: usize,
    pub changes: usize,
    pub pictures: usize,
    /// Boxes whose words were read where they are anchored.
    pub boxes_read: Vec<usize>,
    /// Boxes within boxes are read where they stand in the list.
    pub in_box: bool,
}

/// The marks of notes: the letters where they stand, and which notes they mean.
#[derive(Default)]
pub struct Notes {
    pub footnotes: Vec<usize>,
    pub endnotes: Vec<usize>,
    /// The notes in the order of their marks: whether it is an endnote, and which.
    pub order: Vec<(bool, usize)>,
    pub counted: [u32; 2],
}

impl<'f> Reader<'f> {
    /// The blocks of a stretch of letters.
    pub fn blocks(&mut self, from: usize, to: usize) -> Vec<Block> {
        let mut nested = Nested::default();
        let to = to.min(self.letters.units.len());
        let mut at = from.min(to);
        while at < to {
            let end = self.paragraph_end(at, to);
            self.paragraph(at, end, &mut nested);
            at = end + 1;
        }
        let (blocks, left_out) = nested.finish();
        self.left_out.extend(left_out);
        blocks
    }

    /// The letter that ends a paragraph.
    fn paragraph_end(&self, from: usize, to: usize) -> usize {
        let ends = |at: &usize| match self.letters.units[*at] {
            0x07 | 0x0d => true,
            // A page ends within a paragraph, or a section with it.
            0x0c => {
                let place = self.letters.place(*at) + self.letters.size(*at);
                self.paragraphs.at(place - 1).is_none_or(|stretch| stretch.to <= place)
            }
            _ => false,
        };
        (from..to).find(ends).unwrap_or(to - 1)
    }

    fn paragraph(&mut self, from: usize, end: usize, nested: &mut Nested) {
        self.count += 1;
        let place = self.place();
        let stretch = self.paragraphs.at(self.letters.place(end));
        let styles = self.styles;
        let normal = Style::default();
        let style = stretch.and_then(|stretch| styles.get(stretch.style)).unwrap_or(&normal);
        let mut look = style.paragraph.clone();
        look.apply(stretch.map_or(&[], |stretch| stretch.said), self.file);
        let mark = self.letters.units[end];
        if mark == 0x07 {
            look.depth = look.depth.max(1);
        }
        let mut line = Line::default();
        let is_mark = matches!(mark, 0x07 | 0x0c | 0x0d);
        self.words(from, if is_mark { end } else { end + 1 }, style, &mut line);
        self.fields.end_paragraph();
        if look.ends_row && line.is_blank() {
            let mut row = std::mem::take(&mut look.row);
            row.is_gone = self.run_look(end, style).0.is_gone;
            nested.end_row(look.depth.max(1), row);
            return;
        }
        let mut blocks = Vec::new();
        self.lay(line, &look, style, place, &mut blocks);
        if mark == 0x0c {
            blocks.push(Block::PageBreak);
        }
        nested.push(blocks, look.depth);
        if mark == 0x07 || look.ends_cell {
            nested.end_cell(look.depth);
        }
    }

    fn lay(
        &mut self,
        line: Line,
        look: &ParagraphLook,
        style: &Style,
        place: Place,
        blocks: &mut Vec<Block>,
    ) {
        let label = (1..2047)
            .contains(&look.list)
            .then(|| self.lists.label(u32::from(look.list), look.level))
            .flatten();
        let (left, first) = label.as_ref().map_or((None, None), |label| (label.left, label.first));
        let [above, left_side, below, right_side] = [0, 1, 2, 3].map(|at| look.borders[at]);
        let frame = Paragraph {
            depth: label.as_ref().map(|label| label.level),
            label: label.map(|label| label.text).filter(|text| !text.is_empty()),
            style: Some(style.name.clone()).filter(|name| !name.is_empty()),
            align: look.align,
            indent: look.left.map(length_of).or(left).unwrap_or_default(),
            first: look.first.map(length_of).or(first).unwrap_or_default(),
            whole: true,
            boxed: look.is_framed || above && below && left_side && right_side,
            place,
            ..Paragraph::default()
        };
        if look.page_break_before {
            blocks.push(Block::PageBreak);
        }
        let along = if frame.boxed { Along::default() } else { Along { above, below } };
        line.lay(frame, along, blocks);
    }

    /// The look of a letter, and where the stretch of that look ends.
    fn run_look(&self, at: usize, style: &Style) -> (RunLook, usize) {
        let place = self.letters.place(at);
        let piece_end = self.letters.piece_end(at);
        let Some(stretch) = self.runs.at(place) else { return (style.run.clone(), at + 1) };
        let length = (stretch.to - place).div_ceil(self.letters.size(at)).max(1);
        let mut look = style.run.clone();
        let mut own = RunLook::default();
        own.apply(stretch.said, &RunLook::default());
        if let Some(said) = own.style.and_then(|style| self.run_styles.get(usize::from(style))) {
            look.apply(said, &style.run);
        }
        let base = look.clone();
        look.font = None;
        look.apply(stretch.said, &base);
        look.font = look.font.or(base.font);
        (look, (at + length).min(piece_end))
    }

    /// The words between two letters.
    fn words(&mut self, from: usize, to: usize, style: &Style, line: &mut Line) {
        let letters = self.letters;
        let mut at = from;
        while at < to {
            let (look, end) = self.run_look(at, style);
            let end = end.clamp(at + 1, to);
            self.changes += usize::from(look.is_gone || look.is_new);
            let mut plain = at;
            for here in at..end {
                if letters.units[here] >= 0x20 && look.sign.is_none() {
                    continue;
                }
                self.say(&letters.units[plain..here], &look, line);
                self.special(here, &look, line);
                plain = here + 1;
            }
            self.say(&letters.units[plain..end], &look, line);
            at = end;
        }
    }

    /// A letter that stands for something else.
    fn special(&mut self, at: usize, look: &RunLook, line: &mut Line) {
        let unit = self.letters.units[at];
        match unit {
            0x13 => self.fields.open(None),
            0x14 => self.fields.separate(),
            0x15 => drop(self.fields.close()),
            0x09 | 0x0a => self.say(&[unit], look, line),
            0x0b | 0x0e => self.say(&[u16::from(b'\n')], look, line),
            0x0c => line.break_page(),
            // A hyphen at which no line breaks: where lines may end is the form's.
            0x1e => self.say(&[u16::from(b'-')], look, line),
            // A letter in fonts of the years before Unicode; elsewhere it goes when letters are settled.
            0x1f => self.say(&[0xad], look, line),
            0x08 if look.is_special => self.anchor(at, line),
            0x01 if look.is_special => self.pictures += usize::from(self.fields.hides().is_none()),
            _ if self.mark(at, look, line) => {}
            _ => {
                if let Some((font, letter)) = look.sign.filter(|_| look.is_special) {
                    let look = RunLook { font: Some(font), ..look.clone() };
                    self.say(&[letter], &look, line);
                } else if unit >= 0x20 {
                    self.say(&[unit], look, line);
                }
            }
        }
    }

    /// The mark of a note, where one stands.
    fn mark(&mut self, at: usize, look: &RunLook, line: &mut Line) -> bool {
        let found = [&self.notes.footnotes, &self.notes.endnotes]
            .into_iter()
            .enumerate()
            .find_map(|(kind, marks)| marks.binary_search(&at).ok().map(|which| (kind, which)));
        let Some((kind, which)) = found.filter(|_| at < self.lengths.main) else { return false };
        if look.is_gone {
            return true;
        }
        self.notes.counted[kind] += 1;
        let count = self.notes.counted[kind];
        let text = match self.letters.units[at] {
            0x02 => numeral(count, if kind == 0 { "decimal" } else { "lowerRoman" }),
            unit => String::from_utf16_lossy(&[unit]),
        };
        self.notes.order.push((kind == 1, which));
        let note = Some(self.notes.order.len() - 1);
        line.push(Run { text, note, shift: Shift::Raised, ..self.run("", look) });
        true
    }

    /// Boxes and lines that are anchored at a letter.
    fn anchor(&mut self, at: usize, line: &mut Line) {
        let shapes = self.shapes;
        if shapes.is_line(at) {
            line.anchored.push(Block::Rule(self.place()));
            return;
        }
        if self.in_box {
            return;
        }
        for (from, to) in shapes.boxes_at(at) {
            self.boxes_read.push(from);
            let blocks = self.text_box(from, to);
            line.anchored.extend(blocks);
        }
    }

    /// The words of a box, whose place is told from where boxes begin.
    pub fn text_box(&mut self, from: usize, to: usize) -> Vec<Block> {
        let Lengths { main, notes, margins, macros, comments, endnotes } = self.lengths;
        let base = main + notes + margins + macros + comments + endnotes;
        let outer = std::mem::take(&mut self.fields);
        self.in_box = true;
        let mut blocks = self.blocks(base + from, base + to);
        self.in_box = false;
        self.fields = outer;
        blocks.retain(|block| !matches!(block, Block::Paragraph(own) if own.text().trim().is_empty()));
        mark_boxed(&mut blocks);
        blocks
    }

    /// Words, or the reason why they do not count.
    fn say(&mut self, units: &[u16], look: &RunLook, line: &mut Line) {
        if units.is_empty() {
            return;
        }
        let words = String::from_utf16_lossy(units);
        if look.is_gone {
            return self.leave_out(&words, Reason::Deleted);
        }
        if look.hidden {
            return self.leave_out(&words, Reason::Hidden);
        }
        if self.fields.hides().is_some() {
            return self.fields.instruct(&words);
        }
        let run = self.run(&words, look);
        line.push(run);
    }

    fn run(&self, words: &str, look: &RunLook) -> Run {
        let font = look.font.and_then(|font| self.fonts.get(usize::from(font)));
        Run {
            text: if look.caps { words.to_uppercase() } else { words.to_owned() },
            bold: look.bold,
            italic: look.italic,
            underline: look.underline,
            shift: look.shift,
            size: look.size,
            link: self.fields.link().map(str::to_owned),
            note: None,
            font: font.cloned(),
            field: self.fields.is_form(),
        }
    }

    pub fn place(&self) -> Place {
        Place { paragraph: self.count, ..Place::default() }
    }

    pub fn leave_out(&mut self, text: &str, reason: Reason) {
        let place = self.place();
        match self.left_out.last_mut() {
            Some(last) if last.reason == reason && last.place == place => last.text.push_str(text),
            _ => self.left_out.push(LeftOut { text: text.to_owned(), reason, place }),
        }
    }
}
