//! Number and day, where they are left blank.

use congvan::document::length::Length;
use congvan::document::metrics::{self, ASCENT, DESCENT, UNITS_PER_EM};
use congvan::document::style::Role;
use congvan::document::{Block, Document, Inline, Paragraph};

use super::{Area, Kind, Wanted, paragraphs, signers, texts};
use crate::page::{Page, Text};

/// Of the blanks in a paragraph of a role, from left to right, the names and what a person is told.
const BLANKS: &[(Role, &[(&str, &str)])] = &[
    (Role::Number, &[("SoVanBan", "Số văn bản")]),
    (Role::PlaceDate, &[("NgayBanHanh", "Ngày ban hành"), ("ThangBanHanh", "Tháng ban hành")]),
];

/// A field over every blank of a number and of a day.
pub(super) fn fields(document: &Document, laid: &[Page]) -> Vec<Wanted> {
    let mut fields = Vec::new();
    // A draft that goes with a document gets its number when it is issued itself.
    let drafts = document.sections.iter().skip(1).filter(|section| signers::is_draft(section));
    let heads = drafts.flat_map(|section| section.blocks.iter().take(1));
    let drafted: Vec<&Paragraph> = heads.flat_map(Block::paragraphs).collect();
    for (part, paragraph) in paragraphs(document) {
        if drafted.iter().any(|own| std::ptr::eq(*own, paragraph)) {
            continue;
        }
        let Some((_, names)) = BLANKS.iter().find(|(role, _)| *role == paragraph.role) else { continue };
        let Some((page, line)) = texts(laid, part) else { continue };
        for ((name, title), [start, end]) in names.iter().zip(gaps(paragraph)) {
            if let Some((area, text)) = area(&line, start, end) {
                let kind = Kind::Typed(text.face, text.size);
                fields.push(Wanted { name, title: (*title).to_owned(), page, before: part, area, kind });
            }
        }
    }
    fields
}

/// Where the blanks of a paragraph begin and end, counted in characters.
fn gaps(paragraph: &Paragraph) -> Vec<[usize; 2]> {
    let mut at = paragraph.label_characters().chars().count();
    let mut gaps = Vec::new();
    for piece in &paragraph.content {
        let start = at;
        at += piece.characters().chars().count();
        if matches!(piece, Inline::Blank { digits: 1.. }) {
            gaps.push([start, at]);
        }
    }
    gaps
}

/// Where the characters from `start` to `end` stand, and the text they are in.
fn area<'t>(line: &[&'t Text], start: usize, end: usize) -> Option<(Area, &'t Text)> {
    let mut first = 0;
    for text in line {
        let own = text.text.chars().count();
        if (first..first + own).contains(&start) {
            let at = |characters: usize| {
                let before: String = text.text.chars().take(characters).collect();
                let spaces = before.chars().filter(|&c| c == ' ').count();
                text.x + metrics::width(&before, text.face, text.size) + text.stretch.total(spaces)
            };
            let (left, right) = (at(start - first), at(end - first));
            let [up, down] = [ASCENT, DESCENT].map(|units| text.size * units / UNITS_PER_EM);
            let area = Area { x: left, y: text.baseline - up, width: right - left, height: up + down };
            return (area.width > Length::ZERO).then_some((area, *text));
        }
        // The space at a break is in no text.
        first += own + usize::from(text.continues);
    }
    None
}
