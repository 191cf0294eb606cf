//! Pages as pictures in shades of grey, for who recognises words in them.

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_interpret::font::GlyphRun;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::kurbo::{Affine, BezPath, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageData, ImageDrawProps,
    InterpreterCache, InterpreterSettings, SoftMask, interpret_page,
};

/// Smaller pictures are made larger: letters of few points are read worse.
const LEAST_PER_INCH: f64 = 200.0;
/// Larger pictures are made smaller: no words need more.
const MOST_PER_INCH: f64 = 400.0;
/// More points than any page has that was scanned as one.
const MOST_POINTS: u32 = 120_000_000;

/// A page as a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Points from left to right.
    pub width: usize,
    /// Points from top to bottom.
    pub height: usize,
    /// How many points an inch has.
    pub per_inch: u32,
    /// Each point, row by row: 0 is black, 255 white.
    pub grey: Vec<u8>,
}

impl Picture {
    /// Makes an area as white as paper, from its upper left corner; points.
    pub fn cover(&mut self, from: (f64, f64), size: (f64, f64)) {
        /// Edges of letters are grey.
        const EDGE: f64 = 1.0;
        let span = |from: f64, length: f64, most: usize| {
            ((from - EDGE).max(0.0) as usize).min(most)..((from + length + EDGE).max(0.0) as usize).min(most)
        };
        let columns = span(from.0, size.0, self.width);
        for row in span(from.1, size.1, self.height) {
            self.grey[row * self.width..][columns.clone()].fill(255);
        }
    }
}

/// The pictures on a page, put together as they stand on it; none where there is no such page or no picture can be opened.
pub fn picture(bytes: &[u8], page: usize) -> Option<Picture> {
    super::gate::check(bytes).ok()?;
    catch_unwind(AssertUnwindSafe(|| put_together(bytes.to_vec(), page))).ok().flatten()
}

fn put_together(bytes: Vec<u8>, page: usize) -> Option<Picture> {
    let pdf = Pdf::new(bytes).ok()?;
    let page = pdf.pages().get(page.checked_sub(1)?)?;
    let (width, height) = page.render_dimensions();
    let area = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let base = Affine::new(page.initial_transform(true).as_coeffs());
    let cache = InterpreterCache::new();
    let settings = InterpreterSettings::default();
    let mut context = Context::new(base, area, &cache, page.xref(), settings);
    let mut scans = Scans::default();
    interpret_page(page, &mut context, &mut scans);
    scans.put_together(f64::from(width), f64::from(height))
}

/// A picture and where it stands: its own points to those of the page.
struct Scan {
    width: usize,
    height: usize,
    grey: Vec<u8>,
    /// How much of each point is seen; all of it where nothing is said.
    seen: Option<Vec<u8>>,
    place: Affine,
}

impl Scan {
    /// How light it is at a place, between its own points.
    fn shade(&self, x: f64, y: f64) -> u32 {
        let near = |at: f64, most: usize| {
            let at = (at - 0.5).clamp(0.0, most.saturating_sub(1) as f64);
            let first = at as usize;
            (first, (first + 1).min(most.saturating_sub(1)), at - first as f64)
        };
        let ((left, right, across), (above, below, down)) = (near(x, self.width), near(y, self.height));
        let point = |row: usize, column: usize| f64::from(self.grey[row * self.width + column]);
        let mix = |one: f64, other: f64, share: f64| one + (other - one) * share;
        let upper = mix(point(above, left), point(above, right), across);
        let lower = mix(point(below, left), point(below, right), across);
        mix(upper, lower, down).round() as u32
    }
}

#[derive(Default)]
struct Scans(Vec<Scan>);

impl<'a> Device<'a> for Scans {
    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_glyph_run(&mut self, _: &GlyphRun<'_, 'a>, _: DrawProps<'a>, _: &DrawMode) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        // Pages are put together of few pictures; a page of thousands is a drawing.
        if self.0.len() >= 500
            || image.width().checked_mul(image.height()).is_none_or(|points| points > MOST_POINTS)
        {
            return;
        }
        let place = props.transform;
        match image {
            Image::Stencil(stencil) => stencil.with_stencil(
                |mask, _| {
                    let (width, height) = (mask.width as usize, mask.height as usize);
                    let grey = vec![0; width * height];
                    self.0.push(Scan { width, height, grey, seen: Some(mask.data), place });
                },
                None,
            ),
            Image::Raster(raster) => raster.with_rgba(
                |data, alpha| {
                    let (width, height) = (data.width() as usize, data.height() as usize);
                    let seen = alpha.map(|alpha| alpha.data).filter(|alpha| alpha.len() == width * height);
                    self.0.push(Scan { width, height, grey: grey(data), seen, place });
                },
                None,
            ),
        }
    }
}

fn grey(data: ImageData) -> Vec<u8> {
    match data {
        ImageData::Luma(luma) => luma.data,
        ImageData::Rgb(rgb) => {
            let of =
                |point: &[u8]| (u32::from(point[0]) * 3 + u32::from(point[1]) * 6 + u32::from(point[2])) / 10;
            rgb.data.chunks_exact(3).map(|point| of(point) as u8).collect()
        }
    }
}

impl Scans {
    fn put_together(self, width: f64, height: f64) -> Option<Picture> {
        let largest = self
            .0
            .iter()
            .max_by(|a, b| a.place.determinant().abs().total_cmp(&b.place.determinant().abs()))?;
        let [across, down, ..] = largest.place.as_coeffs();
        // `place` takes a picture's own points to those of the page, 72 an inch.
        let per_inch = (72.0 / across.hypot(down)).clamp(LEAST_PER_INCH, MOST_PER_INCH);
        let scale = per_inch / 72.0;
        let (columns, rows) = ((width * scale).ceil() as usize, (height * scale).ceil() as usize);
        if columns == 0 || rows == 0 || columns.checked_mul(rows)? > MOST_POINTS as usize {
            return None;
        }
        let mut grey = vec![255; columns * rows];
        for scan in &self.0 {
            set(scan, &mut grey, columns, rows, scale);
        }
        Some(Picture { width: columns, height: rows, per_inch: per_inch.round() as u32, grey })
    }
}

/// Sets a scan into the page, `scale` points for each of the page's.
fn set(scan: &Scan, grey: &mut [u8], columns: usize, rows: usize, scale: f64) {
    let to_page = Affine::scale(scale) * scan.place;
    if scan.grey.len() < scan.width * scan.height || to_page.determinant().abs() < 1e-9 {
        return;
    }
    let back = to_page.inverse();
    let area = to_page.transform_rect_bbox(Rect::new(0.0, 0.0, scan.width as f64, scan.height as f64));
    let area = area.intersect(Rect::new(0.0, 0.0, columns as f64, rows as f64));
    for row in area.y0.max(0.0) as usize..(area.y1.max(0.0).ceil() as usize).min(rows) {
        for column in area.x0.max(0.0) as usize..(area.x1.max(0.0).ceil() as usize).min(columns) {
            let at = back * hayro_interpret::kurbo::Point::new(column as f64 + 0.5, row as f64 + 0.5);
            if at.x < 0.0 || at.y < 0.0 || at.x >= scan.width as f64 || at.y >= scan.height as f64 {
                continue;
            }
            let own = at.y as usize * scan.width + at.x as usize;
            let seen = scan.seen.as_ref().and_then(|seen| seen.get(own)).copied().unwrap_or(255);
            let point = &mut grey[row * columns + column];
            let mixed = (u32::from(*point) * (255 - u32::from(seen))
                + scan.shade(at.x, at.y) * u32::from(seen))
                / 255;
            *point = mixed as u8;
        }
    }
}
