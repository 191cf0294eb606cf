//! `congvan check`: every finding of every file.

use std::path::{Path, PathBuf};

use clap::ArgMatches;
use congvan::diagnostic::{Diagnostic, Message, Severity};
use congvan::office::Office;
use congvan::source::Source;
use congvan::units::Unit;
use serde_json::{Value, json};

use crate::console::Console;
use crate::findings::{Holds, holds, of_directive, to_text};
use crate::input::{self, Input};
use crate::{COULD_NOT_RUN, FINDINGS, FINE};

/// How many findings of each severity.
#[derive(Default)]
struct Tally {
    errors: usize,
    warnings: usize,
    notes: usize,
}

impl Tally {
    fn count(&mut self, findings: &[Diagnostic]) {
        for found in findings {
            match found.severity {
                Severity::Error => self.errors += 1,
                Severity::Warning => self.warnings += 1,
                Severity::Note => self.notes += 1,
            }
        }
    }
}

pub(crate) fn run(given: &ArgMatches, console: &mut Console<'_, '_>) -> u8 {
    let files: Vec<&PathBuf> = given.get_many("file").into_iter().flatten().collect();
    let as_json = given.get_one::<String>("format").is_some_and(|format| format == "json");
    let mut tally = Tally::default();
    let mut reports = Vec::new();
    let mut unreadable = 0;
    for file in &files {
        match input::read(file, console) {
            Ok(input) => {
                let findings = findings_of(&input);
                tally.count(&findings);
                if as_json {
                    reports.push(report(&input.source, &findings));
                } else {
                    let text = to_text(&findings, &input.source, console.color_stdout(), console);
                    console.out(&text);
                }
            }
            Err(why) => {
                unreadable += 1;
                console.complain(&why);
                reports.push(failure(file, &why));
            }
        }
    }
    if as_json {
        let whole = json!({
            "version": 1,
            "files": reports,
            "errors": tally.errors,
            "warnings": tally.warnings,
            "notes": tally.notes,
        });
        console.out(&format!("{whole:#}\n"));
    } else {
        console.say(&summary(files.len(), unreadable, &tally));
    }
    match (unreadable, tally.errors) {
        (0, 0) => FINE,
        (0, _) => FINDINGS,
        _ => COULD_NOT_RUN,
    }
}

fn findings_of(input: &Input) -> Vec<Diagnostic> {
    if let Some(table) = &input.table {
        return table.units(None, None).diagnostics;
    }
    let source = &input.source;
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

fn summary(files: usize, unreadable: usize, tally: &Tally) -> Message {
    let Tally { errors, warnings, notes } = tally;
    let plural = |count: usize, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
    let mut vi = format!("{files} tệp: {errors} lỗi, {warnings} cảnh báo, {notes} lưu ý");
    let mut en = format!(
        "{}: {}, {}, {}",
        plural(files, "file"),
        plural(*errors, "error"),
        plural(*warnings, "warning"),
        plural(*notes, "note")
    );
    if unreadable > 0 {
        vi.push_str(&format!("; {unreadable} tệp không đọc được"));
        en.push_str(&format!("; {} could not be read", plural(unreadable, "file")));
    }
    Message::new(vi, en)
}
