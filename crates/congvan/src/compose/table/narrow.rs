//! Columns too narrow for their words: where a syllable or a number is parted between lines.

use crate::compose::table::table;
use crate::document::Cell;
use crate::document::form::Form;
use crate::document::length::Length;
use crate::document::lines;
use crate::document::style;
use crate::model::directive::{self, Directive, Row, Text};
use crate::text::diagnostic::{Diagnostic, Message, Severity, Span};

/// The columns of a directive's tables that part a syllable or a number (VB070), each told once, at the first cell.
pub fn narrow_columns(directive: &Directive, form: &Form) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let width = form.section_width(directive.landscape);
    for item in &directive.measures {
        item.content.all_tables().into_iter().for_each(|table| narrow(table, form, width, &mut found));
    }
    for annex in &directive.appendices {
        let width = form.section_width(annex.landscape);
        annex.content.all_tables().into_iter().for_each(|table| narrow(table, form, width, &mut found));
    }
    found.extend(directive.attached.iter().flat_map(|draft| narrow_columns(draft, form)));
    found
}

fn narrow(table: &directive::Table, form: &Form, width: Length, found: &mut Vec<Diagnostic>) {
    let set = self::table(table, form, width);
    let rooms = set.rooms();
    let mut told = vec![false; table.columns.len().max(1)];
    for ((row, texts), placed) in set.rows.iter().zip(texts(table)).zip(set.place_cells(table.columns.len()))
    {
        let places = placed.iter().filter(|cell| !cell.goes_on);
        for ((cell, texts), place) in row.iter().zip(texts).zip(places) {
            if told[place.column] {
                continue;
            }
            let room = rooms.room(place.column, place.columns);
            if let Some((word, span)) = parted_word(cell, &texts, form, room) {
                told[place.column] = true;
                found.push(finding(table, place.column, &word, span));
            }
        }
    }
}

/// A word of a cell that is parted, and where its paragraph was written.
fn parted_word(cell: &Cell, texts: &[&Text], form: &Form, room: Length) -> Option<(String, Span)> {
    cell.paragraphs.iter().zip(texts).find_map(|(own, text)| {
        let set = lines::set(own, &style::style(own.role, form), room);
        set.parted_word().map(|word| (word, text.span.clone()))
    })
}

/// The texts of each cell, row by row, the header's first.
fn texts(table: &directive::Table) -> Vec<Vec<Vec<&Text>>> {
    let header = table.header().into_iter().map(|row| row.into_iter().map(|head| vec![head.text]).collect());
    let rows = table.rows.iter().map(|row| match row {
        Row::Band(band) => vec![vec![band]],
        Row::Cells(cells) => cells.iter().map(|cell| cell.text.iter().collect()).collect(),
    });
    header.chain(rows).collect()
}

fn finding(table: &directive::Table, column: usize, word: &str, span: Span) -> Diagnostic {
    let title = table.columns.get(column).map_or("", |column| column.title.notation());
    let message = Message::new(
        format!("cột `{title}` hẹp: `{word}` bị ngắt giữa chừng"),
        format!("the column `{title}` is narrow: `{word}` is parted between lines"),
    );
    let says_widths = table.columns.iter().any(|column| column.width.is_some());
    let help = if says_widths {
        Message::new(
            "tăng `width` của cột, hoặc bỏ mọi `width` để các cột rộng theo nội dung",
            "give the column more `width`, or leave out every `width`: columns are then as wide as their content wants",
        )
    } else {
        Message::new(
            "bớt cột, rút ngắn chữ, hoặc để bảng ở giấy ngang (`orientation: landscape`)",
            "take columns away, shorten the words, or put the table on a landscape page (`orientation: landscape`)",
        )
    };
    Diagnostic::new(Severity::Warning, "VB070", span, message).help(help)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::source::Source;

    const BASE: &str = include_str!("../../lint/base.yaml");

    fn messages(table: &str) -> Vec<String> {
        let base: Vec<&str> = BASE.lines().filter(|line| !line.starts_with("measures:")).collect();
        let text = format!("{}\nmeasures:\n  - text: Như sau\n    table: {table}\n", base.join("\n"));
        let directive = Directive::parse(&Source::new("a", text)).value.expect("a directive");
        let found = narrow_columns(&directive, &Form::default());
        found.into_iter().map(|found| found.message.vi).collect()
    }

    #[test]
    fn a_column_is_told_once_and_only_where_a_word_is_parted() {
        let rows = "rows: [[a, '1.234.567.890'], [b, '9.234.567.890']]";
        let narrow =
            messages(&format!("{{columns: [{{title: A, width: 90}}, {{title: Số, width: 10}}], {rows}}}"));
        assert_eq!(narrow, ["cột `Số` hẹp: `1.234.567.890` bị ngắt giữa chừng"]);
        assert!(messages(&format!("{{columns: [A, Số], {rows}}}")).is_empty());
        // A line may end behind a hyphen.
        let hyphens =
            "{columns: [{title: A, width: 90}, {title: B, width: 10}], rows: [[a, nâng-cao-hạ-cánh]]}";
        assert!(messages(hyphens).is_empty());
    }

    #[test]
    fn tables_that_do_not_fit_together_are_laid_out_all_the_same() {
        for table in [
            "{rows: [[a, b], [c]]}",
            "{columns: [A], rows: [[a, b, c], [{text: d, columns: 9, rows: 9}]]}",
            "{columns: [A, B], rows: [[{text: d, rows: 2}, b], [{text: c, columns: 2}], [e]]}",
        ] {
            messages(table);
        }
    }
}
