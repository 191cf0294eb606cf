//! XML as a small tree, and the parts of a DOCX file.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// An element with what it holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Node {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
    pub children: Vec<Node>,
    /// Text right inside it.
    pub text: String,
}

impl Node {
    /// Reads a whole part; malformed XML is a failed test.
    pub fn parse(xml: &str) -> Self {
        let mut reader = Reader::from_str(xml);
        let mut open = vec![Self::default()];
        loop {
            match reader.read_event().unwrap_or_else(|error| panic!("malformed XML: {error}")) {
                Event::Start(start) => open.push(Self::element(&start)),
                Event::Empty(start) => {
                    open.last_mut().expect("the root").children.push(Self::element(&start));
                }
                Event::End(_) => {
                    let closed = open.pop().expect("as many ends as starts");
                    open.last_mut().expect("the root").children.push(closed);
                }
                Event::Text(text) => {
                    open.last_mut().expect("the root").text.push_str(&text.xml10_content());
                }
                Event::GeneralRef(name) => {
                    let character = match name.xml10_content().as_ref() {
                        "amp" => '&',
                        "lt" => '<',
                        "gt" => '>',
                        "quot" => '"',
                        "apos" => '\'',
                        other => panic!("an unknown entity: {other}"),
                    };
                    open.last_mut().expect("the root").text.push(character);
                }
                Event::Eof => break,
                _ => {}
            }
        }
        assert_eq!(open.len(), 1, "every element is closed");
        let mut root = open.remove(0);
        assert_eq!(root.children.len(), 1, "one root");
        root.children.remove(0)
    }

    fn element(start: &BytesStart<'_>) -> Self {
        let attributes = start.attributes().map(|attribute| {
            let attribute = attribute.expect("attributes are well-formed");
            (attribute.key.as_ref().to_owned(), attribute.value.clone().into_owned())
        });
        Self { name: start.name().as_ref().to_owned(), attributes: attributes.collect(), ..Self::default() }
    }

    /// The first child of that name.
    pub fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// Down through children of those names.
    pub fn at(&self, path: &[&str]) -> Option<&Self> {
        path.iter().try_fold(self, |node, name| node.child(name))
    }

    /// `w:val` of the child of that name.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.child(name)?.get("w:val")
    }

    pub fn get(&self, attribute: &str) -> Option<&str> {
        self.attributes.get(attribute).map(String::as_str)
    }

    /// An attribute as a whole number.
    pub fn number(&self, attribute: &str) -> Option<i64> {
        self.get(attribute).map(|value| value.parse().unwrap_or_else(|_| panic!("{attribute} is `{value}`")))
    }

    /// A switch such as `w:b`: there, and not switched off.
    pub fn on(&self, name: &str) -> bool {
        self.child(name).is_some_and(|child| !matches!(child.get("w:val"), Some("0" | "false")))
    }

    /// It and everything below it, from top to bottom.
    pub fn all(&self) -> Vec<&Self> {
        let mut found = vec![self];
        self.children.iter().for_each(|child| found.extend(child.all()));
        found
    }

    /// Everything below it of that name.
    pub fn every(&self, name: &str) -> Vec<&Self> {
        self.all().into_iter().filter(|node| node.name == name).collect()
    }

    /// The words of every `w:t` below it, a break as a newline, a footnote as its number; where no line ends, Word has
    /// another space and another hyphen.
    pub fn words(&self) -> String {
        let pieces = self.all().into_iter().map(|node| match node.name.as_str() {
            "w:t" => node.text.as_str(),
            "w:br" => "\n",
            "w:noBreakHyphen" => "-",
            "w:footnoteReference" => node.get("w:id").unwrap_or_default(),
            _ => "",
        });
        pieces.collect::<String>().replace('\u{a0}', " ")
    }
}

/// Every XML part of a DOCX file, by its name; each is well-formed.
pub fn parts(docx: &[u8]) -> BTreeMap<String, Node> {
    let mut archive = zip::ZipArchive::new(Cursor::new(docx)).expect("a DOCX file is a zip archive");
    let mut found = BTreeMap::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).expect("a part can be opened");
        let name = part.name().expect("a part has a name").into_owned();
        if name.ends_with(".xml") || name.ends_with(".rels") {
            let mut xml = String::new();
            part.read_to_string(&mut xml).expect("XML is text");
            found.insert(name, Node::parse(&xml));
        }
    }
    found
}
