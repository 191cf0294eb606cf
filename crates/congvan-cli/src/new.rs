//! `congvan new`: an annotated starter of any type.

use std::path::PathBuf;

use clap::ArgMatches;
use congvan::model::directive::Numbering;
use congvan::model::directive::types::{DocumentType, Head, Recipients, Signing};
use congvan::text::diagnostic::Message;
use tera::{Context, Tera};

use crate::console::Console;
use crate::output::{Output, write};
use crate::{COULD_NOT_RUN, FINE};

/// The starter of a công văn.
const DISPATCH: &str = include_str!("../../../templates/new/cong-van.yaml");
/// The starter of a file of unit profiles.
const UNITS: &str = include_str!("../../../templates/new/don-vi.yaml");
/// The starter of the plan of a year's notices.
const NOTICES: &str = include_str!("../../../templates/new/ke-hoach.yaml");
/// The starter of every type with a name.
const NAMED: &str = include_str!("../../../templates/new/co-ten-loai.yaml");

pub(crate) fn run(given: &ArgMatches, console: &mut Console<'_, '_>) -> u8 {
    let code = given.get_one::<String>("type").map_or("CV", String::as_str);
    let starter = match DocumentType::by_word(code) {
        _ if given.get_flag("units") => UNITS.to_owned(),
        _ if given.get_flag("notices") => NOTICES.to_owned(),
        Some(kind) if kind.head != Head::Dispatch => match named(kind) {
            Ok(starter) => starter,
            Err(error) => {
                console.complain(&Message::new(error.to_string(), error.to_string()));
                return COULD_NOT_RUN;
            }
        },
        _ => DISPATCH.to_owned(),
    };
    match given.get_one::<PathBuf>("output") {
        None => {
            console.out(&starter);
            FINE
        }
        Some(path) => {
            let output = Output { path: path.clone(), bytes: starter.into_bytes() };
            write(vec![output], &[], given.get_flag("force"), console)
        }
    }
}

fn named(kind: &DocumentType) -> Result<String, tera::Error> {
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
