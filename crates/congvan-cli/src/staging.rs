//! A folder for unfinished files, locked while its run lives: whoever is killed leaves only this behind, and the next
//! run takes it away.

use std::fs::{self, DirEntry, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use tempfile::{Builder, TempDir, TempPath};

use crate::place::{Place, TEMPORARY};

/// Held as long as the run lives.
const LOCK: &str = "lock";

/// Its name until it is held.
const UNNAMED: &str = "unnamed";

/// A run that has made its folder has a lock in it well before.
const BEGINNING: Duration = Duration::from_secs(60);

/// Where files are written before they take their places.
pub(crate) struct Staging {
    // Unlocked and closed before the folder is removed.
    _lock: File,
    folder: TempDir,
}

impl Staging {
    /// A folder inside `output`, which is made where it is missing.
    pub(crate) fn within(output: &Path) -> io::Result<Self> {
        let output = if output.as_os_str().is_empty() { Path::new(".") } else { output };
        fs::create_dir_all(output)?;
        let folder = Builder::new().prefix(TEMPORARY).tempdir_in(output)?;
        // Locked before it has the name that others look for. Where a file system knows no locks, a run at the same
        // time could take this folder for a left-over.
        let unnamed = folder.path().join(UNNAMED);
        let lock = File::create_new(&unnamed)?;
        let _ = lock.lock();
        fs::rename(&unnamed, folder.path().join(LOCK))?;
        sweep(output, lock.metadata().and_then(|facts| facts.modified()).ok());
        Ok(Self { _lock: lock, folder })
    }

    /// A temporary file with this content, which lives no longer than the folder.
    pub(crate) fn hold(&self, bytes: &[u8]) -> io::Result<TempPath> {
        temporary(self.folder.path(), bytes)
    }

    /// Writes the whole file, then gives it its place. A free place is not taken from a run at the same time.
    ///
    /// # Errors
    /// What the operating system says; nothing then stands at the place that did not stand there before.
    pub(crate) fn write(&self, path: &Path, bytes: &[u8], place: Place) -> io::Result<()> {
        let whole = self.hold(bytes)?;
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        let persisted = match place {
            Place::Free => whole.persist_noclobber(path),
            Place::Same | Place::Other => whole.persist(path),
        };
        match persisted.map_err(|failed| failed.error) {
            // The place lies on another disk.
            Err(error) if error.kind() == ErrorKind::CrossesDevices => {
                let parent = path.parent().map_or_else(PathBuf::new, Path::to_owned);
                temporary(&parent, bytes)?.persist(path).map_err(|failed| failed.error)
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => match fs::read(path) {
                Ok(there) if there == bytes => Ok(()),
                _ => Err(error),
            },
            done => done,
        }
    }
}

/// A temporary file in `folder`.
fn temporary(folder: &Path, bytes: &[u8]) -> io::Result<TempPath> {
    let mut builder = Builder::new();
    builder.prefix(TEMPORARY);
    // A temporary file is otherwise its owner's alone on Unix; elsewhere the folder's rules hold already.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.flush()?;
    Ok(file.into_temp_path())
}

/// Removes what killed runs left behind. What time it is `now` the disk says, by a file that was just made.
fn sweep(output: &Path, now: Option<SystemTime>) {
    let Ok(entries) = fs::read_dir(output) else { return };
    let is_ours = |entry: &DirEntry| {
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        is_folder && entry.file_name().to_string_lossy().starts_with(TEMPORARY)
    };
    for folder in entries.flatten().filter(is_ours).map(|entry| entry.path()) {
        if is_left(&folder, now) {
            let _ = fs::remove_dir_all(folder);
        }
    }
}

/// Whether the run that made the folder is dead: it holds no lock, or had a minute to come to one.
fn is_left(folder: &Path, now: Option<SystemTime>) -> bool {
    let is_free = |lock: File| lock.try_lock().is_ok();
    if let Ok(lock) = File::open(folder.join(LOCK)) {
        return is_free(lock);
    }
    let made = fs::symlink_metadata(folder).and_then(|facts| facts.modified());
    let is_old = now.zip(made.ok()).and_then(|(now, made)| now.duration_since(made).ok());
    is_old.is_some_and(|age| age > BEGINNING) && File::open(folder.join(UNNAMED)).map_or(true, is_free)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("a folder").flatten();
        let mut names: Vec<String> =
            entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn what_a_killed_run_left_is_taken_away_and_what_a_living_one_needs_is_not() {
        let output = tempfile::tempdir().expect("a folder");
        let killed = output.path().join(".congvan-killed");
        fs::create_dir(&killed).expect("a folder");
        fs::write(killed.join(LOCK), "").expect("a file");
        fs::write(killed.join("half"), "a").expect("a file");
        let first = Staging::within(output.path()).expect("a staging folder");
        let second = Staging::within(output.path()).expect("another");
        assert_eq!(names(output.path()).len(), 2, "the two that live");
        first.write(&output.path().join("a/b"), b"1", Place::Free).expect("written");
        second.write(&output.path().join("a/b"), b"1", Place::Free).expect("the same is there");
        let other = second.write(&output.path().join("a/b"), b"2", Place::Free);
        assert_eq!(other.expect_err("another's").kind(), ErrorKind::AlreadyExists);
        second.write(&output.path().join("a/b"), b"2", Place::Other).expect("replaced");
        drop((first, second));
        assert_eq!(names(output.path()), ["a"]);
    }

    #[cfg(unix)] // elsewhere a folder is not opened as a file
    #[test]
    fn what_was_killed_before_it_had_a_lock_is_taken_away_once_it_is_old() {
        let output = tempfile::tempdir().expect("a folder");
        let folder = |name: &str, is_old: bool| {
            let folder = output.path().join(name);
            fs::create_dir(&folder).expect("a folder");
            let unnamed = File::create(folder.join(UNNAMED)).expect("a file");
            if is_old {
                let now = unnamed.metadata().and_then(|facts| facts.modified()).expect("a time");
                let folder = File::open(&folder).expect("a folder");
                folder.set_modified(now - 2 * BEGINNING).expect("set back");
            }
            unnamed
        };
        folder(".congvan-old", true);
        let held = folder(".congvan-held", true);
        held.lock().expect("held");
        folder(".congvan-new", false);
        fs::write(output.path().join(".congvan-journal"), "").expect("a file");
        drop(Staging::within(output.path()).expect("a staging folder"));
        assert_eq!(names(output.path()), [".congvan-held", ".congvan-journal", ".congvan-new"]);
    }
}
