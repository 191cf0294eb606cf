//! The document in the order it is read: what layout counts, and what structure tree and bookmarks are made of.

use congvan::document::{Block, Document, Paragraph, Piece, Table};

/// What stands next in reading order.
#[derive(Clone, Copy)]
pub(crate) enum Node<'a> {
    Paragraph(&'a Paragraph),
    Stamp,
    Table(&'a Table),
}

impl Node<'_> {
    /// How many parts of the document it is.
    pub fn parts(&self) -> usize {
        match self {
            Node::Paragraph(_) | Node::Stamp => 1,
            Node::Table(table) => table.rows.iter().flatten().map(|cell| cell.paragraphs.len()).sum(),
        }
    }
}

/// The nodes of `document`. Layout counts its parts in this order: every paragraph, every stamp and, in a table,
/// every paragraph of its cells.
pub(crate) fn nodes(document: &Document) -> Vec<Node<'_>> {
    let mut nodes = Vec::new();
    for section in &document.sections {
        nodes.extend(section.top_margin.iter().flat_map(of_piece));
        for block in &section.blocks {
            match block {
                Block::Paragraph(paragraph) => nodes.push(Node::Paragraph(paragraph)),
                Block::Rule(_) => {}
                Block::Columns(columns) => {
                    let sides = (0..2).flat_map(|side| columns.rows.iter().flat_map(move |row| &row[side]));
                    nodes.extend(sides.flat_map(of_piece));
                }
                Block::Table(table) => nodes.push(Node::Table(table)),
            }
        }
        nodes.extend(section.foot.iter().flat_map(of_piece));
    }
    nodes
}

fn of_piece(piece: &Piece) -> impl Iterator<Item = Node<'_>> {
    let stamp = matches!(piece, Piece::Stamp(_)).then_some(Node::Stamp);
    piece.paragraphs().map(Node::Paragraph).chain(stamp)
}
