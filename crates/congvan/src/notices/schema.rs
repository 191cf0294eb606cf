//! The JSON Schema of templates.

use serde_json::Value;

use crate::model::directive::format::DIRECTIVE;
use crate::notices::office::SUPPLIED;
use crate::text::diagnostic::Lang;
use crate::text::shape;

/// The JSON Schema of a template of notices: a directive with tags, without what the office's profile supplies.
/// Descriptions are in `lang`.
pub fn template_schema(lang: Lang) -> Value {
    let mut schema = shape::template_schema(&DIRECTIVE, &SUPPLIED, lang);
    // It takes other files than the schema of directives, whose name it would have.
    schema["$id"] = "urn:congvan:congvan-template:1".into();
    schema
}
