//! The command line: read by clap, worded by [`table`] in both languages.

mod table;
mod mistake;
mod usage;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, ValueParser};
use clap::error::ErrorKind;
use clap::{Arg, ArgAction, ArgMatches, Command};
use congvan::text::diagnostic::{Lang, Message};

use crate::fingerprint::Fingerprint;
use table::{Argument, COMMANDS, EVERYWHERE, Take};
pub(crate) use table::{COMMANDS_HEADING, Words};

/// Options of every command stand below the command's own.
const LAST: usize = 100;

/// Help that nobody reads on a terminal is so wide, in characters.
const WIDTH: usize = 120;
/// No terminal is narrower.
const NARROWEST: usize = 40;

/// Options of a command of which each asks for something else, so that one of them would be passed over.
const ALTERNATIVES: [(&str, &[&str]); 3] = [
    ("new", &["type", "units", "notices"]),
    ("schema", &["units", "office", "notices", "answers", "template", "trace", "manifest", "import"]),
    ("import", &["show", "format"]),
];

/// Why there is nothing to run.
pub(crate) enum Stop {
    /// Help or version, as asked.
    Show(String),
    /// The arguments are wrong: what is wrong, and, as people read it, how to write it.
    Wrong { why: Message, text: String },
}

/// The language asked for, before anything else is read: `--lang`, or that of `locale`.
pub(crate) fn language(args: &[OsString], locale: &str) -> Lang {
    let mut words = args.iter().skip(1).map(|word| word.to_string_lossy());
    let mut found = None;
    while let Some(word) = words.next() {
        match word.as_ref() {
            "--" => break,
            "--lang" => found = words.next().map(|value| value.into_owned()),
            other => found = other.strip_prefix("--lang=").map(str::to_owned).or(found),
        }
    }
    match found.as_deref() {
        Some("en") => Lang::En,
        Some("vi") => Lang::Vi,
        _ => crate::language_of(locale),
    }
}

/// The command that the arguments name, whatever else is wrong with them.
pub(crate) fn name_of(args: &[OsString]) -> Option<&'static str> {
    args.iter()
        .skip(1)
        .find_map(|word| COMMANDS.iter().find(|known| word == known.name))
        .map(|known| known.name)
}

/// Whether a program is to read what comes of it, whatever else is wrong with the arguments: `--format json`.
pub(crate) fn wants_json(args: &[OsString]) -> bool {
    let words: Vec<_> = args.iter().skip(1).take_while(|word| *word != "--").collect();
    let apart = words.windows(2).any(|pair| pair[0] == "--format" && pair[1] == "json");
    let takes_one = |known: &table::Known| {
        known.arguments.iter().any(|own| own.id == "format" && own.choices.contains(&"human"))
    };
    let known = name_of(args).and_then(|name| COMMANDS.iter().find(|known| known.name == name));
    known.is_none_or(takes_one) && (apart || words.iter().any(|word| *word == "--format=json"))
}

/// Reads the arguments.
///
/// # Errors
/// What to show instead of running.
pub(crate) fn parse(args: &[OsString], width: Option<usize>, lang: Lang) -> Result<ArgMatches, Stop> {
    let width = width.map_or(WIDTH, |width| width.max(NARROWEST));
    command_of_width(lang, width).try_get_matches_from(args).map_err(|error| match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Stop::Show(error.to_string()),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            Stop::Wrong { why: mistake::sentence(&error), text: error.to_string() }
        }
        _ => {
            Stop::Wrong { why: mistake::sentence(&error), text: mistake::explain(&error, args, width, lang) }
        }
    })
}

/// Options that say how a command runs or what is told of it, and change no document.
const OF_THE_RUN: [&str; 9] =
    ["output", "force", "jobs", "dry-run", "keep-going", "format", "explain-layout", "ask", "diff"];

/// What documents are made from, with those options of a command that change documents. Files that options name count by
/// what is in them.
pub(crate) fn options_of(command: &str, given: &ArgMatches, made_from: &Fingerprint) -> Fingerprint {
    let known = COMMANDS.iter().filter(|known| known.name == command).flat_map(|known| known.arguments);
    let mut made_from = made_from.with(command);
    for argument in known.filter(|argument| !argument.is_path && !OF_THE_RUN.contains(&argument.id)) {
        for value in given.get_raw(argument.id).into_iter().flatten() {
            made_from.add(argument.id);
            made_from.add(value.to_string_lossy().as_bytes());
        }
    }
    made_from
}

pub(crate) fn pick(words: Words, lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => words.0,
        Lang::En => words.1,
    }
}

/// The help of a command, or of all; none where there is no such command.
pub(crate) fn help(name: Option<&str>, width: Option<usize>, lang: Lang) -> Option<String> {
    let args = ["congvan"].into_iter().chain(name).chain(["--help"]).map(OsString::from);
    if name.is_some_and(|name| COMMANDS.iter().all(|known| known.name != name)) {
        return None;
    }
    match parse(&args.collect::<Vec<_>>(), width, lang) {
        Err(Stop::Show(text)) => Some(text),
        _ => None,
    }
}

/// The whole command line, as its help is shown so wide.
fn command_of_width(lang: Lang, width: usize) -> Command {
    let heading = pick(table::USAGE_HEADING, lang);
    let fold = |usage| usage::wrap(pick(usage, lang), heading, width);
    let of_known = |command: Command, known: &table::Known| {
        command.mut_subcommand(known.name, |own| own.override_usage(fold(known.usage)))
    };
    COMMANDS.iter().fold(command(lang), of_known).override_usage(fold(table::USAGE)).term_width(width)
}

/// The whole command line, with help in `lang`.
pub(crate) fn command(lang: Lang) -> Command {
    let mut command = Command::new("congvan")
        .version(env!("CARGO_PKG_VERSION"))
        .about(pick(table::ABOUT, lang))
        .override_usage(pick(table::USAGE, lang))
        .after_help(pick(table::AFTER, lang))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .subcommand_help_heading(pick(table::COMMANDS_HEADING, lang))
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help(pick(table::VERSION, lang))
                .display_order(LAST + 1)
                .help_heading(pick(table::OPTIONS_HEADING, lang)),
        );
    for argument in EVERYWHERE {
        command = command.arg(arg(argument, lang).global(true).display_order(LAST));
    }
    for known in COMMANDS {
        let mut sub = Command::new(known.name)
            .about(pick(known.about, lang))
            .override_usage(pick(known.usage, lang))
            .after_help(pick(known.after, lang));
        for argument in known.arguments {
            let others =
                ALTERNATIVES.iter().filter(|(name, ids)| *name == known.name && ids.contains(&argument.id));
            let others = others.flat_map(|(_, ids)| ids.iter().filter(|id| **id != argument.id));
            sub = sub.arg(arg(argument, lang).conflicts_with_all(others));
        }
        command = command.subcommand(add_help(sub, lang));
    }
    add_help(command, lang)
}

/// Headings and the help flag, which clap words in English only.
fn add_help(command: Command, lang: Lang) -> Command {
    command.help_template(pick(table::TEMPLATE, lang)).disable_help_flag(true).arg(
        Arg::new("help")
            .short('h')
            .long("help")
            .action(ArgAction::Help)
            .help(pick(table::HELP, lang))
            .help_heading(pick(table::OPTIONS_HEADING, lang))
            .display_order(LAST),
    )
}

fn arg(argument: &'static Argument, lang: Lang) -> Arg {
    let parser = || match argument.choices {
        [] if argument.is_path => clap::value_parser!(PathBuf),
        [] => ValueParser::string(),
        choices => ValueParser::from(PossibleValuesParser::new(choices.iter().copied())),
    };
    let heading = match argument.take {
        Take::Files | Take::File | Take::Words | Take::Word => table::ARGUMENTS_HEADING,
        _ => table::OPTIONS_HEADING,
    };
    let arg = Arg::new(argument.id).help(pick(argument.help, lang)).help_heading(pick(heading, lang));
    let valued = |arg: Arg| {
        arg.value_name(pick(argument.value, lang)).value_parser(parser()).hide_possible_values(true)
    };
    match argument.take {
        Take::Flag => arg.long(argument.id).action(ArgAction::SetTrue),
        Take::File | Take::Word => valued(arg).required(true),
        Take::Files => valued(arg).required(true).num_args(1..),
        Take::Words => valued(arg).num_args(0..),
        Take::Value => valued(arg).long(argument.id).required(argument.required),
        Take::List => valued(arg).long(argument.id).value_delimiter(',').action(ArgAction::Append),
        Take::Output => valued(arg).long(argument.id).short('o'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_sound_in_both_languages() {
        for lang in [Lang::Vi, Lang::En] {
            command(lang).debug_assert();
        }
    }

    #[test]
    fn the_language_is_known_before_the_arguments_are() {
        let lang = |line: &str, locale| {
            let args: Vec<OsString> = line.split(' ').map(OsString::from).collect();
            language(&args, locale)
        };
        assert_eq!(lang("congvan check", ""), Lang::Vi);
        assert_eq!(lang("congvan check", "C.UTF-8"), Lang::Vi);
        assert_eq!(lang("congvan check", "en_GB.UTF-8"), Lang::En);
        assert_eq!(lang("congvan --lang vi check", "en_GB.UTF-8"), Lang::Vi);
        assert_eq!(lang("congvan check --lang=en --oops", "vi_VN"), Lang::En);
        assert_eq!(lang("congvan check -- --lang=en", ""), Lang::Vi);
    }
}
