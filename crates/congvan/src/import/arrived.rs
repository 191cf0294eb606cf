//! A document as it arrived: what a reader of some kind of file found, in reading order, before anything is understood.

use crate::document::length::Length;
use crate::text::diagnostic::Message;

/// What a reader found in a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Arrived {
    /// What stands in it, in reading order. Running heads, page numbers and the receiver's stamps are in
    /// [`left_out`](Self::left_out).
    pub blocks: Vec<Block>,
    /// Footnotes, in the order in which [`Run::note`] counts them from 0.
    pub notes: Vec<Vec<Paragraph>>,
    /// Words of the file that are in no block, each with the reason.
    pub left_out: Vec<LeftOut>,
    /// What the reader did that changes what is read (tracked changes taken as accepted, letters decoded), in Vietnamese.
    pub remarks: Vec<String>,
    /// What of the file could not be read, for whoever reads the rest.
    pub damage: Vec<Message>,
    /// How many pages it has, where the file says.
    pub pages: Option<usize>,
    /// What stands on pages that are wider than high.
    pub landscape: Landscape,
    /// Pages, from 1, that are pictures of words: what stands there can only be recognised.
    pub scanned: Vec<usize>,
    /// How its words came about.
    pub origin: Origin,
    /// The YAML that a file of our own carries.
    pub embedded: Option<String>,
}

/// Where a file is set on pages that are wider than high.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Landscape {
    /// Such pages, from 1, in order.
    pub pages: Vec<usize>,
    /// Paragraphs on such pages, from 1, in order, where the file knows no pages.
    pub paragraphs: Vec<std::ops::Range<usize>>,
}

impl Landscape {
    /// Whether something stands on such a page.
    pub fn has(&self, place: &Place) -> bool {
        let at = self.paragraphs.partition_point(|range| range.end <= place.paragraph);
        self.pages.binary_search(&place.page).is_ok()
            || place.page == 0
                && self.paragraphs.get(at).is_some_and(|range| range.contains(&place.paragraph))
    }
}

/// How the words of a file came about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    /// They stand in the file as text.
    #[default]
    Text,
    /// They were recognised in pictures of pages; every field read from them is a guess.
    Recognised,
}

/// One thing after another.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A paragraph or a line.
    Paragraph(Paragraph),
    /// A table, also one that only puts things side by side (a letterhead, a signature).
    Table(Table),
    /// A drawn line as wide as some words: under the superior, the motto, the subject.
    Rule(Place),
    /// A new page or section was asked for here, or a page of the PDF ends.
    PageBreak,
}

/// Words that were set together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Paragraph {
    /// Its words. A forced line break is `\n`, a tab `\t`; runs of spaces stay as they are.
    pub runs: Vec<Run>,
    /// The label that the program counts by itself, resolved as it is printed (`1.`, `a)`, `-`, `Điều 5.`); it is not
    /// in [`runs`](Self::runs).
    pub label: Option<String>,
    /// How deep the program's own list is, from 0.
    pub depth: Option<usize>,
    /// The style's name as people see it, where the file has styles.
    pub style: Option<String>,
    /// How lines are set.
    pub align: Align,
    /// From the left edge of the text to its lines but the first.
    pub indent: Length,
    /// From there to its first line; less than 0 where that hangs out.
    pub first: Length,
    /// Whether these are all words of a paragraph (a DOCX) or perhaps one line of it (a plain text, a page without
    /// structure).
    pub whole: bool,
    /// Whether it stands in a box of its own (`DỰ THẢO`, a stamp).
    pub boxed: bool,
    /// Where it stands in the source.
    pub place: Place,
}

/// Words of one look.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Run {
    /// In NFC.
    pub text: String,
    /// Bold, italic, underlined.
    pub bold: bool,
    /// See [`bold`](Self::bold).
    pub italic: bool,
    /// See [`bold`](Self::bold).
    pub underline: bool,
    /// Raised or lowered.
    pub shift: Shift,
    /// Size in half points, where it is known.
    pub size: Option<u32>,
    /// Where it leads.
    pub link: Option<String>,
    /// The footnote whose mark this is: an index into [`Arrived::notes`]. Its text is the mark as printed.
    pub note: Option<usize>,
    /// The name of its font, where the file says: fonts of the years before Unicode have letters of their own.
    pub font: Option<String>,
    /// Whether it fills a signature widget, a form field or a content control: number and day often stand in one.
    pub field: bool,
}

/// Whether letters stand on the line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shift {
    /// On the line.
    #[default]
    None,
    /// Above it (m²).
    Raised,
    /// Below it (CO₂).
    Lowered,
}

/// How lines are set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// At the left.
    #[default]
    Left,
    /// In the middle.
    Center,
    /// At the right.
    Right,
    /// At both sides.
    Justify,
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// Its rows, from the top.
    pub rows: Vec<Vec<Cell>>,
    /// How many rows at the top are repeated on each page.
    pub header_rows: usize,
    /// Whether lines are drawn between its cells; a table that only puts things side by side has none.
    pub ruled: bool,
    /// Where it stands.
    pub place: Place,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// What stands in it.
    pub blocks: Vec<Block>,
    /// How many columns it takes, 1 or more.
    pub columns: usize,
    /// How many rows it takes, 1 or more; the rows below have no cell for it.
    pub rows: usize,
}

/// Where something stands in the source.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Place {
    /// The page, from 1; 0 where the file knows no pages.
    pub page: usize,
    /// The box on the page, where the file has one.
    pub area: Option<Area>,
    /// The paragraph of the file, from 1, table cells included; for text its line.
    pub paragraph: usize,
}

/// A box on a page, from the upper left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Area {
    /// From the left edge.
    pub left: Length,
    /// From the upper edge.
    pub top: Length,
    /// Its width.
    pub width: Length,
    /// Its height.
    pub height: Length,
}

/// Words that were not taken over, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct LeftOut {
    /// The words.
    pub text: String,
    /// Why.
    pub reason: Reason,
    /// Where they stand.
    pub place: Place,
}

/// Why words of a file are not in the directive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The number of a page.
    PageNumber,
    /// Repeated at the head or the foot of pages.
    RunningHead,
    /// A stamp of the office that received it (`CÔNG VĂN ĐẾN`), or of the system that sent it.
    Stamp,
    /// What a signature says of itself (`Ký bởi:`, `Thời gian ký:`).
    Signature,
    /// Drawn over or beside the words of a page: slanted, upright in the margin, or large and pale.
    Watermark,
    /// Struck out by a tracked change that counts as accepted.
    Deleted,
    /// A remark beside the text.
    Comment,
    /// Hidden, or drawn where nobody sees it.
    Hidden,
    /// Said a second time by the file itself (a text box and its fallback).
    Doubled,
    /// A wrong layer of recognised words below the picture of a page.
    WrongLayer,
    /// Letters of fonts that do not say which letters they hold.
    Unreadable,
    /// What a speck, a stamp or a pen made in a picture of a page, no words.
    Noise,
    /// Of the letter by mail that it came in: its head, the greeting at its foot, letters that it quotes.
    Mail,
    /// What the form prints by itself (`CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM`, `Kính gửi:`, `Nơi nhận:`).
    Printed,
    /// The field's own label (`V/v`, `Số:`), a rule drawn with letters, leaders.
    Form,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Self; 15] = [
        Self::PageNumber,
        Self::RunningHead,
        Self::Stamp,
        Self::Signature,
        Self::Watermark,
        Self::Deleted,
        Self::Comment,
        Self::Hidden,
        Self::Doubled,
        Self::WrongLayer,
        Self::Unreadable,
        Self::Noise,
        Self::Mail,
        Self::Printed,
        Self::Form,
    ];
}

impl Paragraph {
    /// Its words in one text, without its label.
    pub fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }
}

impl Default for Cell {
    fn default() -> Self {
        Cell { blocks: Vec::new(), columns: 1, rows: 1 }
    }
}

/// The words of blocks, a line a paragraph.
pub fn words(blocks: &[Block]) -> String {
    let mut words = String::new();
    for_each_paragraph(blocks, &mut |paragraph| {
        if !words.is_empty() {
            words.push('\n');
        }
        if let Some(label) = &paragraph.label {
            words.push_str(label);
            words.push(' ');
        }
        paragraph.runs.iter().for_each(|run| words.push_str(&run.text));
    });
    words
}

/// Every paragraph of blocks, in order.
pub fn for_each_paragraph(blocks: &[Block], visit: &mut impl FnMut(&Paragraph)) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => visit(paragraph),
            Block::Table(table) => {
                for cell in table.rows.iter().flatten() {
                    for_each_paragraph(&cell.blocks, visit);
                }
            }
            Block::Rule(_) | Block::PageBreak => {}
        }
    }
}
