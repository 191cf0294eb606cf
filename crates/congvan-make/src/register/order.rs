//! Whether the numbers of a register follow each other: from 1 in each year, none twice, none left out, in the order of time.

use std::collections::BTreeMap;

use congvan::gazetteer::fold;
use congvan::text::diagnostic::{Diagnostic, Message, Severity};

use super::columns::ARRIVAL;
use super::{Book, Register, Row, Series};

const CODE: &str = "VB076";

pub(super) fn check(register: &Register, report: &mut Vec<Diagnostic>) {
    let mut series: BTreeMap<(u16, Series), Vec<&Row>> = BTreeMap::new();
    for row in &register.rows {
        series.entry((row.date.year(), row.series)).or_default().push(row);
    }
    let first_year = register.rows.iter().map(|row| row.date.year()).min();
    for ((year, _), mut rows) in series {
        // Of equals the first in the file.
        rows.sort_by_key(|row| row.number);
        begins(rows[0], first_year == Some(year), clause(register.book), report);
        for pair in rows.windows(2) {
            follows(pair[0], pair[1], clause(register.book), report);
        }
    }
    if register.book == Book::Incoming {
        arrived_twice(register, report);
    }
}

fn clause(book: Book) -> &'static str {
    match book {
        Book::Outgoing => "Điều 15",
        Book::Incoming => "Điều 22",
    }
}

fn finding(severity: Severity, row: &Row, message: Message, clause: &'static str) -> Diagnostic {
    Diagnostic::new(severity, CODE, row.span.clone(), message).clause(clause)
}

/// The first number of a year is 1. A register may have been begun within its first year.
fn begins(row: &Row, is_first_year: bool, clause: &'static str, report: &mut Vec<Diagnostic>) {
    let (number, year) = (row.number, row.date.year());
    if number == 1 {
        return;
    }
    let severity = if is_first_year { Severity::Warning } else { Severity::Error };
    let message = Message::new(
        format!("số đầu tiên của năm {year} là {number:02}, không phải 01"),
        format!("the first number of {year} is {number:02}, not 01"),
    );
    let help = Message::new(
        "thêm các dòng còn thiếu; sổ lập giữa năm thì để như vậy",
        "add the rows that are missing; leave it so where the register was begun within the year",
    );
    report.push(finding(severity, row, message, clause).help(help));
}

/// Of two neighbours in the order of numbers.
fn follows(one: &Row, next: &Row, clause: &'static str, report: &mut Vec<Diagnostic>) {
    let (number, year) = (next.number, next.date.year());
    if one.number == number {
        let message = Message::new(
            format!("số {number:02} của năm {year} đã cấp ở dòng {}", one.line),
            format!("number {number:02} of {year} was given on line {}", one.line),
        );
        let help = Message::new(
            "mỗi số chỉ cấp một lần; tên loại có dãy số riêng thì ghi ở `own_numbers` trong tệp --office",
            "a number is given once; types with numbers of their own go into `own_numbers` of the --office file",
        );
        report.push(finding(Severity::Error, next, message, clause).help(help));
        return;
    }
    if number - one.number > 1 {
        let (from, to) = (one.number + 1, number - 1);
        let (vi, en) = if from == to {
            (format!("thiếu số {from:02}"), format!("number {from:02} is missing"))
        } else {
            (
                format!("thiếu các số {from:02} đến {to:02}"),
                format!("numbers {from:02} to {to:02} are missing"),
            )
        };
        let message = Message::new(
            format!("{vi} của năm {year} trước số này"),
            format!("{en} in {year} before this one"),
        );
        let help = Message::new(
            "số đã cấp mà không ban hành thì vẫn giữ dòng, ghi chú đã hủy",
            "a number that was given for nothing keeps its row, with a remark that it is void",
        );
        report.push(finding(Severity::Error, next, message, clause).help(help));
    }
    if next.date < one.date {
        let message = Message::new(
            format!("ngày trước ngày của số {:02} ở dòng {}", one.number, one.line),
            format!("the day comes before that of number {:02} on line {}", one.number, one.line),
        );
        let span = next.date_span.clone();
        report.push(Diagnostic::new(Severity::Warning, CODE, span, message).clause(clause));
    }
}

/// One document of one body that is there twice.
fn arrived_twice(register: &Register, report: &mut Vec<Diagnostic>) {
    let mut known: BTreeMap<[String; 3], &Row> = BTreeMap::new();
    for row in &register.rows {
        let Some(key) = document_of(&row.cells) else { continue };
        if let Some(first) = known.get(&key) {
            let message = Message::new(
                format!("văn bản này đã vào sổ ở dòng {}, số đến {:02}", first.line, first.number),
                format!("this document is already on line {}, number {:02}", first.line, first.number),
            );
            report.push(finding(Severity::Warning, row, message, "Điều 22"));
        } else {
            known.insert(key, row);
        }
    }
}

/// What tells an arrived document from others: who issued it, its number, its day. None where it has no number.
pub(super) fn document_of(cells: &[String]) -> Option<[String; 3]> {
    let part = |at: usize| fold(&cells[ARRIVAL + at]);
    cells[ARRIVAL + 2].contains(|c: char| c.is_ascii_digit()).then(|| [part(1), part(2), part(3)])
}
