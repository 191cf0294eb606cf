//! Annotated starters: a file of any type to begin from.

use congvan::model::directive::Numbering;
use congvan::model::directive::types::{DocumentType, Head, Recipients, Signing};
use tera::{Context, Tera};

/// The starter of a công văn.
const DISPATCH: &str = include_str!("../templates/new/cong-van.yaml");
/// The starter of a file of unit profiles.
pub const UNITS: &str = include_str!("../templates/new/don-vi.yaml");
/// The starter of the plan of a year's notices.
pub const NOTICES: &str = include_str!("../templates/new/ke-hoach.yaml");
/// The starter of every type with a name.
const NAMED: &str = include_str!("../templates/new/co-ten-loai.yaml");

/// The starter of the type with that abbreviation or name; none where there is no such type.
pub fn starter(word: &str) -> Option<String> {
    let kind = DocumentType::by_word(word)?;
    if kind.head == Head::Dispatch {
        return Some(DISPATCH.to_owned());
    }
    // A test makes the starter of every type.
    fill_template(kind).ok()
}

fn fill_template(kind: &DocumentType) -> Result<String, tera::Error> {
    let numbering: Vec<&str> = kind.numbering.iter().map(|level| word(*level)).collect();
    let mut context = Context::new();
    context.insert("code", kind.code);
    context.insert("name", kind.name);
    context.insert("form", kind.form);
    context.insert("place", &(kind.head != Head::Undated));
    context.insert("subject", &kind.subject);
    context.insert("recipients", &(kind.recipients == Recipients::Required));
    context.insert("enacted", &kind.enacting.is_some());
    context.insert("resolution", &(kind.code == "NQ"));
    context.insert("lower", &kind.name.to_lowercase());
    context.insert("parties", &(kind.parties && kind.numbering.first() == Some(&Numbering::Article)));
    context.insert("introduces", &kind.introduces);
    context.insert("proposal", &(kind.code == "TTr"));
    context.insert("minutes", &(kind.signing == Signing::SecretaryAndChair));
    context.insert("chapters", &(kind.numbering.first() == Some(&Numbering::Chapter)));
    context.insert("numbering", &numbering.join("  "));
    let first_reader = match (kind.recipients, kind.enacting) {
        (Recipients::Required, _) => "Như trên",
        (_, Some(_)) => "Như Điều 1",
        _ => "___",
    };
    context.insert("first_reader", first_reader);
    Tera::one_off(NAMED, &context, false)
}

fn word(level: Numbering) -> &'static str {
    match level {
        Numbering::Part => "Phần",
        Numbering::Chapter => "Chương",
        Numbering::Section => "Mục",
        Numbering::Subsection => "Tiểu mục",
        Numbering::Article => "Điều",
        Numbering::Roman => "I.",
        Numbering::Clause => "1.",
        Numbering::Subclause => "1.1.",
        Numbering::Point => "a)",
        Numbering::Dash => "-",
        Numbering::Plus => "+",
        Numbering::None => "none",
    }
}

#[cfg(test)]
mod tests {
    use congvan::model::directive::types::TYPES;

    use super::*;

    #[test]
    fn every_type_has_a_starter() {
        for kind in TYPES {
            assert!(starter(kind.code).is_some_and(|text| text.contains("congvan/1")), "{}", kind.code);
        }
    }
}
