//! What a syntax error says to someone who does not know YAML.

use granit_parser::ErrorKind;

use crate::text::diagnostic::{Diagnostic, Message, Span};
use crate::text::yaml::marks::{self, Mark};

/// In Vietnamese and English.
type Words = (&'static str, &'static str);

const TAB: Words = ("thụt đầu dòng bằng dấu cách, không dùng phím Tab", "indent with spaces, not with tabs");
const STAR: Words = (
    "câu bắt đầu bằng `*`, `&`, `!`, `%`, `@` thì đặt cả câu trong dấu nháy: `\"*…*\"`",
    "put a sentence that starts with `*`, `&`, `!`, `%` or `@` in quotes: `\"*…*\"`",
);
const COLON: Words = (
    "câu có dấu hai chấm thì đặt cả câu trong dấu nháy: `\"…: …\"`",
    "put a sentence with a colon in quotes: `\"…: …\"`",
);
const COLON_AT_END: Words = (
    "câu kết bằng dấu hai chấm thì đặt cả câu trong dấu nháy: `\"…:\"`",
    "put a sentence that ends in a colon in quotes: `\"…:\"`",
);
const CONTROL: Words = (
    "xóa ký tự ấy: nó không hiện lên màn hình, thường đi theo khi chép từ PDF",
    "delete that character: it is not shown, and often comes along from a PDF",
);
const TYPED_QUOTES: Words = (
    "“…” chỉ là chữ của câu: câu có dấu hai chấm thì đặt cả câu, kể cả “…”, trong dấu nháy thẳng: `\"“…”: …\"`",
    "“…” is only text: put a sentence with a colon, “…” and all, in straight quotes: `\"“…”: …\"`",
);
const GLUED_KEY: Words = (
    "sau dấu hai chấm của khóa phải có dấu cách: `khóa: giá trị`",
    "a space must follow the colon of a key: `key: value`",
);
const ITEM: Words = (
    "gạch của các mục cùng cấp phải thẳng cột với nhau; mục có dấu hai chấm thì đặt cả câu trong dấu nháy: `- \"…: …\"`",
    "dashes of one list stand in one column; put an item with a colon in quotes: `- \"…: …\"`",
);
const ITEMS_BELOW: Words = (
    "các mục dưới một tiêu đề hay một câu ghi dưới khóa `items:`, thẳng cột với khóa ở trên: `items:` rồi xuống dòng `- …`",
    "items below a title or a sentence stand under a key `items:`, in one column with the key above: `items:`, then `- …`",
);
const OTHER_BULLET: Words = (
    "mục của danh sách mở đầu bằng gạch và dấu cách: thay dấu đầu dòng này bằng `- `",
    "an item of a list begins with a dash and a space: write `- ` for this mark",
);
const GLUED_DASH: Words = (
    "sau gạch đầu dòng phải có dấu cách: `- nội dung`",
    "a space must follow the dash of an item: `- words`",
);
const KEY: Words = (
    "các khóa của một nhóm, hay của một mục, phải thẳng cột với nhau: thụt khóa này cho thẳng với khóa đầu của nhóm",
    "keys of one group or item stand in one column: indent this one as the first key of its group",
);
const CUT_BY_COMMENT: Words = (
    "lời chú `#…` cắt đôi câu: là chữ của câu thì đặt cả câu trong dấu nháy, là lời chú thì đặt trên câu",
    "the comment `#…` cuts the sentence in two: where it is text, quote the whole sentence; else write it above",
);
const UNCLOSED_QUOTE: Words = (
    "đóng dấu nháy ở cuối câu; chữ trong câu cần dấu nháy thì dùng “…”",
    "close the quote at the end of the sentence; use “…” for quotes inside it",
);
const QUOTE_INSIDE: Words = (
    "đặt cả câu trong một cặp dấu nháy, bên trong dùng “…”: `\"… “…” …\"`",
    "put the whole sentence in one pair of quotes and use “…” inside: `\"… “…” …\"`",
);
const BACKSLASH: Words = (
    "trong dấu nháy kép, `\\` là ký hiệu riêng: dùng dấu nháy đơn `'…'`, hoặc ghi `\\\\`",
    "in double quotes `\\` is a sign of its own: use single quotes `'…'`, or write `\\\\`",
);
const DASH_IN_BRACKETS: Words = (
    "trong ngoặc vuông, dấu gạch đứng một mình thì đặt trong dấu nháy: `[\"1.\", \"-\"]`",
    "inside brackets, put a dash that stands alone in quotes: `[\"1.\", \"-\"]`",
);
const OPENS_WITH_BRACKET: Words = (
    "câu bắt đầu bằng `[` hay `{` thì đặt cả câu trong dấu nháy: `\"[…] …\"`",
    "put a sentence that begins with `[` or `{` in quotes: `\"[…] …\"`",
);
const EMPTY_CELL: Words = (
    "trong ngoặc vuông, ô để trống ghi `\"\"`: `[2, \"\", \"x\"]`",
    "inside brackets, write an empty item as `\"\"`: `[2, \"\", \"x\"]`",
);
const FOREIGN_SPACE: Words = (
    "xóa khoảng trắng đầu dòng, gõ lại bằng phím cách: dấu cách chép từ Word hay trang web không dùng để thụt dòng được",
    "delete the space at the start of the line and type it anew: spaces copied from Word or a web page do not indent",
);
const FOREIGN_BEHIND: Words = (
    "xóa dấu cách sau gạch đầu dòng hay sau dấu hai chấm của khóa, gõ lại bằng phím cách: dấu cách chép từ Word hay trang web trông giống mà không phải",
    "delete the space behind the dash, or behind the colon of the key, and type it anew: one copied from Word or a web page only looks the same",
);
const COMMENT_IN_BRACKETS: Words = (
    "đóng ngoặc trước lời chú: `[a, b]  # …`; là chữ của ô thì đặt cả ô trong dấu nháy `\"… # …\"`",
    "close the bracket before the comment: `[a, b]  # …`; where it is text, put the item in quotes `\"… # …\"`",
);
const WIDE_COLON: Words = (
    "dấu hai chấm của khóa gõ bằng bàn phím thường: `khóa: giá trị`, không dùng `：`",
    "type the colon of a key on a usual keyboard: `key: value`, not `：`",
);
const OTHER: Words = (
    "xem lại dòng này và dòng ngay trên: thụt đầu dòng, dấu hai chấm sau tên khóa, dấu nháy và ngoặc chưa đóng",
    "look at this line and the one above: indentation, the colon after a key, an unclosed quote or bracket",
);

/// What the parser says at `at`, placed where it can be mended; up to `read` the text was understood.
pub(super) fn error(text: &str, read: usize, at: usize, kind: &ErrorKind) -> Diagnostic {
    let at = text.floor_char_boundary(at);
    if let Some(found) = control_character(text, read, at) {
        return found;
    }
    let (place, help) = match of_quotes(kind) {
        Some(help) => (text.get(read..).and_then(opening_quote).map_or(at, |quote| read + quote), help),
        None => (at, of_line(text, at, kind)),
    };
    let end = text[place..].find(['\r', '\n']).map_or(text.len(), |newline| place + newline);
    let what = if help == EMPTY_CELL {
        ("giữa hai dấu phẩy không có gì", "nothing between two commas")
    } else {
        what(kind)
    };
    syntax_error(place..end, what, help)
}

/// A character that YAML does not take, between what was understood and the end of the line: it says no more than that the line
/// cannot be read.
fn control_character(text: &str, read: usize, at: usize) -> Option<Diagnostic> {
    let end = text[at..].find('\n').map_or(text.len(), |newline| at + newline);
    let from = text.floor_char_boundary(read.min(at));
    let is_taken = |c: char| !c.is_control() || matches!(c, '\t' | '\n' | '\r' | '\u{85}');
    let (place, c) = text[from..end].char_indices().find(|(_, c)| !is_taken(*c))?;
    let place = from + place;
    let code = u32::from(c);
    let message = Message::new(
        format!("sai cú pháp YAML: ký tự điều khiển U+{code:04X}"),
        format!("YAML syntax error: the control character U+{code:04X}"),
    );
    let found = Diagnostic::error("VB001", place..place + c.len_utf8(), message);
    Some(found.help(Message::new(CONTROL.0, CONTROL.1)))
}

/// A fault at or before the line of an error that explains it: a comment that took the end of brackets along, or a key with
/// a colon of another script. The nearest one.
pub(super) fn cause(text: &str, at: usize) -> Option<Diagnostic> {
    let at = text.floor_char_boundary(at);
    let end = text[at..].find('\n').map_or(text.len(), |newline| at + newline);
    let mut start = 0;
    let lines = text[..end].split_inclusive('\n').map(|line| {
        let place = start;
        start += line.len();
        (place, line.trim_end())
    });
    let above =
        lines.filter_map(|(start, line)| of_bracket(start, line).or_else(|| of_wide_colon(start, line)));
    above.last().or_else(|| of_tab(text, end))
}

/// A tab before the first word of the line behind the one that ends at `end`: a reader stops on the line above it.
fn of_tab(text: &str, end: usize) -> Option<Diagnostic> {
    let line = text[end..].strip_prefix('\n')?.split('\n').next()?;
    let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
    let tab = line[..indent].find('\t')?;
    let start = end + 1;
    (indent < line.trim_end().len())
        .then(|| syntax_error(start + tab..start + indent, ("có phím Tab", "a tab"), TAB))
}

/// A comment that takes the end of the brackets along which its line opens: `[a, b # c]`.
fn of_bracket(start: usize, line: &str) -> Option<Diagnostic> {
    let at = line.find(" #")?;
    let (head, comment) = line.split_at(at);
    let count = |text: &str, marks: [char; 2]| text.matches(marks).count();
    let is_quoted = ['"', '\''].iter().any(|quote| head.matches(*quote).count() % 2 == 1);
    let is_open = count(head, ['[', '{']) > count(head, [']', '}']);
    if is_quoted || !is_open || count(comment, [']', '}']) == 0 {
        return None;
    }
    let what = ("lời chú `#` lấy mất ngoặc đóng", "a comment takes the closing bracket along");
    Some(syntax_error(start + at + 1..start + line.len(), what, COMMENT_IN_BRACKETS))
}

/// A key whose colon is not that of YAML: `subject：`.
fn of_wide_colon(start: usize, line: &str) -> Option<Diagnostic> {
    let words = line.trim_start_matches([' ', '-']);
    let (name, _) = words.split_once('：')?;
    let is_key = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    let what = ("dấu hai chấm toàn góc `：`", "a full-width colon");
    is_key.then(|| syntax_error(start + line.len() - words.len()..start + line.len(), what, WIDE_COLON))
}

/// Spaces before the first word of a line that are none of YAML's.
pub(super) fn foreign_space(place: Span) -> Diagnostic {
    syntax_error(place, AT_THE_START, FOREIGN_SPACE)
}

const AT_THE_START: Words = ("dấu cách lạ ở đầu dòng", "a foreign space at the start of a line");

/// A space behind the colon of a key that is none of YAML's.
pub(super) fn foreign_space_behind(place: Span) -> Diagnostic {
    syntax_error(place, ("dấu cách lạ sau dấu hai chấm", "a foreign space behind the colon"), FOREIGN_BEHIND)
}

/// Whether one of those is what was found.
pub(super) fn is_foreign_space(found: &Diagnostic) -> bool {
    [FOREIGN_SPACE, FOREIGN_BEHIND].iter().any(|help| found.help == Some(Message::new(help.0, help.1)))
}

/// Whether a space that is none of YAML's stands where one of its own makes an item or a key: `-⍽Trực`, `closing:⍽Yêu cầu`.
fn has_foreign_space_behind(line: &str) -> bool {
    let words = line.trim_start_matches(' ');
    let words = words.trim_start_matches("- ");
    let is_foreign = |behind: &str| behind.starts_with(|c: char| c.is_whitespace() && !c.is_ascii());
    words.strip_prefix('-').is_some_and(is_foreign)
        || marks::key(words).is_some_and(|key| is_foreign(&words[key + 1..]))
}

/// What is said where nothing more is known.
const UNREADABLE: Words = ("dòng này không đọc được", "this line cannot be read");

/// The message of a line of which nothing more is known.
pub(super) fn unreadable() -> Message {
    message(UNREADABLE)
}

fn message(what: Words) -> Message {
    Message::new(format!("sai cú pháp YAML: {}", what.0), format!("YAML syntax error: {}", what.1))
}

fn syntax_error(span: Span, what: Words, help: Words) -> Diagnostic {
    Diagnostic::error("VB001", span, message(what)).help(Message::new(help.0, help.1))
}

fn what(kind: &ErrorKind) -> Words {
    match kind {
        ErrorKind::UnknownAnchor => ("bí danh không có", "unknown alias"),
        ErrorKind::TabNotAllowed | ErrorKind::TabInBlockIndentation | ErrorKind::TabInIndentation => {
            ("có phím Tab", "a tab")
        }
        ErrorKind::InvalidIndentation => ("thụt đầu dòng sai", "wrong indentation"),
        ErrorKind::UnclosedQuotedScalar
        | ErrorKind::InvalidQuotedScalarIndent
        | ErrorKind::DocumentIndicatorInQuotedScalar => {
            ("dấu nháy mở ở đây không đóng", "the quote that opens here is not closed")
        }
        ErrorKind::InvalidTrailingSingleQuotedScalar | ErrorKind::InvalidTrailingDoubleQuotedScalar => (
            "dấu nháy mở ở đây đóng trước khi hết câu, còn chữ đứng sau",
            "the quote that opens here closes before the sentence ends, and words follow",
        ),
        ErrorKind::UnknownQuotedScalarEscape | ErrorKind::InvalidQuotedScalarHexEscape => (
            "`\\` trong dấu nháy kép mở ở đây không hiểu được",
            "a `\\` in the quotes that open here is unknown",
        ),
        ErrorKind::CommentInterceptedScalar => ("câu bị lời chú cắt đôi", "a comment cuts a sentence in two"),
        ErrorKind::UnexpectedEof
        | ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::UnexpectedEofImplicitFlowMapping => ("hết tệp mà chưa đóng", "the file ends too early"),
        ErrorKind::ExpectedBlockMappingKey | ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => {
            ("chờ `khóa: giá trị`", "expected `key: value`")
        }
        ErrorKind::ExpectedFlowMappingSeparator | ErrorKind::ExpectedFlowSequenceSeparator => {
            ("thiếu dấu phẩy hoặc ngoặc đóng", "a comma or a closing bracket is missing")
        }
        ErrorKind::ExpectedBlockSequenceEntry => ("chờ gạch đầu dòng `- `", "expected `- `"),
        _ => UNREADABLE,
    }
}

/// What to do where a pair of quotes is at fault.
fn of_quotes(kind: &ErrorKind) -> Option<Words> {
    match kind {
        ErrorKind::UnclosedQuotedScalar
        | ErrorKind::InvalidQuotedScalarIndent
        | ErrorKind::DocumentIndicatorInQuotedScalar => Some(UNCLOSED_QUOTE),
        ErrorKind::InvalidTrailingSingleQuotedScalar | ErrorKind::InvalidTrailingDoubleQuotedScalar => {
            Some(QUOTE_INSIDE)
        }
        ErrorKind::UnknownQuotedScalarEscape
        | ErrorKind::InvalidQuotedScalarHexEscape
        | ErrorKind::InvalidLowSurrogateHexEscape => Some(BACKSLASH),
        _ => None,
    }
}

/// Where the quoted scalar begins that comes next: the first quote behind a space or a bracket.
fn opening_quote(text: &str) -> Option<usize> {
    let begins = |at: &usize| *at == 0 || text[..*at].ends_with([' ', '\n', '\t', '[', '{', ',']);
    text.match_indices(['"', '\'']).map(|(at, _)| at).find(begins)
}

/// What to do on the line of the error.
fn of_line(text: &str, at: usize, kind: &ErrorKind) -> Words {
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[at..].find(['\r', '\n']).map_or(text.len(), |newline| at + newline);
    let line = &text[start..end];
    let words = line.trim_start_matches([' ', '-']);
    let below_comment =
        text[..start].trim_end().rsplit('\n').next().is_some_and(|line| line.trim_start().starts_with('#'));
    let is_foreign = |c: char| c.is_whitespace() && !c.is_ascii();
    if line.chars().take_while(|c| c.is_whitespace()).any(is_foreign) {
        return FOREIGN_SPACE;
    }
    if has_foreign_space_behind(line) {
        return FOREIGN_BEHIND;
    }
    if text[at..].starts_with(',') && text[..at].trim_end().ends_with([',', '[']) {
        return EMPTY_CELL;
    }
    let in_value = words.split_once(": ").map(|(_, value)| value);
    if line.bytes().take_while(u8::is_ascii_whitespace).any(|byte| byte == b'\t') {
        TAB
    } else if matches!(kind, ErrorKind::UnknownAnchor)
        || words.starts_with(['*', '&', '!', '%', '@', '`'])
        || in_value.is_some_and(|value| value.starts_with(['*', '&', '%', '@', '`']))
    {
        STAR
    } else if matches!(kind, ErrorKind::CommentInterceptedScalar) {
        CUT_BY_COMMENT
    } else if in_value.is_some_and(|value| value.starts_with('“') && value.contains(':'))
        || words.starts_with('“') && words.contains(':')
    {
        TYPED_QUOTES
    } else if behind_brackets(in_value.unwrap_or(words), &text[at..end]) {
        OPENS_WITH_BRACKET
    } else if in_value.is_some_and(|value| value.trim_end().ends_with(':')) {
        COLON_AT_END
    } else if in_value.is_some_and(|value| value.contains(": ")) {
        COLON
    } else if matches!(marks::of_item(words), Some(Mark::Key(_))) {
        GLUED_KEY
    } else if below_comment && !line.contains(':') {
        CUT_BY_COMMENT
    } else if line.trim_start().strip_prefix('-').is_some_and(|words| words.starts_with(char::is_alphabetic))
    {
        GLUED_DASH
    } else if matches!(marks::of_item(line.trim_start()), Some(Mark::Item(_))) {
        match line.trim_start().starts_with('-') {
            true if are_below_value(&text[..start], line) => ITEMS_BELOW,
            true => ITEM,
            false => OTHER_BULLET,
        }
    } else if in_value.is_some_and(|value| value.starts_with('[')) && dash_alone(&text[at..end]) {
        DASH_IN_BRACKETS
    } else if marks::key(words).is_some()
        && !in_value.is_some_and(|value| value.starts_with(['[', '{', ']', '}']))
    {
        KEY
    } else {
        OTHER
    }
}

/// Whether the items that a line is one of stand below a key that has its value: `heading: Tổ chức`, then `- Giao …` in the
/// column of the key.
fn are_below_value(above: &str, line: &str) -> bool {
    /// A list is not longer, as a rule.
    const LINES: usize = 50;
    let column = line.len() - line.trim_start().len();
    let mut lines = above.lines().rev().take(LINES).filter(|line| !line.trim().is_empty());
    let first = lines.find(|line| !line.get(column..).is_some_and(|words| words.starts_with("- ")));
    first.and_then(|line| line.get(column..)).is_some_and(|words| {
        let key = marks::key(words);
        key.is_some_and(|key| {
            matches!(&words[..key], "heading" | "text") && !words[key + 1..].trim().is_empty()
        })
    })
}

/// Whether words stand behind brackets that a value opens with: `[1] Rà soát`.
fn behind_brackets(value: &str, rest: &str) -> bool {
    let closed = value.strip_suffix(rest.trim_end()).unwrap_or(value).trim_end();
    let brackets = [('[', ']'), ('{', '}')];
    let is_whole = |(open, close): &(char, char)| closed.starts_with(*open) && closed.ends_with(*close);
    rest.trim_start().starts_with(char::is_alphanumeric) && brackets.iter().any(is_whole)
}

/// Whether the rest of a list in brackets begins with a dash that is a whole entry.
fn dash_alone(rest: &str) -> bool {
    let rest = rest.trim_start_matches(|c: char| c != '-');
    rest.strip_prefix('-').is_some_and(|behind| behind.trim_start().starts_with([',', ']']))
}
