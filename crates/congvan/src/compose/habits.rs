//! An office's spelling, applied to every word of a composed document but its links.

use crate::document::style::Role;
use crate::document::{Block, Document, Inline, Paragraph, Piece};
use crate::office::Office;
use crate::text::tone::{Tone, place};

pub(super) fn apply(document: &mut Document, office: &Office) {
    if office.tone.is_none() && office.committee.is_none() {
        return;
    }
    let spell = |text: &mut String| {
        if let Some(tone) = office.tone {
            // An address is not spelt anew.
            let words = text.split(' ').map(|word| {
                if word.contains(['@', ':']) && word.contains('.') {
                    word.to_owned()
                } else {
                    place(word, tone)
                }
            });
            *text = words.collect::<Vec<_>>().join(" ");
        }
        if let Some(tone) = office.committee {
            let (old, new) = (["Ủy ban", "ỦY BAN"], ["Uỷ ban", "UỶ BAN"]);
            let (from, to) = if tone == Tone::Old { (new, old) } else { (old, new) };
            for (from, to) in from.iter().zip(to) {
                *text = text.replace(from, to);
            }
        }
    };
    let paragraph = |paragraph: &mut Paragraph| {
        // A person's name and the national title are written as they are.
        if matches!(paragraph.role, Role::SignerName | Role::NationalName) {
            return;
        }
        let notes = |piece: &mut Inline| match piece {
            Inline::Note { text, .. } => std::mem::take(text),
            _ => Vec::new(),
        };
        for piece in &mut paragraph.content {
            let mut words = notes(piece);
            for own in words.iter_mut().chain([&mut *piece]) {
                if let Inline::Text { text, link: None, .. } = own {
                    spell(text);
                }
            }
            if let Inline::Note { text, .. } = piece {
                *text = words;
            }
        }
    };
    let piece = |piece: &mut Piece| {
        if let Piece::Stamp(stamp) = piece {
            spell(&mut stamp.text);
        }
        piece.paragraphs_mut().for_each(paragraph);
    };
    for section in &mut document.sections {
        section.top_margin.iter_mut().chain(&mut section.foot).for_each(piece);
        for block in &mut section.blocks {
            match block {
                Block::Paragraph(words) => paragraph(words),
                Block::Columns(columns) => columns.rows.iter_mut().flatten().flatten().for_each(piece),
                Block::Table(table) => {
                    let cells = table.rows.iter_mut().flatten();
                    cells.flat_map(|cell| &mut cell.paragraphs).for_each(paragraph);
                }
                Block::Rule(_) => {}
            }
        }
    }
}
