//! What tags add to the schema of a file: texts with `{{ … }}`, and mappings of `for`, `if` and `item`. Each value is a
//! definition, since such mappings stand within each other to any depth.

use serde_json::{Map, Value, json};

use crate::text::shape::Kind;

/// The definitions met so far.
pub(super) struct Tagged {
    plain: fn(&'static Kind) -> Value,
    pub(super) definitions: Map<String, Value>,
}

impl Tagged {
    pub(super) fn new(plain: fn(&'static Kind) -> Value) -> Self {
        Self { plain, definitions: Map::new() }
    }

    /// The schema of a value at the key `name`: as it is without tags, or with them.
    pub(super) fn value(&mut self, kind: &'static Kind, name: &str) -> Value {
        // A template has its rows in it.
        if let Kind::OrFile(kind) = kind {
            return self.value(kind, name);
        }
        let name = match kind {
            Kind::Text => "tagged-text",
            Kind::Cell(_) => "tagged-cell",
            Kind::Date => "tagged-date",
            _ => name,
        };
        let here = reference(name);
        if self.definitions.contains_key(name) {
            return here;
        }
        self.definitions.insert(name.to_owned(), Value::Null);
        let under_if = mapping("if", &here);
        let choices = match kind {
            Kind::Map(_) => vec![(self.plain)(kind), under_if],
            Kind::List(inner) => {
                let item = self.item(inner, name);
                vec![list(&item), mapping("for", &item), under_if]
            }
            Kind::OrMap(inner, map) => {
                vec![self.value(inner, &format!("{name}-one")), (self.plain)(map)]
            }
            Kind::OneOrMore(inner) => {
                let item = self.item(inner, name);
                vec![self.value(inner, &format!("{name}-one")), list(&item), mapping("for", &item), under_if]
            }
            Kind::Paragraphs => {
                let item = self.item(&Kind::Text, name);
                vec![self.value(&Kind::Text, name), list(&item), mapping("for", &item), under_if]
            }
            _ => vec![(self.plain)(kind), json!({ "type": "string", "pattern": r"\{[{%]" }), under_if],
        };
        self.definitions.insert(name.to_owned(), json!({ "anyOf": choices }));
        here
    }

    /// What may stand in a list: an item, or what gives none, one or several of them.
    fn item(&mut self, kind: &'static Kind, list: &str) -> Value {
        let name = format!("{list}-item");
        let here = reference(&name);
        let one = self.value(kind, &format!("{list}-one"));
        self.definitions.insert(name, json!({ "anyOf": [one, mapping("for", &here)] }));
        here
    }
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

fn list(item: &Value) -> Value {
    json!({ "type": "array", "minItems": 1, "items": item })
}

/// `{for: day in days, if: …, item: …}`, or `{if: …, item: …}`.
fn mapping(key: &str, item: &Value) -> Value {
    // Older YAML readers take a bare `off` for false.
    let mut properties = json!({ "if": { "type": ["string", "boolean"] }, "item": item });
    if key == "for" {
        properties["for"] = json!({ "type": "string", "pattern": " in " });
    }
    json!({
        "type": "object",
        "additionalProperties": false,
        "required": [key, "item"],
        "properties": properties,
    })
}
