//! A plain text as it arrives: every line a paragraph, since nothing says where one ends; columns by tabs or spaces.

use crate::import::arrived::{Arrived, Block, Paragraph, Place, Run};
use crate::import::letters;
use crate::import::words::{self, Form};

/// Reads a text.
pub fn read(text: &str) -> Arrived {
    let mut arrived = Arrived::default();
    for (at, line) in text.lines().enumerate() {
        for (nth, part) in line.split('\u{c}').enumerate() {
            if nth > 0 {
                arrived.blocks.push(Block::PageBreak);
            }
            let run = Run { text: part.trim_end().to_owned(), ..Run::default() };
            let place = Place { paragraph: at + 1, ..Place::default() };
            let paragraph = Paragraph { runs: vec![run], place, ..Paragraph::default() };
            arrived.blocks.push(Block::Paragraph(paragraph));
        }
    }
    letters::settle(&mut arrived);
    arrived
}

/// Whether a text is a dispatch rather than YAML: it has the national name or the Party's on a line, and no key `format`.
pub fn is_dispatch(text: &str) -> bool {
    let names = [Form::NationalName, Form::PartyName];
    let named = |line: &str| {
        line.split(['\t', '|'])
            .flat_map(|part| part.split("   "))
            .any(|part| names.iter().any(|form| words::is(*form, part)))
    };
    let mut lines = text.lines();
    !text.lines().any(|line| line.starts_with("format:")) && lines.any(named)
}
