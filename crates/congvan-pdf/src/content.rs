//! Pages to the operators of page content, every stretch of a paragraph marked with a number of its own.

use std::collections::BTreeMap;
use std::sync::Arc;

use congvan::document::length::Length;
use congvan::document::metrics::{self, ASCENT, DESCENT, UNITS_PER_EM};
use congvan::document::style::{Ink, RULE_THICKNESS};
use printpdf::{
    Color, DictItem, Line, LinePoint, Mm, Op, PdfDocument, PdfFont, PdfFontHandle, PdfPage, Point, Pt, Rgb,
    TextItem, TextMatrix,
};

use crate::drawn;
use crate::fonts::{self, Cut};
use crate::mark::{Shift, Stand, is_mark};
use crate::page::{Brace, Frame, Grid, Item, Link, Noted, Page, Text};

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

/// Draws the pages; beside them, the marks of each.
pub(crate) fn draw(pages: &[Page]) -> (Vec<PdfPage>, Vec<Vec<Mark>>) {
    pages.iter().map(draw_page).unzip()
}

/// The pages as printpdf's document.
pub(crate) fn assemble(pages: Vec<PdfPage>, cuts: &[Arc<Cut>]) -> PdfDocument {
    let mut document = PdfDocument::new("");
    for cut in cuts {
        document.resources.fonts.map.insert(fonts::resource(cut.face), PdfFont::new(cut.font.clone()));
    }
    document.pages = pages;
    document
}

fn draw_page(page: &Page) -> (PdfPage, Vec<Mark>) {
    let mut ops = Vec::new();
    let mut marks: Vec<Mark> = Vec::new();
    let mut pen = Pen { height: page.height, font: None, ink: Ink::Black };
    let mut items = page.items.iter().peekable();
    while let Some(item) = items.next() {
        match item {
            Item::Rule(rule) => {
                pen.lines(&[drawn::rule(rule)], &mut ops);
            }
            Item::Frame(frame) => pen.frame(frame, &mut ops),
            Item::Grid(grid) => pen.grid(grid, &mut ops),
            Item::Brace(brace) => pen.brace(*brace, &mut ops),
            Item::Text(text) => {
                ops.push(open(text, marks.len()));
                ops.push(Op::StartTextSection);
                pen.show(text, &mut ops);
                let mut boxes = Vec::new();
                boxes.extend(clickable(text, page.height));
                while let Some(Item::Text(more)) =
                    items.next_if(|item| matches!(item, Item::Text(more) if together(text, more)))
                {
                    pen.show(more, &mut ops);
                    boxes.extend(clickable(more, page.height));
                }
                ops.push(Op::EndTextSection);
                ops.push(Op::EndMarkedContent);
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
    (PdfPage::new(Mm(page.width.as_mm() as f32), Mm(page.height.as_mm() as f32), ops), marks)
}

/// Whether two neighbours are under one mark.
fn together(one: &Text, other: &Text) -> bool {
    let piece = |text: &Text| text.link.as_ref().map(|link| link.piece);
    one.part == other.part && one.label == other.label && one.note == other.note && piece(one) == piece(other)
}

/// Opens marked content: number `mark` of the page, or an artifact.
fn open(text: &Text, mark: usize) -> Op {
    let (tag, properties) = match text.part {
        Some(_) => ("P", ("MCID", DictItem::Int(mark as i64))),
        None => ("Artifact", ("Type", DictItem::Name(b"Pagination".to_vec()))),
    };
    let map = BTreeMap::from([(properties.0.to_owned(), properties.1)]);
    Op::BeginMarkedContentWithProperties { tag: tag.to_owned(), properties: DictItem::Dict { map } }
}

/// What a page's content has set so far.
struct Pen {
    /// Of the paper.
    height: Length,
    font: Option<(metrics::Face, Length)>,
    ink: Ink,
}

impl Pen {
    /// Lines that are no part of the text.
    fn lines(&self, lines: &[[(Length, Length); 2]], ops: &mut Vec<Op>) {
        ops.push(Op::BeginMarkedContent { tag: "Artifact".to_owned() });
        ops.push(Op::SetOutlineThickness { pt: Pt(points(RULE_THICKNESS)) });
        ops.extend(lines.iter().map(|ends| self.path(ends, false)));
        ops.push(Op::EndMarkedContent);
    }

    fn grid(&self, grid: &Grid, ops: &mut Vec<Op>) {
        self.lines(&drawn::grid(grid), ops);
    }

    fn frame(&self, frame: &Frame, ops: &mut Vec<Op>) {
        ops.push(Op::BeginMarkedContent { tag: "Artifact".to_owned() });
        ops.push(Op::SetOutlineThickness { pt: Pt(points(RULE_THICKNESS)) });
        ops.push(Op::SetOutlineColor { col: colour(frame.ink) });
        ops.push(self.path(&drawn::frame(frame), true));
        ops.push(Op::SetOutlineColor { col: colour(Ink::Black) });
        ops.push(Op::EndMarkedContent);
    }

    fn brace(&self, brace: Brace, ops: &mut Vec<Op>) {
        let points = drawn::brace(brace).map(|((x, y), bezier)| LinePoint {
            p: Point { x: Pt(points(x)), y: Pt(from_bottom(y, self.height)) },
            bezier,
        });
        ops.push(Op::BeginMarkedContent { tag: "Artifact".to_owned() });
        ops.push(Op::SetOutlineThickness { pt: Pt(self::points(RULE_THICKNESS)) });
        ops.push(Op::DrawLine { line: Line { points: points.collect(), is_closed: false } });
        ops.push(Op::EndMarkedContent);
    }

    fn path(&self, corners: &[(Length, Length)], is_closed: bool) -> Op {
        let points = corners.iter().map(|&(x, y)| LinePoint {
            p: Point { x: Pt(points(x)), y: Pt(from_bottom(y, self.height)) },
            bezier: false,
        });
        Op::DrawLine { line: Line { points: points.collect(), is_closed } }
    }

    /// One text: its place, then its words, each space corrected so that the next word starts where layout put it.
    /// Viewers move by widths cut off to integers, and word spacing (Tw) does not work for fonts of this kind.
    fn show(&mut self, text: &Text, ops: &mut Vec<Op>) {
        if self.font != Some((text.face, text.size)) {
            self.font = Some((text.face, text.size));
            let handle = PdfFontHandle::External(fonts::resource(text.face));
            ops.push(Op::SetFont { font: handle, size: Pt(points(text.size)) });
        }
        if self.ink != text.ink {
            self.ink = text.ink;
            ops.push(Op::SetFillColor { col: colour(text.ink) });
        }
        let baseline = from_bottom(text.baseline - text.rise, self.height);
        ops.push(Op::SetTextMatrix { matrix: TextMatrix::Translate(Pt(points(text.x)), Pt(baseline)) });
        words(text, ops);
    }
}

/// The words at their places; a letter with marks over or under it as one.
fn words(text: &Text, ops: &mut Vec<Op>) {
    let size = text.size.as_emu().max(1);
    let mut items = Vec::new();
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
            items.push(TextItem::Text(std::mem::take(&mut word)));
            ops.push(Op::ShowText { items: std::mem::take(&mut items) });
            marked(letter, &behind[..marks], text, ops);
        } else {
            word.push(c);
        }
        rest = &behind[marks..];
        if c == ' ' {
            spaces += 1;
            let wanted = units * 1000 / UNITS_PER_EM + text.stretch.total(spaces).as_emu() * 1000 / size;
            items.push(TextItem::Text(std::mem::take(&mut word)));
            if pen != wanted {
                items.push(TextItem::Offset((pen - wanted) as f32));
                pen = wanted;
            }
        }
    }
    if text.continues {
        word.push(' ');
    }
    if !word.is_empty() {
        items.push(TextItem::Text(word));
    }
    if !items.is_empty() {
        ops.push(Op::ShowText { items });
    }
}

/// A letter and its marks, each at its place; readers of the text are told that they are one.
fn marked(letter: &str, marks: &str, text: &Text, ops: &mut Vec<Op>) {
    let read = format!("\u{feff}{letter}{marks}").encode_utf16().flat_map(u16::to_be_bytes).collect();
    let read = DictItem::String { data: read, literal: false };
    let map = BTreeMap::from([("ActualText".to_owned(), read)]);
    ops.push(Op::BeginMarkedContentWithProperties {
        tag: "Span".to_owned(),
        properties: DictItem::Dict { map },
    });
    ops.push(Op::ShowText { items: vec![TextItem::Text(letter.to_owned())] });
    let mut stand = letter.chars().next().and_then(|c| Stand::of(text.face, c));
    for mark in marks.chars() {
        let Shift { right, up } = stand.as_mut().map(|stand| stand.take(text.face, mark)).unwrap_or_default();
        let right = (i64::from(right) * 1000 / UNITS_PER_EM) as f32;
        ops.push(Op::SetLineOffset { multiplier: points(text.size * i64::from(up) / UNITS_PER_EM) });
        let items = [TextItem::Offset(-right), TextItem::Text(mark.to_string()), TextItem::Offset(right)];
        ops.push(Op::ShowText { items: items.into() });
    }
    ops.push(Op::SetLineOffset { multiplier: 0.0 });
    ops.push(Op::EndMarkedContent);
}

fn colour(ink: Ink) -> Color {
    let [r, g, b] = ink.rgb().map(|part| f32::from(part) / 255.0);
    Color::Rgb(Rgb { r, g, b, icc_profile: None })
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
