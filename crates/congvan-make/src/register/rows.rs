//! From a table to the rows of a register: each with a number, a day and what the document is.

use congvan::calendar::{Date, in_figures};
use congvan::model::directive::types::DocumentType;
use congvan::text::diagnostic::{Diagnostic, Message, Severity};
use congvan::text::table::{Cell, Header, Table};

use super::columns::{self, ARRIVAL};
use super::{Book, Register, Row, Series};

/// The code of what is wrong with a row.
const CODE: &str = "VB075";
/// Of what the decree asks, and no program needs.
const CLAUSE: &str = "PL IV";

/// Every row that is right.
pub(super) fn read(table: &Table, own: Vec<&'static str>, report: &mut Vec<Diagnostic>) -> Option<Register> {
    let is_needed = |name: &str| {
        Book::ALL.iter().any(|book| columns::of(*book)[..2].iter().any(|column| column.is_called(name)))
    };
    let Some(header) = Header::find(table, columns::is_column, is_needed) else {
        let message =
            Message::new("sổ trống, không có dòng tiêu đề cột", "the register is empty and has no header");
        let help = Message::new(
            "tạo sổ bằng `congvan register TỆP --new outgoing` (văn bản đi) hoặc `incoming` (văn bản đến)",
            "begin one with `congvan register FILE --new outgoing` or `incoming`",
        );
        report.push(Diagnostic::error(CODE, 0..0, message).help(help));
        return None;
    };
    let (book, places) = columns::places(&header);
    let all_needed = missing(table, &header, book, &places, report);
    let mut register = Register { book, rows: Vec::new(), own, places };
    for at in header.rows.end..table.rows().len() {
        if !all_needed || is_blank(table, at) || header.is_repeated(table, at) {
            continue;
        }
        if let Some(row) = row(table, at, &register, report) {
            register.rows.push(row);
        }
    }
    Some(register)
}

/// Says which columns are not there; whether those are that no register is without.
fn missing(
    table: &Table,
    header: &Header,
    book: Book,
    places: &[Option<usize>],
    report: &mut Vec<Diagnostic>,
) -> bool {
    let all = columns::of(book);
    let is_missing = |at: &usize| !places.contains(&Some(*at));
    let (needed, others): (Vec<usize>, Vec<usize>) =
        (0..all.len()).filter(is_missing).partition(|at| all[*at].needed);
    let span = table.span(header.rows.start, 0);
    for (columns, severity) in [(&needed, Severity::Error), (&others, Severity::Warning)] {
        let names: Vec<String> = columns.iter().map(|at| format!("`{}`", all[*at].name)).collect();
        if names.is_empty() {
            continue;
        }
        let names = names.join(", ");
        let message = Message::new(
            format!("sổ thiếu cột {names}"),
            format!("the register lacks the column(s) {names}"),
        );
        report.push(Diagnostic::new(severity, CODE, span.clone(), message).clause(CLAUSE));
    }
    needed.is_empty()
}

fn is_blank(table: &Table, row: usize) -> bool {
    table.rows()[row].cells.iter().all(|cell| cell.display_text().is_empty())
}

/// The row, where all of it is right.
fn row(table: &Table, at: usize, register: &Register, report: &mut Vec<Diagnostic>) -> Option<Row> {
    let before = report.len();
    let cells = &table.rows()[at].cells;
    let column = |place: usize| register.places.iter().position(|own| *own == Some(place));
    let shown = |place: usize| {
        column(place).and_then(|own| cells.get(own)).map(Cell::display_text).unwrap_or_default()
    };
    let span = |place: usize| table.span(at, column(place).unwrap_or(0));
    let words: Vec<String> = (0..columns::of(register.book).len()).map(shown).collect();
    let mut wrong = |place: usize, (vi, en): (String, String), help: Message| {
        report.push(Diagnostic::error(CODE, span(place), Message::new(vi, en)).help(help));
    };
    let (number_at, date_at, title_at) = match register.book {
        Book::Outgoing => (0, 1, 2),
        Book::Incoming => (ARRIVAL, 0, 5),
    };
    let code = match register.book {
        Book::Outgoing => outgoing(&words[number_at]),
        Book::Incoming => whole(&words[number_at]).map(|number| (number, "")),
    };
    if code.is_none() {
        wrong(number_at, not_a_number(&words[number_at]), number_help(register.book));
    }
    let date = Date::parse(&in_figures(&words[date_at]));
    if let Err(why) = &date {
        let help = Message::new("ghi như `05/01/2027`", "write `05/01/2027`");
        wrong(date_at, (why.vi.clone(), why.en.clone()), help);
    }
    if words[title_at].is_empty() {
        let both = ("thiếu tên loại và trích yếu".to_owned(), "type and subject are missing".to_owned());
        let help =
            Message::new("ghi như `Công văn V/v trực Tết`", "write for example `Công văn V/v trực Tết`");
        wrong(title_at, both, help);
    }
    if report.len() > before {
        return None;
    }
    let (number, symbol) = code?;
    let series = series(symbol, &register.own);
    let (line, date) = (table.rows()[at].line, date.ok()?);
    Some(Row { line, number, series, date, span: span(number_at), date_span: span(date_at), cells: words })
}

fn not_a_number(text: &str) -> (String, String) {
    if text.is_empty() {
        return ("thiếu số".to_owned(), "the number is missing".to_owned());
    }
    (format!("`{text}` không phải số, ký hiệu của sổ"), format!("`{text}` is no number of a register"))
}

fn number_help(book: Book) -> Message {
    match book {
        Book::Outgoing => Message::new(
            "ghi số và ký hiệu như `05/UBND-VP`; không cấp số phụ (05a)",
            "write number and symbol, `05/UBND-VP`; numbers in between (05a) are not given",
        ),
        Book::Incoming => Message::new("ghi số đến như `05`", "write the number of arrival, `05`"),
    }
}

/// A whole number from 1 on.
fn whole(text: &str) -> Option<u32> {
    let digits = (1..=9).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|number| digits && *number > 0)
}

/// Number and symbol: `05/UBND-VP`, `Số: 05/QĐ-UBND`.
fn outgoing(text: &str) -> Option<(u32, &str)> {
    let text = ["Số:", "Số", "số"].iter().find_map(|label| text.strip_prefix(label)).unwrap_or(text);
    let (number, symbol) = text.split_once('/')?;
    let symbol = symbol.trim();
    Some((whole(number.trim())?, symbol)).filter(|_| !symbol.is_empty())
}

/// The series of a symbol: `QĐ-UBND` opens with a type, as does `2027/QĐ-UBND`; that of a công văn names none.
pub(super) fn series(symbol: &str, own: &[&'static str]) -> Series {
    let without_year = symbol.split_once('/').filter(|(year, _)| whole(year.trim()).is_some());
    let symbol = without_year.map_or(symbol, |(_, rest)| rest);
    let opening = symbol.split('-').next().unwrap_or_default().trim();
    let dispatch = DocumentType::dispatch().code;
    let kind = DocumentType::by_code(opening).map_or(dispatch, |kind| kind.code);
    own.iter().copied().find(|code| *code == kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_their_series() {
        assert_eq!(outgoing("05/UBND-VP"), Some((5, "UBND-VP")));
        assert_eq!(outgoing("Số: 125 / QĐ-UBND"), Some((125, "QĐ-UBND")));
        for wrong in
            ["", "05", "05a/UBND", "0/UBND", "/UBND", "5/", "-5/UBND", "9999999999/A", "chưa có/UBND"]
        {
            assert_eq!(outgoing(wrong), None, "{wrong}");
        }
        let own = ["QĐ", "CV"];
        assert_eq!(series("QĐ-UBND", &own), Some("QĐ"));
        assert_eq!(series("2027/QĐ-UBND", &own), Some("QĐ"));
        assert_eq!(series("KH-UBND", &own), None);
        assert_eq!(series("UBND-VP", &own), Some("CV"));
        assert_eq!(series("UBND-VP", &["QĐ"]), None);
    }
}
