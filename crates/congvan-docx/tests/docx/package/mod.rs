//! Reads a file back into plain trees.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use congvan::document::Document;
use quick_xml::Reader;
use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::{BytesStart, Event};

/// The parts of a file.
pub struct Package(BTreeMap<String, String>);

impl Package {
    /// What is written for `document`.
    pub fn of(document: &Document) -> Self {
        Self::read(&congvan_docx::write(document))
    }

    /// The parts of this file.
    pub fn read(docx: &[u8]) -> Self {
        let mut zip = zip::ZipArchive::new(Cursor::new(docx)).unwrap();
        let mut parts = BTreeMap::new();
        for at in 0..zip.len() {
            let mut file = zip.by_index(at).unwrap();
            assert_eq!(file.last_modified(), Some(zip::DateTime::DEFAULT), "no clock");
            assert_eq!(file.unix_mode().map(|mode| mode & 0o777), Some(0o644));
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            assert_eq!(parts.insert(file.name().unwrap().to_string(), text), None);
        }
        Self(parts)
    }

    /// The names of the parts.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// A part as it stands.
    pub fn text(&self, name: &str) -> &str {
        &self.0[name]
    }

    /// The targets of a part's relationships by id, those inside the file as their full names.
    pub fn relations(&self, part: &str) -> BTreeMap<String, String> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let rels = format!("{folder}/_rels/{name}.rels");
        let rels = rels.trim_start_matches('/');
        let mut targets = BTreeMap::new();
        if self.0.contains_key(rels) {
            for relation in self.xml(rels).find("Relationship") {
                let target = relation.get("Target");
                let target = if relation.attribute("TargetMode") == Some("External") {
                    target.to_owned()
                } else {
                    let name = target.strip_prefix("../").map_or(format!("{folder}/{target}"), str::to_owned);
                    let name = name.trim_start_matches('/').to_owned();
                    assert!(self.0.contains_key(&name), "{name}");
                    name
                };
                assert_eq!(targets.insert(relation.get("Id").to_owned(), target), None, "ids are unique");
            }
        }
        targets
    }

    /// A part as a tree.
    pub fn xml(&self, name: &str) -> Element {
        Element::parse(self.text(name))
    }
}

/// An element with all that is in it.
#[derive(Debug, Default)]
pub struct Element {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
    pub children: Vec<Element>,
    pub text: String,
}

impl Element {
    fn parse(xml: &str) -> Self {
        let forbidden =
            |c: char| (c < ' ' && !matches!(c, '\n' | '\t')) || matches!(c, '\u{fffe}' | '\u{ffff}');
        assert!(!xml.contains(forbidden));
        let mut reader = Reader::from_str(xml);
        let mut open = vec![Element::default()];
        loop {
            match reader.read_event().unwrap() {
                Event::Start(tag) => open.push(Self::open(&tag)),
                Event::Empty(tag) => open.last_mut().unwrap().children.push(Self::open(&tag)),
                Event::End(_) => {
                    let closed = open.pop().unwrap();
                    open.last_mut().unwrap().children.push(closed);
                }
                Event::Text(text) => open.last_mut().unwrap().text.push_str(&text),
                Event::GeneralRef(name) => {
                    let text = &mut open.last_mut().unwrap().text;
                    match name.resolve_char_ref().unwrap() {
                        Some(c) => text.push(c),
                        None => text.push_str(resolve_predefined_entity(&name).unwrap()),
                    }
                }
                Event::Decl(_) => {}
                Event::Eof => break,
                other => panic!("{other:?}"),
            }
        }
        let mut document = open.pop().unwrap();
        assert!(open.is_empty() && document.children.len() == 1, "one root, all closed");
        document.children.pop().unwrap()
    }

    fn open(tag: &BytesStart) -> Self {
        let mut element = Element { name: tag.name().as_ref().to_owned(), ..Element::default() };
        for attribute in tag.attributes() {
            let attribute = attribute.unwrap();
            let value = unescape(&attribute.value).unwrap().into_owned();
            assert_eq!(element.attributes.insert(attribute.key.as_ref().to_owned(), value), None);
        }
        element
    }

    /// An attribute if it is there.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    /// An attribute that must be there.
    pub fn get(&self, name: &str) -> &str {
        self.attribute(name).unwrap_or_else(|| panic!("{name} in {self:?}"))
    }

    /// An attribute that must be a number.
    pub fn number(&self, name: &str) -> i64 {
        self.get(name).parse().unwrap()
    }

    /// Whether a child is there.
    pub fn has(&self, name: &str) -> bool {
        self.children.iter().any(|child| child.name == name)
    }

    /// A child that must be there.
    pub fn child(&self, name: &str) -> &Element {
        let child = self.children.iter().find(|child| child.name == name);
        child.unwrap_or_else(|| panic!("{name} in {self:?}"))
    }

    /// All elements of this name below, in order.
    pub fn find(&self, name: &str) -> Vec<&Element> {
        let mut found = Vec::new();
        for child in &self.children {
            if child.name == name {
                found.push(child);
            }
            found.extend(child.find(name));
        }
        found
    }

    /// All words below, a break as a newline.
    pub fn words(&self) -> String {
        match self.name.as_str() {
            // Where no line ends, Word has another space and another hyphen.
            "w:t" => self.text.replace('\u{a0}', " "),
            "w:noBreakHyphen" => "-".to_owned(),
            "w:br" => "\n".to_owned(),
            _ => self.children.iter().map(Element::words).collect(),
        }
    }
}
