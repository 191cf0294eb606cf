//! What is drawn over pages: which boxes with words and which lines are anchored at a letter.

use std::collections::BTreeMap;

use super::bytes::{i32_at, some, u16_at, u32_at};
use super::file::{File, Part, plc};

/// Drawings within each other at most.
const DEEPEST: usize = 12;
/// Kinds of records: one shape, and a group of them.
const SHAPE: u16 = 0xf00a;
/// Kinds of shapes that are lines.
const LINES: [u16; 2] = [20, 32];
/// A shape no higher than this, in twips, is a line.
const FLAT: i64 = 40;

/// The shapes of a document, by the letters that they are anchored at.
#[derive(Default)]
pub struct Shapes {
    anchors: BTreeMap<usize, Anchor>,
    /// The outermost group of each shape, and what kind of shape it is.
    shapes: BTreeMap<u32, (u32, u16)>,
    /// The stretch of each box's words, by the shape that it is in.
    boxes: Vec<(u32, usize, usize)>,
}

/// Where a shape is.
#[derive(Clone, Copy)]
struct Anchor {
    shape: u32,
    wide: i64,
    high: i64,
}

impl Shapes {
    pub fn of(file: &File) -> Self {
        let mut shapes = Self::default();
        let (places, said) = plc(file.part(Part::Anchors), 26);
        for (place, said) in places.into_iter().zip(said) {
            let at = |at| i64::from(i32_at(said, at).unwrap_or(0));
            let shape = u32_at(said, 0).unwrap_or(0);
            shapes.anchors.insert(place, Anchor { shape, wide: at(12) - at(4), high: at(16) - at(8) });
        }
        let (places, said) = plc(file.part(Part::Boxes), 22);
        for (ends, said) in places.windows(2).zip(said) {
            let shape = u32_at(said, 14).unwrap_or(0);
            if shape != 0 && ends[0] < ends[1] {
                shapes.boxes.push((shape, ends[0], ends[1]));
            }
        }
        shapes.read_group(file.part(Part::Drawings), 0, None);
        shapes
    }

    /// Records within records.
    fn read_group(&mut self, bytes: &[u8], depth: usize, group: Option<u32>) {
        let mut rest = bytes;
        let mut group = group;
        while let (Some(head), Some(kind), Some(length)) = (u16_at(rest, 0), u16_at(rest, 2), u32_at(rest, 4))
        {
            // Between the drawings of pages a byte tells of which they are.
            if kind & 0xf000 != 0xf000 {
                rest = some(rest, 1, rest.len());
                continue;
            }
            let content = some(rest, 8, length as usize);
            if kind == SHAPE {
                let shape = u32_at(content, 0).unwrap_or(0);
                let top = *group.get_or_insert(shape);
                self.shapes.insert(shape, (top, head >> 4));
            } else if head & 0xf == 0xf && depth < DEEPEST {
                // The first shape of a group is the group itself.
                let first =
                    if kind == 0xf003 && depth > 1 { group.or_else(|| first_shape(content)) } else { group };
                self.read_group(content, depth + 1, first);
            }
            rest = some(rest, 8usize.saturating_add(length as usize), rest.len());
        }
    }

    /// Whether a line from side to side is anchored at a letter.
    pub fn is_line(&self, letter: usize) -> bool {
        let Some(anchor) = self.anchors.get(&letter) else { return false };
        let kind = self.shapes.get(&anchor.shape).map(|(_, kind)| *kind);
        let is_line = kind.is_some_and(|kind| LINES.contains(&kind));
        anchor.wide > anchor.high.abs()
            && (is_line || anchor.high.abs() <= FLAT && self.boxes_at(letter).is_empty())
    }

    /// The stretches of words in boxes that are anchored at a letter.
    pub fn boxes_at(&self, letter: usize) -> Vec<(usize, usize)> {
        let Some(anchor) = self.anchors.get(&letter) else { return Vec::new() };
        let belongs = |shape: &u32| {
            *shape == anchor.shape || self.shapes.get(shape).is_some_and(|(top, _)| *top == anchor.shape)
        };
        self.boxes.iter().filter(|(shape, ..)| belongs(shape)).map(|(_, from, to)| (*from, *to)).collect()
    }

    /// The stretches of all boxes.
    pub fn all_boxes(&self) -> impl Iterator<Item = (usize, usize)> {
        self.boxes.iter().map(|(_, from, to)| (*from, *to))
    }
}

/// The first shape in a group.
fn first_shape(group: &[u8]) -> Option<u32> {
    let inner = some(group, 8, u32_at(group, 4)? as usize);
    let mut rest = inner;
    while let (Some(kind), Some(length)) = (u16_at(rest, 2), u32_at(rest, 4)) {
        if kind == SHAPE {
            return u32_at(rest, 8);
        }
        rest = some(rest, 8usize.saturating_add(length as usize), rest.len());
    }
    None
}
