//! The parts of the file, how they hold together, and the zip around them.

use congvan::document::{Block, Document};

use crate::archive::{Archive, Packed};
use crate::comments::Comments;
use crate::links::Links;
use crate::margins::Margins;
use crate::notes::{Notes, SEPARATORS};
use crate::numbering::Numbering;
use crate::revisions::Revisions;
use crate::xml::{Attributes, WORD, Xml};
use crate::{Options, body, properties, shared, source, styles};

const CONTENT_TYPES: Attributes<'static> =
    &[("xmlns", &"http://schemas.openxmlformats.org/package/2006/content-types")];
const RELATIONSHIPS: Attributes<'static> =
    &[("xmlns", &"http://schemas.openxmlformats.org/package/2006/relationships")];
/// Relationship types of the office formats start so.
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
/// Relationship types of every package start so.
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/";

/// The whole file.
pub fn write(document: &Document, options: &Options) -> Vec<u8> {
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    let links = Links::of(blocks.flat_map(Block::paragraphs));
    let comments = Comments::of(document, options.comments);
    let revisions = Revisions::of(document, options.revisions);
    let margins = Margins::of(document);
    let numbering = Numbering::of(document);
    let source = options.source.and_then(source::part);
    let notes = Notes::of(document);
    let has = Has {
        comments: !comments.is_empty(),
        notes: !notes.is_empty(),
        numbering: !numbering.is_empty(),
        source: source.is_some(),
    };
    let mut archive = Archive::new();
    let mut add = |name: &str, part: &str| archive.add(name, &Packed::of(part));
    // Readers look at the content types first.
    add("[Content_Types].xml", &content_types(&margins, has));
    add("_rels/.rels", &package_relationships());
    let body = body::part(document, &links, (&comments, &revisions), &numbering, &margins);
    add("word/document.xml", &body);
    add("word/_rels/document.xml.rels", &document_relationships(&links, &margins, has));
    let of_form = || {
        let styles = styles::part(&document.form, has.comments, has.notes);
        [("word/styles.xml", styles), ("word/settings.xml", settings(has.notes))]
    };
    for (name, part) in shared::parts(&document.form, [has.comments, has.notes], of_form).iter() {
        archive.add(name, part);
    }
    let mut add = |name: &str, part: &str| archive.add(name, &Packed::of(part));
    if has.numbering {
        add("word/numbering.xml", &numbering.part());
    }
    if has.comments {
        add("word/comments.xml", &comments.part());
    }
    if has.notes {
        let links = notes.links();
        add("word/footnotes.xml", &notes.part(document, &links));
        if !links.is_empty() {
            add("word/_rels/footnotes.xml.rels", &relationships(|xml| link_relationships(xml, &links)));
        }
    }
    for part in margins.parts() {
        add(&format!("word/{}.xml", part.id), &part.xml);
        if !part.links.is_empty() {
            let relationships = relationships(|xml| link_relationships(xml, &part.links));
            add(&format!("word/_rels/{}.xml.rels", part.id), &relationships);
        }
    }
    add("docProps/core.xml", &properties::core_part(&document.properties));
    add("docProps/app.xml", &properties::app_part());
    if let Some(source) = source {
        add("customXml/item1.xml", &source);
        let properties = relationships(|xml| {
            relationship(xml, "properties", OFFICE, "customXmlProps", "itemProps1.xml");
        });
        add("customXml/_rels/item1.xml.rels", &properties);
        add("customXml/itemProps1.xml", &source::properties_part());
    }
    archive.finish()
}

/// The parts that not every document has.
#[derive(Clone, Copy)]
struct Has {
    comments: bool,
    notes: bool,
    numbering: bool,
    source: bool,
}

fn content_types(margins: &Margins, has: Has) -> String {
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
        if has.numbering {
            part(xml, "/word/numbering.xml", WORDPROCESSING, "numbering");
        }
        if has.comments {
            part(xml, "/word/comments.xml", WORDPROCESSING, "comments");
        }
        if has.notes {
            part(xml, "/word/footnotes.xml", WORDPROCESSING, "footnotes");
        }
        for margin in margins.parts() {
            part(xml, &format!("/word/{}.xml", margin.id), WORDPROCESSING, margin.kind.name());
        }
        part(xml, "/docProps/core.xml", PACKAGE, "core-properties");
        part(xml, "/docProps/app.xml", OFFICE, "extended-properties");
        if has.source {
            part(xml, "/customXml/itemProps1.xml", OFFICE, "customXmlProperties");
        }
    })
}

fn package_relationships() -> String {
    relationships(|xml| {
        relationship(xml, "document", OFFICE, "officeDocument", "word/document.xml");
        relationship(xml, "core", PACKAGE, "core-properties", "docProps/core.xml");
        relationship(xml, "app", OFFICE, "extended-properties", "docProps/app.xml");
    })
}

fn document_relationships(links: &Links, margins: &Margins, has: Has) -> String {
    relationships(|xml| {
        relationship(xml, "styles", OFFICE, "styles", "styles.xml");
        relationship(xml, "settings", OFFICE, "settings", "settings.xml");
        if has.numbering {
            relationship(xml, "numbering", OFFICE, "numbering", "numbering.xml");
        }
        if has.comments {
            relationship(xml, "comments", OFFICE, "comments", "comments.xml");
        }
        if has.notes {
            relationship(xml, "footnotes", OFFICE, "footnotes", "footnotes.xml");
        }
        for part in margins.parts() {
            relationship(xml, &part.id, OFFICE, part.kind.name(), &format!("{}.xml", part.id));
        }
        if has.source {
            relationship(xml, "source", OFFICE, "customXml", "../customXml/item1.xml");
        }
        link_relationships(xml, links);
    })
}

fn link_relationships(xml: &mut Xml, links: &Links) {
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
}

fn relationships(content: impl FnOnce(&mut Xml)) -> String {
    Xml::part("Relationships", RELATIONSHIPS, content)
}

fn relationship(xml: &mut Xml, id: &str, family: &str, kind: &str, target: &str) {
    xml.empty("Relationship", &[("Id", &id), ("Type", &format_args!("{family}{kind}")), ("Target", &target)]);
}

/// Layout as Word 2013 and later do it; `notes`: which of the footnotes are the lines above them.
fn settings(notes: bool) -> String {
    Xml::part("w:settings", WORD, |xml| {
        xml.empty("w:zoom", &[("w:percent", &100)]);
        if notes {
            xml.element("w:footnotePr", &[], |xml| {
                SEPARATORS.iter().for_each(|(id, ..)| xml.empty("w:footnote", &[("w:id", id)]));
            });
        }
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
