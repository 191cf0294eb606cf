//! A document as plain text: every paragraph a line, the letterhead's left column before its right one.

use crate::document::{Block, Document};

/// The text in UTF-8, ending in a line break.
pub fn write(document: &Document) -> String {
    let mut text = String::new();
    for (at, section) in document.sections.iter().enumerate() {
        if at > 0 {
            text.push('\n');
        }
        let mut previous_columns = false;
        for (nth, block) in section.blocks.iter().enumerate() {
            let columns = matches!(block, Block::Columns(_));
            if nth > 0 && (columns || previous_columns) {
                text.push('\n');
            }
            previous_columns = columns;
            for paragraph in block.paragraphs() {
                text.push_str(&paragraph.characters().replace(['\u{a0}', '\n'], " "));
                text.push('\n');
            }
        }
    }
    text
}
