//! Reads a Word document of the years 1997 to 2003 (`.doc`): paragraphs with their look and printed labels, tables,
//! boxes, notes.

mod bytes;
mod file;
mod letters;
mod sprm;
mod looks;
mod pages;
mod styles;
mod lists;
mod shapes;
mod body;

use congvan::import::arrived::{Arrived, LeftOut, Paragraph, Place, Reason, for_each_paragraph, words};
use congvan::import::fields::Fields;
use congvan::import::letters::settle;
use congvan::import::margins::{self, Margin};
use congvan::import::refusal::Refusal;

use body::{Notes, Reader};
use file::{File, Part, plc};
use letters::Letters;
use pages::Stretches;
use shapes::Shapes;
use styles::Styles;

/// What stands in a `.doc` file.
///
/// # Errors
/// Where the file is damaged, locked, or older than Word 97.
pub fn read(bytes: &[u8]) -> Result<Arrived, Refusal> {
    let file = File::open(bytes)?;
    let letters = Letters::of(&file)?;
    let (styles, shapes, fonts) = (Styles::of(&file), Shapes::of(&file), styles::fonts(&file));
    let notes = Notes {
        footnotes: plc(file.part(Part::NoteMarks), 2).0,
        endnotes: plc(file.part(Part::EndnoteMarks), 2).0,
        ..Notes::default()
    };
    let mut reader = Reader {
        file: &file,
        letters: &letters,
        lengths: file.lengths(),
        runs: Stretches::of_runs(&file),
        paragraphs: Stretches::of_paragraphs(&file),
        styles: &styles,
        run_styles: styles::run_styles(&file),
        fonts: &fonts,
        lists: lists::lists(&file),
        shapes: &shapes,
        notes,
        fields: Fields::default(),
        left_out: Vec::new(),
        count: 0,
        changes: 0,
        pictures: 0,
        boxes_read: Vec::new(),
        in_box: false,
    };
    let mut arrived = Arrived { blocks: reader.blocks(0, reader.lengths.main), ..Arrived::default() };
    reader.fields = Fields::default();
    arrived.notes = reader.notes();
    // Boxes that nothing anchors in the text stand behind it.
    for (from, to) in shapes.all_boxes() {
        if !reader.boxes_read.contains(&from) {
            arrived.blocks.extend(reader.text_box(from, to));
        }
    }
    let margins = reader.margins();
    reader.comments();
    arrived.left_out = std::mem::take(&mut reader.left_out);
    margins::place(margins, &mut arrived);
    arrived.remarks = reader.remarks();
    settle(&mut arrived);
    Ok(arrived)
}

impl Reader<'_> {
    /// The notes in the order of their marks.
    fn notes(&mut self) -> Vec<Vec<Paragraph>> {
        let footnotes = plc(self.file.part(Part::Notes), 0).0;
        let endnotes = plc(self.file.part(Part::Endnotes), 0).0;
        let of = self.lengths;
        let bases = [of.main, of.main + of.notes + of.margins + of.macros + of.comments];
        let mut notes = Vec::new();
        for (is_endnote, which) in std::mem::take(&mut self.notes.order) {
            let (places, base) = if is_endnote { (&endnotes, bases[1]) } else { (&footnotes, bases[0]) };
            let mut paragraphs = Vec::new();
            if let (Some(from), Some(to)) = (places.get(which), places.get(which + 1)) {
                let blocks = self.blocks(base.saturating_add(*from), base.saturating_add(*to));
                for_each_paragraph(&blocks, &mut |own| paragraphs.push(own.clone()));
            }
            paragraphs.first_mut().into_iter().for_each(without_space);
            notes.push(paragraphs);
        }
        notes
    }

    /// Headers and footers; the first six say what stands above notes.
    fn margins(&mut self) -> Vec<Margin> {
        let (places, _) = plc(self.file.part(Part::Margins), 0);
        let base = self.lengths.main + self.lengths.notes;
        let mut margins = Vec::new();
        let mut seen = std::collections::BTreeSet::new();
        for (at, ends) in places.windows(2).enumerate().skip(6).filter(|(_, ends)| ends[0] < ends[1]) {
            if ends[1] > self.lengths.margins {
                break;
            }
            let blocks = self.blocks(base + ends[0], base + ends[1]);
            self.fields = Fields::default();
            // Of each section: even, odd and first pages, each with a head and a foot.
            let (is_header, is_first) = (matches!(at % 6, 0 | 1 | 4), at % 6 >= 4);
            if seen.insert(words(&blocks)) {
                margins.push(Margin { blocks, is_header, is_first });
            }
        }
        margins
    }

    /// Remarks beside the text are not part of it.
    fn comments(&mut self) {
        let (places, _) = plc(self.file.part(Part::Comments), 0);
        let of = self.lengths;
        let base = of.main + of.notes + of.margins + of.macros;
        for ends in places.windows(2).filter(|ends| ends[0] < ends[1] && ends[1] <= of.comments) {
            let text = words(&self.blocks(base + ends[0], base + ends[1]));
            if !text.trim().is_empty() {
                let place = Place { paragraph: self.count, ..Place::default() };
                self.left_out.push(LeftOut { text, reason: Reason::Comment, place });
            }
        }
    }

    fn remarks(&self) -> Vec<String> {
        let mut remarks = Vec::new();
        if self.changes > 0 {
            remarks.push(crate::remarks::changes(self.changes));
        }
        if self.pictures > 0 {
            remarks.push(crate::remarks::pictures(self.pictures));
        }
        remarks
    }
}

/// A space stands between the mark of a note and its words.
fn without_space(paragraph: &mut Paragraph) {
    if let Some(first) = paragraph.runs.first_mut() {
        let trimmed = first.text.trim_start();
        first.text = trimmed.to_owned();
    }
}
