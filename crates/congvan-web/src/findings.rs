//! Findings as responses have them: as `check --format json` writes them, with the path of the field.

use congvan::text::diagnostic::Diagnostic;
use congvan::text::paths::Places;
use congvan::text::source::Source;
use serde_json::{Value, json};

/// Every finding as a JSON object, in order.
pub fn to_json(source: &Source, found: &[Diagnostic]) -> Vec<Value> {
    if found.is_empty() {
        return Vec::new();
    }
    let places = Places::of(source);
    let each = found.iter().map(|finding| {
        let mut object = finding.to_json(source);
        object["path"] = json!(places.path_of(&finding.span));
        object
    });
    each.collect()
}
