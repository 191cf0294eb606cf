//! What of a file a table does not print, and what it prints otherwise than people see it.

use super::Rows;
use super::figures::{Figures, is_english, whole};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::text::table::{Cell, Header};

impl Rows<'_> {
    /// What stands above the names of the columns and nowhere in the document.
    pub(super) fn titles(&self, header: &Header) -> Option<Diagnostic> {
        let above = (0..header.rows.start).flat_map(|row| self.table.words(row)).map(|(_, words)| words);
        let own = self.own.to_lowercase();
        let lost: Vec<String> = above.filter(|words| !own.contains(&words.to_lowercase())).collect();
        if lost.is_empty() {
            return None;
        }
        let lost = lost.join("`, `");
        let message = Message::new(
            format!("trên dòng tên cột của tệp còn có chữ không in trong bảng: `{lost}`"),
            format!("above the names of the columns the file has words that the table does not: `{lost}`"),
        );
        let help = Message::new(
            "cần in thì ghi ở `caption` của bảng, hay ở câu dẫn",
            "where they are wanted, write them as the table's `caption`, or in the sentence before it",
        );
        Some(Diagnostic::new(Severity::Note, "VB069", self.span.clone(), message).help(help))
    }

    /// A row that counts the columns off under their names: it is no content.
    pub(super) fn counting_row(&self, header: &Header) -> Option<Diagnostic> {
        let row = header.counted?;
        let line = self.table.rows().get(row)?.line;
        let words: Vec<String> = self.table.words(row).map(|(_, words)| words).collect();
        let words = words.join(" | ");
        let message = Message::new(
            format!("dòng {line} của tệp (`{words}`) là dòng đánh số cột, không in trong bảng"),
            format!("row {line} of the file (`{words}`) counts the columns and is not in the table"),
        );
        let help = Message::new(
            "là số liệu thì ghi các dòng ngay tại đây, dưới `rows:`",
            "where it is content, write the rows here, below `rows:`",
        );
        Some(Diagnostic::new(Severity::Note, "VB069", self.place(row, 0), message).help(help))
    }

    /// Cells below no name of a column: of a row whose comma stands unquoted, or beside the table.
    pub(super) fn of_no_column(&self, header: &Header) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        for row in header.rows.end..self.table.rows().len() {
            for (column, words) in self.table.words(row).filter(|(column, _)| header.name(*column).is_empty())
            {
                let place = self.table.place(row, column, "");
                let message = Message::new(
                    format!("{}: ô `{words}` không thuộc cột nào", place.vi),
                    format!("{}: the cell `{words}` is of no column", place.en),
                );
                let help = Message::new(
                    "ô trước đó có dấu phẩy, chấm phẩy thì đặt trong dấu nháy: `\"Máy in, mực\"`; không thì đặt tên cho cột, hoặc xóa ô",
                    "where a cell before it has a comma or semicolon, put that one in quotes: `\"Máy in, mực\"`; else name the column, or delete the cell",
                );
                found.push(Diagnostic::error("VB069", self.place(row, column), message).help(help));
            }
        }
        found
    }

    /// A column whose figures have points before their decimals, and some of which a point may be either: `1.5`, `12.000`.
    pub(super) fn mixed_points(
        &self,
        header: &Header,
        column: usize,
        figures: Figures,
    ) -> Option<Diagnostic> {
        let cells = (header.rows.end..self.table.rows().len()).filter_map(|row| {
            match self.table.rows()[row].cells.get(column) {
                Some(Cell::Text(text)) => Some((row, text.trim())),
                _ => None,
            }
        });
        let cells: Vec<(usize, &str)> =
            cells.filter(|(_, text)| figures == Figures::Count && text.contains('.')).collect();
        cells.iter().find(|(_, text)| is_english(text))?;
        let may_be_either = |text: &str| {
            let parts: Vec<&str> = text.trim_start_matches('-').split('.').collect();
            parts.len() == 2
                && parts[1].len() == 3
                && parts.concat().bytes().all(|byte| byte.is_ascii_digit())
        };
        let (row, text) = cells.iter().find(|(_, text)| !is_english(text) && may_be_either(text))?;
        let place = self.table.place(*row, column, header.name(column));
        let message = Message::new(
            format!(
                "{}: không rõ dấu chấm trong `{text}` là của hàng nghìn hay của phần thập phân",
                place.vi
            ),
            format!(
                "{}: whether the point in `{text}` is that of thousands or of decimals is not clear",
                place.en
            ),
        );
        let help = Message::new(
            "trong một cột chỉ viết một kiểu: hàng nghìn `12.000`, phần thập phân `1,5`",
            "write a column in one way: thousands `12.000`, decimals `1,5`",
        );
        Some(Diagnostic::new(Severity::Note, "VB069", self.place(*row, column), message).help(help))
    }

    /// A column of whole numbers, long ones among them, that would be printed without stops.
    pub(super) fn long_figures(
        &self,
        header: &Header,
        column: usize,
        figures: Figures,
    ) -> Option<Diagnostic> {
        /// Years, codes and telephone numbers have fewer digits, or begin with a zero.
        const LONG: usize = 5;
        let rows =
            (header.rows.end..self.table.rows().len()).filter(|row| self.table.words(*row).count() > 1);
        let cells = rows.filter_map(|row| self.table.rows()[row].cells.get(column));
        let mut cells = cells.filter(|cell| !cell.display_text().is_empty()).peekable();
        cells.peek().filter(|_| figures == Figures::Unsaid)?;
        let digits: Option<Vec<usize>> = cells.map(before_decimals).collect();
        digits?.into_iter().max().filter(|most| *most >= LONG)?;
        let name = header.name(column);
        let message = Message::new(
            format!("các số của cột `{name}` in không có dấu chấm hàng nghìn"),
            format!("the numbers of the column `{name}` are printed without stops between thousands"),
        );
        let help = Message::new(
            format!("là số lượng, số tiền thì ghi `{{title: {name}, align: decimal}}`"),
            format!("where they count, write `{{title: {name}, align: decimal}}`"),
        );
        Some(Diagnostic::new(Severity::Note, "VB069", self.span.clone(), message).help(help))
    }
}

/// How many digits a number has before its decimals; none of what is no number, or has its stops already.
fn before_decimals(cell: &Cell) -> Option<usize> {
    if let Some(digits) = whole(cell) {
        return Some(digits.len());
    }
    let (Cell::Text(digits) | Cell::Number(digits)) = cell else { return None };
    let (before, decimals) = digits.trim().split_once([',', '.'])?;
    let are_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    (are_digits(before) && are_digits(decimals) && decimals.len() != 3).then_some(before.len())
}
