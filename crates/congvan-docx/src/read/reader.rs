//! What a reading goes on with: styles, lists, open fields, what was left out so far.

use std::collections::BTreeMap;
use std::rc::Rc;

use congvan::import::arrived::{Block, LeftOut, Paragraph, Place, Reason, Run};

use super::fields::Fields;
use super::lists::Lists;
use super::look::RunLook;
use super::notes::Marks;
use super::styles::{Base, Styles};
use super::tree::Element;

/// Names of styles and fonts are kept so far, and links altogether or not at all: each stands at every run.
const LONGEST_NAME: usize = 120;
const LONGEST_LINK: usize = 2_000;

/// What a reading goes on with.
pub struct Reader<'t> {
    pub styles: &'t Styles,
    pub lists: Lists,
    /// The links of the part that is read, by their ids.
    pub links: BTreeMap<String, String>,
    pub marks: Marks,
    pub fields: Fields,
    pub left_out: Vec<LeftOut>,
    /// Paragraphs so far.
    pub paragraphs: usize,
    /// Words that were struck out or put in while changes were tracked.
    pub changes: usize,
    /// Pictures, which nobody reads.
    pub pictures: usize,
    /// Parts in another format, which are not read.
    pub chunks: usize,
    bases: BTreeMap<String, Rc<Base>>,
    runs: BTreeMap<String, Rc<RunLook>>,
}

/// What holds for the runs of a stretch.
#[derive(Clone)]
pub struct Around {
    /// The look that the paragraph's style gives.
    pub base: Rc<Base>,
    pub is_field: bool,
    /// Why nothing of it counts.
    pub gone: Option<Reason>,
}

/// A paragraph on the way.
#[derive(Default)]
pub struct Line {
    pub pieces: Vec<Piece>,
    /// What is anchored in it: boxes and drawn lines.
    pub anchored: Vec<Block>,
}

/// A part of a paragraph.
pub enum Piece {
    Run(Run),
    /// A new page begins here.
    PageBreak,
}

impl<'t> Reader<'t> {
    pub fn new(styles: &'t Styles, lists: Lists) -> Self {
        Self {
            styles,
            lists,
            links: BTreeMap::new(),
            marks: Marks::default(),
            fields: Fields::default(),
            left_out: Vec::new(),
            paragraphs: 0,
            changes: 0,
            pictures: 0,
            chunks: 0,
            bases: BTreeMap::new(),
            runs: BTreeMap::new(),
        }
    }

    /// The style of a paragraph, resolved once.
    pub fn base(&mut self, id: Option<&str>) -> Rc<Base> {
        let key = id.unwrap_or_default();
        if let Some(base) = self.bases.get(key) {
            return base.clone();
        }
        let mut base = self.styles.paragraph(id);
        base.name = base.name.map(|name| short(&name));
        let base = Rc::new(base);
        self.bases.insert(key.to_owned(), base.clone());
        base
    }

    /// A style of runs, resolved once.
    pub fn run_style(&mut self, id: &str) -> Rc<RunLook> {
        if let Some(look) = self.runs.get(id) {
            return look.clone();
        }
        let look = Rc::new(self.styles.run(id));
        self.runs.insert(id.to_owned(), look.clone());
        look
    }

    /// Where the reading stands.
    pub fn place(&self) -> Place {
        Place { paragraph: self.paragraphs, ..Place::default() }
    }

    /// Words that are in no block. Those of one place that were left out for one reason are one.
    pub fn leave_out(&mut self, text: &str, reason: Reason) {
        let place = self.place();
        match self.left_out.last_mut() {
            Some(last) if last.reason == reason && last.place == place => last.text.push_str(text),
            _ if text.is_empty() => {}
            _ => self.left_out.push(LeftOut { text: text.to_owned(), reason, place }),
        }
    }

    /// The address of a link of the part.
    pub fn address(&self, link: Element<'t>) -> Option<String> {
        let id = link.get_of(super::tree::Space::Relation, "id")?;
        self.links.get(id).filter(|address| address.len() <= LONGEST_LINK).cloned()
    }
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

    /// Whether it shows nothing.
    pub fn is_blank(&self) -> bool {
        !self.pieces.iter().any(|piece| matches!(piece, Piece::Run(run) if !run.text.trim().is_empty()))
    }
}

fn looks_alike(a: &Run, b: &Run) -> bool {
    let look = |run: &Run| (run.bold, run.italic, run.underline, run.shift, run.size, run.note, run.field);
    a.note.is_none() && look(a) == look(b) && a.link == b.link && a.font == b.font
}

/// The name, no longer than names are.
pub fn short(name: &str) -> String {
    name.chars().take(LONGEST_NAME).collect()
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
