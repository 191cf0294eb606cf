//! Items numbered in any way at any place: random ones, always the same, whose labels are printed alike by every program.

use std::collections::BTreeMap;

use congvan::document::{Block, Document};
use congvan::model::directive::Directive;
use congvan::office::Office;
use congvan::text::source::Source;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::docx_labels::printed_paragraphs;
use crate::xml_reader::parts;

const NUMBERINGS: [&str; 12] =
    ["Phần", "Chương", "Mục", "Tiểu mục", "Điều", "I.", "1.", "1.1.", "a)", "-", "+", "none"];

/// `numbering: […]`, as a key among others.
fn numbering() -> impl Strategy<Value = String> {
    vec(select(NUMBERINGS.map(|own| format!("{own:?}")).to_vec()), 1..4)
        .prop_map(|levels| format!("numbering: [{}]", levels.join(", ")))
}

/// An item of a few words, or one with items below it, which may be numbered in a way of their own.
fn item() -> impl Strategy<Value = String> {
    Just("Việc.".to_owned()).prop_recursive(3, 30, 4, |below| {
        let opening = select(vec!["heading: Phần việc", "text: Việc chung"]);
        let own = prop::option::weighted(0.4, numbering());
        (opening, own, vec(below, 1..5)).prop_map(|(opening, own, items)| {
            let own = own.map(|own| format!(", {own}")).unwrap_or_default();
            format!("{{{opening}{own}, items: [{}]}}", items.join(", "))
        })
    })
}

fn directive() -> impl Strategy<Value = String> {
    let kind = select(vec!["CV", "BC", "KH", "QĐ", "QC"]);
    let annex = prop::option::weighted(0.3, (prop::option::of(numbering()), vec(item(), 1..4)));
    (kind, prop::option::of(numbering()), vec(item(), 2..7), annex).prop_map(|(kind, own, items, annex)| {
        let mut yaml = format!(
            "format: congvan/1\ntype: {kind}\nissuer: {{name: Ủy ban nhân dân xã Chi Lăng}}\n\
             number: {{value: 5, symbol: UBND}}\nplace: Chi Lăng\ndate: 2027-01-05\nsubject: trực Tết\n\
             measures: [{}]\ndistribution: {{to: [Như trên], archive: [VT]}}\nsignatory: {{title: Chủ tịch}}\n",
            items.join(", ")
        );
        let mut line = |own: String| yaml.push_str(&format!("{own}\n"));
        match kind {
            "CV" => line("recipients: [Các thôn]".to_owned()),
            "QĐ" => line("enacted_by: Ủy ban nhân dân xã Chi Lăng".to_owned()),
            _ => {}
        }
        own.map(&mut line);
        if let Some((own, items)) = annex {
            let own = own.map(|own| format!(", {own}")).unwrap_or_default();
            line(format!("appendices: [{{title: Danh mục{own}, items: [{}]}}]", items.join(", ")));
        }
        yaml
    })
}

/// So many of them, each composed.
fn documents(count: usize) -> impl Iterator<Item = (String, Document)> {
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    std::iter::repeat_with(move || {
        let yaml = directive().new_tree(&mut runner).expect("a strategy without filters").current();
        let read = Directive::parse(&Source::new("numbered", yaml.clone())).into_result();
        let directive = read.unwrap_or_else(|error| panic!("{error}\n{yaml}"));
        (yaml, crate::geometry::compose(&directive, &Office::default()))
    })
    .take(count)
}

#[test]
fn labels_counted_anew_at_any_place_are_printed() {
    let mut counted = 0;
    for (yaml, document) in documents(400) {
        let parts: BTreeMap<_, _> = parts(&congvan_docx::write(&document));
        let printed = printed_paragraphs(&parts);
        let mut rest = printed.iter();
        let blocks = document.sections.iter().flat_map(|section| &section.blocks);
        for own in blocks.flat_map(Block::paragraphs).filter(|own| own.label.is_some()) {
            let own = own.characters().replace('\u{a0}', " ");
            assert!(rest.any(|line| *line == own), "`{own}` is not in {printed:#?}\n{yaml}");
        }
        counted += parts["word/document.xml"].every("w:numPr").len();
    }
    assert!(counted > 4000, "{counted} labels are counted");
}

/// DOCX and PDF side by side in the folder that `CONGVAN_RANDOM_NUMBERINGS` names, for `scripts/compare-pages.sh`.
#[test]
#[ignore = "writes files for scripts/compare-pages.sh"]
fn random_numberings_are_written() {
    let folder = std::env::var_os("CONGVAN_RANDOM_NUMBERINGS").expect("a folder for the documents");
    for (at, (yaml, document)) in documents(200).enumerate() {
        let pdf = congvan_pdf::write(&document).expect("every letter");
        for (ending, bytes) in
            [("yaml", yaml.into_bytes()), ("docx", congvan_docx::write(&document)), ("pdf", pdf)]
        {
            let file = std::path::Path::new(&folder).join(format!("numbered-{at:03}.{ending}"));
            std::fs::write(&file, bytes).expect("the folder can be written to");
        }
    }
}
