//! Any words on pages: lines of input are paragraphs, titles (`# …`), items (`- …`), rows of a table (`| …`) of an annex. No
//! word is lost on the way to the page, and what has no glyph is told.

#![no_main]

use std::sync::LazyLock;

use congvan::model::directive::{Content, Directive, Element, Measure, Text};
use congvan_make::{Format, Settings, typeset};
use libfuzzer_sys::fuzz_target;

static PROVINCE: LazyLock<Directive> = LazyLock::new(congvan_fuzz::province);

/// A measure of the lines, each deeper line an item of the one before it.
fn measures(lines: &[&str]) -> Vec<Measure> {
    let mut found: Vec<Measure> = Vec::new();
    for line in lines {
        let (words, is_title) = match line.strip_prefix("# ") {
            Some(words) => (Text::new(words), true),
            None => (Text::new(line.strip_prefix("- ").unwrap_or(line)), false),
        };
        if words.notation().is_empty() {
            continue;
        }
        let paragraph = Content::from_iter([Element::Paragraph(words.clone())]);
        match found.last_mut() {
            _ if is_title => found.push(Measure { heading: Some(words), ..Measure::default() }),
            Some(last) if line.starts_with("- ") => {
                last.content.0.push(Element::Item(Measure { content: paragraph, ..Measure::default() }));
            }
            Some(last) => last.content.0.push(Element::Paragraph(words)),
            None => found.push(Measure { content: paragraph, ..Measure::default() }),
        }
    }
    found
}

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let lines: Vec<&str> = text.lines().collect();
    let Some((subject, rest)) = lines.split_first() else { return };
    let measures = measures(rest);
    if Text::new(subject).notation().is_empty() || measures.is_empty() {
        return;
    }
    let directive = Directive { subject: Text::new(subject), measures, ..PROVINCE.clone() };
    let Ok(directive) = directive.check().into_result() else { return };
    let settings = Settings::default();
    let set = typeset(&directive, &settings, None).expect("the usual phrases");
    for format in Format::USUAL {
        if let Err(why) = set.write(format, &directive) {
            assert!(matches!(why, congvan_make::NotMade::MissingGlyph { .. }), "{why}");
        }
    }
});
