//! Sentences of a province's directive, one a line, on their way to a commune: whatever they say, each has its entry in the
//! trace, and what comes out is a directive that the format takes.

#![no_main]

use std::sync::LazyLock;

use congvan::cascade::{Options, cascade};
use congvan::model::directive::{Content, Directive, Element, Level, Measure, Text};
use congvan::model::units::Unit;
use congvan::text::diagnostic::Severity;
use libfuzzer_sys::fuzz_target;

static PROVINCE: LazyLock<Directive> = LazyLock::new(congvan_fuzz::province);

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let lines: Vec<Text> = text.lines().take(12).map(Text::new).filter(|text| !text.notation().is_empty()).collect();
    if lines.is_empty() {
        return;
    }
    let of = |text: &Text| Measure {
        content: Content::from_iter([Element::Paragraph(text.clone())]),
        ..Measure::default()
    };
    let directive = Directive { measures: lines.iter().map(of).collect(), ..PROVINCE.clone() };
    let Ok(directive) = directive.check().into_result() else { return };
    let unit = Unit::new("xã Chi Lăng", Level::Commune);
    let Ok(cascaded) = cascade(&directive, &unit, &Options::default()) else { return };
    for at in 1..=directive.measures.len() {
        let path = format!("measures.{at}");
        let is_of = |at: &str| at == path || at.starts_with(&format!("{path}."));
        assert!(cascaded.trace.entries.iter().any(|entry| is_of(&entry.at)), "{path} has no entry: {text:?}");
    }
    let made = cascaded.directive.check();
    let refused = made.diagnostics.iter().find(|found| found.severity == Severity::Error);
    assert!(refused.is_none(), "{refused:?}\n{}", cascaded.directive.to_yaml());
});
