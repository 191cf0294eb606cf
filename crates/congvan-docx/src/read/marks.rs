//! Marks of footnotes and endnotes: which note a mark means, and the mark as printed.

use std::collections::BTreeMap;

use congvan::import::arrived::Reason;
use congvan::import::lists::numeral;

use super::tree::Element;

/// The notes that were marked so far.
#[derive(Debug, Default)]
pub struct Marks {
    /// Each with whether it is an endnote and its id.
    pub(super) order: Vec<(bool, String)>,
    places: BTreeMap<(bool, String), usize>,
    /// Marks in words that no longer count.
    pub(super) gone: Vec<(bool, String)>,
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
