//! The source a document was composed from, carried in the file as a custom XML part.
//!
//! `customXml/item1.xml` holds one element `source` with the whole text, readable as it is; office programs keep such
//! parts when they save a file again, under a name of their choice. Line ends, tabs and blanks come back exactly. A
//! character that XML cannot hold stands there as `<c u="0"/>` with its number in hexadecimal.

use std::io::{Cursor, Read};

use congvan::text::source::MAX_BYTES;
use quick_xml::NsReader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::ResolveResult;
use zip::ZipArchive;

use crate::xml::{Attributes, FORBIDDEN, FORBIDDEN_NUMBER, Xml};

/// The namespace of the part.
const NAMESPACE: &str = "urn:congvan:source:1";
const ROOT: &str = "source";
/// By this Word knows the part again; the same in every file, since a file has one.
const ITEM_ID: &str = "{0B5A6F8E-6C53-4D0B-9E0C-30A7D1C0F230}";
const PROPERTIES: Attributes<'static> = &[
    ("ds:itemID", &ITEM_ID),
    ("xmlns:ds", &"http://schemas.openxmlformats.org/officeDocument/2006/customXml"),
];

/// Files beyond this are not looked into.
const LARGEST_FILE: usize = 64 << 20;
/// A part this large could hold no source that is read: an escaped character takes at most ten times its room.
const LARGEST_PART: u64 = 12 * MAX_BYTES as u64;
/// So many custom parts are looked at.
const MOST_PARTS: usize = 16;
/// Where they stand in a file.
const FOLDER: &str = "customXml/";

/// `customXml/item1.xml`, or `None` where no program would read the source.
pub fn part(source: &str) -> Option<String> {
    let attributes: Attributes = &[("xmlns", &NAMESPACE), ("xml:space", &"preserve")];
    (source.len() <= MAX_BYTES).then(|| Xml::part(ROOT, attributes, |xml| xml.verbatim(source)))
}

/// `customXml/itemProps1.xml`.
pub fn properties_part() -> String {
    Xml::part("ds:datastoreItem", PROPERTIES, |xml| {
        xml.element("ds:schemaRefs", &[], |xml| xml.empty("ds:schemaRef", &[("ds:uri", &NAMESPACE)]));
    })
}

/// The source in a file, see [`crate::source()`].
pub fn read(docx: &[u8]) -> Option<String> {
    if docx.len() > LARGEST_FILE {
        return None;
    }
    let mut zip = ZipArchive::new(Cursor::new(docx)).ok()?;
    let is_custom = |at: &usize| {
        zip.name_for_index(*at).is_some_and(|name| {
            name.is_ok_and(|name| {
                name.strip_prefix(FOLDER).is_some_and(|name| !name.contains('/') && name.ends_with(".xml"))
            })
        })
    };
    let parts: Vec<usize> = (0..zip.len()).filter(is_custom).take(MOST_PARTS).collect();
    parts.into_iter().find_map(|at| {
        let mut bytes = Vec::new();
        zip.by_index(at).ok()?.take(LARGEST_PART + 1).read_to_end(&mut bytes).ok()?;
        if bytes.len() as u64 > LARGEST_PART {
            return None;
        }
        text(std::str::from_utf8(&bytes).ok()?)
    })
}

/// The text of the root element, where the part is whole and of our namespace.
fn text(part: &str) -> Option<String> {
    let mut reader = NsReader::from_str(part.trim_start_matches('\u{feff}'));
    let mut text = String::new();
    let mut depth = 0;
    let mut closed = false;
    loop {
        let (namespace, event) = reader.read_resolved_event().ok()?;
        let ours = matches!(namespace, ResolveResult::Bound(name) if name.as_ref() == NAMESPACE);
        let empty = matches!(event, Event::Empty(_));
        match event {
            Event::Start(tag) | Event::Empty(tag) => {
                match depth {
                    0 if ours && !closed && tag.local_name().as_ref() == ROOT => closed = empty,
                    1 if ours && tag.local_name().as_ref() == FORBIDDEN => text.push(forbidden(&tag)?),
                    _ => return None,
                }
                depth += usize::from(!empty);
            }
            Event::End(_) => {
                depth -= 1;
                closed = depth == 0;
            }
            Event::Text(words) if depth == 1 => text.push_str(&words.xml10_content()),
            Event::CData(words) if depth == 1 => text.push_str(&words.xml10_content()),
            Event::GeneralRef(name) if depth == 1 => push_reference(&mut text, &name)?,
            Event::Text(words) if !words.trim().is_empty() => return None,
            Event::CData(_) | Event::GeneralRef(_) => return None,
            Event::Eof => return (closed && text.len() <= MAX_BYTES).then_some(text),
            Event::Text(_) | Event::Comment(_) | Event::PI(_) | Event::Decl(_) | Event::DocType(_) => {}
        }
    }
}

fn forbidden(tag: &BytesStart) -> Option<char> {
    let number = tag.try_get_attribute(FORBIDDEN_NUMBER).ok()??;
    char::from_u32(u32::from_str_radix(&number.value, 16).ok()?)
}

fn push_reference(text: &mut String, name: &BytesRef) -> Option<()> {
    match name.resolve_char_ref().ok()? {
        Some(c) => text.push(c),
        None => text.push_str(resolve_predefined_entity(name)?),
    }
    Some(())
}
