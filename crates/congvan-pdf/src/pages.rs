//! Blocks to pages.

use std::collections::VecDeque;

use congvan::document::extent::{self, Pages};
use congvan::document::form::{Form, PAGE_NUMBER_TOP};
use congvan::document::length::Length;
use congvan::document::metrics;
use congvan::document::style::{self, EMPTY_FOOT_HEIGHT, Role};
use congvan::document::{Block, Document, Piece, Section};

use crate::columns::columns;
use crate::foot::{self, Foot};
use crate::page::{Item, Page, Stretch, Text};
use crate::slice::Slice;
use crate::stack::{Stack, count_part};
use crate::table::table;

/// Lays out `document` in pages: every section on pages of its own, numbered from 1.
///
/// Anything can be laid out: a word wider than its column is broken, columns and rows higher than a page are split,
/// and a character without a glyph takes half an em ([`crate::write`] then names it).
pub fn layout(document: &Document) -> Vec<Page> {
    lay(document, Signature::Held)
}

/// What keeps the signature from standing alone.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Signature {
    /// Two lines of what stands above it go with it.
    Held,
    /// What WordprocessingML can say: short paragraphs go with it, a long one does not ([`congvan::document::extent`]).
    AsInWord,
}

/// The pages of `document`, its signature on the page of what stands above it in the one way or the other.
pub(crate) fn lay(document: &Document, signature: Signature) -> Vec<Page> {
    let mut next_part = 0;
    let mut pages = Vec::new();
    for (index, section) in document.sections.iter().enumerate() {
        pages.extend(lay_section(section, index + 1, &document.form, signature, &mut next_part));
    }
    if pages.is_empty() {
        let (width, height, _) = document.form.page(false);
        pages.push(Page { section: 1, number: 1, width, height, items: Vec::new() });
    }
    pages
}

/// Where the body stands on a page.
#[derive(Clone, Copy)]
struct Room {
    top: Length,
    height: Length,
}

fn lay_section(
    section: &Section,
    number: usize,
    form: &Form,
    signature: Signature,
    next_part: &mut usize,
) -> Vec<Page> {
    let (width, height, margins) = form.page(section.landscape);
    let x = margins.left;
    let text_width = form.section_width(section.landscape);
    let room = Room { top: margins.top, height: height - margins.top - margins.bottom };

    let column = |pieces: &[Piece], next_part: &mut usize| {
        let mut stack = Stack::new(form, x, text_width);
        pieces.iter().for_each(|piece| stack.piece(piece, next_part));
        set(stack.into_cell())
    };
    let (above, above_height) = column(&section.top_margin, next_part);
    let body = body(section, form, signature, next_part);
    let (below, below_height) = column(&section.foot, next_part);

    let mut first = room;
    if !above.is_empty() {
        // What the margin has no room for pushes the body down.
        first.top = room.top.max(PAGE_NUMBER_TOP + above_height);
        first.height -= first.top - room.top;
    }
    let mut others = room;
    if !below.is_empty() {
        first.height -= below_height;
        others.height -= EMPTY_FOOT_HEIGHT;
    }
    let mut pages = Vec::new();
    for (body, notes) in fill(body, first, others, Foot::new(form), x) {
        let page = pages.len() + 1;
        let mut items = in_reading_order(join_grids(body));
        items.extend(notes);
        if page == 1 {
            items.splice(..0, above.iter().cloned().map(|item| item.down(PAGE_NUMBER_TOP)));
            let top = height - margins.bottom - below_height;
            items.extend(below.iter().cloned().map(|item| item.down(top)));
        } else {
            items.insert(0, page_number(page, form, x + text_width / 2));
        }
        pages.push(Page { section: number, number: page, width, height, items });
    }
    pages
}

fn body(section: &Section, form: &Form, signature: Signature, next_part: &mut usize) -> Vec<Slice> {
    let (x, width) = (form.margins.left, form.section_width(section.landscape));
    let page_height = form.body_height(section.landscape);
    let mut stack = Stack::new(form, x, width);
    let mut blocks = section.blocks.iter().enumerate().peekable();
    if blocks.peek().is_some_and(|(_, first)| is_table(first)) {
        stack.filler();
    }
    while let Some((at, block)) = blocks.next() {
        let mut holds_next = false;
        match block {
            Block::Paragraph(paragraph) => stack.paragraph(paragraph, count_part(next_part)),
            Block::Rule(rule) => stack.rule(rule),
            Block::Columns(given) => {
                // The recipients list and the signature never stand alone on a page.
                if signature == Signature::Held && extent::stays_with_above(&section.blocks, at) {
                    stack.hold_two_lines();
                }
                stack.block(columns(form, x, given, next_part, page_height), Length::ZERO);
            }
            Block::Table(given) => {
                let signed = extent::stays_with_signature(&section.blocks, at, form, width);
                let pages = Pages { height: page_height, signed };
                let rows;
                (rows, holds_next) = table(form, (x, width), given, next_part, pages);
                stack.block(rows, form.paragraph_gap);
            }
        }
        if is_table(block) && blocks.peek().is_none_or(|(_, next)| is_table(next)) {
            stack.filler();
        }
        if holds_next {
            stack.hold();
        }
    }
    stack.finish()
}

fn is_table(block: &Block) -> bool {
    matches!(block, Block::Columns(_) | Block::Table(_))
}

/// Slices one below another, and their height.
fn set(slices: Vec<Slice>) -> (Vec<Item>, Length) {
    let mut items = Vec::new();
    let mut y = Length::ZERO;
    for slice in slices {
        y += slice.gap;
        items.extend(slice.items.into_iter().map(|item| item.down(y)));
        y += slice.height;
    }
    (items, y)
}

/// Fills pages, the first and the later ones, with their footnotes from `x` on; each ends in the row that may be parted
/// there, at the last place where the next may begin, or, where there is none, with the last slice that fits.
fn fill(
    slices: Vec<Slice>,
    first: Room,
    later: Room,
    mut foot: Foot,
    x: Length,
) -> Vec<(Vec<Item>, Vec<Item>)> {
    let mut pages = Vec::new();
    let mut slices = VecDeque::from(slices);
    loop {
        let is_first = pages.is_empty();
        let room = if is_first { first } else { later };
        // What the first page has no room for between its margin pieces goes to the next one.
        let least = if is_first && first.height < later.height { 0 } else { slices.len().min(1) };
        let (mut whole, left) = fitting(&slices, is_first, room.height, &foot);
        let noted = |more| foot.height_with(left.noted + more);
        let upper = slices.get_mut(whole).and_then(|next| next.part(left.room, noted, whole < least));
        if let Some(upper) = upper {
            slices.insert(whole, upper);
            whole += 1;
        }
        let whole = whole.max(least);
        let count = break_before(&mut slices, whole);
        let mut items = Vec::new();
        let (mut y, mut end) = (Length::ZERO, Length::ZERO);
        for (index, slice) in slices.drain(..count).enumerate() {
            if index > 0 || is_first {
                y += slice.gap;
            } else if let Some(head) = &slice.head {
                items.extend(head.items.iter().cloned().map(|item| item.down(room.top)));
                y += head.height;
            }
            let height = slice.height;
            end = y + height - slice.hang;
            let (own, notes) = slice.into_items();
            items.extend(own.into_iter().map(|item| item.down(room.top + y)));
            foot.take(notes);
            y += height;
        }
        let notes = foot.set(room.height - end, count == 0, (x, room.top + room.height));
        pages.push((items, notes));
        if slices.is_empty() && foot.is_empty() {
            return pages;
        }
    }
}

/// How many of the first `whole` slices end a page: what follows may begin one. What may not takes the last line of a
/// row above it along, where that row may be parted. All of them, where there is no such place.
fn break_before(slices: &mut VecDeque<Slice>, whole: usize) -> usize {
    for at in (1..=whole).rev() {
        if slices.get(at).is_none_or(|slice| slice.begins_page) {
            return at;
        }
        if let Some(upper) = slices[at - 1].part_last() {
            slices.insert(at - 1, upper);
            return at;
        }
    }
    whole
}

/// What is left of a page for the next slice.
struct Left {
    /// Down to the margin.
    room: Length,
    /// The height of the footnotes to what stands above.
    noted: Length,
}

/// How many slices fit in `room` above their footnotes and those that `foot` has, and what is left of it for the next one.
/// Above a page's first slice there is no gap, but on the first page of the section; that is what LibreOffice does.
fn fitting(slices: &VecDeque<Slice>, first_page: bool, room: Length, foot: &Foot) -> (usize, Left) {
    let (mut y, mut noted) = (Length::ZERO, Length::ZERO);
    for (index, slice) in slices.iter().enumerate() {
        if index > 0 || first_page {
            y += slice.gap;
        } else if let Some(head) = &slice.head {
            y += head.height;
        }
        let end = y + slice.height - slice.hang;
        let own = slice.notes_height();
        if end + foot.height_with(noted + own) > room {
            // The last line of a page may have footnotes that go on at the next one.
            let least = noted + foot::least(&slice.notes);
            let last = !slice.notes.is_empty() && end + foot.height_with(least) <= room;
            return (index + usize::from(last), Left { room: room - y, noted });
        }
        y += slice.height;
        noted += own;
    }
    (slices.len(), Left { room: room - y, noted })
}

/// The rows of a table that meet, in one grid.
fn join_grids(items: Vec<Item>) -> Vec<Item> {
    let mut out: Vec<Item> = Vec::new();
    let mut last = None;
    for item in items {
        match (item, last.map(|at: usize| &mut out[at])) {
            (Item::Grid(grid), Some(Item::Grid(above)))
                if above.x == grid.x && above.y.last() == grid.y.first() =>
            {
                above.join(grid);
            }
            (item, _) => {
                if matches!(item, Item::Grid(_)) {
                    last = Some(out.len());
                }
                out.push(item);
            }
        }
    }
    out
}

/// Columns are laid out row by row and read column by column. What is no text stays behind the text before it.
fn in_reading_order(items: Vec<Item>) -> Vec<Item> {
    let mut last = 0;
    let mut keyed: Vec<_> = items
        .into_iter()
        .map(|item| {
            if let Item::Text(Text { part: Some(part), .. }) = &item {
                last = *part;
            }
            (last, item)
        })
        .collect();
    keyed.sort_by_key(|(part, _)| *part);
    keyed.into_iter().map(|(_, item)| item).collect()
}

/// Số trang: in the top margin, centred on `middle`, which lies between the margins.
fn page_number(number: usize, form: &Form, middle: Length) -> Item {
    let style = style::style(Role::PageNumber, form);
    let text = number.to_string();
    let width = metrics::width(&text, style.face(), style.size);
    Item::Text(Text {
        part: None,
        role: Role::PageNumber,
        ink: style.ink,
        face: style.face(),
        size: style.size,
        rise: Length::ZERO,
        x: middle - width / 2,
        baseline: PAGE_NUMBER_TOP + metrics::line_ascent(style.size),
        text,
        stretch: Stretch::default(),
        continues: false,
        link: None,
        label: false,
        note: None,
    })
}
