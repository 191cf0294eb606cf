//! The trace: what its JSON promises, in which order a person is asked, and what was lost one step up.

use congvan::cascade::{Action, Options, Tier, cascade, trace_schema};
use congvan::model::directive::Level;
use congvan::text::diagnostic::Lang;
use serde_json::Value;

use crate::cascades::with_every_fixture;
use crate::support::{directive, root, units};
use crate::template_schema::accepts;

#[test]
fn traces_are_as_the_schema_says() {
    let schema = trace_schema(Lang::Vi);
    for (name, _, cascaded) in with_every_fixture() {
        let trace: Value = serde_json::from_str(&cascaded.trace.to_json()).expect("JSON");
        assert!(accepts(&schema, &trace, &schema), "{name}: the schema refuses its trace");
        let entries = trace["entries"].as_array().expect("a list");
        assert_eq!(entries.len(), cascaded.trace.entries.len(), "{name}");
        let mut without = trace.clone();
        without["entries"][0]["at"].take();
        assert!(!accepts(&schema, &without, &schema), "{name}: a trace without a place is taken");
    }
}

#[test]
fn every_key_of_a_trace_is_described() {
    let page = std::fs::read_to_string(root().join("docs/trace.md")).expect("the page of the trace");
    let schema = trace_schema(Lang::Vi);
    let definitions = schema["$defs"].as_object().expect("definitions");
    for part in definitions.values().chain([&schema]) {
        for key in part["properties"].as_object().expect("keys").keys() {
            assert!(page.contains(&format!("`{key}`")), "docs/trace.md says nothing of `{key}`");
        }
    }
}

#[test]
fn what_is_filled_in_is_told_once() {
    for (name, _, cascaded) in with_every_fixture() {
        let text = cascaded.trace.to_text(Lang::Vi);
        for tier in Tier::ALL {
            let lines = text.lines().filter(|line| line.starts_with(&format!("  {} (", tier.word(Lang::Vi))));
            let is_there = cascaded.trace.of_tier(tier).next().is_some();
            assert_eq!(lines.count(), usize::from(is_there), "{name}: {tier:?}");
        }
    }
}

#[test]
fn items_have_the_numbers_that_both_documents_print() {
    let source = directive("fixtures/lang-son-tet-2027/input.yaml");
    let unit = &units("fixtures/lang-son-tet-2027/units.yaml")[0];
    let cascaded = cascade(&source, unit, &Options::default()).expect("it can be cascaded");
    let moved: Vec<_> =
        cascaded.trace.entries.iter().filter(|entry| entry.at.starts_with("measures")).collect();
    assert!(moved.iter().all(|entry| entry.label_before.is_some()));
    for entry in moved {
        let is_gone = matches!(entry.action, Action::Dropped { .. });
        assert_eq!(entry.label_after.is_none(), is_gone, "{}", entry.at);
    }
}

#[test]
fn what_the_district_dropped_stands_in_the_trace_of_the_commune() {
    let source = directive("fixtures/lang-son-tet-2024/input.yaml");
    let units = units("fixtures/lang-son-tet-2024/units.yaml");
    let district = units.iter().find(|unit| unit.level == Level::District).expect("a district");
    let above = cascade(&source, district, &Options::default()).expect("a version of the district's");
    let lost = above.trace.losses();
    assert!(lost.entries.iter().all(|entry| matches!(entry.action, Action::Dropped { .. })));
    let commune = units.iter().find(|unit| unit.level == Level::Commune).expect("a commune");
    let mut trace = cascade(&above.directive, commune, &Options::default()).expect("a version").trace;
    assert_eq!(trace.lost_above, None);
    trace.lost_above = Some(lost.clone());
    let (text, page) = (trace.to_text(Lang::Vi), trace.to_html(Lang::Vi));
    let schema = trace_schema(Lang::En);
    let json: Value = serde_json::from_str(&trace.to_json()).expect("JSON");
    assert!(accepts(&schema, &json, &schema));
    for entry in &lost.entries {
        let Action::Dropped { before, .. } = &entry.action else { continue };
        assert!(text.contains(before.as_str()), "{before}");
        let mut escaped = String::new();
        congvan::compose::html::escape(&mut escaped, before);
        assert!(page.contains(&escaped), "{before}");
    }
}
