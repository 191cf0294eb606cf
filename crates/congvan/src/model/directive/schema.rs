//! The JSON Schema of a directive: its keys, and what each type cannot do without.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::format::DIRECTIVE;
use super::types::{CODES, DocumentType, TYPES};
use crate::text::diagnostic::Lang;
use crate::text::shape::json_schema;

/// The JSON Schema (draft 2020-12) of a directive, with descriptions in `lang`.
///
/// ```
/// # use congvan::{model::directive, text::diagnostic::Lang};
/// let schema = directive::schema(Lang::En);
/// assert_eq!(schema["$id"], "urn:congvan:congvan:1");
/// ```
pub fn schema(lang: Lang) -> Value {
    let mut whole = json_schema(&DIRECTIVE, lang);
    let needs = needs();
    whole["$defs"]["attached"]["allOf"] = needs.clone();
    whole["allOf"] = needs;
    whole
}

/// For each set of keys, that the types which need it have it, with a value.
fn needs() -> Value {
    let mut types: BTreeMap<Vec<&str>, Vec<Value>> = BTreeMap::new();
    for (kind, choice) in TYPES.iter().zip(&CODES) {
        let words = types.entry(kind.needs().collect()).or_default();
        words.push(json!(choice.word));
        words.extend(choice.name.map(|name| json!(name)));
        // What says no type.
        if std::ptr::eq(kind, DocumentType::dispatch()) {
            words.push(Value::Null);
        }
    }
    let each = types.into_iter().map(|(keys, words)| {
        let is_without = words.contains(&Value::Null);
        let required: &[&str] = if is_without { &[] } else { &["type"] };
        let said: Map<String, Value> =
            keys.iter().map(|key| ((*key).to_owned(), json!({ "not": { "type": "null" } }))).collect();
        json!({
            "if": { "properties": { "type": { "enum": words } }, "required": required },
            "then": { "required": keys, "properties": said },
        })
    });
    each.collect()
}
