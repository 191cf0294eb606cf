//! The lists that `word/numbering.xml` describes.

use std::collections::BTreeMap;
use std::rc::Rc;

use congvan::import::lists::{LEVELS, Label, Level, List, Lists};

use super::look::{ParagraphLook, RunLook, length};
use super::styles::Styles;
use super::tree::Element;

/// Lists that lead to each other at most.
const LONGEST_CHAIN: usize = 4;

/// The lists of a document, with what only styles know of them.
#[derive(Debug, Default)]
pub struct Numbering {
    lists: Lists,
    /// The levels of looks and of lists whose paragraphs are those of a style.
    of_looks: BTreeMap<(u32, String), usize>,
    of_lists: BTreeMap<(u32, String), usize>,
}

impl Numbering {
    /// What the part says; looks that stand for the list of a style lead to that.
    pub fn of(part: Option<Element<'_>>, styles: &Styles) -> Self {
        let mut numbering = Self::default();
        let mut links = BTreeMap::new();
        let mut lists = Vec::new();
        for said in part.into_iter().flat_map(Element::elements) {
            match said.name() {
                "abstractNum" => {
                    let Some(id) = number(said.get("abstractNumId")) else { continue };
                    if let Some(list) = said.value("numStyleLink").and_then(|style| styles.list(style)) {
                        links.insert(id, list);
                    }
                    let mut levels = [const { None }; LEVELS];
                    for level in said.elements().filter(|level| level.name() == "lvl") {
                        let Some(at) = place(level) else { continue };
                        levels[at] = Some(read(level));
                        let style = level.value("pStyle").map(|style| ((id, style.to_owned()), at));
                        numbering.of_looks.extend(style);
                    }
                    numbering.lists.add_look(id, levels);
                }
                "num" => {
                    let Some(id) = number(said.get("numId")) else { continue };
                    lists.push(id);
                    let list = numbering.list(id, said);
                    numbering.lists.add(id, list);
                }
                _ => {}
            }
        }
        for id in lists {
            for _ in 0..LONGEST_CHAIN {
                let leads = numbering.lists.look(id).and_then(|look| links.get(&look));
                let Some(look) = leads.and_then(|list| numbering.lists.look(*list)) else { break };
                numbering.lists.follow(id, look);
            }
        }
        numbering
    }

    fn list(&mut self, id: u32, said: Element<'_>) -> List {
        let mut list =
            List { look: number(said.value("abstractNumId")).unwrap_or_default(), ..List::default() };
        for change in said.elements().filter(|change| change.name() == "lvlOverride") {
            let Some(at) = place(change) else { continue };
            list.starts[at] = number(change.value("startOverride"));
            if let Some(level) = change.child("lvl") {
                list.levels[at] = Some(read(level));
                self.of_lists.extend(level.value("pStyle").map(|style| ((id, style.to_owned()), at)));
            }
        }
        list
    }

    /// The next label of a paragraph of this look, whose styles are `lineage`; none where it is in no list.
    pub fn label(&mut self, paragraph: &ParagraphLook, lineage: &[Rc<str>]) -> Option<Label> {
        let list = paragraph.list.filter(|list| *list != 0)?;
        let look = self.lists.look(list)?;
        let at = paragraph.level.unwrap_or_else(|| {
            let own = |style: &Rc<str>| self.of_lists.get(&(list, style.to_string()));
            let of_look = |style: &Rc<str>| self.of_looks.get(&(look, style.to_string()));
            lineage.iter().find_map(|style| own(style).or_else(|| of_look(style))).copied().unwrap_or(0)
        });
        self.lists.label(list, at)
    }
}

fn read(said: Element<'_>) -> Level {
    let indent = ParagraphLook::of(said.child("pPr")).indent;
    Level {
        start: number(said.value("start")).unwrap_or(0),
        format: said.value("numFmt").unwrap_or("decimal").to_owned(),
        text: said.value("lvlText").unwrap_or_default().to_owned(),
        restart: said.value("lvlRestart").and_then(|level| level.parse().ok()),
        is_legal: super::styles::has(Some(said), "isLgl"),
        is_caps: RunLook::of(said.child("rPr")).caps == Some(true),
        left: indent.left.map(length),
        first: indent.first.map(length),
    }
}

fn number(value: Option<&str>) -> Option<u32> {
    value?.trim().parse().ok()
}

fn place(said: Element<'_>) -> Option<usize> {
    said.get("ilvl")?.parse().ok().filter(|at| *at < LEVELS)
}
