//! Runs of text.

use crate::xml::Xml;

/// Text in a run.
pub fn words(xml: &mut Xml, text: &str) {
    xml.element("w:t", &[("xml:space", &"preserve")], |xml| xml.text(text));
}
