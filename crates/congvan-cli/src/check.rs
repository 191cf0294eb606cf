//! `congvan check`: every finding of every file.

mod tally;

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
use crate::input;
use crate::{COULD_NOT_RUN, FINDINGS, FINE};

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
    let mut tally = Tally { files: files.len(), ..Tally::default() };
    let mut reports = Vec::new();
    let mut read = Vec::new();
    let mut unread = Vec::new();
    for file in &files {
        match input::read(file, console) {
            Ok(input) => {
                let findings = findings_of(&input.source);
                tally.count(&findings);
                match form {
                    Form::Human => {
                        let text = to_text(&findings, &input.source, console.color_stdout(), console);
                        console.out(&text);
                    }
                    Form::Json => reports.push(report(&input.source, &findings)),
                    Form::Sarif => read.push((input.source, findings)),
                }
            }
            Err(why) => {
                tally.unreadable += 1;
                console.complain(&why);
                reports.push(failure(file, &why));
                unread.push((input::name_of(file), why));
            }
        }
    }
    match form {
        Form::Human => console.say(&tally.line()),
        Form::Json => {
            let whole = json!({
                "version": 1,
                "files": reports,
                "errors": tally.errors,
                "warnings": tally.warnings,
                "notes": tally.notes,
            });
            console.out(&format!("{whole:#}\n"));
        }
        Form::Sarif => console.out(&format!("{:#}\n", to_sarif(&read, &unread))),
    }
    match (tally.unreadable, tally.errors) {
        (0, 0) => FINE,
        (0, _) => FINDINGS,
        _ => COULD_NOT_RUN,
    }
}

fn findings_of(source: &Source) -> Vec<Diagnostic> {
    match holds(source) {
        Holds::Units => Unit::parse_all(source).diagnostics,
        Holds::Office => Office::parse(source).diagnostics,
        Holds::Directive => of_directive(source).diagnostics,
    }
}

fn report(source: &Source, findings: &[Diagnostic]) -> Value {
    let findings: Vec<Value> = findings.iter().map(|found| found.to_json(source)).collect();
    json!({ "file": source.name(), "findings": findings, "unreadable": null })
}

fn failure(file: &Path, why: &Message) -> Value {
    json!({ "file": input::name_of(file), "findings": [], "unreadable": { "vi": why.vi, "en": why.en } })
}
