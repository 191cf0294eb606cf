//! Tables by the lines that are drawn between their cells.

use hayro_font::kurbo::Rect;

use super::drawn::Stroke;

/// How far lines may be from each other and still meet.
const MEET: f64 = 3.0;

/// A table of drawn lines, or a frame around something.
pub(crate) struct Grid {
    pub area: Rect,
    /// Cells in rows: where each stands, how many columns and rows it takes.
    pub rows: Vec<Vec<Box>>,
}

/// A cell of drawn lines.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Box {
    pub area: Rect,
    pub columns: usize,
    pub rows: usize,
}

impl Grid {
    /// Whether it is only a frame.
    pub fn is_frame(&self) -> bool {
        self.rows.len() == 1 && self.rows[0].len() == 1
    }
}

/// The tables of a page, from the top.
pub(crate) fn find(strokes: &[Stroke]) -> Vec<Grid> {
    // Drawings have thousands of lines, tables hundreds.
    if strokes.len() > 6_000 {
        return Vec::new();
    }
    let mut grids: Vec<Grid> = clusters(strokes).iter().filter_map(|cluster| grid(cluster)).collect();
    grids.sort_by(|a, b| a.area.y0.total_cmp(&b.area.y0));
    grids
}

/// Lines that meet, directly or over others.
fn clusters(strokes: &[Stroke]) -> Vec<Vec<Stroke>> {
    let mut root: Vec<usize> = (0..strokes.len()).collect();
    let mut order: Vec<usize> = (0..strokes.len()).collect();
    order.sort_by(|a, b| strokes[*a].from.1.total_cmp(&strokes[*b].from.1));
    for (nth, &one) in order.iter().enumerate() {
        for &other in &order[nth + 1..] {
            if strokes[other].from.1 > strokes[one].to.1 + MEET {
                break;
            }
            if meet(&strokes[one], &strokes[other]) {
                let (a, b) = (top(&mut root, one), top(&mut root, other));
                root[a.max(b)] = a.min(b);
            }
        }
    }
    let mut by_root: std::collections::BTreeMap<usize, Vec<Stroke>> = std::collections::BTreeMap::new();
    for (nth, stroke) in strokes.iter().enumerate() {
        let root = top(&mut root, nth);
        by_root.entry(root).or_default().push(*stroke);
    }
    by_root.into_values().collect()
}

fn top(root: &mut [usize], mut at: usize) -> usize {
    while root[at] != at {
        root[at] = root[root[at]];
        at = root[at];
    }
    at
}

fn meet(a: &Stroke, b: &Stroke) -> bool {
    a.from.0 <= b.to.0 + MEET
        && b.from.0 <= a.to.0 + MEET
        && a.from.1 <= b.to.1 + MEET
        && b.from.1 <= a.to.1 + MEET
}

fn grid(cluster: &[Stroke]) -> Option<Grid> {
    let (level, upright): (Vec<&Stroke>, Vec<&Stroke>) = cluster.iter().partition(|stroke| stroke.level());
    let xs = places(upright.iter().map(|stroke| stroke.from.0));
    let ys = places(level.iter().map(|stroke| stroke.from.1));
    if xs.len() < 2 || ys.len() < 2 || xs.len() > 200 || ys.len() > 2_000 {
        return None;
    }
    let area = Rect::new(xs[0], ys[0], xs[xs.len() - 1], ys[ys.len() - 1]);
    let (columns, rows) = (xs.len() - 1, ys.len() - 1);
    let mut taken = vec![vec![false; columns]; rows];
    let walls = Walls { level: &level, upright: &upright };
    let mut cells = Vec::new();
    for row in 0..rows {
        let mut boxes = Vec::new();
        for column in 0..columns {
            if taken[row][column] {
                continue;
            }
            let middle = |low: usize, along: &[f64]| (along[low] + along[low + 1]) / 2.0;
            let mut wide = 1;
            while column + wide < columns
                && !taken[row][column + wide]
                && !walls.upright_at(xs[column + wide], middle(row, &ys))
            {
                wide += 1;
            }
            let mut high = 1;
            while row + high < rows
                && (column..column + wide).all(|own| !walls.level_at(ys[row + high], middle(own, &xs)))
            {
                high += 1;
            }
            for line in &mut taken[row..row + high] {
                line[column..column + wide].fill(true);
            }
            let area = Rect::new(xs[column], ys[row], xs[column + wide], ys[row + high]);
            boxes.push(Box { area, columns: wide, rows: high });
        }
        cells.push(boxes);
    }
    cells.retain(|row| !row.is_empty());
    Some(Grid { area, rows: cells })
}

/// The lines of a table.
struct Walls<'a> {
    level: &'a [&'a Stroke],
    upright: &'a [&'a Stroke],
}

impl Walls<'_> {
    fn upright_at(&self, x: f64, y: f64) -> bool {
        self.upright.iter().any(|wall| (wall.from.0 - x).abs() <= MEET && wall.from.1 <= y && y <= wall.to.1)
    }

    fn level_at(&self, y: f64, x: f64) -> bool {
        self.level.iter().any(|wall| (wall.from.1 - y).abs() <= MEET && wall.from.0 <= x && x <= wall.to.0)
    }
}

/// Places that are not the same, in order.
fn places(all: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut all: Vec<f64> = all.collect();
    all.sort_by(f64::total_cmp);
    all.dedup_by(|next, kept| *next - *kept <= MEET);
    all
}
