//! Characters that the embedded font lacks: Word and browsers take them from another font, our PDF has no other.

use crate::document::metrics::{self, Face};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::text::yaml::{Kind, Node};

/// So many characters are named; more are `…`.
const NAMED: usize = 5;

/// Warns of every text below `node` that can be printed in no PDF.
pub(crate) fn warn(node: &Node, report: &mut Vec<Diagnostic>) {
    match &node.kind {
        Kind::Nothing => {}
        Kind::List(items) => items.iter().for_each(|item| warn(item, report)),
        Kind::Map(entries) => entries.iter().for_each(|(_, value)| warn(value, report)),
        Kind::Text(text) => report.extend(missing(text).map(|list| {
            let message = Message::new(
                format!("tệp PDF không in được ký tự {list}: phông chữ nhúng không có"),
                format!("no PDF can be made with the character {list}: the embedded font lacks it"),
            );
            let help = match text.chars().find_map(usual) {
                Some((wide, mark)) => Message::new(
                    format!("gõ `{mark}` thay cho `{wide}`, là dấu của chữ Trung, chữ Nhật"),
                    format!("type `{mark}` for `{wide}`, which is a mark of Chinese and Japanese"),
                ),
                None => Message::new(
                    "bỏ ký tự đó hoặc viết bằng chữ; các tệp khác (DOCX, HTML, …) vẫn làm được",
                    "delete the character or write it in words; other files (DOCX, HTML, …) can be made",
                ),
            };
            Diagnostic::new(Severity::Warning, "VB010", node.span.clone(), message).help(help)
        })),
    }
}

/// A full-width mark, and the usual one that it stands for.
fn usual(c: char) -> Option<(char, char)> {
    let mark = match c {
        '。' => '.',
        '、' => ',',
        '！'..='～' => char::from_u32(u32::from(c) - u32::from('！') + u32::from('!'))?,
        _ => return None,
    };
    Some((c, mark))
}

fn missing(text: &str) -> Option<String> {
    list_characters(text, |c| metrics::advance(Face::Regular, c).is_none() && !c.is_control())
}

/// The characters of `text` that are `bad`, each once; `None` where there is none.
pub(super) fn list_characters(text: &str, bad: impl Fn(char) -> bool) -> Option<String> {
    let mut found: Vec<char> = text.chars().filter(|c| bad(*c)).collect();
    found.sort_unstable();
    found.dedup();
    let code = |c: &char| format!("U+{:04X}", u32::from(*c));
    let shown = |c: &char| if c.is_control() { code(c) } else { format!("`{c}` ({})", code(c)) };
    let mut list: Vec<String> = found.iter().take(NAMED).map(shown).collect();
    if found.len() > NAMED {
        list.push("…".to_owned());
    }
    (!list.is_empty()).then(|| list.join(", "))
}
