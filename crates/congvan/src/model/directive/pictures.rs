//! Pictures in a text, in the notation that others have for them: the form has no place for one, and a picture of a signature
//! or a seal is none.

use crate::text::diagnostic::{Diagnostic, Message};
use crate::text::yaml::{Kind, Node};

/// Reports every `![…](…)`.
pub(super) fn refuse(node: &Node, report: &mut Vec<Diagnostic>) {
    match &node.kind {
        Kind::Map(entries) => {
            for (name, value) in entries {
                // A draft that goes with a document is looked at as one.
                if !matches!(&name.kind, Kind::Text(name) if name == "attached") {
                    refuse(value, report);
                }
            }
        }
        Kind::List(items) => items.iter().for_each(|item| refuse(item, report)),
        Kind::Text(text) => {
            let Some(picture) = picture(text) else { return };
            report.push(
                Diagnostic::error(
                    "VB073",
                    node.span.clone(),
                    Message::new(
                        format!("không nhận hình trong câu: `{picture}`"),
                        format!("no picture is taken in a sentence: `{picture}`"),
                    ),
                )
                .help(Message::new(
                    "bỏ hình; chữ ký và con dấu thì ký, đóng dấu trên bản in hoặc ký số trên tệp PDF",
                    "delete the picture; sign and seal the print, or sign the PDF digitally",
                )),
            );
        }
        Kind::Nothing => {}
    }
}

/// The first picture of a text.
fn picture(text: &str) -> Option<&str> {
    text.match_indices("![").find_map(|(start, opening)| {
        let behind = start + opening.len();
        let middle = behind + text[behind..].find(['[', ']'])?;
        let target = text[middle..].strip_prefix("](")?;
        // Where another may begin, this one has ended: no text is looked through again for each of them.
        let end = target.find([')', ' ', '['])?;
        target[end..].starts_with(')').then(|| &text[start..middle + "](".len() + end + 1])
    })
}

#[cfg(test)]
mod tests {
    use super::picture;

    #[test]
    fn only_the_whole_notation_is_a_picture() {
        assert_eq!(picture("ký ![](con-dau.png) tên"), Some("![](con-dau.png)"));
        assert_eq!(picture("a ![b] ![c](d.jpg)"), Some("![c](d.jpg)"));
        assert_eq!(picture("![](![](d(1).jpg)"), Some("![](d(1)"));
        for text in ["", "![", "![a", "![a]", "![a](b", "![a](b c)", "Chú ý![1]", "[a](b)"] {
            assert_eq!(picture(text), None, "{text}");
        }
    }
}
