//! Bảng: columns under their heads, and rows of cells.

use crate::model::directive::Text;

/// A table (bảng).
///
/// ```
/// use congvan::model::directive::{Cell, Column, Content, Directive, Element, Measure, Row, Table};
///
/// let column = |title: &str| Column { title: title.into(), ..Column::default() };
/// let row = |cells: &[&str]| Row::Cells(cells.iter().map(|words| Cell::from(*words)).collect());
/// let rows = vec![row(&["1", "Rà soát"]), row(&["2"])];
/// let table = Table { columns: vec![column("TT"), column("Nội dung")], rows, ..Table::default() };
/// let measure = Measure { content: Content::from_iter([Element::Table(table)]), ..Measure::default() };
/// let found = Directive { measures: vec![measure], ..Directive::default() }.check().diagnostics;
/// assert!(found.iter().any(|found| found.code == "VB017"), "the second row lacks a cell");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// Tên bảng; its number is counted.
    pub caption: Option<Text>,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows below the header.
    pub rows: Vec<Row>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Column {
    /// In the last header row.
    pub title: Text,
    /// What stands above the title, from the top; neighbours under the same words share them.
    pub groups: Vec<Text>,
    /// Share of the table's width; where no column says its own, they are as wide as their content wants.
    pub width: Option<u32>,
    /// How its cells stand.
    pub align: Align,
}

/// How the words of a cell stand in their column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// Sát trái.
    #[default]
    Left,
    /// Giữa.
    Center,
    /// Sát phải.
    Right,
    /// Thẳng dấu phẩy thập phân: `1.234,5` above `12,75`.
    Decimal,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// Its cells from left to right, without those that go on from a row above.
    Cells(Vec<Cell>),
    /// Dòng nhóm: one cell over all columns that heads the rows below it.
    Band(Text),
}

/// A cell (ô).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Its paragraphs; none in an empty one.
    pub text: Vec<Text>,
    /// So many columns it takes.
    pub columns: usize,
    /// So many rows it takes.
    pub rows: usize,
    /// How its words stand, where not as those of its column.
    pub align: Option<Align>,
}

/// An empty cell of one column and one row.
impl Default for Cell {
    fn default() -> Self {
        Self { text: Vec::new(), columns: 1, rows: 1, align: None }
    }
}

impl From<Vec<Text>> for Cell {
    /// A cell of one column and one row.
    fn from(text: Vec<Text>) -> Self {
        Self { text, ..Self::default() }
    }
}

impl From<&str> for Cell {
    /// A cell of one column and one row; an empty one of no words.
    fn from(words: &str) -> Self {
        let text = Text::new(words);
        Self { text: if text.notation().is_empty() { Vec::new() } else { vec![text] }, ..Self::default() }
    }
}

/// A cell of the header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head<'t> {
    /// Its words.
    pub text: &'t Text,
    /// So many columns it takes.
    pub columns: usize,
    /// So many rows it takes.
    pub rows: usize,
}

impl Table {
    /// The rows of the header, of each the cells that begin in it: a title takes the rows that its column has no groups
    /// for.
    pub fn header(&self) -> Vec<Vec<Head<'_>>> {
        let depth = self.columns.iter().map(|column| column.groups.len()).max().unwrap_or(0);
        let row = |level: usize| {
            let mut heads = Vec::new();
            for under_one in self.columns.chunk_by(|one, next| shares(one, next, level)) {
                let Column { title, groups, .. } = &under_one[0];
                if let Some(text) = groups.get(level) {
                    heads.push(Head { text, columns: under_one.len(), rows: 1 });
                } else if groups.len() == level {
                    heads.push(Head { text: title, columns: 1, rows: depth + 1 - level });
                }
            }
            heads
        };
        (0..=depth).map(row).collect()
    }

    /// The first column of each cell of each row; a band's is the first of all.
    pub fn starts(&self) -> Vec<Vec<usize>> {
        let mut taken = vec![0; self.columns.len()];
        let row = |row: &Row| {
            let Row::Cells(cells) = row else {
                taken.fill(0);
                return vec![0];
            };
            let before = taken.clone();
            taken.iter_mut().for_each(|rows: &mut usize| *rows = rows.saturating_sub(1));
            let mut column = 0;
            let start = |cell: &Cell| {
                column += before.iter().skip(column).take_while(|rows| **rows > 0).count();
                let start = column;
                column += cell.columns;
                taken
                    .iter_mut()
                    .take(column)
                    .skip(start)
                    .for_each(|rows| *rows = cell.rows.saturating_sub(1));
                start
            };
            cells.iter().map(start).collect()
        };
        self.rows.iter().map(row).collect()
    }

    /// Every text of it as it was written.
    pub fn texts(&self) -> Vec<&Text> {
        let heads = self.columns.iter().flat_map(|column| column.groups.iter().chain([&column.title]));
        self.caption.iter().chain(heads).chain(self.body()).collect()
    }

    /// Every text below the header.
    pub fn body(&self) -> impl Iterator<Item = &Text> {
        self.rows.iter().flat_map(|row| match row {
            Row::Cells(cells) => cells.iter().flat_map(|cell| &cell.text).collect(),
            Row::Band(text) => vec![text],
        })
    }

    /// All its words as they are printed, cell by cell.
    pub fn words(&self) -> String {
        let heads = self.header().into_iter().flatten().map(|head| head.text);
        let texts = self.caption.iter().chain(heads).chain(self.body());
        let words = texts.map(|text| text.notation()).filter(|words| !words.is_empty());
        words.collect::<Vec<_>>().join("; ")
    }
}

/// Whether two neighbours stand under the same words at a level and above it.
fn shares(one: &Column, next: &Column, level: usize) -> bool {
    let above = |column: &Column| -> Option<Vec<String>> {
        Some(column.groups.get(..=level)?.iter().map(|text| text.notation().to_owned()).collect())
    };
    above(one).is_some_and(|own| above(next) == Some(own))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(title: &str, groups: &[&str]) -> Column {
        let groups = groups.iter().map(|group| Text::from_notation(*group)).collect();
        Column { title: Text::from_notation(title), groups, width: None, align: Align::Left }
    }

    #[test]
    fn neighbours_share_what_stands_above_them() {
        let columns = vec![
            column("STT", &[]),
            column("Số", &["Năm 2026", "Kế hoạch"]),
            column("Tiền", &["Năm 2026", "Kế hoạch"]),
            column("Thực hiện", &["Năm 2026"]),
            column("Kế hoạch", &["Năm 2027"]),
        ];
        let table = Table { columns, ..Table::default() };
        let row = |heads: Vec<Head<'_>>| {
            let shown =
                heads.iter().map(|head| format!("{} {}x{}", head.text.notation(), head.columns, head.rows));
            shown.collect::<Vec<_>>().join(", ")
        };
        let rows: Vec<String> = table.header().into_iter().map(row).collect();
        assert_eq!(
            rows,
            [
                "STT 1x3, Năm 2026 3x1, Năm 2027 1x1",
                "Kế hoạch 2x1, Thực hiện 1x2, Kế hoạch 1x2",
                "Số 1x1, Tiền 1x1"
            ]
        );
    }
}
