//! Pages as pictures show every word where the PDF prints it.

use congvan_pdf::{Faces, svg_pages};

use crate::geometry::{directives, offices};
use crate::pdf_reader::{POINT, read};
use crate::xml_reader::Node;

/// Millimetres by which a picture may differ.
const TOLERANCE: f64 = 0.1;

/// A word of a picture: its letters, left edges of the first or of all, baseline, size in points.
struct Word {
    text: String,
    lefts: Vec<f64>,
    baseline: f64,
    size: f64,
}

fn words(svg: &str) -> Vec<Word> {
    let root = Node::parse(svg);
    let number = |node: &Node, name: &str| -> f64 {
        node.get(name).and_then(|value| value.parse().ok()).unwrap_or_else(|| panic!("{name} in {svg:.200}"))
    };
    let places = |node: &Node| -> Vec<f64> {
        let all = node.get("x").unwrap_or_else(|| panic!("x in {svg:.200}"));
        all.split(' ').map(|place| place.parse().expect("a number")).collect()
    };
    let texts = root.every("text").into_iter();
    let each = texts.flat_map(|text| {
        let (baseline, size) = (number(text, "y"), number(text, "font-size") / POINT);
        let spans = text.every("tspan").into_iter();
        spans.map(move |span| (span.text.clone(), places(span), baseline, size)).collect::<Vec<_>>()
    });
    let each = each.map(|(text, lefts, baseline, size)| Word {
        text: text.trim_end_matches(' ').to_owned(),
        lefts,
        baseline,
        size,
    });
    each.filter(|word| !word.text.is_empty()).collect()
}

#[test]
fn every_word_of_a_picture_stands_where_the_pdf_prints_it() {
    let mut compared = 0;
    let (_, office) = offices().remove(0);
    for (name, directive) in directives() {
        let settings = congvan_make::Settings { office: office.clone(), ..Default::default() };
        let set = congvan_make::typeset(&directive, &settings, None).expect("the words are sound");
        let Ok(pdf) = congvan_pdf::write_pages(set.document(), set.pages(), &Default::default()) else {
            continue;
        };
        let pictures = svg_pages(set.pages(), Faces::Around);
        let sheets = read(&pdf);
        assert_eq!(pictures.len(), sheets.len(), "{name}");
        for (svg, sheet) in pictures.iter().zip(&sheets) {
            // Marks over letters are drawn, not written.
            let is_mark = |c: &char| ('\u{300}'..='\u{36f}').contains(c);
            let runs = sheet.runs.iter().flat_map(|run| {
                let letters = run.letters.iter().filter(move |(c, _)| !is_mark(c));
                letters.map(|(c, left)| (*c, *left, run.baseline, run.size))
            });
            let mut letters = runs.filter(|(c, ..)| *c != ' ');
            for word in words(svg) {
                // Long words say it of every letter.
                let long = word.text.chars().count() > 12;
                assert!(!long || word.lefts.len() >= word.text.chars().count(), "{name}: {}", word.text);
                for (at, c) in word.text.chars().enumerate() {
                    let (printed, left, baseline, size) =
                        letters.next().expect("the PDF has as many letters");
                    assert_eq!(printed, c, "{name}: {}", word.text);
                    if let Some(drawn) = word.lefts.get(at) {
                        let moved = (left - drawn).hypot(baseline - word.baseline);
                        assert!(moved < TOLERANCE, "{name}: {} by {moved} mm", word.text);
                        assert!((size - word.size).abs() < 0.01, "{name}: {}", word.text);
                        compared += usize::from(at == 0);
                    }
                }
            }
            assert!(letters.next().is_none(), "{name}: the PDF has more letters");
        }
    }
    assert!(compared > 10_000, "{compared} words");
}
