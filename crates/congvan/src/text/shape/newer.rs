//! A file of a later version of its format, which a program that knows only the earlier one does not judge.

use crate::text::diagnostic::{Diagnostic, Message};
use crate::text::shape::{Kind, Shape};
use crate::text::yaml::{self, Node};

/// That the file is newer than what is read here: `congvan/2` where `congvan/1` is known.
pub(crate) fn finding(root: &Node, shape: &Shape) -> Option<Diagnostic> {
    let field = shape.fields.iter().find(|field| field.key == "format")?;
    let Kind::Choice([known, ..]) = field.kind else { return None };
    let written = root.value_of("format")?;
    let yaml::Kind::Text(word) = &written.kind else { return None };
    let version = |word: &str| {
        let (name, version) = word.split_once('/')?;
        Some((name.to_owned(), version.parse::<u32>().ok()?))
    };
    let ((name, own), (known_name, last)) = (version(word)?, version(known.word)?);
    if name != known_name || own <= last {
        return None;
    }
    let message = Message::new(
        format!("tệp theo `{word}`, mới hơn `{}` mà chương trình này đọc", known.word),
        format!("the file follows `{word}`, newer than `{}`, which this program reads", known.word),
    );
    let help = Message::new("dùng phiên bản congvan mới hơn", "use a newer version of congvan");
    Some(Diagnostic::error("VB007", written.span.clone(), message).help(help))
}
