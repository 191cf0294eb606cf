//! Pieces of a column to slices: the units that pages are filled with.

use std::mem::take;

use congvan::document::extent;
use congvan::document::form::Form;
use congvan::document::length::Length;
use congvan::document::metrics::{self, ASCENT, DESCENT, UNITS_PER_EM};
use congvan::document::style::{self, Align, FILLER_HEIGHT, RULE_HEIGHT, Role, Style};
use congvan::document::{BRACE_GAP, BRACE_WIDTH, Beside, Inline, Paragraph, Piece, Rule, Stamp};

use crate::lines::{self, Line};
use crate::page::{Brace, Frame, Item, Noted, Stretch, Stroke, Text};
use crate::slice::{Cell, Row, Slice};

/// Slices of one column, as they come.
pub(crate) struct Stack<'a> {
    form: &'a Form,
    x: Length,
    width: Length,
    /// Left edge and width of footnotes.
    foot: (Length, Length),
    slices: Vec<Slice>,
    above: Option<Above>,
}

/// What the last piece means for the next one.
struct Above {
    role: Role,
    after: Length,
    keeps_next: bool,
    /// So much of its height is an empty paragraph, which takes no room at the end of a cell.
    filler: Length,
}

impl<'a> Stack<'a> {
    /// An empty column of `width` from `x`.
    pub fn new(form: &'a Form, x: Length, width: Length) -> Self {
        Self { form, x, width, foot: (x, width), slices: Vec::new(), above: None }
    }

    /// The same column within one whose left edge and width footnotes have.
    pub fn within(self, x: Length, width: Length) -> Self {
        Self { foot: (x, width), ..self }
    }

    /// Adds `piece`; `next_part` is the number in reading order of the next paragraph or stamp.
    pub fn piece(&mut self, piece: &Piece, next_part: &mut usize) {
        match piece {
            Piece::Paragraph(paragraph) => self.paragraph(paragraph, count_part(next_part)),
            Piece::Stamp(stamp) => self.stamp(stamp, count_part(next_part)),
            Piece::Rule(rule) => self.rule(rule),
            Piece::Beside(beside) => self.beside(beside, next_part),
        }
    }

    /// Adds paragraphs in two columns in one slice.
    fn beside(&mut self, beside: &Beside, next_part: &mut usize) {
        let role = beside.left.first().map_or(Role::Body, |first| first.role);
        let style = style::style(role, self.form);
        let [left, between, right] = beside.widths;
        let mut column = |x: Length, width: Length, paragraphs: &[Paragraph]| {
            let mut stack = Stack::new(self.form, self.x + x, width);
            paragraphs.iter().for_each(|own| stack.paragraph(own, count_part(next_part)));
            Cell::new(stack.into_cell())
        };
        let names = column(Length::ZERO, left, &beside.left);
        let others = column(left + between, right, &beside.right);
        let height = names.height();
        let others = if beside.braced { others.in_the_middle(height) } else { others };
        let mut slice = Row { cells: vec![names, others], ..Row::default() }.whole();
        if beside.braced {
            let x = self.x + left + BRACE_GAP;
            slice.items.push(Item::Brace(Brace { x, y: Length::ZERO, width: BRACE_WIDTH, height }));
        }
        slice.height += FILLER_HEIGHT;
        slice.hang = FILLER_HEIGHT;
        (slice.gap, slice.gap_in_rest, slice.begins_page) =
            (self.gap(&style), style.before, !self.keeps_next());
        self.slices.push(slice);
        self.above = Some(Above {
            role: style.role,
            after: style.after,
            keeps_next: style.keep_next,
            filler: FILLER_HEIGHT,
        });
    }

    /// Adds `paragraph`, number `part` in reading order.
    pub fn paragraph(&mut self, paragraph: &Paragraph, part: usize) {
        let style = style::style(paragraph.role, self.form);
        self.lines(paragraph, part, lines::lines(paragraph, &style, self.width));
    }

    /// Adds the `lines` of `paragraph`, number `part` in reading order.
    pub fn lines(&mut self, paragraph: &Paragraph, part: usize, lines: Vec<Line>) {
        let style = style::style(paragraph.role, self.form);
        let height = style.line_height();
        let hang = (height - metrics::line_height(style.size)).max(Length::ZERO);
        let ascent = metrics::line_ascent(style.size);
        let gap = self.gap(&style) + paragraph.lower.on_paper();
        let begins_page = !self.keeps_next();
        let count = lines.len();
        let keeps_next = extent::holds_next(paragraph, &style, count);
        // No widow and no orphan: two lines at least on either side.
        let own_lines = if style.widow_control { 2 } else { 1 };
        for (index, line) in lines.into_iter().enumerate() {
            let noted = line.runs.iter().filter_map(|run| run.note);
            let notes = noted.map(|piece| self.note(paragraph, piece, part)).collect();
            let runs = line.runs.len();
            let items = line.runs.into_iter().enumerate().map(|(at, run)| {
                Item::Text(Text {
                    part: Some(part),
                    role: paragraph.role,
                    ink: style.ink,
                    face: run.face,
                    size: run.size,
                    rise: run.rise,
                    x: self.x + run.x,
                    baseline: ascent,
                    text: run.text,
                    stretch: run.stretch,
                    continues: line.continues && at + 1 == runs,
                    link: run.link,
                    label: run.label,
                    note: run.note.map(|piece| Noted { piece, at_foot: false }),
                })
            });
            self.slices.push(Slice {
                notes,
                gap: if index == 0 { gap } else { Length::ZERO },
                gap_in_rest: style.before + paragraph.lower.on_paper(),
                height,
                hang,
                begins_page: if index == 0 {
                    begins_page
                } else {
                    index >= own_lines && count - index >= own_lines
                },
                items: items.collect(),
                ..Slice::default()
            });
        }
        self.above =
            Some(Above { role: paragraph.role, after: style.after, keeps_next, filler: Length::ZERO });
    }

    /// The lines of a footnote to `paragraph`, which is number `part` in reading order.
    fn note(&self, paragraph: &Paragraph, piece: usize, part: usize) -> Vec<Slice> {
        let Some(Inline::Note { number, text }) = paragraph.content.get(piece) else { return Vec::new() };
        let (x, width) = self.foot;
        let mut foot = Stack::new(self.form, x, width);
        foot.paragraph(&Paragraph::of_note(*number, text), part);
        let mut lines = foot.finish();
        for (at, item) in lines.iter_mut().flat_map(|line| &mut line.items).enumerate() {
            if let Item::Text(text) = item {
                text.note = Some(Noted { piece, at_foot: true });
                text.label = at == 0;
            }
        }
        lines
    }

    /// Adds a rule, centred; it stays with what stands above it, or, if its style says so, with what follows.
    pub fn rule(&mut self, rule: &Rule) {
        let style = style::style(rule.role, self.form);
        let gap = self.gap(&style);
        let x = self.x + (self.width - rule.length) / 2;
        let stroke = Stroke { role: rule.role, x, y: Length::ZERO, length: rule.length };
        self.slices.push(Slice {
            gap,
            height: RULE_HEIGHT,
            begins_page: self.slices.is_empty() || (style.keep_next && !self.keeps_next()),
            items: vec![Item::Rule(stroke)],
            ..Slice::default()
        });
        self.above = Some(Above {
            role: rule.role,
            after: style.after,
            keeps_next: style.keep_next,
            filler: Length::ZERO,
        });
    }

    /// Adds a stamp, where its style puts it in the column; number `part` in reading order.
    pub fn stamp(&mut self, stamp: &Stamp, part: usize) {
        let style = style::style(stamp.role, self.form);
        let room = self.width - stamp.width;
        let x = self.x
            + match style.align {
                Align::Left | Align::Justify => Length::ZERO,
                Align::Center => room / 2,
                Align::Right => room,
            };
        let words = metrics::width(&stamp.text, style.face(), style.size);
        let [up, down] = [ASCENT, DESCENT].map(|units| style.size * units / UNITS_PER_EM);
        let text = Text {
            part: Some(part),
            role: stamp.role,
            ink: style.ink,
            face: style.face(),
            size: style.size,
            rise: Length::ZERO,
            x: x + (stamp.width - words) / 2,
            baseline: (stamp.height - up - down) / 2 + up,
            text: stamp.text.clone(),
            stretch: Stretch::default(),
            continues: false,
            link: None,
            label: false,
            note: None,
        };
        let frame = Frame { ink: style.ink, x, y: Length::ZERO, width: stamp.width, height: stamp.height };
        self.slices.push(Slice {
            gap: self.gap(&style),
            height: stamp.height,
            begins_page: !self.keeps_next(),
            items: vec![Item::Text(text), Item::Frame(frame)],
            ..Slice::default()
        });
        self.above = Some(Above {
            role: stamp.role,
            after: style.after,
            keeps_next: style.keep_next,
            filler: Length::ZERO,
        });
    }

    /// Adds what is in slices already, `before` below what stands above it.
    pub fn block(&mut self, slices: Vec<Slice>, before: Length) {
        let gap = before + self.above.as_ref().map_or(Length::ZERO, |above| above.after);
        let begins_page = !self.keeps_next();
        for (index, mut slice) in slices.into_iter().enumerate() {
            if index == 0 {
                (slice.gap, slice.begins_page) = (gap, begins_page);
            }
            self.slices.push(slice);
        }
        self.above = None;
    }

    /// Holds two lines, where there are as many, or the last row of a table to what comes next.
    pub fn hold_two_lines(&mut self) {
        let mut below = 0;
        // Whether the lowest slice looked at so far began a page.
        let mut began = true;
        for at in (0..self.slices.len()).rev() {
            let slice = &mut self.slices[at];
            if slice.row.is_some() || matches!(slice.items.first(), Some(Item::Grid(_))) {
                // A line below a table does not take a row along: LibreOffice holds all rows or none.
                if below == 1 {
                    self.slices[at + 1].begins_page = began;
                    break;
                }
                below += 2;
            } else {
                let mut lines: Vec<_> = slice.items.iter().filter_map(Item::baseline).collect();
                lines.dedup();
                below += lines.len();
            }
            if slice.begins_page && below >= 2 {
                break;
            }
            began = take(&mut slice.begins_page);
        }
        self.hold();
    }

    /// Holds what stands there to what comes next.
    pub fn hold(&mut self) {
        let above = Above { role: Role::Body, after: Length::ZERO, keeps_next: true, filler: Length::ZERO };
        self.above.get_or_insert(above).keeps_next = true;
    }

    /// Adds the empty paragraph that the DOCX file has here.
    pub fn filler(&mut self) {
        let opens = self.slices.is_empty();
        self.slices.push(Slice { height: FILLER_HEIGHT, begins_page: opens, ..Slice::default() });
        self.above = opens.then_some(Above {
            role: Role::Body,
            after: Length::ZERO,
            keeps_next: true,
            filler: Length::ZERO,
        });
    }

    /// The slices from top to bottom.
    pub fn finish(self) -> Vec<Slice> {
        self.slices
    }

    /// The slices of a cell: space below the last piece is part of it.
    pub fn into_cell(mut self) -> Vec<Slice> {
        let (after, filler) = self.above.map_or_else(Default::default, |above| (above.after, above.filler));
        if let Some(last) = self.slices.last_mut() {
            last.height += after - filler;
            last.hang += after - filler;
        }
        self.slices
    }

    fn keeps_next(&self) -> bool {
        self.above.as_ref().is_some_and(|above| above.keeps_next)
    }

    /// The space between the last piece and the next one: what the two have, together; none between two of the same
    /// role where the style says so (Word's contextual spacing).
    fn gap(&self, style: &Style) -> Length {
        match &self.above {
            Some(above) if above.role == style.role && style.contextual => Length::ZERO,
            Some(above) => above.after + style.before,
            None => style.before,
        }
    }
}

/// The number of a part, and one more for the next.
pub(crate) fn count_part(next_part: &mut usize) -> usize {
    *next_part += 1;
    *next_part - 1
}
