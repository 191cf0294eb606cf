//! How much room words take, reckoned without a page: what stays together is decided here, alike for every writer.

mod table;

use std::borrow::Borrow;

use crate::document::form::Form;
use crate::document::length::Length;
use crate::document::lines;
use crate::document::style::{self, FILLER_HEIGHT, RULE_HEIGHT, Role, Style};
use crate::document::{Beside, Block, Columns, Paragraph, Piece};

pub use table::{Pages, RowExtent, table_rows};

/// A paragraph of more lines is never held to what follows: programs that hold it move all of it to the next page.
pub const HELD_LINES: usize = 3;
/// A row that takes more than one part in so many of a page's height may be split between pages.
const TALL: i64 = 3;

/// So many lines `paragraph` takes in a column of `width`.
pub fn lines(paragraph: &Paragraph, form: &Form, width: Length) -> usize {
    lines::count(paragraph, &style::style(paragraph.role, form), width)
}

/// Whether `paragraph`, which takes so many `lines`, stays on one page with what follows.
pub fn holds_next(paragraph: &Paragraph, style: &Style, lines: usize) -> bool {
    paragraph.keeps_next(style) && lines <= HELD_LINES
}

fn is_beside(piece: &Piece) -> bool {
    matches!(piece, Piece::Beside(_))
}

/// The height of `pieces` one below the other in a column of `width`.
pub fn height<'p>(pieces: impl IntoIterator<Item = &'p Piece>, form: &Form, width: Length) -> Length {
    let mut end = Length::ZERO;
    let parts = pieces.into_iter().map(|piece| {
        end = if is_beside(piece) { FILLER_HEIGHT } else { Length::ZERO };
        match piece {
            Piece::Paragraph(paragraph) => {
                let style = style::style(paragraph.role, form);
                paragraph_height(paragraph, &style, lines::count(paragraph, &style, width))
            }
            Piece::Rule(rule) => (rule.role, RULE_HEIGHT),
            Piece::Stamp(stamp) => (stamp.role, stamp.height.on_paper()),
            Piece::Beside(beside) => {
                let highest = beside_heights(beside, form).into_iter().max();
                let role = beside.left.first().map_or(Role::Body, |first| first.role);
                (role, highest.unwrap_or_default() + FILLER_HEIGHT)
            }
        }
    });
    stack_height(parts, form) - end
}

/// The heights of the left and the right of `beside`; a brace is as high as the left.
pub fn beside_heights(beside: &Beside, form: &Form) -> [Length; 2] {
    let [left, _, right] = beside.widths;
    let column = |paragraphs: &[Paragraph], width: Length| {
        let each = paragraphs.iter().map(|paragraph| {
            let style = style::style(paragraph.role, form);
            paragraph_height(paragraph, &style, lines::count(paragraph, &style, width))
        });
        stack_height(each, form)
    };
    [column(&beside.left, left), column(&beside.right, right)]
}

fn paragraph_height(paragraph: &Paragraph, style: &Style, lines: usize) -> (Role, Length) {
    (paragraph.role, paragraph.lower.on_paper() + style.line_height() * lines as i64)
}

/// The height of parts with the spaces of their roles between them.
fn stack_height(parts: impl Iterator<Item = (Role, Length)>, form: &Form) -> Length {
    let mut above: Option<(Role, Length)> = None;
    let mut height = Length::ZERO;
    for (role, own) in parts {
        let style = style::style(role, form);
        let before = style.before.on_paper();
        height += own
            + match above {
                Some((same, _)) if same == role && style.contextual => Length::ZERO,
                Some((_, after)) => after + before,
                None => before,
            };
        above = Some((role, style.after.on_paper()));
    }
    height + above.map_or(Length::ZERO, |(_, after)| after)
}

/// Whether so much height is more than a row may take of pages of `page_height` and stay whole.
pub fn is_tall(height: Length, page_height: Length) -> bool {
    height * TALL > page_height
}

/// Whether block `at` is signed and stays on one page with what is above it; a page may begin with those who sign below
/// others, which LibreOffice does not hold.
pub fn stays_with_above(blocks: &[impl Borrow<Block>], at: usize) -> bool {
    let signs = |at: usize| {
        let block = blocks.get(at).map(Borrow::borrow);
        matches!(block, Some(Block::Columns(columns)) if columns.place.signs())
    };
    signs(at) && !at.checked_sub(1).is_some_and(signs)
}

/// Whether block `at` is a table that those who sign stand below, directly or below one line, which would be too little
/// above them: a short one stays on their page.
pub fn stays_with_signature(blocks: &[impl Borrow<Block>], at: usize, form: &Form, width: Length) -> bool {
    let block = |at: usize| blocks.get(at).map(Borrow::borrow);
    let below = match block(at + 1) {
        Some(Block::Paragraph(line)) if lines(line, form, width) == 1 => at + 2,
        _ => at + 1,
    };
    matches!(block(at), Some(Block::Table(_))) && stays_with_above(blocks, below)
}

/// Whether row `at` of `columns` goes on with a recipients list that began in the row above: a page may begin with it.
pub fn goes_on(columns: &Columns, at: usize) -> bool {
    let first = columns.rows.get(at).and_then(|[left, _]| left.first()?.paragraphs().next());
    first.is_some_and(|first| first.role == Role::Distribution)
}

/// Whether row `at` of `columns` may be split between pages: one that goes on, is not the list's end, and has no brace.
pub fn columns_row_splits(columns: &Columns, at: usize) -> bool {
    let braced = columns.rows.get(at).is_some_and(|[left, _]| left.iter().any(is_beside));
    goes_on(columns, at) && goes_on(columns, at + 1) && !braced
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Inline;
    use crate::document::metrics::Face;

    const WIDTH: Length = Length::mm(165);

    fn body(text: &str) -> Paragraph {
        Paragraph { keep_next: true, ..Paragraph::new(Role::Body, vec![Inline::text(text)]) }
    }

    #[test]
    fn a_paragraph_of_more_than_three_lines_holds_nothing() {
        let form = Form::default();
        let held = |words: usize| {
            let paragraph = body(&"nghiêm túc thực hiện ".repeat(words));
            let count = lines(&paragraph, &form, WIDTH);
            (count, holds_next(&paragraph, &style::style(Role::Body, &form), count))
        };
        assert_eq!(held(0), (1, true));
        assert_eq!(held(8), (3, true));
        let (count, holds) = held(14);
        assert!(count > HELD_LINES && !holds, "{count}");
    }

    #[test]
    fn words_wider_than_the_column_and_breaks_take_lines() {
        let form = Form::default();
        let mut paragraph = body(&"m".repeat(400));
        let width = crate::document::metrics::width("m", Face::Regular, style::style(Role::Body, &form).size);
        assert!(lines(&paragraph, &form, width * 100) >= 4);
        paragraph.content = vec![Inline::text("a"), Inline::Break, Inline::text("b"), Inline::Break];
        assert_eq!(lines(&paragraph, &form, WIDTH), 3);
        for odd in [i64::MIN, -1, 0, 1, i64::MAX] {
            assert!(lines(&paragraph, &form, Length::emu(odd)) >= 3);
        }
    }
}
