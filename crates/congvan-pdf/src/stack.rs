//! Pieces of a column to slices: the units that pages are filled with.

use congvan::document::{Columns, ColumnsPlace, Paragraph, Piece, Rule};
use congvan::form::Form;
use congvan::length::Length;
use congvan::metrics::{self, ASCENT, LINE_GAP, UNITS_PER_EM};
use congvan::style::{self, RULE_HEIGHT, Role, Style};

use crate::lines;
use crate::page::{Item, Stroke, Text};

/// What no page break ever parts: a line, a rule, two columns.
#[derive(Debug, Clone, Default)]
pub(crate) struct Slice {
    /// Space above it, left out where it begins a page that nobody asked for.
    pub gap: Length,
    /// From its top to the top of what follows without a gap.
    pub height: Length,
    /// So much of the height, at the lower end, may lie in the bottom margin: line spacing beyond single stands
    /// below a line, and a page's last line needs none.
    pub hang: Length,
    /// A page may begin with it.
    pub begins_page: bool,
    /// Their places count from the left edge of the paper and from the top of the slice.
    pub items: Vec<Item>,
}

/// Slices of one column, as they come.
pub(crate) struct Stack<'a> {
    form: &'a Form,
    x: Length,
    width: Length,
    slices: Vec<Slice>,
    above: Option<Above>,
}

/// What the last piece means for the next one.
struct Above {
    role: Role,
    after: Length,
    keeps_next: bool,
}

impl<'a> Stack<'a> {
    /// An empty column of `width` from `x`.
    pub fn new(form: &'a Form, x: Length, width: Length) -> Self {
        Self { form, x, width, slices: Vec::new(), above: None }
    }

    /// Adds the lines of `paragraph`, number `id` in reading order.
    pub fn paragraph(&mut self, paragraph: &Paragraph, id: usize) {
        let style = style::style(paragraph.role, self.form);
        let height = style.line_height();
        let hang = (height - metrics::line_height(style.size)).max(Length::ZERO);
        let ascent = line_ascent(style.size);
        let gap = self.gap(&style);
        let keeps_next = paragraph.keep_next || style.keep_next;
        let begins_page = !self.keeps_next();
        let lines = lines::lines(paragraph, &style, self.width);
        let count = lines.len();
        for (index, line) in lines.into_iter().enumerate() {
            let runs = line.runs.len();
            let items = line.runs.into_iter().enumerate().map(|(at, run)| {
                Item::Text(Text {
                    paragraph: Some(id),
                    role: paragraph.role,
                    face: run.face,
                    size: style.size,
                    x: self.x + run.x,
                    baseline: ascent,
                    text: run.text,
                    stretch: run.stretch,
                    continues: line.continues && at + 1 == runs,
                    link: run.link,
                })
            });
            self.slices.push(Slice {
                gap: if index == 0 { gap } else { Length::ZERO },
                height,
                hang,
                // No widow and no orphan: two lines at least on either side.
                begins_page: if index == 0 { begins_page } else { index >= 2 && count - index >= 2 },
                items: items.collect(),
            });
        }
        self.above = Some(Above { role: paragraph.role, after: style.after, keeps_next });
    }

    /// Adds a rule, centred; it stays with what stands above it.
    pub fn rule(&mut self, rule: &Rule) {
        let style = style::style(rule.role, self.form);
        let gap = self.gap(&style);
        let x = self.x + (self.width - rule.length) / 2;
        let stroke = Stroke { role: rule.role, x, y: Length::ZERO, length: rule.length };
        self.slices.push(Slice {
            gap,
            height: RULE_HEIGHT,
            hang: Length::ZERO,
            begins_page: self.slices.is_empty(),
            items: vec![Item::Rule(stroke)],
        });
        self.above = Some(Above { role: rule.role, after: style.after, keeps_next: style.keep_next });
    }

    /// Adds two columns: one slice, or several where they are higher than a page of `page_height`.
    pub fn columns(&mut self, columns: &Columns, next_id: &mut usize, page_height: Length) {
        let [left_width, right_width] = columns.widths;
        let places = [(self.x, left_width), (self.x + left_width, right_width)];
        let mut sides = [0, 1].map(|side: usize| {
            let (x, width) = places[side];
            let cells = columns.rows.iter().map(|row| cell(self.form, x, width, &row[side], next_id));
            cells.collect::<Vec<_>>().into_iter()
        });
        let mut rows = Vec::new();
        while let (Some(left), Some(right)) = (sides[0].next(), sides[1].next()) {
            rows.extend(row([left, right], page_height));
        }
        let gap = self.above.as_ref().map_or(Length::ZERO, |above| above.after);
        // The recipients list and the signature never stand alone on a page.
        let begins_page = !self.keeps_next() && columns.place != ColumnsPlace::Signing;
        if rows.iter().map(|row| row.height).sum::<Length>() <= page_height {
            rows = vec![merged(rows)];
        }
        for (index, mut row) in rows.into_iter().enumerate() {
            if index == 0 {
                (row.gap, row.begins_page) = (gap, begins_page);
            }
            self.slices.push(row);
        }
        self.above = None;
    }

    /// The slices from top to bottom.
    pub fn finish(self) -> Vec<Slice> {
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

/// From the top of a line to its baseline: what single spacing adds stands above the letters.
pub(crate) fn line_ascent(size: Length) -> Length {
    size * (ASCENT + LINE_GAP) / UNITS_PER_EM
}

/// The slices of one cell; space below its last paragraph is part of it.
fn cell(form: &Form, x: Length, width: Length, pieces: &[Piece], next_id: &mut usize) -> Vec<Slice> {
    let mut stack = Stack::new(form, x, width);
    for piece in pieces {
        match piece {
            Piece::Paragraph(paragraph) => {
                stack.paragraph(paragraph, *next_id);
                *next_id += 1;
            }
            Piece::Rule(rule) => stack.rule(rule),
        }
    }
    let after = stack.above.as_ref().map_or(Length::ZERO, |above| above.after);
    if let Some(last) = stack.slices.last_mut() {
        last.height += after;
    }
    stack.slices
}

/// Two cells side by side: one slice, or several where a cell is higher than a page.
fn row(cells: [Vec<Slice>; 2], page_height: Length) -> Vec<Slice> {
    let mut rest = cells.map(|cell| cell.into_iter().peekable());
    let mut rows = Vec::new();
    while rest.iter_mut().any(|cell| cell.peek().is_some()) {
        let mut row = Slice { begins_page: true, ..Slice::default() };
        for cell in &mut rest {
            let mut y = Length::ZERO;
            while let Some(slice) =
                cell.next_if(|slice| y == Length::ZERO || y + slice.gap + slice.height <= page_height)
            {
                y += slice.gap;
                row.items.extend(slice.items.into_iter().map(|item| item.down(y)));
                y += slice.height;
            }
            row.height = row.height.max(y);
        }
        rows.push(row);
    }
    rows
}

/// Rows as one slice, the left column's items before the right one's.
fn merged(rows: Vec<Slice>) -> Slice {
    let mut whole = Slice::default();
    for row in rows {
        let top = whole.height;
        whole.items.extend(row.items.into_iter().map(|item| item.down(top)));
        whole.height += row.height;
    }
    whole
}
