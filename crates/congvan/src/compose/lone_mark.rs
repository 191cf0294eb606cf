//! A text that ends in a table, behind which the end mark stands on a line of its own.

use crate::model::directive::{Content, Directive, Element};
use crate::text::diagnostic::{Diagnostic, Message, Severity, Span};

/// Tells where `./.` has no words to stand behind (VB077): the decree has it behind the last of them.
pub fn lone_end_marks(directive: &Directive) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> = directive.attached.iter().flat_map(lone_end_marks).collect();
    if directive.closing.is_empty() && directive.contacts.is_empty() {
        let last = directive.measures.last();
        found.extend(last.filter(|last| ends_in_table(&last.content)).map(|last| finding(&last.span)));
    }
    found
}

fn ends_in_table(content: &Content) -> bool {
    match content.0.last() {
        Some(Element::Table(_)) => true,
        Some(Element::Item(item)) => ends_in_table(&item.content),
        _ => false,
    }
}

fn finding(span: &Span) -> Diagnostic {
    let message = Message::new(
        "nội dung kết thúc bằng bảng, nên dấu `./.` đứng riêng một dòng",
        "the text ends in a table, so that the mark `./.` stands on a line of its own",
    );
    Diagnostic::new(Severity::Note, "VB077", span.clone(), message).help(Message::new(
        "viết câu kết ở `closing`, hoặc đưa bảng lên trước câu cuối",
        "write a last sentence in `closing`, or put the table before the last one",
    ))
}
