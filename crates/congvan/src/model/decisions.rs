//! Tables of the yearly decisions on days off, read and held to the law.

mod columns;
mod overlaps;
mod against_law;

pub use columns::is_decision_column;

use self::against_law::against_law;
use self::columns::plain;
use self::overlaps::overlaps;
use crate::calendar::{
    Date, Decision, Decisions, LunarYear, Swap, holidays, in_figures, weekly_rest, with_slashes,
};
use crate::text::csv::{self, Cell, Row};
use crate::text::diagnostic::{Checked, Diagnostic, Message, Severity};
use crate::text::inline::Text;
use crate::text::nearest::nearest;
use crate::text::source::Source;
use crate::text::table::Table;
use crate::words::Pairs;

/// The columns of a table of decisions and the keys of holidays, as Markdown in Vietnamese.
pub fn decisions_reference() -> String {
    let mut page = String::from("| cột | hoặc | ô ghi gì |\n|---|---|---|\n");
    page.push_str(&columns::reference());
    page.push_str("\n| `holiday` | ngày lễ |\n|---|---|\n");
    for (id, name) in named_holidays() {
        page.push_str(&format!("| `{id}` | {name} |\n"));
    }
    page
}

/// The key and the name of every holiday, each once.
fn named_holidays() -> Vec<(&'static str, &'static str)> {
    let mut known: Vec<(&str, &str)> =
        holidays().iter().map(|holiday| (&holiday.id[..], &holiday.name[..])).collect();
    known.dedup();
    known
}

/// Other names of holidays.
static OTHER_NAMES: Pairs = Pairs::from_list("decisions: other names");

/// The key of the holiday that a cell names, by its key, a name, or a name with the year: `Tết Ất Tỵ`.
fn holiday_named(text: &str, year: Option<u16>) -> Option<&'static str> {
    let mut name = plain(text);
    if let Some(year) = year {
        let lunar = LunarYear::new(year).map_or(String::new(), |lunar| plain(&lunar.can_chi().to_string()));
        for ending in [plain(&year.to_string()), "năm".to_owned(), lunar] {
            name = name.trim().trim_end_matches(ending.as_str()).trim().to_owned();
        }
    }
    let known = named_holidays();
    let by_name =
        known.iter().flat_map(|(id, name)| [(*id, *id), (*name, *id)]).chain(OTHER_NAMES.iter().copied());
    by_name.into_iter().find(|(other, _)| plain(other) == name).map(|(_, id)| id)
}

/// Reads a table in CSV, whose first line names the columns, in any order: `year,holiday,from,to,swap_off,make_up,instrument,scope`;
/// with it the words of its rows that documents say: instruments and scopes.
///
/// Days are written `2026-02-14` or `14/02/2026`. Several swaps of one decision stand in one cell, parted by
/// spaces, the days made up in the same order. Decisions that contradict each other, such as a day swapped twice,
/// are reported too, and spans that cannot be about their holiday.
pub fn read_decisions(source: &Source) -> (Checked<Decisions>, Vec<Text>) {
    let mut report = Vec::new();
    let (header, rows) = csv::with_header(source, &mut report);
    of_rows(&header, rows, report)
}

/// As [`read_decisions`], of a table as a spreadsheet has it, which titles may stand above.
pub fn decisions_of_table(table: &Table) -> (Checked<Decisions>, Vec<Text>) {
    let (mut report, mut remarks) = (Vec::new(), Vec::new());
    let (header, rows) = columns::of_table(table, &mut report, &mut remarks);
    let (mut checked, words) = of_rows(&header, rows, report);
    checked.diagnostics.extend(remarks);
    checked.diagnostics.sort_by_key(|found| (found.span.start, found.code));
    (checked, words)
}

fn of_rows(header: &Row, rows: Vec<Row>, mut report: Vec<Diagnostic>) -> (Checked<Decisions>, Vec<Text>) {
    let rows = columns::arrange_cells(header, rows, &mut report);
    let read: Vec<(&Row, Decision)> =
        rows.iter().filter_map(|row| Some((row, decision(&row.cells, &mut report)?))).collect();
    overlaps(&read, &mut report);
    against_law(&read, &mut report);
    report.sort_by_key(|found| (found.span.start, found.code));
    let cells = rows.iter().flat_map(|row| row.cells.iter().skip(SAID));
    let words = cells.filter(|cell| !cell.value.is_empty());
    let words = words.map(|cell| Text::at(cell.value.clone(), cell.span.clone())).collect();
    let list = Decisions::of(read.into_iter().map(|(_, decision)| decision));
    let is_sound = report.iter().all(|found| found.severity != Severity::Error);
    (Checked { value: is_sound.then_some(list), diagnostics: report }, words)
}

/// Behind so many cells of a row come those whose words documents say: instrument and scope.
const SAID: usize = 6;

/// Bytes of an instrument or of whom it binds, at most; both are printed as one line.
const LONGEST_WORDS: usize = 1_000;

/// The days of a cell, parted by spaces, commas, semicolons or `và`; in words or figures.
fn written_days(cell: &str) -> Vec<String> {
    let parts = cell.split([',', ';']).flat_map(|part| part.split(" và ")).map(str::trim);
    let figures = parts.map(in_figures);
    figures.flat_map(|part| part.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// The decision of a row, where all its cells are right.
fn decision(cells: &[Cell], report: &mut Vec<Diagnostic>) -> Option<Decision> {
    let before = report.len();
    let [year, holiday, from, to, off, make_up, instrument, scope] = cells else { return None };
    let number = year_of(year, report);
    let id = holiday_of(holiday, number, report);
    let (first, last) = (days_of(from, report), days_of(to, report));
    let (offs, make_ups) = (days_of(off, report), days_of(make_up, report));
    check_span((from, &first), (to, &last), report);
    check_swaps((off, &offs), (make_up, &make_ups), report);
    check_words(instrument, scope, report);
    if report.len() > before {
        return None;
    }
    Some(Decision {
        year: number?,
        holiday: id?.to_owned(),
        from: *first.first()?,
        to: *last.first()?,
        swaps: offs.into_iter().zip(make_ups).map(|(off, make_up)| Swap { off, make_up }).collect(),
        instrument: instrument.value.clone(),
        scope: scope.value.clone(),
    })
}

/// A fault of a cell, and what to write there.
fn fault(cell: &Cell, message: Message, help: Message) -> Diagnostic {
    Diagnostic::error("VB032", cell.span.clone(), message).help(help)
}

fn year_of(cell: &Cell, report: &mut Vec<Diagnostic>) -> Option<u16> {
    let number = cell.value.parse().ok().filter(|year| (1900..=2199).contains(year));
    if number.is_none() {
        let own = &cell.value;
        let what = Message::new(format!("`{own}` không phải năm"), format!("`{own}` is not a year"));
        let help = Message::new("ghi một năm từ 1900 đến 2199", "write a year from 1900 to 2199");
        report.push(fault(cell, what, help));
    }
    number
}

fn holiday_of(cell: &Cell, year: Option<u16>, report: &mut Vec<Diagnostic>) -> Option<&'static str> {
    let id = holiday_named(&cell.value, year);
    if id.is_none() {
        let known: Vec<&str> = named_holidays().iter().map(|(id, _)| *id).collect();
        let (near_vi, near_en) = match nearest(&cell.value, known.iter().copied()) {
            Some(near) => (format!("có phải `{near}`? "), format!("did you mean `{near}`? ")),
            None => Default::default(),
        };
        let (own, all) = (&cell.value, known.join("`, `"));
        let what = Message::new(format!("không có ngày lễ `{own}`"), format!("there is no holiday `{own}`"));
        let help = Message::new(
            format!("{near_vi}ghi một trong: `{all}`"),
            format!("{near_en}write one of: `{all}`"),
        );
        report.push(fault(cell, what, help));
    }
    id
}

fn day_help() -> Message {
    Message::new("ghi như `2026-02-14` hoặc `14/02/2026`", "write `2026-02-14` or `14/02/2026`")
}

/// The days of a cell, but for those that are none.
fn days_of(cell: &Cell, report: &mut Vec<Diagnostic>) -> Vec<Date> {
    let mut days = Vec::new();
    for word in written_days(&cell.value) {
        match Date::parse(&word) {
            Ok(day) => days.push(day),
            Err(why) => report.push(fault(cell, why.into(), day_help())),
        }
    }
    days
}

/// The first and the last day: one each, in this order.
fn check_span(from: (&Cell, &[Date]), to: (&Cell, &[Date]), report: &mut Vec<Diagnostic>) {
    for (cell, days) in [from, to] {
        if written_days(&cell.value).len() != 1 && days.len() != 1 {
            let what = Message::new("ở đây cần một ngày", "one day is needed here");
            report.push(fault(cell, what, day_help()));
        }
    }
    if let ([first], [last]) = (from.1, to.1)
        && first > last
    {
        let what = Message::new("ngày cuối trước ngày đầu", "the last day comes before the first");
        let help =
            Message::new("đổi chỗ hai ngày, hoặc xem lại năm", "swap the two days, or look at the year");
        report.push(fault(to.0, what, help));
    }
}

/// Days taken off and days made up: as many, working days and days of rest.
fn check_swaps(off: (&Cell, &[Date]), make_up: (&Cell, &[Date]), report: &mut Vec<Diagnostic>) {
    if written_days(&off.0.value).len() != written_days(&make_up.0.value).len() {
        let cell = if make_up.0.value.is_empty() { off.0 } else { make_up.0 };
        let what = Message::new(
            "số ngày hoán đổi khác số ngày làm bù",
            "not as many days made up as days taken off",
        );
        let help = Message::new(
            "mỗi ngày nghỉ hoán đổi có một ngày làm bù, cùng thứ tự",
            "give each day taken off the day on which it is made up, in the same order",
        );
        report.push(fault(cell, what, help));
    }
    if let Some(date) = off.1.iter().find(|date| weekly_rest(**date)) {
        let date = with_slashes(*date);
        let what = Message::new(
            format!("{date} vốn là ngày nghỉ hằng tuần"),
            format!("{date} is a rest day already"),
        );
        let help = Message::new("chỉ hoán đổi ngày làm việc", "only working days are swapped");
        report.push(fault(off.0, what, help));
    }
    if let Some(date) = make_up.1.iter().find(|date| !weekly_rest(**date)) {
        let date = with_slashes(*date);
        let what =
            Message::new(format!("{date} vốn là ngày làm việc"), format!("{date} is a working day already"));
        let help = Message::new("ghi một thứ Bảy hoặc Chủ nhật", "write a Saturday or a Sunday");
        report.push(fault(make_up.0, what, help));
    }
}

/// What documents say of the decision: there, and not too long.
fn check_words(instrument: &Cell, scope: &Cell, report: &mut Vec<Diagnostic>) {
    if instrument.value.is_empty() {
        let what = Message::new("thiếu văn bản", "the instrument is missing");
        let help =
            Message::new("ghi như `Thông báo 01/TB-BNV ngày 16/10/2025`", "write its type, number and day");
        report.push(fault(instrument, what, help));
    }
    for cell in [instrument, scope].into_iter().filter(|cell| cell.value.len() > LONGEST_WORDS) {
        let what = Message::new("ô này quá dài", "the cell is too long");
        report.push(fault(cell, what, Message::new("ghi ngắn lại", "write less")));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_holiday_has_the_keys_of_plans_too() {
        for (named, holiday) in [
            ("tet_nguyen_dan", "tet_am_lich"),
            ("le_30_4_1_5", "ngay_chien_thang"),
            ("quoc_khanh", "quoc_khanh"),
            ("Tết Nguyên đán 2027", "tet_am_lich"),
        ] {
            assert_eq!(holiday_named(named, Some(2027)), Some(holiday), "{named}");
        }
    }
}
