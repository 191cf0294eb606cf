//! The structure tree: one element a paragraph, in reading order, items in lists, tables by row and cell, so that a
//! screen reader reads the document and an extractor knows where paragraphs end.

mod lists;

use std::collections::BTreeMap;
use std::ops::Range;

use congvan::document::form::Form;
use congvan::document::style::{self, Role};
use congvan::document::{Document, Paragraph, Table};
use lopdf::{Dictionary, Object, ObjectId, dictionary};

use crate::content::Mark;
use crate::fields::Field;
use crate::nodes::{Node, nodes};
use crate::page::Noted;

use lists::{List, item};

/// Adds the tree of `document`, whose content has `marks` (one list a page), with the annotations of its links and
/// those of `fields`; the id of its root.
pub(crate) fn add(
    file: &mut lopdf::Document,
    pages: &[ObjectId],
    marks: &[Vec<Mark>],
    document: &Document,
    fields: &[Field],
) -> Result<ObjectId, lopdf::Error> {
    let root = file.new_object_id();
    let whole = file.new_object_id();
    let mut tree = Tree {
        file,
        items: items(document),
        next_key: pages.len(),
        parents: Vec::new(),
        parts: BTreeMap::new(),
        forms: BTreeMap::new(),
        names: Vec::new(),
    };
    let mut annotations = Vec::new();
    // For each page the owners of its marks, then the owner of each annotation.
    let mut parents = Vec::new();
    for (key, (&page, marks)) in pages.iter().zip(marks).enumerate() {
        let mut on_page = Vec::new();
        let owners = marks.iter().enumerate().map(|(number, mark)| {
            let content = dictionary! { "Type" => "MCR", "Pg" => page, "MCID" => number as i64 };
            let owner = tree.own(mark, content);
            on_page.extend(tree.links(page, mark, owner));
            Object::Reference(owner)
        });
        parents.extend([Object::Integer(key as i64), Object::Array(owners.collect())]);
        annotations.push(on_page);
    }
    for field in fields {
        tree.form(pages[field.page], field)?;
        annotations[field.page].push(Object::Reference(field.annotation));
    }
    for (key, (&page, annotations)) in pages.iter().zip(annotations).enumerate() {
        let page = tree.file.get_dictionary_mut(page)?;
        page.set("Tabs", "S");
        page.set("StructParents", key as i64);
        if !annotations.is_empty() {
            page.set("Annots", annotations);
        }
    }
    parents.append(&mut tree.parents);
    let next_key = tree.next_key as i64;
    let kids = tree.finish(document, whole);
    let names = std::mem::take(&mut tree.names);
    file.set_object(whole, element("Document", root, kids));
    let mut tree = dictionary! {
        "Type" => "StructTreeRoot", "K" => whole, "RoleMap" => dictionary! { TITLE => "H1" },
        "ParentTree" => dictionary! { "Nums" => parents }, "ParentTreeNextKey" => next_key,
    };
    if !names.is_empty() {
        let named = names.into_iter().flat_map(|(name, id)| [Object::string_literal(name), id.into()]);
        tree.set("IDTree", dictionary! { "Names" => named.collect::<Vec<_>>() });
    }
    file.set_object(root, tree);
    Ok(root)
}

/// The elements as they grow; what an element is and where it stands is found out at the end.
struct Tree<'a> {
    file: &'a mut lopdf::Document,
    /// Of every part, whether it is an item of a list.
    items: Vec<bool>,
    /// For the next annotation.
    next_key: usize,
    /// Owners of the annotations, each behind its key.
    parents: Vec<Object>,
    /// By number in reading order.
    parts: BTreeMap<usize, Part>,
    /// Form elements, by the part that they stand before.
    forms: BTreeMap<usize, Vec<(ObjectId, Object)>>,
    /// The names of footnotes, in their order.
    names: Vec<(String, ObjectId)>,
}

/// Puts `content` into a footnote of `part`: its reference, its label, its words, or a link in them.
fn note(
    file: &mut lopdf::Document,
    part: &mut Part,
    noted: Noted,
    mark: &Mark,
    content: Dictionary,
) -> ObjectId {
    let note = part.notes.entry(noted.piece).or_insert_with(|| {
        let [reference, id, label] = [(); 3].map(|()| file.new_object_id());
        part.kids.extend([Object::Reference(reference), id.into()]);
        Note { reference: (reference, Vec::new()), id, label: (label, Vec::new()), kids: vec![label.into()] }
    });
    let (id, kids) = match (noted.at_foot, mark.label, &mark.link) {
        (false, ..) => (note.reference.0, &mut note.reference.1),
        (true, true, _) => (note.label.0, &mut note.label.1),
        (true, false, None) => (note.id, &mut note.kids),
        (true, false, Some(link)) => {
            let (id, _, kids) = part.links.entry((Some(noted.piece), link.piece)).or_insert_with(|| {
                let id = file.new_object_id();
                note.kids.push(Object::Reference(id));
                (id, note.id, Vec::new())
            });
            (*id, kids)
        }
    };
    kids.push(content.into());
    id
}

/// The element of a link, the one that it stands in, and what it holds.
type Link = (ObjectId, ObjectId, Vec<Object>);

/// What depends on what was written before.
struct Outline {
    /// Of the last heading.
    level: u8,
    /// The part that names the table behind it.
    caption: Option<usize>,
}

struct Part {
    id: ObjectId,
    /// Of an item of a list, its number or dash, which has an element of its own.
    label: Option<(ObjectId, Vec<Object>)>,
    kids: Vec<Object>,
    /// By the link's piece in the paragraph, or in a footnote of it.
    links: BTreeMap<(Option<usize>, usize), Link>,
    /// By the footnote's piece in the paragraph.
    notes: BTreeMap<usize, Note>,
}

/// A footnote: the reference in the text, and behind it the note, whose first words are its label.
struct Note {
    reference: (ObjectId, Vec<Object>),
    id: ObjectId,
    label: (ObjectId, Vec<Object>),
    kids: Vec<Object>,
}

impl Tree<'_> {
    /// Puts `content` of `mark` into its element: the part's, or that of a link in it.
    fn own(&mut self, mark: &Mark, content: Dictionary) -> ObjectId {
        let file = &mut *self.file;
        let part = self.parts.entry(mark.part).or_insert_with(|| Part {
            id: file.new_object_id(),
            label: None,
            kids: Vec::new(),
            links: BTreeMap::new(),
            notes: BTreeMap::new(),
        });
        if let Some(noted) = mark.note {
            return note(file, part, noted, mark, content);
        }
        if mark.label && self.items.get(mark.part) == Some(&true) {
            let (id, kids) = part.label.get_or_insert_with(|| (file.new_object_id(), Vec::new()));
            kids.push(content.into());
            return *id;
        }
        let Some(link) = &mark.link else {
            part.kids.push(content.into());
            return part.id;
        };
        let (id, _, kids) = part.links.entry((None, link.piece)).or_insert_with(|| {
            let id = file.new_object_id();
            part.kids.push(Object::Reference(id));
            (id, part.id, Vec::new())
        });
        kids.push(content.into());
        *id
    }

    /// The annotations of a link: one a line that it stands on.
    fn links(&mut self, page: ObjectId, mark: &Mark, owner: ObjectId) -> Vec<Object> {
        let Some(link) = &mark.link else { return Vec::new() };
        let mut annotations = Vec::new();
        for corners in &mark.boxes {
            let key = self.key(owner);
            let annotation = self.file.add_object(dictionary! {
                "Type" => "Annot", "Subtype" => "Link", "P" => page, "F" => 4, "StructParent" => key,
                "Rect" => corners.iter().map(|&corner| Object::Real(corner)).collect::<Vec<_>>(),
                "Border" => vec![0.into(), 0.into(), 0.into()],
                "Contents" => lopdf::text_string(&link.target),
                "A" => dictionary! { "S" => "URI", "URI" => Object::string_literal(ascii(&link.target)) },
            });
            self.own(mark, object(page, annotation));
            annotations.push(Object::Reference(annotation));
        }
        annotations
    }

    /// An element for `field`.
    fn form(&mut self, page: ObjectId, field: &Field) -> Result<(), lopdf::Error> {
        let id = self.file.new_object_id();
        let key = self.key(id);
        self.file.get_dictionary_mut(field.annotation)?.set("StructParent", key);
        self.forms.entry(field.before).or_default().push((id, object(page, field.annotation).into()));
        Ok(())
    }

    /// The key of an annotation that `owner` holds.
    fn key(&mut self, owner: ObjectId) -> i64 {
        let key = self.next_key as i64;
        self.next_key += 1;
        self.parents.extend([Object::Integer(key), Object::Reference(owner)]);
        key
    }

    /// Writes every element below `whole`; what `whole` holds.
    fn finish(&mut self, document: &Document, whole: ObjectId) -> Vec<Object> {
        let mut kids = Vec::new();
        let mut next_part = 0;
        let mut outline = Outline { level: 1, caption: None };
        let mut open = Vec::new();
        let nodes = nodes(document);
        let within = lists::within(&nodes);
        for (at, &node) in nodes.iter().enumerate() {
            let behind = next_part + node.parts();
            if let Some((role, label)) = item(&node) {
                if let Some(part) = self.words(next_part) {
                    kids.extend(self.item(&mut open, (role, label.level), part, whole));
                }
                next_part = behind;
                continue;
            }
            let around = within[at].map_or(0, |level| lists::up_to(&open, level));
            kids.extend(self.close(&mut open, around, whole));
            let parent = open.last().map_or(whole, List::body);
            let own = self.node(node, nodes.get(at + 1), next_part..behind, parent, &mut outline);
            match open.last_mut() {
                Some(list) => list.hold(own),
                None => kids.extend(own),
            }
            next_part = behind;
        }
        kids.extend(self.close(&mut open, 0, whole));
        kids
    }

    /// Writes what is no item, before `next`, with the forms that stand before it.
    fn node(
        &mut self,
        node: Node<'_>,
        next: Option<&Node<'_>>,
        parts: Range<usize>,
        parent: ObjectId,
        outline: &mut Outline,
    ) -> Vec<Object> {
        let first = parts.start;
        let mut kids = Vec::new();
        for part in parts {
            for (id, kid) in self.forms.remove(&part).unwrap_or_default() {
                self.file.set_object(id, element("Form", parent, vec![kid]));
                kids.push(Object::Reference(id));
            }
        }
        kids.extend(match node {
            Node::Table(table) => self.table(table, parent, first, outline.caption.take()),
            Node::Paragraph(own) if is_caption(own, next) => {
                outline.caption = Some(first);
                None
            }
            Node::Stamp => self.part(first, "P", parent),
            Node::Paragraph(paragraph) => {
                // The same in every form.
                let tag = match style::style(paragraph.role, &Form::default()).outline {
                    // Below the title; a level never follows one that is more than one above it (ISO 14289-1, 7.4.2).
                    Some(own) if self.parts.contains_key(&first) => {
                        outline.level = (own + 1).min(outline.level + 1).clamp(1, 6);
                        format!("H{}", outline.level)
                    }
                    _ if is_title(paragraph.role, next) => {
                        outline.level = 1;
                        TITLE.to_owned()
                    }
                    _ => "P".to_owned(),
                };
                self.part(first, &tag, parent)
            }
        });
        kids
    }

    /// Takes a part, its links written; none where it has no words.
    fn words(&mut self, number: usize) -> Option<Part> {
        let mut part = self.parts.remove(&number)?;
        for (id, parent, kids) in std::mem::take(&mut part.links).into_values() {
            self.file.set_object(id, element("Link", parent, kids));
        }
        for note in std::mem::take(&mut part.notes).into_values() {
            self.note(note, part.id);
        }
        Some(part)
    }

    /// Writes a footnote, under a name that nothing else has (ISO 14289-1, 7.9).
    fn note(&mut self, note: Note, parent: ObjectId) {
        let Note { reference: (reference, number), id, label: (label, first), kids } = note;
        self.file.set_object(reference, element("Reference", parent, number));
        self.file.set_object(label, element("Lbl", id, first));
        let name = format!("chu-thich-{:05}", self.names.len() + 1);
        let mut own = element("Note", parent, kids);
        own.set("ID", Object::string_literal(name.clone()));
        self.file.set_object(id, own);
        self.names.push((name, id));
    }

    /// Writes the element of a part; none where it has no words.
    fn part(&mut self, number: usize, tag: &str, parent: ObjectId) -> Option<Object> {
        let part = self.words(number)?;
        self.file.set_object(part.id, element(tag, parent, part.kids));
        Some(part.id.into())
    }

    /// Writes a table, whose first paragraph is `first_part`: its `caption`, if any part is that, and every cell, also
    /// one without words.
    fn table(
        &mut self,
        table: &Table,
        parent: ObjectId,
        first_part: usize,
        caption: Option<usize>,
    ) -> Option<Object> {
        let id = self.file.new_object_id();
        let caption = caption.and_then(|part| self.part(part, "Caption", id));
        let mut next_part = first_part;
        let mut rows = Vec::new();
        for (at, cells) in table.place_cells(table.widths.len()).into_iter().enumerate() {
            let row = self.file.new_object_id();
            let mut kids = Vec::new();
            for own in cells.into_iter().filter(|cell| !cell.goes_on) {
                let cell = self.file.new_object_id();
                let parts = next_part..next_part + own.paragraphs.len();
                next_part = parts.end;
                let words = parts.filter_map(|part| self.part(part, "P", cell)).collect();
                let band = own.paragraphs.first().is_some_and(|words| words.role == Role::TableBand);
                let scope = match band {
                    _ if at < table.header_rows => Some("Column"),
                    true => Some("Row"),
                    false => None,
                };
                let mut element = element(if scope.is_some() { "TH" } else { "TD" }, row, words);
                let mut about = dictionary! { "O" => "Table" };
                for (key, count) in [("ColSpan", own.columns), ("RowSpan", own.rows)] {
                    if count > 1 {
                        about.set(key, count as i64);
                    }
                }
                if let Some(scope) = scope {
                    about.set("Scope", scope);
                }
                if about.len() > 1 {
                    element.set("A", about);
                }
                self.file.set_object(cell, element);
                kids.push(Object::Reference(cell));
            }
            self.file.set_object(row, element("TR", id, kids));
            rows.push(Object::Reference(row));
        }
        if rows.is_empty() {
            return None;
        }
        rows.splice(..0, caption);
        self.file.set_object(id, element("Table", parent, rows));
        Some(id.into())
    }
}

/// The subject of a document (trích yếu), or the name of its type where it has none.
const TITLE: &str = "Title";

/// Whether a paragraph of `role`, before `next`, is the title.
fn is_title(role: Role, next: Option<&Node>) -> bool {
    let subject = |node: &Node| matches!(node, Node::Paragraph(next) if next.role == Role::TypeSubject);
    match role {
        Role::Subject | Role::TypeSubject => true,
        Role::TypeName => !next.is_some_and(subject),
        _ => false,
    }
}

/// Whether a paragraph before `next` is the caption of a table that has rows.
fn is_caption(paragraph: &Paragraph, next: Option<&Node>) -> bool {
    let is_table = |node: &Node| matches!(node, Node::Table(table) if !table.rows.is_empty());
    paragraph.role == Role::TableCaption && next.is_some_and(is_table)
}

/// Of every part of `document`, whether it is an item of a list.
fn items(document: &Document) -> Vec<bool> {
    let mut items = Vec::new();
    for node in nodes(document) {
        items.extend(std::iter::repeat_n(item(&node).is_some(), node.parts()));
    }
    items
}

fn element(tag: &str, parent: ObjectId, kids: Vec<Object>) -> Dictionary {
    dictionary! { "Type" => "StructElem", "S" => tag, "P" => parent, "K" => kids }
}

fn object(page: ObjectId, annotation: ObjectId) -> Dictionary {
    dictionary! { "Type" => "OBJR", "Pg" => page, "Obj" => annotation }
}

/// An address as RFC 3986 writes it: bytes beyond ASCII, controls and blanks as `%XX`.
fn ascii(target: &str) -> String {
    target
        .bytes()
        .map(
            |byte| {
                if byte.is_ascii_graphic() { char::from(byte).to_string() } else { format!("%{byte:02X}") }
            },
        )
        .collect()
}
