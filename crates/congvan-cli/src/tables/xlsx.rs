//! Tables in `.xlsx`: the first sheet with content, behind a gate that a file made to hurt does not pass.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, ExcelDateTime, Reader, Xlsx, XlsxError, open_workbook_from_rs};
use congvan::date::Date;
use congvan::diagnostic::Message;
use congvan::table::{Cell, Row};
use zip::ZipArchive;

use super::{MOST_CELLS, MOST_COLUMNS, MOST_ROWS, too_big, within_limits};

/// All parts of a workbook together, inflated: a list of ten thousand units has a tenth of it.
const MOST_INFLATED: u64 = 32 << 20;
const MOST_PARTS: usize = 1_000;

/// The name of the first sheet with content, and its rows.
pub(super) fn rows(bytes: Vec<u8>) -> Result<(String, Vec<Row>), Message> {
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(Message::new(
            "tệp có mật khẩu, hoặc là .xls cũ; bỏ mật khẩu và lưu lại thành .xlsx",
            "the file has a password or is an old .xls; take the password off and save it as .xlsx",
        ));
    }
    pass_the_gate(&bytes)?;
    // The reader is not ours: should it stumble over a file, that is the file's fault and one sentence.
    catch_unwind(AssertUnwindSafe(|| sheet(bytes))).unwrap_or_else(|_| Err(broken("cấu trúc hỏng / damaged")))
}

/// Inflates every part to the end, so that none is longer than it says, cut short or damaged.
fn pass_the_gate(bytes: &[u8]) -> Result<(), Message> {
    let wrong = |error: &dyn std::fmt::Display| broken(&error.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| wrong(&error))?;
    if archive.len() > MOST_PARTS {
        return Err(inflated());
    }
    let mut left = MOST_INFLATED;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|error| wrong(&error))?;
        let size =
            std::io::copy(&mut part.take(left + 1), &mut std::io::sink()).map_err(|error| wrong(&error))?;
        left = left.checked_sub(size).ok_or_else(inflated)?;
    }
    Ok(())
}

fn sheet(bytes: Vec<u8>) -> Result<(String, Vec<Row>), Message> {
    let wrong = |error: XlsxError| broken(&error.to_string());
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).map_err(wrong)?;
    for name in book.sheet_names() {
        let mut rows: BTreeMap<u32, Vec<Cell>> = BTreeMap::new();
        let mut cells = match book.worksheet_cells_reader(&name) {
            Ok(cells) => cells,
            // A chart has a sheet of its own and no cells.
            Err(XlsxError::NotAWorksheet(_)) => continue,
            Err(error) => return Err(wrong(error)),
        };
        let mut count = 0;
        while let Some(found) = cells.next_cell_with_formula_metadata().map_err(wrong)? {
            let cell = match cell(&found.value) {
                Some(cell) => cell,
                // A result of no letters is a result.
                None if found.formula.is_some() && matches!(found.value, DataRef::Empty) => without_value(),
                None => continue,
            };
            let (row, column) = found.pos;
            let column = usize::try_from(column).unwrap_or(usize::MAX);
            if column >= MOST_COLUMNS {
                return Err(too_big());
            }
            let own = rows.entry(row).or_default();
            while own.len() <= column {
                own.push(Cell::Text(String::new()));
                count += 1;
            }
            own[column] = cell;
            if count > MOST_CELLS || rows.len() > MOST_ROWS {
                return Err(too_big());
            }
        }
        if !rows.is_empty() {
            drop(cells);
            let mut styled = book.worksheet_cells_reader(&name).map_err(wrong)?;
            while let Some((row, column, style)) = styled.next_style_id().map_err(wrong)? {
                let format = styled.styles().get(style).and_then(|style| style.number_format.as_ref());
                let cells = rows.get_mut(&row);
                let cell = cells.and_then(|cells| cells.get_mut(usize::try_from(column).ok()?));
                if let (Some(format), Some(cell)) = (format, cell)
                    && let Cell::Number(number) = cell
                    && let Some(shown) = with_zeros(number, &format.format_code)
                {
                    *cell = Cell::Text(shown);
                }
            }
            let rows = rows.into_iter().map(|(row, cells)| Row { line: row as usize + 1, cells });
            let rows: Vec<Row> = rows.collect();
            // Rows stand on lines of their numbers; a lone cell far below would make a text of empty lines.
            if rows.last().is_some_and(|row| row.line > 2 * MOST_ROWS) {
                return Err(too_big());
            }
            within_limits(&rows)?;
            return Ok((name, rows));
        }
    }
    Err(Message::new("bảng tính không có trang nào có nội dung", "no sheet of the workbook has content"))
}

/// The cell as a person sees it; none where it is empty.
fn cell(value: &DataRef<'_>) -> Option<Cell> {
    let wrong = |shown: String, vi: &str, en: &str| Cell::Wrong(shown, Message::new(vi, en));
    Some(match value {
        DataRef::Empty => return None,
        DataRef::String(text) if text.trim().is_empty() => return None,
        DataRef::SharedString(text) if text.trim().is_empty() => return None,
        DataRef::String(text) => Cell::Text(text.clone()),
        DataRef::SharedString(text) => Cell::Text((*text).to_owned()),
        DataRef::Int(number) => Cell::Number(number.to_string()),
        // From here on a spreadsheet keeps no more than the first digits.
        DataRef::Float(number) if number.abs() >= 1e15 => wrong(
            number.to_string(),
            "số quá dài, bảng tính không giữ đủ chữ số; đặt định dạng ô là Text",
            "the number is too long for a spreadsheet to keep its digits; format the cell as text",
        ),
        DataRef::Float(number) => Cell::Number(number.to_string()),
        DataRef::Bool(truth) => wrong(
            if *truth { "TRUE" } else { "FALSE" }.to_owned(),
            "ô này là giá trị đúng/sai, không phải chữ",
            "the cell is true or false, not words",
        ),
        DataRef::DateTime(moment) => match day(moment) {
            Some(date) => Cell::Day(date),
            None => wrong(moment.as_f64().to_string(), "ô này không phải một ngày", "the cell is not a day"),
        },
        DataRef::DateTimeIso(text) => match Date::parse(text.get(..10).unwrap_or(text)) {
            Ok(date) => Cell::Day(date),
            Err(why) => Cell::Wrong(text.clone(), why),
        },
        DataRef::DurationIso(text) => {
            wrong(text.clone(), "ô này là một khoảng thời gian", "the cell is a span of time")
        }
        DataRef::Error(error) => {
            wrong(error.to_string(), "công thức trong ô bị lỗi", "the formula in the cell has an error")
        }
    })
}

/// A whole number as a format of zeros shows it: `205` under `0000` is `0205`, which the person at the screen sees.
fn with_zeros(number: &str, format: &str) -> Option<String> {
    let zeros = format.matches('0').count();
    let plain = format.chars().all(|c| matches!(c, '0' | ' ' | '-' | '\\'));
    if !(2..=32).contains(&zeros) || !plain || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number = format!("{number:0>zeros$}");
    let (extra, rest) = number.split_at(number.len() - zeros);
    let mut digits = rest.chars();
    let mut shown = String::from(extra);
    for c in format.chars().filter(|c| *c != '\\') {
        shown.extend(if c == '0' { digits.next() } else { Some(c) });
    }
    Some(shown)
}

/// A formula that no program has worked out.
fn without_value() -> Cell {
    let why = Message::new(
        "ô này là công thức chưa có kết quả; mở bằng Excel hoặc LibreOffice rồi lưu lại",
        "the cell is a formula without its result; open the file in Excel or LibreOffice and save it again",
    );
    Cell::Wrong("=…".to_owned(), why)
}

/// The day of a cell that holds a day, perhaps with a time.
fn day(moment: &ExcelDateTime) -> Option<Date> {
    let value = moment.as_f64();
    if !moment.is_datetime() || !(1.0..110_000.0).contains(&value) {
        return None;
    }
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    Date::new(year, month, day)
}

fn broken(why: &str) -> Message {
    Message::new(
        format!("không phải tệp .xlsx đọc được ({why}); mở bằng Excel hoặc LibreOffice rồi lưu lại"),
        format!(
            "not an .xlsx file that can be read ({why}); open it in Excel or LibreOffice and save it again"
        ),
    )
}

fn inflated() -> Message {
    Message::new(
        format!("tệp .xlsx quá lớn: mở ra hơn {} MB", MOST_INFLATED >> 20),
        format!("the .xlsx file is too large: more than {} MB when unpacked", MOST_INFLATED >> 20),
    )
}
