//! The structure tree: one element a paragraph, in reading order, so that a screen reader reads the document and
//! an extractor knows where paragraphs end.

use std::collections::BTreeMap;

use congvan::form::Form;
use congvan::style;
use lopdf::{Dictionary, Object, ObjectId, dictionary};

use crate::content::Mark;

/// Adds the tree of `marks` (one list a page) and the annotations of its links; the id of its root.
pub(crate) fn add(
    file: &mut lopdf::Document,
    pages: &[ObjectId],
    marks: &[Vec<Mark>],
) -> Result<ObjectId, lopdf::Error> {
    let root = file.new_object_id();
    let document = file.new_object_id();
    let mut tree = Tree { file, paragraphs: BTreeMap::new(), links: BTreeMap::new() };
    // The parent tree: for each page the owners of its marks, then the owner of each link.
    let mut parents = Vec::new();
    let mut next_key = pages.len();
    let mut link_parents = Vec::new();
    for (key, (&page, marks)) in pages.iter().zip(marks).enumerate() {
        let mut owners = Vec::new();
        let mut annotations = Vec::new();
        for (number, mark) in marks.iter().enumerate() {
            let content = dictionary! { "Type" => "MCR", "Pg" => page, "MCID" => number as i64 };
            let (owner, kids) = tree.owner(mark);
            kids.push(content.into());
            owners.push(Object::Reference(owner));
            for (corners, link) in
                mark.boxes.iter().flat_map(|corners| mark.link.as_ref().map(|link| (corners, link)))
            {
                let annotation = tree.file.add_object(dictionary! {
                    "Type" => "Annot", "Subtype" => "Link", "P" => page, "F" => 4, "StructParent" => next_key as i64,
                    "Rect" => corners.iter().map(|&corner| Object::Real(corner)).collect::<Vec<_>>(),
                    "Border" => vec![0.into(), 0.into(), 0.into()],
                    "Contents" => lopdf::text_string(&link.target),
                    "A" => dictionary! { "S" => "URI", "URI" => Object::string_literal(ascii(&link.target)) },
                });
                let reference = dictionary! { "Type" => "OBJR", "Pg" => page, "Obj" => annotation };
                tree.owner(mark).1.push(reference.into());
                link_parents.extend([Object::Integer(next_key as i64), Object::Reference(owner)]);
                annotations.push(Object::Reference(annotation));
                next_key += 1;
            }
        }
        parents.extend([Object::Integer(key as i64), Object::Array(owners)]);
        let page = tree.file.get_dictionary_mut(page)?;
        page.set("StructParents", key as i64);
        page.set("Tabs", "S");
        // printpdf writes an empty list.
        page.remove(b"Annots");
        if !annotations.is_empty() {
            page.set("Annots", annotations);
        }
    }
    parents.extend(link_parents);
    let kids = tree.finish(document);
    file.set_object(
        document,
        dictionary! { "Type" => "StructElem", "S" => "Document", "P" => root, "K" => kids },
    );
    file.set_object(
        root,
        dictionary! {
            "Type" => "StructTreeRoot", "K" => document, "ParentTree" => dictionary! { "Nums" => parents },
            "ParentTreeNextKey" => next_key as i64,
        },
    );
    Ok(root)
}

struct Tree<'a> {
    file: &'a mut lopdf::Document,
    /// By the paragraph's number.
    paragraphs: BTreeMap<usize, Element>,
    /// By the paragraph's number and the link's piece in it.
    links: BTreeMap<(usize, usize), Element>,
}

struct Element {
    id: ObjectId,
    /// Level in the outline, of a heading.
    outline: Option<u8>,
    kids: Vec<Object>,
}

impl Tree<'_> {
    /// The element that a mark belongs to, and what it holds so far.
    fn owner(&mut self, mark: &Mark) -> (ObjectId, &mut Vec<Object>) {
        let file = &mut *self.file;
        let paragraph = self.paragraphs.entry(mark.paragraph).or_insert_with(|| Element {
            id: file.new_object_id(),
            // The same in every form.
            outline: style::style(mark.role, &Form::default()).outline,
            kids: Vec::new(),
        });
        let Some(link) = &mark.link else { return (paragraph.id, &mut paragraph.kids) };
        let element = self.links.entry((mark.paragraph, link.piece)).or_insert_with(|| {
            let id = file.new_object_id();
            paragraph.kids.push(Object::Reference(id));
            Element { id, outline: None, kids: Vec::new() }
        });
        (element.id, &mut element.kids)
    }

    /// Writes every element below `document`; what `document` holds.
    fn finish(self, document: ObjectId) -> Vec<Object> {
        let mut kids = Vec::new();
        let mut level = 0;
        for ((paragraph, _), link) in self.links {
            let parent = self.paragraphs[&paragraph].id;
            self.file.set_object(link.id, element("Link", parent, link.kids));
        }
        for paragraph in self.paragraphs.into_values() {
            let tag = match paragraph.outline {
                // A level never follows one that is more than one above it (ISO 14289-1, 7.4.2).
                Some(outline) => {
                    level = outline.min(level + 1).clamp(1, 6);
                    format!("H{level}")
                }
                None => "P".to_owned(),
            };
            self.file.set_object(paragraph.id, element(&tag, document, paragraph.kids));
            kids.push(Object::Reference(paragraph.id));
        }
        kids
    }
}

fn element(tag: &str, parent: ObjectId, kids: Vec<Object>) -> Dictionary {
    dictionary! { "Type" => "StructElem", "S" => tag, "P" => parent, "K" => kids }
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
