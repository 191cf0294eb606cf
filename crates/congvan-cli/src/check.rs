//! `congvan check`: every finding of every file.

mod tally;
mod mend;
mod coverage;
mod folder;

use std::path::{Path, PathBuf};

use clap::ArgMatches;
use congvan::lint::sarif::to_sarif;
use congvan::lint::{Reviewed, Silenced, read_units};
use congvan::model::date::PartialDate;
use congvan::notices::Plan;
use congvan::office::Office;
use congvan::text::diagnostic::{Diagnostic, Message};
use congvan::text::paths::findings_to_json;
use congvan::text::source::Source;
use serde_json::{Value, json};

use crate::console::Console;
use crate::findings::{Holds, Inputs, holds, silence_messages};
use crate::import::pictures;
use crate::input::{self, Input};
use crate::interruption::came_so_far;
use crate::named;
use crate::refusal::about;
use crate::shown::to_text;
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
    fn from_arguments(given: &ArgMatches) -> Self {
        match given.get_one::<String>("format").map(String::as_str) {
            Some("json") => Self::Json,
            Some("sarif") => Self::Sarif,
            _ => Self::Human,
        }
    }
}

pub(crate) fn run(given: &ArgMatches, console: &mut Console<'_, '_>) -> u8 {
    let named: Vec<&PathBuf> = given.get_many("file").into_iter().flatten().collect();
    let files = match folder::files(&named, console) {
        Ok(files) => files,
        Err(why) => {
            console.complain(&why);
            return COULD_NOT_RUN;
        }
    };
    let files: Vec<&PathBuf> = files.iter().collect();
    let form = Form::from_arguments(given);
    let mut mending = Mending::from_arguments(given);
    // The mended text of standard input takes stdout.
    let aside = mending.fix && files.iter().any(|file| named::is_stdin(file));
    if aside {
        console.keep_stdout();
    }
    let date = match given.get_one::<String>("date").map(|text| PartialDate::parse(text)).transpose() {
        Ok(date) => date,
        Err(why) => {
            console.complain(&about("--date", &why.into()));
            return COULD_NOT_RUN;
        }
    };
    if let Some(why) = refusal(&files, form, &mending) {
        console.complain(&why);
        return COULD_NOT_RUN;
    }
    let mut inputs = Inputs::default();
    let ocr = pictures::are_asked(given);
    let office = inputs.office(given, console);
    if let Some(code) = inputs.failure() {
        return code;
    }
    let mut tally = Tally { files: files.len(), ..Tally::default() };
    let mut coverage = Coverage::new();
    let mut failed = false;
    let mut reports = Vec::new();
    let mut read = Vec::new();
    let mut unread = Vec::new();
    // One file is not long work: it ends at once.
    if files.len() > 1 {
        console.interruption().heed();
    }
    for file in &files {
        if files.len() > 1 && console.interruption().is_asked() {
            console.complain(&came_so_far(read.len() + unread.len(), files.len()));
            tally.files = read.len() + unread.len();
            failed = true;
            break;
        }
        let input = match input::read(file, ocr, console) {
            Ok(input) => input,
            Err(why) => {
                tally.unreadable += 1;
                console.complain(&why);
                reports.push(failure(file, &why));
                unread.push((named::name_of(file), why));
                continue;
            }
        };
        let is_directive = is_directive(&input);
        let (source, looked) = match look(&input, (&office, date), &mut mending, console) {
            Ok(looked) => looked,
            Err(unwritten) => {
                let (why, looked) = *unwritten;
                failed = true;
                console.complain(&why);
                (input.source, looked)
            }
        };
        tally.count(&looked.found.found);
        if is_directive {
            coverage.count(looked.reviewed.then_some(&looked.found));
        }
        match form {
            Form::Human if mending.only_shows() => {}
            Form::Human if aside => {
                let text = to_text(&looked.found.found, &source, console.color_stderr(), console.lang());
                console.err(&text);
            }
            Form::Human => {
                let text = to_text(&looked.found.found, &source, console.color_stdout(), console.lang());
                console.out(&text);
            }
            Form::Json => reports.push(report(&source, &looked)),
            Form::Sarif => {}
        }
        read.push((source, looked.found));
    }
    match form {
        Form::Human => {
            let mut lines: Vec<Message> = mending.line().into_iter().chain([tally.line()]).collect();
            let silenced = read.iter().flat_map(|(_, reviewed)| &reviewed.silenced);
            lines.extend(silence_messages(silenced));
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
                "silenced": read.iter().map(|(_, reviewed)| reviewed.silenced.len()).sum::<usize>(),
                "clauses": coverage.to_json(),
            });
            console.data(format!("{whole:#}\n"));
        }
        Form::Sarif => console.data(format!("{:#}\n", to_sarif(&read, &unread))),
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
    let stdin = files.iter().any(|file| named::is_stdin(file));
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
    (office, date): (&Office, Option<PartialDate>),
    mending: &mut Mending,
    console: &mut Console<'_, '_>,
) -> Result<(Source, Looked), Box<(Message, Looked)>> {
    let looked = match &input.table {
        Some(table) => {
            let read = table.read_units(date.map(PartialDate::of_law), None, &office.house);
            of_no_document(read.diagnostics, read.silenced)
        }
        None => examine(&input.source, office, date),
    };
    if (mending.fix || mending.diff) && !is_directive(input) {
        console.remark(&about(
            input.source.name(),
            &match looked.found.found.is_empty() {
                true => Message::new(
                    "tệp này không phải văn bản, không có gì để thay",
                    "this is no directive, there is nothing to replace",
                ),
                false => Message::new(
                    "chỉ văn bản mới được thay; các điều báo ở tệp này sửa tay",
                    "only directives are mended; what is told of this file is mended by hand",
                ),
            },
        ));
        return Ok((input.source.clone(), looked));
    }
    match mending.mend(input, &looked.found.found, office, console) {
        Mended::Same => Ok((input.source.clone(), looked)),
        Mended::Failed(why) => Err(Box::new((why, looked))),
        Mended::New(new) => {
            let left = self::examine(&new, office, date);
            mending.count(&looked.found.found, &left.found.found);
            Ok(if mending.fix { (new, left) } else { (input.source.clone(), looked) })
        }
    }
}

fn is_directive(input: &Input) -> bool {
    input.table.is_none() && holds(&input.source) == Holds::Directive
}

/// What was found in a file.
struct Looked {
    found: Reviewed,
    /// Whether the rules of form were asked of a whole document: not of unit profiles, nor where none could be read.
    reviewed: bool,
}

fn examine(source: &Source, office: &Office, date: Option<PartialDate>) -> Looked {
    match holds(source) {
        Holds::Units => {
            let (checked, silenced) = read_units(source, date, None, &office.house);
            of_no_document(checked.diagnostics, silenced)
        }
        Holds::Office => of_no_document(Office::parse(source).diagnostics, Vec::new()),
        Holds::Notices => {
            let (checked, silenced) = Plan::review(source, None, &office.house);
            of_no_document(checked.diagnostics, silenced)
        }
        Holds::Directive => {
            let (checked, silenced) = congvan_make::review(source, office);
            let found = Reviewed { found: checked.diagnostics, silenced, ..Reviewed::default() };
            Looked { found, reviewed: checked.value.is_some() }
        }
    }
}

/// Findings about what is no document.
fn of_no_document(found: Vec<Diagnostic>, silenced: Vec<Silenced>) -> Looked {
    Looked { found: Reviewed { found, silenced, ..Reviewed::default() }, reviewed: false }
}

fn report(source: &Source, looked: &Looked) -> Value {
    let Reviewed { found, silenced, .. } = &looked.found;
    let mut objects = findings_to_json(source, silenced.iter().map(|silenced| &silenced.finding));
    for (object, silenced) in objects.iter_mut().zip(silenced) {
        object["reason"] = json!(silenced.reason);
    }
    json!({
        "file": source.name(),
        "findings": findings_to_json(source, found),
        "silenced": objects,
        "form_checked": looked.reviewed,
        "unreadable": null,
    })
}

fn failure(file: &Path, why: &Message) -> Value {
    let why = json!({ "vi": why.vi, "en": why.en });
    json!({ "file": named::name_of(file), "findings": [], "silenced": [], "form_checked": false, "unreadable": why })
}
