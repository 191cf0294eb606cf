//! Pages as pictures: what the PDF prints, as SVG with the same faces at the same places.
//!
//! Words stay text, so that they can be chosen, searched and read aloud; every word stands where layout put it, and kerning
//! and ligatures, which the PDF has not, are off. A letter's further marks are drawn, since no viewer would put them where
//! the PDF does. There is no `style` in it: a page with a strict content-security policy may hold it.

use std::fmt::Write;

use congvan::document::Document;
use congvan::document::length::Length;
use congvan::document::metrics::{self, Face, UNITS_PER_EM};
use congvan::document::style::{Ink, RULE_THICKNESS};
use skrifa::outline::OutlinePen;

use crate::drawn::{self, Place};
use crate::fonts;
use crate::mark::{Stand, is_mark};
use crate::page::{Item, Page, Text};
use crate::pages::layout;

/// Where a picture has its faces from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Faces {
    /// They stand in each picture, which needs nothing else.
    #[default]
    Inside,
    /// The page around it knows the faces by the name `Tinos`, from [`program`](crate::program).
    Around,
}

/// The pages of `document` as pictures, one a page.
pub fn svg(document: &Document, faces: Faces) -> Vec<String> {
    svg_pages(&layout(document), faces)
}

/// Pages in which [`layout`] or [`fit`](crate::fit) set a document, as pictures. `data-part` of a text is its
/// [`Text::part`].
pub fn svg_pages(pages: &[Page], faces: Faces) -> Vec<String> {
    pages.iter().map(|page| picture(page, faces)).collect()
}

fn picture(page: &Page, faces: Faces) -> String {
    let (width, height) = (mm(page.width), mm(page.height));
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}mm\" \
         height=\"{height}mm\" font-family=\"Tinos, 'Times New Roman', serif\" text-rendering=\"geometricPrecision\" \
         font-kerning=\"none\" font-variant-ligatures=\"none\">"
    );
    if faces == Faces::Inside {
        inside(page, &mut out);
    }
    let _ = write!(out, "<rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>");
    for item in &page.items {
        match item {
            Item::Text(text) => words(text, &mut out),
            Item::Rule(rule) => line(&[drawn::rule(rule)], &mut out),
            Item::Grid(grid) => line(&drawn::grid(grid), &mut out),
            Item::Frame(frame) => {
                let corners = drawn::frame(frame).map(at);
                path(&format!("M{}Z", corners.join("L")), frame.ink, &mut out);
            }
            Item::Brace(brace) => {
                let mut curve = String::new();
                let mut bends = 0;
                for (place, bent) in drawn::brace(*brace) {
                    curve.push_str(match (bent, bends) {
                        (true, 0) => "C",
                        (false, 0) if curve.is_empty() => "M",
                        (false, 0) => "L",
                        _ => " ",
                    });
                    curve.push_str(&at(place));
                    bends = if bent { bends + 1 } else { 0 };
                }
                path(&curve, Ink::Black, &mut out);
            }
        }
    }
    out.push_str("</svg>");
    out
}

/// The faces of the page's words, as whole programs.
fn inside(page: &Page, out: &mut String) {
    use base64::Engine;
    let used =
        |face: &Face| page.items.iter().any(|item| matches!(item, Item::Text(text) if text.face == *face));
    out.push_str("<style>");
    for face in Face::ALL.into_iter().filter(used) {
        let (weight, slant) = looks(face);
        let program = base64::engine::general_purpose::STANDARD.encode(fonts::program(face));
        let _ = write!(
            out,
            "@font-face{{font-family:Tinos;font-weight:{weight};font-style:{slant};src:url(data:font/ttf;base64,{program})}}"
        );
    }
    out.push_str("</style>");
}

/// Weight and style, as CSS calls them.
fn looks(face: Face) -> (&'static str, &'static str) {
    match face {
        Face::Regular => ("400", "normal"),
        Face::Bold => ("700", "normal"),
        Face::Italic => ("400", "italic"),
        Face::BoldItalic => ("700", "italic"),
    }
}

/// Words with more letters have each at its place: browsers move by widths cut off to parts of a point on the screen, which
/// adds up to more than a tenth of a millimetre.
const LONG: usize = 12;

/// A text, each of its words at its place.
fn words(text: &Text, out: &mut String) {
    let (weight, slant) = looks(text.face);
    let baseline = text.baseline - text.rise;
    let _ = write!(out, "<text y=\"{}\" font-size=\"{}\"", mm(baseline), mm(text.size));
    if weight != "400" {
        let _ = write!(out, " font-weight=\"{weight}\"");
    }
    if slant != "normal" {
        let _ = write!(out, " font-style=\"{slant}\"");
    }
    if text.ink != Ink::Black {
        let _ = write!(out, " fill=\"{}\"", colour(text.ink));
    }
    if let Some(part) = text.part {
        let _ = write!(out, " data-part=\"{part}\"");
    }
    out.push('>');
    let mut marks = String::new();
    let (mut units, mut spaces) = (0, 0);
    let place =
        |units: i64, spaces: usize| text.x + text.size * units / UNITS_PER_EM + text.stretch.total(spaces);
    for piece in text.text.split_inclusive(' ') {
        let advance = |c| metrics::advance(text.face, c).map_or(0, i64::from);
        let _ = write!(out, "<tspan x=\"{}", mm(place(units, spaces)));
        if piece.chars().count() > LONG {
            let mut next = units;
            for (c, behind) in piece.chars().zip(piece.chars().skip(1)) {
                next += advance(c);
                if !is_mark(behind) {
                    out.push(' ');
                    out.push_str(&mm(place(next, spaces)));
                }
            }
        }
        out.push_str("\">");
        let mut stand = None;
        for c in piece.chars() {
            if is_mark(c) {
                let shift =
                    stand.as_mut().map(|stand: &mut Stand| stand.take(text.face, c)).unwrap_or_default();
                let x = place(units + i64::from(shift.right), spaces);
                let y = baseline - text.size * i64::from(shift.up) / UNITS_PER_EM;
                mark(text, c, (x, y), &mut marks);
            } else {
                stand = Stand::of(text.face, c);
                escape(c, out);
            }
            units += advance(c);
            spaces += usize::from(c == ' ');
        }
        out.push_str("</tspan>");
    }
    out.push_str("</text>");
    out.push_str(&marks);
}

/// A mark over or under a letter, as an outline.
fn mark(text: &Text, c: char, (x, y): Place, out: &mut String) {
    let mut outline = Outline { x, y, size: text.size, path: String::new() };
    fonts::outline(text.face, c, &mut outline);
    let _ = write!(out, "<path fill=\"{}\" d=\"{}\"/>", colour(text.ink), outline.path);
}

/// An outline at its place on the paper.
struct Outline {
    x: Length,
    y: Length,
    size: Length,
    path: String,
}

impl Outline {
    fn to(&mut self, command: &str, places: &[(f32, f32)]) {
        self.path.push_str(command);
        let scaled =
            |units: f32| Length::emu((self.size.as_emu() as f32 * units / UNITS_PER_EM as f32) as i64);
        let places: Vec<String> =
            places.iter().map(|(x, y)| at((self.x + scaled(*x), self.y - scaled(*y)))).collect();
        self.path.push_str(&places.join(" "));
    }
}

impl OutlinePen for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.to("M", &[(x, y)]);
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.to("L", &[(x, y)]);
    }
    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.to("Q", &[(x1, y1), (x, y)]);
    }
    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.to("C", &[(x1, y1), (x2, y2), (x, y)]);
    }
    fn close(&mut self) {
        self.path.push('Z');
    }
}

fn line(lines: &[[Place; 2]], out: &mut String) {
    let each: String = lines.iter().map(|[from, to]| format!("M{}L{}", at(*from), at(*to))).collect();
    path(&each, Ink::Black, out);
}

fn path(d: &str, ink: Ink, out: &mut String) {
    let _ = write!(
        out,
        "<path d=\"{d}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{}\"/>",
        colour(ink),
        mm(RULE_THICKNESS)
    );
}

fn at((x, y): Place) -> String {
    format!("{} {}", mm(x), mm(y))
}

fn colour(ink: Ink) -> String {
    let [r, g, b] = ink.rgb();
    format!("#{r:02x}{g:02x}{b:02x}")
}

fn escape(c: char, out: &mut String) {
    match c {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        c => out.push(c),
    }
}

/// In millimetres, to a thousandth.
fn mm(length: Length) -> String {
    const EMU_PER_MICRON: i64 = 36;
    let emu = length.as_emu();
    let microns = (emu + emu.signum() * EMU_PER_MICRON / 2) / EMU_PER_MICRON;
    let (sign, microns) = (if microns < 0 { "-" } else { "" }, microns.abs());
    let text = format!("{sign}{}.{:03}", microns / 1000, microns % 1000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
