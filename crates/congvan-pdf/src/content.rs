//! Pages to the operators of page content, every stretch of a paragraph marked with a number of its own.

use std::collections::BTreeMap;

use congvan::form::{PAGE_HEIGHT, PAGE_WIDTH};
use congvan::length::Length;
use congvan::metrics::{self, ASCENT, DESCENT, UNITS_PER_EM};
use congvan::style::{RULE_THICKNESS, Role};
use printpdf::{
    DictItem, Line, LinePoint, Mm, Op, PdfDocument, PdfFont, PdfFontHandle, PdfPage, Point, Pt, TextItem,
    TextMatrix,
};

use crate::fonts::{self, Cut};
use crate::page::{Item, Link, Page, Stroke, Text};

/// Marked content: what stands together on one page of one paragraph, or of one link in it. Its place in the
/// page's list is its number (MCID).
pub(crate) struct Mark {
    pub paragraph: usize,
    pub role: Role,
    pub link: Option<Link>,
    /// Of a link: where it can be clicked, as left, bottom, right, top in points.
    pub boxes: Vec<[f32; 4]>,
}

/// Draws the pages; beside them, the marks of each.
pub(crate) fn draw(pages: &[Page]) -> (Vec<PdfPage>, Vec<Vec<Mark>>) {
    pages.iter().map(draw_page).unzip()
}

/// The pages as printpdf's document.
pub(crate) fn assemble(pages: Vec<PdfPage>, cuts: &[Cut]) -> PdfDocument {
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
    let mut font = None;
    let mut items = page.items.iter().peekable();
    while let Some(item) = items.next() {
        match item {
            Item::Rule(stroke) => draw_rule(stroke, &mut ops),
            Item::Text(text) => {
                ops.push(open(text, marks.len()));
                ops.push(Op::StartTextSection);
                show(text, &mut font, &mut ops);
                let mut boxes = vec![clickable(text)];
                while let Some(Item::Text(more)) =
                    items.next_if(|item| matches!(item, Item::Text(more) if together(text, more)))
                {
                    show(more, &mut font, &mut ops);
                    boxes.push(clickable(more));
                }
                ops.push(Op::EndTextSection);
                ops.push(Op::EndMarkedContent);
                if let Some(paragraph) = text.paragraph {
                    let link = text.link.clone();
                    boxes.truncate(if link.is_some() { boxes.len() } else { 0 });
                    marks.push(Mark { paragraph, role: text.role, link, boxes });
                }
            }
        }
    }
    (PdfPage::new(Mm(PAGE_WIDTH.as_mm() as f32), Mm(PAGE_HEIGHT.as_mm() as f32), ops), marks)
}

/// Whether two neighbours are under one mark.
fn together(one: &Text, other: &Text) -> bool {
    let piece = |text: &Text| text.link.as_ref().map(|link| link.piece);
    one.paragraph == other.paragraph && piece(one) == piece(other)
}

/// Opens marked content: number `mark` of the page, or an artifact.
fn open(text: &Text, mark: usize) -> Op {
    let (tag, properties) = match text.paragraph {
        Some(_) => ("P", ("MCID", DictItem::Int(mark as i64))),
        None => ("Artifact", ("Type", DictItem::Name(b"Pagination".to_vec()))),
    };
    let map = BTreeMap::from([(properties.0.to_owned(), properties.1)]);
    Op::BeginMarkedContentWithProperties { tag: tag.to_owned(), properties: DictItem::Dict { map } }
}

fn draw_rule(stroke: &Stroke, ops: &mut Vec<Op>) {
    let y = from_bottom(stroke.y + RULE_THICKNESS / 2);
    let point = |x| LinePoint { p: Point { x: Pt(points(x)), y: Pt(y) }, bezier: false };
    let points = vec![point(stroke.x), point(stroke.x + stroke.length)];
    ops.push(Op::BeginMarkedContent { tag: "Artifact".to_owned() });
    ops.push(Op::SetOutlineThickness { pt: Pt(self::points(RULE_THICKNESS)) });
    ops.push(Op::DrawLine { line: Line { points, is_closed: false } });
    ops.push(Op::EndMarkedContent);
}

/// One text: its place, then its words, each space corrected so that the next word starts where layout put it.
/// Viewers move by widths cut off to integers, and word spacing (Tw) does not work for fonts of this kind.
fn show(text: &Text, font: &mut Option<(metrics::Face, Length)>, ops: &mut Vec<Op>) {
    if *font != Some((text.face, text.size)) {
        *font = Some((text.face, text.size));
        let handle = PdfFontHandle::External(fonts::resource(text.face));
        ops.push(Op::SetFont { font: handle, size: Pt(points(text.size)) });
    }
    let matrix = TextMatrix::Translate(Pt(points(text.x)), Pt(from_bottom(text.baseline)));
    ops.push(Op::SetTextMatrix { matrix });
    let size = text.size.as_emu().max(1);
    let mut items = Vec::new();
    let mut word = String::new();
    // Where the viewer's pen is, and where it should be, in thousandths of an em.
    let (mut pen, mut units, mut spaces) = (0, 0, 0);
    for c in text.text.chars() {
        word.push(c);
        pen += fonts::told_width(text.face, c);
        units += metrics::advance(text.face, c).map_or(0, i64::from);
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
    ops.push(Op::ShowText { items });
}

fn clickable(text: &Text) -> [f32; 4] {
    let up = text.size * ASCENT / UNITS_PER_EM;
    let down = text.size * DESCENT / UNITS_PER_EM;
    [
        points(text.x),
        from_bottom(text.baseline + down),
        points(text.x + text.width()),
        from_bottom(text.baseline - up),
    ]
}

/// In points, to a hundredth: finer than any printer, and short in the file.
fn points(length: Length) -> f32 {
    let milli = length.as_milli_pt();
    let hundredths = (milli + if milli < 0 { -5 } else { 5 }) / 10;
    hundredths as f32 / 100.0
}

/// PDF counts heights from the lower edge of the paper.
fn from_bottom(y: Length) -> f32 {
    points(PAGE_HEIGHT - y)
}
