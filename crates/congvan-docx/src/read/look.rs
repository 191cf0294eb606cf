//! What runs and paragraphs say of their look, as the file has it: each thing said or left to what stands above.

use std::rc::Rc;

use congvan::document::length::Length;
use congvan::import::arrived::{Align, Shift};

use super::tree::{Element, Space};

/// What a run, or a style of runs, says.
#[derive(Clone, Debug, Default)]
pub struct RunLook {
    pub bold: Option<bool>,
    pub italic: Option<bool>,
    pub caps: Option<bool>,
    pub hidden: Option<bool>,
    pub underline: Option<bool>,
    pub shift: Option<Shift>,
    /// In half points.
    pub size: Option<u32>,
    pub font: Option<Rc<str>>,
    /// The style of the run.
    pub style: Option<Rc<str>>,
}

/// What a paragraph, or a style of paragraphs, says.
#[derive(Clone, Debug, Default)]
pub struct ParagraphLook {
    pub align: Option<Align>,
    pub indent: Indent,
    /// The list; 0 takes the paragraph out of that of its style.
    pub list: Option<u32>,
    pub level: Option<usize>,
    pub page_break_before: Option<bool>,
    pub borders: Option<Borders>,
    /// Whether it stands in a frame of its own.
    pub framed: Option<bool>,
}

/// How far lines are from the left edge, each side said or not.
#[derive(Clone, Copy, Debug, Default)]
pub struct Indent {
    pub left: Option<i64>,
    pub first: Option<i64>,
}

/// On which sides lines are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Borders {
    pub above: bool,
    pub below: bool,
    pub left: bool,
    pub right: bool,
}

impl RunLook {
    /// What an `rPr` says.
    pub fn of(properties: Option<Element<'_>>) -> Self {
        let mut look = Self::default();
        let Some(properties) = properties else { return look };
        for said in properties.elements().filter(|said| said.space() == Space::Word) {
            match said.name() {
                "b" => look.bold = Some(is_on(said)),
                "i" => look.italic = Some(is_on(said)),
                "caps" | "smallCaps" => look.caps = Some(look.caps == Some(true) || is_on(said)),
                "vanish" => look.hidden = Some(is_on(said)),
                "u" => look.underline = Some(said.get("val").unwrap_or("single") != "none"),
                "vertAlign" => look.shift = said.get("val").map(shift),
                "sz" => look.size = said.get("val").and_then(|size| size.parse().ok()),
                "rStyle" => look.style = said.get("val").map(Rc::from),
                // Letters beyond ASCII, which are what fonts of old differ in, stand in this one.
                "rFonts" => look.font = said.get("hAnsi").or(said.get("ascii")).map(Rc::from),
                _ => {}
            }
        }
        look
    }

    /// What it says, and where it says nothing what `above` does: one style above another.
    pub fn over(&self, above: &Self) -> Self {
        Self {
            bold: self.bold.or(above.bold),
            italic: self.italic.or(above.italic),
            caps: self.caps.or(above.caps),
            hidden: self.hidden.or(above.hidden),
            underline: self.underline.or(above.underline),
            shift: self.shift.or(above.shift),
            size: self.size.or(above.size),
            font: self.font.clone().or_else(|| above.font.clone()),
            style: self.style.clone().or_else(|| above.style.clone()),
        }
    }

    /// The look of a style of runs over that of the paragraph's style: what both switch on is off, as emphasis within
    /// emphasis.
    pub fn toggled_over(&self, paragraph: &Self) -> Self {
        let toggled = |own: Option<bool>, above: Option<bool>| match (own, above) {
            (Some(true), Some(true)) => Some(false),
            (Some(false), above) => above,
            (own, above) => own.or(above),
        };
        Self {
            bold: toggled(self.bold, paragraph.bold),
            italic: toggled(self.italic, paragraph.italic),
            caps: toggled(self.caps, paragraph.caps),
            hidden: toggled(self.hidden, paragraph.hidden),
            ..self.over(paragraph)
        }
    }
}

impl ParagraphLook {
    /// What a `pPr` says.
    pub fn of(properties: Option<Element<'_>>) -> Self {
        let mut look = Self::default();
        let Some(properties) = properties else { return look };
        for said in properties.elements().filter(|said| said.space() == Space::Word) {
            match said.name() {
                "jc" => look.align = said.get("val").map(align),
                "ind" => look.indent = Indent::of(said),
                "numPr" => {
                    look.list = said.value("numId").and_then(|list| list.parse().ok());
                    look.level = said.value("ilvl").and_then(|level| level.parse().ok());
                }
                "pageBreakBefore" => look.page_break_before = Some(is_on(said)),
                "pBdr" => look.borders = Some(Borders::of(said)),
                "framePr" => look.framed = Some(said.get("dropCap").is_none_or(|cap| cap == "none")),
                _ => {}
            }
        }
        look
    }

    /// What it says, and where it says nothing what `above` does.
    pub fn over(&self, above: &Self) -> Self {
        Self {
            align: self.align.or(above.align),
            indent: self.indent.over(above.indent),
            list: self.list.or(above.list),
            level: self.level.or(above.level),
            page_break_before: self.page_break_before.or(above.page_break_before),
            borders: self.borders.or(above.borders),
            framed: self.framed.or(above.framed),
        }
    }
}

impl Indent {
    fn of(said: Element<'_>) -> Self {
        let number = |name| said.get(name).and_then(twips);
        let left = number("start").or_else(|| number("left"));
        let first = number("hanging").map(|hanging| -hanging).or_else(|| number("firstLine"));
        Self { left, first }
    }

    pub fn over(self, above: Self) -> Self {
        Self { left: self.left.or(above.left), first: self.first.or(above.first) }
    }
}

impl Borders {
    /// What a `pBdr`, a `tblBorders` or a `tcBorders` says.
    pub fn of(said: Element<'_>) -> Self {
        let drawn = |names: [&str; 2]| names.iter().any(|name| said.child(name).is_some_and(is_drawn));
        Self {
            above: drawn(["top", "top"]),
            below: drawn(["bottom", "bottom"]),
            left: drawn(["left", "start"]),
            right: drawn(["right", "end"]),
        }
    }

    /// Whether they stand on all sides: a box.
    pub fn is_box(self) -> bool {
        self.above && self.below && self.left && self.right
    }
}

/// Whether a border is drawn.
pub fn is_drawn(border: Element<'_>) -> bool {
    !matches!(border.get("val").unwrap_or("none"), "none" | "nil")
}

/// Whether a switch says yes: it does where it says nothing.
pub fn is_on(switch: Element<'_>) -> bool {
    !matches!(switch.get("val"), Some("0" | "false" | "off"))
}

/// A measure in twips; the newer standard also writes units.
fn twips(value: &str) -> Option<i64> {
    let digits = value.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(value.len());
    let (number, unit) = value.split_at(digits);
    let number: f64 = number.trim().parse().ok().filter(|number: &f64| number.abs() < 1e6)?;
    let each = match unit {
        "" => 1.0,
        "pt" => 20.0,
        "in" => 1440.0,
        "cm" => 1440.0 / 2.54,
        "mm" => 144.0 / 2.54,
        "pc" | "pi" => 240.0,
        _ => return None,
    };
    Some((number * each).round() as i64)
}

/// A length of so many twips, no longer than any page.
pub fn length(twips: i64) -> Length {
    Length::twips(twips.clamp(-32_000, 32_000))
}

fn align(value: &str) -> Align {
    match value {
        "center" => Align::Center,
        "right" | "end" => Align::Right,
        "both" | "distribute" | "lowKashida" | "mediumKashida" | "highKashida" | "thaiDistribute" => {
            Align::Justify
        }
        _ => Align::Left,
    }
}

fn shift(value: &str) -> Shift {
    match value {
        "superscript" => Shift::Raised,
        "subscript" => Shift::Lowered,
        _ => Shift::None,
    }
}
