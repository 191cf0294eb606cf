//! What the cells of a table of units say: the words of each as its column holds them, or why it is not taken.

use super::cells;
use super::columns::Holds;
use crate::gazetteer::fold;
use crate::lint::listed_names::{is_whole, opens_name};
use crate::model::date::in_figures;
use crate::model::directive::Level;
use crate::model::directive::choices::{LEVELS, value, word};
use crate::text::diagnostic::{Message, Span};
use crate::text::inline::as_seen;
use crate::text::normal::normalise;
use crate::text::phone::phone_without_zero;
use crate::text::table::Cell;
use crate::text::yaml::{Kind, Node};

/// Why a cell is not taken.
pub(super) struct Refused {
    pub(super) code: &'static str,
    pub(super) what: Message,
    pub(super) help: Message,
}

/// A cell that stands in several columns.
pub(super) fn merged_across() -> Refused {
    Refused {
        code: "VB054",
        what: Message::new("ô này gộp qua nhiều cột", "the cell stands in several columns"),
        help: Message::new("bỏ gộp, ghi mỗi cột một ô", "part it, and fill in each column"),
    }
}

/// The words of a cell of such a column.
pub(super) fn cell_text(cell: &Cell, holds: Holds) -> Result<String, Refused> {
    let refuse = |(what, help)| Err(Refused { code: "VB004", what, help });
    let mut text = normalise(&cell.display_text()).into_owned();
    if holds == Holds::Day {
        text = in_figures(&text);
    }
    let lines = cell.lines();
    if lines.len() > 1 {
        if !matches!(holds, Holds::Names | Holds::List | Holds::Lines | Holds::Authority) {
            return refuse(several_lines(&lines));
        }
        text = normalise(&lines.join("; ")).into_owned();
    }
    if matches!(holds, Holds::Names | Holds::Lines)
        && let Some(name) = text.split(';').find_map(second_name)
    {
        return refuse((
            Message::new(
                format!("dấu phẩy không tách các nơi nhận: `{name}` nối vào tên trước"),
                format!("a comma does not part recipients: `{name}` is joined to the name before it"),
            ),
            Message::new("cách nhau bằng dấu chấm phẩy", "put semicolons between them"),
        ));
    }
    match misread(cell, holds, &text) {
        Some(why) => refuse(why),
        None => Ok(text),
    }
}

fn several_lines(lines: &[String]) -> (Message, Message) {
    let shown = lines.join("`, `");
    let what = Message::new(
        format!("ô này có nhiều dòng: `{shown}`"),
        format!("the cell has several lines: `{shown}`"),
    );
    (what, Message::new("mỗi ô một dòng; bỏ phần thừa", "one line a cell; leave the rest out"))
}

/// What a spreadsheet has made of the words of a cell, and what to write.
fn misread(cell: &Cell, holds: Holds, text: &str) -> Option<(Message, Message)> {
    let is_counted = matches!(holds, Holds::Figure | Holds::Day);
    match (cell, holds) {
        (Cell::Text(_), Holds::Phone) => {
            let number = phone_without_zero(text)?;
            Some((
                Message::new(
                    format!("số điện thoại `{number}` đã mất số 0 ở đầu"),
                    format!("the telephone number `{number}` has lost its first 0"),
                ),
                Message::new("ghi lại cả số 0 ở đầu", "write the number again with its 0"),
            ))
        }
        (Cell::Wrong(_, why), _) => {
            Some((why.clone(), Message::new("ghi nội dung vào ô", "write the content into the cell")))
        }
        (Cell::Number(_), Holds::Phone) => Some((
            Message::new(
                format!("ô này là số `{text}`, nên số 0 ở đầu số điện thoại đã mất"),
                format!("the cell is the number `{text}`, so the telephone number has lost its first 0"),
            ),
            Message::new(
                "đặt định dạng ô là Text rồi ghi lại cả số 0 ở đầu",
                "format the cell as text and write the number again with its 0",
            ),
        )),
        (Cell::Number(_), _) if is_counted => (!text.bytes().all(|byte| byte.is_ascii_digit())).then(|| {
            let what = Message::new(
                format!("ô này là số `{text}`, không phải số nguyên"),
                format!("the cell is the number `{text}`, not a whole number"),
            );
            (what, as_text())
        }),
        (Cell::Number(_), _) => Some((
            Message::new(format!("ô này là số `{text}`"), format!("the cell is the number `{text}`")),
            as_text(),
        )),
        (Cell::Day(_), holds) if holds != Holds::Day => Some((
            Message::new(
                format!("ô này đã thành ngày {text}"),
                format!("the cell has been turned into the day {text}"),
            ),
            as_text(),
        )),
        _ => None,
    }
}

/// The words of a cell as the tree of a profile has them.
pub(super) fn kind_of(text: &str, holds: Holds, span: &Span) -> Result<Kind, Refused> {
    let words = |text: &str| Node { span: span.clone(), kind: Kind::Text(as_seen(text.trim())) };
    let list = |marks: &[char]| {
        let each = text.split(marks).map(str::trim).filter(|name| !name.is_empty());
        each.map(words).collect::<Vec<_>>()
    };
    Ok(match holds {
        Holds::Level => Kind::Text(level_word(text).map_or(text.to_owned(), str::to_owned)),
        Holds::Names => Kind::List(list(&[';'])),
        Holds::List => Kind::List(list(&[';', ','])),
        Holds::Lines => Kind::List(list(&[';']).into_iter().map(line).collect()),
        Holds::Authority => {
            let each = cells::authorities(text).into_iter().map(|part| authority(words(part)));
            Kind::List(each.collect::<Option<Vec<Node>>>().ok_or_else(|| Refused {
                code: "VB007",
                what: Message::new(
                    format!("không rõ quyền hạn trong `{text}`"),
                    format!("the authority in `{text}` is not clear"),
                ),
                help: Message::new(
                    "ghi như `TM. Ủy ban nhân dân; KT. Chủ tịch` (TM, Q, KT, TL, TUQ)",
                    "write as in `TM. Ủy ban nhân dân; KT. Chủ tịch` (TM, Q, KT, TL, TUQ)",
                ),
            })?)
        }
        Holds::Words => Kind::Text(as_seen(text)),
        Holds::Figure | Holds::Phone | Holds::Day => Kind::Text(text.to_owned()),
    })
}

/// The name that begins behind a comma in what is read as one name: `UBND tỉnh, Công an xã`.
fn second_name(name: &str) -> Option<&str> {
    let (first, rest) = name.split_once(", ")?;
    let whole = first.split('(').next().unwrap_or(first).trim();
    (is_whole(whole) && opens_name(rest)).then_some(rest)
}

fn as_text() -> Message {
    Message::new("đặt định dạng ô là Text rồi ghi lại", "format the cell as text and write it again")
}

/// `UBND tỉnh (để b/c)` as a name and its purpose.
fn line(node: Node) -> Node {
    let Kind::Text(text) = &node.kind else { return node };
    let parts = text.strip_suffix(')').and_then(|text| text.rsplit_once('('));
    let Some((name, purpose)) = parts
        .filter(|(name, purpose)| !name.trim().is_empty() && fold(purpose).split(' ').next() == Some("de"))
    else {
        return node;
    };
    let words = |text: &str| Node { span: node.span.clone(), kind: Kind::Text(text.trim().to_owned()) };
    let entries = vec![(words("name"), words(name)), (words("purpose"), words(purpose))];
    Node { span: node.span.clone(), kind: Kind::Map(entries) }
}

/// `KT. Chủ tịch` as an authority and whose it is.
fn authority(node: Node) -> Option<Node> {
    let Kind::Text(text) = &node.kind else { return None };
    let (known, rest) = cells::authority(text)?;
    let of = rest.trim_start_matches(['.', ':', ' ']).trim_end_matches(['.', ' ']);
    let words = |text: &str| Node { span: node.span.clone(), kind: Kind::Text(text.to_owned()) };
    let kind = Kind::Map(vec![(words(known), words(of))]);
    Some(Node { span: node.span.clone(), kind })
}

/// `tỉnh`, `cấp huyện`, `Commune` as the profile's word.
fn level_word(text: &str) -> Option<&'static str> {
    let folded = fold(text);
    let level = match folded.strip_prefix("cap ").unwrap_or(&folded) {
        "tinh" => Level::Province,
        "huyen" => Level::District,
        "xa" => Level::Commune,
        other => value(&LEVELS, other)?,
    };
    Some(word(&LEVELS, &level))
}
