//! The files of a folder that are to be checked.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use congvan::text::diagnostic::Message;

use crate::console::{Console, shown};
use crate::refusal::{about, reason};

/// Folders within folders are followed so deep.
const DEEPEST: usize = 16;
/// The first key of a file stands within so many bytes.
const HEAD: u64 = 4096;

/// The files that were named, and for each folder the files of ours in it and below, by name. Links are not followed.
///
/// # Errors
/// A folder that cannot be read, or has none.
pub(super) fn files(named: &[&PathBuf], console: &mut Console<'_, '_>) -> Result<Vec<PathBuf>, Message> {
    let mut files = Vec::new();
    for path in named {
        if !path.is_dir() {
            files.push((*path).clone());
            continue;
        }
        let mut found = Found::default();
        found.walk(path, DEEPEST).map_err(|error| about(&shown(path), &reason(&error)))?;
        if found.ours.is_empty() {
            let why = Message::new(
                "thư mục không có tệp .yaml, .yml, .json nào có `format: congvan…`",
                "the folder has no .yaml, .yml or .json with `format: congvan…`",
            );
            return Err(about(&shown(path), &why));
        }
        if found.others > 0 {
            let others = found.others;
            console.remark(&about(
                &shown(path),
                &Message::new(
                    format!("bỏ qua {others} tệp YAML, JSON không có `format: congvan…`"),
                    format!("passed over {others} YAML or JSON file(s) without `format: congvan…`"),
                ),
            ));
        }
        files.extend(found.ours);
    }
    Ok(files)
}

/// What a folder holds.
#[derive(Default)]
struct Found {
    ours: Vec<PathBuf>,
    /// How many files of the same kind are not ours.
    others: usize,
}

impl Found {
    fn walk(&mut self, folder: &Path, deep: usize) -> std::io::Result<()> {
        let entries: std::io::Result<Vec<fs::DirEntry>> = fs::read_dir(folder)?.collect();
        let mut entries = entries?;
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let (path, kind) = (entry.path(), entry.file_type()?);
            if entry.file_name().to_string_lossy().starts_with('.') {
                continue;
            }
            let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
            if kind.is_dir() && deep > 0 {
                self.walk(&path, deep - 1)?;
            } else if kind.is_file() && ending.is_some_and(|own| ["yaml", "yml", "json"].contains(&&*own)) {
                if is_ours(&path) { self.ours.push(path) } else { self.others += 1 }
            }
        }
        Ok(())
    }
}

/// Whether a file says near its start that it is one of ours. One that cannot be read is told when it is.
fn is_ours(path: &Path) -> bool {
    let mut head = Vec::new();
    let read = fs::File::open(path).and_then(|file| file.take(HEAD).read_to_end(&mut head));
    let head = String::from_utf8_lossy(&head);
    let says = |line: &str| {
        let line = line.trim_start_matches(['{', ' ', '\t', '"', '\'', '\u{feff}']);
        let value = line.strip_prefix("format").map(|rest| rest.trim_start_matches(['"', '\'', ' ', ':']));
        value.is_some_and(|value| value.starts_with("congvan"))
    };
    read.is_err() || head.lines().any(says)
}
