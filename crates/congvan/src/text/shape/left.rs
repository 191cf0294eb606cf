//! Lists inside a part that have a key and nothing behind it: left over, or forgotten.

use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::text::shape::{Kind, Shape};
use crate::text::yaml::{self, Node};

/// Tells of every list below the top keys of `node` that was left empty. Top keys stand empty in forms that are filled in.
pub(crate) fn tell(node: &Node, shape: &'static Shape, report: &mut Vec<Diagnostic>) {
    entries(node, shape).for_each(|(_, value, kind)| of_value(value, kind, report));
}

fn of_value(node: &Node, kind: &'static Kind, report: &mut Vec<Diagnostic>) {
    match kind {
        Kind::List(kind) | Kind::OneOrMore(kind) => {
            node.items().iter().for_each(|item| of_value(item, kind, report));
        }
        Kind::OrFile(kind) => of_value(node, kind, report),
        Kind::OrMap(kind, map) => {
            let is_map = matches!(node.kind, yaml::Kind::Map(_));
            of_value(node, if is_map { map } else { kind }, report);
        }
        Kind::Map(shape) | Kind::TextOr(shape, _) | Kind::Cell(shape) => {
            for (key, value, kind) in entries(node, shape) {
                match value.kind {
                    yaml::Kind::Nothing if is_list(kind) => report.push(left_empty(key)),
                    _ => of_value(value, kind, report),
                }
            }
        }
        _ => {}
    }
}

/// The keys of a mapping that its shape has, each with its value and the kind of it.
fn entries<'n>(
    node: &'n Node,
    shape: &'static Shape,
) -> impl Iterator<Item = (&'n Node, &'n Node, &'static Kind)> {
    let entries = match &node.kind {
        yaml::Kind::Map(entries) => &entries[..],
        _ => &[],
    };
    entries.iter().filter_map(|(key, value)| match &key.kind {
        yaml::Kind::Text(name) => Some((key, value, &shape.field(name)?.kind)),
        _ => None,
    })
}

fn is_list(kind: &Kind) -> bool {
    match kind {
        Kind::List(_) => true,
        Kind::OrFile(kind) => is_list(kind),
        _ => false,
    }
}

fn left_empty(key: &Node) -> Diagnostic {
    let name = match &key.kind {
        yaml::Kind::Text(name) => name.as_str(),
        _ => "",
    };
    let message = Message::new(
        format!("`{name}` để trống, không in gì"),
        format!("`{name}` is empty and prints nothing"),
    );
    let help = Message::new("ghi nội dung, hoặc bỏ khóa này", "write something, or delete the key");
    Diagnostic::new(Severity::Note, "VB009", key.span.clone(), message).help(help)
}
