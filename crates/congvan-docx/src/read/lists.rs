//! Lists that a program counts by itself, resolved to the labels that it prints.

use std::collections::BTreeMap;

use super::look::{Indent, ParagraphLook, RunLook};
use super::styles::Styles;
use super::tree::Element;

/// Levels of a list.
pub const LEVELS: usize = 9;
/// Numbers beyond this are not counted: no document has as many items.
const LARGEST: u32 = 1_000_000;
/// A letter or a numeral of a number beyond this would fill a page.
const LARGEST_OF_LETTERS: u32 = 4_000;

/// The lists of a document and how far each is counted.
#[derive(Debug, Default)]
pub struct Lists {
    looks: BTreeMap<u32, Look>,
    lists: BTreeMap<u32, List>,
    /// The last number of each level, by look: lists of one look go on counting each other.
    counts: BTreeMap<u32, [Option<u32>; LEVELS]>,
    /// Levels of lists that have begun with a number of their own.
    begun: BTreeMap<u32, [bool; LEVELS]>,
}

/// How the levels of lists look (`abstractNum`).
#[derive(Debug, Default)]
struct Look {
    levels: [Option<Level>; LEVELS],
    /// Stands for the look of a style of lists.
    link: Option<String>,
}

/// A list (`num`): its look, and what it changes in it.
#[derive(Debug, Default)]
struct List {
    look: u32,
    starts: [Option<u32>; LEVELS],
    levels: [Option<Level>; LEVELS],
}

/// A level of a list.
#[derive(Clone, Debug, Default)]
struct Level {
    start: u32,
    format: String,
    text: String,
    /// The level, from 1, whose items make this one begin again; 0 where none does.
    restart: Option<usize>,
    /// Numbers of all levels in Arabic figures.
    is_legal: bool,
    is_caps: bool,
    indent: Indent,
    /// The style whose paragraphs are of this level.
    style: Option<String>,
}

/// The label of a paragraph.
#[derive(Debug)]
pub struct Label {
    pub text: String,
    pub level: usize,
    pub indent: Indent,
}

impl Lists {
    /// What `word/numbering.xml` says.
    pub fn of(part: Option<Element<'_>>) -> Self {
        let mut lists = Self::default();
        for said in part.into_iter().flat_map(Element::elements) {
            match said.name() {
                "abstractNum" => {
                    let Some(id) = number(said.get("abstractNumId")) else { continue };
                    let mut look =
                        Look { link: said.value("numStyleLink").map(str::to_owned), ..Look::default() };
                    for level in said.elements().filter(|level| level.name() == "lvl") {
                        if let Some(at) = place(level) {
                            look.levels[at] = Some(Level::of(level));
                        }
                    }
                    lists.looks.insert(id, look);
                }
                "num" => {
                    let Some(id) = number(said.get("numId")) else { continue };
                    let look = number(said.value("abstractNumId")).unwrap_or_default();
                    let mut list = List { look, ..List::default() };
                    for change in said.elements().filter(|change| change.name() == "lvlOverride") {
                        let Some(at) = place(change) else { continue };
                        list.starts[at] = number(change.value("startOverride"));
                        list.levels[at] = change.child("lvl").map(Level::of);
                    }
                    lists.lists.insert(id, list);
                }
                _ => {}
            }
        }
        lists
    }

    /// The next label of a paragraph of this look, whose styles are `lineage`; none where it is in no list.
    pub fn label(
        &mut self,
        paragraph: &ParagraphLook,
        lineage: &[std::rc::Rc<str>],
        styles: &Styles,
    ) -> Option<Label> {
        let id = paragraph.list.filter(|list| *list != 0)?;
        let list = self.lists.get(&id)?;
        let look = self.look(list.look, styles)?;
        let at = match paragraph.level {
            Some(level) => level.min(LEVELS - 1),
            None => self.level_of(id, look, lineage),
        };
        let level = self.level(id, look, at)?.clone();
        self.count(id, look, at, level.start);
        let text = self.printed(id, look, at, &level);
        Some(Label { text, level: at, indent: level.indent })
    }

    /// The look that an id stands for, through styles of lists.
    fn look(&self, id: u32, styles: &Styles) -> Option<u32> {
        let mut id = id;
        for _ in 0..4 {
            let look = self.looks.get(&id)?;
            let Some(list) = look.link.as_deref().and_then(|style| styles.list(style)) else { break };
            id = self.lists.get(&list)?.look;
        }
        Some(id)
    }

    fn level(&self, list: u32, look: u32, at: usize) -> Option<&Level> {
        let own = self.lists.get(&list).and_then(|list| list.levels[at].as_ref());
        own.or_else(|| self.looks.get(&look)?.levels[at].as_ref())
    }

    /// The level that is a style's.
    fn level_of(&self, list: u32, look: u32, lineage: &[std::rc::Rc<str>]) -> usize {
        let is_of = |at: &usize, style: &str| {
            self.level(list, look, *at).is_some_and(|level| level.style.as_deref() == Some(style))
        };
        lineage.iter().find_map(|style| (0..LEVELS).find(|at| is_of(at, style))).unwrap_or(0)
    }

    /// Counts one more item of a level.
    fn count(&mut self, list: u32, look: u32, at: usize, start: u32) {
        let begun = self.begun.entry(list).or_default();
        let anew = self.lists.get(&list).and_then(|list| list.starts[at]).filter(|_| !begun[at]);
        begun[at] = true;
        let restarts: Vec<Option<usize>> =
            (0..LEVELS).map(|at| self.level(list, look, at).and_then(|level| level.restart)).collect();
        let counts = self.counts.entry(look).or_default();
        counts[at] = Some(match (anew, counts[at]) {
            (Some(start), _) => start,
            (None, Some(last)) => (last + 1).min(LARGEST),
            (None, None) => start,
        });
        for deeper in at + 1..LEVELS {
            let stays = restarts[deeper].is_some_and(|restart| at + 1 > restart);
            if !stays {
                counts[deeper] = None;
            }
        }
    }

    /// The label as printed.
    fn printed(&self, list: u32, look: u32, at: usize, level: &Level) -> String {
        if level.format == "bullet" {
            return bullet(&level.text).to_owned();
        }
        let counts = self.counts.get(&look).copied().unwrap_or_default();
        let mut text = String::new();
        let mut letters = level.text.chars().peekable();
        while let Some(letter) = letters.next() {
            let of =
                letters.peek().and_then(|digit| digit.to_digit(10)).filter(|of| letter == '%' && *of > 0);
            let Some(of) = of else {
                text.push(letter);
                continue;
            };
            letters.next();
            let of = of as usize - 1;
            let shown = self.level(list, look, of);
            let count = counts[of].or(shown.map(|shown| shown.start)).unwrap_or(1);
            let format = shown.map_or("decimal", |shown| shown.format.as_str());
            let format = if level.is_legal && of != at { "decimal" } else { format };
            text.push_str(&numeral(count, format));
        }
        let text = if level.is_caps { text.to_uppercase() } else { text };
        text.trim().to_owned()
    }
}

impl Level {
    fn of(said: Element<'_>) -> Self {
        Self {
            start: number(said.value("start")).unwrap_or(0).min(LARGEST),
            format: said.value("numFmt").unwrap_or("decimal").to_owned(),
            text: said.value("lvlText").unwrap_or_default().to_owned(),
            restart: said.value("lvlRestart").and_then(|level| level.parse().ok()),
            is_legal: super::styles::has(Some(said), "isLgl"),
            is_caps: RunLook::of(said.child("rPr")).caps == Some(true),
            indent: ParagraphLook::of(said.child("pPr")).indent,
            style: said.value("pStyle").map(str::to_owned),
        }
    }
}

fn number(value: Option<&str>) -> Option<u32> {
    value?.trim().parse().ok()
}

fn place(said: Element<'_>) -> Option<usize> {
    said.get("ilvl")?.parse().ok().filter(|at| *at < LEVELS)
}

/// Dashes, crosses and stars stay what they are; every other sign stands for a dash.
pub fn bullet(text: &str) -> &'static str {
    match text.trim().chars().next() {
        Some('+') => "+",
        Some('*') => "*",
        _ => "-",
    }
}

/// A number as a format of lists writes it.
pub fn numeral(count: u32, format: &str) -> String {
    match format {
        "none" => String::new(),
        "decimalZero" => format!("{count:02}"),
        "upperRoman" => roman(count),
        "lowerRoman" => roman(count).to_lowercase(),
        "upperLetter" => letter(count).to_uppercase(),
        "lowerLetter" => letter(count),
        "decimalEnclosedParen" => format!("({count})"),
        "decimalEnclosedFullstop" => format!("{count}."),
        "numberInDash" => format!("- {count} -"),
        _ => count.to_string(),
    }
}

/// `a` to `z`, then `aa`, `bb`, …
fn letter(count: u32) -> String {
    if count == 0 || count > LARGEST_OF_LETTERS {
        return count.to_string();
    }
    let letter = char::from(b'a' + ((count - 1) % 26) as u8);
    std::iter::repeat_n(letter, ((count - 1) / 26 + 1) as usize).collect()
}

fn roman(count: u32) -> String {
    const STEPS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if count == 0 || count > LARGEST_OF_LETTERS {
        return count.to_string();
    }
    let mut left = count;
    let mut text = String::new();
    for (value, letters) in STEPS {
        while left >= value {
            text.push_str(letters);
            left -= value;
        }
    }
    text
}
