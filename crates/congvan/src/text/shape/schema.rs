//! The same tables as a JSON Schema for editors, and as a page for people.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use super::tags::Tagged;
use crate::text::diagnostic::Lang;
use crate::text::shape::{Field, Kind, Shape};

/// The JSON Schema (draft 2020-12) of a shape, with descriptions in `lang`.
pub fn json_schema(shape: &'static Shape, lang: Lang) -> Value {
    whole(shape, lang, &mut |kind, _| value(kind))
}

/// As [`json_schema`], of a file whose texts may have tags, and whose lists and values `for` and `if`. Keys that are
/// `supplied` from elsewhere may be missing at the top.
pub fn template_schema(shape: &'static Shape, supplied: &[&str], lang: Lang) -> Value {
    let mut tagged = Tagged::new(value);
    let mut schema = whole(shape, lang, &mut |kind, name| tagged.value(kind, name));
    if let Some(required) = schema["required"].as_array_mut() {
        required.retain(|key| !supplied.iter().any(|supplied| key == supplied));
    }
    if let Some(definitions) = schema["$defs"].as_object_mut() {
        definitions.extend(tagged.definitions);
    }
    schema
}

/// The schema of each value, by its kind and the key where it stands.
type Values<'a> = &'a mut dyn FnMut(&'static Kind, &str) -> Value;

fn whole(shape: &'static Shape, lang: Lang, value: Values<'_>) -> Value {
    let mut found = Vec::new();
    collect(shape, &mut found);
    let mut definitions = Map::new();
    for inner in &found[1..] {
        definitions.insert(inner.name.to_owned(), object(inner, lang, value));
    }
    let mut root = object(shape, lang, value);
    root["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    if let Some(id) = id(shape) {
        root["$id"] = json!(id);
    }
    root["$defs"] = Value::Object(definitions);
    root
}

/// `urn:congvan:congvan-units:1`, after the file's own name of its format.
fn id(shape: &'static Shape) -> Option<String> {
    match shape.field("format")?.kind {
        Kind::Choice([format]) => Some(format!("urn:congvan:{}", format.word.replace('/', ":"))),
        _ => None,
    }
}

/// Every key of a shape and of the shapes inside it, as a Markdown page in Vietnamese.
pub fn reference(shape: &'static Shape) -> String {
    let mut found = Vec::new();
    collect(shape, &mut found);
    let mut page = String::new();
    for inner in found {
        let _ = write!(page, "\n## {} (`{}`)\n\n", inner.about.0, inner.name);
        page.push_str("| khóa | bắt buộc | giá trị | ý nghĩa |\n|---|---|---|---|\n");
        for field in inner.fields {
            let required = if field.required { "có" } else { "" };
            let _ = writeln!(
                page,
                "| `{}` | {required} | {} | {} |",
                field.key,
                describe(&field.kind),
                meaning(field).0
            );
        }
    }
    page
}

/// `shape` and every shape below it, each once, in the order they are met.
pub(super) fn collect(shape: &'static Shape, found: &mut Vec<&'static Shape>) {
    if found.iter().any(|known| known.name == shape.name) {
        return;
    }
    found.push(shape);
    shape.fields.iter().flat_map(|field| field.kind.mappings()).for_each(|shape| collect(shape, found));
}

/// What a key means, and which other it needs.
fn meaning(field: &Field) -> (String, String) {
    let (vi, en) = field.about;
    match field.beside {
        Some(other) => (format!("{vi}; chỉ đi cùng `{other}`"), format!("{en}; only with `{other}`")),
        None => (vi.to_owned(), en.to_owned()),
    }
}

fn object(shape: &'static Shape, lang: Lang, value: Values<'_>) -> Value {
    let pick = |about: (&'static str, &'static str)| match lang {
        Lang::Vi => about.0,
        Lang::En => about.1,
    };
    let mut properties = Map::new();
    for field in shape.fields {
        let mut property = value(&field.kind, &format!("{}-{}", shape.name, field.key));
        if !field.required {
            // As the reader has it: what is empty is not there. That a list may be so is for JSON, which writes it that way.
            property = json!({ "anyOf": [property, { "enum": [null, "", []] }] });
        }
        let (vi, en) = meaning(field);
        property["description"] = json!(match lang {
            Lang::Vi => vi,
            Lang::En => en,
        });
        properties.insert(field.key.to_owned(), property);
    }
    let required: Vec<&str> =
        shape.fields.iter().filter(|field| field.required).map(|field| field.key).collect();
    json!({
        "title": pick(shape.about),
        "type": "object",
        "additionalProperties": false,
        "patternProperties": { "^x-": {} },
        "required": required,
        "properties": properties,
    })
}

/// Days as forms make them, beside those that people write. No month has more days than it can have in any year.
fn day() -> Value {
    let pattern = format!("^({YEAR_FIRST}|{DAY_FIRST})$");
    json!({ "type": "string", "pattern": pattern, "anyOf": [{ "format": "date" }, { "pattern": pattern }] })
}

/// `2027-02-05`.
const YEAR_FIRST: &str =
    r"\d{4}-((0?[13578]|1[02])-(0?[1-9]|[12]\d|3[01])|(0?[469]|11)-(0?[1-9]|[12]\d|30)|0?2-(0?[1-9]|[12]\d))";
/// `05/02/2027`.
const DAY_FIRST: &str =
    r"((0?[1-9]|[12]\d|3[01])/(0?[13578]|1[02])|(0?[1-9]|[12]\d|30)/(0?[469]|11)|(0?[1-9]|[12]\d)/0?2)/\d{4}";
/// `2027-02`, `02/2027`, `2027`.
const MONTH: &str = r"\d{4}(-(0?[1-9]|1[0-2]))?|(0?[1-9]|1[0-2])/\d{4}";

/// Scalars keep their text, so an unquoted number or a date is as good as a quoted one.
fn value(kind: &'static Kind) -> Value {
    let text = || json!({ "type": ["string", "number", "boolean"] });
    match kind {
        Kind::Text | Kind::Phrase(_) => text(),
        Kind::Cell(shape) => json!({ "anyOf": [
            { "type": ["string", "number", "boolean", "null"] },
            { "type": "array", "items": text(), "minItems": 1 },
            { "$ref": format!("#/$defs/{}", shape.name) },
        ] }),
        Kind::Lines | Kind::Paragraphs => {
            json!({ "anyOf": [text(), { "type": "array", "items": text(), "minItems": 1 }] })
        }
        Kind::Date | Kind::DayOfEvent => day(),
        Kind::PartialDate => json!({
            "type": ["string", "integer"],
            "pattern": format!("^({YEAR_FIRST}|{DAY_FIRST}|{MONTH}|_+)$"),
        }),
        Kind::Count(most) => {
            json!({ "type": ["string", "integer"], "minimum": 0, "maximum": most, "pattern": r"^\d+$" })
        }
        Kind::Choice(choices) => {
            // Older YAML readers take a bare `yes` for true, and a bare number for a number.
            let words = choices.iter().flat_map(|choice| {
                let bare = match choice.word {
                    "yes" => Some(json!(true)),
                    word => word.parse::<f64>().ok().map(|number| json!(number)),
                };
                let name = choice.name.map(|name| json!(name));
                std::iter::once(json!(choice.word)).chain(name).chain(bare)
            });
            json!({ "enum": words.collect::<Vec<_>>() })
        }
        Kind::Map(shape) => json!({ "$ref": format!("#/$defs/{}", shape.name) }),
        Kind::TextOr(shape, _) => json!({ "anyOf": [text(), { "$ref": format!("#/$defs/{}", shape.name) }] }),
        Kind::List(kind) => json!({ "type": "array", "minItems": 1, "items": value(kind) }),
        Kind::OrMap(kind, map) => json!({ "anyOf": [value(kind), value(map)] }),
        Kind::OrFile(kind) => json!({ "anyOf": [value(kind), { "type": "string" }] }),
        Kind::OneOrMore(kind) => {
            json!({ "anyOf": [value(kind), { "type": "array", "minItems": 1, "items": value(kind) }] })
        }
    }
}

fn describe(kind: &'static Kind) -> String {
    match kind {
        Kind::Text => "chữ".to_owned(),
        Kind::Lines => {
            "chữ; xuống dòng trong chữ, hoặc danh sách các dòng, thì in đúng các dòng ấy".to_owned()
        }
        Kind::Cell(shape) => format!("một hay nhiều đoạn, để trống, hoặc nhóm `{}`", shape.name),
        Kind::Paragraphs => "một hay nhiều đoạn".to_owned(),
        Kind::Date | Kind::DayOfEvent => "ngày".to_owned(),
        Kind::PartialDate => "ngày, tháng hoặc năm".to_owned(),
        Kind::Count(most) => format!("số từ 0 đến {most}"),
        Kind::Choice(choices) => {
            let words: Vec<String> =
                choices.iter().map(|choice| format!("`{}` ({})", choice.word, choice.about.0)).collect();
            words.join(", ")
        }
        Kind::Map(shape) => format!("nhóm `{}`", shape.name),
        Kind::TextOr(shape, _) => format!("chữ, hoặc nhóm `{}`", shape.name),
        Kind::Phrase(variables) => format!("mẫu câu; biến: {}", variables.join(", ")),
        Kind::List(kind) => format!("danh sách: {}", describe(kind)),
        Kind::OrFile(kind) => format!("{}; hoặc tên một tệp `.csv`, `.xlsx` cạnh tệp này", describe(kind)),
        Kind::OrMap(kind, map) => format!("{}; hoặc {}", describe(kind), describe(map)),
        Kind::OneOrMore(kind) => format!("{}, một hoặc danh sách", describe(kind)),
    }
}
