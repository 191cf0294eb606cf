//! Footnotes at the foot of a page: which of their lines stand there, and which go on at the next.

use std::collections::VecDeque;

use congvan::document::form::Form;
use congvan::document::length::Length;
use congvan::document::metrics;
use congvan::document::style::{self, NOTE_RULE_LENGTH, RULE_THICKNESS, Role};

use crate::page::{Item, Stroke};
use crate::slice::{Slice, notes_height};

/// The line above footnotes is an empty line of the text to Word and LibreOffice; they draw it so many percent below its
/// top.
const RULE_AT: i64 = 60;

/// The lines at the foot of a page, as they come.
#[derive(Default)]
pub(crate) struct Foot {
    lines: VecDeque<Slice>,
    height: Length,
    /// What stands above the first line.
    rule: Length,
}

impl Foot {
    /// The foot of the first page.
    pub fn new(form: &Form) -> Self {
        let rule = metrics::line_height(style::style(Role::Body, form).size);
        Self { rule, ..Self::default() }
    }

    /// Whether nothing stands there.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// So much of the page it takes, with `more` lines.
    pub fn height_with(&self, more: Length) -> Length {
        let height = self.height + more;
        if height > Length::ZERO { height + self.rule } else { height }
    }

    /// Takes the footnotes of something that stands on the page.
    pub fn take(&mut self, notes: Vec<Vec<Slice>>) {
        for line in notes.into_iter().flatten() {
            self.height += line.height;
            self.lines.push_back(line);
        }
    }

    /// What stands on a page that has so much `room` for it below its text, from its left lower corner up; the rest stays
    /// for the next page. One line at least, if it `must`.
    pub fn set(&mut self, room: Length, must: bool, (x, bottom): (Length, Length)) -> Vec<Item> {
        let fits = |height: Length| self.rule + height <= room;
        let (mut count, mut height) = (0, Length::ZERO);
        for (at, line) in self.lines.iter().enumerate() {
            height += line.height;
            if !fits(height) {
                break;
            }
            if self.lines.get(at + 1).is_none_or(|next| next.begins_page) {
                count = at + 1;
            }
        }
        if must {
            count = count.max(1).min(self.lines.len());
        }
        if count == 0 {
            return Vec::new();
        }
        let lines: Vec<Slice> = self.lines.drain(..count).collect();
        let height: Length = lines.iter().map(|line| line.height).sum();
        self.height -= height;
        let mut y = bottom - height;
        let above = y - self.rule.percent(100 - RULE_AT) - RULE_THICKNESS / 2;
        let mut items =
            vec![Item::Rule(Stroke { role: Role::Footnote, x, y: above, length: NOTE_RULE_LENGTH })];
        for line in lines {
            items.extend(line.items.into_iter().map(|item| item.down(y)));
            y += line.height;
        }
        items
    }
}

/// The least of footnotes that stands on the page of their numbers: of the last one the lines before which no page may
/// begin.
pub(crate) fn least(notes: &[Vec<Slice>]) -> Length {
    let Some((last, whole)) = notes.split_last() else { return Length::ZERO };
    let first = last.iter().skip(1).take_while(|line| !line.begins_page).count() + 1;
    notes_height(whole) + last.iter().take(first).map(|line| line.height).sum()
}
