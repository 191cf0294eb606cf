//! `Kính gửi` below a narrow letterhead: a page, or whoever set it as a table, has it in the left column, but no letterhead
//! holds it.

use crate::import::parts::addresses;
use crate::import::types::RawLine;

/// The lines, those from `Kính gửi` on in the left column of a letterhead behind its right one.
pub(super) fn below(lines: Vec<RawLine>) -> Vec<RawLine> {
    let mut out: Vec<RawLine> = Vec::with_capacity(lines.len());
    let mut freed: Vec<RawLine> = Vec::new();
    for line in lines {
        let table = freed.first().and_then(|first| first.side).map(|side| side.table);
        let own = line.side;
        let goes_on = table.is_some() && own.map(|side| side.table) == table;
        let left = own.is_some_and(|side| !side.right && side.inner == 0);
        if table.is_some() && !goes_on {
            out.extend(freed.drain(..).map(alone));
        }
        if left && (goes_on || addresses(&line.text) && stands_below(&out, &line)) {
            freed.push(line);
        } else {
            out.push(line);
        }
    }
    out.extend(freed.into_iter().map(alone));
    out
}

/// Whether some line of the same column stands above.
fn stands_below(above: &[RawLine], line: &RawLine) -> bool {
    above.last().is_some_and(|last| last.side == line.side)
}

fn alone(line: RawLine) -> RawLine {
    RawLine { side: None, ..line }
}

#[cfg(test)]
mod tests {
    use crate::import::arrived::{Arrived, Block, Cell, Paragraph, Run, Table};
    use crate::import::understand;

    #[test]
    fn those_addressed_stand_behind_both_columns() {
        let line = |text: &&str| {
            let runs = vec![Run { text: (*text).to_owned(), ..Run::default() }];
            Block::Paragraph(Paragraph { runs, ..Paragraph::default() })
        };
        let cell = |lines: &[&str]| Cell { blocks: lines.iter().map(line).collect(), ..Cell::default() };
        let left = ["SỞ NỘI VỤ", "Số: 12/SNV-VP", "V/v rà soát", "Kính gửi:", "- Các phòng thuộc Sở;"];
        let right = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Lạng Sơn, ngày 14 tháng 5 năm 2027"];
        let head = Table { rows: vec![vec![cell(&left), cell(&right)]], ..Table::default() };
        let mut blocks = vec![Block::Table(head)];
        blocks.extend(["- Các xã, phường.", "1. Rà soát.", "2. Báo cáo."].iter().map(line));
        let own = understand(&Arrived { blocks, ..Arrived::default() }).documents.remove(0).directive;
        assert_eq!(own.subject.notation(), "rà soát");
        assert_eq!(own.date.notation(), "2027-05-14");
        let names: Vec<&str> = own.recipients.iter().map(|own| own.name.notation()).collect();
        assert_eq!(names, ["Các phòng thuộc Sở", "Các xã, phường"]);
    }
}
