//! The list of a batch for programs: every document with its files, what to see to in it, or why there is none.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use congvan::cascade::{Check, Tier};
use congvan::text::diagnostic::{Lang, Message};
use serde_json::{Value, json};

use super::{Content, Row, Running, State, Subject, Told, is_ordinary, renew};
use crate::console::Console;
use crate::refusal::about;
use crate::shown::display_path;
use crate::staging::Staging;

/// Its name in the output folder.
pub(super) const MANIFEST: &str = "manifest.json";

/// What it is, and in which version.
const SCHEMA: &str = "congvan-manifest/1";

/// Whether it is a manifest of ours, in this version.
pub(super) fn is_ours(whole: &Value) -> bool {
    whole["schema"] == SCHEMA
}

/// Why the manifest must not be written: something else stands at its place.
pub(super) fn refusal(running: &Running<'_>) -> Option<Message> {
    let path = running.folder.join(MANIFEST);
    let ours = || fs::read_to_string(&path).is_ok_and(|text| text.contains("\"congvan-manifest/"));
    let other = match is_ordinary(&path) {
        None => false,
        Some(ordinary) => !ordinary || !running.force && !ours(),
    };
    let (vi, en) = (
        "bảng kê các tệp cần chỗ này, mà ở đây có tệp khác; dời tệp ấy đi hoặc chọn thư mục khác",
        "the list of files belongs here, where something else stands; move it or choose another folder",
    );
    other.then(|| about(&display_path(&path), &Message::new(vi, en)))
}

/// Writes the manifest, and says so.
pub(super) fn write(
    rows: &[Row<'_>],
    running: &Running<'_>,
    staging: &mut Option<Staging>,
    console: &mut Console<'_, '_>,
) -> u8 {
    renew(&running.folder.join(MANIFEST), &text(rows), running, staging, console)
}

/// A document a line, so that lists of thousands can be looked through and compared.
fn text(rows: &[Row<'_>]) -> String {
    let documents: Vec<String> = rows.iter().map(|row| document(row).to_string()).collect();
    let head = whole(Vec::new());
    format!(
        "{{\n\"schema\": {},\n\"program\": {},\n\"documents\": [\n{}\n]\n}}\n",
        head["schema"],
        head["program"],
        documents.join(",\n")
    )
}

/// The list of these documents.
pub(crate) fn whole(documents: Vec<Value>) -> Value {
    let program = concat!("congvan ", env!("CARGO_PKG_VERSION"));
    json!({ "schema": SCHEMA, "program": program, "documents": documents })
}

/// One document of the list.
pub(super) fn document(row: &Row<'_>) -> Value {
    let Row {
        label: _,
        subject: Subject { unit, notice, source },
        group,
        place,
        made_from,
        paths,
        state,
        is_earlier: _,
    } = row;
    let mut document = json!({
        "unit": unit,
        "notice": notice,
        "source": source,
        "group": group,
        "place": path(place),
        "made_from": made_from,
        "done": matches!(state, State::Done(_)),
        "refusals": [],
    });
    let open = || Told { checks: Vec::new(), findings: Vec::new(), files: Vec::new() };
    match state {
        State::Done(told) => set_told(&mut document, told),
        State::Open => {
            set_told(&mut document, &open());
            let files = paths.iter().map(|own| file(own, Value::Null, Value::Null, Value::Null));
            document["files"] = files.collect();
        }
        State::None(why) => {
            set_told(&mut document, &open());
            document["refusals"] = json!([message(why)]);
        }
        State::Refused(reasons) | State::LeftOut(reasons) => {
            set_told(&mut document, &open());
            document["refusals"] = reasons.iter().map(message).collect();
        }
    }
    document
}

/// What is told of a document that was made.
pub(super) fn set_told(document: &mut Value, told: &Told) {
    let files = told.files.iter().map(|(path, content)| match content {
        Ok(Content { sha256, bytes }) => file(path, json!(sha256), json!(bytes), Value::Null),
        Err(why) => file(path, Value::Null, Value::Null, message(why)),
    });
    document["files"] = files.collect();
    let of = |blank: bool| {
        let checks = told.checks.iter().filter(move |check| (check.tier == Tier::FillIn) == blank);
        checks.map(|check| self::check(check)).collect::<Value>()
    };
    document["checks"] = of(false);
    document["blanks"] = of(true);
    document["findings"] = json!(told.findings);
}

/// What was told of a document, from its line; none where the line is not one of ours: every document has a file, and
/// none lies outside of the output folder.
pub(super) fn read_told(document: &Value) -> Option<Told> {
    let list = |key: &str| document[key].as_array();
    let is_below =
        |path: &Path| path.components().all(|part| matches!(part, std::path::Component::Normal(_)));
    let files = list("files").filter(|files| !files.is_empty())?.iter().map(|file| {
        let content = match file["sha256"].as_str() {
            Some(sha256) => Ok(Content { sha256: sha256.to_owned(), bytes: file["bytes"].as_u64()? }),
            None => Err(message_of(&file["not_made"])?),
        };
        Some((Some(PathBuf::from(file["path"].as_str()?)).filter(|path| is_below(path))?, content))
    });
    let checks = list("blanks")?.iter().chain(list("checks")?).map(|check| {
        let tier = Tier::ALL.into_iter().find(|tier| check["tier"] == tier.name())?;
        let words = check["words"].as_array()?.iter().map(|word| Some(word.as_str()?.to_owned()));
        let (what, words) = (message_of(&check["what"])?, words.collect::<Option<Vec<String>>>()?);
        let field = check["field"].as_str().map(str::to_owned);
        Some(Arc::new(Check { tier, what, words, field }))
    });
    Some(Told {
        files: files.collect::<Option<_>>()?,
        checks: checks.collect::<Option<_>>()?,
        findings: list("findings")?.clone(),
    })
}

fn file(own: &Path, sha256: Value, bytes: Value, not_made: Value) -> Value {
    let name = own.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let role = match name.split_once('.').map_or("", |(stem, _)| stem) {
        "trace" => "trace",
        "diff" => "differences",
        _ => "document",
    };
    let format = own.extension().map(|ending| ending.to_string_lossy().into_owned());
    json!({
        "path": path(own),
        "role": role,
        "format": format,
        "sha256": sha256,
        "bytes": bytes,
        "not_made": not_made,
    })
}

/// A path within the output folder, the same on every system.
pub(super) fn path(path: &Path) -> String {
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

fn check(Check { tier, what, words, field }: &Check) -> Value {
    json!({ "tier": tier.name(), "what": message(what), "words": words, "field": field })
}

/// A sentence in both languages.
pub(crate) fn message(Message { vi, en }: &Message) -> Value {
    json!({ "vi": vi, "en": en })
}

fn message_of(value: &Value) -> Option<Message> {
    Some(Message::new(value["vi"].as_str()?, value["en"].as_str()?))
}

/// The JSON Schema (draft 2020-12) of the manifest, with descriptions in `lang`.
pub(crate) fn manifest_schema(lang: Lang) -> Value {
    let about = |vi: &str, en: &str| Message::new(vi, en).get(lang).to_owned();
    let text = |vi, en| json!({ "type": "string", "description": about(vi, en) });
    let maybe = |vi, en| json!({ "type": ["string", "null"], "description": about(vi, en) });
    let list = |of: Value, vi, en| json!({ "type": "array", "items": of, "description": about(vi, en) });
    let refer = |name: &str| json!({ "$ref": format!("#/$defs/{name}") });
    let object = |properties: Value| {
        let keys: Vec<&String> = properties.as_object().into_iter().flat_map(|map| map.keys()).collect();
        json!({ "type": "object", "required": keys, "properties": properties })
    };
    let tiers: Vec<&str> = Tier::ALL.iter().map(|tier| tier.name()).collect();
    let mut root = object(json!({
        "schema": { "const": SCHEMA },
        "program": text("chương trình và phiên bản", "the program and its version"),
        "documents": list(refer("document"), "các văn bản, theo thứ tự của mẻ", "the documents, in the order of the batch"),
    }));
    root["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    root["$id"] = json!("urn:congvan:congvan-manifest:1");
    root["title"] = json!(about("Bảng kê một mẻ văn bản", "The list of a batch"));
    let optional = [
        (
            "folder",
            maybe(
                "chỉ khi in ra màn hình: thư mục kết quả; không có khi in chính văn bản",
                "on standard output only: the output folder; null where the document itself goes there",
            ),
        ),
        (
            "exit_code",
            json!({ "type": "integer", "description": about("chỉ khi in ra màn hình: mã thoát", "on standard output only: the exit code") }),
        ),
        (
            "messages",
            list(
                refer("told"),
                "chỉ khi in ra màn hình: điều đã báo",
                "on standard output only: what was said",
            ),
        ),
        (
            "findings",
            list(
                json!({ "type": "object" }),
                "chỉ khi in ra màn hình: chỗ sai trong các tệp đầu vào (docs/findings.md)",
                "on standard output only: faults of the inputs (docs/findings.md)",
            ),
        ),
    ];
    optional.into_iter().for_each(|(key, value)| root["properties"][key] = value);
    root["$defs"] = json!({
        "message": object(json!({ "vi": { "type": "string" }, "en": { "type": "string" } })),
        "told": object(json!({ "severity": { "enum": ["error", "note"] }, "vi": { "type": "string" }, "en": { "type": "string" } })),
        "check": object(json!({
            "tier": { "enum": tiers },
            "what": refer("message"),
            "words": list(json!({ "type": "string" }), "các chữ liên quan", "the words it is about"),
            "field": maybe(
                "khóa: phải điền thì là khóa của văn bản, phải xem thì là chỗ trong văn bản cấp trên",
                "its path: what is to be filled in, of the document; what is to be looked at, of the source",
            ),
        })),
        "file": object(json!({
            "path": text("trong thư mục kết quả, ngăn bằng /", "within the output folder, parted by /"),
            "role": { "enum": ["document", "trace", "differences"], "description": about("là văn bản, bảng đối chiếu, hay bảng khác biệt giữa hai năm", "the document, its trace, or the differences of two years") },
            "format": maybe("loại tệp", "kind of file"),
            "sha256": maybe("SHA-256 của nội dung", "SHA-256 of its content"),
            "bytes": { "type": ["integer", "null"], "minimum": 0, "description": about("số byte", "how many bytes") },
            "not_made": { "anyOf": [refer("message"), { "type": "null" }], "description": about("vì sao không làm được tệp này", "why there is no such file") },
        })),
        "document": object(json!({
            "unit": maybe("đơn vị ban hành", "the unit that issues it"),
            "notice": maybe("văn bản nào của kế hoạch", "which notice of the plan"),
            "source": maybe("đọc từ tệp nào", "the file it was read from"),
            "group": maybe("nhóm trong trang mục lục", "its group on the index page"),
            "place": text("nơi của văn bản trong thư mục kết quả, mỗi văn bản một nơi", "its place within the output folder, no other document's"),
            "made_from": text("SHA-256 của nguồn và mọi thiết lập; giống nhau thì văn bản giống nhau", "SHA-256 of source and settings; where they are the same, so is the document"),
            "done": { "type": "boolean", "description": about("mọi tệp đã nằm đúng chỗ", "whether all its files stand in their place") },
            "files": list(refer("file"), "các tệp", "its files"),
            "checks": list(refer("check"), "điều người soạn phải quyết định hoặc xem lại", "what a person must decide or look at"),
            "blanks": list(refer("check"), "chỗ trống phải điền", "what is left to fill in"),
            "findings": list(json!({ "type": "object" }), "điều các quy tắc thể thức tìm thấy (docs/findings.md); của một mẫu thì không có vị trí", "what the rules of form found (docs/findings.md); without a place where it is a template's"),
            "refusals": list(refer("message"), "vì sao không có văn bản này", "why there is no such document"),
        })),
    });
    root
}
