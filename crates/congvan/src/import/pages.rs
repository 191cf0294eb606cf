//! Tables that go on over the end of a page, where the file has them in parts: one again, their heads once. The table that
//! sets the list and who signs side by side may be parted so too.

use crate::import::arrived::{Arrived, Block, Cell, LeftOut, Reason, Run, Table, words};
use crate::import::margins::is_letterhead;
use crate::import::parts::has_label;
use crate::import::words::Form;

/// How the table on the next page goes on.
#[derive(Clone, Copy)]
enum Goes {
    /// So many rows of its head are said again.
    Headed(usize),
    /// With the next row, counted on in the first column.
    Counted,
    /// With the rest of the last row.
    Broken,
    /// With both sides of the list and the signature.
    Beside,
}

/// What arrived, with tables that go on over the end of a page in one.
pub(super) fn join_tables(arrived: &Arrived) -> Option<Arrived> {
    let goes_on = |at: usize| next(&arrived.blocks, at).is_some();
    if !(0..arrived.blocks.len()).any(goes_on) {
        return None;
    }
    let mut own = arrived.clone();
    let mut blocks: Vec<Block> = Vec::with_capacity(own.blocks.len());
    let mut rest = std::mem::take(&mut own.blocks).into_iter().collect::<std::collections::VecDeque<_>>();
    while let Some(block) = rest.pop_front() {
        blocks.push(block);
        let last = blocks.len() - 1;
        // Few blocks stand between; the first of those that follow is enough to look at.
        while let Some((gap, goes)) = following(&blocks[last], &rest) {
            rest.drain(..gap);
            let (Some(Block::Table(more)), Block::Table(table)) = (rest.pop_front(), &mut blocks[last])
            else {
                break;
            };
            join(table, more, goes, &mut own.left_out);
        }
    }
    own.blocks = blocks;
    Some(own)
}

/// Puts the rows of the next page to those of a table.
fn join(table: &mut Table, mut more: Table, goes: Goes, left_out: &mut Vec<LeftOut>) {
    match goes {
        Goes::Headed(head) => {
            for row in more.rows.drain(..head) {
                let cells: Vec<String> = row.iter().map(|cell| words(&cell.blocks)).collect();
                let text = cells.join(" ");
                left_out.push(LeftOut { text, reason: Reason::RunningHead, place: more.place });
            }
            table.header_rows = table.header_rows.max(head);
        }
        Goes::Counted => {}
        Goes::Broken | Goes::Beside => {
            let rest = more.rows.remove(0);
            for (cell, rest) in table.rows.last_mut().into_iter().flatten().zip(rest) {
                go_on(cell, rest, matches!(goes, Goes::Broken));
            }
        }
    }
    table.rows.append(&mut more.rows);
}

/// Puts what a cell has on the next page behind what it has on this one; a broken one goes on in its last paragraph.
fn go_on(cell: &mut Cell, rest: Cell, is_broken: bool) {
    let mut rest = rest.blocks.into_iter().peekable();
    let last = cell.blocks.last_mut().filter(|_| is_broken);
    if let (Some(Block::Paragraph(last)), Some(Block::Paragraph(first))) = (last, rest.peek_mut()) {
        if !last.text().is_empty() && !first.text().is_empty() {
            last.runs.push(Run { text: " ".to_owned(), ..Run::default() });
        }
        last.runs.append(&mut first.runs);
        rest.next();
    }
    cell.blocks.extend(rest);
}

/// How the table at a place goes on, where it does.
fn next(blocks: &[Block], at: usize) -> Option<Goes> {
    let Block::Table(_) = &blocks[at] else { return None };
    let between = blocks[at + 1..].iter().take_while(|block| matches!(block, Block::PageBreak)).count();
    if between == 0 { None } else { goes(&blocks[at], blocks.get(at + 1 + between)?) }
}

/// The same of a block and those that follow, and how many stand between.
fn following(block: &Block, rest: &std::collections::VecDeque<Block>) -> Option<(usize, Goes)> {
    let Block::Table(_) = block else { return None };
    let between = rest.iter().take_while(|block| matches!(block, Block::PageBreak)).count();
    if between == 0 { None } else { goes(block, rest.get(between)?).map(|goes| (between, goes)) }
}

/// How a block goes on in the next one, if both are parts of one table.
fn goes(block: &Block, next: &Block) -> Option<Goes> {
    let (Block::Table(table), Block::Table(more)) = (block, next) else { return None };
    let head = count_same_rows(table, more);
    if head > 0 && more.rows.len() > head {
        return Some(Goes::Headed(head));
    }
    let (last, first) = (table.rows.last()?, more.rows.first()?);
    let plain = |row: &[Cell]| row.iter().all(|cell| cell.columns <= 1 && cell.rows <= 1);
    if last.len() != first.len() || last.len() < 2 || !plain(last) || !plain(first) {
        return None;
    }
    let said = |cell: &Cell| words(&cell.blocks).trim().to_owned();
    if !table.ruled && !more.ruled {
        let lists = |row: &[Cell]| said(&row[0]).lines().any(|line| has_label(Form::DistributionLabel, line));
        // A narrow column breaks the national name.
        let heads = |row: &[Cell]| row.iter().any(|cell| is_letterhead(&said(cell).replace('\n', " ")));
        // With its archive line the list is whole.
        let whole = said(&last[0]).lines().any(|line| {
            crate::import::words::opens(Form::Archive, line.trim_start_matches(['-', '–', '+', ' ']))
                .is_some()
        });
        return (table.rows.len() == 1 && lists(last) && !whole && !lists(first) && !heads(first))
            .then_some(Goes::Beside);
    }
    let count = |cell: &Cell| said(cell).trim_end_matches('.').parse::<u32>().ok();
    let counted = table.rows.iter().rev().find_map(|row| count(row.first()?));
    let own = said(&first[0]);
    if own.is_empty() && counted.is_some() && !said(&last[0]).is_empty() {
        return Some(Goes::Broken);
    }
    (counted.is_some() && count(&first[0]) == counted.map(|nth| nth + 1)).then_some(Goes::Counted)
}

/// So many rows at the top of both say the same.
fn count_same_rows(table: &Table, more: &Table) -> usize {
    let said = |row: &Vec<Cell>| -> Vec<String> {
        row.iter().map(|cell| words(&cell.blocks).split_whitespace().collect::<Vec<_>>().join(" ")).collect()
    };
    let pairs = table.rows.iter().zip(&more.rows);
    let same = |(one, other): &(&Vec<Cell>, &Vec<Cell>)| {
        one.len() > 1 && said(one) == said(other) && said(one).iter().any(|cell| !cell.is_empty())
    };
    pairs.take_while(same).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::arrived::Paragraph;

    fn cell(text: &str) -> Cell {
        let runs = vec![Run { text: text.to_owned(), ..Run::default() }];
        let blocks = vec![Block::Paragraph(Paragraph { runs, ..Paragraph::default() })];
        Cell { blocks: if text.is_empty() { Vec::new() } else { blocks }, columns: 1, rows: 1 }
    }

    fn table(rows: &[[&str; 2]], ruled: bool) -> Block {
        let rows = rows.iter().map(|row| row.iter().map(|text| cell(text)).collect()).collect();
        Block::Table(Table { rows, ruled, ..Table::default() })
    }

    /// The cells of the first table, when the second follows it on the next page.
    fn whole(first: Block, second: Block) -> Option<Vec<Vec<String>>> {
        let blocks = vec![first, Block::PageBreak, second];
        let own = join_tables(&Arrived { blocks, ..Arrived::default() })?;
        let [Block::Table(table)] = own.blocks.as_slice() else { return None };
        Some(table.rows.iter().map(|row| row.iter().map(|cell| words(&cell.blocks)).collect()).collect())
    }

    #[test]
    fn rows_and_rests_of_rows_go_on_over_a_page() {
        let head = [["TT", "Xóm"], ["1", "Xóm Tiềng, cách"]];
        let wanted = [["TT", "Xóm"], ["1", "Xóm Tiềng, cách trung tâm 9 km"], ["2", "Xóm Rộc"]];
        let broken = [["", "trung tâm 9 km"], ["2", "Xóm Rộc"]];
        assert_eq!(whole(table(&head, true), table(&broken, true)).expect("one table"), wanted);
        let counted = whole(table(&head, true), table(&[["2", "Xóm Rộc"]], true)).expect("one table");
        assert_eq!(counted.len(), 3);
        let other = [["Chỉ tiêu", "Số"], ["Thu", "12"]];
        assert!(whole(table(&head, true), table(&other, true)).is_none());
    }

    #[test]
    fn the_list_and_the_signature_go_on_over_a_page() {
        let foot = table(&[["Nơi nhận:", "KT. THỦ TƯỚNG"]], false);
        let rest = table(&[["- Lưu: VT.", "PHÓ THỦ TƯỚNG"]], false);
        let wanted = [["Nơi nhận:\n- Lưu: VT.", "KT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG"]];
        assert_eq!(whole(foot.clone(), rest).expect("one table"), wanted);
        let head = table(&[["UBND XÃ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA\nVIỆT NAM"]], false);
        assert!(whole(foot, head).is_none());
    }
}
