//! From the bytes of a file to what stands in it.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use congvan::import::arrived::Arrived;
use congvan::text::diagnostic::Message;
use congvan_import::Settings;

use crate::console::Console;
use crate::input::{is_stdin, name_of};
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
    if file.metadata().map_err(failed)?.is_dir() {
        return Err(Message::new("đây là thư mục, không phải tệp", "this is a folder, not a file"));
    }
    let mut bytes = Vec::new();
    file.take(MOST + 1).read_to_end(&mut bytes).map_err(failed)?;
    Ok(bytes)
}

/// What stands in a file.
///
/// # Errors
/// Why it cannot be read.
pub(crate) fn read(bytes: &[u8]) -> Result<Arrived, Message> {
    congvan_import::read(bytes, &Settings::default()).map_err(|refusal| refusal.message())
}
