//! What the format says of a path: the names on the way to it, its field, and of which kind it is.

use congvan::text::shape::{Field, Kind, Shape};

/// What the tables say of a path: the names of the fields on the way, the field itself, and what may stand there.
pub(crate) fn field_at(
    path: &str,
    shape: &'static Shape,
) -> Option<(Vec<String>, &'static Field, &'static Kind)> {
    let mut shapes = vec![shape];
    let mut known: Option<(&'static Field, &'static Kind)> = None;
    let mut names = Vec::new();
    for step in path.split('.') {
        if step.parse::<usize>().is_ok() {
            names.push(step.to_owned());
            if let Some((_, kind)) = &mut known
                && let Kind::List(below) | Kind::OneOrMore(below) | Kind::OrFile(below) = kind
            {
                *kind = below;
            }
            continue;
        }
        let field = shapes.iter().find_map(|shape| shape.field(step))?;
        names.push(field.about.0.to_owned());
        shapes = field.kind.mappings();
        known = Some((field, &field.kind));
    }
    known.map(|(field, kind)| (names, field, kind))
}
