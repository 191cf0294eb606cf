//! `congvan register`: the register of outgoing or incoming documents, which gives each its number once.

mod lock;

use std::fs;
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use congvan::calendar::Date;
use congvan::office::Office;
use congvan::text::diagnostic::Message;
use congvan::text::source::Source;
use congvan::text::source::{MAX_BYTES, NotText};
use congvan_make::Format;
use congvan_make::formats::of_document;
use congvan_make::names::of_document as file_name;
use congvan_make::register::{Book, Cover, Entry, Register, append, is_column, print, starter};
use congvan_make::tables;
use serde_json::{Value, json};

use crate::calendar::year as year_of;
use crate::console::Console;
use crate::findings::Inputs;
use crate::formats;
use crate::named::{is_stdin, name_of};
use crate::output::{Output, holds, replace, write};
use crate::refusal::{about, because, reason};
use crate::shown::display_path;
use crate::{COULD_NOT_RUN, FINDINGS, FINE};
use lock::Lock;

pub(crate) fn run(given: &ArgMatches, console: &mut Console<'_, '_>) -> u8 {
    let Some(path) = given.get_one::<PathBuf>("register") else { return COULD_NOT_RUN };
    let documents: Vec<&PathBuf> = given.get_many("file").into_iter().flatten().collect();
    if let Some(book) = given.get_one::<String>("new") {
        let book = Book::ALL.into_iter().find(|known| known.word() == book).unwrap_or(Book::Outgoing);
        let output = Output { path: path.clone(), bytes: starter(book).into_bytes() };
        // A register is never written over, forced or not.
        if path.symlink_metadata().is_ok() && !holds(path, &output.bytes) {
            let why =
                Message::new("sổ đã có, không ghi đè", "the register is there already and is not replaced");
            console.complain(&about(&display_path(path), &why));
            return COULD_NOT_RUN;
        }
        return write(vec![output], &[], None, false, console);
    }
    match carry_out(given, path, &documents, console) {
        Ok(code) => code,
        Err(why) => {
            console.complain(&why);
            COULD_NOT_RUN
        }
    }
}

/// Looks at the register; gives numbers where there are documents, prints where that is asked, else says how far it is.
fn carry_out(
    given: &ArgMatches,
    path: &Path,
    documents: &[&PathBuf],
    console: &mut Console<'_, '_>,
) -> Result<u8, Message> {
    let date = given.get_one::<String>("date").map(|text| day(text)).transpose()?;
    let year = given.get_one::<String>("year").map(|text| year_of(text)).transpose()?;
    let mut inputs = Inputs::default();
    let office = inputs.office(given, console);
    // Wrong habits would give wrong numbers.
    if let Some(code) = inputs.failure() {
        return Ok(code);
    }
    // The register stays as it was read until what is taken into it is written.
    let _lock = if documents.is_empty() { None } else { Some(Lock::of(&file(path)?, console)?) };
    let kept = Kept::read(path)?;
    let table = tables::read(path, &kept.name, kept.bytes.clone(), is_column)
        .map_err(|why| about(&kept.name, &why.message()))?;
    let checked = Register::read(&table, &office.own_numbers);
    inputs.report(&checked.diagnostics, &Source::from(&table), console);
    let Some(mut register) = checked.value else { return Ok(inputs.failure().unwrap_or(FINDINGS)) };
    if !documents.is_empty() {
        let given_numbers =
            take(documents, &mut register, date, given.get_flag("force"), (&office, &mut inputs), console);
        let Some(entries) = given_numbers else { return Ok(inputs.failure().unwrap_or(FINDINGS)) };
        let text = append(&register, kept.text()?, &entries);
        replace(&kept.path, &kept.bytes, text.as_bytes())?;
        console.documents(None, || {
            documents.iter().zip(&entries).map(|(path, entry)| given_number(path, entry)).collect()
        });
        for (document, entry) in documents.iter().zip(&entries) {
            let (name, number) = (name_of(document), &entry.shown);
            console.say(&match register.book {
                Book::Outgoing => {
                    Message::new(format!("{name}: số {number}"), format!("{name}: number {number}"))
                }
                Book::Incoming => {
                    Message::new(format!("{name}: số đến {number}"), format!("{name}: arrival {number}"))
                }
            });
        }
    }
    console.fact("register", || json!(register.book.word()));
    console.fact("series", || series_of(&register, year));
    if given.get_many::<String>("to").is_some() || given.get_one::<PathBuf>("output").is_some() {
        return Ok(print_register(given, path, &register, year, &office, console));
    }
    if documents.is_empty() {
        summary(&register, year, console);
    }
    Ok(inputs.failure().unwrap_or(FINE))
}

/// The file as it is, links followed.
struct Kept {
    path: PathBuf,
    name: String,
    bytes: Vec<u8>,
}

impl Kept {
    fn read(path: &Path) -> Result<Self, Message> {
        let name = display_path(path);
        let failed = |error| about(&name, &reason(&error));
        let whole = file(path)?;
        let length = fs::metadata(&whole).map_err(failed)?.len();
        if length > MAX_BYTES as u64 {
            return Err(about(&name, &NotText::TooLarge { bytes: length }.message()));
        }
        let bytes = fs::read(&whole).map_err(failed)?;
        Ok(Self { path: whole, name, bytes })
    }

    /// The text that further rows go below.
    fn text(&self) -> Result<&str, Message> {
        let is_csv = self.path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
        std::str::from_utf8(&self.bytes).ok().filter(|_| is_csv).ok_or_else(|| {
            let why = Message::new(
                "chỉ ghi thêm được vào sổ .csv mã UTF-8; trong Excel chọn loại `CSV UTF-8`",
                "only a register in .csv (UTF-8) can be continued; in Excel choose the type `CSV UTF-8`",
            );
            about(&self.name, &why)
        })
    }
}

/// The register itself, with links followed.
fn file(path: &Path) -> Result<PathBuf, Message> {
    let name = display_path(path);
    if is_stdin(path) {
        return Err(Message::new("sổ phải là một tệp", "a register is a file"));
    }
    let whole = fs::canonicalize(path).map_err(|error| {
        let why = because((name.clone(), name.clone()), &error);
        let begin = format!("congvan register {name} --new");
        Message::new(
            format!(
                "{}; tạo sổ mới: {begin} outgoing (văn bản đi) hoặc {begin} incoming (văn bản đến)",
                why.vi
            ),
            format!("{}; begin one: {begin} outgoing, or {begin} incoming for what arrives", why.en),
        )
    })?;
    if whole.is_dir() {
        return Err(about(
            &name,
            &Message::new("đây là thư mục, không phải tệp", "this is a folder, not a file"),
        ));
    }
    Ok(whole)
}

fn day(text: &str) -> Result<Date, Message> {
    Date::parse(text).map_err(|why| about("--date", &Message::new(why.vi, why.en)))
}

/// Takes the documents into the register, all of them or none.
fn take(
    documents: &[&PathBuf],
    register: &mut Register,
    date: Option<Date>,
    force: bool,
    (office, inputs): (&Office, &mut Inputs),
    console: &mut Console<'_, '_>,
) -> Option<Vec<Entry>> {
    let mut entries = Vec::new();
    let mut refused = false;
    for document in documents {
        let read = match register.book {
            Book::Outgoing => {
                inputs.directive(document, office, console).map(|(input, directive, _)| (input, directive))
            }
            Book::Incoming => inputs.superior(document, console),
        };
        let Some((_, directive)) = read else {
            refused = true;
            continue;
        };
        match register.add(&directive, date, force) {
            Ok(entry) => entries.push(entry),
            Err(refusal) => {
                console.complain(&about(&name_of(document), &refusal.message));
                refused = true;
            }
        }
    }
    if refused {
        console.complain(&Message::new("chưa cấp số nào", "no number was given"));
        return None;
    }
    Some(entries)
}

/// Writes the register of a year as the decree prints it.
fn print_register(
    given: &ArgMatches,
    path: &Path,
    register: &Register,
    year: Option<u16>,
    office: &Office,
    console: &mut Console<'_, '_>,
) -> u8 {
    let last = register.rows.iter().map(|row| row.date.year()).max();
    let Some(year) = year.or(last) else {
        console.complain(&Message::new(
            "sổ chưa có dòng nào; thêm --year để in sổ trống",
            "the register is empty; add --year to print it so",
        ));
        return COULD_NOT_RUN;
    };
    let word =
        |id| given.get_one::<String>(id).map(|words| words.split_whitespace().collect::<Vec<_>>().join(" "));
    let cover =
        Cover { issuer: word("issuer").unwrap_or_default(), superior: word("superior").unwrap_or_default() };
    let document = print(register, year, &cover, office);
    let asked = formats::from_arguments(given);
    let formats = if asked.is_empty() { Format::USUAL.to_vec() } else { asked };
    let folder = given.get_one::<PathBuf>("output").cloned().unwrap_or_else(|| console.folder());
    if is_stdin(&folder) {
        let made = formats::alone(given, 1)
            .and_then(|format| of_document(&document, format).map_err(|why| why.message()));
        return match made {
            Ok(bytes) => {
                console.data(bytes);
                FINE
            }
            Err(why) => {
                console.complain(&why);
                COULD_NOT_RUN
            }
        };
    }
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let name = file_name(&format!("{stem}-{year}"));
    let (mut outputs, mut code) = (Vec::<Output>::new(), FINE);
    for format in formats {
        match of_document(&document, format) {
            Ok(bytes) => {
                outputs.push(Output { path: folder.join(format!("{name}.{}", format.ending())), bytes })
            }
            Err(why) => {
                console.complain(&about(&name, &why.message()));
                code = FINDINGS;
            }
        }
    }
    console.fact("files", || outputs.iter().map(|output| json!(output.path.to_string_lossy())).collect());
    let inputs: Vec<PathBuf> = fs::canonicalize(path).into_iter().collect();
    write(outputs, &inputs, Some(&folder), given.get_flag("force"), console).max(code)
}

/// A document and the number that it got, for programs.
fn given_number(path: &Path, entry: &Entry) -> Value {
    json!({ "file": name_of(path), "number": entry.number, "shown": entry.shown })
}

/// How far each series is, for programs.
fn series_of(register: &Register, year: Option<u16>) -> Value {
    let series = register.series().into_iter().filter(|((own, _), _)| year.is_none_or(|year| year == *own));
    let each = series.map(|((year, kind), (count, last))| {
        json!({ "year": year, "type": kind, "count": count, "last": last, "next": register.next(year, kind) })
    });
    each.collect()
}

/// How far each series is.
fn summary(register: &Register, year: Option<u16>, console: &mut Console<'_, '_>) {
    let series = register.series();
    if series.is_empty() {
        console.say(&Message::new(
            "sổ chưa có dòng nào; số tiếp theo: 01",
            "the register is empty; the next number is 01",
        ));
    }
    for ((own, kind), (count, last)) in series {
        if year.is_some_and(|year| year != own) {
            continue;
        }
        let next = register.next(own, kind);
        let (vi, en) = kind.map_or_else(Default::default, |kind| (format!(", {kind}"), format!(", {kind}")));
        console.say(&Message::new(
            format!("năm {own}{vi}: {count} văn bản, số cuối {last:02}, số tiếp theo {next:02}"),
            format!("{own}{en}: {count} document(s), last number {last:02}, next {next:02}"),
        ));
    }
}
