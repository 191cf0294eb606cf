//! The columns of a table of decisions, in any order, under their English or Vietnamese names.

use crate::text::csv::{Cell, Row};
use crate::text::diagnostic::{Diagnostic, Message, Span};
use crate::text::nearest::nearest;
use crate::text::normal::normalise;
use crate::text::table::{self, Header, Table};
use crate::words::Words;

/// A column.
struct Column {
    /// Its name in English.
    key: &'static str,
    /// Its name in Vietnamese, then others it is known by.
    names: &'static [&'static str],
    /// What stands in its cells, in Vietnamese.
    about: &'static str,
    /// A table is none without it.
    is_needed: bool,
}

const fn mandatory(key: &'static str, names: &'static [&'static str], about: &'static str) -> Column {
    Column { key, names, about, is_needed: true }
}

const fn optional(key: &'static str, names: &'static [&'static str], about: &'static str) -> Column {
    Column { is_needed: false, ..mandatory(key, names, about) }
}

/// Every column, in the order in which rows are read.
const COLUMNS: [Column; 8] = [
    mandatory("year", &["năm"], "năm của ngày lễ, tết"),
    mandatory(
        "holiday",
        &["ngày lễ", "dịp", "ngày lễ, tết", "dịp nghỉ"],
        "ngày lễ, theo bảng dưới: khóa hoặc tên",
    ),
    mandatory(
        "from",
        &["từ ngày", "từ", "ngày đầu", "nghỉ từ", "off_from"],
        "ngày đầu của đợt nghỉ, cả ngày nghỉ hằng tuần liền kề: `2027-02-05` hoặc `05/02/2027`",
    ),
    mandatory("to", &["đến ngày", "đến", "đến hết ngày", "ngày cuối", "off_to"], "ngày cuối của đợt nghỉ"),
    optional(
        "swap_off",
        &["ngày hoán đổi", "hoán đổi", "nghỉ hoán đổi"],
        "ngày làm việc được hoán đổi để nghỉ; nhiều ngày cách nhau bằng dấu cách; không có thì để trống",
    ),
    optional("make_up", &["ngày làm bù", "làm bù"], "ngày làm bù, cùng thứ tự với `swap_off`"),
    mandatory(
        "instrument",
        &["văn bản", "quyết định", "căn cứ"],
        "văn bản quyết định, đủ loại, số, ký hiệu, ngày: `Thông báo 9441/TB-BNV ngày 16/10/2025`",
    ),
    optional(
        "scope",
        &["áp dụng", "đối tượng", "phạm vi"],
        "áp dụng cho ai (`công chức; viên chức`); để trống được",
    ),
];

/// Columns that are passed over.
static PASSED_OVER: Words = Words::from_list("columns: passed over");

/// The columns as the rows of a Markdown table in Vietnamese.
pub(super) fn reference() -> String {
    let rows = COLUMNS.iter().map(|column| {
        let (key, name, about) = (column.key, column.names[0], column.about);
        let about =
            if column.is_needed { about.to_owned() } else { format!("{about}; bỏ cột này được") };
        format!("| `{key}` | `{name}` | {about} |\n")
    });
    rows.collect()
}

/// A name in small letters, with single spaces.
pub(super) fn plain(name: &str) -> String {
    name.to_lowercase().replace('_', " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn find_column(name: &str) -> Option<usize> {
    let name = plain(name);
    COLUMNS
        .iter()
        .position(|column| plain(column.key) == name || column.names.iter().any(|other| plain(other) == name))
}

/// Whether a table of decisions has a column of that name, in a reader that looks for what parts the cells.
pub fn is_decision_column(name: &str) -> bool {
    find_column(name).is_some()
}

/// The rows with their cells in the order of [`COLUMNS`]; columns that are unknown, twice there or missing are reported.
pub(super) fn arrange_cells(header: &Row, rows: Vec<Row>, report: &mut Vec<Diagnostic>) -> Vec<Row> {
    let before = report.len();
    let mut wrong = |span: Span, vi: String, en: String, help: Message| {
        report.push(Diagnostic::error("VB030", span, Message::new(vi, en)).help(help));
    };
    let mut places = [None; COLUMNS.len()];
    for (at, cell) in header.cells.iter().enumerate() {
        let name = &cell.value;
        let passed_over = name.is_empty() || PASSED_OVER.iter().any(|other| plain(other) == plain(name));
        match find_column(name) {
            Some(column) if places[column].is_none() => places[column] = Some(at),
            Some(_) => wrong(
                cell.span.clone(),
                format!("cột `{name}` ghi hai lần"),
                format!("the column `{name}` stands there twice"),
                Message::new("giữ lại một cột", "keep one of the two"),
            ),
            None if passed_over => {}
            None => {
                let known: Vec<&str> =
                    COLUMNS.iter().flat_map(|column| [column.key, column.names[0]]).collect();
                let help = match nearest(name, known.iter().copied()) {
                    Some(near) => {
                        Message::new(format!("có phải `{near}`?"), format!("did you mean `{near}`?"))
                    }
                    None => Message::new(
                        "bỏ cột này, hoặc đặt tên `ghi chú`; các cột: xem docs/notices.md",
                        "delete the column, or call it `note`; the columns: see docs/notices.md",
                    ),
                };
                wrong(
                    cell.span.clone(),
                    format!("không có cột `{name}`"),
                    format!("there is no column `{name}`"),
                    help,
                );
            }
        }
    }
    let missing = COLUMNS.iter().zip(places).filter(|(column, place)| column.is_needed && place.is_none());
    let missing: Vec<&Column> = missing.map(|(column, _)| column).collect();
    if !missing.is_empty() {
        let list = |names: &mut dyn Iterator<Item = &str>| names.collect::<Vec<_>>().join("`, `");
        let vi = list(&mut missing.iter().map(|column| column.names[0]));
        let en = list(&mut missing.iter().map(|column| column.key));
        let span = header.cells.first().map_or(0, |cell| cell.span.start)
            ..header.cells.last().map_or(0, |cell| cell.span.end);
        let (all_vi, all_en) = (
            list(&mut COLUMNS.iter().map(|column| column.names[0])),
            list(&mut COLUMNS.iter().map(|column| column.key)),
        );
        wrong(
            span,
            format!("dòng đầu của bảng thiếu cột `{vi}`"),
            format!("the first line of the table lacks the columns `{en}`"),
            Message::new(
                format!("dòng đầu là tên các cột, thứ tự nào cũng được: `{all_vi}`, hoặc tên tiếng Anh"),
                format!("the first line names the columns, in any order: `{all_en}`"),
            ),
        );
    }
    if report.len() > before {
        return Vec::new();
    }
    for cell in rows.iter().flat_map(|row| without_column(header, row)) {
        let message = Message::new("ô này không thuộc cột nào", "this cell belongs to no column");
        let help = Message::new(
            "đặt tên cho cột (`ghi chú` nếu không dùng); ô có dấu phẩy hoặc chấm phẩy thì đặt trong dấu nháy: `\"a; b\"`",
            "name the column (`note` where it is not used); put a cell with a comma or a semicolon in quotes: `\"a; b\"`",
        );
        report.push(Diagnostic::error("VB031", cell.span.clone(), message).help(help));
    }
    let in_order = |row: Row| {
        let end = row.cells.last().map_or(0, |cell| cell.span.end);
        let mut cells: Vec<Option<Cell>> = row.cells.into_iter().map(Some).collect();
        let mut take = |place: Option<usize>| {
            let cell = place.and_then(|at| cells.get_mut(at)?.take());
            cell.unwrap_or(Cell { value: String::new(), span: end..end })
        };
        Row { cells: places.map(&mut take).into() }
    };
    rows.into_iter().map(in_order).collect()
}

/// Cells with words that stand under no name.
fn without_column<'r>(header: &Row, row: &'r Row) -> impl Iterator<Item = &'r Cell> {
    let names = header.cells.iter().map(|cell| !cell.value.is_empty());
    let names = names.chain(std::iter::repeat(false));
    row.cells.iter().zip(names).filter(|(cell, named)| !named && !cell.value.is_empty()).map(|(cell, _)| cell)
}

/// The header of a table, which titles may stand above, and the rows below it with content; cells that cannot be taken are
/// reported. What of the sheet nobody sees is left out, and told in `remarks`.
pub(super) fn of_table(
    table: &Table,
    report: &mut Vec<Diagnostic>,
    remarks: &mut Vec<Diagnostic>,
) -> (Row, Vec<Row>) {
    let is_holiday = |name: &str| find_column(name).is_some_and(|at| COLUMNS[at].key == "holiday");
    let Some(header) = Header::find(table, is_decision_column, is_holiday) else {
        return (Row { cells: Vec::new() }, Vec::new());
    };
    remarks.extend(table.remarks(&header));
    let value = |text: &str| normalise(text).into_owned();
    let mut row = |at: usize, row: &table::Row| {
        let cells = row.cells.iter().enumerate().map(|(column, cell)| {
            let span = table.span(at, column);
            if let table::Cell::Wrong(_, why) = cell {
                let help = Message::new("ghi lại ô này bằng chữ", "write the cell again, as text");
                report.push(Diagnostic::error("VB032", span.clone(), why.clone()).help(help));
            }
            Cell { value: value(&cell.without_look().display_text()), span }
        });
        Row { cells: cells.collect() }
    };
    let below = (header.rows.end..table.rows().len()).filter(|at| table.words(*at).next().is_some());
    let below = below.filter(|at| !header.is_repeated(table, *at)).map(|at| row(at, &table.rows()[at]));
    let below = below.collect();
    let names = header.names.iter().enumerate();
    let names = names.map(|(column, (at, name))| Cell { value: value(name), span: table.span(*at, column) });
    (Row { cells: names.collect() }, below)
}
