//! The files of a folder that are to be checked.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use congvan::text::diagnostic::Message;

use crate::console::Console;
use crate::refusal::{about, reason};
use crate::shown::display_path;

/// Folders within folders are followed so deep.
const DEEPEST: usize = 16;
/// The first key of a file stands within so many bytes.
const HEAD: usize = 4096;
/// Tags are looked for in so many bytes.
const LONGEST: u64 = 256 * 1024;

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
        found.walk(path, DEEPEST).map_err(|error| about(&display_path(path), &reason(&error)))?;
        if found.ours.is_empty() {
            let why = Message::new(
                "thư mục không có tệp .yaml, .yml, .json nào có `format: congvan…`",
                "the folder has no .yaml, .yml or .json with `format: congvan…`",
            );
            return Err(about(&display_path(path), &why));
        }
        if found.others > 0 {
            let others = found.others;
            console.remark(&about(
                &display_path(path),
                &Message::new(
                    format!("bỏ qua {others} tệp YAML, JSON không có `format: congvan…`"),
                    format!("passed over {others} YAML or JSON file(s) without `format: congvan…`"),
                ),
            ));
        }
        if found.elsewhere > 0 {
            let elsewhere = found.elsewhere;
            console.remark(&about(
                &display_path(path),
                &Message::new(
                    format!("bỏ qua {elsewhere} tệp không phải YAML, JSON; muốn kiểm tra DOCX, PDF thì nêu tên từng tệp"),
                    format!("passed over {elsewhere} file(s) that are no YAML or JSON; name each DOCX or PDF that is to be checked"),
                ),
            ));
        }
        if found.templates > 0 {
            let templates = found.templates;
            console.remark(&about(
                &display_path(path),
                &Message::new(
                    format!("bỏ qua {templates} mẫu thông báo: mẫu được kiểm tra khi làm kế hoạch (`congvan notices`)"),
                    format!("passed over {templates} template(s) of notices, which are looked at with their plan (`congvan notices`)"),
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
    /// How many files are of other kinds.
    elsewhere: usize,
    /// How many are templates of notices, which are no documents before they are filled in.
    templates: usize,
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
            } else if kind.is_file() {
                match ending.as_deref() {
                    Some("yaml" | "yml" | "json") => match kind_of(&path) {
                        Kind::Ours => self.ours.push(path),
                        Kind::Template => self.templates += 1,
                        Kind::Other => self.others += 1,
                    },
                    _ => self.elsewhere += 1,
                }
            }
        }
        Ok(())
    }
}

/// What a file is.
enum Kind {
    Ours,
    Template,
    Other,
}

/// Whether a file says near its start that it is one of ours, and whether it has tags, as templates do. One that cannot be
/// read is told when it is.
fn kind_of(path: &Path) -> Kind {
    let mut text = Vec::new();
    let read = fs::File::open(path).and_then(|file| file.take(LONGEST).read_to_end(&mut text));
    let head = String::from_utf8_lossy(&text[..text.len().min(HEAD)]);
    let says = |line: &str| {
        let line = line.trim_start_matches(['{', ' ', '\t', '"', '\'', '\u{feff}']);
        let value = line.strip_prefix("format").map(|rest| rest.trim_start_matches(['"', '\'', ' ', ':']));
        value.is_some_and(|value| value.starts_with("congvan"))
    };
    if read.is_ok() && !head.lines().any(says) {
        return Kind::Other;
    }
    let text = String::from_utf8_lossy(&text);
    let written = || text.lines().filter(|line| !line.trim_start().starts_with('#'));
    // A template has no issuer of its own; profiles and plans are none.
    let is_whole =
        |line: &str| ["issuer:", "units:", "notices:", "office:"].iter().any(|key| line.starts_with(key));
    if written().any(is_whole) {
        return Kind::Ours;
    }
    match written().any(|line| line.contains("{{") && line.contains("}}") || line.contains("{%")) {
        true => Kind::Template,
        false => Kind::Ours,
    }
}
