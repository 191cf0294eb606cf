//! What a reading goes on with: styles, lists, open fields, what was left out so far.

use std::collections::BTreeMap;
use std::rc::Rc;

use congvan::import::arrived::{LeftOut, Place, Reason};
use congvan::import::fields::Fields;

use super::lists::Numbering;
use super::look::RunLook;
use super::marks::Marks;
use super::styles::{Base, Styles};
use super::tree::Element;

/// Names of styles and fonts are kept so far, and links altogether or not at all: each stands at every run.
const LONGEST_NAME: usize = 120;
const LONGEST_LINK: usize = 2_000;

/// What a reading goes on with.
pub struct Reader<'t> {
    pub styles: &'t Styles,
    pub lists: Numbering,
    /// The links of the part that is read, by their ids.
    pub links: BTreeMap<String, String>,
    pub marks: Marks,
    pub fields: Fields,
    pub left_out: Vec<LeftOut>,
    /// Paragraphs so far.
    pub paragraphs: usize,
    /// Those of sections whose pages are wider than high.
    pub landscape: Vec<std::ops::Range<usize>>,
    /// How many there were where the section that is read began.
    pub section: usize,
    /// Words that were struck out or put in while changes were tracked.
    pub changes: usize,
    /// Pictures, which nobody reads.
    pub pictures: usize,
    /// Formulas, which are set on one line.
    pub formulas: usize,
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

impl<'t> Reader<'t> {
    pub fn new(styles: &'t Styles, lists: Numbering) -> Self {
        Self {
            styles,
            lists,
            links: BTreeMap::new(),
            marks: Marks::default(),
            fields: Fields::default(),
            left_out: Vec::new(),
            paragraphs: 0,
            landscape: Vec::new(),
            section: 0,
            changes: 0,
            pictures: 0,
            formulas: 0,
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

    /// Ends the section whose properties are `of`.
    pub fn end_section(&mut self, of: Element<'t>) {
        let size = of.child("pgSz");
        let length = |name| size.and_then(|size| size.get(name)?.parse::<u32>().ok());
        let turned = size.is_some_and(|size| size.get("orient") == Some("landscape"));
        let wide = length("w").zip(length("h")).map_or(turned, |(width, height)| width > height);
        let own = self.section + 1..self.paragraphs + 1;
        self.section = self.paragraphs;
        if wide && !own.is_empty() {
            self.landscape.push(own);
        }
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

/// The name, no longer than names are.
pub fn short(name: &str) -> String {
    name.chars().take(LONGEST_NAME).collect()
}
