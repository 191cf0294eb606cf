//! `congvan help`, `congvan man`, `congvan completions`: the command line, told to people, to `man` and to shells.

use std::path::PathBuf;

use clap::{ArgMatches, Command};
use clap_complete::{Shell, generate};
use clap_mangen::Man;
use congvan::text::diagnostic::Message;

use crate::arguments::{command, help};
use crate::console::Console;
use crate::output::{Output, write};
use crate::{COULD_NOT_RUN, FINE};

/// The command that was asked about.
fn asked(given: &ArgMatches) -> Option<&str> {
    given.get_many::<String>("command").into_iter().flatten().next().map(String::as_str)
}

fn unknown(name: &str, console: &mut Console<'_, '_>) -> u8 {
    console.complain(&Message::new(
        format!("không có lệnh `{name}`; xem mọi lệnh: congvan --help"),
        format!("there is no command `{name}`; all commands: congvan --help"),
    ));
    COULD_NOT_RUN
}

pub(crate) fn show(given: &ArgMatches, console: &mut Console<'_, '_>) -> u8 {
    let name = asked(given);
    match help(name, console.width(), console.lang()) {
        Some(text) => {
            console.out(&text);
            FINE
        }
        None => unknown(name.unwrap_or_default(), console),
    }
}

pub(crate) fn man(given: &ArgMatches, console: &mut Console<'_, '_>) -> u8 {
    let mut whole = command(console.lang());
    whole.build();
    if let Some(folder) = given.get_one::<PathBuf>("output") {
        let outputs: Vec<Output> = std::iter::once(&whole)
            .chain(whole.get_subcommands())
            .map(|own| Output { path: folder.join(file_name(own)), bytes: page(own) })
            .collect();
        return write(outputs, &[], Some(folder), given.get_flag("force"), console);
    }
    let own = match asked(given) {
        None => Some(&whole),
        Some(name) => whole.get_subcommands().find(|own| own.get_name() == name),
    };
    match own {
        Some(own) => {
            console.data(page(own));
            FINE
        }
        None => unknown(asked(given).unwrap_or_default(), console),
    }
}

/// `congvan.1`, `congvan-check.1`.
fn file_name(own: &Command) -> String {
    match own.get_name() {
        "congvan" => "congvan.1".to_owned(),
        name => format!("congvan-{name}.1"),
    }
}

fn page(own: &Command) -> Vec<u8> {
    let mut page = Vec::new();
    // A list of bytes takes everything.
    let _ = Man::new(own.clone()).render(&mut page);
    page
}

pub(crate) fn completions(given: &ArgMatches, console: &mut Console<'_, '_>) -> u8 {
    // The command line takes no other word than those of shells.
    let shell = given.get_one::<String>("shell").and_then(|word| word.parse::<Shell>().ok());
    let Some(shell) = shell else { return COULD_NOT_RUN };
    let mut script = Vec::new();
    generate(shell, &mut command(console.lang()), "congvan", &mut script);
    console.data(script);
    FINE
}
