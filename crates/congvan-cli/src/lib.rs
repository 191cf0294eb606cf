//! The command `congvan`, as a library that can be run in-process: everything outside (terminal, environment,
//! current folder) comes in through [`World`]; only files are reached directly.
//!
//! Exit codes: 0 no errors, 1 errors found, 2 could not run, 130 ended at once by a signal.

mod refusal;
mod interruption;
mod shown;
mod console;
mod arguments;
mod named;
mod fingerprint;
mod input;
mod output;
mod staging;
mod batch;
mod templates;
mod findings;
mod formats;
mod new;
mod import;
mod check;
mod render;
mod units;
mod pick;
mod place;
mod progress;
mod cascade;
mod rules;
mod explain;
mod calendar;
mod notices;
mod register;
mod schema;
mod help;
mod doctor;
mod serve;

use std::ffi::OsString;
use std::io::{Read, Write};
use std::path::PathBuf;

use clap::ArgMatches;
use congvan::text::diagnostic::Lang;
use serde_json::json;

use console::{ColorChoice, Console, Record};
pub use interruption::{ENDED, Interruption};

/// What the command finds around itself.
pub struct World<'a> {
    /// Read where a file is called `-`.
    pub stdin: &'a mut dyn Read,
    /// Results.
    pub stdout: &'a mut dyn Write,
    /// Findings about inputs of other commands than `check`, and what went wrong.
    pub stderr: &'a mut dyn Write,
    /// The locale of messages, such as `vi_VN.UTF-8`; empty where the environment names none.
    pub locale: String,
    /// Whether colours are welcome on stdout where `--color` says nothing.
    pub color_stdout: bool,
    /// Whether colours are welcome on stderr where `--color` says nothing.
    pub color_stderr: bool,
    /// Whether someone watches stderr, and would see how far long work has come.
    pub is_watched: bool,
    /// How wide the terminal of stdout is, in characters; none where there is none.
    pub width: Option<usize>,
    /// Asks long work to end before its time.
    pub interruption: &'a Interruption,
    /// Where outputs go without `-o`; empty for the current folder.
    pub folder: PathBuf,
}

/// Nothing to complain about.
pub(crate) const FINE: u8 = 0;
/// An input has errors.
pub(crate) const FINDINGS: u8 = 1;
/// The command could not do its work.
pub(crate) const COULD_NOT_RUN: u8 = 2;

/// Runs the command with `args`, the first of which is the program's name, and returns its exit code.
pub fn run(args: impl IntoIterator<Item = OsString>, world: &mut World<'_>) -> u8 {
    let args: Vec<OsString> = args.into_iter().collect();
    let lang = arguments::language(&args, &world.locale);
    let mut console = Console::new(world, lang);
    let code = match arguments::parse(&args, console.width(), lang) {
        Ok(matches) => {
            let choice = matches.get_one::<String>("color").map(String::as_str);
            console.set_color(match choice {
                Some("always") => ColorChoice::Always,
                Some("never") => ColorChoice::Never,
                _ => ColorChoice::Auto,
            });
            let Some((name, given)) = matches.subcommand() else { return COULD_NOT_RUN };
            let reports = given.try_get_one::<String>("format").ok().flatten();
            let is_told = MAKES.contains(&name) || name == "register";
            match reports.is_some_and(|format| format == "json") {
                true if is_told => console.start_record(),
                true => console.start_hearing(),
                false => {}
            }
            let code = command(name, given, &mut console);
            tell_record(name, code, &mut console);
            if code == COULD_NOT_RUN {
                tell_heard(code, &mut console);
            }
            code
        }
        Err(arguments::Stop::Show(text)) => {
            console.out(&text);
            FINE
        }
        Err(arguments::Stop::Wrong { why, .. }) if arguments::wants_json(&args) => {
            console.start_record();
            console.complain(&why);
            tell_record(arguments::name_of(&args).unwrap_or_default(), COULD_NOT_RUN, &mut console);
            COULD_NOT_RUN
        }
        Err(arguments::Stop::Wrong { text, .. }) => {
            console.err(&text);
            COULD_NOT_RUN
        }
    };
    console.finish(code)
}

/// What a process says that a signal ends at once, with [`ENDED`] as its exit code.
pub fn farewell(args: impl IntoIterator<Item = OsString>, locale: &str) -> String {
    let args: Vec<OsString> = args.into_iter().collect();
    let lang = arguments::language(&args, locale);
    console::error_line(&interruption::message(), lang)
}

/// Commands whose `--format json` tells of documents that are made.
const MAKES: [&str; 3] = ["render", "cascade", "notices"];

fn command(name: &str, given: &ArgMatches, console: &mut Console<'_, '_>) -> u8 {
    match name {
        "new" => new::run(given, console),
        "import" => import::run(given, console),
        "check" => check::run(given, console),
        "render" => render::run(given, console),
        "cascade" => cascade::run(given, console),
        "units" => units::run(given, console),
        "rules" => rules::run(given, console),
        "explain" => explain::run(given, console),
        "calendar" => calendar::run(given, console),
        "notices" => notices::run(given, console),
        "register" => register::run(given, console),
        "schema" => schema::run(given, console),
        "help" => help::show(given, console),
        "man" => help::man(given, console),
        "completions" => help::completions(given, console),
        "doctor" => doctor::run(given, console),
        "serve" => serve::run(given, console),
        _ => COULD_NOT_RUN,
    }
}

/// What was said and made, as one JSON object, where a program asked for it.
fn tell_record(name: &str, code: u8, console: &mut Console<'_, '_>) {
    let Some(Record { findings, messages, documents, folder, facts }) = console.take_record() else { return };
    let mut whole = if MAKES.contains(&name) {
        let mut whole = batch::whole(documents);
        whole["folder"] = json!(folder);
        whole
    } else {
        json!({ "version": 1, "documents": documents })
    };
    facts.into_iter().for_each(|(key, value)| whole[key] = value);
    whole["exit_code"] = json!(code);
    whole["findings"] = json!(findings);
    whole["messages"] = json!(messages);
    console.data(format!("{whole:#}\n"));
}

/// Why there is no answer, as an object, for a program that was promised one; people were told already.
fn tell_heard(code: u8, console: &mut Console<'_, '_>) {
    let Some(messages) = console.heard_alone().filter(|heard| !heard.is_empty()) else { return };
    let whole = json!({
        "version": 1, "documents": [], "exit_code": code, "findings": [], "messages": messages,
    });
    console.data(format!("{whole:#}\n"));
}

/// `en` where the locale is an English one, otherwise Vietnamese.
pub(crate) fn language_of(locale: &str) -> Lang {
    let language = locale.split(['_', '-', '.', '@']).next().unwrap_or_default();
    if language.eq_ignore_ascii_case("en") { Lang::En } else { Lang::Vi }
}
