//! Tables that do nothing but hold a document: what stands in their cells is the document's own again.

use crate::import::arrived::{Arrived, Block, Cell, Table, words};
use crate::import::words::{self as forms, Form};

/// A document is no shorter, in letters; less in one cell beside others is a part of a letterhead.
const LEAST: usize = 400;

/// What arrived, without tables around the whole document.
pub(super) fn of(arrived: &Arrived) -> Option<Arrived> {
    if !arrived.blocks.iter().any(holds_document) {
        return None;
    }
    let mut own = arrived.clone();
    own.blocks = own.blocks.into_iter().flat_map(unwrap_block).collect();
    Some(own)
}

/// Whether a block is a table with a letterhead and what belongs below it.
fn holds_document(block: &Block) -> bool {
    let Block::Table(table) = block else { return false };
    let alone = table.rows.iter().filter(|row| row.len() == 1).flatten();
    let letters: usize = alone.map(|cell| words(&cell.blocks).chars().count()).sum();
    let national = |row: &Vec<Cell>| {
        row.iter()
            .any(|cell| words(&cell.blocks).lines().any(|line| forms::is(Form::NationalName, line.trim())))
    };
    let addresses = |cell: &Cell| {
        words(&cell.blocks).lines().any(|line| forms::opens(Form::RecipientLabel, line.trim()).is_some())
    };
    // Of a short one those who are addressed stand across the table, below its letterhead.
    let addressed = || table.rows.iter().skip(1).any(|row| row.len() == 1 && row.iter().any(addresses));
    (letters >= LEAST || addressed()) && table.rows.iter().any(national)
}

/// The blocks that a table of one document holds; any other block is itself. Rows of several cells stay side by side.
fn unwrap_block(block: Block) -> Vec<Block> {
    if !holds_document(&block) {
        return vec![block];
    }
    let Block::Table(table) = block else { return Vec::new() };
    let mut blocks = Vec::new();
    for row in table.rows {
        if row.len() == 1 {
            blocks.extend(row.into_iter().flat_map(|cell| cell.blocks).flat_map(unwrap_block));
            continue;
        }
        match blocks.last_mut() {
            Some(Block::Table(above)) if !above.ruled && above.place == table.place => above.rows.push(row),
            _ => blocks.push(Block::Table(Table {
                rows: vec![row],
                header_rows: 0,
                ruled: false,
                place: table.place,
            })),
        }
    }
    blocks
}

#[cfg(test)]
mod tests {
    use crate::import::arrived::{Arrived, Block, Cell, Paragraph, Run, Table};
    use crate::import::understand;

    fn cell(lines: &[&str]) -> Cell {
        let line = |text: &&str| {
            let runs = vec![Run { text: (*text).to_owned(), ..Run::default() }];
            Block::Paragraph(Paragraph { runs, whole: true, ..Paragraph::default() })
        };
        Cell { blocks: lines.iter().map(line).collect(), columns: 1, rows: 1 }
    }

    fn table(rows: Vec<Vec<Cell>>) -> Block {
        Block::Table(Table { rows, ..Table::default() })
    }

    #[test]
    fn a_document_within_one_table_is_read_as_one() {
        let head = || {
            let right = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Lạng Sơn, ngày 05 tháng 3 năm 2027"];
            vec![cell(&["UBND TỈNH LẠNG SƠN", "Số: 12/UBND-KT", "V/v rà soát"]), cell(&right)]
        };
        let long = "Ủy ban nhân dân tỉnh đề nghị các xã rà soát. ".repeat(12);
        let body = ["Kính gửi: Các xã", long.trim(), "1. Rà soát.", "2. Báo cáo."];
        let foot =
            || vec![cell(&["Nơi nhận:", "- Như trên;", "- Lưu: VT."]), cell(&["CHỦ TỊCH", "Vi Thị Hoa"])];
        let one_cell = {
            let mut all = vec![table(vec![head()])];
            all.extend(cell(&body).blocks);
            all.push(table(vec![foot()]));
            table(vec![vec![Cell { blocks: all, columns: 1, rows: 1 }]])
        };
        let rows = body.iter().map(|line| vec![cell(&[*line])]);
        let row_by_row = table([head()].into_iter().chain(rows).chain([foot()]).collect());
        for block in [one_cell, row_by_row] {
            let own = understand(&Arrived { blocks: vec![block], ..Arrived::default() }).documents.remove(0);
            assert!(own.unplaced.is_empty());
            let own = own.directive;
            assert_eq!(
                (own.issuer.name.notation(), own.date.notation().as_str()),
                ("UBND tỉnh Lạng Sơn", "2027-03-05")
            );
            assert_eq!((own.recipients.len(), own.measures.len(), own.distribution.to.len()), (1, 2, 1));
            assert_eq!(own.signatory.name.map(|name| name.into_notation()).as_deref(), Some("Vi Thị Hoa"));
        }
    }

    #[test]
    fn a_short_document_within_one_table_is_read_as_one() {
        let head = vec![
            cell(&["UBND TỈNH LẠNG SƠN", "Số: 12/UBND-KT", "V/v rà soát"]),
            cell(&["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Lạng Sơn, ngày 05 tháng 3 năm 2027"]),
        ];
        let body =
            vec![cell(&["Kính gửi: Các xã", "Ủy ban nhân dân tỉnh đề nghị:", "1. Rà soát.", "2. Báo cáo."])];
        let foot = vec![cell(&["Nơi nhận:", "- Như trên;", "- Lưu: VT."]), cell(&["CHỦ TỊCH", "Vi Thị Hoa"])];
        let block = table(vec![head, body, foot]);
        let own =
            understand(&Arrived { blocks: vec![block], ..Arrived::default() }).documents.remove(0).directive;
        assert_eq!((own.recipients.len(), own.measures.len(), own.distribution.to.len()), (1, 2, 1));
        assert_eq!(own.issuer.name.notation(), "UBND tỉnh Lạng Sơn");
    }

    #[test]
    fn columns_of_a_layout_table_may_be_three() {
        let national = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Lạng Sơn, ngày 05 tháng 3 năm 2027"];
        let head = vec![cell(&[""]), cell(&["UBND TỈNH LẠNG SƠN", "Số: 12/UBND-KT"]), cell(&national)];
        let foot = vec![
            cell(&["Nơi nhận:", "- Như trên;", "- Bộ Nội vụ;"]),
            cell(&["- Sở Nội vụ;", "- Lưu: VT."]),
            cell(&["CHỦ TỊCH", "Vi Thị Hoa"]),
        ];
        let mut blocks = vec![table(vec![head])];
        blocks.extend(cell(&["V/v rà soát", "Kính gửi: Các xã", "1. Rà soát.", "2. Báo cáo."]).blocks);
        blocks.push(table(vec![foot]));
        let own = understand(&Arrived { blocks, ..Arrived::default() }).documents.remove(0).directive;
        assert_eq!(own.issuer.name.notation(), "UBND tỉnh Lạng Sơn");
        assert_eq!((own.distribution.to.len(), own.distribution.archive.len()), (3, 1));
        assert_eq!(own.signatory.title.map(|title| title.into_notation()).as_deref(), Some("Chủ tịch"));
    }
}
