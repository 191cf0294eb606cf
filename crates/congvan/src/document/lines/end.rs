//! Where a line ends.
//!
//! The rule is that of LibreOffice, which rebuilt Word's: a line is filled portion by portion, a portion being letters of
//! one look, or one no-break space or hyphen, which is never made narrower. The portion that goes over the line's edge is broken at the last place before the
//! edge. Where the paragraph is justified, the spaces up to that place and one more could each give a quarter of their
//! width; with the edge so much further out the portion is tried once more. What stands takes whole twips, what is tried must fit
//! to the last part of one.

use super::letter::Letter;
use crate::document::length::Length;
use crate::document::metrics::{self, Face, UNITS_PER_EM};
use crate::document::style::{LEVEL_PERCENT, Style};

/// A space gives at most one part in so many of its width.
const SHRINKS_BY: i64 = 4;

/// Where a line ends: what it shows, and where the next one begins behind the spaces at the break.
#[derive(Debug, Clone, Copy)]
pub(super) struct End {
    pub shown: usize,
    pub next: usize,
    /// No place for a break was found.
    pub forced: bool,
}

/// Measures letters between two forced breaks.
pub(super) struct Breaker {
    /// Of the font, in twips.
    size: i64,
    justified: bool,
    /// Whether they begin the paragraph.
    is_first: bool,
    /// Widths of the letters before each one, in units of the font.
    sums: Vec<i64>,
}

/// Whether `letters` surely stand in one line of a column of `width`, whatever glue holds: then it need not be asked.
pub(super) fn is_one_line(letters: &[Letter], style: &Style, width: Length) -> bool {
    let room = (width - style.left.on_paper() - style.first_line.on_paper()).as_twips();
    let size = style.size.as_twips().max(1);
    let mut units = 0;
    // Rounding takes less than a twip a letter; whatever may be fixed leans over its end, and so does the last letter.
    let mut more = lean(size, Face::BoldItalic);
    for letter in letters {
        units += i64::from(letter.width);
        more += 1 + if matches!(letter.c, ' ' | '\u{a0}' | '-') { lean(size, letter.face) } else { 0 };
        if letter.c == '\n' || units * size / UNITS_PER_EM + more >= room {
            return false;
        }
    }
    true
}

/// How far LibreOffice takes letters of `size` in italics to lean over their end, in twips: kept free at the end of a line,
/// and behind every portion that is a no-break space or hyphen.
fn lean(size: i64, face: Face) -> i64 {
    match face {
        Face::Italic | Face::BoldItalic => metrics::line_height(Length::twips(size)).as_twips() / 12,
        Face::Regular | Face::Bold => 0,
    }
}

impl Breaker {
    pub fn new(letters: &[Letter], size: Length, justified: bool, is_first: bool) -> Self {
        let mut sums = Vec::with_capacity(letters.len() + 1);
        let mut sum = 0;
        sums.push(sum);
        for letter in letters {
            sum += i64::from(letter.width);
            sums.push(sum);
        }
        Self { size: size.as_twips().max(1), justified, is_first, sums }
    }

    /// The end of the line of `letters` that begins at `start` and has `room`.
    pub fn line_end(&self, letters: &[Letter], start: usize, room: Length) -> End {
        let line = Measured { breaker: self, letters, start };
        let limit = room.as_emu() / Length::twips(1).as_emu();
        let (mut from, mut taken) = (start, 0);
        while from < letters.len() {
            let to = line.portion_end(from, limit);
            let lean = lean(self.size, letters[from].face);
            let width = self.width(from, to) + if letters[from].is_fixed() { lean } else { 0 };
            let room = limit - taken - lean;
            if !self.fits(from, to, room)
                && let Some(end) = line.end_within(from, to, room)
            {
                return end;
            }
            taken += width;
            from = to;
        }
        if let Some(end) = line.before_gap(letters.len(), limit - taken) {
            return end;
        }
        End { shown: line.behind_word(letters.len()), next: letters.len(), forced: false }
    }

    /// What a portion takes once it stands: whole twips only.
    fn width(&self, from: usize, to: usize) -> i64 {
        (self.sums[to] - self.sums[from]) * self.size / UNITS_PER_EM
    }

    /// Whether letters stand in so many twips of room, of which no part of one may be missing.
    fn fits(&self, from: usize, to: usize, room: i64) -> bool {
        (self.sums[to] - self.sums[from]) * self.size <= room * UNITS_PER_EM
    }

    /// What so many spaces give at most, in twips.
    fn gives(&self, spaces: usize) -> i64 {
        spaces as i64 * self.space() / SHRINKS_BY
    }

    /// The width of a space, in twips.
    fn space(&self) -> i64 {
        let space = metrics::advance(Face::Regular, ' ').map_or(0, i64::from);
        (space * self.size + UNITS_PER_EM / 2) / UNITS_PER_EM
    }
}

/// The line from `start`, whose end is looked for.
struct Measured<'a> {
    breaker: &'a Breaker,
    letters: &'a [Letter],
    start: usize,
}

impl Measured<'_> {
    /// Where the portion ends that begins at `from`, or some place within that no line of `limit` reaches.
    fn portion_end(&self, from: usize, limit: i64) -> usize {
        let beyond = limit + limit / SHRINKS_BY + 2 * self.breaker.size;
        let within = |at: &usize| {
            !is_new_portion(&self.letters[at - 1], &self.letters[*at])
                && self.breaker.width(from, *at) <= beyond
        };
        from + 1 + (from + 1..self.letters.len()).take_while(within).count()
    }

    /// The end of a line in the portion `from..to`, which has not so much `room`; none where it has with narrower spaces.
    fn end_within(&self, from: usize, to: usize, room: i64) -> Option<End> {
        let fits = |room| self.breaker.fits(from, to, room);
        if self.letters[from].is_fixed() {
            let fits = self.breaker.justified && fits(room + self.breaker.gives(1));
            let before = || self.last_break(from, from).unwrap_or_else(|| self.forced_end(from));
            return (!fits).then(before);
        }
        // The number of a footnote, which no spaces make room for, takes its word along to the next line. In a justified
        // line LibreOffice lets it stand out by its own height, as measured.
        if self.letters[from].note.is_some() {
            let most = if self.breaker.justified { self.breaker.size * LEVEL_PERCENT / 100 } else { 0 };
            let before = || self.last_break(from, from).unwrap_or_else(|| self.forced_end(from));
            return (!fits(room + most)).then(before);
        }
        let over = self.over(from, to, room);
        let Some(plain) = self.last_break(from, over) else { return Some(self.forced_end(over)) };
        if plain.shown == from
            && let Some(end) = self.before_gap(from, room)
        {
            return Some(end);
        }
        if !self.breaker.justified {
            return Some(plain);
        }
        let counted = self.counted_end(over).max(plain.shown);
        let spaces = self.letters[self.start..counted].iter().filter(|letter| letter.is_space()).count();
        let room = room + self.breaker.gives(spaces + 1);
        if fits(room) {
            return None;
        }
        Some(self.last_break(from, self.over(from, to, room)).unwrap_or(plain))
    }

    /// The end of a line before the gap (chỗ trống) that ends at `at` with so much `room` behind it. LibreOffice ends no line
    /// there with no more than a space and three tenths, as measured; where the line has no earlier place for a break, it
    /// ends at the gap.
    fn before_gap(&self, at: usize, room: i64) -> Option<End> {
        let is_gap = |letter: &&Letter| letter.c == '\u{a0}' && letter.held.is_none();
        let before =
            |is: fn(&&Letter) -> bool| at - self.letters[self.start..at].iter().rev().take_while(is).count();
        let gap = before(is_gap);
        if self.breaker.justified || room * 10 > self.breaker.space() * 13 || gap == at {
            return None;
        }
        let held = before(|letter| letter.is_fixed());
        let plain = self.last_break(held, held).filter(|end| end.shown < held);
        plain.or_else(|| (gap > self.start).then_some(End { shown: gap, next: gap, forced: true }))
    }

    /// To LibreOffice a line might end between a dash and a no-break space, up to where the letter `over` does not fit. It
    /// ends none there, but counts the spaces up to it.
    fn counted_end(&self, over: usize) -> usize {
        let is_held = |letter: &Letter| letter.c == ' ' && letter.is_fixed();
        let ends = |at: &usize| {
            let (before, next) = (&self.letters[at - 1], &self.letters[*at]);
            is_dash(before.c) && is_held(next) || is_held(before) && is_dash(next.c)
        };
        (self.start + 1..=over).rev().find(ends).unwrap_or(self.start)
    }

    /// The first letter of `from..to` that goes over `room`.
    fn over(&self, from: usize, to: usize, room: i64) -> usize {
        let (mut fits, mut over) = (from, to);
        while fits < over {
            let middle = fits.midpoint(over);
            if self.breaker.fits(from, middle + 1, room) {
                fits = middle + 1;
            } else {
                over = middle;
            }
        }
        over
    }

    /// The last place for a break of a line whose letter `over`, of the portion from `from` on, does not fit.
    fn last_break(&self, from: usize, over: usize) -> Option<End> {
        if self.letters[over].is_space() {
            let spaces = self.letters[over..].iter().take_while(|letter| letter.is_space()).count();
            let shown = self.behind_word(over);
            return (shown > self.start).then_some(End { shown, next: over + spaces, forced: false });
        }
        // Behind a stroke of the same portion only, and where the next letter has room too, as measured.
        let breaks = |next: usize| {
            let before = &self.letters[next - 1];
            breaks_between(before, &self.letters[next])
                && self.may_break_behind_mark(next)
                && (before.c != '/' || from < next && next < over)
        };
        (self.start + 1..=over).rev().find_map(|next| {
            let shown = match self.letters[next - 1].is_space() {
                true => self.behind_word(next),
                false if breaks(next) => next,
                false => return None,
            };
            (shown > self.start).then_some(End { shown, next, forced: false })
        })
    }

    /// Whether the mark before the letter `at` is one that a line may end behind: a hyphen before a digit where another
    /// stands before it, a stroke with no space before it as far as LibreOffice looks for one.
    fn may_break_behind_mark(&self, at: usize) -> bool {
        /// So many letters before a stroke.
        const FAR: usize = 66;
        let behind_digit = || at > 1 && self.letters[at - 2].c.is_ascii_digit();
        let before_digit = self.letters[at].c.is_ascii_digit();
        match self.letters[at - 1].c {
            '-' => !before_digit || behind_digit(),
            '/' => {
                let before = &self.letters[at.saturating_sub(FAR)..at];
                let is_far = self.breaker.is_first || at > FAR;
                let is_blank = |letter: &Letter| matches!(letter.c, ' ' | '\u{a0}');
                !(before_digit && behind_digit()) && is_far && !before.iter().any(is_blank)
            }
            _ => true,
        }
    }

    /// The end of a line without a place for a break, at least one letter long: wherever the line is full.
    fn forced_end(&self, over: usize) -> End {
        let at = over.max(self.start + 1);
        End { shown: at, next: at, forced: true }
    }

    /// Where the word ends that stands before the spaces before `at`.
    fn behind_word(&self, at: usize) -> usize {
        at - self.letters[self.start..at].iter().rev().take_while(|letter| letter.is_space()).count()
    }
}

/// Whether two neighbours are of different portions.
fn is_new_portion(one: &Letter, next: &Letter) -> bool {
    one.counted != next.counted
        || one.face != next.face
        || one.level != next.level
        || one.link != next.link
        || one.note != next.note
        || one.is_fixed()
        || next.is_fixed()
}

/// Whether a line may end between `before` and `next` although no space stands there: behind hyphens, dashes, strokes
/// and marks that close a sentence.
fn breaks_between(before: &Letter, next: &Letter) -> bool {
    before.held.is_none()
        && (is_dash(before.c) || matches!(before.c, '…' | '?' | '!' | '/'))
        && (next.c.is_alphanumeric() || next.c == '(')
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—')
}
