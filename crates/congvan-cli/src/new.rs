//! `congvan new`: an annotated starter.

use std::path::PathBuf;

use clap::ArgMatches;

use crate::FINE;
use crate::console::Console;
use crate::output::{Output, write};

/// The starter of a công văn.
const DISPATCH: &str = include_str!("../../../templates/new/cong-van.yaml");

pub(crate) fn run(given: &ArgMatches, console: &mut Console<'_, '_>) -> u8 {
    match given.get_one::<PathBuf>("output") {
        None => {
            console.out(DISPATCH);
            FINE
        }
        Some(path) => {
            let output = Output { path: path.clone(), bytes: DISPATCH.as_bytes().to_vec() };
            write(vec![output], &[], given.get_flag("force"), console)
        }
    }
}
