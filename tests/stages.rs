//! Every fixture through every stage, each held to its snapshot.

use std::io::Read as _;

use congvan::lint::lint;
use congvan::text::diagnostic::Severity;

use crate::support::{compose, directive, dump, fixtures, snapshot};

#[test]
fn corrected_fixtures_have_no_findings() {
    for (name, _) in fixtures() {
        let found = lint(&directive(&format!("fixtures/{name}/input.yaml")));
        let grave: Vec<_> = found.iter().filter(|found| found.severity > Severity::Note).collect();
        assert!(grave.is_empty(), "{name}: {grave:#?}");
    }
}

#[test]
fn every_stage_is_as_reviewed() {
    for (name, folder) in fixtures() {
        let document = compose(&directive(&format!("fixtures/{name}/input.yaml")));
        snapshot(&folder, "1-document", &dump(&document));
        snapshot(&folder, "2-text", &congvan::compose::text::write(&document));
        snapshot(&folder, "3-html", &congvan::compose::html::write(&document));
        snapshot(&folder, "4-docx-document", &document_xml(&congvan_docx::write(&document)));
        snapshot(&folder, "5-pages", &congvan_pdf::dump(&congvan_pdf::layout(&document)));
    }
}

/// The main part of a DOCX file, one paragraph, row or table a line.
fn document_xml(docx: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(docx)).expect("a DOCX file is a zip archive");
    let mut xml = String::new();
    let mut part = archive.by_name("word/document.xml").expect("a DOCX file has a main part");
    part.read_to_string(&mut xml).expect("XML is text");
    ["<w:p>", "<w:tbl>", "<w:tr>", "<w:tc>", "</w:tbl>", "<w:sectPr>"]
        .iter()
        .fold(xml, |xml, tag| xml.replace(tag, &format!("\n{tag}")))
}
