//! Walking through the XML of a part: names without their prefixes, text with its references resolved.

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::{damage, damage_from};
use crate::tables::NotRead;

/// Elements within each other at most; spreadsheets have ten.
const DEEPEST: usize = 64;

/// What comes next in a part.
pub(super) enum Step<'a> {
    /// An element begins.
    Open(&'a Tag<'a>),
    /// An element of that name ends.
    Close(&'a str),
    /// Words within the innermost element.
    Text(&'a str),
}

/// The beginning of an element.
pub(super) struct Tag<'a>(&'a BytesStart<'a>);

impl Tag<'_> {
    /// The name without its prefix.
    pub(super) fn name(&self) -> String {
        self.0.local_name().as_ref().to_owned()
    }

    /// The value of an attribute, by its name without prefix.
    ///
    /// # Errors
    /// Where an attribute before it is none, or its value has an unknown reference.
    pub(super) fn get(&self, name: &str) -> Result<Option<String>, NotRead> {
        for attribute in self.0.attributes() {
            let attribute = attribute.map_err(|error| damage_from(&error))?;
            if attribute.key.local_name().as_ref() == name {
                let value = attribute.normalized_value(XmlVersion::Implicit1_0);
                return value.map(|value| Some(value.into_owned())).map_err(|error| damage_from(&error));
            }
        }
        Ok(None)
    }

    /// Whether an attribute says yes.
    pub(super) fn is(&self, name: &str) -> Result<bool, NotRead> {
        Ok(self.get(name)?.is_some_and(|value| matches!(value.as_str(), "1" | "true" | "on")))
    }

    /// The number in an attribute.
    pub(super) fn number(&self, name: &str) -> Result<Option<usize>, NotRead> {
        let number = |value: String| value.trim().parse().map_err(|_| damage(&format!("{name}=\"{value}\"")));
        self.get(name)?.map(number).transpose()
    }
}

/// Tells every step of a part.
///
/// # Errors
/// Where it is no whole XML, or `visit` says so.
pub(super) fn walk(
    part: &str,
    mut visit: impl FnMut(Step<'_>) -> Result<(), NotRead>,
) -> Result<(), NotRead> {
    let mut reader = Reader::from_str(part);
    let mut depth = 0;
    loop {
        let event = reader.read_event().map_err(|error| damage_from(&error))?;
        match event {
            Event::Start(tag) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(damage("XML lồng quá sâu / nested too deep"));
                }
                visit(Step::Open(&Tag(&tag)))?;
            }
            Event::Empty(tag) => {
                visit(Step::Open(&Tag(&tag)))?;
                visit(Step::Close(tag.local_name().as_ref()))?;
            }
            Event::End(tag) => {
                depth -= 1;
                visit(Step::Close(tag.local_name().as_ref()))?;
            }
            Event::Text(words) => visit(Step::Text(&words.xml10_content()))?,
            Event::CData(words) => visit(Step::Text(&words.xml10_content()))?,
            Event::GeneralRef(name) => {
                let letter = name.resolve_char_ref().map_err(|error| damage_from(&error))?;
                match letter {
                    Some(letter) => visit(Step::Text(letter.encode_utf8(&mut [0; 4])))?,
                    None => match resolve_predefined_entity(&name) {
                        Some(text) => visit(Step::Text(text))?,
                        None => return Err(damage("thực thể lạ / unknown entity")),
                    },
                }
            }
            // No spreadsheet program writes one: what it may define is nothing to follow.
            Event::DocType(_) => return Err(damage("DOCTYPE")),
            Event::Eof if depth == 0 => return Ok(()),
            Event::Eof => return Err(damage("XML thiếu phần cuối / cut short")),
            Event::Comment(_) | Event::PI(_) | Event::Decl(_) => {}
        }
    }
}
