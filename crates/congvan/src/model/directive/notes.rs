//! Footnotes stand in running text alone: a name, a number or a title of the form has nowhere to print one.

use crate::text::diagnostic::{Diagnostic, Message};
use crate::text::inline::has_note;
use crate::text::yaml::{Kind, Node};

/// Keys whose words are running text, cells of tables among them.
const NOTED: [&str; 12] = [
    "legal_basis",
    "purpose",
    "opening",
    "action",
    "measures",
    "items",
    "content",
    "heading",
    "text",
    "rows",
    "closing",
    "tail",
];

/// Reports every footnote elsewhere.
pub(super) fn refuse(node: &Node, key: &str, report: &mut Vec<Diagnostic>) {
    match &node.kind {
        Kind::Map(entries) => {
            for (name, value) in entries {
                // A draft that goes with a document is looked at as one.
                if let Kind::Text(name) = &name.kind
                    && name != "attached"
                {
                    refuse(value, name, report);
                }
            }
        }
        Kind::List(items) => items.iter().for_each(|item| refuse(item, key, report)),
        Kind::Text(text) if !NOTED.contains(&key) && has_note(text) => report.push(
            Diagnostic::error(
                "VB071",
                node.span.clone(),
                Message::new(
                    format!("`{key}` không có chỗ cho chú thích"),
                    format!("`{key}` has no place for a footnote"),
                ),
            )
            .help(Message::new(
                "chuyển `^[…]` vào câu của nội dung, tiêu đề mục hoặc ô của bảng, hoặc viết thẳng vào câu",
                "move `^[…]` to a sentence, a heading or a cell of a table, or write it into the words",
            )),
        ),
        Kind::Text(_) | Kind::Nothing => {}
    }
}
