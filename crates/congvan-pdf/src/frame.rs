//! The frame of the file: faces, pages and what holds them together (ISO 32000-1, 7.7).

use std::sync::Arc;

use lopdf::xref::XrefType;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use crate::fonts::{self, Cut};
use crate::page::Page;

/// Points of a millimetre.
const POINTS: f32 = 2.834_646;

/// A file with these pages, their contents as they were drawn, and the faces cut for them.
pub(crate) fn file(pages: &[Page], contents: Vec<Vec<u8>>, cuts: &[Arc<Cut>]) -> Document {
    let mut file = Document::with_version("1.7");
    file.reference_table.cross_reference_type = XrefType::CrossReferenceTable;
    let tree = file.new_object_id();
    let mut fonts = Dictionary::new();
    for cut in cuts {
        let font = font(&mut file, cut);
        fonts.set(fonts::resource(cut.face), file.add_object(font));
    }
    let [fonts, objects, states, shadings] =
        [fonts, Dictionary::new(), Dictionary::new(), Dictionary::new()].map(|own| file.add_object(own));
    let ids: Vec<ObjectId> = pages.iter().map(|_| file.new_object_id()).collect();
    for ((page, content), id) in pages.iter().zip(contents).zip(&ids) {
        let [width, height] = [page.width, page.height].map(|length| length.as_mm() as f32 * POINTS);
        let paper = || vec![0.0.into(), 0.0.into(), width.into(), height.into()];
        let resources = dictionary! {
            "Font" => fonts, "XObject" => objects, "ExtGState" => states, "Shading" => shadings,
        };
        let resources = file.add_object(resources);
        let content = file.add_object(Stream::new(Dictionary::new(), content));
        let page = dictionary! {
            "Type" => "Page", "MediaBox" => Object::Array(paper()), "TrimBox" => Object::Array(paper()),
            "CropBox" => Object::Array(paper()), "Parent" => tree, "Resources" => resources,
            "Contents" => content,
        };
        file.set_object(*id, page);
    }
    let kids: Vec<Object> = ids.iter().map(|id| Object::Reference(*id)).collect();
    file.set_object(tree, dictionary! { "Type" => "Pages", "Count" => ids.len() as i64, "Kids" => kids });
    let catalog = dictionary! {
        "Type" => "Catalog", "PageLayout" => "OneColumn", "PageMode" => "UseNone", "Pages" => tree,
    };
    let catalog = file.add_object(catalog);
    file.trailer.set("Root", catalog);
    file
}

/// A face that is called for by codes of two bytes.
fn font(file: &mut Document, cut: &Cut) -> Dictionary {
    let name = cut.name.as_str();
    let length = cut.program.len() as i64;
    let program = stream(dictionary! { "Length1" => length }, &cut.program, cut.deflated.as_deref());
    let program = file.add_object(program);
    let characters = stream(Dictionary::new(), &cut.unicode, cut.unicode_deflated.as_deref());
    let characters = file.add_object(characters);
    let descriptor = file.add_object(descriptor(cut, program));
    let descendant = dictionary! {
        "Type" => "Font", "BaseFont" => name, "Subtype" => "CIDFontType2",
        "CIDSystemInfo" => dictionary! {
            "Registry" => Object::string_literal("Adobe"), "Ordering" => Object::string_literal("Identity"),
            "Supplement" => 0,
        },
        // Codes count from 1 without gaps.
        "W" => vec![1.into(), Object::Array(cut.widths.iter().map(|width| (*width).into()).collect())],
        "DW" => 1000, "FontDescriptor" => descriptor, "CIDToGIDMap" => "Identity",
    };
    dictionary! {
        "Type" => "Font", "Subtype" => "Type0", "BaseFont" => name, "Encoding" => "Identity-H",
        "ToUnicode" => characters, "DescendantFonts" => vec![Object::Dictionary(descendant)],
    }
}

/// What viewers want to know of a face whose program they cannot read (9.8).
fn descriptor(cut: &Cut, program: ObjectId) -> Dictionary {
    let look = fonts::look(cut.face);
    // It has the letters of Latin; and is slanted.
    let flags = 1 << 5 | if look.italic_angle != 0 { 1 << 6 } else { 0 };
    dictionary! {
        "Type" => "FontDescriptor", "FontName" => cut.name.as_str(), "Ascent" => look.ascent,
        "Descent" => look.descent, "CapHeight" => look.ascent, "ItalicAngle" => look.italic_angle,
        "Flags" => flags, "StemV" => look.stem,
        "FontBBox" => look.bounds.map(Object::Integer).to_vec(), "FontFile2" => program,
    }
}

/// A stream, compressed where it was found to be shorter so.
pub(crate) fn stream(entries: Dictionary, content: &[u8], deflated: Option<&[u8]>) -> Stream {
    match deflated {
        None => Stream::new(entries, content.to_vec()),
        Some(deflated) => {
            let mut stream = Stream::new(entries, deflated.to_vec());
            stream.dict.set("Filter", "FlateDecode");
            stream
        }
    }
}
