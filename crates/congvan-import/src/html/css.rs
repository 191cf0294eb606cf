//! The few things of style sheets that say how words look.

use std::collections::BTreeMap;

use congvan::import::arrived::{Align, Shift};

/// Rules at most.
const MOST_RULES: usize = 4_000;

/// A look; what is not said stays as around it.
#[derive(Clone, Debug, Default)]
pub struct Look {
    pub bold: Option<bool>,
    pub italic: Option<bool>,
    pub underline: Option<bool>,
    pub caps: Option<bool>,
    pub hidden: Option<bool>,
    pub shift: Option<Shift>,
    pub size: Option<u32>,
    pub font: Option<String>,
    pub align: Option<Align>,
    pub breaks_before: bool,
    /// A label that the program counted.
    pub is_label: bool,
    pub above: bool,
    pub below: bool,
    /// Whether a line is drawn at the left and at the right edge; what is said last counts.
    pub sides: [Option<bool>; 2],
}

/// Rules by what they are for: `p`, `.MsoNormal`, `p.MsoNormal`.
#[derive(Default)]
pub struct Sheet(BTreeMap<String, Look>);

impl Sheet {
    /// Takes in the rules of a style element.
    pub fn add(&mut self, text: &str) {
        let text = text.replace("<!--", "").replace("-->", "");
        for rule in text.split('}') {
            let Some((names, said)) = rule.split_once('{') else { continue };
            let names = names.rsplit("*/").next().unwrap_or(names);
            for name in names.split(',').map(|name| name.trim().to_ascii_lowercase()) {
                // What holds of the cells of every table.
                let name = match name.split_whitespace().collect::<Vec<_>>()[..] {
                    ["table" | "tr", .., cell @ ("td" | "th")] => cell.to_owned(),
                    _ => name,
                };
                if name.is_empty() || name.starts_with('@') || name.len() > 80 || self.0.len() >= MOST_RULES {
                    continue;
                }
                self.0.entry(name).or_default().take(said);
            }
        }
    }

    /// What the rules say of an element.
    pub fn look(&self, tag: &str, class: &str) -> Look {
        let mut look = self.0.get(tag).cloned().unwrap_or_default();
        for class in class.split_whitespace().map(str::to_ascii_lowercase) {
            for name in [format!(".{class}"), format!("{tag}.{class}")] {
                if let Some(said) = self.0.get(&name) {
                    look = said.over(&look);
                }
            }
        }
        look
    }
}

impl Look {
    /// What a style says.
    pub fn take(&mut self, said: &str) {
        for (name, value) in said.split(';').filter_map(|one| one.split_once(':')) {
            let name = name.trim().to_ascii_lowercase();
            let value = value.trim();
            let small = value.to_ascii_lowercase();
            match name.as_str() {
                "font-weight" => {
                    self.bold = Some(
                        small == "bold"
                            || small == "bolder"
                            || small.parse().is_ok_and(|weight: u32| weight >= 600),
                    );
                }
                "font-style" => self.italic = Some(small != "normal"),
                "text-decoration" | "text-decoration-line" => {
                    self.underline = Some(small.contains("underline"))
                }
                "text-transform" => self.caps = Some(small == "uppercase"),
                "font-variant" => self.caps = Some(small == "small-caps"),
                "display" => self.hidden = Some(small == "none"),
                "visibility" => self.hidden = Some(small == "hidden"),
                "mso-hide" => self.hidden = Some(small == "all"),
                "vertical-align" => self.shift = shift(&small),
                "font-size" => self.size = half_points(&small).or(self.size),
                "font-family" => {
                    let font = value.split(',').next().unwrap_or_default().trim_matches(['"', '\'', ' ']);
                    self.font = Some(font.chars().take(120).collect());
                }
                "text-align" => self.align = align(&small),
                "page-break-before" | "break-before" => {
                    self.breaks_before = matches!(small.as_str(), "always" | "page")
                }
                "mso-list" => self.is_label = small == "ignore",
                "border-top" => self.above = is_drawn(&small),
                "border" | "border-style" | "border-width" => self.sides = [Some(is_drawn(&small)); 2],
                "border-left" => self.sides[0] = Some(is_drawn(&small)),
                "border-right" => self.sides[1] = Some(is_drawn(&small)),
                "border-bottom" => self.below = is_drawn(&small),
                _ => {}
            }
        }
    }

    /// Whether a cell has a line at either side.
    pub fn is_boxed(&self) -> bool {
        self.sides.contains(&Some(true))
    }

    /// This look, and where it says nothing that around it.
    pub fn over(&self, around: &Self) -> Self {
        Self {
            bold: self.bold.or(around.bold),
            italic: self.italic.or(around.italic),
            underline: self.underline.or(around.underline),
            caps: self.caps.or(around.caps),
            hidden: if around.hidden == Some(true) { around.hidden } else { self.hidden },
            shift: self.shift.or(around.shift),
            size: self.size.or(around.size),
            font: self.font.clone().or_else(|| around.font.clone()),
            align: self.align.or(around.align),
            breaks_before: self.breaks_before,
            is_label: self.is_label || around.is_label,
            above: self.above,
            below: self.below,
            sides: [self.sides[0].or(around.sides[0]), self.sides[1].or(around.sides[1])],
        }
    }
}

fn is_drawn(border: &str) -> bool {
    let end = border.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(border.len());
    let is_nothing = border[..end].parse() == Ok(0.0);
    !border.contains("none") && !border.contains("hidden") && !is_nothing && !border.is_empty()
}

fn shift(value: &str) -> Option<Shift> {
    match value {
        "super" => Some(Shift::Raised),
        "sub" => Some(Shift::Lowered),
        _ => None,
    }
}

pub fn align(value: &str) -> Option<Align> {
    match value {
        "left" | "start" => Some(Align::Left),
        "center" | "middle" => Some(Align::Center),
        "right" | "end" => Some(Align::Right),
        "justify" => Some(Align::Justify),
        _ => None,
    }
}

fn half_points(value: &str) -> Option<u32> {
    let (number, each) = match (value.strip_suffix("pt"), value.strip_suffix("px")) {
        (Some(number), _) => (number, 2.0),
        (_, Some(number)) => (number, 1.5),
        _ => return None,
    };
    let size: f64 = number.trim().parse().ok()?;
    (0.0..=400.0).contains(&size).then_some((size * each).round() as u32)
}

#[cfg(test)]
mod tests {
    use super::{Look, Sheet};

    #[test]
    fn of_lines_around_a_cell_what_is_said_last_counts() {
        let boxed = |rules: &[&str]| {
            let mut look = Look::default();
            rules.iter().for_each(|rule| look.take(rule));
            look.is_boxed()
        };
        for (rules, is_boxed) in [
            (&["border:1px solid black; border-left:none"][..], true),
            (&["border:1px solid black; border:none"], false),
            (&["border:none; border:1px solid black"], true),
            (&["border:1px solid black", "border-style:none"], false),
            (&["border-bottom:1px solid black"], false),
        ] {
            assert_eq!(boxed(rules), is_boxed, "{rules:?}");
        }
        // A class that says nothing of lines leaves those of the element.
        let mut sheet = Sheet::default();
        sheet.add("td { border: 1px solid black } .so { text-align: center }");
        assert!(sheet.look("td", "so").is_boxed());
    }
}
