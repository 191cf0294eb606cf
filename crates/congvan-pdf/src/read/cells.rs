//! Lines of a cell of a ruled table as paragraphs: a line goes on in the next one where that one's first word found no room.

use congvan::import::margins::is_item;
use hayro_font::kurbo::Rect;

use super::draft::{Draft, Lines};
use super::line::{Line, WIDE};

/// Between the rule of a cell and its words there is no more room, in points.
const PADDING: f64 = 8.0;
/// A space between words is about as wide, in sizes.
const SPACE: f64 = 0.25;

/// The paragraphs of a cell, of which each line is one.
pub(crate) fn join_paragraphs(drafts: Vec<Draft>, area: Rect) -> Vec<Draft> {
    let padding = drafts.iter().flat_map(Draft::lines).map(|line| line.left() - area.x0);
    let padding = padding.fold(PADDING, f64::min).max(0.0);
    let room = area.width() - 2.0 * padding;
    let mut out: Vec<Draft> = Vec::with_capacity(drafts.len());
    for draft in drafts {
        match (out.last_mut(), draft) {
            (Some(Draft::Paragraph(above)), Draft::Paragraph(mut own)) if goes_on(above, &own, room) => {
                above.lines.append(&mut own.lines);
                above.whole = true;
            }
            (_, draft) => out.push(draft),
        }
    }
    out
}

/// Whether the only line of a paragraph goes on with the one above, in a cell as wide as `room`.
fn goes_on(above: &Lines, own: &Lines, room: f64) -> bool {
    let (Some(last), [line]) = (above.lines.last(), own.lines.as_slice()) else { return false };
    let (before, words) = (last.text(), line.text());
    let small = words.starts_with(char::is_lowercase) && !words.contains("://");
    let ended = before.ends_with(['.', ';', ':', '!', '?']) && !small;
    let needed = last.right() - last.left() + SPACE * last.size + first_word(line);
    let same = (last.size - line.size).abs() < 0.5 && last.page == line.page;
    same && !ended && !is_item(&words) && needed > room && line.y - last.y < WIDE * last.size
}

/// How wide the first word of a line is.
fn first_word(line: &Line) -> f64 {
    let mut letters = line.visible_letters();
    let Some(first) = letters.next() else { return 0.0 };
    let mut end = first.end();
    for letter in letters.take_while(|letter| !letter.is_blank()) {
        if letter.x - end > SPACE / 2.0 * line.size {
            break;
        }
        end = letter.end();
    }
    end - first.x
}
