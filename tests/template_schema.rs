//! The JSON Schema of templates is held to the reader: what one takes, the other takes.

use congvan::calendar::Decisions;
use congvan::model::date::Date;
use congvan::notices::{BUILT_IN, Plan, References, Template, Undecided, prepare, template_schema};
use congvan::text::diagnostic::Lang;
use congvan::text::source::Source;
use serde_json::Value;

use crate::support::root;

/// Whether a value is as a schema says; the words of JSON Schema that ours uses.
pub fn accepts(schema: &Value, value: &Value, root: &Value) -> bool {
    let Value::Object(words) = schema else { panic!("{schema} is no schema") };
    words.iter().all(|(word, rule)| match word.as_str() {
        "title" | "description" | "$schema" | "$id" | "$defs" => true,
        "$ref" => {
            let path = rule.as_str().and_then(|path| path.strip_prefix('#')).expect("a path");
            accepts(root.pointer(path).unwrap_or_else(|| panic!("{path} is not there")), value, root)
        }
        "anyOf" => rule.as_array().expect("a list").iter().any(|choice| accepts(choice, value, root)),
        "allOf" => rule.as_array().expect("a list").iter().all(|each| accepts(each, value, root)),
        "not" => !accepts(rule, value, root),
        "if" => !accepts(rule, value, root) || accepts(&schema["then"], value, root),
        "then" => schema.get("if").is_some(),
        "const" => rule == value,
        "enum" => rule.as_array().expect("a list").contains(value),
        "type" => {
            let names = rule.as_array().cloned().unwrap_or_else(|| vec![rule.clone()]);
            names.iter().any(|name| match name.as_str().expect("a name") {
                "object" => value.is_object(),
                "array" => value.is_array(),
                "string" => value.is_string(),
                "number" => value.is_number(),
                "integer" => value.is_i64() || value.is_u64(),
                "boolean" => value.is_boolean(),
                "null" => value.is_null(),
                name => panic!("{name} is no type"),
            })
        }
        "pattern" => value.as_str().is_none_or(|text| {
            let pattern =
                regex::Regex::new(rule.as_str().expect("a pattern")).expect("a pattern that can be read");
            pattern.is_match(text)
        }),
        "minimum" => value.as_i64().is_none_or(|number| number >= rule.as_i64().expect("a number")),
        "maximum" => value.as_i64().is_none_or(|number| number <= rule.as_i64().expect("a number")),
        "minItems" => {
            value.as_array().is_none_or(|items| items.len() as u64 >= rule.as_u64().expect("a number"))
        }
        "items" => value.as_array().is_none_or(|items| items.iter().all(|item| accepts(rule, item, root))),
        "required" => value.as_object().is_none_or(|map| {
            rule.as_array().expect("a list").iter().all(|key| map.contains_key(key.as_str().expect("a key")))
        }),
        "properties" => value.as_object().is_none_or(|map| {
            map.iter().all(|(key, value)| rule.get(key).is_none_or(|rule| accepts(rule, value, root)))
        }),
        "additionalProperties" => {
            let known = &schema["properties"];
            let is_known = |key: &String| known.get(key).is_some() || key.starts_with("x-");
            value.as_object().is_none_or(|map| map.keys().all(is_known))
        }
        // Told with what else a mapping may hold.
        "patternProperties" => rule == &serde_json::json!({ "^x-": {} }),
        "format" => value.as_str().is_some_and(|text| Date::parse(text).is_ok()),
        word => panic!("`{word}` is not known here"),
    })
}

fn by_schema(text: &str) -> bool {
    let schema = template_schema(Lang::Vi);
    let value: Result<Value, _> = serde_yaml::from_str(text);
    value.is_ok_and(|value| accepts(&schema, &value, &schema))
}

/// Read, and filled for Tết of 2026.
fn by_reader(text: &str) -> bool {
    const PLAN: &str = "format: congvan-notices/1
office: {name: xã Chi Lăng, symbol: UBND-VP}
values: [{name: flag_up, value: 06 giờ}, {name: flag_down, value: 18 giờ}]
notices: [{occasion: tet_nguyen_dan, template: mau.yaml}]
";
    let plan = Plan::parse(&Source::new("plan", PLAN)).into_result().expect("the plan is right");
    let Ok(template) = Template::load(Source::new("a", text), Some(&["flag_up", "flag_down"])).into_result()
    else {
        return false;
    };
    let (references, decisions) = (References::default(), Decisions::from_table());
    prepare(&plan, 2026, &[Some(&template)], &references, &decisions, Undecided::Blank).into_result().is_ok()
}

const SMALL: &str = "format: congvan/1
type: CV
subject: trực trong {{ occasion.phrase }}
recipients: ['{{ office.departments }}']
request: {verb: yêu cầu, whom: các phòng, action: thực hiện các nội dung sau}
measures:
- Trực đủ 24/7.
";

#[test]
fn templates_and_what_stands_in_them() {
    for template in BUILT_IN {
        assert!(by_schema(template.text) && by_reader(template.text), "{}", template.name);
    }
    let own = std::fs::read_to_string(root().join("fixtures/ke-hoach-dong-kinh/mau/phan-cong-truc.yaml"));
    assert!(by_schema(&own.expect("it is there")));
    let items = |text: &str| SMALL.replace("- Trực đủ 24/7.", text);
    let right = [
        SMALL.to_owned(),
        items("- {for: day in days, item: 'Trực {{ day.date }}'}"),
        items("- {for: day in days, if: day.number == \"1\", item: {heading: Trực, text: '{{ day.date }}'}}"),
        items("- {if: swaps, item: Làm bù.}\n- Trực."),
        items(
            "- {for: span in off.spans, item: {for: day in days, item: '{{ span.count }} {{ day.date }}'}}",
        ),
        items("- {heading: Trực, items: {if: off, item: [Trực Tết.]}}"),
        items("- {heading: Trực, text: {for: day in days, item: 'Ngày {{ day.date }}.'}}"),
        items("- {text: 'Trước ngày {deadline}.', deadline: '{{ occasion.first.iso }}'}"),
        SMALL.replace("type: CV", "type: CV\nplace: Chi Lăng\nclosing: '{{ office.issuer }} yêu cầu'"),
    ];
    for text in &right {
        assert!(by_reader(text), "the reader refuses\n{text}");
        assert!(by_schema(text), "the schema refuses\n{text}");
    }
    let wrong = [
        SMALL.replace("subject:", "subjekt:"),
        SMALL.replace("type: CV", "type: XY"),
        SMALL.replace("congvan/1", "congvan/9"),
        items("- {for: day in days}"),
        items("- {for: day, item: Trực.}"),
        items("- {for: day in days, item: Trực., also: x}"),
        items("- {heading: Trực, texts: x}"),
        items("- {heading: [a, b]}"),
        SMALL.replace("request: {verb: yêu cầu, whom: các phòng, ", "request: {verb: yêu cầu, "),
        "- a list".to_owned(),
    ];
    for text in &wrong {
        assert!(!by_reader(text), "the reader takes\n{text}");
        assert!(!by_schema(text), "the schema takes\n{text}");
    }
}

/// A document without a tag is a template as well: every key that a document may have, a template may.
#[test]
fn documents_are_templates() {
    for text in [
        include_str!("samples/everything.yaml"),
        include_str!("samples/statute.yaml"),
        include_str!("samples/leave.yaml"),
        include_str!("samples/plan.yaml"),
    ] {
        assert!(by_schema(text), "{text}");
    }
}
