//! What measures and annexes say: paragraphs, items, tables and rosters in their order.

use crate::model::directive::read::table::table;
use crate::model::directive::read::{self, all, audiences, level, sub};
use crate::model::directive::{Content, Element, Measure, Numbering, Person};
use crate::text::diagnostic::{Diagnostic, Message};
use crate::text::shape::Fields;
use crate::text::yaml::{self, Node};

/// Where a measure's deadline goes in its text.
pub(crate) const DEADLINE_MARK: &str = "{deadline}";

pub(super) fn measures(fields: &Fields<'_>, key: &'static str, report: &mut Vec<Diagnostic>) -> Vec<Measure> {
    all(fields, key, "text", |fields, node| measure(fields, node, report))
}

fn measure(fields: &Fields<'_>, node: &Node, report: &mut Vec<Diagnostic>) -> Measure {
    let content = content(fields, report);
    let measure = Measure {
        span: fields.span.clone(),
        heading: fields.text("heading"),
        audience: audiences(fields),
        levels: fields.texts("levels").iter().filter_map(|word| level(word.notation())).collect(),
        deadline: fields.date("deadline"),
        numbering: numbering(fields, &content, report),
        content,
    };
    let at = node.span.start..node.span.start;
    let opens = matches!(measure.content.0.first(), Some(Element::Paragraph(_) | Element::Table(_)));
    if has_known_keys(node, fields) && measure.heading.is_none() && fields.node("text").is_none() && !opens {
        report.push(
            Diagnostic::error(
                "VB006",
                at.clone(),
                Message::new("mục này thiếu `text`", "this item lacks `text`"),
            )
            .help(Message::new(
                "thêm `text: …` (nội dung) hoặc `heading: …` (tiêu đề)",
                "add `text: …` or `heading: …`",
            ))
            .lacks("text"),
        );
    }
    if measure.heading.is_none() && !opens {
        report.extend(blank_text(fields));
    }
    let marked = measure.content.paragraphs().find(|text| text.notation().contains(DEADLINE_MARK));
    match (marked, measure.deadline) {
        // One that is no day was told.
        (Some(_), None) if fields.node("deadline").is_some() => {}
        (Some(text), None) => report.push(
            Diagnostic::error(
                "VB006",
                text.span.clone(),
                Message::new(
                    "có `{deadline}` trong câu mà mục này thiếu `deadline`",
                    "the text has `{deadline}` but the item has no `deadline`",
                ),
            )
            .help(Message::new("thêm `deadline: 2027-01-05`", "add `deadline: 2027-01-05`")),
        ),
        (None, Some(_)) => report.push(
            Diagnostic::error(
                "VB012",
                at,
                Message::new(
                    "`deadline` không xuất hiện trong câu nào của mục này",
                    "no text of this item shows its `deadline`",
                ),
            )
            .help(Message::new(
                "ghi `{deadline}` vào chỗ ngày hạn trong câu: `trước ngày {deadline}`",
                "write `{deadline}` where the day belongs: `trước ngày {deadline}`",
            )),
        ),
        _ => {}
    }
    measure
}

/// That what is to be said is a text without words: it would print nothing, and items behind it another number.
fn blank_text(fields: &Fields<'_>) -> Option<Diagnostic> {
    let texts = fields.items("text");
    let node = fields.node("text").filter(|_| !texts.is_empty() && texts.iter().all(is_blank))?;
    let message = Message::new("`text` để trống", "`text` is empty");
    let help = Message::new(
        "ghi nội dung, hoặc bỏ hẳn gạch đầu dòng này; chưa biết thì ghi `___`",
        "write something, or delete the item; `___` where unknown",
    );
    Some(Diagnostic::error("VB009", node.span.clone(), message).help(help))
}

fn is_blank(node: &Node) -> bool {
    matches!(&node.kind, yaml::Kind::Text(text) if text.trim().is_empty())
}

/// Reports a numbering of items that are not there.
pub(super) fn numbering(
    fields: &Fields<'_>,
    content: &Content,
    report: &mut Vec<Diagnostic>,
) -> Vec<Numbering> {
    if let Some(node) = fields.node("numbering")
        && content.items().next().is_none()
    {
        report.push(
            Diagnostic::error(
                "VB028",
                node.span.start..node.span.start,
                Message::new(
                    "`numbering` không đánh số gì vì không có mục con",
                    "`numbering` numbers nothing, since there are no items",
                ),
            )
            .help(Message::new("thêm `items`, hoặc bỏ `numbering`", "add `items`, or delete `numbering`")),
        );
    }
    read::numbering(fields)
}

/// Keys that say something in the text; of one mapping they stand on the page as its field table lists them.
const SAID: [&str; 4] = ["text", "items", "table", "people"];

/// All that a measure or an annex says: under keys of its own, or in any order in the list `content`.
pub(super) fn content(fields: &Fields<'_>, report: &mut Vec<Diagnostic>) -> Content {
    let own = elements(fields, report);
    if fields.node("content").is_none() {
        refuse_another_order(fields, report);
        return Content(own);
    }
    for (_, node) in fields.entries().filter(|(key, _)| SAID.contains(key)) {
        report.push(
            Diagnostic::error(
                "VB011",
                node.span.start..node.span.start,
                Message::new(
                    "`content` đã là cả nội dung, không đi cùng khóa này",
                    "`content` is all that is said and does not go with this key",
                ),
            )
            .help(Message::new(
                "chuyển vào `content`, đúng chỗ cần in",
                "move it into `content`, where it is to stand",
            )),
        );
    }
    let listed = all(fields, "content", "text", |fields, node| {
        one_key(fields, node, report);
        report.extend(blank_text(fields).filter(|_| fields.entries().count() == 1));
        elements(fields, report)
    });
    listed.into_iter().flatten().collect()
}

/// What the keys of one mapping say, in the order of its table.
fn elements(fields: &Fields<'_>, report: &mut Vec<Diagnostic>) -> Vec<Element> {
    let mut found = Vec::new();
    for key in fields.shape.fields.iter().map(|field| field.key) {
        match key {
            "text" => found.extend(fields.paragraphs(key).into_iter().map(Element::Paragraph)),
            "items" => found.extend(measures(fields, key, report).into_iter().map(Element::Item)),
            "table" => found.extend(sub(fields, key, "", |fields| table(fields, report)).map(Element::Table)),
            "people" => found.extend(all(fields, key, "", |fields, _| Element::Person(person(fields)))),
            _ => {}
        }
    }
    found
}

/// Reports keys that stand in the file in another order than on the page.
fn refuse_another_order(fields: &Fields<'_>, report: &mut Vec<Diagnostic>) {
    let place = |key: &str| fields.shape.fields.iter().position(|field| field.key == key);
    let mut furthest: Option<&str> = None;
    for (key, node) in fields.entries().filter(|(key, _)| SAID.contains(key)) {
        let Some(before) = furthest.filter(|before| place(before) > place(key)) else {
            furthest = Some(key);
            continue;
        };
        report.push(
            Diagnostic::error(
                "VB027",
                node.span.start..node.span.start,
                Message::new(
                    format!("`{key}` ghi sau `{before}` nhưng lại in trước `{before}`"),
                    format!("`{key}` is written after `{before}` but would be printed before it"),
                ),
            )
            .help(Message::new(
                format!(
                    "nếu cần in trước, chuyển `{key}` lên trên `{before}`; nếu cần in sau, ghi cả hai trong `content:`, mỗi phần một dòng theo thứ tự in: `- {before}: …` rồi `- {key}: …`"
                ),
                format!(
                    "to print it first, move `{key}` above `{before}`; to print it after, write both in `content:`, one a line in the order of the page: `- {before}: …`, then `- {key}: …`"
                ),
            )),
        );
    }
}

/// Reports a part of `content` with several keys, whose order would be a guess, or with none.
fn one_key(fields: &Fields<'_>, node: &Node, report: &mut Vec<Diagnostic>) {
    let (code, message, help) = match fields.entries().count() {
        0 if matches!(node.kind, yaml::Kind::Map(_)) => (
            "VB006",
            Message::new("phần này không có nội dung", "this part says nothing"),
            Message::new(
                "ghi một đoạn văn, hoặc một trong các khóa `items`, `table`, `people`",
                "write a paragraph, or one of the keys `items`, `table`, `people`",
            ),
        ),
        0 | 1 => return,
        _ => (
            "VB011",
            Message::new("mỗi phần của `content` chỉ có một khóa", "each part of `content` has one key"),
            Message::new(
                "tách ra, mỗi khóa một dòng, theo thứ tự in: `- text: …` rồi `- items: …`",
                "split it, one key a line in the order of the page: `- text: …`, then `- items: …`",
            ),
        ),
    };
    report.push(Diagnostic::error(code, node.span.start..node.span.start, message).help(help));
}

fn person(fields: &Fields<'_>) -> Person {
    Person {
        name: fields.text("name").unwrap_or_default(),
        title: fields.text("title"),
        phone: fields.text("phone"),
        mobile: fields.text("mobile"),
        email: fields.text("email"),
    }
}

/// Whether it is a mapping without a key that is not known, which was told.
fn has_known_keys(node: &Node, fields: &Fields<'_>) -> bool {
    let yaml::Kind::Map(entries) = &node.kind else { return false };
    entries.iter().all(|(key, _)| match &key.kind {
        yaml::Kind::Text(key) => fields.shape.field(key).is_some(),
        _ => true,
    })
}
