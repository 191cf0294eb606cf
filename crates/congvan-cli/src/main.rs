//! The command `congvan`: hands the process's surroundings to [`congvan_cli::run`].

use std::ffi::OsStr;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use congvan_cli::{Interruption, World};

/// Making a document is many small allocations, on every core at once.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    static INTERRUPTION: Interruption = Interruption::new();
    let farewell = congvan_cli::farewell(std::env::args_os(), &locale());
    // Where no handler can be set, an interruption ends the process at once.
    let _ = ctrlc::set_handler(move || {
        if !INTERRUPTION.ask() {
            // Whoever closed the terminal is told nothing, and the process ends all the same.
            let _ = writeln!(io::stderr(), "{farewell}");
            std::process::exit(congvan_cli::ENDED.into());
        }
    });
    let mut world = World {
        stdin: &mut io::stdin().lock(),
        stdout: &mut io::stdout().lock(),
        stderr: &mut io::stderr(),
        locale: locale(),
        color_stdout: wants_color() && io::stdout().is_terminal(),
        color_stderr: wants_color() && io::stderr().is_terminal(),
        is_watched: io::stderr().is_terminal(),
        width: terminal_size::terminal_size().map(|(width, _)| usize::from(width.0)),
        interruption: &INTERRUPTION,
        folder: PathBuf::new(),
    };
    ExitCode::from(congvan_cli::run(std::env::args_os(), &mut world))
}

/// The first of the variables that decide the language of messages.
fn locale() -> String {
    let value = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(value).unwrap_or_default()
}

/// Whether a terminal, if there is one, should get colours (<https://no-color.org>). The old Windows console shows
/// escape sequences as they are; a newer one says who it is.
fn wants_color() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let able = !cfg!(windows) || ["WT_SESSION", "TERM", "ConEmuANSI", "ANSICON"].into_iter().any(set);
    able && !set("NO_COLOR") && std::env::var_os("TERM").as_deref() != Some(OsStr::new("dumb"))
}
