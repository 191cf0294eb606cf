use crate::words::Pairs;
use std::collections::BTreeSet;
use std::ops::Range;

use crate::lint::words::chunks;
use crate::lint::{Draft, Rule, always};
use crate::model::directive::Text;
use crate::model::directive::read::DEADLINE_MARK;
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::text::inline::{disguised_links, escape};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1220",
    name: "notation-that-stands",
    severities: &[Severity::Warning],
    clause: "thông lệ",
    page: include_str!("vb1220_notation_that_stands.md"),
    can_tell: always,
    check,
};

/// What is said of a part that is printed as it stands, in Vietnamese and English.
type Said = (&'static str, &'static str);

/// A notation of elsewhere: where it stands in a text, what is said of it, and what to write.
struct Foreign {
    find: fn(&str) -> Vec<Range<usize>>,
    what: Said,
    help: Said,
}

const FOREIGN: [Foreign; 7] = [
    Foreign {
        find: struck_words,
        what: ("dấu gạch bỏ chữ không dùng ở đây", "words are not struck out here"),
        help: (
            "chữ đã bỏ thì xóa hẳn; chính dấu `~` thì ghi `\\~`",
            "delete what is struck out; for the sign itself write `\\~`",
        ),
    },
    Foreign {
        find: tags,
        what: ("thẻ HTML không dùng ở đây", "HTML is not used here"),
        help: (
            "bỏ thẻ; chữ đậm ghi `**chữ**`, chữ nghiêng ghi `*chữ*`, đoạn mới thì ghi thành một mục của danh sách",
            "leave it out; bold is `**word**`, italic is `*word*`, a new paragraph is another entry of the list",
        ),
    },
    Foreign {
        find: links,
        what: ("liên kết kiểu Markdown không dùng ở đây", "links are not written so here"),
        help: (
            "ghi lời, rồi địa chỉ trong `<…>`, như `trang <https://langson.gov.vn>`",
            "write the words, then the address in `<…>`, as in `page <https://langson.gov.vn>`",
        ),
    },
    Foreign {
        find: |text| disguised_links(text).collect(),
        what: (
            "địa chỉ có tên người dùng trước tên máy chủ thì không thành liên kết, vì dễ giả làm trang khác",
            "an address with a user before its host becomes no link, since it may pose as another site's",
        ),
        help: (
            "ghi địa chỉ không có phần trước dấu @, như `<https://langson.gov.vn>`",
            "write the address without what stands before the @, as in `<https://langson.gov.vn>`",
        ),
    },
    Foreign {
        find: entities,
        what: ("mã ký tự HTML không dùng ở đây", "HTML codes of letters are not used here"),
        help: ("ghi chính ký tự ấy", "write the letter itself"),
    },
    Foreign {
        find: rows,
        what: ("bảng kiểu Markdown không dùng ở đây", "tables are not written so here"),
        help: (
            "ghi bảng ở khóa `table:`, các cột ở `columns:`, các dòng ở `rows:`",
            "write a table below the key `table:`, with `columns:` and `rows:`",
        ),
    },
    Foreign {
        find: headings,
        what: ("tiêu đề kiểu Markdown không dùng ở đây", "headings are not written so here"),
        help: (
            "bỏ dấu `#`; tiêu đề của một mục ghi ở khóa `heading:`",
            "leave the `#` out; the title of an item stands at the key `heading:`",
        ),
    },
];

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let items = draft.directive.all_measures().into_iter();
    let measures: BTreeSet<*const Text> =
        items.flat_map(|item| item.content.paragraphs()).map(std::ptr::from_ref).collect();
    for passage in &draft.passages {
        let text = passage.text;
        for (part, right) in paths(text.notation()) {
            report(path_without_signs(draft, text, part, &right));
        }
        for part in text.loose_marks().iter().cloned() {
            let (what, help) = match text.notation()[part.end..].trim_start().starts_with(']') {
                true => {
                    (("chú thích không có lời nào", "the footnote says nothing"), unpaired_message("^[").1)
                }
                false => unpaired_message(&text.notation()[part.clone()]),
            };
            report(standing(draft, text, part, what, help));
        }
        for foreign in &FOREIGN {
            for part in (foreign.find)(text.notation()) {
                report(standing(draft, text, part, foreign.what, foreign.help));
            }
        }
        let is_measure = measures.contains(&std::ptr::from_ref(text));
        for part in fields_to_fill(text.notation()) {
            let is_deadline = text.notation()[part.clone()] == *DEADLINE_MARK;
            if !(is_deadline && is_measure) {
                let (what, help) = unfilled_message(is_deadline, is_measure);
                report(standing(draft, text, part, what, help));
            }
        }
        for part in unclosed_fields(text.notation()) {
            let (what, help) = unfilled_message(true, is_measure);
            report(standing(draft, text, part, what, help));
        }
        for part in blanks_in_words(text.notation()) {
            let message = Message::new(
                "ba dấu gạch dưới trở lên là chỗ để trống, ở đây lại nằm giữa một từ",
                "three underscores or more are a blank; here they are inside a word",
            );
            let help = Message::new(
                "chỗ để trống thì thêm dấu cách hai bên; chính dấu gạch dưới thì ghi `\\_`",
                "put spaces around a blank; for the underscore itself write `\\_`",
            );
            report(draft.finding(Severity::Warning, RULE.code, text, part, message).help(help));
        }
    }
}

/// A path of which the notation takes signs away, which is written `right`.
fn path_without_signs(draft: &Draft<'_>, text: &Text, part: Range<usize>, right: &str) -> Diagnostic {
    let shown = Text::from_notation(&text.notation()[part.clone()]).plain();
    let message = Message::new(
        format!("đường dẫn in ra thiếu dấu: `{shown}`"),
        format!("the path is printed without some of its signs: `{shown}`"),
    );
    let help = Message::new(
        format!("trước mỗi dấu `\\`, `*`, `_`, `~`, `^` của đường dẫn ghi thêm `\\`: `{right}`"),
        format!("write a `\\` before each `\\`, `*`, `_`, `~` and `^` of a path: `{right}`"),
    );
    draft.finding(Severity::Warning, RULE.code, text, part, message).help(help)
}

/// What is said of a place that a form would fill in, and what to write.
fn unfilled_message(is_deadline: bool, is_measure: bool) -> (Said, Said) {
    let what = match is_deadline {
        true => (
            "chỉ câu của mục có `deadline` mới được điền thời hạn",
            "only the text of an item has its `deadline` filled in",
        ),
        false => ("không có gì điền vào chỗ này", "nothing fills this in"),
    };
    let help = match is_measure {
        true => (
            "chỗ của thời hạn ghi đúng `{deadline}`; chỗ chưa biết ghi `___`; nếu không thì ghi chính lời ấy",
            "the deadline's place is `{deadline}`, to the letter; what is not known is `___`; else write the words themselves",
        ),
        false => (
            "ghi chính lời ấy; chỗ chưa biết ghi `___`",
            "write the words themselves; `___` for what is not known",
        ),
    };
    (what, help)
}

/// What is said of a mark without its partner, and what to write.
fn unpaired_message(mark: &str) -> (Said, Said) {
    match mark {
        "^[" => (
            ("chú thích mở ở đây không đóng", "the footnote that opens here is not closed"),
            (
                "chú thích ghi `^[lời chú thích]`; chính dấu ấy thì ghi `\\^[`",
                "a footnote is `^[words]`; for the signs themselves write `\\^[`",
            ),
        ),
        _ => (
            ("dấu sao không có dấu đi cùng", "the stars have no partner"),
            (
                "chữ đậm ghi `**chữ**`, chữ nghiêng ghi `*chữ*`; chính dấu sao thì ghi `\\*`",
                "bold is `**word**`, italic is `*word*`; for the star itself write `\\*`",
            ),
        ),
    }
}

/// A part of a text that is printed as it stands: what it is, and what to write.
fn standing(
    draft: &Draft<'_>,
    text: &Text,
    part: Range<usize>,
    (vi, en): Said,
    (help_vi, help_en): Said,
) -> Diagnostic {
    let shown = &text.notation()[part.clone()];
    let message = Message::new(
        format!("`{shown}` in ra nguyên như vậy: {vi}"),
        format!("`{shown}` is printed as it stands: {en}"),
    );
    draft.finding(Severity::Warning, RULE.code, text, part, message).help(Message::new(help_vi, help_en))
}

/// Paths of files, `D:\\dữ-liệu\\*.docx`, of which the notation takes signs away, each with how it is written.
fn paths(text: &str) -> Vec<(Range<usize>, String)> {
    let is_path = |chunk: &str| {
        let drive = chunk.chars().next().is_some_and(char::is_alphabetic) && chunk.get(1..3) == Some(":\\");
        drive || chunk.starts_with("\\\\")
    };
    let lost =
        chunks(text).filter(|(_, chunk)| is_path(chunk) && Text::from_notation(*chunk).words() != *chunk);
    lost.map(|(start, chunk)| (start..start + chunk.len(), escape(chunk))).collect()
}

/// `~~gạch~~`, as other notations strike words out.
fn struck_words(text: &str) -> Vec<Range<usize>> {
    const MARK: &str = "~~";
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].find(MARK).map(|at| from + at) {
        let inside = at + MARK.len();
        let close = text[inside..].find(MARK).filter(|length| {
            let words = &text[inside..inside + length];
            !words.is_empty() && !words.starts_with(' ') && !words.ends_with(' ')
        });
        let Some(length) = close else { break };
        from = inside + length + MARK.len();
        found.push(at..from);
    }
    found
}

/// Tags of HTML that people type for looks.
const TAGS: [&str; 16] = [
    "b", "i", "u", "br", "em", "strong", "p", "div", "span", "sub", "sup", "ul", "ol", "li", "center", "font",
];

/// `<br>`, `</b>`, `<p align="center">`.
fn tags(text: &str) -> Vec<Range<usize>> {
    text.match_indices('<')
        .filter_map(|(at, _)| {
            let inside = text[at + 1..].split(['<', '>']).next()?;
            let end = at + 1 + inside.len();
            let name = inside.trim_start_matches('/').split([' ', '/']).next()?;
            let known = TAGS.iter().any(|tag| tag.eq_ignore_ascii_case(name));
            (known && text[end..].starts_with('>')).then_some(at..end + 1)
        })
        .collect()
}

/// `[lời](https://…)`.
fn links(text: &str) -> Vec<Range<usize>> {
    /// No link that somebody types is longer.
    const LONGEST: usize = 400;
    text.match_indices("](")
        .filter_map(|(at, _)| {
            let behind = &text[at + 2..text.ceil_char_boundary((at + LONGEST).min(text.len()))];
            let before = &text[text.floor_char_boundary(at.saturating_sub(LONGEST))..at];
            let address =
                ["http://", "https://", "www.", "mailto:"].iter().any(|start| behind.starts_with(start));
            let (open, close) = (before.rfind('[')?, behind.find(')')?);
            address.then_some(at - before.len() + open..at + 2 + close + 1)
        })
        .collect()
}

/// A row of a table, `| STT | Tên |`: the whole text.
fn rows(text: &str) -> Vec<Range<usize>> {
    let inside = text.strip_prefix('|').and_then(|rest| rest.strip_suffix('|'));
    let is_row = inside.is_some_and(|cells| cells.contains('|'));
    is_row.then_some(0..text.len()).into_iter().collect()
}

/// The signs before a heading: `## Tổ chức thực hiện`.
fn headings(text: &str) -> Vec<Range<usize>> {
    const LEVELS: usize = 6;
    let signs = text.len() - text.trim_start_matches('#').len();
    let is_heading = (1..=LEVELS).contains(&signs) && text[signs..].starts_with(' ');
    is_heading.then_some(0..signs).into_iter().collect()
}

/// `&amp;`, `&#160;`.
fn entities(text: &str) -> Vec<Range<usize>> {
    text.match_indices('&')
        .filter_map(|(at, _)| {
            let name = text[at + 1..]
                .bytes()
                .take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#')
                .count();
            let end = at + 1 + name;
            // `P&G;` is none: codes are in small letters or digits.
            let named = name > 1 && !text[at + 1..end].bytes().any(|byte| byte.is_ascii_uppercase());
            (named && text[end..].starts_with(';')).then_some(at..end + 1)
        })
        .collect()
}

/// Places that a form would fill in: `{…}`, `{{ … }}`, `«…»`, `<<…>>`, `${…}`.
fn fields_to_fill(text: &str) -> Vec<Range<usize>> {
    static PAIRS: Pairs = Pairs::from_list("notation-that-stands: pairs");
    /// A name is not longer.
    const LONGEST: usize = 60;
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].find(['{', '<', '«']).map(|at| from + at) {
        // `\{` is a brace that is meant.
        let is_meant = text[..at].ends_with('\\');
        let field = PAIRS.iter().filter(|_| !is_meant).find_map(|(open, close)| {
            let inside = text[at..].strip_prefix(open)?;
            let near = inside.floor_char_boundary(LONGEST + close.len());
            let name = &inside[..inside[..near].find(close)?];
            // `«…»` may quote; a name in it is a field where it has no space and is not a word of a sentence.
            let is_name =
                name.len() <= LONGEST && !name.contains(['{', '<', '«', '}']) && !name.trim().is_empty();
            let is_field = *open != "«" || name.contains('_') || !name.contains(' ') && name.is_ascii();
            (is_name && is_field).then_some(at..at + open.len() + name.len() + close.len())
        });
        from = field
            .as_ref()
            .map_or(at + text[at..].chars().next().map_or(1, char::len_utf8), |field| field.end);
        found.extend(field);
    }
    found
}

/// The mark of a deadline without what closes it: `{deadline`.
fn unclosed_fields(text: &str) -> Vec<Range<usize>> {
    let bare = DEADLINE_MARK.trim_end_matches('}');
    let ends =
        |at: &usize| !text[at + bare.len()..].trim_start().starts_with('}') && !text[..*at].ends_with('\\');
    text.match_indices(bare).map(|(at, _)| at).filter(ends).map(|at| at..at + bare.len()).collect()
}

/// Blanks with letters on both sides; an address may have them.
fn blanks_in_words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut next = 0;
    let words = text.split_inclusive(char::is_whitespace).map(move |word| {
        next += word.len();
        (next - word.len(), word)
    });
    let is_address =
        |word: &str| ["http://", "https://", "www.", "<"].iter().any(|start| word.starts_with(start));
    words.filter(move |(_, word)| !is_address(word)).flat_map(|(start, word)| {
        let runs = word.match_indices("___").filter(|(at, _)| !word[..*at].ends_with('_'));
        runs.filter_map(move |(at, _)| {
            let end = at + word[at..].bytes().take_while(|byte| *byte == b'_').count();
            let joined =
                word[..at].ends_with(char::is_alphabetic) && word[end..].starts_with(char::is_alphabetic);
            joined.then_some(start + at..start + end)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::{fields_to_fill, unclosed_fields};

    #[test]
    fn a_brace_that_is_meant_is_no_field() {
        let fields = |text: &str| -> Vec<String> {
            let found = fields_to_fill(text).into_iter().chain(unclosed_fields(text));
            found.map(|part| text[part].to_owned()).collect()
        };
        assert_eq!(fields("Ghi {tên} vào mẫu."), ["{tên}"]);
        assert_eq!(fields("Ghi {deadline vào mẫu."), ["{deadline"]);
        assert!(fields(r"Ghi \{tên\} và \{deadline\} vào mẫu.").is_empty());
    }
}
