//! Empty fields for what an electronic document gets after it is written: digital signatures where hand and seal go on
//! paper, number and day where they are left blank.

mod blanks;
mod signers;
mod typed;

use congvan::document::length::Length;
use congvan::document::metrics::Face;
use congvan::document::{Document, Paragraph};
use lopdf::{Dictionary, Object, ObjectId, Stream, dictionary};

use crate::content::{from_bottom, points};
use crate::nodes::{Node, nodes};
use crate::page::{Item, Page, Text};

/// A field in the file.
pub(crate) struct Field {
    pub annotation: ObjectId,
    /// Which page it is on, from 0.
    pub page: usize,
    /// It is read before this part of the document.
    pub before: usize,
}

/// All fields of a document and what the catalog says of them.
pub(crate) struct Fields {
    pub list: Vec<Field>,
    pub form: Dictionary,
}

/// A field before it is in the file.
struct Wanted {
    /// The name that programs know it by; a second one of the name gets a 2 behind it.
    name: &'static str,
    /// What a person is told.
    title: String,
    page: usize,
    before: usize,
    area: Area,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Signature,
    /// Letters in this face and size.
    Typed(Face, Length),
}

/// From left to right and from top to bottom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Area {
    x: Length,
    y: Length,
    width: Length,
    height: Length,
}

/// Adds the fields in reading order. `None` where there is nothing to fill in and nobody signs.
pub(crate) fn add(
    file: &mut lopdf::Document,
    pages: &[ObjectId],
    document: &Document,
    laid: &[Page],
) -> Option<Fields> {
    let mut wanted = blanks::fields(document, laid);
    wanted.extend(signers::fields(document, laid));
    if wanted.is_empty() {
        return None;
    }
    let fonts = typed::fonts(file, &wanted);
    let mut list = Vec::new();
    for (at, field) in wanted.iter().enumerate() {
        let same = wanted[..at].iter().filter(|before| before.name == field.name).count();
        let name = if same == 0 { field.name.to_owned() } else { format!("{}{}", field.name, same + 1) };
        let annotation = widget(file, pages[field.page], laid[field.page].height, &name, field);
        list.push(Field { annotation, page: field.page, before: field.before });
    }
    let mut form = dictionary! {
        "Fields" => list.iter().map(|field| field.annotation.into()).collect::<Vec<Object>>(),
    };
    if wanted.iter().any(|field| field.kind == Kind::Signature) {
        // Bit 1: there are signature fields.
        form.set("SigFlags", 1);
    }
    if !fonts.is_empty() {
        form.set("DR", dictionary! { "Font" => fonts });
    }
    Some(Fields { list, form })
}

/// Every paragraph of `document` with its number in reading order.
fn paragraphs(document: &Document) -> impl Iterator<Item = (usize, &Paragraph)> {
    let mut next_part = 0;
    nodes(document).into_iter().filter_map(move |node| {
        let part = next_part;
        next_part += node.parts();
        match node {
            Node::Paragraph(paragraph) => Some((part, paragraph)),
            Node::Stamp | Node::Table(_) => None,
        }
    })
}

/// The page on which `part` begins, and its texts there.
fn texts(laid: &[Page], part: usize) -> Option<(usize, Vec<&Text>)> {
    laid.iter().enumerate().find_map(|(at, page)| {
        let own = page.items.iter().filter_map(|item| match item {
            Item::Text(text) if text.part == Some(part) => Some(text),
            _ => None,
        });
        let texts: Vec<&Text> = own.collect();
        (!texts.is_empty()).then_some((at, texts))
    })
}

fn widget(
    file: &mut lopdf::Document,
    page: ObjectId,
    page_height: Length,
    name: &str,
    Wanted { title, area, kind, .. }: &Wanted,
) -> ObjectId {
    let size =
        [Length::ZERO, Length::ZERO, area.width, area.height].map(|length| Object::Real(points(length)));
    let look = dictionary! {
        "Type" => "XObject", "Subtype" => "Form", "BBox" => size.to_vec(), "Resources" => Dictionary::new(),
    };
    let look = file.add_object(Stream::new(look, Vec::new()));
    let corners = [
        points(area.x),
        from_bottom(area.y + area.height, page_height),
        points(area.x + area.width),
        from_bottom(area.y, page_height),
    ];
    let mut widget = dictionary! {
        "Type" => "Annot", "Subtype" => "Widget", "P" => page,
        "T" => Object::string_literal(name), "TU" => lopdf::text_string(title),
        // Printed.
        "F" => 4,
        "Rect" => corners.map(Object::Real).to_vec(), "AP" => dictionary! { "N" => look },
    };
    match kind {
        Kind::Signature => {
            widget.set("FT", "Sig");
            // And not to be moved.
            widget.set("F", 4 | 128);
        }
        Kind::Typed(face, size) => {
            widget.set("FT", "Tx");
            widget.set("DA", Object::string_literal(typed::appearance(*face, *size)));
            // Centred in the gap.
            widget.set("Q", 1);
        }
    }
    file.add_object(widget)
}
