//! The zip around a document: every part inflated once, behind limits that a file made to hurt does not pass.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use congvan::import::refusal::Refusal;
use zip::ZipArchive;
use zip::result::ZipError;

/// Files beyond this are not looked into.
const LARGEST_FILE: usize = 128 << 20;
/// All parts together, inflated.
const MOST_INFLATED: u64 = 64 << 20;
const MOST_PARTS: usize = 4_000;

/// The parts of a package, by their names as the zip has them, without a slash before.
///
/// Whatever is not XML is inflated too, so that a damaged file is known, and forgotten.
#[derive(Debug)]
pub struct Package {
    parts: BTreeMap<String, String>,
    others: Vec<String>,
}

impl Package {
    /// Inflates every part to its end, so that none is longer than all may be, cut short or damaged.
    ///
    /// # Errors
    /// Where one is, where a part opens with a password only, or where the XML of a part is not whole.
    pub fn open(bytes: &[u8]) -> Result<Self, Refusal> {
        if bytes.len() > LARGEST_FILE {
            return Err(Refusal::TooLarge);
        }
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| reason(&error))?;
        if archive.len() > MOST_PARTS {
            return Err(Refusal::TooLarge);
        }
        let mut package = Self { parts: BTreeMap::new(), others: Vec::new() };
        let mut left = MOST_INFLATED;
        for at in 0..archive.len() {
            let mut part = archive.by_index(at).map_err(|error| reason(&error))?;
            let name = part.name().map_err(|error| reason(&error))?.replace('\\', "/");
            let name = name.trim_start_matches('/').to_owned();
            if is_xml(&name) {
                let mut content = Vec::new();
                let size = part.by_ref().take(left + 1).read_to_end(&mut content);
                left =
                    left.checked_sub(size.map_err(|_| Refusal::Damaged)? as u64).ok_or(Refusal::TooLarge)?;
                package.parts.insert(name, decode(content)?);
            } else {
                let size = std::io::copy(&mut part.by_ref().take(left + 1), &mut std::io::sink());
                left = left.checked_sub(size.map_err(|_| Refusal::Damaged)?).ok_or(Refusal::TooLarge)?;
                package.others.push(name);
            }
        }
        Ok(package)
    }

    /// The text of a part of XML; names differ in nothing but case where a program wrote them carelessly.
    pub fn part(&self, name: &str) -> Option<&str> {
        let exact = self.parts.get(name);
        let alike =
            || self.parts.iter().find(|(other, _)| other.eq_ignore_ascii_case(name)).map(|(_, text)| text);
        exact.or_else(alike).map(String::as_str)
    }

    /// The names of all parts of XML with their texts, in the order of their names.
    pub fn parts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.parts.iter().map(|(name, text)| (name.as_str(), text.as_str()))
    }

    /// Whether there is a part with that name, of any kind.
    pub fn has(&self, name: &str) -> bool {
        self.part(name).is_some() || self.others.iter().any(|other| other.eq_ignore_ascii_case(name))
    }
}

fn is_xml(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    [".xml", ".rels", ".rdf"].iter().any(|end| name.ends_with(end))
}

fn reason(error: &ZipError) -> Refusal {
    match error {
        ZipError::InvalidPassword => Refusal::Locked,
        ZipError::UnsupportedArchive(why) if *why == ZipError::PASSWORD_REQUIRED => Refusal::Locked,
        _ => Refusal::Damaged,
    }
}

/// XML is in UTF-8, or in UTF-16 with a mark at its beginning.
fn decode(bytes: Vec<u8>) -> Result<String, Refusal> {
    let wide = |from: fn([u8; 2]) -> u16| {
        let units = bytes[2..].chunks_exact(2).map(|pair| from([pair[0], pair[1]]));
        char::decode_utf16(units).collect::<Result<String, _>>().map_err(|_| Refusal::Damaged)
    };
    match bytes.as_slice() {
        [0xff, 0xfe, ..] => wide(u16::from_le_bytes),
        [0xfe, 0xff, ..] => wide(u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, ..] => String::from_utf8(bytes[3..].to_vec()).map_err(|_| Refusal::Damaged),
        _ => String::from_utf8(bytes).map_err(|_| Refusal::Damaged),
    }
}

/// The name of the part that `target` means, seen from the part `from`.
pub fn resolve_target(from: &str, target: &str) -> String {
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
pub fn relationships_of(part: &str) -> String {
    match part.rsplit_once('/') {
        Some((folder, name)) => format!("{folder}/_rels/{name}.rels"),
        None => format!("_rels/{part}.rels"),
    }
}
