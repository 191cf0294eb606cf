//! `congvan schema`: the formats for editors, and for whoever reads traces.

use clap::ArgMatches;
use congvan::cascade::{ANSWERS, trace_schema};
use congvan::import::import_schema;
use congvan::model::directive;
use congvan::model::units::UNITS;
use congvan::notices::{NOTICES, template_schema};
use congvan::office::OFFICE;
use congvan::text::shape::json_schema;

use crate::FINE;
use crate::batch::manifest_schema;
use crate::console::Console;

pub(crate) fn run(given: &ArgMatches, console: &mut Console<'_, '_>) -> u8 {
    let asked = [("units", &UNITS), ("office", &OFFICE), ("notices", &NOTICES), ("answers", &ANSWERS)];
    let shape = asked.into_iter().find(|(flag, _)| given.get_flag(flag)).map(|(_, shape)| shape);
    let lang = console.lang();
    let schema = match () {
        () if given.get_flag("template") => template_schema(lang),
        () if given.get_flag("trace") => trace_schema(lang),
        () if given.get_flag("manifest") => manifest_schema(lang),
        () if given.get_flag("import") => import_schema(lang),
        () => shape.map_or_else(|| directive::schema(lang), |shape| json_schema(shape, lang)),
    };
    console.data(format!("{schema:#}\n"));
    FINE
}
