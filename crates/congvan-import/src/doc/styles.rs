//! Styles and fonts.

use super::bytes::{some, u8_at, u16_at, wide};
use super::file::{File, Part};
use super::looks::{ParagraphLook, RunLook};

/// Styles based on each other at most.
const LONGEST_CHAIN: usize = 12;
const LONGEST_NAME: usize = 120;
/// No style.
const NONE: u16 = 0x0fff;

/// The styles of a document, each resolved.
#[derive(Default)]
pub struct Styles(Vec<Option<Style>>);

/// What a style comes to.
#[derive(Clone, Default)]
pub struct Style {
    pub name: String,
    pub run: RunLook,
    pub paragraph: ParagraphLook,
}

/// A style as the file has it.
#[derive(Clone, Copy)]
struct Raw<'f> {
    name: &'f [u8],
    is_of_runs: bool,
    base: u16,
    paragraph: &'f [u8],
    run: &'f [u8],
}

impl Styles {
    pub fn of(file: &File) -> Self {
        let raw = raw_styles(file.part(Part::Styles));
        Self((0..raw.len()).map(|at| resolve(&raw, at, file)).collect())
    }

    pub fn get(&self, style: u16) -> Option<&Style> {
        self.0.get(usize::from(style))?.as_ref()
    }
}

/// A style over those it is based on.
fn resolve(raw: &[Option<Raw<'_>>], at: usize, file: &File) -> Option<Style> {
    let own = raw[at]?;
    let mut chain = Vec::new();
    let mut next = Some(at);
    while let Some(at) = next.filter(|_| chain.len() < LONGEST_CHAIN) {
        let Some(style) = raw.get(at).copied().flatten() else { break };
        chain.push(style);
        next = (style.base != NONE).then(|| usize::from(style.base));
    }
    let mut style = Style { name: wide(own.name).chars().take(LONGEST_NAME).collect(), ..Style::default() };
    // A style of runs says only what it changes: the paragraph's style is below it.
    for of in chain.into_iter().rev() {
        let base = style.run.clone();
        style.run.apply(of.run, &base);
        style.paragraph.apply(of.paragraph, file);
    }
    Some(style).filter(|_| !own.is_of_runs || at > 0)
}

fn raw_styles(part: &[u8]) -> Vec<Option<Raw<'_>>> {
    let header = usize::from(u16_at(part, 0).unwrap_or(0));
    let count = u16_at(part, 2).unwrap_or(0);
    let base_size = usize::from(u16_at(part, 4).unwrap_or(10));
    let mut at = 2 + header;
    let mut styles = Vec::new();
    for _ in 0..count {
        let Some(length) = u16_at(part, at).map(usize::from) else { break };
        let said = some(part, at + 2, length);
        styles.push(if length == 0 { None } else { raw_style(said, base_size) });
        at += 2 + length;
    }
    styles
}

fn raw_style(said: &[u8], base_size: usize) -> Option<Raw<'_>> {
    let (kind, base) = (u16_at(said, 2)? & 0xf, u16_at(said, 2)? >> 4);
    let count = u16_at(said, 4)? & 0xf;
    let length = usize::from(u16_at(said, base_size)?) * 2;
    let name = some(said, base_size + 2, length);
    let mut at = base_size + 2 + length + 2;
    let mut parts: Vec<&[u8]> = Vec::new();
    for _ in 0..count {
        let Some(length) = u16_at(said, at).map(usize::from) else { break };
        parts.push(some(said, at + 2, length));
        at += 2 + length + length % 2;
    }
    let (paragraph, run): (&[u8], &[u8]) = match kind {
        // The properties of a paragraph stand behind the number of the style.
        1 => (
            parts.first().map_or(&[], |part| some(part, 2, part.len())),
            parts.get(1).copied().unwrap_or_default(),
        ),
        2 => (&[], parts.first().copied().unwrap_or_default()),
        _ => (&[], &[]),
    };
    Some(Raw { name, is_of_runs: kind == 2, base, paragraph, run })
}

/// The properties that each style of runs says by itself, for laying them over a paragraph's.
pub fn run_styles(file: &File) -> Vec<&[u8]> {
    raw_styles(file.part(Part::Styles))
        .into_iter()
        .map(|style| style.map_or(&[][..], |style| style.run))
        .collect()
}

/// The names of fonts by their numbers.
pub fn fonts(file: &File) -> Vec<String> {
    let part = file.part(Part::Fonts);
    let count = usize::from(u16_at(part, 0).unwrap_or(0));
    let mut at = 4;
    let mut fonts = Vec::new();
    for _ in 0..count {
        let Some(length) = u8_at(part, at).map(usize::from) else { break };
        let font = some(part, at + 1, length);
        let name = wide(some(font, 39, font.len()));
        fonts.push(name.split('\0').next().unwrap_or_default().chars().take(LONGEST_NAME).collect());
        at += 1 + length;
    }
    fonts
}
