//! The JSON Schema of the trace.

use serde_json::{Value, json};

use crate::cascade::answers::ANSWERS_GIVEN;
use crate::cascade::trace::Tier;
use crate::cascade::trace::json::TRACE_VERSION;
use crate::text::diagnostic::Lang;

/// The JSON Schema (draft 2020-12) of `trace.json`, with descriptions in `lang`.
pub fn trace_schema(lang: Lang) -> Value {
    let about = |vi: &str, en: &str| match lang {
        Lang::Vi => vi.to_owned(),
        Lang::En => en.to_owned(),
    };
    let text = |vi: &str, en: &str| json!({ "type": "string", "description": about(vi, en) });
    let maybe = |vi: &str, en: &str| json!({ "type": ["string", "null"], "description": about(vi, en) });
    let tiers: Vec<&str> = Tier::ALL.iter().map(|tier| tier.name()).collect();
    let counts = tiers.iter().map(|tier| ((*tier).to_owned(), json!({ "type": "integer", "minimum": 0 })));
    let counts = object(counts.collect());
    let entry = object(keys(vec![
        (
            "at",
            text(
                "đường dẫn trong văn bản nguồn, đếm từ 1; của phần thêm là trong kết quả",
                "path in the source, counted from 1; of what was added, in the result",
            ),
        ),
        (
            "field",
            maybe(
                "chỗ ấy như các lỗi ghi (docs/findings.md); phần thêm thì không có",
                "the same place as findings have it (docs/findings.md); none for what was added",
            ),
        ),
        (
            "label_before",
            maybe("số của mục như in ở văn bản nguồn", "label of its item as the source prints it"),
        ),
        ("label_after", maybe("số của mục như in ở kết quả", "label of its item as the result prints it")),
        (
            "action",
            json!({
                "enum": ["kept", "adapted", "dropped", "added"],
                "description": about("giữ, sửa, bỏ, thêm", "what happened to it"),
            }),
        ),
        ("before", maybe("lời trong văn bản nguồn", "its words in the source")),
        ("after", maybe("lời trong kết quả", "its words in the result")),
        (
            "why",
            json!({
                "anyOf": [{ "$ref": "#/$defs/message" }, { "type": "null" }],
                "description": about("vì sao, hoặc lấy từ đâu", "why, or where it is from"),
            }),
        ),
        (
            "answer",
            json!({
                "anyOf": [{ "$ref": "#/$defs/answer" }, { "type": "null" }],
                "description": about("quyết định của người soạn", "what the drafter decided"),
            }),
        ),
        ("checks", list("check", &about("những gì người soạn phải xử lý", "what a person must see to"))),
    ]));
    let message = keys(vec![("vi", text("tiếng Việt", "Vietnamese")), ("en", text("tiếng Anh", "English"))]);
    let check = [
        (
            "tier",
            json!({
                "enum": tiers,
                "description": about("cần quyết định, cần xem lại, cần điền", "to decide, to look at, to fill in"),
            }),
        ),
        (
            "words",
            json!({
                "type": "array",
                "items": { "type": "string" },
                "description": about("những chữ nói tới", "the words it is about"),
            }),
        ),
        (
            "field",
            maybe(
                "phải điền thì là chỗ trong văn bản của đơn vị",
                "what is to be filled in: its path in the version",
            ),
        ),
    ];
    let check = object(
        check.into_iter().map(|(key, value)| (key.to_owned(), value)).chain(message.clone()).collect(),
    );
    let answer = object(keys(vec![
        ("kind", json!({ "enum": ANSWERS_GIVEN.map(|(kind, _)| kind) })),
        ("words", maybe("giao ai, báo cáo ai, lời của người soạn", "to whom, or the drafter's own words")),
    ]));
    let lost = object(keys(vec![
        ("source", text("cơ quan ban hành văn bản cấp trên", "who issued the directive above")),
        ("unit", text("cơ quan đã bỏ", "whose version dropped it")),
        ("entries", list("entry", &about("những gì đã bỏ", "what was dropped"))),
    ]));
    let mut root = object(keys(vec![
        ("version", json!({ "const": TRACE_VERSION })),
        ("source", text("cơ quan ban hành văn bản nguồn", "who issued the source")),
        ("unit", text("cơ quan ban hành kết quả", "who issues the result")),
        ("counts", counts),
        ("entries", list("entry", &about("theo thứ tự của văn bản", "in the order of the document"))),
        (
            "lost_above",
            json!({
                "anyOf": [{ "$ref": "#/$defs/lost" }, { "type": "null" }],
                "description": about("những gì đã bỏ ở cấp huyện", "what was lost at the district step"),
            }),
        ),
    ]));
    root["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    root["$id"] = json!(format!("urn:congvan:congvan-trace:{TRACE_VERSION}"));
    root["title"] = json!(about("Bảng đối chiếu", "Trace"));
    root["$defs"] =
        json!({ "entry": entry, "message": object(message), "check": check, "answer": answer, "lost": lost });
    root
}

fn keys(keys: Vec<(&str, Value)>) -> serde_json::Map<String, Value> {
    keys.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}

/// A mapping that has all of its keys and no other.
fn object(properties: serde_json::Map<String, Value>) -> Value {
    let required: Vec<&String> = properties.keys().collect();
    json!({ "type": "object", "additionalProperties": false, "required": required, "properties": properties })
}

fn list(item: &str, about: &str) -> Value {
    json!({ "type": "array", "items": { "$ref": format!("#/$defs/{item}") }, "description": about })
}
