//! Documents that earlier runs made in the same folder: a list of the folder goes on telling of those that still stand.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::manifest::{self, MANIFEST};
use super::{Row, State, Subject, Told, is_ordinary};

/// A document as the manifest told of it.
pub(super) struct Earlier {
    line: Value,
    label: String,
    told: Told,
}

/// The documents of the folder's manifest; none where there is no manifest of ours.
pub(super) fn documents(folder: &Path) -> Vec<Value> {
    let path = folder.join(MANIFEST);
    if is_ordinary(&path) != Some(true) {
        return Vec::new();
    }
    let whole = fs::read(&path).ok().and_then(|bytes| serde_json::from_slice::<Value>(&bytes).ok());
    match whole.filter(manifest::is_ours).map(|mut own| own["documents"].take()) {
        Some(Value::Array(documents)) => documents,
        _ => Vec::new(),
    }
}

/// Those that no document of this run takes the place of, and whose files stand there.
pub(super) fn standing(folder: &Path, rows: &[Row<'_>]) -> Vec<Earlier> {
    let here: BTreeSet<String> = rows.iter().map(|row| manifest::path(&row.place)).collect();
    let earlier = documents(folder).into_iter().filter_map(|line| {
        let place = line["place"].as_str()?;
        let told = manifest::read_told(&line).filter(|_| line["done"] == true && !here.contains(place))?;
        let name = ["unit", "notice", "source", "place"].into_iter().find_map(|key| line[key].as_str());
        let label = name.unwrap_or_default().to_owned();
        stands(folder, &told).then_some(Earlier { line, label, told })
    });
    earlier.collect()
}

/// Whether every file that was made is there and as long as it was.
fn stands(folder: &Path, told: &Told) -> bool {
    told.files.iter().all(|(path, content)| match content {
        Ok(content) => fs::symlink_metadata(folder.join(path))
            .is_ok_and(|facts| facts.is_file() && facts.len() == content.bytes),
        Err(_) => true,
    })
}

impl Earlier {
    pub(super) fn row(&self) -> Row<'_> {
        let text = |key: &str| self.line[key].as_str();
        Row {
            label: &self.label,
            subject: Subject { unit: text("unit"), notice: text("notice"), source: text("source") },
            group: text("group"),
            place: PathBuf::from(text("place").unwrap_or_default()),
            made_from: text("made_from").unwrap_or_default().to_owned(),
            paths: self.told.files.iter().map(|(path, _)| path.clone()).collect(),
            state: State::Done(&self.told),
            is_earlier: true,
        }
    }
}
