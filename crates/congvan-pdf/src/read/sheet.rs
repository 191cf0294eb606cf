//! A page whose letters are sorted out: doubled ones are taken away, marks stand with their letters, each letter has its
//! look.

use std::collections::{HashMap, HashSet};

use congvan::document::length::Length;
use congvan::import::arrived::{Area, LeftOut, Place, Reason, Run, Shift};
use hayro_font::kurbo::Rect;

use super::drawn::{Drawn, Letter, Stroke};
use super::faces::Look;
use super::line::{Line, as_placed};

/// A page, and how letters look.
pub(crate) struct Sheet<'a> {
    /// Which page, from 0.
    pub nth: usize,
    pub drawn: Drawn,
    pub looks: &'a [Look],
    /// Strokes that stand close below letters, by their height.
    level: Vec<Stroke>,
}

impl<'a> Sheet<'a> {
    /// Sorts out what is drawn on a page; doubled words go to `left_out`.
    pub fn new(nth: usize, mut drawn: Drawn, looks: &'a [Look], left_out: &mut Vec<LeftOut>) -> Self {
        attach_marks(&mut drawn.letters);
        let doubled = take_doubled(&mut drawn.letters);
        let mut level: Vec<Stroke> = drawn.strokes.iter().filter(|stroke| stroke.level()).copied().collect();
        level.sort_by(|a, b| a.from.1.total_cmp(&b.from.1));
        let sheet = Self { nth, drawn, looks, level };
        for line in as_placed(nth, doubled) {
            left_out.push(LeftOut {
                text: line.text(),
                reason: Reason::Doubled,
                place: sheet.place(&[&line]),
            });
        }
        sheet
    }

    /// How a letter looks, as a run without words.
    pub fn look(&self, letter: &Letter, line: &Line, shift: Shift) -> Run {
        let look = self.looks.get(letter.face);
        Run {
            bold: look.is_some_and(|look| look.bold),
            italic: look.is_some_and(|look| look.italic),
            underline: self.is_underlined(letter, line),
            shift,
            size: Some((letter.size * 2.0).round() as u32),
            link: self.link(letter),
            font: look.map(|look| look.name.clone()).filter(|name| !name.is_empty()),
            field: letter.laid_on.is_some(),
            ..Run::default()
        }
    }

    /// Whether a stroke close below the baseline runs along the whole letter.
    fn is_underlined(&self, letter: &Letter, line: &Line) -> bool {
        self.strokes_below(line).any(|stroke| covers(stroke, letter))
    }

    fn strokes_below(&self, line: &Line) -> impl Iterator<Item = &Stroke> {
        let (from, to) = (line.y + 0.02 * line.size, line.y + 0.2 * line.size);
        let first = self.level.partition_point(|stroke| stroke.from.1 < from);
        self.level[first..].iter().take_while(move |stroke| stroke.from.1 <= to)
    }

    /// Level strokes that underline no words of `lines`.
    pub fn rules(&self, lines: &[Line]) -> Vec<Stroke> {
        let mut used = HashSet::new();
        for line in lines.iter().filter(|line| line.page == self.nth) {
            for stroke in self.strokes_below(line) {
                if line.visible_letters().any(|letter| covers(stroke, letter)) {
                    used.insert((stroke.from.0.to_bits(), stroke.from.1.to_bits()));
                }
            }
        }
        let free = |stroke: &&Stroke| !used.contains(&(stroke.from.0.to_bits(), stroke.from.1.to_bits()));
        self.level.iter().filter(free).copied().collect()
    }

    fn link(&self, letter: &Letter) -> Option<String> {
        let middle = (letter.x + letter.width / 2.0, letter.y - 0.3 * letter.size);
        self.drawn.links.iter().find(|(area, _)| area.contains(middle)).map(|(_, to)| to.clone())
    }

    /// Where lines stand; those of other pages do not count.
    pub fn place(&self, lines: &[&Line]) -> Place {
        let mut around: Option<Rect> = None;
        for line in
            lines.iter().filter(|line| line.page == self.nth && line.visible_letters().next().is_some())
        {
            let own = Rect::new(line.left(), line.top(), line.right(), line.bottom());
            around = Some(around.map_or(own, |around| around.union(own)));
        }
        self.place_of(around)
    }

    /// A place on this page.
    pub fn place_of(&self, area: Option<Rect>) -> Place {
        Place { page: self.nth + 1, area: area.map(area_of), paragraph: 0 }
    }
}

/// A box in lengths of the project.
fn area_of(area: Rect) -> Area {
    let length = |points: f64| Length::emu((points.clamp(-1e5, 1e5) * 12_700.0) as i64);
    Area {
        left: length(area.x0),
        top: length(area.y0),
        width: length(area.width()),
        height: length(area.height()),
    }
}

fn covers(stroke: &Stroke, letter: &Letter) -> bool {
    let middle = letter.x + letter.width / 2.0;
    stroke.from.0 <= middle && middle <= stroke.to.0
}

/// A mark that combines stands with the letter before it, wherever it is drawn.
fn attach_marks(letters: &mut [Letter]) {
    for nth in 1..letters.len() {
        if matches!(letters[nth].text, '\u{300}'..='\u{36f}') {
            let (x, y, size) = (letters[nth - 1].end(), letters[nth - 1].y, letters[nth - 1].size);
            let mark = &mut letters[nth];
            (mark.x, mark.y, mark.size, mark.width) = (x, y, size, 0.0);
        }
    }
}

/// Takes away letters that are drawn a second time where they already stand, as boldness is sometimes made.
fn take_doubled(letters: &mut Vec<Letter>) -> Vec<Letter> {
    let mut seen: HashMap<(char, i64, i64), (f64, f64)> = HashMap::new();
    let mut doubled = Vec::new();
    letters.retain(|letter| {
        if letter.is_blank() || letter.unseen || matches!(letter.text, '\u{300}'..='\u{36f}') {
            return true;
        }
        let cell = |value: f64| (value / 3.0).floor() as i64;
        let (column, row) = (cell(letter.x), cell(letter.y));
        let near = 0.09 * letter.size;
        let known = (-1..=1).any(|by| {
            (-1..=1).any(|down| {
                let there = seen.get(&(letter.text, column + by, row + down));
                there.is_some_and(|(x, y)| (x - letter.x).abs() < near && (y - letter.y).abs() < near)
            })
        });
        if known {
            doubled.push(letter.clone());
        } else {
            seen.insert((letter.text, column, row), (letter.x, letter.y));
        }
        !known
    });
    doubled
}
