//! Tables: columns, bands, and rows whose cells fill them.

use crate::model::directive::choices::{self, value};
use crate::model::directive::format::{BAND, CELL};
use crate::model::directive::read::all;
use crate::model::directive::{Align, Cell, Column, Row, Table};
use crate::text::diagnostic::{Diagnostic, Message, Span};
use crate::text::shape::{Fields, paragraphs};
use crate::text::yaml::{Kind, Node};

/// The share of a column that does not say its own, beside others that do.
pub(crate) const USUAL_WIDTH: u32 = 10;
/// A column takes at least so small a part of its table: about 8 mm of an upright page.
const NARROWEST_SHARE: u64 = 20;

pub(super) fn table(fields: &Fields<'_>, report: &mut Vec<Diagnostic>) -> Table {
    let columns = all(fields, "columns", "title", |fields, _| Column {
        title: fields.text("title").unwrap_or_default(),
        groups: fields.texts("group"),
        width: fields.count("width").map(|width| width.max(1)),
        align: align(fields).unwrap_or_default(),
    });
    refuse_narrow(&columns, report);
    // The name of a file that could not be taken was told.
    if matches!(fields.node("rows"), Some(Node { kind: Kind::Text(_), .. })) {
        return Table { caption: fields.text("caption"), columns, rows: Vec::new() };
    }
    if columns.is_empty() && fields.node("columns").is_none() {
        report.push(without_columns(fields.span.start));
    }
    let rows: Vec<(Row, Span)> =
        fields.items("rows").iter().map(|node| (row(node), node.span.clone())).collect();
    Filling::new(columns.len(), report).fill(&rows);
    Table { caption: fields.text("caption"), columns, rows: rows.into_iter().map(|(row, _)| row).collect() }
}

fn align(fields: &Fields<'_>) -> Option<Align> {
    fields.text("align").and_then(|word| value(&choices::ALIGNS, word.notation()))
}

fn row(node: &Node) -> Row {
    match &node.kind {
        Kind::Map(_) => Row::Band(Fields::new(node, &BAND, "").text("band").unwrap_or_default()),
        _ => Row::Cells(node.items().iter().map(cell).collect()),
    }
}

fn cell(node: &Node) -> Cell {
    if !matches!(node.kind, Kind::Map(_)) {
        return paragraphs(node).into();
    }
    let fields = Fields::new(node, &CELL, "");
    let count = |key| fields.count(key).map_or(1, |count| count.max(1) as usize);
    Cell {
        text: fields.paragraphs("text"),
        columns: count("columns"),
        rows: count("rows"),
        align: align(&fields),
    }
}

fn without_columns(at: usize) -> Diagnostic {
    let message = Message::new("bảng thiếu `columns`", "the table lacks `columns`");
    Diagnostic::error("VB006", at..at, message)
        .help(Message::new("thêm `columns: [STT, Nội dung]` (các cột)", "add `columns: [STT, Nội dung]`"))
        .lacks("columns")
}

/// Reports columns that are narrower than a word by the shares they say.
fn refuse_narrow(columns: &[Column], report: &mut Vec<Diagnostic>) {
    if columns.iter().all(|column| column.width.is_none()) {
        return;
    }
    let share = |column: &Column| u64::from(column.width.unwrap_or(USUAL_WIDTH));
    let shares: u64 = columns.iter().map(share).sum();
    for column in columns.iter().filter(|column| share(column) * NARROWEST_SHARE < shares) {
        report.push(
            Diagnostic::error(
                "VB017",
                column.title.span.clone(),
                Message::new(
                    format!("cột `{}` hẹp hơn một chữ", column.title.notation()),
                    format!("the column `{}` is narrower than a word", column.title.notation()),
                ),
            )
            .help(Message::new(
                "tăng `width` của cột, bớt cột, hoặc đưa bảng sang phụ lục giấy ngang",
                "give the column more `width`, take columns away, or move the table to a landscape annex",
            )),
        );
    }
}

/// Lays the rows into the columns and reports what leaves a gap or has no place.
struct Filling<'r> {
    /// Of each column: so many rows the merged cell above still takes.
    taken: Vec<usize>,
    report: &'r mut Vec<Diagnostic>,
}

impl<'r> Filling<'r> {
    fn new(columns: usize, report: &'r mut Vec<Diagnostic>) -> Self {
        Self { taken: vec![0; columns], report }
    }

    fn fill(mut self, rows: &[(Row, Span)]) {
        // Behind each row, so many follow before a band or the end.
        let mut below = vec![0; rows.len()];
        for at in (1..rows.len()).rev() {
            below[at - 1] = if matches!(rows[at].0, Row::Band(_)) { 0 } else { below[at] + 1 };
        }
        for ((row, span), below) in rows.iter().zip(below) {
            match row {
                Row::Band(_) => self.taken.fill(0),
                Row::Cells(cells) => self.row(cells, &(span.start..span.start), below),
            }
        }
    }

    fn row(&mut self, cells: &[Cell], place: &Span, below: usize) {
        let all = self.taken.len();
        let free = self.taken.iter().filter(|rows| **rows == 0).count();
        let takes: usize = cells.iter().map(|cell| cell.columns).fold(0, usize::saturating_add);
        if takes != free {
            let merged = cells.len() != takes || free != all;
            self.wrong("VB017", place, row_of_another_length(cells.len(), takes, free, all, merged));
        }
        if let Some(longest) = cells.iter().map(|cell| cell.rows).max()
            && longest > below + 1
        {
            self.wrong("VB068", place, merged_too_low(longest, below + 1));
        }
        let before = self.taken.clone();
        self.taken.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
        let mut column = 0;
        for cell in cells {
            column += before[column.min(all)..].iter().take_while(|rows| **rows > 0).count();
            let end = (column + cell.columns).min(all);
            if takes == free && before[column.min(all)..end.max(column.min(all))].iter().any(|rows| *rows > 0)
            {
                self.wrong("VB068", place, merged_over_another());
                return;
            }
            self.taken[column.min(all)..end.max(column.min(all))].fill(cell.rows.min(below + 1) - 1);
            column = end;
        }
    }

    fn wrong(&mut self, code: &'static str, place: &Span, (message, help): (Message, Message)) {
        self.report.push(Diagnostic::error(code, place.clone(), message).help(help));
    }
}

/// `cells` take so many columns where so many of all are free.
fn row_of_another_length(
    cells: usize,
    takes: usize,
    free: usize,
    all: usize,
    merged: bool,
) -> (Message, Message) {
    if !merged {
        return (
            Message::new(
                format!("dòng này có {cells} ô, bảng có {all} cột"),
                format!("this row has {cells} cells, the table {all} columns"),
            ),
            match cells > all {
                true => Message::new(
                    "ô có dấu phẩy thì đặt trong dấu nháy: `\"09,12\"`",
                    "put a cell with a comma in quotes: `\"09,12\"`",
                ),
                false => Message::new("ô để trống ghi `\"\"`", "write an empty cell as `\"\"`"),
            },
        );
    }
    let taken = all - free;
    (
        Message::new(
            format!(
                "các ô của dòng này chiếm {takes} cột, còn trống {free} cột (bảng có {all} cột, ô gộp của dòng trên chiếm {taken})"
            ),
            format!(
                "the cells of this row take {takes} columns where {free} are free (the table has {all}, merged cells of rows above take {taken})"
            ),
        ),
        Message::new(
            "ô gộp của dòng trên đã chiếm chỗ thì bỏ qua, không ghi lại; ô để trống ghi `\"\"`",
            "leave out what a merged cell of a row above takes; write an empty cell as `\"\"`",
        ),
    )
}

fn merged_too_low(rows: usize, most: usize) -> (Message, Message) {
    (
        Message::new(
            format!("ô gộp {rows} dòng, mà từ đây xuống chỉ có {most} dòng"),
            format!("a cell takes {rows} rows where there are {most} from here on"),
        ),
        Message::new(
            "bớt `rows` của ô; ô gộp không qua dòng nhóm (`band`)",
            "give the cell fewer `rows`; no cell goes over a `band`",
        ),
    )
}

fn merged_over_another() -> (Message, Message) {
    (
        Message::new(
            "ô gộp ngang của dòng này đè lên ô gộp của dòng trên",
            "a cell of this row lies over a merged cell of a row above",
        ),
        Message::new(
            "bớt `columns` của ô, hoặc bớt `rows` của ô gộp ở dòng trên",
            "give the cell fewer `columns`, or the cell of the row above fewer `rows`",
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_widest_columns_are_summed_without_overflow() {
        let column = |width| Column {
            title: crate::text::inline::Text::default(),
            width: Some(width),
            groups: Vec::new(),
            align: Align::default(),
        };
        let mut report = Vec::new();
        refuse_narrow(&[column(u32::MAX), column(u32::MAX)], &mut report);
        assert!(report.is_empty());
        refuse_narrow(&[column(u32::MAX), column(1)], &mut report);
        assert_eq!(report.len(), 1);
    }
}
