//! A document as plain text: every paragraph a line, the letterhead's left column before its right one, footnotes behind
//! the section that has them.

use crate::document::{Block, Document, Inline, Level, Paragraph, Piece, Placed};
use crate::text::inline;

/// The text in UTF-8, ending in a line break.
pub fn write(document: &Document) -> String {
    let mut text = String::new();
    let line = |text: &mut String, characters: &str| {
        text.push_str(&characters.replace(['\u{a0}', '\n'], " "));
        text.push('\n');
    };
    for (at, section) in document.sections.iter().enumerate() {
        if at > 0 {
            text.push('\n');
        }
        section.top_margin.iter().for_each(|piece| line(&mut text, &of_piece(piece)));
        let mut previous_columns = false;
        for (nth, block) in section.blocks.iter().enumerate() {
            let columns = matches!(block, Block::Columns(_));
            if nth > 0 && (columns || previous_columns) {
                text.push('\n');
            }
            previous_columns = columns;
            match block {
                Block::Table(table) => {
                    let rows = table.place_cells(table.widths.len()).into_iter();
                    rows.for_each(|row| line(&mut text, &self::row(&row)));
                }
                Block::Columns(columns) => (0..2).for_each(|side| {
                    let pieces = columns.rows.iter().flat_map(|row| &row[side]);
                    pieces.for_each(|piece| match piece {
                        Piece::Rule(_) => {}
                        Piece::Beside(beside) => {
                            beside.left.iter().for_each(|own| line(&mut text, &words(own)));
                            let mark = if beside.braced { "} " } else { "" };
                            let right = beside.right.iter().map(words);
                            right.for_each(|own| line(&mut text, &format!("{mark}{own}")));
                        }
                        _ => line(&mut text, &of_piece(piece)),
                    });
                }),
                _ => block.paragraphs().for_each(|paragraph| line(&mut text, &words(paragraph))),
            }
        }
        let noted = section.blocks.iter().flat_map(Block::paragraphs);
        for (_, number, words) in noted.flat_map(Paragraph::notes) {
            line(&mut text, &self::words(&Paragraph::of_note(number, words)));
        }
        let foot = section.foot.iter().filter(|piece| !matches!(piece, Piece::Rule(_)));
        foot.for_each(|piece| line(&mut text, &of_piece(piece)));
    }
    text
}

/// Cells with a tab between columns; a merged cell says its words in its first place, and nothing in the others.
fn row(cells: &[Placed<'_>]) -> String {
    let cell = |cell: &Placed<'_>| {
        let words: Vec<String> = cell.paragraphs.iter().map(|paragraph| words(paragraph)).collect();
        words.join(" ") + &"\t".repeat(cell.columns - 1)
    };
    cells.iter().map(cell).collect::<Vec<_>>().join("\t")
}

fn of_piece(piece: &Piece) -> String {
    match piece {
        Piece::Paragraph(paragraph) => words(paragraph),
        _ => piece.characters(),
    }
}

/// Label and content.
fn words(paragraph: &Paragraph) -> String {
    let pieces = paragraph.content.iter().map(|piece| match piece {
        Inline::Text { text, level, .. } => inline::readable(text, *level),
        Inline::Blank { .. } | Inline::Break => piece.characters(),
        Inline::Note { .. } => inline::readable(&piece.characters(), Level::Above),
    });
    paragraph.label_characters() + &pieces.collect::<String>()
}
