//! Pages to the operators of page content, every stretch of a paragraph marked with a number of its own.

use std::sync::Arc;

use crate::drawn;
use crate::fonts::{self, Cut};
use crate::mark::{Shift, Stand, is_mark};
use crate::operators::{Operators, Shown};
use crate::page::{Brace, Frame, Item, Link, Noted, Page, Text};
use congvan::document::length::Length;
use congvan::document::metrics::{self, ASCENT, DESCENT, UNITS_PER_EM};
use congvan::document::style::{Ink, RULE_THICKNESS};

/// Marked content: what stands together on one page of one paragraph or stamp, of its label, or of one link in it. Its place in
/// the page's list is its number (MCID).
pub(crate) struct Mark {
    pub part: usize,
    /// It is the label of the part.
    pub label: bool,
    pub link: Option<Link>,
    /// It is of a footnote of the part.
    pub note: Option<Noted>,
    /// Of a link: where it can be clicked, as left, bottom, right, top in points.
    pub boxes: Vec<[f32; 4]>,
}

/// Draws the pages; beside the content of each, its marks.
pub(crate) fn draw(pages: &[Page], cuts: &[Arc<Cut>]) -> (Vec<Vec<u8>>, Vec<Vec<Mark>>) {
    pages.iter().map(|page| draw_page(page, cuts)).unzip()
}

fn draw_page(page: &Page, cuts: &[Arc<Cut>]) -> (Vec<u8>, Vec<Mark>) {
    let mut marks: Vec<Mark> = Vec::new();
    let mut pen = Pen { out: Operators::default(), cuts, height: page.height, font: None, ink: Ink::Black };
    let mut items = page.items.iter().peekable();
    while let Some(item) = items.next() {
        match item {
            Item::Rule(rule) => pen.lines(&[drawn::rule(rule)]),
            Item::Frame(frame) => pen.frame(frame),
            Item::Grid(grid) => pen.lines(&drawn::grid(grid)),
            Item::Brace(brace) => pen.brace(*brace),
            Item::Text(text) => {
                pen.open(text, marks.len());
                pen.out.plain("BT");
                pen.show(text);
                let mut boxes = Vec::new();
                boxes.extend(clickable(text, page.height));
                while let Some(Item::Text(more)) =
                    items.next_if(|item| matches!(item, Item::Text(more) if together(text, more)))
                {
                    pen.show(more);
                    boxes.extend(clickable(more, page.height));
                }
                pen.out.plain("ET");
                pen.out.plain("EMC");
                if let Some(part) = text.part {
                    marks.push(Mark {
                        part,
                        label: text.label,
                        link: text.link.clone(),
                        note: text.note,
                        boxes,
                    });
                }
            }
        }
    }
    (pen.out.into_bytes(), marks)
}

/// Whether two neighbours are under one mark.
fn together(one: &Text, other: &Text) -> bool {
    let piece = |text: &Text| text.link.as_ref().map(|link| link.piece);
    one.part == other.part && one.label == other.label && one.note == other.note && piece(one) == piece(other)
}

/// Writes a page's content, and knows what it has set so far.
struct Pen<'c> {
    out: Operators,
    cuts: &'c [Arc<Cut>],
    /// Of the paper.
    height: Length,
    font: Option<(metrics::Face, Length)>,
    ink: Ink,
}

impl Pen<'_> {
    /// Opens marked content: number `mark` of the page, or an artifact.
    fn open(&mut self, text: &Text, mark: usize) {
        match text.part {
            Some(_) => self.out.plain(&format!("/P <</MCID {mark}>> BDC")),
            None => self.out.plain("/Artifact <</Type/Pagination>> BDC"),
        }
    }

    /// Lines that are no part of the text.
    fn lines(&mut self, lines: &[[(Length, Length); 2]]) {
        self.artifact();
        lines.iter().for_each(|ends| self.path(ends));
        self.out.plain("EMC");
    }

    /// Opens what is drawn and no part of the text.
    fn artifact(&mut self) {
        self.out.plain("/Artifact BMC");
        self.out.numbers(&[points(RULE_THICKNESS)], "w");
    }

    fn frame(&mut self, frame: &Frame) {
        self.artifact();
        self.out.numbers(&colour(frame.ink), "RG");
        self.corners(&drawn::frame(frame));
        self.out.plain("h");
        self.out.plain("S");
        self.out.numbers(&colour(Ink::Black), "RG");
        self.out.plain("EMC");
    }

    fn brace(&mut self, brace: Brace) {
        self.artifact();
        // Two places that a curve bends towards stand before its end.
        let mut bends = Vec::new();
        for (at, (place, is_bend)) in drawn::brace(brace).enumerate() {
            bends.extend(self.place(place));
            if !is_bend {
                let operator = match (at, bends.len()) {
                    (0, _) => "m",
                    (_, 2) => "l",
                    _ => "c",
                };
                self.out.numbers(&std::mem::take(&mut bends), operator);
            }
        }
        self.out.plain("S");
        self.out.plain("EMC");
    }

    /// Straight lines from corner to corner.
    fn path(&mut self, corners: &[(Length, Length)]) {
        self.corners(corners);
        self.out.plain("S");
    }

    fn corners(&mut self, corners: &[(Length, Length)]) {
        for (at, corner) in corners.iter().enumerate() {
            self.out.numbers(&self.place(*corner), if at == 0 { "m" } else { "l" });
        }
    }

    fn place(&self, (x, y): (Length, Length)) -> [f32; 2] {
        [points(x), from_bottom(y, self.height)]
    }

    /// One text: its place, then its words, each space corrected so that the next word starts where layout put it.
    /// Viewers move by widths cut off to integers, and word spacing (Tw) does not work for fonts of this kind.
    fn show(&mut self, text: &Text) {
        if self.font != Some((text.face, text.size)) {
            self.font = Some((text.face, text.size));
            self.out.font(fonts::resource(text.face), points(text.size));
        }
        if self.ink != text.ink {
            self.ink = text.ink;
            self.out.numbers(&colour(text.ink), "rg");
        }
        let baseline = from_bottom(text.baseline - text.rise, self.height);
        self.out.numbers(&[1.0, 0.0, 0.0, 1.0, points(text.x), baseline], "Tm");
        // Every face that is on a page was cut.
        if let Some(cut) = self.cuts.iter().find(|cut| cut.face == text.face) {
            words(text, cut, &mut self.out);
        }
    }
}

/// The words at their places; a letter with marks over or under it as one.
fn words(text: &Text, cut: &Cut, out: &mut Operators) {
    let size = text.size.as_emu().max(1);
    let mut shown = Shown::new(cut);
    let mut word = String::new();
    // Where the viewer's pen is, and where it should be, in thousandths of an em.
    let (mut pen, mut units, mut spaces) = (0, 0, 0);
    let mut rest = text.text.as_str();
    while let Some(c) = rest.chars().next() {
        let (letter, behind) = rest.split_at(c.len_utf8());
        pen += fonts::told_width(text.face, c);
        units += metrics::advance(text.face, c).map_or(0, i64::from);
        let marks = behind.len() - behind.trim_start_matches(is_mark).len();
        if marks > 0 {
            shown.words(&word);
            word.clear();
            out.show(std::mem::replace(&mut shown, Shown::new(cut)));
            letter_with_marks(letter, &behind[..marks], text, cut, out);
        } else {
            word.push(c);
        }
        rest = &behind[marks..];
        if c == ' ' {
            spaces += 1;
            let wanted = units * 1000 / UNITS_PER_EM + text.stretch.total(spaces).as_emu() * 1000 / size;
            shown.words(&word);
            word.clear();
            if pen != wanted {
                shown.back((pen - wanted) as f32);
                pen = wanted;
            }
        }
    }
    if text.continues {
        word.push(' ');
    }
    if !word.is_empty() {
        shown.words(&word);
    }
    out.show(shown);
}

/// A letter and its marks, each at its place; readers of the text are told that they are one.
fn letter_with_marks(letter: &str, marks: &str, text: &Text, cut: &Cut, out: &mut Operators) {
    out.read_as(letter.chars().chain(marks.chars()));
    let mut shown = Shown::new(cut);
    shown.words(letter);
    out.show(shown);
    let mut stand = letter.chars().next().and_then(|c| Stand::of(text.face, c));
    for mark in marks.chars() {
        let Shift { right, up } = stand.as_mut().map(|stand| stand.take(text.face, mark)).unwrap_or_default();
        let right = (i64::from(right) * 1000 / UNITS_PER_EM) as f32;
        out.numbers(&[points(text.size * i64::from(up) / UNITS_PER_EM)], "Ts");
        let mut shown = Shown::new(cut);
        shown.back(-right);
        shown.words(mark.encode_utf8(&mut [0; 4]));
        shown.back(right);
        out.show(shown);
    }
    out.numbers(&[0.0], "Ts");
    out.plain("EMC");
}

fn colour(ink: Ink) -> [f32; 3] {
    ink.rgb().map(|part| f32::from(part) / 255.0)
}

/// Where a link can be clicked.
fn clickable(text: &Text, height: Length) -> Option<[f32; 4]> {
    text.link.as_ref()?;
    let up = text.size * ASCENT / UNITS_PER_EM;
    let down = text.size * DESCENT / UNITS_PER_EM;
    Some([
        points(text.x),
        from_bottom(text.baseline + down, height),
        points(text.x + text.width()),
        from_bottom(text.baseline - up, height),
    ])
}

/// In points, to a hundredth: finer than any printer, and short in the file.
pub(crate) fn points(length: Length) -> f32 {
    let milli = length.as_milli_pt();
    let hundredths = (milli + if milli < 0 { -5 } else { 5 }) / 10;
    hundredths as f32 / 100.0
}

/// PDF counts heights from the lower edge of the paper, which is so high.
pub(crate) fn from_bottom(y: Length, height: Length) -> f32 {
    points(height - y)
}
