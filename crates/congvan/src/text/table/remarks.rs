//! What of a sheet was not read, and what was filled in: each told.

use super::{Cell, Header, Row, Table, letters};
use crate::text::diagnostic::{Diagnostic, Severity};
use crate::text::message::{Message, Span};

impl Table {
    /// What of the sheet was not read because nobody sees it, and what was filled in below the header: each told.
    pub fn remarks(&self, header: &Header) -> Vec<Diagnostic> {
        let span = self.span(header.rows.start, 0);
        let warning = |span: Span, message: Message, help: Message| {
            Diagnostic::new(Severity::Warning, "VB052", span, message).help(help)
        };
        let mut found = Vec::new();
        let notes = &self.notes;
        if let Some(first) = notes.hidden_rows.first() {
            let count = notes.hidden_rows.len();
            let lines =
                short_list(notes.hidden_rows.iter().map(|row| format!("{} (`{}`)", row.line, words(row))));
            found.push(warning(
                self.line(first.line),
                Message::new(
                    format!("bỏ qua {count} dòng ẩn: {lines}"),
                    format!("{count} hidden row(s) left out: {lines}"),
                ),
                Message::new(
                    "phải lấy thì bỏ ẩn, bỏ lọc; không thì xóa",
                    "show them to have them taken, or delete them",
                ),
            ));
        }
        if !notes.hidden_columns.is_empty() {
            let columns = short_list(notes.hidden_columns.iter().map(|column| letters(*column)));
            found.push(warning(
                span.clone(),
                Message::new(
                    format!("bỏ qua cột ẩn: {columns}"),
                    format!("hidden column(s) left out: {columns}"),
                ),
                Message::new(
                    "phải lấy thì bỏ ẩn; không thì xóa",
                    "show them to have them taken, or delete them",
                ),
            ));
        }
        if !notes.hidden_sheets.is_empty() {
            let sheets = short_list(notes.hidden_sheets.iter().map(|name| format!("`{name}`")));
            found.push(warning(
                span.clone(),
                Message::new(
                    format!("bỏ qua trang ẩn: {sheets}"),
                    format!("hidden sheet(s) left out: {sheets}"),
                ),
                Message::new(
                    "phải lấy thì đưa vào trang được lấy",
                    "move what is wanted to the sheet that is taken",
                ),
            ));
        }
        if !notes.other_sheets.is_empty() {
            let sheets = short_list(notes.other_sheets.iter().map(|name| format!("`{name}`")));
            let own = notes.sheet.as_deref().unwrap_or_default();
            found.push(warning(
                span,
                Message::new(
                    format!("chỉ lấy trang `{own}`; trang có nội dung mà không lấy: {sheets}"),
                    format!("only the sheet `{own}` is taken; sheets with content that are not: {sheets}"),
                ),
                Message::new("mỗi tệp một bảng: gộp vào một trang", "one table a file: put all on one sheet"),
            ));
        }
        let below = self.rows.get(header.rows.end).map_or(usize::MAX, |row| row.line);
        for one in notes
            .merged
            .iter()
            .filter(|one| one.lines.start() != one.lines.end() && *one.lines.end() >= below)
        {
            let column = *one.columns.start();
            let within = |row: &&Row| one.lines.contains(&row.line) && row.line >= below;
            let Some(at) = self.rows.iter().position(|row| within(&row)) else { continue };
            let said = self.rows[at].cells.get(column).map(Cell::display_text).unwrap_or_default();
            let count = self.rows.iter().filter(within).count();
            if said.is_empty() || count < 2 {
                continue;
            }
            let place = self.place(at, column, header.name(column));
            let message = Message::new(
                format!("{}: ô gộp, `{said}` lấy cho cả {count} dòng", place.vi),
                format!("{}: a merged cell, `{said}` is taken for all {count} rows", place.en),
            );
            found.push(Diagnostic::new(Severity::Note, "VB054", self.span(at, column), message));
        }
        found
    }

    /// A line of the text.
    fn line(&self, line: usize) -> Span {
        let mut start = 0;
        for (at, text) in self.text.split('\n').enumerate() {
            if at + 1 == line {
                return start..start + text.len();
            }
            start += text.len() + 1;
        }
        0..0
    }
}

/// The first words of a row.
fn words(row: &Row) -> String {
    let words = row.cells.iter().map(Cell::display_text).filter(|text| text.contains(char::is_alphabetic));
    let words = words.take(2).collect::<Vec<_>>().join(" | ");
    words.chars().take(60).collect()
}

/// The first of a list, and how many more.
fn short_list(each: impl Iterator<Item = String>) -> String {
    const MOST: usize = 8;
    let all: Vec<String> = each.collect();
    let more = all.len().saturating_sub(MOST);
    let rest = if more > 0 { format!(", … (+{more})") } else { String::new() };
    all.into_iter().take(MOST).collect::<Vec<_>>().join(", ") + &rest
}
