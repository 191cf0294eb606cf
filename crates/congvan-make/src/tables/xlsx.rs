//! Tables in `.xlsx`: the first sheet that people see and that holds one. No count or size that a file claims is taken
//! on trust.

mod package;
mod walk;
mod strings;
mod styles;
mod format;
mod moment;
mod cell;
mod sheet;
mod book;

use congvan::text::diagnostic::Message;
use congvan::text::table::Sheet;

use super::{IsColumn, NotRead};
use cell::Looks;
use package::Package;

/// The sheet with the table: of those that people see the first whose cells name columns, or the first with content.
///
/// # Errors
/// One sentence, where the file is no workbook, is damaged, or has no content that people see.
pub(super) fn sheet(bytes: &[u8], is_column: IsColumn) -> Result<Sheet, NotRead> {
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(NotRead::Broken(Message::new(
            "tệp có mật khẩu, hoặc là .xls cũ; bỏ mật khẩu và lưu lại thành .xlsx",
            "the file has a password or is an old .xls; take the password off and save it as .xlsx",
        )));
    }
    let package = Package::open(bytes)?;
    let book = book::book(&package)?;
    let part = |name: &Option<String>| name.as_deref().and_then(|name| package.part(name));
    let looks = Looks {
        strings: part(&book.strings).map(strings::strings).transpose()?.unwrap_or_default(),
        styles: part(&book.styles).map(styles::styles).transpose()?.unwrap_or_default(),
        from_1904: book.from_1904,
    };
    let (mut seen, mut hidden): (Vec<Sheet>, Vec<String>) = (Vec::new(), Vec::new());
    for listed in book.sheets {
        let text = package.part(&listed.part).ok_or_else(|| damage(&format!("{} ?", listed.part)))?;
        let found = sheet::sheet(text, &looks)?;
        if found.rows.is_empty() {
            continue;
        }
        if listed.is_hidden {
            hidden.push(listed.name);
        } else {
            seen.push(Sheet { name: Some(listed.name), ..found });
        }
    }
    if seen.is_empty() {
        let (vi, en) =
            if hidden.is_empty() { ("", "") } else { (" mà người xem thấy", " that people see") };
        return Err(NotRead::Broken(Message::new(
            format!("bảng tính không có trang nào có nội dung{vi}"),
            format!("no sheet of the workbook has content{en}"),
        )));
    }
    // A sheet of remarks may name one column too; a table has a row of several.
    let columns = |sheet: &Sheet| {
        let rows = sheet.rows.iter().take(super::MOST_ROWS_ABOVE);
        let named = rows.map(|row| row.cells.iter().filter(|cell| is_column(&cell.display_text())).count());
        named.max().unwrap_or(0)
    };
    let with = |fewest| seen.iter().position(|sheet| columns(sheet) >= fewest);
    let at = with(2).or_else(|| with(1)).unwrap_or(0);
    let taken = seen.remove(at);
    let other_sheets = seen.into_iter().filter_map(|sheet| sheet.name).collect();
    Ok(Sheet { hidden_sheets: hidden, other_sheets, ..taken })
}

/// That a part is damaged; `why` in both languages, ` / ` between them.
fn damage(why: &str) -> NotRead {
    let (vi, en) = why.split_once(" / ").unwrap_or((why, why));
    NotRead::Broken(Message::new(
        format!("không phải tệp .xlsx đọc được ({vi}); mở bằng Excel hoặc LibreOffice rồi lưu lại"),
        format!(
            "not an .xlsx file that can be read ({en}); open it in Excel or LibreOffice and save it again"
        ),
    ))
}

/// As [`damage`], for what a library says in English.
fn damage_from(error: &dyn std::fmt::Display) -> NotRead {
    damage(&format!("tệp hỏng, hay không phải bảng tính / {error}"))
}
