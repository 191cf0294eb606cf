//! The JSON Schema of directives is held to the reader: it takes what is right, and misses what a type needs.

use congvan::model::directive::types::TYPES;
use congvan::model::directive::{Directive, schema};
use congvan::text::diagnostic::Lang;
use congvan::text::source::Source;
use congvan_make::starters::starter;
use serde_json::Value;

use crate::support::{fixtures, source};
use crate::template_schema::accepts;

fn by_schema(value: &Value) -> bool {
    let schema = schema(Lang::Vi);
    accepts(&schema, value, &schema)
}

fn value(yaml: &str) -> Value {
    serde_yaml::from_str(yaml).expect("YAML")
}

#[test]
fn every_example_and_every_starter_is_as_the_schema_says() {
    for (name, _) in fixtures() {
        assert!(by_schema(&value(source(&format!("fixtures/{name}/input.yaml")).text())), "{name}");
    }
    for kind in TYPES {
        let starter = starter(kind.code).expect("a starter for each type");
        assert!(by_schema(&value(&starter)), "{}", kind.code);
    }
}

#[test]
fn what_a_type_needs_is_missed_by_schema_and_reader_alike() {
    for kind in TYPES {
        let whole = value(&starter(kind.code).expect("a starter for each type"));
        for key in ["place", "subject", "recipients", "enacted_by", "issuer", "number", "signatory", "type"] {
            let mut without = whole.clone();
            let Some(Value::Object(map)) = Some(&mut without) else { panic!("a mapping") };
            map.remove(key);
            let read = Directive::parse(&Source::new("a.json", without.to_string()));
            let is_missed = read.diagnostics.iter().any(|found| found.key == Some(key));
            // Without a type it is a công văn, which needs other keys.
            if key != "type" {
                assert_eq!(by_schema(&without), !is_missed, "{} without `{key}`", kind.code);
                let mut nothing = without.clone();
                nothing[key] = Value::Null;
                assert_eq!(by_schema(&nothing), !is_missed, "{} with an empty `{key}`", kind.code);
            }
            assert!(
                !is_missed || kind.needs().chain(["issuer", "number", "signatory"]).any(|own| own == key)
            );
        }
    }
}

#[test]
fn a_type_that_is_not_said_is_a_dispatch() {
    let mut dispatch = value(&starter("CV").expect("a starter"));
    let map = dispatch.as_object_mut().expect("a mapping");
    map.remove("type");
    map.remove("recipients");
    assert!(!by_schema(&dispatch));
    // A decision is addressed to nobody.
    let mut decision = value(&starter("QĐ").expect("a starter"));
    decision.as_object_mut().expect("a mapping").remove("recipients");
    assert!(by_schema(&decision));
}

/// What a form leaves empty, a program that has nothing to say, and days that no month has.
#[test]
fn empty_values_and_days_are_taken_by_schema_and_reader_alike() {
    let whole = value(source("fixtures/lang-son-tet-2027/input.yaml").text());
    let is_read =
        |value: &Value| Directive::parse(&Source::new("a.json", value.to_string())).diagnostics.is_empty();
    assert!(by_schema(&whole) && is_read(&whole));
    let optional =
        ["/date", "/opening", "/closing", "/contacts", "/legal_basis", "/number/value", "/signatory/name"];
    for path in optional {
        for nothing in [Value::Null, "".into(), Value::Array(Vec::new())] {
            let mut other = whole.clone();
            let (map, key) = path.rsplit_once('/').expect("a path");
            other.pointer_mut(map).expect("a mapping")[key] = nothing.clone();
            assert!(by_schema(&other) && is_read(&other), "{path}: {nothing}");
        }
    }
    let days = [
        "2027-01-05",
        "2027-1-5",
        "31/12/2027",
        "2027-02",
        "02/2027",
        "2027",
        "___",
        "2027-02-30",
        "31/02/2027",
        "31/04/2027",
        "2027-13",
        "13/2027",
        "00/01/2027",
        "05/01",
        "2027-1-",
    ];
    for day in days {
        let mut other = whole.clone();
        other["date"] = day.into();
        let refused = !is_read(&other);
        assert_eq!(by_schema(&other), !refused, "{day}");
    }
}
