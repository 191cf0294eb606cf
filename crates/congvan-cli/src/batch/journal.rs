//! What of a batch is finished, written down as it goes: a line a document, each whole or not there. Whoever is killed
//! leaves the journal behind, and the next run makes only what it does not tell of. Beside what the manifest says of a
//! document a line has when each of its files was written, so that the next run knows them without reading them.

use std::collections::BTreeMap;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::UNIX_EPOCH;

use congvan::text::diagnostic::Message;
use serde_json::{Value, json};

use super::manifest;
use super::{Content, Known, Told, earlier, intern, is_ordinary};
use crate::fingerprint::sha256;
use crate::output::Root;
use crate::place::TEMPORARY;
use crate::refusal::about;
use crate::shown::display_path;

/// A document that a run finished.
struct Finished {
    made_from: String,
    line: Value,
}

pub(super) struct Journal {
    folder: PathBuf,
    path: PathBuf,
    /// Documents by their place.
    finished: BTreeMap<String, Finished>,
    /// Opened with the first line; none where no journal is kept.
    file: Option<Mutex<Option<File>>>,
    /// Whether there was one before this run.
    was_there: bool,
}

/// A document that is told of as finished, and whether its files bear that out.
pub(super) struct Listed {
    pub(super) told: Told,
    pub(super) files: Files,
}

/// What is known of the files of a document without reading them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Files {
    /// Each is as long and as old as when it was written.
    Same,
    /// Each is as long as it was; whether it holds the same, only reading tells.
    Unread,
    /// One is gone, or is another.
    Other,
}

/// Where the journal of a folder lies.
fn path(folder: &Path) -> PathBuf {
    folder.join(format!("{TEMPORARY}journal"))
}

/// Why no journal can be kept in the folder: something stands at its place that it must not be written into, such as a
/// link to elsewhere.
pub(super) fn refusal(folder: &Path) -> Option<Message> {
    let path = path(folder);
    let (vi, en) = (
        "sổ theo dõi mẻ văn bản cần chỗ này, mà ở đây không phải tệp thường; xóa nó đi hoặc chọn thư mục khác",
        "the journal of the batch belongs here, where no ordinary file stands; remove it or choose another folder",
    );
    (is_ordinary(&path) == Some(false)).then(|| about(&display_path(&path), &Message::new(vi, en)))
}

/// Whether a file has a further name somewhere.
#[cfg(unix)]
fn has_other_names(path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    fs::symlink_metadata(path).is_ok_and(|facts| facts.nlink() > 1)
}

#[cfg(not(unix))]
fn has_other_names(_: &Path) -> bool {
    false
}

/// When a file was last written, in nanoseconds since 1970.
fn written_at(facts: &Metadata) -> Option<u64> {
    let since = facts.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    u64::try_from(since.as_nanos()).ok()
}

impl Journal {
    /// What earlier runs in this folder finished. Where all is to be made `again`, what a whole run finished does not
    /// count, but what was finished of one that was cut does: it is the same work. Lines are only written where the
    /// journal is `kept`.
    pub(super) fn open(folder: &Path, kept: bool, again: bool) -> Self {
        let path = path(folder);
        let was_there = is_ordinary(&path) == Some(true);
        let listed = if again { Vec::new() } else { earlier::documents(folder) };
        let lines = if was_there { fs::read(&path).unwrap_or_default() } else { Vec::new() };
        // The last line of a run that was killed may be half a one.
        let lines = lines.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice(line).ok());
        let mut finished = BTreeMap::new();
        for line in listed.into_iter().chain(lines) {
            let text = |key: &str| line[key].as_str().map(str::to_owned);
            if let (Some(place), Some(made_from)) = (text("place"), text("made_from")) {
                finished.insert(place, Finished { made_from, line });
            }
        }
        let file = kept.then(Mutex::default);
        Self { folder: folder.to_owned(), path, finished, file, was_there }
    }

    pub(super) fn is_kept(&self) -> bool {
        self.file.is_some()
    }

    /// What is told of the document at `place`, where it is made from the same and its files may still stand.
    pub(super) fn look_up(
        &self,
        place: &Path,
        made_from: impl FnOnce() -> String,
        root: &Root<'_>,
        known: &Known,
    ) -> Option<Listed> {
        let Finished { made_from: own, line } = self.finished.get(&manifest::path(place))?;
        let told = manifest::read_told(line)?;
        if *own != made_from() {
            return None;
        }
        let written = line["written"].as_array().map_or(&[] as &[Value], Vec::as_slice);
        let seen = told.files.iter().enumerate().map(|(at, (path, content))| {
            let at = written.get(at).and_then(Value::as_u64);
            content.as_ref().map_or(Files::Same, |content| self.probe(path, content, at, root))
        });
        let files = seen.fold(Files::Same, |worst, own| match (worst, own) {
            (Files::Other, _) | (_, Files::Other) => Files::Other,
            (Files::Unread, _) | (_, Files::Unread) => Files::Unread,
            (Files::Same, Files::Same) => Files::Same,
        });
        let checks = told.checks.iter().map(|check| (**check).clone()).collect();
        Some(Listed { told: Told { checks: intern(checks, known), ..told }, files })
    }

    /// What is known of a file without reading it.
    fn probe(&self, path: &Path, content: &Content, written: Option<u64>, root: &Root<'_>) -> Files {
        let path = self.folder.join(path);
        let facts = fs::symlink_metadata(&path).ok().filter(|facts| facts.len() == content.bytes);
        match facts.filter(Metadata::is_file) {
            None => Files::Other,
            Some(_) if root.link_out(&path).is_some() => Files::Other,
            Some(facts) if written.is_some() && written_at(&facts) == written => Files::Same,
            Some(_) => Files::Unread,
        }
    }

    /// Whether the files hold what was told of them.
    pub(super) fn holds(&self, told: &Told) -> bool {
        told.files.iter().all(|(path, content)| match content {
            Ok(content) => {
                fs::read(self.folder.join(path)).is_ok_and(|bytes| sha256(&bytes) == content.sha256)
            }
            Err(_) => true,
        })
    }

    /// Writes down that a document is finished. Where that fails, it is made again next time, and nothing else.
    pub(super) fn add(&self, place: &Path, made_from: &str, told: &Told) {
        let Some(file) = &self.file else { return };
        let written = told.files.iter().map(|(path, content)| {
            let content = content.as_ref().ok()?;
            let facts = fs::symlink_metadata(self.folder.join(path)).ok()?;
            written_at(&facts).filter(|_| facts.len() == content.bytes)
        });
        let written: Vec<Option<u64>> = written.collect();
        let mut line = json!({ "place": manifest::path(place), "made_from": made_from, "written": written });
        manifest::set_told(&mut line, told);
        let mut file = file.lock().unwrap_or_else(PoisonError::into_inner);
        if file.is_none() {
            *file = self.begin();
        }
        if let Some(file) = file.as_mut() {
            let _ = file.write_all(format!("{line}\n").as_bytes());
        }
    }

    /// The journal's file, to go on in: never another that somebody's link leads to.
    fn begin(&self) -> Option<File> {
        if is_ordinary(&self.path) == Some(false) {
            return None;
        }
        // What has a second name, as a copy made of links has, is left as it is there.
        let lines = has_other_names(&self.path).then(|| fs::read(&self.path)).transpose().ok()?;
        if lines.is_some() {
            fs::remove_file(&self.path).ok()?;
        }
        let mut options = OpenOptions::new();
        let mut file = match options.append(true).create_new(true).open(&self.path) {
            Ok(new) => new,
            Err(_) => OpenOptions::new().append(true).open(&self.path).ok()?,
        };
        if is_ordinary(&self.path) != Some(true) {
            return None;
        }
        file.write_all(&lines.unwrap_or_default()).ok()?;
        // Behind half a line a new one begins.
        file.write_all(b"\n").ok()?;
        Some(file)
    }

    /// Takes the journal away where this run began it: nothing was written after all.
    pub(super) fn forget(&self) {
        if !self.was_there {
            self.close();
        }
    }

    /// Takes the journal away.
    pub(super) fn close(&self) {
        if let Some(file) = &self.file {
            *file.lock().unwrap_or_else(PoisonError::into_inner) = None;
            let _ = fs::remove_file(&self.path);
        }
    }
}
