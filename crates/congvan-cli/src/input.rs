//! Reading what the user names.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use congvan::gazetteer::{Answer, Asked, Gazetteer, opens_with_kind};
use congvan::model::date::Date;
use congvan::model::decisions::is_decision_column;
use congvan::model::directive::table_files;
use congvan::model::units::without_body;
use congvan::text::diagnostic::Message;
use congvan::text::source::{MAX_BYTES, NotText, Source};
use congvan::text::table::Table;
use congvan::unit_table::is_column;
use congvan_make::tables::{self, IsColumn, is_table};

use crate::console::Console;
use crate::import::arrive;
use crate::import::pictures::Pictures;
use crate::named::{is_stdin, name_of};
use crate::refusal::{about, reason};
use crate::shown::display_path;

/// A text that was read whole.
pub(crate) struct Input {
    /// The file in full, with links followed; none for standard input.
    pub(crate) path: Option<PathBuf>,
    /// Its text, named as the user named it; of a table, its rows as lines.
    pub(crate) source: Source,
    /// The table, where the file is one.
    pub(crate) table: Option<Table>,
    /// Whether a byte-order mark stood before the text.
    marked: bool,
    /// Whether the file is a document that arrived, and the source what was understood of it.
    pub(crate) arrived: bool,
}

/// A byte-order mark in UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

impl Input {
    /// The bytes of the file, were this its text: with a byte-order mark where it has one.
    pub(crate) fn bytes(&self, text: &str) -> Vec<u8> {
        [if self.marked { MARK } else { b"" }, text.as_bytes()].concat()
    }
}

/// Reads a file, or standard input for `-`; words of pages that are pictures only with `ocr`.
///
/// # Errors
/// One sentence that begins with the file's name.
pub(crate) fn read(path: &Path, ocr: bool, console: &mut Console<'_, '_>) -> Result<Input, Message> {
    read_as(path, is_table(path).then_some(is_column as IsColumn), ocr, console)
}

/// Reads a file as text, though its name be that of a table of units.
///
/// # Errors
/// One sentence that begins with the file's name.
pub(crate) fn read_text(path: &Path, console: &mut Console<'_, '_>) -> Result<Input, Message> {
    read_as(path, None, false, console)
}

/// Names of units typed where a file may stand, as the table that they would be; none where there is such a file, or the
/// words are the name of no unit. The tables of the day say which commas part two units.
pub(crate) fn typed_units(path: &Path, date: Date) -> Option<Input> {
    let text = path.to_str().filter(|_| !path.exists())?;
    let names = Gazetteer::get().split(text, date);
    if !text.contains(';') && !names.iter().any(|name| is_of_unit(name, date)) {
        return None;
    }
    let table = Table::of_words("--units", "tên", names);
    Some(Input {
        path: None,
        source: Source::from(&table),
        table: Some(table),
        marked: false,
        arrived: false,
    })
}

/// That a typed name with its place is one that no table knows; none where the name has no place: what has none is taken
/// as it is written.
pub(crate) fn no_such_unit(typed: &Input, date: Date) -> Option<Message> {
    let country = Gazetteer::get();
    let missing = |name: &str| {
        // That the name is a body's is told of its row.
        let (_, place) = name.split_once(',').filter(|(own, _)| without_body(own).is_none())?;
        let asked = Asked { name, ..Asked::default() };
        let Answer::Unknown(near) = country.resolve(&asked, date) else { return None };
        let (vi, en) = near.map_or_else(Default::default, |near| {
            let places = near.places_on(date).map(|above| format!(", {}", above.name_on(date)));
            let whole = format!("{}{}", near.name_on(date), places.collect::<String>());
            (format!("; có `{whole}`"), format!("; there is `{whole}`"))
        });
        let (unit, place) = (name.split(',').next().unwrap_or(name).trim(), place.trim());
        Some(Message::new(
            format!("--units: vào ngày của văn bản, {place} không có `{unit}`{vi}"),
            format!("--units: on the document's day there is no `{unit}` in {place}{en}"),
        ))
    };
    typed.source.text().lines().skip(1).find_map(missing)
}

/// Whether words are meant as a unit: they open with a kind of one or with the name of its body, which is told, or the
/// tables know them, or almost.
fn is_of_unit(name: &str, date: Date) -> bool {
    // `1. xã Chi Lăng`: the number is told.
    let own = name.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | ' '));
    let is_file = own.contains(['.', '/', '\\']) || own.chars().count() < 3;
    let asked = Asked { name: own, ..Asked::default() };
    let known = || !matches!(Gazetteer::get().resolve(&asked, date), Answer::Unknown(None));
    opens_with_kind(own) || without_body(own).is_some() || !is_file && known()
}

/// Reads a file of decisions on days off: a table, or text.
///
/// # Errors
/// One sentence that begins with the file's name.
pub(crate) fn read_decisions(path: &Path, console: &mut Console<'_, '_>) -> Result<Input, Message> {
    read_as(path, is_table(path).then_some(is_decision_column as IsColumn), false, console)
}

/// As a table where the names of its columns are known.
fn read_as(
    path: &Path,
    columns: Option<IsColumn>,
    ocr: bool,
    console: &mut Console<'_, '_>,
) -> Result<Input, Message> {
    let (name, asked) = (name_of(path), path);
    let (path, bytes) = if is_stdin(path) {
        (None, read_bounded(console.stdin()).map_err(|error| about(&name, &reason(&error)))?)
    } else if columns.is_none() && arrive::is_document(path) {
        let bytes = arrive::of_file(path).map_err(|why| about(&name, &why))?;
        return read_arrived(path, &bytes, ocr, console);
    } else {
        let (path, bytes) = open(path).map_err(|why| about(&name, &why))?;
        (Some(path), bytes)
    };
    let because = |why: Message| about(&name, &why);
    let marked = bytes.starts_with(MARK);
    if columns.is_none() && arrive::is_of_document(&bytes) {
        return read_arrived(asked, &bytes, ocr, console);
    }
    if let Some((file, is_column)) = path.as_deref().zip(columns) {
        let table = tables::read(asked, &name, bytes, is_column).map_err(|why| because(why.message()))?;
        let source = Source::from(&table);
        return Ok(Input { path: Some(file.to_owned()), source, table: Some(table), marked, arrived: false });
    }
    let mut source = Source::from_bytes(name.clone(), bytes).map_err(|why| because(why.message()))?;
    for file in table_files(&source) {
        let table = rows_of(asked, &file);
        source.attach(file, table);
    }
    Ok(Input { path, source, table: None, marked, arrived: false })
}

/// A document that arrived, as the YAML of what was understood of it; what that is, is said.
fn read_arrived(
    path: &Path,
    bytes: &[u8],
    ocr: bool,
    console: &mut Console<'_, '_>,
) -> Result<Input, Message> {
    let name = name_of(path);
    let pictures = Pictures::new(ocr, console);
    let read = arrive::as_yaml(path, bytes, &pictures);
    pictures.finish();
    let (source, said) = read.map_err(|why| about(&name, &why))?;
    said.iter().for_each(|line| console.mention(line));
    let path = if is_stdin(path) { None } else { fs::canonicalize(path).ok() };
    Ok(Input { path, source, table: None, marked: false, arrived: true })
}

/// The table in a file beside `asked`, whose tables take their rows from it.
fn rows_of(asked: &Path, file: &str) -> Result<Table, Message> {
    let beside = if is_stdin(asked) { None } else { asked.parent() };
    let path = beside.unwrap_or(Path::new("")).join(file);
    let read = open(&path).and_then(|(_, bytes)| {
        tables::read(&path, &display_path(&path), bytes, |_| false).map_err(|why| why.message())
    });
    read.map_err(|why| about(&display_path(&path), &why))
}

fn open(path: &Path) -> Result<(PathBuf, Vec<u8>), Message> {
    let failed = |error: io::Error| reason(&error);
    let facts = fs::metadata(path).map_err(failed)?;
    if facts.is_dir() {
        return Err(Message::new("đây là thư mục, không phải tệp", "this is a folder, not a file"));
    }
    if facts.len() > MAX_BYTES as u64 {
        return Err(NotText::TooLarge { bytes: facts.len() }.message());
    }
    let bytes = read_bounded(&mut File::open(path).map_err(failed)?).map_err(failed)?;
    Ok((fs::canonicalize(path).map_err(failed)?, bytes))
}

/// At most one byte more than a source may have: a device or a pipe does not say how long it is.
fn read_bounded(reader: &mut dyn Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
