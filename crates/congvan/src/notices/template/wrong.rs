//! What can be wrong with a template.

use tera::{Error, ErrorKind, ReportError};

use crate::notices::tags::has_tags;
use crate::text::diagnostic::{Diagnostic, Message, Span};
use crate::text::source::Source;
use crate::text::yaml::cuts;

/// An error of the reader, with the usual reason where the line of a syntax error has a tag outside quotes.
pub(super) fn of_syntax(found: Diagnostic, source: &Source) -> Diagnostic {
    let start = found.span.start.min(source.text().len());
    let from = source.text()[..start].rfind('\n').map_or(0, |at| at + 1);
    let line = source.text()[from..].lines().next().unwrap_or_default();
    if cuts(&found) && has_tags(line) { found.help(quotes()) } else { found }
}

fn quotes() -> Message {
    Message::new(
        "câu có `{{ … }}` hoặc `{% … %}` thì đặt cả câu trong dấu nháy: `\"{{ occasion.name }}\"`, hoặc dùng `>-`",
        "put a sentence with `{{ … }}` or `{% … %}` in quotes: `\"{{ occasion.name }}\"`, or use `>-`",
    )
}

fn error(span: Span, vi: &str, en: &str) -> Diagnostic {
    Diagnostic::error("VB041", span, Message::new(vi, en))
}

pub(super) fn nothing() -> Diagnostic {
    Diagnostic::error("VB009", 0..0, Message::new("tệp không có nội dung nào", "the file has no content"))
}

pub(super) fn without_quotes(span: Span) -> Diagnostic {
    error(span, "`{{ … }}` phải đặt trong dấu nháy", "`{{ … }}` must stand in quotes").help(quotes())
}

pub(super) fn beside_item(span: Span) -> Diagnostic {
    error(span, "bên cạnh `for`, `if` chỉ có `item`", "beside `for` and `if` there is only `item`")
        .help(Message::new("chuyển khóa này vào trong `item`", "move this key into `item`"))
}

pub(super) fn without_item(span: Span) -> Diagnostic {
    error(span.start..span.start, "`for`, `if` thiếu `item`", "`for` or `if` without `item`").help(
        Message::new(
            "thêm `item: …`: phần được lặp lại hoặc có điều kiện",
            "add `item: …`: what is repeated or conditional",
        ),
    )
}

pub(super) fn for_what(span: Span) -> Diagnostic {
    error(span, "`for` viết chưa đúng", "`for` is not written right")
        .help(Message::new("ghi như `day in days`", "write as in `day in days`"))
}

pub(super) fn if_what(span: Span) -> Diagnostic {
    error(span, "`if` viết chưa đúng", "`if` is not written right")
        .help(Message::new("ghi một điều kiện, như `off`", "write a condition, such as `off`"))
}

pub(super) fn no_list(span: Span, path: &str) -> Diagnostic {
    let message = Message::new(format!("không có danh sách `{path}`"), format!("there is no list `{path}`"));
    Diagnostic::error("VB040", span, message).help(Message::new(
        "các danh sách: `days`, `swaps`, `references`, `previous`, `groups`",
        "the lists: `days`, `swaps`, `references`, `previous`, `groups`",
    ))
}

/// More than a document can be.
pub(super) fn too_much(parts: usize, bytes: usize) -> Diagnostic {
    let message = Message::new(
        format!("mẫu cho ra quá nhiều: hơn {parts} phần hoặc hơn {bytes} byte cho một văn bản"),
        format!("the template makes too much: over {parts} parts or {bytes} bytes of one document"),
    );
    Diagnostic::error("VB041", 0..0, message)
        .help(Message::new("bớt các vòng lặp lồng nhau", "nest fewer loops"))
}

/// A tag that does not parse.
pub(super) fn of_engine(found: &Error, text: &str, span: &Span, source: &Source) -> Diagnostic {
    let (place, what) = match report(found) {
        Some(report) => (place(text, report.span().range.start, span, source), report.message().to_owned()),
        None => (span.clone(), found.to_string()),
    };
    let message = Message::new(
        format!("mẫu sai cú pháp: {}", in_vietnamese(&what)),
        format!("the template does not parse: {what}"),
    );
    Diagnostic::error("VB041", place, message).help(Message::new(
        "viết như `{{ occasion.name }}`, `{% if off %}…{% endif %}`",
        "write as in `{{ occasion.name }}`, `{% if off %}…{% endif %}`",
    ))
}

/// A tag that cannot be filled at this occasion.
pub(super) fn of_filling(found: &Error, text: &str, span: &Span, source: &Source) -> Diagnostic {
    let (place, what) = match report(found) {
        Some(report) => (place(text, report.span().range.start, span, source), report.message().to_owned()),
        None => (span.clone(), found.to_string()),
    };
    let message = Message::new(
        format!("không điền được ở dịp này: {}", in_vietnamese(&what)),
        format!("cannot be filled at this occasion: {what}"),
    );
    // An expression that is wrong at any occasion.
    if what.starts_with("Cannot divide by 0") {
        let message = Message::new("mẫu chia cho số 0", "the template divides by 0");
        let help = Message::new("sửa phép chia trong `{{ … }}`", "mend the division in `{{ … }}`");
        return Diagnostic::error("VB041", place, message).help(help);
    }
    if ["off", "flag"].iter().any(|name| text.contains(name)) {
        return at_occasion(place, message);
    }
    Diagnostic::error("VB043", place, message).help(Message::new(
        "xem lại biểu thức trong `{{ … }}`, `{% … %}`",
        "look at the expression in `{{ … }}`, `{% … %}`",
    ))
}

/// Something the template counts on is not there at this occasion.
pub(super) fn at_occasion(span: Span, message: Message) -> Diagnostic {
    Diagnostic::error("VB043", span, message).help(Message::new(
        "dịp không có ngày nghỉ thì không có `off`, `flag`: bọc phần này trong `if: off`, hoặc chọn mẫu khác",
        "an occasion without days off has no `off` and no `flag`: put this under `if: off`, or choose another template",
    ))
}

/// What the engine says, in Vietnamese; what it seldom says is said in general, its place tells the rest.
fn in_vietnamese(what: &str) -> String {
    let mut quoted = what.split('`').skip(1).step_by(2);
    let first = quoted.next().unwrap_or_default();
    match what {
        _ if what.starts_with("Unexpected end of input") => "hết câu mà thẻ chưa đóng".to_owned(),
        _ if what.contains("unexpected end of string") => "chuỗi trong dấu nháy chưa đóng".to_owned(),
        _ if what.starts_with("Unexpected character") => "có dấu không dùng trong thẻ".to_owned(),
        _ if what.starts_with("Cannot divide by 0") => "chia cho số 0".to_owned(),
        _ if what.starts_with("Found ") => "có chữ hoặc dấu không đúng chỗ".to_owned(),
        _ if what.contains("is not defined") => format!("không có `{first}`"),
        _ if what.contains("is not registered") && what.starts_with("Filter") => {
            format!("không có bộ lọc `{first}`")
        }
        _ if what.contains("is not registered") => format!("không có hàm `{first}`"),
        _ => "biểu thức này không dùng được ở đây".to_owned(),
    }
}

fn report(found: &Error) -> Option<&ReportError> {
    match found.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => Some(report),
        _ => None,
    }
}

/// Where the letters at `at` of the text stand in the source. YAML folds lines and drops quotes, so the letters
/// themselves are looked for; the whole text is meant where they are not found.
fn place(text: &str, at: usize, span: &Span, source: &Source) -> Span {
    let raw = source.text().get(span.clone()).unwrap_or_default();
    let at = text.floor_char_boundary(at.min(text.len()));
    let word = text[at..].split(char::is_whitespace).next().unwrap_or_default();
    let nth = if word.is_empty() { 0 } else { text[..at].matches(word).count() };
    match raw.match_indices(word).nth(nth) {
        Some((found, _)) if !word.is_empty() => span.start + found..span.start + found + word.len(),
        _ => span.clone(),
    }
}
