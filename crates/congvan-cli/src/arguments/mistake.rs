//! What is wrong with the arguments, in one sentence, and how to write them.

use std::ffi::OsString;

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use congvan::text::diagnostic::{Lang, Message};

use super::table::{COMMANDS, USAGE, USAGE_HEADING};
use super::usage::wrap;
use super::{name_of, pick};
use crate::shown::in_a_line;

/// The sentence, the usage of the command in question, and where to read on.
pub(super) fn explain(error: &Error, args: &[OsString], width: usize, lang: Lang) -> String {
    let command = name_of(args).and_then(|name| COMMANDS.iter().find(|known| known.name == name));
    let heading = pick(USAGE_HEADING, lang);
    let usage = wrap(pick(command.map_or(USAGE, |known| known.usage), lang), heading, width);
    let help = command.map_or("congvan --help".to_owned(), |known| format!("congvan {} --help", known.name));
    let message = sentence(error);
    let (word, see) = match lang {
        Lang::Vi => ("lỗi", "Xem thêm"),
        Lang::En => ("error", "See"),
    };
    format!("{word}: {}\n\n{heading}: {usage}\n{see}: {help}\n", in_a_line(message.get(lang)))
}

/// What is wrong, in both languages, whichever the help is in.
pub(super) fn sentence(error: &Error) -> Message {
    let Message { mut vi, mut en } = in_language_of_help(error);
    let arguments = COMMANDS.iter().flat_map(|known| known.arguments);
    for (name_vi, name_en) in arguments.map(|own| own.value).filter(|(vi, en)| vi != en && !vi.is_empty()) {
        vi = vi.replace(&format!("`{name_en}`"), &format!("`{name_vi}`"));
        en = en.replace(&format!("`{name_vi}`"), &format!("`{name_en}`"));
    }
    Message::new(vi, en)
}

/// What is wrong; names of values are those of the help.
fn in_language_of_help(error: &Error) -> Message {
    let all = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    };
    let first = |kind| all(kind).into_iter().next().unwrap_or_default();
    let args: Vec<String> = all(ContextKind::InvalidArg).iter().map(|arg| bare(arg)).collect();
    let arg = args.first().cloned().unwrap_or_default();
    let value = first(ContextKind::InvalidValue);
    let choices = all(ContextKind::ValidValue).join("`, `");
    match error.kind() {
        ErrorKind::UnknownArgument if arg.starts_with('-') => near(
            format!("không có tùy chọn `{arg}`"),
            format!("there is no option `{arg}`"),
            &all(ContextKind::SuggestedArg),
        ),
        ErrorKind::UnknownArgument => {
            Message::new(format!("thừa tham số `{arg}`"), format!("the argument `{arg}` is one too many"))
        }
        ErrorKind::InvalidSubcommand => {
            let name = first(ContextKind::InvalidSubcommand);
            let suggested = all(ContextKind::SuggestedSubcommand);
            near(format!("không có lệnh `{name}`"), format!("there is no command `{name}`"), &suggested)
        }
        ErrorKind::InvalidValue | ErrorKind::NoEquals if value.is_empty() => {
            Message::new(format!("`{arg}` thiếu giá trị"), format!("`{arg}` lacks its value"))
        }
        ErrorKind::InvalidValue if !choices.is_empty() => Message::new(
            format!("`{arg}` không nhận `{value}`; ghi một trong: `{choices}`"),
            format!("`{arg}` does not take `{value}`; write one of: `{choices}`"),
        ),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation | ErrorKind::TooManyValues => {
            Message::new(format!("`{arg}` không nhận `{value}`"), format!("`{arg}` does not take `{value}`"))
        }
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            Message::new(format!("`{arg}` thiếu giá trị"), format!("`{arg}` lacks a value"))
        }
        ErrorKind::ArgumentConflict => {
            let prior: Vec<String> = all(ContextKind::PriorArg).iter().map(|arg| bare(arg)).collect();
            match prior.iter().find(|other| **other != arg) {
                Some(other) => Message::new(
                    format!("`{arg}` không đi cùng `{other}`"),
                    format!("`{arg}` does not go with `{other}`"),
                ),
                None => Message::new(format!("`{arg}` ghi hai lần"), format!("`{arg}` is given twice")),
            }
        }
        ErrorKind::MissingRequiredArgument => {
            let missing = args.join("`, `");
            Message::new(format!("thiếu `{missing}`"), format!("`{missing}` is missing"))
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            Message::new("thiếu lệnh", "there is no command")
        }
        ErrorKind::InvalidUtf8 => {
            Message::new("có tham số không phải chữ UTF-8", "an argument is not UTF-8 text")
        }
        _ => Message::new("tham số sai", "the arguments are wrong"),
    }
}

/// `--units <UNITS>` as `--units`, `<FILE>...` as `FILE`.
fn bare(arg: &str) -> String {
    match arg.split_once(" <") {
        Some((option, _)) => option.to_owned(),
        None => arg.trim_end_matches("...").trim_matches(['<', '>']).to_owned(),
    }
}

/// The closest word comes last.
fn near(vi: String, en: String, suggested: &[String]) -> Message {
    match suggested.last() {
        Some(word) => {
            Message::new(format!("{vi}; có phải `{word}`?"), format!("{en}; did you mean `{word}`?"))
        }
        None => Message::new(vi, en),
    }
}
