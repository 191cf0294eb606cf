//! Writing files: whole or not at all, never over an input, never over other content unless asked.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use congvan::diagnostic::Message;
use tempfile::{Builder, TempPath};

use crate::console::{Console, shown};
use crate::refusal::{about, because, reason};
use crate::{COULD_NOT_RUN, FINE};

/// A file to be.
pub(crate) struct Output {
    pub(crate) path: PathBuf,
    pub(crate) bytes: Vec<u8>,
}

/// What stands at an output's place now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Free,
    Same,
    Other,
}

/// Outputs that may all be written.
pub(crate) struct Plan(Vec<(Output, Place)>);

impl Plan {
    /// Looks at every place and writes nothing.
    ///
    /// # Errors
    /// Every reason why an output must not be written.
    pub(crate) fn new(outputs: Vec<Output>, inputs: &[PathBuf], force: bool) -> Result<Self, Vec<Message>> {
        let mut plan = Vec::new();
        let mut refusals = Vec::new();
        for output in outputs {
            match look(&output, inputs, force) {
                Ok(place) => plan.push((output, place)),
                Err(why) => refusals.push(about(&shown(&output.path), &why)),
            }
        }
        if refusals.is_empty() { Ok(Self(plan)) } else { Err(refusals) }
    }

    /// Says what would be done.
    pub(crate) fn announce(&self, console: &mut Console<'_, '_>) {
        for (output, place) in &self.0 {
            let (vi, en) = match place {
                Place::Free => ("sẽ ghi", "would write"),
                Place::Same => ("sẽ để nguyên", "would leave as it is"),
                Place::Other => ("sẽ ghi đè", "would replace"),
            };
            console.say(&line(vi, en, &output.path));
        }
    }

    /// Writes, and says what was done.
    pub(crate) fn carry_out(self, console: &mut Console<'_, '_>) -> u8 {
        let mut folders = Vec::new();
        let staged = match stage(&self.0, &mut folders) {
            Ok(staged) => staged,
            Err(why) => {
                folders.iter().rev().for_each(|folder| drop(fs::remove_dir(folder)));
                console.complain(&why);
                return COULD_NOT_RUN;
            }
        };
        let mut code = FINE;
        for ((output, place), temporary) in self.0.iter().zip(staged) {
            let (vi, en) = match place {
                Place::Free => ("đã ghi", "wrote"),
                Place::Same => ("để nguyên, không có gì đổi", "left as it is, nothing changed"),
                Place::Other => ("đã ghi đè", "replaced"),
            };
            match temporary.map_or(Ok(()), |temporary| temporary.persist(&output.path)) {
                Ok(()) => console.say(&line(vi, en, &output.path)),
                Err(failed) => {
                    console.complain(&not_written(&output.path, &failed.error));
                    code = COULD_NOT_RUN;
                }
            }
        }
        code
    }
}

/// Plans and writes, or reports every refusal.
pub(crate) fn write(
    outputs: Vec<Output>,
    inputs: &[PathBuf],
    force: bool,
    console: &mut Console<'_, '_>,
) -> u8 {
    match Plan::new(outputs, inputs, force) {
        Ok(plan) => plan.carry_out(console),
        Err(refusals) => {
            refusals.iter().for_each(|why| console.complain(why));
            COULD_NOT_RUN
        }
    }
}

fn line(vi: &str, en: &str, path: &Path) -> Message {
    let path = shown(path);
    Message::new(format!("{vi}: {path}"), format!("{en}: {path}"))
}

fn not_written(path: &Path, error: &io::Error) -> Message {
    let path = shown(path);
    because((format!("không ghi được {path}"), format!("cannot write {path}")), error)
}

fn look(output: &Output, inputs: &[PathBuf], force: bool) -> Result<Place, Message> {
    let path = &output.path;
    let link = match fs::symlink_metadata(path) {
        Ok(facts) => facts,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            return room_for_folders(path).map(|()| Place::Free);
        }
        Err(error) => return Err(reason(&error)),
    };
    if fs::canonicalize(path).is_ok_and(|whole| inputs.contains(&whole)) {
        return Err(Message::new("đây là tệp đầu vào, không ghi đè", "this is an input and is not replaced"));
    }
    let facts = fs::metadata(path).unwrap_or(link);
    if facts.is_dir() {
        return Err(Message::new("đây là thư mục, không phải tệp", "this is a folder, not a file"));
    }
    if !facts.is_file() && !facts.is_symlink() {
        return Err(Message::new("đây không phải tệp thường", "this is not an ordinary file"));
    }
    let same =
        facts.len() == output.bytes.len() as u64 && fs::read(path).is_ok_and(|bytes| bytes == output.bytes);
    match (same, force) {
        (true, _) => Ok(Place::Same),
        (false, true) => Ok(Place::Other),
        (false, false) => Err(Message::new(
            "tệp đã có, nội dung khác; thêm --force để ghi đè",
            "the file exists with other content; add --force to replace it",
        )),
    }
}

/// The nearest folder above that exists must be one.
fn room_for_folders(path: &Path) -> Result<(), Message> {
    for above in path.ancestors().skip(1).filter(|above| !above.as_os_str().is_empty()) {
        match fs::metadata(above) {
            Ok(facts) if facts.is_dir() => return Ok(()),
            Ok(_) => {
                let above = shown(above);
                return Err(Message::new(
                    format!("{above} không phải thư mục"),
                    format!("{above} is not a folder"),
                ));
            }
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {}
            Err(error) => return Err(reason(&error)),
        }
    }
    Ok(())
}

/// Writes every new content beside its place. Should one fail, all of them vanish again.
fn stage(plan: &[(Output, Place)], folders: &mut Vec<PathBuf>) -> Result<Vec<Option<TempPath>>, Message> {
    let mut staged = Vec::new();
    for (output, place) in plan {
        let temporary = match place {
            Place::Same => None,
            Place::Free | Place::Other => {
                Some(beside(output, folders).map_err(|error| not_written(&output.path, &error))?)
            }
        };
        staged.push(temporary);
    }
    Ok(staged)
}

fn beside(output: &Output, folders: &mut Vec<PathBuf>) -> io::Result<TempPath> {
    let parent = match output.path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let missing: Vec<PathBuf> = parent
        .ancestors()
        .take_while(|above| !above.as_os_str().is_empty() && !above.exists())
        .map(Path::to_owned)
        .collect();
    folders.extend(missing.into_iter().rev());
    fs::create_dir_all(parent)?;
    let mut builder = Builder::new();
    builder.prefix(".congvan-");
    // A temporary file is otherwise its owner's alone on Unix; elsewhere the folder's rules hold already.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(parent)?;
    file.write_all(&output.bytes)?;
    file.flush()?;
    Ok(file.into_temp_path())
}
