//! `congvan new`: an annotated starter of any type.

use std::path::PathBuf;

use clap::ArgMatches;
use congvan_make::starters::{NOTICES, UNITS, starter};

use crate::FINE;
use crate::console::Console;
use crate::output::{Output, write};

pub(crate) fn run(given: &ArgMatches, console: &mut Console<'_, '_>) -> u8 {
    let code = given.get_one::<String>("type").map_or("CV", String::as_str);
    let starter = match starter(code) {
        _ if given.get_flag("units") => UNITS.to_owned(),
        _ if given.get_flag("notices") => NOTICES.to_owned(),
        // The command line takes no other word than those of types.
        starter => starter.unwrap_or_default(),
    };
    match given.get_one::<PathBuf>("output").filter(|path| path.as_os_str() != "-") {
        None => {
            console.data(&starter);
            FINE
        }
        Some(path) => {
            let output = Output { path: path.clone(), bytes: starter.into_bytes() };
            write(vec![output], &[], None, given.get_flag("force"), console)
        }
    }
}
