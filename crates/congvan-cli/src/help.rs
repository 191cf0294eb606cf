//! `congvan help`, `congvan man`, `congvan completions`: the command line, told to people, to `man` and to shells.

use std::path::PathBuf;

use clap::{ArgMatches, Command};
use clap_complete::{Shell, generate};
use clap_mangen::Man;
use congvan::text::diagnostic::{Lang, Message};

use crate::arguments::{COMMANDS_HEADING, Words, command, help, pick};
use crate::console::Console;
use crate::named::is_stdin;
use crate::output::{Output, write};
use crate::{COULD_NOT_RUN, FINE};

/// The command that was asked about.
fn command_name(given: &ArgMatches) -> Option<&str> {
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
    let name = command_name(given);
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
    let output = given.get_one::<PathBuf>("output").filter(|path| !is_stdin(path));
    let own = match command_name(given) {
        None => Some(&whole),
        Some(name) => whole.get_subcommands().find(|own| own.get_name() == name),
    };
    let page_at = |own: &Command, path: PathBuf| Output { path, bytes: page(own, console.lang()) };
    let force = given.get_flag("force");
    match (own, output) {
        // One page, by its name.
        (Some(own), Some(file)) if !file.is_dir() && file.extension().is_some_and(|ending| ending == "1") => {
            return write(vec![page_at(own, file.clone())], &[], None, force, console);
        }
        (Some(own), Some(folder)) => {
            let all = std::iter::once(own).chain(own.get_subcommands());
            let outputs = all.map(|own| page_at(own, folder.join(file_name(own)))).collect();
            return write(outputs, &[], Some(folder), force, console);
        }
        _ => {}
    }
    match own {
        Some(own) => {
            let page = page(own, console.lang());
            console.data(page);
            FINE
        }
        None => unknown(command_name(given).unwrap_or_default(), console),
    }
}

/// `congvan.1`, `congvan-check.1`.
fn file_name(own: &Command) -> String {
    match own.get_name() {
        "congvan" => "congvan.1".to_owned(),
        name => format!("congvan-{name}.1"),
    }
}

/// Headings of a page, as the writer of pages has them and as they are to be.
const HEADINGS: [(&str, Words); 6] = [
    ("NAME", ("TÊN", "NAME")),
    ("SYNOPSIS", ("CÁCH DÙNG", "SYNOPSIS")),
    ("DESCRIPTION", ("MÔ TẢ", "DESCRIPTION")),
    ("EXTRA", ("GHI CHÚ", "NOTES")),
    ("VERSION", ("PHIÊN BẢN", "VERSION")),
    (COMMANDS_HEADING.0, ("CÁC LỆNH", "COMMANDS")),
];

fn page(own: &Command, lang: Lang) -> Vec<u8> {
    const SOURCE: &str = concat!("congvan ", env!("CARGO_PKG_VERSION"));
    let mut page = Vec::new();
    // A list of bytes takes everything.
    let _ = Man::new(own.clone()).source(SOURCE).render(&mut page);
    let page = String::from_utf8_lossy(&page);
    let line = |line: &str| {
        let named = line.strip_prefix(".SH ").map(|name| name.trim_matches('"'));
        let is_known = |known: &str| named.is_some_and(|name| name.to_lowercase() == known.to_lowercase());
        let (_, words) = HEADINGS.into_iter().find(|(known, words)| is_known(known) || is_known(words.1))?;
        Some(format!(".SH \"{}\"", pick(words, lang)))
    };
    let lines = page.lines().map(|own| line(own).unwrap_or_else(|| own.to_owned()) + "\n");
    lines.collect::<String>().into_bytes()
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
