//! A plain text as it arrives: every line a paragraph, columns by tabs or spaces.

use crate::import::arrived::{Arrived, Block, Paragraph, Place, Run};
use crate::import::words::{self, Form};
use crate::text::normal::normalise;

/// Reads a text.
pub fn read(text: &str) -> Arrived {
    let text = normalise(text);
    let mut blocks = Vec::new();
    for (at, line) in text.lines().enumerate() {
        for (nth, part) in line.split('\u{c}').enumerate() {
            if nth > 0 {
                blocks.push(Block::PageBreak);
            }
            let run = Run { text: part.trim_end().to_owned(), ..Run::default() };
            let place = Place { paragraph: at + 1, ..Place::default() };
            blocks.push(Block::Paragraph(Paragraph { runs: vec![run], place, ..Paragraph::default() }));
        }
    }
    Arrived { blocks, ..Arrived::default() }
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
