//! Danh sách người: a numbered name, and a dash line for each thing known.

use crate::compose::ends::listed_name;
use crate::compose::numbering::{self, Place};
use crate::compose::{paragraph, value};
use crate::document::Block;
use crate::document::style::Role;
use crate::model::directive::{Numbering, Person};
use crate::wording::{Phrases, WordingError};

/// Person `at` of a roster, counted from 0.
pub(super) fn person(
    person: &Person,
    at: usize,
    words: &Phrases,
    blocks: &mut Vec<Block>,
) -> Result<(), WordingError> {
    let values = [
        ("name", person.name.notation()),
        ("title", value(&person.title)),
        ("phone", value(&person.phone)),
        ("mobile", value(&person.mobile)),
        ("email", value(&person.email)),
    ];
    let mut lines = Vec::new();
    for (known, key) in [
        (person.title.is_some(), "person_title"),
        (person.phone.is_some() || person.mobile.is_some(), "person_phone"),
        (person.email.is_some(), "person_email"),
    ] {
        if known {
            lines.push(words.fill(key, &values)?);
        }
    }
    let label =
        |own, at, depth, words| numbering::label(own, &Place { at, depth, above: None }, &mut 0, words);
    let count = lines.len();
    let name = words.fill("person_name", &values)?;
    let end = if count > 0 { ';' } else { '.' };
    let mut name = paragraph(Role::Clause, &listed_name(&name, end));
    name.label = label(Numbering::Clause, at, 0, words)?;
    name.keep_next = count > 0;
    blocks.push(Block::Paragraph(name));
    for (nth, line) in lines.iter().enumerate() {
        let end = if nth + 1 == count { '.' } else { ';' };
        let mut line = paragraph(Role::Dash, &listed_name(line, end));
        line.label = label(Numbering::Dash, nth, 1, words)?;
        line.keep_next = nth + 1 < count;
        blocks.push(Block::Paragraph(line));
    }
    Ok(())
}
