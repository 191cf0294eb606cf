//! The structure that a tagged file says it has.

use std::collections::{HashMap, HashSet};

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, MaybeRef, Name, Number, ObjRef, Object};

use super::drawn::Mark;

/// How deep elements may stand in elements.
const DEEPEST: usize = 64;
/// How many elements are read.
const MOST: usize = 400_000;

/// An element of the structure, or content of a page.
#[derive(Debug)]
pub(crate) enum Node {
    Element(Element),
    /// Marked content: the page from 0, and which there.
    Content(usize, Mark),
}

/// An element.
#[derive(Debug)]
pub(crate) struct Element {
    pub role: Role,
    /// How many columns and rows a cell takes.
    pub span: (usize, usize),
    pub kids: Vec<Node>,
}

/// What an element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Holds others and says nothing.
    Group,
    Paragraph,
    List,
    Item,
    Label,
    ItemBody,
    Table,
    Row,
    HeadCell,
    Cell,
    Note,
    /// Within a line.
    Inline,
}

/// The elements below the root, if the file has any.
pub(crate) fn read(pdf: &Pdf) -> Option<Vec<Node>> {
    let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id())?;
    let root = catalog.get::<Dict<'_>>("StructTreeRoot")?;
    let mut pages = HashMap::new();
    for (nth, page) in pdf.pages().iter().enumerate() {
        if let Some(id) = page.raw().obj_id() {
            pages.insert(ObjRef::from(id), nth);
        }
    }
    let roles = root.get::<Dict<'_>>("RoleMap").unwrap_or_default();
    let mut reading = Reading { pages, roles, seen: HashSet::new(), left: MOST };
    let kids = reading.kids(&root, None, 0);
    (!kids.is_empty()).then_some(kids)
}

struct Reading<'a> {
    pages: HashMap<ObjRef, usize>,
    roles: Dict<'a>,
    seen: HashSet<ObjRef>,
    left: usize,
}

impl<'a> Reading<'a> {
    fn kids(&mut self, dict: &Dict<'a>, page: Option<usize>, depth: usize) -> Vec<Node> {
        let page = self.page(dict).or(page);
        let mut nodes = Vec::new();
        match dict.get_raw::<Object<'a>>("K") {
            Some(MaybeRef::NotRef(Object::Array(kids))) => self.several(&kids, page, depth, &mut nodes),
            Some(MaybeRef::Ref(at)) => match dict.get::<Object<'a>>("K") {
                Some(Object::Array(kids)) => self.several(&kids, page, depth, &mut nodes),
                Some(kid) => nodes.extend(self.kid(kid, Some(at), page, depth)),
                None => {}
            },
            Some(MaybeRef::NotRef(kid)) => nodes.extend(self.kid(kid, None, page, depth)),
            None => {}
        }
        nodes
    }

    fn several(&mut self, kids: &Array<'a>, page: Option<usize>, depth: usize, into: &mut Vec<Node>) {
        for (raw, kid) in kids.raw_iter().zip(kids.iter::<Object<'a>>()) {
            let at = if let MaybeRef::Ref(at) = raw { Some(at) } else { None };
            into.extend(self.kid(kid, at, page, depth));
        }
    }

    fn kid(
        &mut self,
        kid: Object<'a>,
        at: Option<ObjRef>,
        page: Option<usize>,
        depth: usize,
    ) -> Option<Node> {
        self.left = self.left.checked_sub(1)?;
        match kid {
            Object::Number(number) => Some(Node::Content(page?, Mark::Content(0, number.as_i64()))),
            Object::Dict(dict) => {
                if let Some(at) = at
                    && !self.seen.insert(at)
                {
                    return None;
                }
                if let Some(number) = dict.get::<Number>("MCID") {
                    let counted = dict.get_ref("Stm").map_or(0, |stream| stream.obj_number);
                    let page = self.page(&dict).or(page)?;
                    return Some(Node::Content(page, Mark::Content(counted, number.as_i64())));
                }
                let said = dict.get::<Name<'a>>("S")?;
                if depth >= DEEPEST {
                    return None;
                }
                let (role, span) = (self.role(&said), span(&dict));
                Some(Node::Element(Element { role, span, kids: self.kids(&dict, page, depth + 1) }))
            }
            _ => None,
        }
    }

    fn page(&self, dict: &Dict<'a>) -> Option<usize> {
        self.pages.get(&dict.get_ref("Pg")?).copied()
    }

    fn role(&self, said: &Name<'a>) -> Role {
        let mut name = said.clone();
        for _ in 0..8 {
            if let Some(role) = standard(name.as_ref()) {
                return role;
            }
            match self.roles.get::<Name<'a>>(name.as_ref()) {
                Some(other) => name = other,
                None => break,
            }
        }
        Role::Group
    }
}

fn standard(name: &[u8]) -> Option<Role> {
    Some(match name {
        b"P" | b"H" | b"H1" | b"H2" | b"H3" | b"H4" | b"H5" | b"H6" | b"Title" | b"Caption" | b"TOCI"
        | b"BibEntry" => Role::Paragraph,
        b"L" => Role::List,
        b"LI" => Role::Item,
        b"Lbl" => Role::Label,
        b"LBody" => Role::ItemBody,
        b"Table" => Role::Table,
        b"TR" => Role::Row,
        b"TH" => Role::HeadCell,
        b"TD" => Role::Cell,
        b"Note" | b"FENote" => Role::Note,
        b"Span" | b"Link" | b"Reference" | b"Quote" | b"Em" | b"Strong" | b"Annot" | b"Code" | b"Ruby"
        | b"Warichu" => Role::Inline,
        b"Document" | b"Part" | b"Art" | b"Sect" | b"Div" | b"BlockQuote" | b"TOC" | b"NonStruct"
        | b"Private" | b"THead" | b"TBody" | b"TFoot" | b"Figure" | b"Form" | b"Formula" | b"Index"
        | b"Aside" => Role::Group,
        _ => return None,
    })
}

fn span(dict: &Dict<'_>) -> (usize, usize) {
    let mut span = (1, 1);
    let mut of = |attributes: &Dict<'_>| {
        let read = |key: &str| attributes.get::<u32>(key).map(|count| (count as usize).clamp(1, 1_000));
        span = (read("ColSpan").unwrap_or(span.0), read("RowSpan").unwrap_or(span.1));
    };
    match dict.get::<Object<'_>>("A") {
        Some(Object::Dict(attributes)) => of(&attributes),
        Some(Object::Array(several)) => {
            several.iter::<Dict<'_>>().take(16).for_each(|attributes| of(&attributes))
        }
        _ => {}
    }
    span
}
