//! Whether a value is as a schema says: as much of JSON Schema as the description uses, and nothing else in it.

use serde_json::Value;

/// What the description uses; a keyword that is not among them would go unchecked.
const KNOWN: [&str; 13] = [
    "type",
    "properties",
    "required",
    "additionalProperties",
    "items",
    "enum",
    "anyOf",
    "$ref",
    "minimum",
    "maximum",
    "minLength",
    "format",
    "description",
];

/// # Errors
/// Where the value differs.
pub fn holds(value: &Value, schema: &Value, root: &Value) -> Result<(), String> {
    if let Some(name) = schema["$ref"].as_str() {
        return holds(value, root.pointer(&name[1..]).ok_or(name)?, root);
    }
    let keywords = schema.as_object().ok_or("no schema")?;
    if let Some(other) = keywords.keys().find(|key| !KNOWN.contains(&key.as_str())) {
        return Err(format!("the keyword {other} is not checked"));
    }
    let differs = |what: &str| Err(format!("{what}: {value:.200}"));
    if let Some(any) = schema["anyOf"].as_array()
        && !any.iter().any(|one| holds(value, one, root).is_ok())
    {
        return differs("none of anyOf");
    }
    let kinds: Vec<&str> = match &schema["type"] {
        Value::String(kind) => vec![kind],
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_u64() || number.is_i64() => "integer",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    if !kinds.is_empty() && !kinds.contains(&kind) {
        return differs(&format!("not of {kinds:?}"));
    }
    if let Some(words) = schema["enum"].as_array()
        && !words.contains(value)
    {
        return differs("none of the words");
    }
    let (least, most) = (schema["minimum"].as_i64(), schema["maximum"].as_i64());
    if value.as_i64().is_some_and(|value| {
        least.is_some_and(|least| value < least) || most.is_some_and(|most| value > most)
    }) {
        return differs("out of range");
    }
    for (at, item) in value.as_array().into_iter().flatten().enumerate() {
        if schema["items"].is_object() {
            holds(item, &schema["items"], root).map_err(|why| format!("[{at}] {why}"))?;
        }
    }
    let Some(object) = value.as_object() else { return Ok(()) };
    for key in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        if !object.contains_key(key) {
            return differs(&format!("no {key}"));
        }
    }
    for (key, value) in object {
        match (&schema["properties"][key], &schema["additionalProperties"]) {
            (Value::Null, Value::Bool(false)) => return Err(format!("{key} is not described")),
            (Value::Null, Value::Object(_)) => holds(value, &schema["additionalProperties"], root)?,
            (Value::Null, _) => {}
            (own, _) => holds(value, own, root).map_err(|why| format!("{key}: {why}"))?,
        }
    }
    Ok(())
}
