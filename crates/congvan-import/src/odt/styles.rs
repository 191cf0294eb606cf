//! Styles of OpenDocument, each with what it takes from its parents.

use std::collections::BTreeMap;

use congvan::document::length::Length;
use congvan::import::arrived::{Align, Shift};
use congvan::import::lists::{LEVELS, Level};
use congvan_docx::read::tree::{Element, Space};

/// Styles based on each other at most.
const LONGEST_CHAIN: usize = 16;

/// What styles say.
#[derive(Default)]
pub struct Styles<'t> {
    styles: BTreeMap<(&'t str, &'t str), Element<'t>>,
    pub lists: BTreeMap<&'t str, Element<'t>>,
}

/// A look, of runs and of paragraphs.
#[derive(Clone, Debug, Default)]
pub struct Look {
    pub name: Option<String>,
    pub bold: Option<bool>,
    pub italic: Option<bool>,
    pub underline: Option<bool>,
    pub caps: Option<bool>,
    pub hidden: Option<bool>,
    pub shift: Option<Shift>,
    pub size: Option<u32>,
    pub font: Option<String>,
    pub align: Option<Align>,
    pub left: Option<Length>,
    pub first: Option<Length>,
    pub breaks_before: Option<bool>,
    pub above: Option<bool>,
    pub below: Option<bool>,
    pub is_box: Option<bool>,
}

impl<'t> Styles<'t> {
    /// Takes in the styles of a part; those of the text win over those of all documents.
    pub fn add(&mut self, part: Element<'t>) {
        let groups = part.elements().filter(|of| matches!(of.name(), "styles" | "automatic-styles"));
        for style in groups.flat_map(Element::elements) {
            match (style.space(), style.name()) {
                (Space::Style, "style") => {
                    let (family, name) =
                        (style.get("family").unwrap_or_default(), style.get("name").unwrap_or_default());
                    self.styles.insert((family, name), style);
                }
                (Space::Style, "default-style") => {
                    self.styles.insert((style.get("family").unwrap_or_default(), ""), style);
                }
                (Space::Text, "list-style") => {
                    self.lists.insert(style.get("name").unwrap_or_default(), style);
                }
                _ => {}
            }
        }
    }

    /// What a style comes to.
    pub fn look(&self, family: &str, name: &str) -> Look {
        let mut look = Look::default();
        let mut next = Some(name);
        for _ in 0..LONGEST_CHAIN {
            let Some(style) = next.and_then(|name| self.styles.get(&(family, name))) else { break };
            let own = style.get("display-name").or(style.get("name")).filter(|_| !is_automatic(style));
            look.name = look.name.or_else(|| own.map(|name| name.chars().take(120).collect()));
            look.take(*style);
            next = style.get("parent-style-name").or((next != Some("")).then_some(""));
        }
        look
    }

    /// Whether a cell draws lines on most sides.
    pub fn is_boxed(&self, name: &str) -> bool {
        let said =
            self.styles.get(&("table-cell", name)).and_then(|style| style.child("table-cell-properties"));
        let Some(said) = said else { return false };
        let drawn = |name: &str| said.get(name).is_some_and(|border| border != "none");
        let sides = ["border-top", "border-bottom", "border-left", "border-right"];
        drawn("border") || sides.iter().filter(|side| drawn(side)).count() >= 2
    }
}

/// Styles that a program made by itself have short names and a parent.
fn is_automatic(style: &Element<'_>) -> bool {
    let name = style.get("name").unwrap_or_default();
    style.get("parent-style-name").is_some()
        && name.len() <= 6
        && name.starts_with(['P', 'T'])
        && name[1..].chars().all(|digit| digit.is_ascii_digit())
}

impl Look {
    /// Takes what a style says where nothing nearer did.
    fn take(&mut self, style: Element<'_>) {
        if let Some(said) = style.child("text-properties") {
            let is = |name: &str, value: &str| said.get(name).map(|own| own == value);
            let bold =
                |weight: &str| weight == "bold" || weight.parse().is_ok_and(|weight: u32| weight >= 600);
            self.bold = self.bold.or(said.get("font-weight").map(bold));
            self.italic = self.italic.or(said.get("font-style").map(|own| own != "normal"));
            self.underline = self.underline.or(said.get("text-underline-style").map(|own| own != "none"));
            self.caps = self.caps.or(is("text-transform", "uppercase")).or(is("font-variant", "small-caps"));
            self.hidden = self.hidden.or(is("display", "none"));
            self.shift = self.shift.or(said.get("text-position").map(shift));
            self.size = self.size.or(said.get("font-size").and_then(half_points));
            let font = said.get("font-name").or(said.get("font-family"));
            self.font =
                self.font.take().or(font.map(|font| font.trim_matches('\'').chars().take(120).collect()));
        }
        if let Some(said) = style.child("paragraph-properties") {
            let drawn = |name: &str| said.get(name).map(|border| border != "none");
            self.align = self.align.or(said.get("text-align").map(align));
            self.left = self.left.or(said.get("margin-left").and_then(length));
            self.first = self.first.or(said.get("text-indent").and_then(length));
            self.breaks_before = self.breaks_before.or(said.get("break-before").map(|own| own == "page"));
            self.above = self.above.or(drawn("border-top"));
            self.below = self.below.or(drawn("border-bottom"));
            self.is_box = self.is_box.or(drawn("border"));
        }
    }

    /// A look over another: a run in a paragraph.
    pub fn over(&self, below: &Self) -> Self {
        Self {
            bold: self.bold.or(below.bold),
            italic: self.italic.or(below.italic),
            underline: self.underline.or(below.underline),
            caps: self.caps.or(below.caps),
            hidden: self.hidden.or(below.hidden),
            shift: self.shift.or(below.shift),
            size: self.size.or(below.size),
            font: self.font.clone().or_else(|| below.font.clone()),
            ..below.clone()
        }
    }
}

/// The levels of a list.
pub fn levels(style: Element<'_>) -> [Option<Level>; LEVELS] {
    let mut levels = [const { None }; LEVELS];
    for said in style.elements() {
        let Some(at) =
            said.get("level").and_then(|at| at.parse::<usize>().ok()).filter(|at| (1..=LEVELS).contains(at))
        else {
            continue;
        };
        let start = said.get("start-value").and_then(|start| start.parse().ok()).unwrap_or(1);
        let is_bullet = said.name() == "list-level-style-bullet";
        let format = if is_bullet { "bullet" } else { format(said.get("num-format").unwrap_or_default()) };
        let text =
            if is_bullet { said.get("bullet-char").unwrap_or_default().to_owned() } else { text(said, at) };
        levels[at - 1] = Some(Level { start, format: format.to_owned(), text, ..Level::default() });
    }
    levels
}

/// The label of a level: with words before and behind, and the numbers of so many levels.
fn text(said: Element<'_>, at: usize) -> String {
    let (before, behind) =
        (said.get("num-prefix").unwrap_or_default(), said.get("num-suffix").unwrap_or_default());
    // Newer programs write all of it, each number between two signs.
    if let Some(whole) = said.get("num-list-format") {
        let mut text = String::new();
        let mut parts = whole.split('%');
        text.push_str(parts.next().unwrap_or_default());
        for (place, part) in parts.enumerate() {
            if place % 2 == 0 {
                text.push('%');
            }
            text.push_str(part);
        }
        return text;
    }
    if said.get("num-format").is_none_or(str::is_empty) {
        return format!("{before}{behind}");
    }
    let shown =
        said.get("display-levels").and_then(|shown| shown.parse::<usize>().ok()).unwrap_or(1).clamp(1, at);
    let numbers: Vec<String> = (at + 1 - shown..=at).map(|level| format!("%{level}")).collect();
    format!("{before}{}{behind}", numbers.join("."))
}

fn format(format: &str) -> &'static str {
    match format {
        "I" => "upperRoman",
        "i" => "lowerRoman",
        "A" => "upperLetter",
        "a" => "lowerLetter",
        "" => "none",
        _ => "decimal",
    }
}

fn shift(position: &str) -> Shift {
    let place = position.split_whitespace().next().unwrap_or_default();
    match place {
        "super" => Shift::Raised,
        "sub" => Shift::Lowered,
        _ if place.starts_with('-') => Shift::Lowered,
        _ if place.starts_with('0') => Shift::None,
        _ => Shift::Raised,
    }
}

fn half_points(size: &str) -> Option<u32> {
    let size: f64 = size.strip_suffix("pt")?.parse().ok()?;
    (0.0..=400.0).contains(&size).then_some((size * 2.0).round() as u32)
}

/// A length in whatever unit it is written.
pub fn length(said: &str) -> Option<Length> {
    let digits = said.find(|c: char| c.is_ascii_alphabetic() || c == '%')?;
    let (number, unit) = said.split_at(digits);
    let number: f64 = number.parse().ok().filter(|number: &f64| number.abs() < 1e4)?;
    let twips = match unit {
        "pt" => 20.0,
        "in" => 1440.0,
        "cm" => 1440.0 / 2.54,
        "mm" => 144.0 / 2.54,
        _ => return None,
    };
    Some(Length::twips(((number * twips).round() as i64).clamp(-32_000, 32_000)))
}

fn align(value: &str) -> Align {
    match value {
        "center" => Align::Center,
        "end" | "right" => Align::Right,
        "justify" => Align::Justify,
        _ => Align::Left,
    }
}
