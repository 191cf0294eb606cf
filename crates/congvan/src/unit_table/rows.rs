//! Which rows of a table hold units. What stands between and below them (headings, totals, notes, the place of the
//! signature) is passed over, and each time that is told.

use crate::gazetteer::{Gazetteer, fold};
use crate::model::units::{split_name, without_body};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::text::table::{Header, Table};
use crate::words::Words;

/// How a sum begins, folded; alone, or followed by figures.
static SUMS: Words = Words::from_list("rows: sums");

/// How notes and signatures below a table begin, folded.
static ENDINGS: Words = Words::from_list("rows: endings");

/// The rows below the header that hold a unit, or should.
///
/// `is_read` says whether a column is one whose cells are read; `name` is the column of the names.
pub(super) fn of_units(
    table: &Table,
    header: &Header,
    name: Option<usize>,
    is_read: impl Fn(usize) -> bool,
    report: &mut Vec<Diagnostic>,
) -> Vec<usize> {
    let filled: Vec<usize> =
        (header.rows.end..table.rows().len()).filter(|row| table.words(*row).next().is_some()).collect();
    let Some(name) = name else { return filled };
    let mut told = |rows: &[usize], severity: Severity, vi: &str, en: &str| {
        for row in rows {
            let words: Vec<String> = table.words(*row).map(|(_, text)| text).collect();
            let (line, words) = (table.rows()[*row].line, words.join(" | "));
            let message = Message::new(
                format!("bỏ qua dòng {line}, {vi}: `{words}`"),
                format!("row {line} is passed over, {en}: `{words}`"),
            );
            let at = table.words(*row).next().map_or(0, |(column, _)| column);
            report.push(Diagnostic::new(severity, "VB053", table.span(*row, at), message));
        }
    };
    let titles: Vec<usize> =
        (0..header.rows.start).filter(|row| table.words(*row).next().is_some()).collect();
    told(&titles, Severity::Note, "phía trên tiêu đề", "above the header");
    let kept = filled.len() - tail(table, &filled, name);
    let (rows, below) = filled.split_at(kept);
    let mut units = Vec::new();
    for row in rows {
        let own = std::slice::from_ref(row);
        if header.is_repeated(table, *row) {
            told(own, Severity::Note, "tiêu đề lặp lại", "the header again");
        } else if is_group(table, *row, name) {
            told(own, Severity::Warning, "tên một nhóm đơn vị", "the name of a group");
        } else if is_sum(table, *row, name) {
            told(own, Severity::Note, "dòng cộng", "a sum");
        } else if !table.words(*row).any(|(column, _)| is_read(column)) {
            told(own, Severity::Note, "không có tên đơn vị", "without the name of a unit");
        } else {
            units.push(*row);
        }
    }
    // Only a blank line tells these from the table: they may be units whose names are wrong.
    let sure = below.first().is_none_or(|row| is_ending(table, *row) || is_sum(table, *row, name));
    let severity = if sure { Severity::Note } else { Severity::Warning };
    told(below, severity, "ở dưới bảng", "below the table");
    units
}

/// How many of the last rows are no part of the table: from a note or a blank line on, where no unit follows.
fn tail(table: &Table, filled: &[usize], name: usize) -> usize {
    let is_unit = |row: &usize| !is_ending(table, *row) && names_unit(table, *row, name);
    let last = filled.iter().rposition(is_unit);
    let Some(last) = last else { return 0 };
    let line = |at: usize| table.rows()[filled[at]].line;
    let begins = |at: &usize| {
        is_ending(table, filled[*at]) || is_sum(table, filled[*at], name) || line(*at) > line(*at - 1) + 1
    };
    (last + 1..filled.len()).find(begins).map_or(0, |from| filled.len() - from)
}

/// Whether the row's name is that of a unit: with its kind, or known to the built-in table; or the row is numbered.
fn names_unit(table: &Table, row: usize, name: usize) -> bool {
    let mut words = table.words(row);
    let Some((_, unit)) = words.find(|(column, _)| *column == name) else { return false };
    if split_name(&unit).is_some() || without_body(&unit).is_some() {
        return true;
    }
    let is_number = |text: &str| text.trim_end_matches(['.', ')']).bytes().all(|byte| byte.is_ascii_digit());
    if table.words(row).next().is_some_and(|(column, text)| column < name && is_number(&text)) {
        return true;
    }
    let found = Gazetteer::get().find(&unit, Gazetteer::get().last_day());
    found.first().is_some_and(|best| best.closeness.is_same())
}

/// Whether the row names a group of the units below: `I | Khu vực phía bắc`, with nothing behind.
fn is_group(table: &Table, row: usize, name: usize) -> bool {
    let words: Vec<(usize, String)> = table.words(row).collect();
    let is_label = |text: &str| {
        let text = text.trim_end_matches(['.', ')', '/']);
        !text.is_empty() && text.len() <= 5 && text.bytes().all(|byte| byte.is_ascii_uppercase())
    };
    match words.as_slice() {
        [(first, label), (column, _)] => {
            *first < name && is_label(label) && *column == name && !names_unit(table, row, name)
        }
        _ => false,
    }
}

fn is_sum(table: &Table, row: usize, name: usize) -> bool {
    let words = table.words(row).take_while(|(column, _)| *column <= name).map(|(_, text)| fold(&text));
    let is = |text: &String| {
        SUMS.iter().any(|sum| {
            let rest = text.strip_prefix(sum);
            rest.is_some_and(|rest| {
                rest.is_empty() || rest.trim_start().starts_with(|c: char| c.is_ascii_digit())
            })
        }) || ["tong cong", "tong so"].iter().any(|sum| text.starts_with(&format!("{sum} ")))
    };
    words.into_iter().any(|text| is(&text))
}

fn is_ending(table: &Table, row: usize) -> bool {
    let Some((_, first)) = table.words(row).next() else { return false };
    let folded = fold(&first);
    let opens = |words: &&str| {
        folded.strip_prefix(*words).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    // `Chi Lăng, ngày 05 tháng 01 năm 2027`
    let is_day = [" ngay ", " thang ", " nam "].iter().all(|word| format!(" {folded} ").contains(word));
    is_day
        || first.starts_with(['*', '(']) && first.contains(char::is_alphabetic)
        || ENDINGS.iter().any(opens)
}
