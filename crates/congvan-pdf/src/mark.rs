//! Marks that stand over or under the letter before them: the breve of `ê̆`.
//!
//! They are placed by the boxes of the glyphs, in the middle of the letter and clear of what it has already. Anchors of
//! the font would say the same for the few marks that our languages have, and cost every embedded face its table of
//! positions and this writer a reader of it.

use crate::fonts::{self, Bounds};
use congvan::document::metrics::Face;

/// From a letter to a mark over or under it that does not clear it by itself, in units of the face.
const GAP: i16 = 60;

/// The letter before a mark with the marks it has so far.
#[derive(Clone, Copy)]
pub(crate) struct Stand {
    bounds: Bounds,
    /// From the end of the letter back to its origin.
    advance: i16,
}

/// How a mark is moved from the end of its letter, in units of the face.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Shift {
    pub right: i16,
    pub up: i16,
}

/// Whether `c` stands over or under what is before it.
pub(crate) fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

impl Stand {
    /// The letter `c`; none where it draws nothing.
    pub fn of(face: Face, c: char) -> Option<Self> {
        let advance = fonts::glyph(face, c)?.advance;
        Some(Self { bounds: fonts::bounds(face, c)?, advance: i16::try_from(advance).ok()? })
    }

    /// Where `mark` goes; the next one has to clear it too.
    pub fn take(&mut self, face: Face, mark: char) -> Shift {
        let Some(own) = fonts::bounds(face, mark) else { return Shift::default() };
        let up = if own.y_max < 0 {
            (self.bounds.y_min - GAP - own.y_max).min(0)
        } else {
            (self.bounds.y_max + GAP - own.y_min).max(0)
        };
        let middle = |low: i16, high: i16| f32::from(low) + f32::from(high - low) / 2.0;
        let higher = middle(own.y_min, own.y_max) + f32::from(up)
            - middle(self.bounds.y_min.max(0), self.bounds.y_max);
        let leans = higher * fonts::slope(face);
        let right = middle(self.bounds.x_min, self.bounds.x_max) + leans - middle(own.x_min, own.x_max);
        self.bounds.y_min = self.bounds.y_min.min(own.y_min + up);
        self.bounds.y_max = self.bounds.y_max.max(own.y_max + up);
        Shift { right: right.round() as i16 - self.advance, up }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_clears_what_the_letter_has() {
        let breve = |face, letter| {
            let mut stand = Stand::of(face, letter).expect("a letter has a glyph");
            let top = stand.bounds.y_max;
            let shift = stand.take(face, '\u{306}');
            let own = fonts::bounds(face, '\u{306}').expect("the breve has a glyph");
            assert!(own.y_min + shift.up >= top, "{letter}");
            shift
        };
        for face in Face::ALL {
            assert_eq!(breve(face, 'e').up, 0, "a small letter leaves room");
            for letter in ['ê', 'ô', 'Ê', 'ơ'] {
                breve(face, letter);
            }
        }
        // Two marks stand one above the other.
        let mut stand = Stand::of(Face::Regular, 'o').expect("a letter has a glyph");
        let [first, second] = ['\u{306}', '\u{30c}'].map(|mark| stand.take(Face::Regular, mark).up);
        assert!(second > first);
    }

    #[test]
    fn a_mark_below_stays_below() {
        let mut stand = Stand::of(Face::Regular, 'ŏ').expect("a letter has a glyph");
        assert_eq!(stand.take(Face::Regular, '\u{331}').up, 0);
        assert!(
            Stand::of(Face::Regular, 'ç').expect("a letter has a glyph").take(Face::Regular, '\u{331}').up
                < 0
        );
    }
}
