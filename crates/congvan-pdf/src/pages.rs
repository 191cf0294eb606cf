//! Blocks to pages.

use congvan::document::{Block, Document, Section};
use congvan::form::{Form, PAGE_HEIGHT, PAGE_NUMBER_TOP};
use congvan::length::Length;
use congvan::metrics;
use congvan::style::{self, Role};

use crate::page::{Item, Page, Stretch, Text};
use crate::stack::{Slice, Stack, line_ascent};

/// Lays out `document` in pages: every section on pages of its own, numbered from 1.
///
/// Anything can be laid out: a word wider than its column is broken, columns higher than a page are split, and a
/// character without a glyph takes half an em ([`crate::write`] then names it).
pub fn layout(document: &Document) -> Vec<Page> {
    let mut next_id = 0;
    let mut pages = Vec::new();
    for (index, section) in document.sections.iter().enumerate() {
        pages.extend(lay_section(section, index + 1, &document.form, &mut next_id));
    }
    if pages.is_empty() {
        pages.push(Page { section: 1, number: 1, items: Vec::new() });
    }
    pages
}

fn lay_section(section: &Section, number: usize, form: &Form, next_id: &mut usize) -> Vec<Page> {
    let room = PAGE_HEIGHT - form.margins.top - form.margins.bottom;
    let mut stack = Stack::new(form, form.margins.left, form.text_width());
    for block in &section.blocks {
        match block {
            Block::Paragraph(paragraph) => {
                stack.paragraph(paragraph, *next_id);
                *next_id += 1;
            }
            Block::Rule(rule) => stack.rule(rule),
            Block::Columns(columns) => stack.columns(columns, next_id, room),
        }
    }
    let mut pages = Vec::new();
    for items in fill(stack.finish(), form.margins.top, room) {
        let page = pages.len() + 1;
        let mut items = in_reading_order(items);
        if page > 1 {
            items.insert(0, page_number(page, form));
        }
        pages.push(Page { section: number, number: page, items });
    }
    pages
}

/// Fills pages of height `room` one after another; each ends at the last place where the next may begin, or, where
/// there is none, with the last slice that fits.
fn fill(slices: Vec<Slice>, top: Length, room: Length) -> Vec<Vec<Item>> {
    let mut pages = Vec::new();
    let mut slices = std::collections::VecDeque::from(slices);
    loop {
        let whole = fitting(&slices, pages.is_empty(), room);
        let count = match (1..=whole).rev().find(|&at| slices.get(at).is_none_or(|slice| slice.begins_page)) {
            Some(count) => count,
            None => whole,
        };
        let mut items = Vec::new();
        let mut y = Length::ZERO;
        for (index, slice) in slices.drain(..count).enumerate() {
            if index > 0 || pages.is_empty() {
                y += slice.gap;
            }
            items.extend(slice.items.into_iter().map(|item| item.down(top + y)));
            y += slice.height;
        }
        pages.push(items);
        if slices.is_empty() {
            return pages;
        }
    }
}

/// How many slices fit on the next page: one at least, if there is one. Above a page's first slice there is no gap,
/// but on the first page of the section; that is what LibreOffice does.
fn fitting(slices: &std::collections::VecDeque<Slice>, first_page: bool, room: Length) -> usize {
    let mut y = Length::ZERO;
    for (index, slice) in slices.iter().enumerate() {
        if index > 0 || first_page {
            y += slice.gap;
        }
        y += slice.height;
        if y - slice.hang > room && index > 0 {
            return index;
        }
    }
    slices.len()
}

/// Columns are laid out row by row and read column by column. A rule stays behind what it stands under.
fn in_reading_order(items: Vec<Item>) -> Vec<Item> {
    let mut last = 0;
    let mut keyed: Vec<_> = items
        .into_iter()
        .map(|item| {
            if let Item::Text(Text { paragraph: Some(id), .. }) = &item {
                last = *id;
            }
            (last, item)
        })
        .collect();
    keyed.sort_by_key(|(id, _)| *id);
    keyed.into_iter().map(|(_, item)| item).collect()
}

/// Số trang: in the top margin, centred between the margins.
fn page_number(number: usize, form: &Form) -> Item {
    let style = style::style(Role::PageNumber, form);
    let text = number.to_string();
    let width = metrics::width(&text, style.face(), style.size);
    Item::Text(Text {
        paragraph: None,
        role: Role::PageNumber,
        face: style.face(),
        size: style.size,
        x: form.margins.left + (form.text_width() - width) / 2,
        baseline: PAGE_NUMBER_TOP + line_ascent(style.size),
        text,
        stretch: Stretch::default(),
        continues: false,
        link: None,
    })
}
