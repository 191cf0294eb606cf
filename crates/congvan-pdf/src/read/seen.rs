//! Pages as people see them: everything a page draws, as SVG, in the place where the reader of words finds it.
//!
//! Letters are the outlines of the file's own fonts, so that a page needs none to be shown and nothing of the file but shapes
//! gets into it. What has no plain colour (patterns, shades) is drawn in a light grey.

mod letters;
mod pixels;

use std::fmt::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use congvan::document::length::Length;
use congvan::document::metrics::Face;
use congvan::import::refusal::Refusal;
use hayro_interpret::font::{FontQuery, GlyphRun};
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::kurbo::{Affine, BezPath, PathEl, Point, Rect, Shape};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, FillRule, Image, ImageDrawProps,
    InterpreterCache, InterpreterSettings, Paint, SoftMask, StrokeProps, interpret_page,
};

use crate::fonts::program;
use letters::Letters;

/// Bytes that a page may become; what would go beyond is left out, and the page says so.
const MOST: usize = 12 << 20;
/// No line is thinner on a screen.
const THINNEST: f64 = 0.3;

/// A page as people see it.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    /// From left to right.
    pub width: Length,
    /// From top to bottom.
    pub height: Length,
    /// The picture, its units millimetres from the upper left corner.
    pub svg: String,
    /// Whether it was so much that some of it is left out.
    pub cut: bool,
}

/// Up to `most` pages of a PDF from `first`, which counts from 1, as pictures.
///
/// # Errors
/// A [`Refusal`] where the file cannot be read; see [`read`](super::read).
pub fn page_pictures(bytes: &[u8], first: usize, most: usize) -> Result<Vec<Seen>, Refusal> {
    // The reader of words counts what a file may ask for; what it refuses is not drawn.
    super::read(bytes)?;
    catch_unwind(AssertUnwindSafe(|| draw(bytes.to_vec(), first, most))).unwrap_or(Err(Refusal::Failed))
}

fn draw(bytes: Vec<u8>, first: usize, most: usize) -> Result<Vec<Seen>, Refusal> {
    let pdf = Pdf::new(bytes).map_err(|_| Refusal::Damaged)?;
    let cache = InterpreterCache::new();
    let pages = pdf.pages().iter().skip(first.saturating_sub(1)).take(most);
    Ok(pages.map(|page| draw_page(page, &cache)).collect())
}

fn draw_page<'a>(page: &Page<'a>, cache: &InterpreterCache<'a>) -> Seen {
    let (width, height) = page.render_dimensions();
    let (width, height) = (f64::from(width).clamp(1.0, 2e4), f64::from(height).clamp(1.0, 2e4));
    let paper = Rect::new(0.0, 0.0, width, height);
    let base = Affine::new(page.initial_transform(true).as_coeffs());
    let settings = InterpreterSettings { font_resolver: Arc::new(stands_for), ..Default::default() };
    let mut context = Context::new(base, paper, cache, page.xref(), settings);
    let mut pen = Pen { paper, ..Pen::default() };
    interpret_page(page, &mut context, &mut pen);
    let cut = pen.is_full();
    pen.open.iter().filter(|is_open| **is_open).for_each(|_| pen.out.push_str("</g>"));
    let points = |points: f64| Length::emu((points * 12_700.0) as i64);
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {w} {h}\" width=\"{w}mm\" height=\"{h}mm\">\
         <rect width=\"{w}\" height=\"{h}\" fill=\"#fff\"/><defs>{}{}</defs><g transform=\"scale({})\">{}</g></svg>",
        pen.letters.outlines(),
        pen.clips,
        25.4 / 72.0,
        pen.out,
        w = number(width * 25.4 / 72.0),
        h = number(height * 25.4 / 72.0),
    );
    Seen { width: points(width), height: points(height), svg, cut }
}

/// The face that stands for a font which the file only names.
fn stands_for(query: &FontQuery) -> Option<(hayro_interpret::font::FontData, u32)> {
    let (bold, italic) = match query {
        FontQuery::Standard(font) => {
            let name = format!("{font:?}");
            if name.contains("Symbol") || name.contains("Dingbats") {
                return None;
            }
            (name.contains("Bold"), name.contains("Italic") || name.contains("Oblique"))
        }
        FontQuery::Fallback(font) => (font.is_bold || font.font_weight >= 600, font.is_italic),
    };
    let face = match (bold, italic) {
        (false, false) => Face::Regular,
        (true, false) => Face::Bold,
        (false, true) => Face::Italic,
        (true, true) => Face::BoldItalic,
    };
    Some((Arc::new(program(face)), 0))
}

/// What has been drawn of a page.
#[derive(Default)]
struct Pen {
    paper: Rect,
    out: String,
    clips: String,
    clip_count: usize,
    letters: Letters,
    /// Of clips and groups under way, whether each has an element of its own.
    open: Vec<bool>,
    /// Bytes of pictures.
    pictured: usize,
    /// Something was left out.
    left_out: bool,
}

impl Pen {
    fn is_full(&self) -> bool {
        self.left_out || self.out.len() + self.clips.len() + self.letters.size() > MOST
    }

    /// Begins an element around what comes, unless nothing would be seen of it.
    fn begin(&mut self, element: Option<String>) {
        if let Some(element) = &element {
            self.out.push_str(element);
        }
        self.open.push(element.is_some());
    }

    fn end(&mut self) {
        if self.open.pop() == Some(true) {
            self.out.push_str("</g>");
        }
    }

    fn shape(&mut self, path: &BezPath, to_page: Affine, paint: &Paint<'_>, mode: &DrawMode) {
        if self.is_full() || path.elements().is_empty() {
            return;
        }
        let path = to_page * path.clone();
        let d = data(&path, 2);
        let (colour, opacity) = colour(paint);
        match mode {
            DrawMode::Fill(rule) => self.fill(&d, *rule, &colour, &opacity),
            DrawMode::Stroke(stroke) => self.stroke(&d, stroke, to_page, (&colour, &opacity)),
            DrawMode::FillAndStroke(rule, stroke) => {
                self.fill(&d, *rule, &colour, &opacity);
                self.stroke(&d, stroke, to_page, (&colour, &opacity));
            }
            DrawMode::Invisible => {}
        }
    }

    fn fill(&mut self, d: &str, rule: FillRule, colour: &str, opacity: &str) {
        let rule = if rule == FillRule::EvenOdd { " fill-rule=\"evenodd\"" } else { "" };
        let _ = write!(self.out, "<path d=\"{d}\" fill=\"{colour}\"{rule}{opacity}/>");
    }

    fn stroke(&mut self, d: &str, stroke: &StrokeProps, to_page: Affine, (colour, opacity): (&str, &str)) {
        let scale = to_page.determinant().abs().sqrt();
        let width = number((f64::from(stroke.line_width) * scale).max(THINNEST));
        let _ = write!(
            self.out,
            "<path d=\"{d}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\"{opacity}"
        );
        if !stroke.dash_array.is_empty() && stroke.dash_array.len() <= 16 {
            let dashes: Vec<String> =
                stroke.dash_array.iter().map(|dash| number(f64::from(*dash) * scale)).collect();
            let _ = write!(self.out, " stroke-dasharray=\"{}\"", dashes.join(" "));
        }
        self.out.push_str("/>");
    }
}

impl<'a> Device<'a> for Pen {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        self.shape(path, props.transform, &props.paint, mode);
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        let around = clip.path.bounding_box();
        let everything = is_box(&clip.path) && around.inflate(1.0, 1.0).contains_rect(self.paper);
        if everything || self.is_full() {
            return self.begin(None);
        }
        self.clip_count += 1;
        let id = self.clip_count;
        let rule = if clip.fill == FillRule::EvenOdd { " clip-rule=\"evenodd\"" } else { "" };
        let _ = write!(
            self.clips,
            "<clipPath id=\"c{id}\"><path d=\"{}\"{rule}/></clipPath>",
            data(&clip.path, 2)
        );
        self.begin(Some(format!("<g clip-path=\"url(#c{id})\">")));
    }

    fn push_transparency_group(&mut self, opacity: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        let seen = opacity.clamp(0.0, 1.0);
        self.begin((seen < 1.0).then(|| format!("<g opacity=\"{}\">", number(f64::from(seen)))));
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        if matches!(mode, DrawMode::Invisible) || self.is_full() {
            return;
        }
        if let DrawMode::Fill(_) | DrawMode::FillAndStroke(..) = mode {
            let (colour, opacity) = colour(&props.paint);
            self.letters.set(run, props.transform, &format!(" fill=\"{colour}\"{opacity}"), &mut self.out);
        }
        for glyph in run.glyphs() {
            match &**glyph {
                hayro_interpret::font::Glyph::Type3(drawn) => {
                    drawn.interpret(self, props.transform, glyph.transform(), &props.paint);
                }
                hayro_interpret::font::Glyph::Outline(outline) if !matches!(mode, DrawMode::Fill(_)) => {
                    let (DrawMode::Stroke(stroke) | DrawMode::FillAndStroke(_, stroke)) = mode else {
                        continue;
                    };
                    let path = props.transform * glyph.transform() * outline.outline();
                    let (colour, opacity) = colour(&props.paint);
                    self.stroke(&data(&path, 2), stroke, props.transform, (&colour, &opacity));
                }
                hayro_interpret::font::Glyph::Outline(_) => {}
            }
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        let [a, b, c, d, e, f] = props.transform.as_coeffs();
        let room = MOST.saturating_sub(self.pictured);
        let Some(pixels) = pixels::of(image, props.transform, room) else {
            self.left_out |= true;
            return;
        };
        self.pictured += pixels.url.len();
        let place = [a, b, c, d].map(fine).join(" ");
        let _ = write!(
            self.out,
            "<image width=\"{}\" height=\"{}\" preserveAspectRatio=\"none\" transform=\"matrix({place} {} {})\" href=\"{}\"/>",
            number(pixels.width),
            number(pixels.height),
            number(e),
            number(f),
            pixels.url
        );
    }

    fn pop_clip(&mut self) {
        self.end();
    }

    fn pop_transparency_group(&mut self) {
        self.end();
    }
}

/// A colour, and how much of it is seen as an attribute where that is not all.
fn colour(paint: &Paint<'_>) -> (String, String) {
    let Paint::Color(colour) = paint else { return ("#ddd".to_owned(), String::new()) };
    let [r, g, b, seen] = colour.to_rgba().to_rgba8();
    let opacity = match seen {
        255 => String::new(),
        seen => format!(" opacity=\"{}\"", number(f64::from(seen) / 255.0)),
    };
    (format!("#{r:02x}{g:02x}{b:02x}"), opacity)
}

fn is_box(path: &BezPath) -> bool {
    path.elements().len() <= 6
        && !path.elements().iter().any(|part| matches!(part, PathEl::CurveTo(..) | PathEl::QuadTo(..)))
}

/// A path as SVG has it.
fn data(path: &BezPath, digits: usize) -> String {
    let mut out = String::new();
    let mut put = |command: char, points: &[Point]| {
        out.push(command);
        for (nth, point) in points.iter().enumerate() {
            if nth > 0 {
                out.push(' ');
            }
            out.push_str(&round(point.x, digits));
            out.push(' ');
            out.push_str(&round(point.y, digits));
        }
    };
    for part in path.elements() {
        match *part {
            PathEl::MoveTo(to) => put('M', &[to]),
            PathEl::LineTo(to) => put('L', &[to]),
            PathEl::QuadTo(by, to) => put('Q', &[by, to]),
            PathEl::CurveTo(by, and, to) => put('C', &[by, and, to]),
            PathEl::ClosePath => put('Z', &[]),
        }
    }
    out
}

/// A number of points, to a hundredth.
fn number(value: f64) -> String {
    round(value, 2)
}

/// A number that others are multiplied by.
fn fine(value: f64) -> String {
    round(value, 6)
}

fn round(value: f64, digits: usize) -> String {
    let value = if value.is_finite() { value.clamp(-1e6, 1e6) } else { 0.0 };
    let text = format!("{value:.digits$}");
    let text = if digits > 0 { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}
