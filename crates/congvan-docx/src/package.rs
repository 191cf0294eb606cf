//! The parts of the file, how they hold together, and the zip around them.

use std::io::{Cursor, Write};

use congvan::document::Document;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use crate::links::Links;
use crate::xml::{Attributes, WORD, Xml};
use crate::{body, page, properties, styles};

const CONTENT_TYPES: Attributes<'static> =
    &[("xmlns", &"http://schemas.openxmlformats.org/package/2006/content-types")];
const RELATIONSHIPS: Attributes<'static> =
    &[("xmlns", &"http://schemas.openxmlformats.org/package/2006/relationships")];
/// Relationship types of the office formats start so.
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
/// Relationship types of every package start so.
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/";

/// The whole file.
pub fn write(document: &Document) -> Vec<u8> {
    let links = Links::of(document);
    // Readers look at the content types first.
    zip([
        ("[Content_Types].xml", content_types()),
        ("_rels/.rels", package_relationships()),
        ("word/document.xml", body::part(document, &links)),
        ("word/_rels/document.xml.rels", document_relationships(&links)),
        ("word/styles.xml", styles::part(&document.form)),
        ("word/settings.xml", settings()),
        ("word/header1.xml", page::header_part(&document.form)),
        ("docProps/core.xml", properties::core_part(&document.properties)),
        ("docProps/app.xml", properties::app_part()),
    ])
}

fn content_types() -> String {
    const WORDPROCESSING: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    const OFFICE: &str = "application/vnd.openxmlformats-officedocument.";
    const PACKAGE: &str = "application/vnd.openxmlformats-package.";
    let default = |xml: &mut Xml, extension: &str, family: &str, kind: &str| {
        xml.empty("Default", &[("Extension", &extension), ("ContentType", &format_args!("{family}{kind}"))]);
    };
    let part = |xml: &mut Xml, name: &str, family: &str, kind: &str| {
        xml.empty("Override", &[("PartName", &name), ("ContentType", &format_args!("{family}{kind}+xml"))]);
    };
    Xml::part("Types", CONTENT_TYPES, |xml| {
        default(xml, "rels", PACKAGE, "relationships+xml");
        default(xml, "xml", "application/", "xml");
        part(xml, "/word/document.xml", WORDPROCESSING, "document.main");
        part(xml, "/word/styles.xml", WORDPROCESSING, "styles");
        part(xml, "/word/settings.xml", WORDPROCESSING, "settings");
        part(xml, "/word/header1.xml", WORDPROCESSING, "header");
        part(xml, "/docProps/core.xml", PACKAGE, "core-properties");
        part(xml, "/docProps/app.xml", OFFICE, "extended-properties");
    })
}

fn package_relationships() -> String {
    Xml::part("Relationships", RELATIONSHIPS, |xml| {
        relationship(xml, "document", OFFICE, "officeDocument", "word/document.xml");
        relationship(xml, "core", PACKAGE, "core-properties", "docProps/core.xml");
        relationship(xml, "app", OFFICE, "extended-properties", "docProps/app.xml");
    })
}

fn document_relationships(links: &Links) -> String {
    Xml::part("Relationships", RELATIONSHIPS, |xml| {
        relationship(xml, "styles", OFFICE, "styles", "styles.xml");
        relationship(xml, "settings", OFFICE, "settings", "settings.xml");
        relationship(xml, page::HEADER_ID, OFFICE, "header", "header1.xml");
        for (id, target) in links.relationships() {
            xml.empty(
                "Relationship",
                &[
                    ("Id", &id),
                    ("Type", &format_args!("{OFFICE}hyperlink")),
                    ("Target", &target),
                    ("TargetMode", &"External"),
                ],
            );
        }
    })
}

fn relationship(xml: &mut Xml, id: &str, family: &str, kind: &str, target: &str) {
    xml.empty("Relationship", &[("Id", &id), ("Type", &format_args!("{family}{kind}")), ("Target", &target)]);
}

/// Layout as Word 2013 and later do it.
fn settings() -> String {
    Xml::part("w:settings", WORD, |xml| {
        xml.empty("w:zoom", &[("w:percent", &100)]);
        xml.element("w:compat", &[], |xml| {
            // A line that ends in a break is not stretched to the right margin.
            xml.empty("w:doNotExpandShiftReturn", &[]);
            // Space below a paragraph and space above the next one add up.
            xml.empty("w:doNotUseHTMLParagraphAutoSpacing", &[]);
            for (name, value) in [
                ("compatibilityMode", 15),
                ("overrideTableStyleFontSizeAndJustification", 1),
                ("enableOpenTypeFeatures", 1),
                ("doNotFlipMirrorIndents", 1),
                ("differentiateMultirowTableHeaders", 1),
            ] {
                xml.empty(
                    "w:compatSetting",
                    &[
                        ("w:name", &name),
                        ("w:uri", &"http://schemas.microsoft.com/office/word"),
                        ("w:val", &value),
                    ],
                );
            }
        });
    })
}

/// Nothing here depends on the machine: the date and the system that zip records are fixed.
fn zip<const N: usize>(parts: [(&str, String); N]) -> Vec<u8> {
    const INFALLIBLE: &str = "a zip in memory with fixed names and sizes told beforehand";
    let mut zip = ZipWriter::new(Cursor::new(Vec::with_capacity(16 << 10)));
    for (name, part) in parts {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(6))
            .last_modified_time(DateTime::DEFAULT)
            .system(System::Unix)
            .unix_permissions(0o644)
            .large_file(i32::try_from(part.len()).is_err());
        zip.start_file(name, options).expect(INFALLIBLE);
        zip.write_all(part.as_bytes()).expect(INFALLIBLE);
    }
    zip.finish().expect(INFALLIBLE).into_inner()
}
