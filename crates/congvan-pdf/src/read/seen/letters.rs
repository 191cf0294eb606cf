//! Letters of a page: each outline once, then where it stands.

use std::collections::HashMap;
use std::fmt::Write;

use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::kurbo::{Affine, Point};

use super::{data, fine, number};

/// The outlines that a page uses.
#[derive(Default)]
pub(super) struct Letters {
    known: HashMap<u128, usize>,
    outlines: String,
}

impl Letters {
    /// All outlines, as they are referred to.
    pub(super) fn outlines(&self) -> &str {
        &self.outlines
    }

    pub(super) fn size(&self) -> usize {
        self.outlines.len()
    }

    /// Sets the letters of a run in their places; `look` are attributes that all of them have.
    pub(super) fn set(&mut self, run: &GlyphRun<'_, '_>, to_page: Affine, look: &str, out: &mut String) {
        let mut open: Option<[f64; 4]> = None;
        for glyph in run.glyphs() {
            let Glyph::Outline(outline) = &**glyph else { continue };
            let place = to_page * glyph.transform();
            let [a, b, c, d, x, y] = place.as_coeffs();
            let turn = [a, b, c, d];
            let Some(id) = self.id(outline) else { continue };
            let back = Affine::new([a, b, c, d, 0.0, 0.0]);
            if back.determinant().abs() < 1e-12 {
                continue;
            }
            if open != Some(turn) {
                if open.is_some() {
                    out.push_str("</g>");
                }
                let _ = write!(out, "<g transform=\"matrix({} 0 0)\"{look}>", turn.map(fine).join(" "));
                open = Some(turn);
            }
            let own = back.inverse() * Point::new(x, y);
            let _ = write!(out, "<use href=\"#g{id}\" x=\"{}\" y=\"{}\"/>", number(own.x), number(own.y));
        }
        if open.is_some() {
            out.push_str("</g>");
        }
    }

    /// Of an outline, by which it is referred to; none where nothing is drawn of it.
    fn id(&mut self, outline: &hayro_interpret::font::OutlineGlyph) -> Option<usize> {
        let key = outline.identifier().cache_key();
        if let Some(id) = self.known.get(&key) {
            return (*id > 0).then_some(*id);
        }
        let path = outline.outline();
        let id = if path.elements().is_empty() { 0 } else { self.known.len() + 1 };
        self.known.insert(key, id);
        if id > 0 {
            let _ = write!(self.outlines, "<path id=\"g{id}\" d=\"{}\"/>", data(&path, 0));
        }
        (id > 0).then_some(id)
    }
}
