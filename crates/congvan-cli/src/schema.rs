//! `congvan schema`: the input format for editors.

use clap::ArgMatches;
use congvan::directive::format::DIRECTIVE;
use congvan::office::OFFICE;
use congvan::shape::json_schema;
use congvan::units::UNITS;

use crate::FINE;
use crate::console::Console;

pub(crate) fn run(given: &ArgMatches, console: &mut Console<'_, '_>) -> u8 {
    let shape = match (given.get_flag("units"), given.get_flag("office")) {
        (true, _) => &UNITS,
        (_, true) => &OFFICE,
        _ => &DIRECTIVE,
    };
    let schema = json_schema(shape, console.lang());
    console.out(&format!("{schema:#}\n"));
    FINE
}
