//! The closing pass: all that PDF/A-2a and PDF/UA-1 ask for beyond the pages.

use std::sync::{Arc, LazyLock};

use congvan::document::{Document, Properties};
use lopdf::{Dictionary, Object, ObjectId, Stream, StringFormat, dictionary};

use crate::content::Mark;
use crate::date::Date;
use crate::deflate;
use crate::error::Error;
use crate::fonts::{self, Cut};
use crate::frame;
use crate::options::{Attachment, Options};
use crate::page::Page;
use crate::{attachment, fields, outline, tags, xmp};

/// sRGB, 736 bytes; see `icc/README.md`.
const SRGB: &[u8] = include_bytes!("../icc/sRGB-v2-magic.icc");
/// The profile compressed, which stands in every file.
static SRGB_DEFLATED: LazyLock<Option<Vec<u8>>> = LazyLock::new(|| deflate::shorter(SRGB));
/// The program named in the file.
const PROGRAM: &str = concat!("congvan ", env!("CARGO_PKG_VERSION"));

/// Pages in a file, and what is known of them.
pub(crate) struct Drawn<'a> {
    pub file: lopdf::Document,
    pub cuts: &'a [Arc<Cut>],
    pub pages: &'a [Page],
    /// One list a page.
    pub marks: &'a [Vec<Mark>],
}

/// Turns drawn pages into the bytes of a conforming file.
pub(crate) fn close(drawn: Drawn, document: &Document, options: &Options) -> Result<Vec<u8>, Error> {
    finish_file(drawn, document, options).map_err(Error::of_writer)
}

fn finish_file(drawn: Drawn, document: &Document, options: &Options) -> Result<Vec<u8>, lopdf::Error> {
    let properties = &document.properties;
    let mut file = drawn.file;
    let date = properties.date.map(Date::of);
    let id = identity(&file, properties, options);
    let info = file.add_object(information(properties, date.as_ref()));
    file.trailer.set("Info", info);
    let name = Object::String(id.to_be_bytes().to_vec(), StringFormat::Hexadecimal);
    file.trailer.set("ID", vec![name.clone(), name]);
    tell_glyphs(&mut file, drawn.cuts);

    let pages: Vec<ObjectId> = file.get_pages().into_values().collect();
    let fields =
        if options.signature_fields { fields::add(&mut file, &pages, document, drawn.pages) } else { None };
    let list = fields.as_ref().map_or(&[][..], |fields| &fields.list);
    let tree = tags::add(&mut file, &pages, drawn.marks, document, list)?;
    let outline = outline::add(&mut file, &pages, document, drawn.pages);
    let part = if options.attachment.is_some() { 3 } else { 2 };
    let packet = xmp::packet(properties, PROGRAM, date.as_ref(), id, part).into_bytes();
    let metadata = Stream::new(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, packet);
    let metadata = file.add_object(metadata.with_compression(false));
    let profile = frame::stream(dictionary! { "N" => 3 }, SRGB, SRGB_DEFLATED.as_deref());
    let profile = file.add_object(profile);
    let intent = dictionary! {
        "Type" => "OutputIntent", "S" => "GTS_PDFA1", "DestOutputProfile" => profile,
        "OutputConditionIdentifier" => Object::string_literal("sRGB"),
        "Info" => Object::string_literal("sRGB IEC61966-2.1"),
    };
    let catalog = file.catalog_mut()?;
    catalog.set("Lang", Object::string_literal("vi-VN"));
    catalog.set("Metadata", metadata);
    catalog.set("OutputIntents", vec![Object::Dictionary(intent)]);
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("StructTreeRoot", tree);
    if let Some(outline) = outline {
        catalog.set("Outlines", outline);
    }
    if let Some(fields) = fields {
        catalog.set("AcroForm", fields.form);
    }
    if let Some(attachment) = &options.attachment {
        attachment::add(&mut file, attachment, date.as_ref())?;
    }

    deflate_streams(&mut file);
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).map_err(lopdf::Error::from)?;
    Ok(bytes)
}

/// A stable name for what the file says: its pages, its fonts' names, its properties and what comes beside them.
fn identity(file: &lopdf::Document, properties: &Properties, options: &Options) -> u128 {
    let date = properties.date.map(|(year, month, day)| format!("{year}-{month}-{day}")).unwrap_or_default();
    let mut said = format!("{}\0{}\0{date}\0", properties.title, properties.author).into_bytes();
    for page in file.get_pages().into_values() {
        for content in file.get_page_contents(page) {
            if let Ok(stream) = file.get_object(content).and_then(Object::as_stream) {
                said.extend_from_slice(&stream.content);
            }
        }
    }
    // Glyph ids alone could mean other letters in another cut.
    for object in file.objects.values() {
        if let Some(name) = object.as_dict().ok().and_then(|dict| dict.get(b"FontName").ok()?.as_name().ok())
        {
            said.extend_from_slice(name);
        }
    }
    said.push(options.signature_fields.into());
    if let Some(Attachment { name, media_type, bytes, description }) = &options.attachment {
        for given in [name.as_bytes(), media_type.as_bytes(), description.as_bytes(), bytes] {
            said.extend_from_slice(&(given.len() as u64).to_be_bytes());
            said.extend_from_slice(given);
        }
    }
    fonts::fnv(said)
}

fn information(properties: &Properties, date: Option<&Date>) -> Dictionary {
    let mut information = dictionary! {
        "Title" => lopdf::text_string(&properties.title), "Author" => lopdf::text_string(&properties.author),
        "Creator" => lopdf::text_string(PROGRAM), "Producer" => lopdf::text_string(PROGRAM),
    };
    if let Some(date) = date {
        let date = Object::string_literal(date.pdf());
        information.set("CreationDate", date.clone());
        information.set("ModDate", date);
    }
    information
}

/// Where two characters share a glyph, their codes are not glyph ids: tells viewers the glyph of each code.
fn tell_glyphs(file: &mut lopdf::Document, cuts: &[Arc<Cut>]) {
    for cut in cuts {
        let Some(glyphs) = &cut.glyph_of_code else { continue };
        let table = glyphs.iter().flat_map(|glyph| glyph.to_be_bytes()).collect();
        let table = file.add_object(Stream::new(Dictionary::new(), table));
        for object in file.objects.values_mut() {
            let Ok(font) = object.as_dict_mut() else { continue };
            if font.get(b"BaseFont").and_then(Object::as_name).is_ok_and(|name| name == cut.name.as_bytes())
                && let Ok(descendants) = font.get_mut(b"DescendantFonts").and_then(Object::as_array_mut)
                && let Some(descendant) = descendants.first_mut().and_then(|first| first.as_dict_mut().ok())
            {
                descendant.set("CIDToGIDMap", table);
            }
        }
    }
}

/// Compresses every stream that is not compressed yet.
fn deflate_streams(file: &mut lopdf::Document) {
    for object in file.objects.values_mut() {
        let Object::Stream(stream) = object else { continue };
        if !stream.allows_compression || stream.dict.has(b"Filter") {
            continue;
        }
        if let Some(deflated) = deflate::shorter(&stream.content) {
            stream.dict.set("Filter", "FlateDecode");
            stream.set_content(deflated);
        }
    }
}
