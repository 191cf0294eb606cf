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
            Node::Table(table) => table.rows.iter().flatten().map(Vec::len).sum(),
        }
    }
}

/// The nodes of `document`. Layout counts its parts in this order: every paragraph, every stamp and, in a table,
/// every paragraph of [`squared`].
pub(crate) fn nodes(document: &Document) -> Vec<Node<'_>> {
    let mut nodes = Vec::new();
    for section in &document.sections {
        nodes.extend(section.top_margin.iter().filter_map(node));
        for block in &section.blocks {
            match block {
                Block::Paragraph(paragraph) => nodes.push(Node::Paragraph(paragraph)),
                Block::Rule(_) => {}
                Block::Columns(columns) => {
                    let sides = (0..2).flat_map(|side| columns.rows.iter().flat_map(move |row| &row[side]));
                    nodes.extend(sides.filter_map(node));
                }
                Block::Table(table) => nodes.push(Node::Table(table)),
            }
        }
        nodes.extend(section.foot.iter().filter_map(node));
    }
    nodes
}

fn node(piece: &Piece) -> Option<Node<'_>> {
    match piece {
        Piece::Paragraph(paragraph) => Some(Node::Paragraph(paragraph)),
        Piece::Stamp(_) => Some(Node::Stamp),
        Piece::Rule(_) => None,
    }
}

/// The rows of `table`, each with as many cells as there are columns, one at least: a missing cell is empty, and
/// what stands in cells beyond the last column is added to it.
pub(crate) fn squared(table: &Table) -> Vec<Vec<Vec<&Paragraph>>> {
    let columns = table.widths.len().max(1);
    let mut rows = Vec::new();
    for row in &table.rows {
        let mut cells = vec![Vec::new(); columns];
        for (at, cell) in row.iter().enumerate() {
            cells[at.min(columns - 1)].extend(cell);
        }
        rows.push(cells);
    }
    rows
}
