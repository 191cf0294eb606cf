//! The faces that are typed with in a field: cut to ASCII, the characters of a number and of a day.

use std::collections::BTreeSet;

use congvan::document::length::Length;
use congvan::document::metrics::{self, Face};
use lopdf::{Dictionary, Object, Stream, dictionary};

use super::{Kind, Wanted};
use crate::content::points;
use crate::fonts::{self, simple, simple::CHARACTERS};

/// The faces of `wanted`, by the names that appearances call them.
pub(super) fn fonts(file: &mut lopdf::Document, wanted: &[Wanted]) -> Dictionary {
    let faces: BTreeSet<Face> = wanted
        .iter()
        .filter_map(|field| match field.kind {
            Kind::Typed(face, _) => Some(face),
            Kind::Signature => None,
        })
        .collect();
    let mut resources = Dictionary::new();
    for face in faces {
        let font = font(file, face);
        resources.set(name(face), font);
    }
    resources
}

/// How a text field's letters look.
pub(super) fn appearance(face: Face, size: Length) -> String {
    format!("/{} {} Tf 0 g", name(face), points(size))
}

fn name(face: Face) -> String {
    format!("F{}", face as usize)
}

fn font(file: &mut lopdf::Document, face: Face) -> Object {
    let (name, program) = simple::program(face);
    let length = program.len() as i64;
    let program = file.add_object(Stream::new(dictionary! { "Length1" => length }, program));
    let mut descriptor = fonts::descriptor(face, &name);
    descriptor.set("FontFile2", program);
    let descriptor = file.add_object(descriptor);
    let widths = CHARACTERS.map(|code| {
        let units = metrics::advance(face, char::from(code)).map_or(0, i64::from);
        Object::Integer(units * 1000 / metrics::UNITS_PER_EM)
    });
    let font = dictionary! {
        "Type" => "Font", "Subtype" => "TrueType", "BaseFont" => name, "Encoding" => "WinAnsiEncoding",
        "FirstChar" => i64::from(*CHARACTERS.start()), "LastChar" => i64::from(*CHARACTERS.end()),
        "Widths" => widths.collect::<Vec<_>>(), "FontDescriptor" => descriptor,
    };
    file.add_object(font).into()
}
