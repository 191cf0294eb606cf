//! Lines and boxes: only those that run level or upright are kept.

use hayro_font::kurbo::{Point, Rect};
use hayro_syntax::content::ops::TypedInstruction;

use super::Painter;
use super::state::Ink;
use crate::read::drawn::Stroke;

/// How thick a box may be to count as a line, in points.
const THICKEST: f64 = 3.0;
/// How many lines of a page are kept.
const MOST: usize = 100_000;

/// A path that is being made.
#[derive(Default)]
pub(super) struct Path {
    lines: Vec<(Point, Point)>,
    boxes: Vec<Rect>,
    start: Point,
    last: Point,
}

impl Path {
    fn line_to(&mut self, to: Point) {
        if self.lines.len() < MOST {
            self.lines.push((self.last, to));
        }
        self.last = to;
    }
}

/// Carries out an instruction of paths, or nothing.
pub(super) fn carry_out(painter: &mut Painter<'_, '_>, instruction: &TypedInstruction<'_, '_>) {
    use TypedInstruction as I;
    let point = |x: f64, y: f64| painter.state.matrix * Point::new(x, y);
    match instruction {
        I::MoveTo(to) => {
            let at = point(to.0.as_f64(), to.1.as_f64());
            (painter.path.start, painter.path.last) = (at, at);
        }
        I::LineTo(to) => {
            let at = point(to.0.as_f64(), to.1.as_f64());
            painter.path.line_to(at);
        }
        I::RectPath(r) => {
            let [x, y, width, height] = [&r.0, &r.1, &r.2, &r.3].map(|n| n.as_f64());
            let area = painter.state.matrix.transform_rect_bbox(Rect::new(x, y, x + width, y + height).abs());
            if painter.path.boxes.len() < MOST {
                painter.path.boxes.push(area);
            }
        }
        I::CubicTo(to) => bend(painter, to.4.as_f64(), to.5.as_f64()),
        I::CubicStartTo(to) => bend(painter, to.2.as_f64(), to.3.as_f64()),
        I::CubicEndTo(to) => bend(painter, to.2.as_f64(), to.3.as_f64()),
        I::ClosePath(_) => painter.path.line_to(painter.path.start),
        I::StrokePath(_) => stroke(painter),
        I::CloseAndStrokePath(_) => {
            painter.path.line_to(painter.path.start);
            stroke(painter);
        }
        I::FillPathNonZero(_) | I::FillPathEvenOdd(_) | I::FillPathNonZeroCompatibility(_) => fill(painter),
        I::FillAndStrokeNonZero(_) | I::FillAndStrokeEvenOdd(_) => stroke(painter),
        I::CloseFillAndStrokeNonZero(_) | I::CloseFillAndStrokeEvenOdd(_) => stroke(painter),
        I::EndPath(_) => painter.path = Path::default(),
        _ => {}
    }
}

fn bend(painter: &mut Painter<'_, '_>, x: f64, y: f64) {
    painter.path.last = painter.state.matrix * Point::new(x, y);
    painter.drawn.bends += 1;
}

fn stroke(painter: &mut Painter<'_, '_>) {
    let path = std::mem::take(&mut painter.path);
    let scale = painter.state.matrix.determinant().abs().sqrt();
    let thick = painter.state.line_width.abs() * scale;
    for (from, to) in path.lines {
        add(painter, from, to, thick);
    }
    for area in path.boxes {
        if area.width() <= THICKEST || area.height() <= THICKEST {
            thin(painter, area);
            continue;
        }
        let corners = [(area.x0, area.y0), (area.x1, area.y0), (area.x1, area.y1), (area.x0, area.y1)];
        for nth in 0..4 {
            add(painter, corners[nth].into(), corners[(nth + 1) % 4].into(), thick);
        }
    }
}

fn fill(painter: &mut Painter<'_, '_>) {
    let path = std::mem::take(&mut painter.path);
    if painter.state.ink == Ink::White {
        return;
    }
    let mut areas = path.boxes;
    // A thin box drawn by its sides.
    if (3..=5).contains(&path.lines.len()) {
        let points = path.lines.iter().flat_map(|(from, to)| [*from, *to]);
        let around = points.fold(None, |around: Option<Rect>, point| {
            Some(around.map_or(Rect::from_points(point, point), |around| around.union_pt(point)))
        });
        areas.extend(around);
    }
    for area in areas {
        if area.width() <= THICKEST || area.height() <= THICKEST {
            thin(painter, area);
        } else if painter.state.ink == Ink::Dark && painter.drawn.dark.len() < MOST {
            painter.drawn.dark.push(area);
        }
    }
}

/// A thin box is a line along its middle.
fn thin(painter: &mut Painter<'_, '_>, area: Rect) {
    let middle = area.center();
    if area.width() >= area.height() {
        add(painter, Point::new(area.x0, middle.y), Point::new(area.x1, middle.y), area.height());
    } else {
        add(painter, Point::new(middle.x, area.y0), Point::new(middle.x, area.y1), area.width());
    }
}

fn add(painter: &mut Painter<'_, '_>, from: Point, to: Point, thick: f64) {
    let straight = (from.x - to.x).abs() < 0.5 || (from.y - to.y).abs() < 0.5;
    let finite = from.is_finite() && to.is_finite() && thick.is_finite();
    if !straight || !finite || thick > THICKEST || painter.drawn.strokes.len() >= MOST {
        return;
    }
    let (least, most) = ((from.x.min(to.x), from.y.min(to.y)), (from.x.max(to.x), from.y.max(to.y)));
    painter.drawn.strokes.push(Stroke { from: least, to: most, thick });
}
