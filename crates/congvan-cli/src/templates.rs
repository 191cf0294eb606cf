//! A folder of an office's own words, laid over the built-in ones.

use std::fs;
use std::path::{Path, PathBuf};

use congvan::cascade::Words;
use congvan::text::diagnostic::Message;

use crate::refusal::{about, reason};
use crate::shown::display_path;

/// The files of words in the folder, each with its path within it.
///
/// # Errors
/// Every reason why the folder is not one of words: it cannot be read, holds nothing of the kind, or holds a file that
/// nothing reads.
pub(crate) fn files(folder: &Path) -> Result<Vec<(&'static str, PathBuf)>, Vec<Message>> {
    let name = display_path(folder);
    let here = yaml_files(folder, "").map_err(|error| vec![about(&name, &reason(&error))])?;
    // A folder without steps down is one of a document's words alone.
    let steps = yaml_files(&folder.join("cascade"), "cascade/").unwrap_or_default();
    let present: Vec<String> = here.into_iter().chain(steps).collect();
    let strangers = present.iter().filter(|path| Words::files().all(|known| known != path.as_str()));
    let faults: Vec<Message> =
        strangers.map(|path| about(&display_path(&folder.join(path)), &unknown(path))).collect();
    if !faults.is_empty() {
        return Err(faults);
    }
    let known = Words::files().filter(|known| present.iter().any(|path| path == known));
    let found: Vec<_> = known.map(|path| (path, folder.join(path))).collect();
    if found.is_empty() {
        return Err(vec![about(&name, &none())]);
    }
    Ok(found)
}

/// The YAML files of a folder in alphabetical order, each with the prefix before its name.
fn yaml_files(folder: &Path, prefix: &str) -> std::io::Result<Vec<String>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let ending = Path::new(&name).extension().and_then(|ending| ending.to_str());
        if ending.is_some_and(|ending| ["yaml", "yml"].iter().any(|known| ending.eq_ignore_ascii_case(known)))
        {
            found.push(format!("{prefix}{name}"));
        }
    }
    found.sort();
    Ok(found)
}

fn names() -> String {
    Words::files().map(|path| format!("`{path}`")).collect::<Vec<_>>().join(", ")
}

fn unknown(path: &str) -> Message {
    let names = names();
    Message::new(
        format!("không có tệp lời văn nào tên `{path}`; các tệp: {names}"),
        format!("no file of words is called `{path}`; the files: {names}"),
    )
}

fn none() -> Message {
    let names = names();
    Message::new(
        format!("thư mục không có tệp lời văn nào; các tệp: {names}"),
        format!("the folder has no file of words; the files: {names}"),
    )
}
