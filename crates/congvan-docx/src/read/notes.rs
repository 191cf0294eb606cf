//! Footnotes and endnotes: which note a mark means, and the mark as printed.

use std::collections::BTreeMap;

use congvan::import::arrived::{LeftOut, Paragraph, Place, Reason, for_each_paragraph, words};
use congvan::import::lists::numeral;

use super::reader::Reader;
use super::tree::Element;

/// The notes that were marked so far.
#[derive(Debug, Default)]
pub struct Marks {
    /// Each with whether it is an endnote and its id.
    order: Vec<(bool, String)>,
    places: BTreeMap<(bool, String), usize>,
    /// Marks in words that no longer count.
    gone: Vec<(bool, String)>,
    /// How many of either kind were counted.
    counted: [u32; 2],
    /// How either kind is counted.
    formats: [Option<String>; 2],
}

impl Marks {
    /// How footnotes and endnotes are counted, as the settings or a section say.
    pub fn formats(&mut self, of: Element<'_>) {
        for (at, name) in ["footnotePr", "endnotePr"].into_iter().enumerate() {
            if let Some(format) = of.child(name).and_then(|said| said.value("numFmt")) {
                self.formats[at].get_or_insert_with(|| format.to_owned());
            }
        }
    }

    /// Which note a mark means; none where the mark no longer counts.
    pub fn note(&mut self, mark: Element<'_>, gone: Option<Reason>) -> Option<usize> {
        let key = (is_endnote(mark), mark.get("id")?.to_owned());
        if gone.is_some() {
            self.gone.push(key);
            return None;
        }
        let next = self.order.len();
        let at = *self.places.entry(key.clone()).or_insert(next);
        if at == next {
            self.order.push(key);
        }
        Some(at)
    }

    /// The next mark as printed.
    pub fn next(&mut self, mark: Element<'_>) -> String {
        let kind = usize::from(is_endnote(mark));
        self.counted[kind] += 1;
        let usual = if kind == 0 { "decimal" } else { "lowerRoman" };
        numeral(self.counted[kind], self.formats[kind].as_deref().unwrap_or(usual))
    }
}

fn is_endnote(mark: Element<'_>) -> bool {
    mark.name() == "endnoteReference"
}

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
