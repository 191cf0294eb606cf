//! Tables that go on over the end of a page, where the file has them in parts: one again, their heads once.

use crate::import::arrived::{Arrived, Block, Cell, LeftOut, Reason, Table, words};

/// What arrived, with tables whose head is repeated on the next page in one.
pub(super) fn joined(arrived: &Arrived) -> Option<Arrived> {
    let goes_on = |at: usize| next(&arrived.blocks, at).is_some();
    if !(0..arrived.blocks.len()).any(goes_on) {
        return None;
    }
    let mut own = arrived.clone();
    let mut at = 0;
    while at < own.blocks.len() {
        let Some((to, head)) = next(&own.blocks, at) else {
            at += 1;
            continue;
        };
        let Block::Table(more) = own.blocks.remove(to) else { return None };
        own.blocks.drain(at + 1..to);
        for row in &more.rows[..head] {
            let cells: Vec<String> = row.iter().map(|cell| words(&cell.blocks)).collect();
            let text = cells.join(" ");
            own.left_out.push(LeftOut { text, reason: Reason::RunningHead, place: more.place });
        }
        if let Block::Table(table) = &mut own.blocks[at] {
            table.header_rows = table.header_rows.max(head);
            table.rows.extend(more.rows.into_iter().skip(head));
        }
    }
    Some(own)
}

/// The table that goes on with the one at a place, and how many rows of its head are said again: nothing but the end of a
/// page stands between.
fn next(blocks: &[Block], at: usize) -> Option<(usize, usize)> {
    let Block::Table(table) = &blocks[at] else { return None };
    let to = at + 1 + blocks[at + 1..].iter().take_while(|block| matches!(block, Block::PageBreak)).count();
    let Some(Block::Table(more)) = blocks.get(to).filter(|_| to > at + 1) else { return None };
    let head = repeated(table, more);
    (head > 0 && more.rows.len() > head).then_some((to, head))
}

/// So many rows at the top of both say the same.
fn repeated(table: &Table, more: &Table) -> usize {
    let said = |row: &Vec<Cell>| -> Vec<String> {
        row.iter().map(|cell| words(&cell.blocks).split_whitespace().collect::<Vec<_>>().join(" ")).collect()
    };
    let pairs = table.rows.iter().zip(&more.rows);
    let same = |(one, other): &(&Vec<Cell>, &Vec<Cell>)| {
        one.len() > 1 && said(one) == said(other) && said(one).iter().any(|cell| !cell.is_empty())
    };
    pairs.take_while(same).count()
}
