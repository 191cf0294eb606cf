//! Tables whose rows tell the edges of their cells: which cells are one, and tables within tables.

use std::collections::BTreeMap;

use congvan::import::arrived::{Block, Cell, LeftOut, Place, Reason, Table, words};

/// Edges nearer to each other than this, in twips, are one: programs round them in each row anew.
const NEAR: i64 = 20;
/// Tables within each other at most; deeper ones stand in the innermost.
const DEEPEST: usize = 8;

/// What the end of a row says.
#[derive(Clone, Debug, Default)]
pub struct RowLook {
    /// The edges of its cells from left to right, in twips.
    pub edges: Vec<i64>,
    /// What each cell says.
    pub cells: Vec<CellLook>,
    /// Whether it is repeated on each page.
    pub is_header: bool,
    /// Whether lines are drawn between its cells.
    pub is_ruled: bool,
    /// Whether it was struck out.
    pub is_gone: bool,
}

/// What a cell says.
#[derive(Clone, Copy, Debug, Default)]
pub struct CellLook {
    /// Goes on with the cell beside it.
    pub beside: bool,
    /// Goes on with the cell above it.
    pub below: bool,
    /// Draws lines of its own.
    pub is_boxed: bool,
}

/// Blocks on the way, with the tables that are open, the outermost first.
#[derive(Default)]
pub struct Nested {
    out: Vec<Block>,
    open: Vec<Open>,
    /// What merged cells hid.
    pub left_out: Vec<LeftOut>,
}

/// A table on the way.
#[derive(Default)]
struct Open {
    rows: Vec<(Vec<Vec<Block>>, RowLook)>,
    cells: Vec<Vec<Block>>,
    blocks: Vec<Block>,
}

impl Nested {
    /// Puts blocks where they stand: so many tables deep.
    pub fn push(&mut self, blocks: Vec<Block>, depth: usize) {
        self.go_to(depth);
        match self.open.last_mut() {
            Some(table) => table.blocks.extend(blocks),
            None => self.out.extend(blocks),
        }
    }

    /// The cell ends.
    pub fn end_cell(&mut self, depth: usize) {
        self.go_to(depth);
        if let Some(table) = self.open.last_mut() {
            let blocks = std::mem::take(&mut table.blocks);
            table.cells.push(blocks);
        }
    }

    /// The row ends.
    pub fn end_row(&mut self, depth: usize, look: RowLook) {
        self.go_to(depth);
        if let Some(table) = self.open.last_mut() {
            if !table.blocks.is_empty() {
                let blocks = std::mem::take(&mut table.blocks);
                table.cells.push(blocks);
            }
            let cells = std::mem::take(&mut table.cells);
            table.rows.push((cells, look));
        }
    }

    /// Everything, with all tables closed.
    pub fn finish(mut self) -> (Vec<Block>, Vec<LeftOut>) {
        self.go_to(0);
        (self.out, self.left_out)
    }

    fn go_to(&mut self, depth: usize) {
        let depth = depth.min(DEEPEST);
        while self.open.len() > depth {
            let Some(table) = self.open.pop() else { break };
            let blocks = table.close(&mut self.left_out);
            match self.open.last_mut() {
                Some(outer) => outer.blocks.extend(blocks),
                None => self.out.extend(blocks),
            }
        }
        while self.open.len() < depth {
            self.open.push(Open::default());
        }
    }
}

impl Open {
    /// The table; words behind its last row, which no row holds, stand behind it.
    fn close(mut self, left_out: &mut Vec<LeftOut>) -> Vec<Block> {
        let rest: Vec<Block> = self.cells.drain(..).flatten().chain(self.blocks.drain(..)).collect();
        let mut blocks = Vec::new();
        if let Some(table) = table(self.rows, left_out) {
            blocks.push(Block::Table(table));
        }
        blocks.extend(rest);
        blocks
    }
}

/// Rows to a table: each cell takes the columns between its edges.
fn table(rows: Vec<(Vec<Vec<Block>>, RowLook)>, left_out: &mut Vec<LeftOut>) -> Option<Table> {
    let edges = merged_edges(rows.iter().flat_map(|(_, look)| look.edges.iter().copied()).collect());
    let column = |edge: i64| edges.partition_point(|own| *own < edge - NEAR);
    let mut table = Table::default();
    let mut above: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    let (mut count, mut boxed, mut ruled) = (0, 0, 0);
    for (cells, look) in rows {
        if look.is_gone {
            let text = cells.iter().map(|cell| words(cell)).collect::<Vec<_>>().join("\t");
            left_out.push(LeftOut { text, reason: Reason::Deleted, place: Place::default() });
            continue;
        }
        table.header_rows += usize::from(look.is_header && table.header_rows == table.rows.len());
        ruled += usize::from(look.is_ruled);
        let mut row: Vec<Cell> = Vec::new();
        let mut here = BTreeMap::new();
        for (at, blocks) in cells.into_iter().enumerate() {
            let said = look.cells.get(at).copied().unwrap_or_default();
            let edge = |at: usize| look.edges.get(at).map(|edge| column(*edge));
            let from = edge(at).unwrap_or(at);
            let columns = edge(at + 1).map_or(1, |to| to.saturating_sub(from)).max(1);
            count += 1;
            boxed += usize::from(said.is_boxed);
            let is_empty = words(&blocks).trim().is_empty();
            if said.beside && is_empty && !row.is_empty() {
                row.last_mut().into_iter().for_each(|last| last.columns += columns);
                continue;
            }
            let origin = above.get(&from).copied().filter(|_| said.below);
            if let Some((of_row, of_cell)) = origin {
                let cell: &mut Cell = &mut table.rows[of_row][of_cell];
                cell.rows += 1;
                if !is_empty {
                    left_out.push(LeftOut {
                        text: words(&blocks),
                        reason: Reason::Hidden,
                        place: Place::default(),
                    });
                }
                here.insert(from, (of_row, of_cell));
                continue;
            }
            here.insert(from, (table.rows.len(), row.len()));
            row.push(Cell { blocks, columns, rows: 1 });
        }
        above = here;
        table.rows.push(row);
    }
    table.ruled = ruled * 2 > table.rows.len() || boxed * 2 > count;
    table.rows.iter().any(|row| !row.is_empty()).then_some(table)
}

/// All edges from left to right, those near each other once.
fn merged_edges(mut edges: Vec<i64>) -> Vec<i64> {
    edges.sort_unstable();
    edges.dedup_by(|next, kept| *next - *kept <= NEAR);
    edges
}
