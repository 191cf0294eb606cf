//! A paragraph to lines, broken where Word and LibreOffice break its DOCX.
//!
//! Lines are greedy. A justified line may also take in what fits once its spaces are narrower by a quarter, as Word 2013
//! and later have it and LibreOffice from 24.2 (`compatibilityMode` 15); `lines/end.rs` holds the rule. What `glue` holds
//! together is not parted, unless that would stretch a line too far; names and titles stand in even lines.

mod end;
mod letter;
mod even;
mod known;

pub use letter::Letter;
use std::ops::Range;
use std::rc::Rc;

use crate::document::glue::{self, Glue};
use crate::document::length::Length;
use crate::document::lines::end::{Breaker, End};
use crate::document::metrics::{self, Face, UNITS_PER_EM};
use crate::document::style::{Align, LEVEL_PERCENT, Style};
use crate::document::{Inline, Level, Paragraph};

/// Glue gives way where it would make the spaces of a line more than so many times as wide as they are.
pub const WIDEST_SPACE: i64 = 4;

/// One line: which letters of the paragraph it shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// The first letter.
    pub start: usize,
    /// Behind the last letter that shows; spaces at the line's end do not.
    pub shown: usize,
    /// From the left edge of the column.
    pub indent: Length,
    /// From there to the right edge.
    pub room: Length,
    /// It ended at a space, and the paragraph goes on.
    pub continues: bool,
    /// It ends the paragraph, or stands before a forced break.
    pub last: bool,
}

/// A paragraph in lines.
#[derive(Debug)]
pub struct Setting {
    /// Label and content; a break is a newline.
    pub letters: Vec<Letter>,
    /// From top to bottom, one at least.
    pub lines: Vec<Line>,
    /// What is left free on either side of the column, so that lines come out even.
    pub margin: Length,
}

/// Sets `paragraph` in a column of `width`; what it leaves free on the right is no part of its lines.
pub fn set(paragraph: &Paragraph, style: &Style, width: Length) -> Rc<Setting> {
    let width = width.on_paper() - paragraph.free_right.on_paper();
    known::get_or_set(paragraph, style, width, || break_lines(letters(paragraph, style), style, width))
}

/// So many lines `paragraph` takes in a column of `width`.
pub fn count(paragraph: &Paragraph, style: &Style, width: Length) -> usize {
    set(paragraph, style, width).lines.len()
}

/// `letters` in lines of at most `width`.
fn break_lines(mut letters: Vec<Letter>, style: &Style, width: Length) -> Setting {
    if style.even.is_none() && end::is_one_line(&letters, style, width) {
        let lines = lines(&mut letters, style, width);
        return Setting { letters, lines, margin: Length::ZERO };
    }
    glue(&mut letters, style);
    if let Some(percent) = style.even {
        return even::set(letters, style, width, width.percent(percent));
    }
    let set = lines(&mut letters, style, width);
    // A no-break hyphen is another character to whoever searches the file: none where no line would end there. What
    // stands on one line needs no glue at all.
    let one_line = set.len() == 1;
    let may_give = |letter: &Letter| (one_line || letter.c == '-') && letter.held.is_some();
    if letters.iter().any(may_give) {
        let mut plain = letters.clone();
        plain.iter_mut().filter(|letter| may_give(letter)).for_each(|letter| letter.held = None);
        if lines(&mut plain, style, width) == set {
            letters = plain;
        }
    }
    Setting { letters, lines: set, margin: Length::ZERO }
}

impl Setting {
    /// The width of the longest line.
    pub fn longest(&self, style: &Style) -> Length {
        let width = |line: &Line| width(&self.letters[line.start..line.shown], style.size);
        self.lines.iter().map(width).max().unwrap_or_default()
    }

    /// The first word that a line ends within, though not behind a hyphen; addresses may be parted anywhere.
    pub fn parted_word(&self) -> Option<String> {
        let is_parted = |line: &&Line| !line.last && !line.continues && !self.ends_in_mark(line);
        let is_word = |letter: &&Letter| !matches!(letter.c, ' ' | '\n');
        // So far every word was looked at: one that is parted by many lines is looked at once.
        let mut seen = 0;
        for line in self.lines.iter().filter(is_parted) {
            if line.shown < seen {
                continue;
            }
            let before = self.letters[..line.shown].iter().rev().take_while(is_word).count();
            let behind = self.letters[line.shown..].iter().take_while(is_word).count();
            seen = line.shown + behind;
            let word = &self.letters[line.shown - before..seen];
            if !is_address(word) {
                return Some(word.iter().map(|letter| letter.c).collect());
            }
        }
        None
    }

    fn ends_in_mark(&self, line: &Line) -> bool {
        let last = self.letters[line.start..line.shown].last();
        last.is_some_and(|last| !last.c.is_alphanumeric() && !matches!(last.c, '.' | ',' | '/' | '@' | ':'))
    }
}

/// Marks which of `letters` glue holds.
fn glue(letters: &mut [Letter], style: &Style) {
    let text: String = letters.iter().map(|letter| letter.c).collect();
    for joint in glue::joints(&text, style.even.is_some()) {
        letters[joint.at].held = Some(joint.glue);
    }
}

fn letters(paragraph: &Paragraph, style: &Style) -> Vec<Letter> {
    let label = paragraph.label_characters();
    let bytes = |inline: &Inline| match inline {
        Inline::Text { text, .. } => text.len(),
        Inline::Blank { digits } => 2 * usize::from(*digits),
        Inline::Break | Inline::Note { .. } => 1,
    };
    let mut all = Vec::with_capacity(label.len() + paragraph.content.iter().map(bytes).sum::<usize>());
    let mut push = |text: &str, face, level, link, note| {
        all.extend(text.chars().map(|c| {
            let width = metrics::advance(face, c).map_or(UNITS_PER_EM / 2, i64::from);
            let width = if level == Level::Line { width } else { width * LEVEL_PERCENT / 100 };
            let width = width as i32;
            Letter { c, face, level, link, held: None, label: false, counted: false, note, width }
        }));
    };
    let face = Face::new(style.bold || style.bold_label, style.italic);
    push(&label, face, Level::Line, None, None);
    for (piece, inline) in (0..).zip(&paragraph.content) {
        match inline {
            Inline::Text { text, bold, italic, level, link } => {
                let face = Face::new(style.bold || *bold, style.italic || *italic);
                let leads = link.as_deref().is_some_and(|target| !target.is_empty());
                push(text, face, *level, leads.then_some(piece), None);
            }
            Inline::Blank { .. } | Inline::Break => {
                push(&inline.characters(), style.face(), Level::Line, None, None)
            }
            Inline::Note { .. } => push(&inline.characters(), style.face(), Level::Above, None, Some(piece)),
        }
    }
    let counted = paragraph.label.as_ref().is_some_and(|label| label.counted.is_some());
    for letter in &mut all[..label.chars().count()] {
        (letter.label, letter.counted) = (true, counted);
    }
    all
}

/// The width of `paragraph` in one line from the character `from` on.
pub fn width_from(paragraph: &Paragraph, style: &Style, from: usize) -> Length {
    let letters = letters(paragraph, style);
    width(&letters[from.min(letters.len())..], style.size)
}

/// What a paragraph takes at least and at most.
#[derive(Debug, Clone, Copy, Default)]
pub struct Widths {
    /// The widest word.
    pub word: Length,
    /// Of addresses (`https://…`), which need no line of their own, the widest part between two marks.
    pub address: Length,
    /// The whole in one line, or in its widest one where it has forced breaks.
    pub line: Length,
}

/// The widths of the words of `paragraph` and of the whole.
pub fn widths(paragraph: &Paragraph, style: &Style) -> Widths {
    let letters = letters(paragraph, style);
    let mut widths = Widths::default();
    for word in letters.split(|letter| matches!(letter.c, ' ' | '\n')) {
        if is_address(word) {
            let parts = word.split_inclusive(|letter| matches!(letter.c, '/' | '-' | '?'));
            widths.address = parts.map(|part| width(part, style.size)).fold(widths.address, Length::max);
        } else {
            widths.word = widths.word.max(width(word, style.size));
        }
    }
    let lines = letters.split(|letter| letter.c == '\n').map(|line| width(line, style.size));
    widths.line = lines.max().unwrap_or_default();
    widths
}

/// Whether a word is an address of the web or of mail, typed or behind a click.
fn is_address(word: &[Letter]) -> bool {
    word.iter().any(|letter| letter.link.is_some() || letter.c == '@')
        || word.windows(3).any(|marks| marks.iter().map(|letter| letter.c).eq("://".chars()))
}

fn width(letters: &[Letter], size: Length) -> Length {
    Length::emu(
        letters.iter().map(|letter| i64::from(letter.width)).sum::<i64>() * size.as_emu() / UNITS_PER_EM,
    )
}

/// Breaks `letters` in a column of `width`; glue that cannot hold is taken from them.
fn lines(letters: &mut [Letter], style: &Style, width: Length) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    loop {
        let rest = &letters[start..];
        let part = rest.iter().position(|letter| letter.c == '\n').unwrap_or(rest.len());
        let part = start..start + part;
        let breaker =
            Breaker::new(&letters[part.clone()], style.size, style.align == Align::Justify, part.start == 0);
        let mut from = 0;
        loop {
            let first = if lines.is_empty() { style.first_line.on_paper() } else { Length::ZERO };
            let indent = style.left.on_paper() + first;
            let room = (width - indent).max(Length::ZERO);
            let mut end = breaker.line_end(&letters[part.clone()], from, room);
            let mut gave_way = false;
            // Where weak glue gave way and the line is still too wide, strong glue may.
            for _ in 0..2 {
                let Some(group) = strained_group(&letters[part.clone()], from, end, room, style) else {
                    break;
                };
                let line_end = |letters: &[Letter]| breaker.line_end(letters, from, room);
                let Some(other) = relax_glue(&mut letters[part.clone()], group, line_end, end) else { break };
                gave_way |= end.forced;
                end = other;
            }
            // What is no group any more may begin in the line above.
            if gave_way
                && let Some(above) = lines.pop_if(|above: &mut Line| from > 0 && above.start >= part.start)
            {
                from = above.start - part.start;
                continue;
            }
            let last = end.next == part.len();
            let line = Line {
                start: part.start + from,
                shown: part.start + end.shown,
                indent,
                room,
                continues: !last && end.shown < end.next,
                last,
            };
            lines.push(line);
            from = end.next;
            if last {
                break;
            }
        }
        start = part.end + 1;
        if start > letters.len() {
            return lines;
        }
    }
}

/// The letters whose glue strains the line from `start`: the group that begins the next line, where it left this one
/// with too wide spaces, or the whole line, where it has no place for a break.
fn strained_group(
    letters: &[Letter],
    start: usize,
    end: End,
    room: Length,
    style: &Style,
) -> Option<Range<usize>> {
    /// No group of a line is longer.
    const LONGEST: usize = 400;
    let shown = &letters[start..end.shown];
    if end.forced {
        return Some(start..(end.shown + 1).min(letters.len()));
    }
    if end.next == letters.len() || style.align != Align::Justify {
        return None;
    }
    let spaces = shown.iter().filter(|letter| letter.c == ' ' && !letter.counted).count() as i64;
    let more = metrics::width(" ", Face::Regular, style.size) * (WIDEST_SPACE - 1);
    let group = letters[end.next..].iter().take(LONGEST).take_while(|letter| !letter.is_space()).count();
    (room - width(shown, style.size) > more * spaces).then_some(end.next..end.next + group)
}

/// The end of a line once glue in `group` gives way, weak glue first; none where that does not help, and all holds.
fn relax_glue(
    letters: &mut [Letter],
    group: Range<usize>,
    line_end: impl Fn(&[Letter]) -> End,
    end: End,
) -> Option<End> {
    let held: Vec<Option<Glue>> = letters[group.clone()].iter().map(|letter| letter.held).collect();
    for glue in [Glue::Weak, Glue::Strong] {
        if !held.contains(&Some(glue)) {
            continue;
        }
        letters[group.clone()]
            .iter_mut()
            .for_each(|letter| letter.held = letter.held.filter(|own| *own != glue));
        let other = line_end(letters);
        if (other.shown, other.next) != (end.shown, end.next) {
            return Some(other);
        }
    }
    letters[group].iter_mut().zip(held).for_each(|(letter, held)| letter.held = held);
    None
}
