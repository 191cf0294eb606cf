//! `congvan schema`: the input format for editors.

use clap::ArgMatches;
use congvan::model::directive::format::DIRECTIVE;
use congvan::model::units::UNITS;
use congvan::notices::{NOTICES, template_schema};
use congvan::office::OFFICE;
use congvan::text::shape::json_schema;

use crate::FINE;
use crate::console::Console;

pub(crate) fn run(given: &ArgMatches, console: &mut Console<'_, '_>) -> u8 {
    let asked = [("units", &UNITS), ("office", &OFFICE), ("notices", &NOTICES)];
    let shape =
        asked.into_iter().find(|(flag, _)| given.get_flag(flag)).map_or(&DIRECTIVE, |(_, shape)| shape);
    let schema = if given.get_flag("template") {
        template_schema(console.lang())
    } else {
        json_schema(shape, console.lang())
    };
    console.out(&format!("{schema:#}\n"));
    FINE
}
