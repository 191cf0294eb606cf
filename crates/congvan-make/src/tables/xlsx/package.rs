//! The zip around a workbook: every part inflated once, behind limits that a file made to hurt does not pass.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use congvan::text::diagnostic::Message;
use zip::ZipArchive;

use super::{damage, damage_from};
use crate::tables::NotRead;

/// All parts together, inflated: a list of ten thousand units has a tenth of it.
const MOST_INFLATED: u64 = 32 << 20;
const MOST_PARTS: usize = 1_000;

/// The parts of XML, by their names in small letters without the slash before.
pub(super) struct Package(BTreeMap<String, String>);

impl Package {
    /// Inflates every part to the end, so that none is longer than it says, cut short or damaged.
    ///
    /// # Errors
    /// One sentence.
    pub(super) fn open(bytes: &[u8]) -> Result<Self, NotRead> {
        let wrong = damage_from;
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| wrong(&error))?;
        if archive.len() > MOST_PARTS {
            return Err(too_large());
        }
        let mut parts = BTreeMap::new();
        let mut left = MOST_INFLATED;
        for at in 0..archive.len() {
            let mut part = archive.by_index(at).map_err(|error| wrong(&error))?;
            let name = part.name().map_err(|error| wrong(&error))?.replace('\\', "/").to_lowercase();
            let mut content = Vec::new();
            let size =
                part.by_ref().take(left + 1).read_to_end(&mut content).map_err(|error| wrong(&error))?;
            left = left.checked_sub(size as u64).ok_or_else(too_large)?;
            if name.ends_with(".xml") || name.ends_with(".rels") {
                let text = String::from_utf8(content)
                    .map_err(|_| damage(&format!("{name} không phải UTF-8 / {name} is not UTF-8")))?;
                parts.insert(name.trim_start_matches('/').to_owned(), text);
            }
        }
        Ok(Self(parts))
    }

    /// The text of a part.
    pub(super) fn part(&self, name: &str) -> Option<&str> {
        self.0.get(&name.to_lowercase()).map(|text| text.trim_start_matches('\u{feff}'))
    }
}

/// The name of the part that `target` means, seen from the part `from`.
pub(super) fn resolve_target(from: &str, target: &str) -> String {
    let mut steps: Vec<&str> = match target.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => from.split('/').collect(),
    };
    steps.pop();
    for step in target.split('/').filter(|step| !step.is_empty() && *step != ".") {
        if step == ".." {
            steps.pop();
        } else {
            steps.push(step);
        }
    }
    steps.join("/")
}

/// The part that tells where the links of a part lead.
pub(super) fn relationships_of(part: &str) -> String {
    match part.rsplit_once('/') {
        Some((folder, name)) => format!("{folder}/_rels/{name}.rels"),
        None => format!("_rels/{part}.rels"),
    }
}

fn too_large() -> NotRead {
    NotRead::Broken(Message::new(
        format!("tệp .xlsx quá lớn: mở ra hơn {} MB hoặc {MOST_PARTS} phần", MOST_INFLATED >> 20),
        format!(
            "the .xlsx file is too large: more than {} MB or {MOST_PARTS} parts when unpacked",
            MOST_INFLATED >> 20
        ),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_found_from_where_they_are_named() {
        assert_eq!(resolve_target("xl/workbook.xml", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(
            resolve_target("xl/workbook.xml", "/xl/worksheets/sheet1.xml"),
            "xl/worksheets/sheet1.xml"
        );
        assert_eq!(resolve_target("xl/workbook.xml", "../a/./b.xml"), "a/b.xml");
        assert_eq!(resolve_target("", "xl/workbook.xml"), "xl/workbook.xml");
        assert_eq!(relationships_of("xl/workbook.xml"), "xl/_rels/workbook.xml.rels");
        assert_eq!(relationships_of("a.xml"), "_rels/a.xml.rels");
    }
}
