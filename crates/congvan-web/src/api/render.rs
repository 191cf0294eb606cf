//! The document: files, or pages as pictures with the places of its fields.

use std::collections::BTreeMap;

use congvan::comments::places_of;
use congvan::document::length::Length;
use congvan::model::directive::Directive;
use congvan::text::diagnostic::Diagnostic;
use congvan::text::paths::findings_to_json;
use congvan::text::source::Source;
use congvan_make::layout::{Area, Shown};
use congvan_make::names::of_document;
use congvan_make::{Format, Settings, Typeset, make};
use congvan_pdf::{Faces, svg_pages};
use serde::Deserialize;
use serde_json::{Value, json};

use super::Shared;
use super::version::Written;
use crate::asked::{Asked, Reply};
use crate::fault::Fault;
use crate::source::{Formats, Given, Words, formats, office};
use crate::zipped::Zipped;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Render {
    source: Given,
    office: Option<Given>,
    to: Option<Words>,
    name: Option<String>,
    #[serde(default)]
    draft: bool,
    #[serde(default)]
    signature_fields: bool,
    #[serde(default)]
    embed_source: bool,
}

pub(crate) fn render(_: &Shared, asked: &Asked) -> Result<Reply, Fault> {
    let given: Render = asked.body()?;
    let source = given.source.source("source")?;
    let mut to = formats(given.to.as_ref())?;
    if to.files.is_empty() && !to.svg {
        to.files = Format::USUAL.to_vec();
    }
    let settings = Settings {
        office: office(given.office.as_ref())?,
        carries: if given.embed_source { vec![Format::Docx, Format::Pdf] } else { Vec::new() },
        signature_fields: given.signature_fields,
        is_draft: given.draft,
        ..Settings::default()
    };
    let made = make(&source, &settings).map_err(|refused| Fault::from_findings(&source, &refused.found))?;
    if to.svg {
        let mut reply = pictures(&made.typeset, &made.directive, &source);
        reply["findings"] = json!(place_findings(&made.typeset, &made.directive, &source, &made.found));
        return Ok(Reply::Json(reply));
    }
    files(&made.typeset, &made.directive, &to, &of_document(given.name.as_deref().unwrap_or_default()))
}

/// The pages, for each path the part of the document that shows it, and where on the pages it stands.
pub(crate) fn pictures(set: &Typeset<'_>, directive: &Directive, source: &Source) -> Value {
    let shown = set.layout(directive, source);
    let parts: BTreeMap<&str, usize> = shown.iter().map(|own| (own.path.as_str(), own.part)).collect();
    let boxes = |own: &Shown| own.boxes.iter().map(area).collect::<Vec<_>>();
    let layout: BTreeMap<&str, Vec<Value>> =
        shown.iter().map(|own| (own.path.as_str(), boxes(own))).collect();
    json!({ "pages": svg_pages(set.pages(), Faces::Around), "parts": parts, "layout": layout })
}

/// A box in millimetres, to the hundredth.
fn area(own: &Area) -> Value {
    let mm = |length: Length| (length.as_mm() * 100.0).round() / 100.0;
    json!({
        "page": own.page,
        "left": mm(own.left),
        "top": mm(own.top),
        "width": mm(own.width),
        "height": mm(own.height),
    })
}

/// Findings, each with the paragraph that shows its words.
fn place_findings(
    set: &Typeset<'_>,
    directive: &Directive,
    source: &Source,
    found: &[Diagnostic],
) -> Vec<Value> {
    let spans: Vec<_> = found.iter().map(|found| found.span.clone()).collect();
    let places = places_of(set.document(), directive, source, &spans);
    let parts = set.document().parts();
    let mut findings = findings_to_json(source, found);
    for (finding, place) in findings.iter_mut().zip(places) {
        finding["part"] = json!(place.and_then(|(paragraph, _)| parts.get(paragraph)));
    }
    findings
}

fn files(set: &Typeset<'_>, directive: &Directive, to: &Formats, name: &str) -> Result<Reply, Fault> {
    let write = |format: &Format| Written {
        name: format!("{name}.{}", format.ending()),
        media_type: format.media_type(),
        bytes: set.write(*format, directive).map_err(|why| why.message()),
    };
    pack_files(to.files.iter().map(write).collect(), name)
}

/// One file as it is, several as a ZIP.
pub(crate) fn pack_files(files: Vec<Written>, name: &str) -> Result<Reply, Fault> {
    let is_one = files.len() == 1;
    let mut zip = Zipped::new();
    for Written { name, media_type, bytes } in files {
        let bytes = bytes.map_err(|why| Fault::refusal(&why))?;
        if is_one {
            return Ok(Reply::File { name, media_type, bytes });
        }
        zip.add(&name, &bytes)?;
    }
    Ok(Reply::File { name: format!("{name}.zip"), media_type: "application/zip", bytes: zip.finish()? })
}

pub(crate) fn example() -> Value {
    json!({ "source": super::check::EXAMPLE, "to": "svg" })
}
