//! The XML of a part as a tree: names with their namespaces, text with its references resolved, behind limits.

use std::borrow::Cow;

use congvan::import::refusal::Refusal;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::attributes::Attributes;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// Elements within each other at most.
const DEEPEST: usize = 100;
/// Elements and texts of a part at most: a document of a thousand pages has half of it.
const MOST_NODES: usize = 1_500_000;
const MOST_ATTRIBUTES: usize = 1_500_000;
/// Attributes of one element at most, declarations included.
const MOST_OF_ONE: usize = 200;

/// The namespaces that readers tell apart; programs are free in the prefixes they choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Space {
    /// WordprocessingML.
    Word,
    /// Choices between what newer and older programs understand.
    Choice,
    /// Shapes of WordprocessingML since 2010.
    Shape,
    /// Drawings in WordprocessingML: where they stand.
    Placed,
    /// DrawingML.
    Drawing,
    /// Vector shapes of old.
    Vml,
    /// References to other parts.
    Relation,
    /// Formulas.
    Math,
    /// OpenDocument: the file.
    Office,
    /// OpenDocument: text.
    Text,
    /// OpenDocument: tables.
    Table,
    /// OpenDocument: styles.
    Style,
    /// OpenDocument: drawings.
    Draw,
    /// OpenDocument: looks.
    Look,
    /// Any other, or none.
    Other,
}

/// How the address of each namespace begins; two standards have two addresses.
const SPACES: [(&str, Space); 19] = [
    ("http://schemas.openxmlformats.org/wordprocessingml/", Space::Word),
    ("http://purl.oclc.org/ooxml/wordprocessingml/", Space::Word),
    ("http://schemas.openxmlformats.org/markup-compatibility/", Space::Choice),
    ("http://schemas.microsoft.com/office/word/2010/wordprocessingShape", Space::Shape),
    ("http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", Space::Placed),
    ("http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", Space::Placed),
    ("http://schemas.openxmlformats.org/drawingml/", Space::Drawing),
    ("http://purl.oclc.org/ooxml/drawingml/", Space::Drawing),
    ("urn:schemas-microsoft-com:vml", Space::Vml),
    ("http://schemas.openxmlformats.org/officeDocument/2006/relationships", Space::Relation),
    ("http://purl.oclc.org/ooxml/officeDocument/relationships", Space::Relation),
    ("http://schemas.openxmlformats.org/officeDocument/2006/math", Space::Math),
    ("http://purl.oclc.org/ooxml/officeDocument/math", Space::Math),
    ("urn:oasis:names:tc:opendocument:xmlns:office:", Space::Office),
    ("urn:oasis:names:tc:opendocument:xmlns:text:", Space::Text),
    ("urn:oasis:names:tc:opendocument:xmlns:table:", Space::Table),
    ("urn:oasis:names:tc:opendocument:xmlns:style:", Space::Style),
    ("urn:oasis:names:tc:opendocument:xmlns:drawing:", Space::Draw),
    ("urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:", Space::Look),
];

/// A part of XML, read whole. A file has many more names and values than words, so each is a place in the part.
#[derive(Debug)]
pub struct Tree<'a> {
    part: &'a str,
    /// What does not stand in the part as it reads: words with references.
    own: String,
    nodes: Vec<Node>,
    attributes: Vec<Attribute>,
}

/// Where words stand: in the part, or so far behind its end in what is the tree's own.
#[derive(Clone, Copy, Debug)]
struct Words {
    at: u32,
    length: u32,
}

/// An element, or a text where `space` is none; its first child and what stands behind it are places in the list, 0
/// where there is none.
#[derive(Debug)]
struct Node {
    /// The name of an element without its prefix, or a text.
    words: Words,
    /// The first of its attributes, and how many there are.
    attributes: u32,
    count: u16,
    space: Option<Space>,
    first: u32,
    next: u32,
}

#[derive(Debug)]
struct Attribute {
    name: Words,
    value: Words,
    space: Space,
}

/// An element of a tree.
#[derive(Clone, Copy, Debug)]
pub struct Element<'t> {
    tree: &'t Tree<'t>,
    at: u32,
}

/// What stands in an element.
#[derive(Clone, Copy, Debug)]
pub enum Child<'t> {
    /// An element.
    Element(Element<'t>),
    /// Words.
    Text(&'t str),
}

impl<'a> Tree<'a> {
    /// Reads a part.
    ///
    /// # Errors
    /// Where it is no whole XML, defines things of its own, or goes beyond the limits.
    pub fn of(part: &'a str) -> Result<Self, Refusal> {
        let mut growing = Growing::of(part);
        let mut reader = Reader::from_str(part);
        loop {
            let from = reader.buffer_position() as usize;
            let event = reader.read_event().map_err(|_| Refusal::Damaged)?;
            // The tag as it stands in the part, so that names and values are not copied.
            let tag_text = || part.get(from + 1..).unwrap_or_default();
            match event {
                Event::Start(tag) => growing.open(tag_text(), &tag)?,
                Event::Empty(tag) => {
                    growing.open(tag_text(), &tag)?;
                    growing.close();
                }
                Event::End(_) => growing.close(),
                Event::Text(words) => growing.text(words.xml10_content())?,
                Event::CData(words) => growing.text(words.xml10_content())?,
                Event::GeneralRef(name) => match name.resolve_char_ref().map_err(|_| Refusal::Damaged)? {
                    Some(letter) => growing.text(Cow::Owned(letter.to_string()))?,
                    None => {
                        let text = resolve_predefined_entity(&name).ok_or(Refusal::Damaged)?;
                        growing.text(Cow::Borrowed(text))?;
                    }
                },
                // No office program writes one: what it may define is nothing to follow.
                Event::DocType(_) => return Err(Refusal::Damaged),
                Event::Eof => return growing.finish(),
                Event::Comment(_) | Event::PI(_) | Event::Decl(_) => {}
            }
        }
    }

    /// The outermost element.
    pub fn root(&'a self) -> Element<'a> {
        Element { tree: self, at: 0 }
    }

    fn words(&self, Words { at, length }: Words) -> &str {
        let (at, length) = (at as usize, length as usize);
        match at.checked_sub(self.part.len()) {
            None => &self.part[at..at + length],
            Some(behind) => &self.own[behind..behind + length],
        }
    }
}

impl<'t> Element<'t> {
    fn node(self) -> &'t Node {
        &self.tree.nodes[self.at as usize]
    }

    /// Its name without prefix.
    pub fn name(self) -> &'t str {
        self.tree.words(self.node().words)
    }

    /// Its namespace.
    pub fn space(self) -> Space {
        self.node().space.unwrap_or(Space::Other)
    }

    /// Whether it is that one.
    pub fn is(self, space: Space, name: &str) -> bool {
        self.space() == space && self.name() == name
    }

    /// The value of an attribute, whatever its prefix.
    pub fn get(self, name: &str) -> Option<&'t str> {
        self.attributes().find(|(_, own, _)| *own == name).map(|(.., value)| value)
    }

    /// The value of an attribute of a namespace.
    pub fn get_of(self, space: Space, name: &str) -> Option<&'t str> {
        self.attributes().find(|(of, own, _)| *of == space && *own == name).map(|(.., value)| value)
    }

    /// Namespace, name and value of each.
    fn attributes(self) -> impl Iterator<Item = (Space, &'t str, &'t str)> {
        let (tree, node) = (self.tree, self.node());
        let from = node.attributes as usize;
        let own = &tree.attributes[from..from + usize::from(node.count)];
        own.iter().map(|own| (own.space, tree.words(own.name), tree.words(own.value)))
    }

    /// What stands in it, in order.
    pub fn children(self) -> impl Iterator<Item = Child<'t>> {
        let tree = self.tree;
        let mut next = self.node().first;
        std::iter::from_fn(move || {
            let at = next;
            let node = (at != 0).then(|| &tree.nodes[at as usize])?;
            next = node.next;
            Some(match node.space {
                Some(_) => Child::Element(Element { tree, at }),
                None => Child::Text(tree.words(node.words)),
            })
        })
    }

    /// The elements in it, in order.
    pub fn elements(self) -> impl Iterator<Item = Element<'t>> {
        self.children().filter_map(|child| match child {
            Child::Element(element) => Some(element),
            Child::Text(_) => None,
        })
    }

    /// The first element in it with that name.
    pub fn child(self, name: &str) -> Option<Element<'t>> {
        self.elements().find(|element| element.name() == name)
    }

    /// The attribute `val` of the first element in it with that name.
    pub fn value(self, name: &str) -> Option<&'t str> {
        self.child(name)?.get("val")
    }

    /// Every element within it, at any depth, before what stands in that.
    pub fn within(self) -> impl Iterator<Item = Element<'t>> {
        let mut open = vec![self.node().first];
        let tree = self.tree;
        std::iter::from_fn(move || {
            loop {
                let at = open.pop()?;
                if at == 0 {
                    continue;
                }
                let node = &tree.nodes[at as usize];
                open.push(node.next);
                if node.space.is_some() {
                    open.push(node.first);
                    return Some(Element { tree, at });
                }
            }
        })
    }

    /// Its own words, without those of the elements in it.
    pub fn words(self) -> Cow<'t, str> {
        let mut texts = self.children().filter_map(|child| match child {
            Child::Text(text) => Some(text),
            Child::Element(_) => None,
        });
        let first = texts.next().unwrap_or_default();
        match texts.next() {
            None => Cow::Borrowed(first),
            Some(second) => {
                let mut all = first.to_owned() + second;
                texts.for_each(|text| all.push_str(text));
                Cow::Owned(all)
            }
        }
    }
}

/// A tree that is being read.
struct Growing<'a> {
    tree: Tree<'a>,
    /// The open elements: each with its last child.
    open: Vec<(u32, u32)>,
    /// The prefixes that hold, each with the depth of the element that declares it.
    prefixes: Vec<(usize, &'a str, Space)>,
    has_ended: bool,
}

impl<'a> Growing<'a> {
    fn of(part: &'a str) -> Self {
        let tree = Tree { part, own: String::new(), nodes: Vec::new(), attributes: Vec::new() };
        Self { tree, open: Vec::new(), prefixes: Vec::new(), has_ended: false }
    }

    /// Keeps words: as their place in the part where they stand in it.
    fn words(&mut self, words: &str) -> Result<Words, Refusal> {
        let part = self.tree.part;
        let in_part = (words.as_ptr() as usize).checked_sub(part.as_ptr() as usize);
        let at = match in_part.filter(|at| at + words.len() <= part.len()) {
            Some(at) if !words.is_empty() => at,
            _ => {
                self.tree.own.push_str(words);
                part.len() + self.tree.own.len() - words.len()
            }
        };
        let number = |number: usize| u32::try_from(number).map_err(|_| Refusal::TooLarge);
        Ok(Words { at: number(at)?, length: number(words.len())? })
    }

    fn open(&mut self, text: &'a str, tag: &BytesStart<'_>) -> Result<(), Refusal> {
        if self.open.len() >= DEEPEST || self.has_ended {
            return Err(Refusal::Damaged);
        }
        let (name_ends, ends) =
            (tag.name().as_ref().len(), tag.name().as_ref().len() + tag.attributes_raw().len());
        let text = text.get(..ends).ok_or(Refusal::Damaged)?;
        let name = text.get(..name_ends).ok_or(Refusal::Damaged)?;
        let depth = self.open.len();
        let from = self.tree.attributes.len();
        let mut prefixes = Vec::new();
        for attribute in Attributes::new(text, name_ends).with_checks(false) {
            let attribute = attribute.map_err(|_| Refusal::Damaged)?;
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|_| Refusal::Damaged)?;
            match split_name(attribute.key.into_inner()) {
                ("xmlns", name) => self.prefixes.push((depth, name, space_of(&value))),
                ("", "xmlns") => self.prefixes.push((depth, "", space_of(&value))),
                (prefix, name) => {
                    prefixes.push(prefix);
                    let (name, value) = (self.words(name)?, self.words(&value)?);
                    self.tree.attributes.push(Attribute { name, value, space: Space::Other });
                }
            }
            if prefixes.len() + self.prefixes.len() > MOST_OF_ONE {
                return Err(Refusal::Damaged);
            }
        }
        // An element may declare the prefix of an attribute behind it.
        for (at, prefix) in prefixes.into_iter().enumerate().filter(|(_, prefix)| !prefix.is_empty()) {
            self.tree.attributes[from + at].space = self.space(prefix);
        }
        let (prefix, name) = split_name(name);
        let node = Node {
            words: self.words(name)?,
            attributes: from as u32,
            count: (self.tree.attributes.len() - from) as u16,
            space: Some(self.space(prefix)),
            first: 0,
            next: 0,
        };
        let at = self.push(node)?;
        self.open.push((at, 0));
        Ok(())
    }

    fn close(&mut self) {
        self.open.pop();
        let depth = self.open.len();
        self.prefixes.retain(|(of, ..)| *of < depth);
        self.has_ended = depth == 0;
    }

    fn text(&mut self, words: Cow<'a, str>) -> Result<(), Refusal> {
        if self.open.is_empty() {
            return if words.trim().is_empty() { Ok(()) } else { Err(Refusal::Damaged) };
        }
        if words.is_empty() {
            return Ok(());
        }
        let words = self.words(&words)?;
        self.push(Node { words, attributes: 0, count: 0, space: None, first: 0, next: 0 }).map(|_| ())
    }

    /// Puts a node behind the last one of the innermost open element.
    fn push(&mut self, node: Node) -> Result<u32, Refusal> {
        let Tree { nodes, attributes, .. } = &mut self.tree;
        if nodes.len() >= MOST_NODES || attributes.len() >= MOST_ATTRIBUTES {
            return Err(Refusal::TooLarge);
        }
        let at = nodes.len() as u32;
        nodes.push(node);
        if let Some((parent, last)) = self.open.last_mut() {
            match *last {
                0 => nodes[*parent as usize].first = at,
                before => nodes[before as usize].next = at,
            }
            *last = at;
        }
        Ok(at)
    }

    fn space(&self, prefix: &str) -> Space {
        let found = self.prefixes.iter().rev().find(|(_, name, _)| *name == prefix);
        found.map_or(Space::Other, |(.., space)| *space)
    }

    fn finish(self) -> Result<Tree<'a>, Refusal> {
        if !self.has_ended {
            return Err(Refusal::Damaged);
        }
        Ok(self.tree)
    }
}

fn split_name(name: &str) -> (&str, &str) {
    name.split_once(':').unwrap_or(("", name))
}

fn space_of(address: &str) -> Space {
    SPACES.iter().find(|(begins, _)| address.starts_with(begins)).map_or(Space::Other, |(_, space)| *space)
}
