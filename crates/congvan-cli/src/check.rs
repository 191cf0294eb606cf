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
    let (files, mut checking) = match start(given, console) {
        Ok(started) => started,
        Err(why) => {
            console.complain(&why);
            return COULD_NOT_RUN;
        }
    };
    let mut inputs = Inputs::default();
    let office = inputs.office(given, console);
    if let Some(code) = inputs.failure() {
        return code;
    }
    checking.read_files(&files, &office, console);
    checking.tell(given.get_flag("clauses"), console);
    checking.code()
}

/// The files that are to be checked, and how.
fn start(given: &ArgMatches, console: &mut Console<'_, '_>) -> Result<(Vec<PathBuf>, Checking), Message> {
    let named: Vec<&PathBuf> = given.get_many("file").into_iter().flatten().collect();
    let files = folder::files(&named, console)?;
    let (form, mending) = (Form::from_arguments(given), Mending::from_arguments(given));
    let aside = mending.fix && files.iter().any(|file| named::is_stdin(file));
    if aside {
        console.keep_stdout();
    }
    let date = given.get_one::<String>("date").map(|text| PartialDate::parse(text)).transpose();
    let date = date.map_err(|why| about("--date", &why.into()))?;
    if let Some(why) = refusal(&files, form, &mending) {
        return Err(why);
    }
    let checking = Checking {
        form,
        mending,
        aside,
        date,
        ocr: pictures::are_asked(given),
        tally: Tally { files: files.len(), ..Tally::default() },
        coverage: Coverage::new(),
        failed: false,
        reports: Vec::new(),
        read: Vec::new(),
        unread: Vec::new(),
    };
    Ok((files, checking))
}

/// How files are checked, and what came of them so far.
struct Checking {
    form: Form,
    mending: Mending,
    /// The mended text of standard input takes stdout, so that findings go to stderr.
    aside: bool,
    /// The day that tables of units hold on.
    date: Option<PartialDate>,
    ocr: bool,
    tally: Tally,
    coverage: Coverage,
    /// Something could not be done.
    failed: bool,
    /// What is told of each file as JSON.
    reports: Vec<Value>,
    read: Vec<(Source, Reviewed)>,
    unread: Vec<(String, Message)>,
}

impl Checking {
    fn read_files(&mut self, files: &[PathBuf], office: &Office, console: &mut Console<'_, '_>) {
        // One file is not long work: it ends at once.
        if files.len() > 1 {
            console.interruption().heed();
        }
        for file in files {
            if files.len() > 1 && console.interruption().is_asked() {
                self.tally.files = self.read.len() + self.unread.len();
                console.complain(&came_so_far(self.tally.files, files.len()));
                self.failed = true;
                break;
            }
            match input::read(file, self.ocr, console) {
                Ok(input) => self.check(input, office, console),
                Err(why) => {
                    self.tally.unreadable += 1;
                    console.complain(&why);
                    self.reports.push(failure(file, &why));
                    self.unread.push((named::name_of(file), why));
                }
            }
        }
    }

    fn check(&mut self, input: Input, office: &Office, console: &mut Console<'_, '_>) {
        let is_directive = is_directive(&input);
        let (source, looked) = match look(&input, (office, self.date), &mut self.mending, console) {
            Ok(looked) => looked,
            Err(unwritten) => {
                let (why, looked) = *unwritten;
                self.failed = true;
                console.complain(&why);
                (input.source, looked)
            }
        };
        self.tally.count(&looked.found.found);
        if is_directive {
            self.coverage.count(looked.reviewed.then_some(&looked.found));
        }
        match self.form {
            Form::Human if self.mending.only_shows() => {}
            Form::Human if self.aside => {
                let text = to_text(&looked.found.found, &source, console.color_stderr(), console.lang());
                console.err(&text);
            }
            Form::Human => {
                let text = to_text(&looked.found.found, &source, console.color_stdout(), console.lang());
                console.out(&text);
            }
            Form::Json => self.reports.push(report(&source, &looked)),
            Form::Sarif => {}
        }
        self.read.push((source, looked.found));
    }

    /// Tells of all files together.
    fn tell(&mut self, clauses: bool, console: &mut Console<'_, '_>) {
        match self.form {
            Form::Human => {
                let mut lines: Vec<Message> =
                    self.mending.line().into_iter().chain([self.tally.line()]).collect();
                lines.extend(silence_messages(self.read.iter().flat_map(|(_, reviewed)| &reviewed.silenced)));
                if !self.mending.only_shows() {
                    lines.extend(self.coverage.lines(clauses, console.lang()));
                }
                let say = |line: &Message| if self.aside { console.mention(line) } else { console.say(line) };
                lines.iter().for_each(say);
            }
            Form::Json => {
                let whole = json!({
                    "version": 1,
                    "files": self.reports,
                    "errors": self.tally.errors,
                    "warnings": self.tally.warnings,
                    "notes": self.tally.notes,
                    "silenced": self.read.iter().map(|(_, reviewed)| reviewed.silenced.len()).sum::<usize>(),
                    "clauses": self.coverage.to_json(),
                });
                console.data(format!("{whole:#}\n"));
            }
            Form::Sarif => console.data(format!("{:#}\n", to_sarif(&self.read, &self.unread))),
        }
    }

    fn code(&self) -> u8 {
        match self.tally.errors {
            _ if self.failed || self.tally.unreadable > 0 => COULD_NOT_RUN,
            0 => FINE,
            _ => FINDINGS,
        }
    }
}

/// Why the options do not go together, if they do not.
fn refusal(files: &[PathBuf], form: Form, mending: &Mending) -> Option<Message> {
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
            let (checked, silenced) = Plan::check(source, &office.house);
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
