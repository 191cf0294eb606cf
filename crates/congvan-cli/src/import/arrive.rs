//! From the bytes of a file to what stands in it.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use congvan::import::arrived::Arrived;
use congvan::import::refusal::Refusal;
use congvan::import::{Understood, plain, understand};
use congvan::text::diagnostic::Message;
use congvan::text::source::Source;
use congvan_import::{Kind, Settings};

use super::pictures::{Pictures, unread_parts};
use crate::console::Console;
use crate::named::{is_stdin, name_of};
use crate::refusal::{about, reason};

/// No office sends more.
const MOST: u64 = 128 << 20;

/// The bytes of a file, or of standard input.
///
/// # Errors
/// One sentence that begins with the file's name.
pub(crate) fn bytes(path: &Path, console: &mut Console<'_, '_>) -> Result<Vec<u8>, Message> {
    let name = name_of(path);
    if is_stdin(path) {
        let mut bytes = Vec::new();
        let read = console.stdin().take(MOST + 1).read_to_end(&mut bytes);
        return read.map(|_| bytes).map_err(|error| about(&name, &reason(&error)));
    }
    of_file(path).map_err(|why| about(&name, &why))
}

/// The bytes of a file.
///
/// # Errors
/// Why it cannot be read.
pub(crate) fn of_file(path: &Path) -> Result<Vec<u8>, Message> {
    let failed = |error: std::io::Error| reason(&error);
    let file = File::open(path).map_err(failed)?;
    let facts = file.metadata().map_err(failed)?;
    if facts.is_dir() {
        return Err(Message::new("đây là thư mục, không phải tệp", "this is a folder, not a file"));
    }
    // A list that grows takes up to twice its bytes.
    let mut bytes = Vec::with_capacity(facts.len().min(MOST) as usize + 1);
    file.take(MOST + 1).read_to_end(&mut bytes).map_err(failed)?;
    Ok(bytes)
}

/// What stands in a file.
///
/// # Errors
/// Why it cannot be read.
pub(crate) fn read(bytes: &[u8], pictures: &Pictures) -> Result<Arrived, Message> {
    if matches!(congvan_import::kind(bytes), Ok(Kind::Text)) && is_ours(bytes) {
        return Err(Message::new(
            "tệp này đã là YAML của chương trình: đưa thẳng cho `congvan check`, `render`, `cascade`",
            "this is YAML of ours already: give it to `congvan check`, `render` or `cascade` as it is",
        ));
    }
    let mut arrived =
        congvan_import::read(bytes, &Settings::default()).map_err(|refusal| refusal.message())?;
    pictures.recognise(bytes, &mut arrived)?;
    Ok(arrived)
}

/// So much of a text tells whether it is a dispatch.
const HEAD: u64 = 64 << 10;

/// Whether a file is a document that arrived, not YAML.
pub(crate) fn is_document(path: &Path) -> bool {
    let mut head = Vec::new();
    let Ok(file) = File::open(path) else { return false };
    if file.take(HEAD).read_to_end(&mut head).is_err() {
        return false;
    }
    // What a container holds stands at its end, or anywhere.
    let is_container = head.starts_with(b"PK") || head.starts_with(b"\xd0\xcf\x11\xe0");
    match is_container.then(|| of_file(path)) {
        Some(whole) => whole.is_ok_and(|bytes| is_of_document(&bytes)),
        None => is_of_document(&head),
    }
}

/// Whether some bytes are those of a document that arrived: of another kind than text, also one that is refused with a
/// sentence of its own, or a text with a letterhead.
pub(crate) fn is_of_document(bytes: &[u8]) -> bool {
    match congvan_import::kind(bytes) {
        // YAML is known before its letters are looked at, which takes longer than to check it.
        Ok(Kind::Text) => !has_format_key(bytes) && plain::is_dispatch(&congvan_import::text(bytes)),
        Ok(_) => true,
        Err(refusal) => !matches!(refusal, Refusal::Empty | Refusal::Unknown),
    }
}

fn has_format_key(bytes: &[u8]) -> bool {
    let mut lines = bytes.split(|byte| *byte == b'\n');
    lines.any(|line| line.starts_with(plain::FORMAT_KEY.as_bytes()))
}

/// Whether a text says of itself that it is of a format of ours.
fn is_ours(bytes: &[u8]) -> bool {
    let mut lines = bytes.split(|byte| *byte == b'\n');
    lines.any(|line| {
        let value = line.strip_prefix(plain::FORMAT_KEY.as_bytes());
        value.is_some_and(|value| value.trim_ascii_start().starts_with(b"congvan"))
    })
}

/// What was understood, where nothing in it is secret.
///
/// # Errors
/// Where it bears a stamp of secrecy.
pub(crate) fn open(understood: Understood) -> Result<Understood, Message> {
    match understood.secrecy {
        Some(_) => Err(Refusal::Secret.message()),
        None => Ok(understood),
    }
}

/// Refuses several documents in one file: which of them is meant, nobody has said.
fn one(name: &str, understood: &Understood) -> Result<(), Message> {
    let count = understood.documents.len();
    if count < 2 {
        return Ok(());
    }
    let numbers: Vec<String> =
        understood.documents.iter().map(|own| own.directive.number.with_symbol()).collect();
    let numbers = numbers.join(", ");
    Err(Message::new(
        format!(
            "tệp có {count} văn bản (số {numbers}); hãy tách bằng `congvan import {name} -o thu-muc/` rồi dùng từng tệp YAML"
        ),
        format!(
            "there are {count} documents in the file (no. {numbers}); part them with `congvan import {name} -o folder/` and use each YAML file"
        ),
    ))
}

/// What was understood of a file, as YAML, and the lines that say so.
///
/// # Errors
/// Why it cannot be read, or that it holds several documents.
pub(crate) fn as_yaml(
    path: &Path,
    bytes: &[u8],
    pictures: &Pictures,
) -> Result<(Source, Vec<Message>), Message> {
    let name = name_of(path);
    let arrived = read(bytes, pictures)?;
    if let Some(own) = arrived.embedded {
        return Ok((Source::new(name, own), Vec::new()));
    }
    let mut understood = open(understand(&arrived))?;
    understood.complete();
    one(&name, &understood)?;
    let missed = unread_parts(&arrived).into_iter().map(|why| about(&name, &why));
    let said = super::summary(path, &understood).into_iter().chain(missed).collect();
    let yaml = understood.to_yaml(0, &name);
    let by_line = congvan_import::kind(bytes) == Ok(Kind::Text);
    let whence = understood.whence(0, &yaml, by_line);
    Ok((Source::read_from(name, yaml, whence), said))
}
