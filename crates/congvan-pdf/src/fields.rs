//! Empty fields for digital signatures, where hand and seal go on paper.

use congvan::document::{Block, ColumnsPlace, Document, Piece};
use congvan::length::Length;
use congvan::metrics;
use congvan::style::{self, Role};
use lopdf::{Dictionary, Object, ObjectId, Stream, dictionary};

use crate::content::{from_bottom, points};
use crate::page::{Item, Page, Text};
use crate::read::{Node, nodes};

/// A field in the file.
pub(crate) struct Field {
    pub annotation: ObjectId,
    /// Which page it is on, from 0.
    pub page: usize,
    /// It is read before this part of the document, the signer's name.
    pub before: usize,
}

/// From left to right and from top to bottom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Area {
    x: Length,
    y: Length,
    width: Length,
    height: Length,
}

/// Adds the signer's field and the agency's above the signer's name; none where nobody signs.
pub(crate) fn add(
    file: &mut lopdf::Document,
    pages: &[ObjectId],
    document: &Document,
    laid: &[Page],
) -> Vec<Field> {
    let Some((page, before, room)) = room(document, laid) else { return Vec::new() };
    let [signer, agency] = areas(room);
    // What comes later lies over what comes before: the seal over the signature.
    let fields = [
        ("ChuKyNguoiKy", "Chữ ký của người có thẩm quyền", signer),
        ("ChuKyCoQuan", "Dấu, chữ ký số của cơ quan, tổ chức", agency),
    ];
    fields
        .into_iter()
        .map(|(name, title, area)| {
            let annotation = widget(file, pages[page], laid[page].height, (name, title), area);
            Field { annotation, page, before }
        })
        .collect()
}

/// What the catalog says of the fields.
pub(crate) fn form(fields: &[Field]) -> Dictionary {
    let fields: Vec<Object> = fields.iter().map(|field| field.annotation.into()).collect();
    // Bit 1: there are signature fields.
    dictionary! { "Fields" => fields, "SigFlags" => 1 }
}

/// Who signs, as a number in reading order: the last name on the right of a signing block. Left of it stand a
/// secretary and, on a giấy nghỉ phép, what another body confirms; below it, on a copy, who copies.
fn signer(document: &Document) -> Option<usize> {
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    let right = blocks.filter_map(|block| match block {
        Block::Columns(columns) if columns.place == ColumnsPlace::Signing => Some(&columns.rows),
        _ => None,
    });
    let mut pieces = right.flatten().flat_map(|[_, right]| right).filter_map(Piece::paragraph);
    let name = pieces.rfind(|paragraph| paragraph.role == Role::SignerName)?;
    let mut next_part = 0;
    nodes(document).into_iter().find_map(|node| {
        let part = next_part;
        next_part += node.parts();
        matches!(node, Node::Paragraph(paragraph) if std::ptr::eq(paragraph, name)).then_some(part)
    })
}

/// Ô 7c: the space above the signer's name, as wide as is free on both sides of the name's middle; the page, and the
/// name's number in reading order.
fn room(document: &Document, laid: &[Page]) -> Option<(usize, usize, Area)> {
    let part = signer(document)?;
    let (page, line) = laid.iter().enumerate().find_map(|(at, page)| {
        let line: Vec<&Text> = page
            .items
            .iter()
            .filter_map(|item| match item {
                Item::Text(text) if text.part == Some(part) => Some(text),
                _ => None,
            })
            .collect();
        (!line.is_empty()).then_some((at, line))
    })?;
    let first = line[0];
    let last = line.iter().take_while(|text| text.baseline == first.baseline).last().unwrap_or(&first);
    let style = style::style(Role::SignerName, &document.form);
    let (_, _, margins) = document.form.page(laid[page].width > laid[page].height);
    let middle = (first.x + last.x + last.width()) / 2;
    let half = (laid[page].width - margins.right - middle).min(middle - margins.left).max(Length::ZERO);
    let bottom = first.baseline - metrics::line_ascent(first.size);
    let y = (bottom - style.before).max(Length::ZERO);
    Some((page, part, Area { x: middle - half, y, width: half * 2, height: bottom - y }))
}

/// Ô 7c and 8 side by side in the middle of `room`: the signature twice as wide as high, the seal as wide as high,
/// over the left third of the signature (PL I, mục II.8 and sơ đồ). Where the room is narrow, both are.
fn areas(room: Area) -> [Area; 2] {
    // Signature 6, seal 3, less the 2 that they share.
    let sixth = (room.height / 3).min(room.width / 7);
    let x = room.x + (room.width - sixth * 7) / 2;
    let signer = Area { x: x + sixth, width: sixth * 6, ..room };
    let agency = Area { x, width: sixth * 3, ..room };
    [signer, agency]
}

fn widget(
    file: &mut lopdf::Document,
    page: ObjectId,
    page_height: Length,
    (name, title): (&str, &str),
    area: Area,
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
    file.add_object(dictionary! {
        "Type" => "Annot", "Subtype" => "Widget", "FT" => "Sig", "P" => page,
        "T" => Object::string_literal(name), "TU" => lopdf::text_string(title),
        // Printed, and not to be moved.
        "F" => 4 | 128,
        "Rect" => corners.map(Object::Real).to_vec(), "AP" => dictionary! { "N" => look },
    })
}
