//! `congvan check`: every finding of every file.

mod tally;
mod mend;
mod coverage;

use std::path::{Path, PathBuf};

use clap::ArgMatches;
use congvan::diagnostic::{Diagnostic, Message};
use congvan::office::Office;
use congvan::sarif::to_sarif;
use congvan::source::Source;
use congvan::units::Unit;
use serde_json::{Value, json};

use crate::console::Console;
use crate::findings::{Holds, holds, of_directive, to_text};
use crate::input::{self, Input};
use crate::refusal::about;
use crate::{COULD_NOT_RUN, FINDINGS, FINE};

use coverage::Coverage;
use mend::{Mended, Mending};
use tally::Tally;

/// How findings are told.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Human,
    Json,
    Sarif,
}

impl Form {
    fn asked(given: &ArgMatches) -> Self {
        match given.get_one::<String>("format").map(String::as_str) {
            Some("json") => Self::Json,
            Some("sarif") => Self::Sarif,
            _ => Self::Human,
        }
    }
}

pub(crate) fn run(given: &ArgMatches, console: &mut Console<'_, '_>) -> u8 {
    let files: Vec<&PathBuf> = given.get_many("file").into_iter().flatten().collect();
    let form = Form::asked(given);
    let mut mending = Mending::asked(given);
    if let Some(why) = refusal(&files, form, &mending) {
        console.complain(&why);
        return COULD_NOT_RUN;
    }
    // The mended text of standard input takes stdout.
    let aside = mending.fix && files.iter().any(|file| input::is_stdin(file));
    let mut tally = Tally { files: files.len(), ..Tally::default() };
    let mut coverage = Coverage::new();
    let mut failed = false;
    let mut reports = Vec::new();
    let mut read = Vec::new();
    let mut unread = Vec::new();
    for file in &files {
        let input = match input::read(file, console) {
            Ok(input) => input,
            Err(why) => {
                tally.unreadable += 1;
                console.complain(&why);
                reports.push(failure(file, &why));
                unread.push((input::name_of(file), why));
                continue;
            }
        };
        let holds = holds(&input.source);
        let (source, looked) = match look(&input, &mut mending, console) {
            Ok(looked) => looked,
            Err((why, looked)) => {
                failed = true;
                console.complain(&why);
                (input.source, looked)
            }
        };
        let Looked { findings, reviewed } = looked;
        tally.count(&findings);
        if holds == Holds::Directive {
            coverage.count(reviewed.then_some(&findings));
        }
        match form {
            Form::Human if mending.only_shows() => {}
            Form::Human if aside => {
                let text = to_text(&findings, &source, console.color_stderr(), console);
                console.err(&text);
            }
            Form::Human => {
                let text = to_text(&findings, &source, console.color_stdout(), console);
                console.out(&text);
            }
            Form::Json => reports.push(report(&source, &findings, reviewed)),
            Form::Sarif => read.push((source, findings)),
        }
    }
    match form {
        Form::Human => {
            let mut lines: Vec<Message> = mending.line().into_iter().chain([tally.line()]).collect();
            if !mending.only_shows() {
                lines.extend(coverage.lines(given.get_flag("clauses"), console.lang()));
            }
            lines.iter().for_each(|line| if aside { console.mention(line) } else { console.say(line) });
        }
        Form::Json => {
            let whole = json!({
                "version": 1,
                "files": reports,
                "errors": tally.errors,
                "warnings": tally.warnings,
                "notes": tally.notes,
                "clauses": coverage.to_json(),
            });
            console.out(&format!("{whole:#}\n"));
        }
        Form::Sarif => console.out(&format!("{:#}\n", to_sarif(&read, &unread))),
    }
    match tally.errors {
        _ if failed || tally.unreadable > 0 => COULD_NOT_RUN,
        0 => FINE,
        _ => FINDINGS,
    }
}

/// Why the options do not go together, if they do not.
fn refusal(files: &[&PathBuf], form: Form, mending: &Mending) -> Option<Message> {
    if mending.diff && form != Form::Human {
        return Some(Message::new(
            "--diff chỉ dùng khi kết quả để đọc; bỏ --format, hoặc bỏ --diff",
            "--diff is for people to read; leave out --format, or leave out --diff",
        ));
    }
    let stdin = files.iter().any(|file| input::is_stdin(file));
    (mending.fix && stdin && (files.len() > 1 || mending.diff || form != Form::Human)).then(|| {
        Message::new(
            "với --fix, bản đã sửa của `-` chiếm đầu ra chuẩn, nên `-` phải đi một mình, không có --diff và --format",
            "with --fix the mended text of `-` takes standard output, so `-` must come alone, without --diff and --format",
        )
    })
}

/// The findings of a file, after it was mended where that was asked; where it could not be written, why, and what was
/// found in it.
fn look(
    input: &Input,
    mending: &mut Mending,
    console: &mut Console<'_, '_>,
) -> Result<(Source, Looked), (Message, Looked)> {
    let looked = looked(&input.source);
    if (mending.fix || mending.diff) && holds(&input.source) != Holds::Directive {
        console.remark(&about(
            input.source.name(),
            &Message::new(
                "tệp này không phải văn bản, không có gì để thay",
                "this is no directive, there is nothing to replace",
            ),
        ));
        return Ok((input.source.clone(), looked));
    }
    match mending.mend(input, &looked.findings, console) {
        Mended::Same => Ok((input.source.clone(), looked)),
        Mended::Failed(why) => Err((why, looked)),
        Mended::New(new) => {
            let left = self::looked(&new);
            mending.count(&looked.findings, &left.findings);
            Ok(if mending.fix { (new, left) } else { (input.source.clone(), looked) })
        }
    }
}

/// What was found in a file.
struct Looked {
    findings: Vec<Diagnostic>,
    /// Whether the rules of form were asked: not of unit profiles, nor where no document could be read.
    reviewed: bool,
}

fn looked(source: &Source) -> Looked {
    let (findings, reviewed) = match holds(source) {
        Holds::Units => (Unit::parse_all(source).diagnostics, false),
        Holds::Office => (Office::parse(source).diagnostics, false),
        Holds::Directive => {
            let checked = of_directive(source);
            (checked.diagnostics, checked.value.is_some())
        }
    };
    Looked { findings, reviewed }
}

fn report(source: &Source, findings: &[Diagnostic], reviewed: bool) -> Value {
    let findings: Vec<Value> = findings.iter().map(|found| found.to_json(source)).collect();
    json!({ "file": source.name(), "findings": findings, "form_checked": reviewed, "unreadable": null })
}

fn failure(file: &Path, why: &Message) -> Value {
    let why = json!({ "vi": why.vi, "en": why.en });
    json!({ "file": input::name_of(file), "findings": [], "form_checked": false, "unreadable": why })
}
