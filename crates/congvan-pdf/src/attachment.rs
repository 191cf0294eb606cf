//! A file within the file, as PDF/A-3 has it.

use lopdf::{Object, Stream, dictionary};

use crate::date::Date;
use crate::options::Attachment;

/// Adds `attachment` to the file and names it in the catalog.
pub(crate) fn add(
    file: &mut lopdf::Document,
    attachment: &Attachment,
    date: Option<&Date>,
) -> Result<(), lopdf::Error> {
    let size = i64::try_from(attachment.bytes.len()).unwrap_or(i64::MAX);
    let mut about = dictionary! { "Size" => size };
    if let Some(date) = date {
        about.set("ModDate", Object::string_literal(date.pdf()));
    }
    let stream = dictionary! {
        "Type" => "EmbeddedFile", "Subtype" => media_type(&attachment.media_type), "Params" => about,
    };
    let stream = file.add_object(Stream::new(stream, attachment.bytes.clone()));
    let specification = file.add_object(dictionary! {
        "Type" => "Filespec", "F" => Object::string_literal(ascii(&attachment.name)),
        "UF" => lopdf::text_string(&attachment.name), "Desc" => lopdf::text_string(&attachment.description),
        "AFRelationship" => "Source", "EF" => dictionary! { "F" => stream, "UF" => stream },
    });
    let names = vec![lopdf::text_string(&attachment.name), specification.into()];
    let catalog = file.catalog_mut()?;
    catalog.set("AF", vec![Object::Reference(specification)]);
    catalog.set("Names", dictionary! { "EmbeddedFiles" => dictionary! { "Names" => names } });
    Ok(())
}

/// `type/subtype`, or what stands for any bytes.
fn media_type(given: &str) -> &str {
    let token = |part: &str| {
        !part.is_empty()
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$&-^_.+".contains(&byte))
    };
    match given.split_once('/') {
        Some((kind, subtype)) if token(kind) && token(subtype) => given,
        _ => "application/octet-stream",
    }
}

/// The name for viewers that know no Unicode.
fn ascii(name: &str) -> String {
    name.chars().map(|c| if c.is_ascii_graphic() || c == ' ' { c } else { '_' }).collect()
}
