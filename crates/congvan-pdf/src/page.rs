//! A page: what stands where, in the order it is read.

use std::fmt::Write;

use congvan::length::Length;
use congvan::metrics::{self, Face};
use congvan::style::Role;

/// One A4 page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The section it belongs to, from 1.
    pub section: usize,
    /// Its number within the section, from 1; shown from 2.
    pub number: usize,
    /// What it holds, in reading order.
    pub items: Vec<Item>,
}

/// Something on a page. Places count from the upper left corner of the paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// A line of text, or the part of it in one face.
    Text(Text),
    /// A drawn line.
    Rule(Stroke),
}

/// A line of text, or the part of it in one face.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// Which paragraph of [`congvan::document::Document::paragraphs`] it is part of, from 0; `None` for the page
    /// number, which is no part of the text.
    pub paragraph: Option<usize>,
    /// The paragraph's role.
    pub role: Role,
    /// Its face.
    pub face: Face,
    /// Its size.
    pub size: Length,
    /// Its left edge.
    pub x: Length,
    /// Its baseline.
    pub baseline: Length,
    /// The words.
    pub text: String,
    /// What justification adds to the spaces.
    pub stretch: Stretch,
    /// The line ended at a space and the paragraph goes on: writers set that space behind the words, outside the
    /// measure, so that a reader of the text finds the words apart.
    pub continues: bool,
    /// Where a click leads.
    pub link: Option<Link>,
}

/// What justification adds to the spaces (U+0020) of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stretch {
    /// Added to each space.
    pub each: Length,
    /// So many spaces, from the left, are one EMU wider still: lines end exactly at the margin.
    pub wider: usize,
}

impl Stretch {
    /// What the space number `index` of the text gets, from 0.
    pub fn of(self, index: usize) -> Length {
        self.each + Length::emu(i64::from(index < self.wider))
    }

    /// What the first `spaces` spaces get together.
    pub fn total(self, spaces: usize) -> Length {
        self.each * spaces as i64 + Length::emu(self.wider.min(spaces) as i64)
    }
}

/// A link in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Which piece of the paragraph's content it is; the parts of a link that runs over a line have the same.
    pub piece: usize,
    /// Where a click leads.
    pub target: String,
}

/// A drawn horizontal line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stroke {
    /// Which rule of the decree.
    pub role: Role,
    /// Its left end.
    pub x: Length,
    /// Its upper edge.
    pub y: Length,
    /// Its length.
    pub length: Length,
}

impl Text {
    /// Its width, stretched spaces included.
    pub fn width(&self) -> Length {
        let spaces = self.text.chars().filter(|&c| c == ' ').count();
        metrics::width(&self.text, self.face, self.size) + self.stretch.total(spaces)
    }
}

impl Item {
    /// The same item so much further down.
    pub(crate) fn down(mut self, by: Length) -> Self {
        match &mut self {
            Item::Text(text) => text.baseline += by,
            Item::Rule(rule) => rule.y += by,
        }
        self
    }
}

/// The pages as text, one line an item: left edge and baseline (of a rule: its height) in millimetres, face and size, words.
///
/// Made for snapshots and for looking at a layout without a viewer.
pub fn dump(pages: &[Page]) -> String {
    let mut out = String::new();
    for (index, page) in pages.iter().enumerate() {
        let blank = if index == 0 { "" } else { "\n" };
        let _ = writeln!(out, "{blank}page {} (section {}, number {})", index + 1, page.section, page.number);
        for item in &page.items {
            let _ = match item {
                Item::Text(text) => writeln!(
                    out,
                    "{} {} {:>4}  “{}”",
                    millimetres(text.x),
                    millimetres(text.baseline),
                    format!("{}{}", letter(text.face), text.size.as_emu() / Length::pt(1).as_emu()),
                    text.text.replace('\u{a0}', "␣")
                ),
                Item::Rule(rule) => writeln!(
                    out,
                    "{} {}  ---  {}",
                    millimetres(rule.x),
                    millimetres(rule.y),
                    millimetres(rule.length).trim_start()
                ),
            };
        }
    }
    out
}

fn millimetres(length: Length) -> String {
    let hundredths =
        (length.as_emu() + Length::mm(1).as_emu() / 200).div_euclid(Length::mm(1).as_emu() / 100);
    let sign = if hundredths < 0 { "-" } else { "" };
    format!("{:>7}", format!("{sign}{}.{:02}", hundredths.abs() / 100, hundredths.abs() % 100))
}

fn letter(face: Face) -> &'static str {
    match face {
        Face::Regular => "R",
        Face::Bold => "B",
        Face::Italic => "I",
        Face::BoldItalic => "BI",
    }
}
