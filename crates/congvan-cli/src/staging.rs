//! A folder for unfinished files, locked while its run lives: whoever is killed leaves only this behind, and the next
//! run takes it away.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, TempDir, TempPath};

use crate::place::{Place, TEMPORARY};

/// Held as long as the run lives.
const LOCK: &str = "lock";

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
        sweep(output);
        let folder = Builder::new().prefix(TEMPORARY).tempdir_in(output)?;
        // Locked before it has the name that others look for. Where a file system knows no locks, a run at the same
        // time could take this folder for a left-over.
        let unnamed = folder.path().join("unnamed");
        let lock = File::create_new(&unnamed)?;
        let _ = lock.lock();
        fs::rename(&unnamed, folder.path().join(LOCK))?;
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

/// Removes what killed runs left behind.
fn sweep(output: &Path) {
    let Ok(entries) = fs::read_dir(output) else { return };
    for folder in entries.flatten().filter(|entry| entry.file_name().to_string_lossy().starts_with(TEMPORARY))
    {
        let lock = File::open(folder.path().join(LOCK));
        if lock.is_ok_and(|lock| lock.try_lock().is_ok()) {
            let _ = fs::remove_dir_all(folder.path());
        }
    }
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
}
