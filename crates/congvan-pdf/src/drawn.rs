//! The lines of what is drawn on a page, whichever writer draws them.

use congvan::document::length::Length;
use congvan::document::style::RULE_THICKNESS;

use crate::page::{Brace, Frame, Grid, Stroke};

/// A place on the paper, from its upper left corner.
pub(crate) type Place = (Length, Length);

/// The middle of a rule.
pub(crate) fn rule(rule: &Stroke) -> [Place; 2] {
    let y = rule.y + RULE_THICKNESS / 2;
    [(rule.x, y), (rule.x + rule.length, y)]
}

/// The lines of a table.
pub(crate) fn grid(grid: &Grid) -> Vec<[Place; 2]> {
    let (x, y) = (&grid.x, &grid.y);
    // Corners are square.
    let half = |at: usize, of: &[Length]| {
        if at == 0 || at + 1 == of.len() { RULE_THICKNESS / 2 } else { Length::ZERO }
    };
    let [across, down] = grid.line_parts();
    let across = across.into_iter().map(|(at, part)| {
        let [left, right] = [part.start, part.end];
        [(x[left] - half(left, x), y[at]), (x[right] + half(right, x), y[at])]
    });
    let down = down.into_iter().map(|(at, part)| [(x[at], y[part.start]), (x[at], y[part.end])]);
    across.chain(down).collect()
}

/// The corners of a stamp's border, along the middle of its line.
pub(crate) fn frame(frame: &Frame) -> [Place; 4] {
    let half = RULE_THICKNESS / 2;
    let (left, right) = (frame.x + half, frame.x + frame.width - half);
    let (top, bottom) = (frame.y + half, frame.y + frame.height - half);
    [(left, top), (right, top), (right, bottom), (left, bottom)]
}

/// Four quarters of ellipses with straight lines between, as the brace of a drawing in DOCX; with each place, whether it
/// is one that a curve bends towards. Those come in twos, before the end of their curve.
pub(crate) fn brace(brace: Brace) -> impl Iterator<Item = (Place, bool)> {
    let Brace { x, y, width, height } = brace;
    let (half, round) = (width / 2, width.min(height / 4));
    // A quarter of a circle bends towards its corner by so much of its radius, in ten-thousandths.
    let bent = |length: Length| length * 5_523 / 10_000;
    let corner = move |end: Place, to: Place, flat: bool| {
        let (across, down) = (bent(to.0 - end.0), bent(to.1 - end.1));
        // It leaves level and arrives upright, or the other way round.
        let controls = if flat {
            [(end.0 + across, end.1), (to.0, to.1 - down)]
        } else {
            [(end.0, end.1 + down), (to.0 - across, to.1)]
        };
        controls.map(|place| (place, true)).into_iter().chain([(to, false)])
    };
    let (stem, point, middle, bottom) = (x + half, x + width, y + height / 2, y + height);
    [((x, y), false)]
        .into_iter()
        .chain(corner((x, y), (stem, y + round), true))
        .chain([((stem, middle - round), false)])
        .chain(corner((stem, middle - round), (point, middle), false))
        .chain(corner((point, middle), (stem, middle + round), true))
        .chain([((stem, bottom - round), false)])
        .chain(corner((stem, bottom - round), (x, bottom), false))
}
