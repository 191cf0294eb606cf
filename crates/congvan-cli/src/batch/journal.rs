//! What of a batch is finished, written down as it goes: a line a document, each whole or not there. Whoever is killed
//! leaves the journal behind, and the next run makes only what it does not tell of.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use congvan::text::diagnostic::Message;
use serde_json::{Value, json};

use super::manifest::{self, MANIFEST};
use super::{Content, Known, Told, shared};
use crate::fingerprint::sha256;
use crate::output::link_out;
use crate::place::TEMPORARY;

/// A document that a run finished.
struct Finished {
    made_from: String,
    told: Value,
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

impl Journal {
    /// What earlier runs in this folder finished; nothing where all is to be made again. Lines are only written where the
    /// journal is `kept`.
    pub(super) fn open(folder: &Path, kept: bool, again: bool) -> Self {
        let path = folder.join(format!("{TEMPORARY}journal"));
        let mut finished = BTreeMap::new();
        let written = fs::read_to_string(folder.join(MANIFEST)).ok();
        let written = written.and_then(|text| serde_json::from_str::<Value>(&text).ok());
        let listed = written.filter(manifest::is_ours).and_then(|mut own| match own["documents"].take() {
            Value::Array(documents) => Some(documents),
            _ => None,
        });
        let lines = fs::read(&path).unwrap_or_default();
        // The last line of a run that was killed may be half a one.
        let lines = lines.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice(line).ok());
        for document in listed.into_iter().flatten().chain(lines).filter(|_| !again) {
            let text = |key: &str| document[key].as_str().map(str::to_owned);
            if let (Some(place), Some(made_from)) = (text("place"), text("made_from")) {
                finished.insert(place, Finished { made_from, told: document });
            }
        }
        let was_there = path.exists();
        let file = kept.then(Mutex::default);
        Self { folder: folder.to_owned(), path, finished, file, was_there }
    }

    pub(super) fn is_kept(&self) -> bool {
        self.file.is_some()
    }

    /// What was told of the document at `place`, where it is made from the same and all its files still stand.
    pub(super) fn finished(
        &self,
        place: &Path,
        made_from: impl FnOnce() -> String,
        known: &Known,
    ) -> Option<Told> {
        let finished = self.finished.get(&manifest::path(place))?;
        let told = manifest::told(&finished.told)?;
        if finished.made_from != made_from() || !told.files.iter().all(|file| self.stands(file)) {
            return None;
        }
        let checks = told.checks.iter().map(|check| (**check).clone()).collect();
        Some(Told { checks: shared(checks, known), ..told })
    }

    /// Whether a file is what it was; of one that could not be made there is nothing to look at.
    fn stands(&self, (path, content): &(PathBuf, Result<Content, Message>)) -> bool {
        let Ok(content) = content else { return true };
        let path = self.folder.join(path);
        let is_file =
            fs::symlink_metadata(&path).is_ok_and(|facts| facts.is_file() && facts.len() == content.bytes);
        is_file
            && link_out(&self.folder, &path).is_none()
            && fs::read(&path).is_ok_and(|bytes| sha256(&bytes) == content.sha256)
    }

    /// Writes down that a document is finished. Where that fails, it is made again next time, and nothing else.
    pub(super) fn add(&self, place: &Path, made_from: &str, told: &Told) {
        let Some(file) = &self.file else { return };
        let mut document = json!({ "place": manifest::path(place), "made_from": made_from });
        manifest::set_told(&mut document, told);
        let mut file = file.lock().unwrap_or_else(PoisonError::into_inner);
        if file.is_none() {
            let opened = OpenOptions::new().create(true).append(true).open(&self.path);
            *file = opened.ok().map(|mut own| {
                // Behind half a line a new one begins.
                let _ = own.write_all(b"\n");
                own
            });
        }
        if let Some(file) = file.as_mut() {
            let _ = file.write_all(format!("{document}\n").as_bytes());
        }
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
