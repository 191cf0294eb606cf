//! Footnotes and endnotes in the order of their marks.

use std::collections::BTreeMap;

use congvan::import::arrived::{LeftOut, Paragraph, Place, Reason, for_each_paragraph, words};

use super::reader::Reader;
use super::tree::Element;

/// A part with notes by their ids, and its links.
pub struct Part<'t> {
    pub notes: BTreeMap<&'t str, Element<'t>>,
    pub links: BTreeMap<String, String>,
}

/// The notes of a part by their ids, without the lines that are drawn above notes.
pub fn notes_of<'t>(part: Option<Element<'t>>) -> BTreeMap<&'t str, Element<'t>> {
    let is_note = |note: &Element<'t>| {
        !note.get("type").is_some_and(|kind| kind.contains("eparator") || kind.contains("otice"))
    };
    let notes = part.into_iter().flat_map(Element::elements).filter(is_note);
    notes.filter_map(|note| Some((note.get("id")?, note))).collect()
}

/// Reads the notes in the order of their marks; what no mark leads to is left out.
pub fn read<'t>(reader: &mut Reader<'t>, mut parts: [Part<'t>; 2]) -> Vec<Vec<Paragraph>> {
    let order = std::mem::take(&mut reader.marks.order);
    let gone = std::mem::take(&mut reader.marks.gone);
    let mut notes = Vec::new();
    let mut last = None;
    for (is_endnote, id) in &order {
        let part = &mut parts[usize::from(*is_endnote)];
        if last.replace(is_endnote) != Some(is_endnote) {
            reader.links.clone_from(&part.links);
        }
        let blocks = part.notes.remove(id.as_str()).map(|note| reader.blocks(note)).unwrap_or_default();
        let mut paragraphs = Vec::new();
        for_each_paragraph(&blocks, &mut |paragraph| paragraphs.push(paragraph.clone()));
        notes.push(paragraphs);
    }
    for (kind, part) in parts.into_iter().enumerate() {
        for (id, note) in part.notes {
            let blocks = reader.blocks(note);
            let was_marked = gone.iter().any(|(of, gone)| usize::from(*of) == kind && gone == id);
            let reason = if was_marked { Reason::Deleted } else { Reason::Hidden };
            let text = words(&blocks).trim().to_owned();
            if !text.is_empty() {
                let place = Place { paragraph: reader.paragraphs, ..Place::default() };
                reader.left_out.push(LeftOut { text, reason, place });
            }
        }
    }
    notes
}
