//! Tables of a page of the web, copied as text: a bar `|` ends each cell, on a line of its own or behind the cell's last words.

use crate::import::arrived::{Block, Cell, Paragraph, Table};
use crate::import::parts::{has_label, title_type};
use crate::import::words::{self, Form};

/// Fewer bars are no table's.
const BARS: usize = 2;
/// A cell of a letterhead or of a foot has no more lines …
const LINES: usize = 12;
/// … and none of so many letters.
const LONGEST: usize = 160;

/// The lines of a text, those of a letterhead and of a foot in the tables that they stood in; bars of other tables fall away,
/// since a text says of none how many columns it has.
pub(super) fn tables(blocks: Vec<Block>) -> Vec<Block> {
    let closing = |block: &&Block| matches!(block, Block::Paragraph(line) if closes(line).is_some());
    if blocks.iter().filter(closing).count() < BARS {
        return blocks;
    }
    let mut read = Read::default();
    for block in blocks {
        match block {
            Block::Paragraph(line) => read.line(line),
            other => {
                read.finish();
                read.out.push(other);
            }
        }
    }
    read.finish();
    read.out
}

/// The words of a line before the bar that ends its cell.
fn closes(line: &Paragraph) -> Option<String> {
    let words = line.text();
    let cell = words.trim_end().strip_suffix('|')?;
    let alone = cell.is_empty() || cell.ends_with(char::is_whitespace);
    (alone && !cell.contains('|')).then(|| cell.trim_end().to_owned())
}

/// What was read so far.
#[derive(Default)]
struct Read {
    out: Vec<Block>,
    /// Of the table that is read.
    cells: Vec<Vec<Paragraph>>,
    /// Lines behind the last bar.
    open: Vec<Paragraph>,
}

impl Read {
    fn line(&mut self, mut line: Paragraph) {
        let Some(words) = closes(&line) else {
            self.open.push(line);
            return;
        };
        line.runs.truncate(1);
        line.runs.iter_mut().for_each(|run| run.text = words.clone());
        if !words.is_empty() {
            self.open.push(line);
        }
        let start = self.cell_start();
        if start > 0 {
            self.table();
            self.out.extend(self.open.drain(..start).map(Block::Paragraph));
        }
        self.cells.push(std::mem::take(&mut self.open));
    }

    /// Where among the lines behind the last bar the cell begins that ends here.
    fn cell_start(&self) -> usize {
        let foot = self.open.iter().rposition(|line| has_label(Form::DistributionLabel, line.text().trim()));
        if let Some(foot) = foot {
            return foot;
        }
        let fits = |line: &Paragraph| line.text().chars().count() < LONGEST;
        let lines = self.open.len();
        if lines > LINES || !self.open.iter().all(fits) {
            return lines;
        }
        let blank = self.open.iter().rposition(|line| line.text().trim().is_empty());
        if self.cells.is_empty() { blank.map_or(0, |at| at + 1) } else { 0 }
    }

    /// The table of the cells; words of what is neither a letterhead nor a foot as lines.
    fn table(&mut self) {
        let cells = std::mem::take(&mut self.cells);
        let beside = |line: &Paragraph| {
            let words = line.text();
            let words = words.trim();
            words::is_printed(words) || has_label(Form::DistributionLabel, words)
        };
        let blocks = |lines: Vec<Paragraph>| lines.into_iter().map(Block::Paragraph).collect::<Vec<_>>();
        if !cells.iter().flatten().any(beside) {
            self.out.extend(cells.into_iter().flat_map(blocks));
            return;
        }
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        for (at, lines) in cells.into_iter().enumerate() {
            let cell = Cell { blocks: blocks(lines), ..Cell::default() };
            match rows.last_mut() {
                Some(row) if at % 2 == 1 => row.push(cell),
                _ => rows.push(vec![cell]),
            }
        }
        self.out.push(Block::Table(Table { rows, ..Table::default() }));
    }

    /// The table, the last cell of a foot that no bar ends in it, and the lines behind it.
    fn finish(&mut self) {
        if self.cells.len() % 2 == 1 {
            let signs = |line: &&Paragraph| {
                let words = line.text();
                let words = words.trim();
                !words.is_empty() && words.chars().count() < LONGEST / 2 && title_type(words).is_none()
            };
            let own = self.open.iter().take(LINES).take_while(signs).count();
            self.cells.push(self.open.drain(..own).collect());
        }
        self.table();
        self.out.extend(self.open.drain(..).map(Block::Paragraph));
    }
}

#[cfg(test)]
mod tests {
    use crate::import::{plain, understand};

    #[test]
    fn a_letterhead_and_a_foot_of_the_web_are_read() {
        let text = "\
ỦY BAN NHÂN DÂN
TỈNH HÀ GIANG
-------
|
CỘNG HÒA XÃ HỘI
CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
|
Số: 774/QĐ-UBND
|
Hà Giang, ngày
22 tháng 02 năm 2024
|
QUYẾT ĐỊNH
VỀ VIỆC PHÊ DUYỆT KẾ HOẠCH PHÁT TRIỂN NGÀNH DƯỢC
ĐẾN NĂM 2030 VÀ TẦM NHÌN ĐẾN NĂM 2045
CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HÀ GIANG
Căn cứ Luật Tổ chức chính
quyền địa phương ngày 19/6/2015; Luật sửa đổi ngày 22 tháng 11 năm
2019;
Căn cứ Quyết định số
1165/QĐ-TTg ngày 09/10/2023 của Thủ tướng Chính phủ;
Theo đề nghị của Sở Y tế tại
Tờ trình số 496/TTr-SYT ngày 01/02/2024.
QUYẾT ĐỊNH:
Điều 1.
Ban hành Kế hoạch kèm theo Quyết định này.
Nơi nhận:
- Như Điều 1;
- Bộ Y tế (để b/c);- Các sở;
- Lưu: VT.
|
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Đầu Văn Mẫu
|
";
        let understood = understand(&plain::read(text));
        let own = &understood.documents[0];
        assert!(own.unplaced.is_empty(), "{:?}", own.unplaced);
        let own = &own.directive;
        assert_eq!(own.issuer.name.notation(), "Ủy ban nhân dân tỉnh Hà Giang");
        assert_eq!(own.date.notation(), "2024-02-22");
        let subject = "PHÊ DUYỆT KẾ HOẠCH PHÁT TRIỂN NGÀNH DƯỢC ĐẾN NĂM 2030 VÀ TẦM NHÌN ĐẾN NĂM 2045";
        assert_eq!(own.subject.notation(), subject);
        assert_eq!(own.legal_basis.len(), 3);
        assert_eq!(own.distribution.to.len(), 3);
        assert_eq!(own.signatory.name.as_ref().map(|name| name.notation()), Some("Đầu Văn Mẫu"));
    }

    #[test]
    fn bars_of_other_tables_fall_away() {
        let text =
            "SỞ NỘI VỤ\nSố: 12/SNV-VP\nKính gửi: Các phòng\n\n1. Rà soát.\nTT |\nNội dung |\n1 |\nHồ sơ |\n";
        let own = understand(&plain::read(text)).documents.remove(0);
        assert!(!format!("{:?}", own.directive).contains('|'));
    }
}
