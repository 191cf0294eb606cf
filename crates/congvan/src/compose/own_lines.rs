//! A name that its author broke into lines, one of which has no room.

use crate::compose::letterhead;
use crate::document::form::Form;
use crate::model::directive::{Directive, Text};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::wording::Phrases;

/// Tells which line of an issuer's name is broken once more (VB078), since its column is narrower.
pub fn broken_lines(directive: &Directive, form: &Form) -> Vec<Diagnostic> {
    let own = letterhead::broken_lines(directive, Phrases::vietnamese(), form).unwrap_or_default();
    let own = own.into_iter().map(|(line, count)| finding(line, count));
    own.chain(directive.attached.iter().flat_map(|draft| broken_lines(draft, form))).collect()
}

fn finding(line: &Text, count: usize) -> Diagnostic {
    let text = line.plain();
    let message = Message::new(
        format!("dòng `{text}` dài hơn cột tên cơ quan, nên in thành {count} dòng"),
        format!("the line `{text}` is longer than the column of the name, so it takes {count} lines"),
    );
    Diagnostic::new(Severity::Warning, "VB078", line.span.clone(), message).help(Message::new(
        "ngắt tên thành các dòng ngắn hơn, hoặc viết liền một dòng để tên được ngắt cho cân",
        "break the name into shorter lines, or write it as one: it is then broken evenly",
    ))
}
