//! `congvan schema`: the input format for editors.

use clap::ArgMatches;
use congvan::directive::format::DIRECTIVE;
use congvan::shape::json_schema;
use congvan::units::UNITS;

use crate::FINE;
use crate::console::Console;

pub(crate) fn run(given: &ArgMatches, console: &mut Console<'_, '_>) -> u8 {
    let shape = if given.get_flag("units") { &UNITS } else { &DIRECTIVE };
    let schema = json_schema(shape, console.lang());
    console.out(&format!("{schema:#}\n"));
    FINE
}
