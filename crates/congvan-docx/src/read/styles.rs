//! The styles of a document, each with what it takes from those it is based on.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::look::{Borders, ParagraphLook, RunLook, is_drawn, is_on};
use super::tree::Element;

/// Styles based on each other at most; a longer chain is one that comes back to itself.
const LONGEST_CHAIN: usize = 24;

/// The styles of a document by their ids.
#[derive(Debug, Default)]
pub struct Styles {
    styles: BTreeMap<String, Style>,
    /// What holds where nothing is said.
    run: RunLook,
    paragraph: ParagraphLook,
    /// The style of paragraphs that name none.
    normal: Option<String>,
}

/// A style as the file has it.
#[derive(Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    run: RunLook,
    paragraph: ParagraphLook,
    ruled: Option<bool>,
}

/// What a style of paragraphs comes to.
#[derive(Clone, Debug, Default)]
pub struct Base {
    pub name: Option<String>,
    pub run: RunLook,
    pub paragraph: ParagraphLook,
}

impl Styles {
    /// What `word/styles.xml` says.
    pub fn of(part: Option<Element<'_>>) -> Self {
        let mut styles = Self::default();
        let Some(part) = part else { return styles };
        if let Some(defaults) = part.child("docDefaults") {
            styles.run = RunLook::of(defaults.child("rPrDefault").and_then(|of| of.child("rPr")));
            styles.paragraph = ParagraphLook::of(defaults.child("pPrDefault").and_then(|of| of.child("pPr")));
        }
        for said in part.elements().filter(|said| said.name() == "style") {
            let Some(id) = said.get("styleId") else { continue };
            let is_default = said.get("default").is_some_and(|value| !matches!(value, "0" | "false" | "off"));
            if is_default && said.get("type") == Some("paragraph") {
                styles.normal = Some(id.to_owned());
            }
            let borders = said.child("tblPr").and_then(|of| of.child("tblBorders"));
            let style = Style {
                name: said.value("name").unwrap_or(id).to_owned(),
                based_on: said.value("basedOn").map(str::to_owned),
                run: RunLook::of(said.child("rPr")),
                paragraph: ParagraphLook::of(said.child("pPr")),
                ruled: borders.map(is_ruled),
            };
            styles.styles.insert(id.to_owned(), style);
        }
        styles
    }

    /// A style with those it is based on, itself first.
    fn chain<'s>(&'s self, id: &'s str) -> impl Iterator<Item = (&'s str, &'s Style)> {
        let mut next = Some(id);
        std::iter::from_fn(move || {
            let id = next?;
            let style = self.styles.get(id)?;
            next = style.based_on.as_deref();
            Some((id, style))
        })
        .take(LONGEST_CHAIN)
    }

    /// What the style of a paragraph comes to, over what holds everywhere.
    pub fn paragraph(&self, id: Option<&str>) -> Base {
        let id = id.filter(|id| self.styles.contains_key(*id)).or(self.normal.as_deref());
        let mut base = Base::default();
        for (_, style) in id.into_iter().flat_map(|id| self.chain(id)) {
            base.name.get_or_insert_with(|| style.name.clone());
            base.run = base.run.over(&style.run);
            base.paragraph = base.paragraph.over(&style.paragraph);
        }
        base.run = base.run.over(&self.run);
        base.paragraph = base.paragraph.over(&self.paragraph);
        base
    }

    /// What a style of runs comes to by itself.
    pub fn run(&self, id: &str) -> RunLook {
        self.chain(id).fold(RunLook::default(), |look, (_, style)| look.over(&style.run))
    }

    /// The styles from which a paragraph's list may come, by their ids, itself first.
    pub fn lineage(&self, id: Option<&str>) -> Vec<Rc<str>> {
        let id = id.or(self.normal.as_deref());
        id.into_iter().flat_map(|id| self.chain(id)).map(|(id, _)| Rc::from(id)).collect()
    }

    /// The list that a style of lists stands for.
    pub fn list(&self, id: &str) -> Option<u32> {
        self.chain(id).find_map(|(_, style)| style.paragraph.list)
    }

    /// Whether tables of a style have lines between their cells.
    pub fn is_ruled(&self, id: &str) -> bool {
        self.chain(id).find_map(|(_, style)| style.ruled).unwrap_or(false)
    }
}

/// Whether a `tblBorders` draws lines between cells, or around a table.
pub fn is_ruled(borders: Element<'_>) -> bool {
    let inner = ["insideH", "insideV"].iter().any(|name| borders.child(name).is_some_and(is_drawn));
    inner || Borders::of(borders).is_box()
}

/// Whether a switch stands in `properties` and says yes.
pub fn has(properties: Option<Element<'_>>, switch: &str) -> bool {
    properties.and_then(|properties| properties.child(switch)).is_some_and(is_on)
}
