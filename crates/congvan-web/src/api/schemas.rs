//! What requests and responses look like, as JSON Schema.

use serde_json::{Value, json};

/// An object of these keys, `!` before those that must be there, `?` before those that may be null; no others.
fn object(keys: &[(&str, Value)]) -> Value {
    let property = |(key, schema): &(&str, Value)| match key.strip_prefix('?') {
        Some(key) => (key.to_owned(), or_null(schema.clone())),
        None => (key.trim_start_matches('!').to_owned(), schema.clone()),
    };
    let properties: serde_json::Map<String, Value> = keys.iter().map(property).collect();
    let required: Vec<&str> = keys.iter().filter_map(|(key, _)| key.strip_prefix('!')).collect();
    json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}

fn list(of: Value) -> Value {
    json!({ "type": "array", "items": of })
}

fn or_null(mut schema: Value) -> Value {
    if let Some(kind) = schema.get("type").cloned() {
        schema["type"] = json!([kind, "null"]);
        return schema;
    }
    json!({ "anyOf": [schema, { "type": "null" }] })
}

pub(crate) fn any() -> Value {
    json!({ "type": "object" })
}

pub(crate) fn text() -> Value {
    json!({ "type": "string" })
}

pub(crate) fn flag() -> Value {
    json!({ "type": "boolean" })
}

fn count() -> Value {
    json!({ "type": "integer", "minimum": 0 })
}

/// A text that is not empty.
pub(crate) fn words() -> Value {
    json!({ "type": "string", "minLength": 1 })
}

/// A day that is asked about.
pub(crate) fn day_asked() -> Value {
    json!({ "type": "string", "format": "date", "pattern": "^(19|20|21)[0-9]{2}-" })
}

pub(crate) fn day() -> Value {
    json!({ "type": "string", "format": "date" })
}

pub(crate) fn year() -> Value {
    json!({ "type": "integer", "minimum": 1900, "maximum": 2199 })
}

pub(crate) fn holds() -> Value {
    json!({ "type": "string", "enum": ["directive", "units", "office", "notices"] })
}

/// YAML as text, or the same as an object.
fn source() -> Value {
    json!({ "anyOf": [{ "type": "string", "minLength": 1 }, { "type": "object" }] })
}

const TO: [&str; 7] = ["docx", "pdf", "html", "txt", "yaml", "edxml", "svg"];

/// Kinds of file: one, or a list; in an address several words with commas between.
fn kinds_of(words: &[&str]) -> Value {
    let word = json!({ "type": "string", "enum": words });
    json!({ "anyOf": [word, list(word.clone())] })
}

fn to() -> Value {
    kinds_of(&TO)
}

/// Of a version also `tracked`: a DOCX with the changes of the superior's text.
fn to_of_version() -> Value {
    kinds_of(&[TO.as_slice(), &["tracked"]].concat())
}

fn message() -> Value {
    object(&[("!vi", text()), ("!en", text())])
}

fn place() -> Value {
    object(&[("!byte", count()), ("!line", count()), ("!column", count())])
}

/// A finding: the one form of everything that is wrong.
pub(crate) fn finding() -> Value {
    object(&[
        ("!code", text()),
        ("!severity", json!({ "type": "string", "enum": ["note", "warning", "error"] })),
        ("!message", message()),
        ("!help", or_null(message())),
        ("!clause", or_null(text())),
        ("!file", text()),
        ("!path", or_null(text())),
        ("!start", place()),
        ("!end", place()),
        ("!fix", or_null(object(&[("!start", count()), ("!end", count()), ("!replacement", text())]))),
        ("part", or_null(count())),
    ])
}

/// What every refusal is.
pub(crate) fn refusal() -> Value {
    object(&[("!findings", list(reference()))])
}

fn reference() -> Value {
    json!({ "$ref": "#/components/schemas/Finding" })
}

pub(crate) fn check() -> Value {
    object(&[("!source", source()), ("?office", source())])
}

pub(crate) fn check_result() -> Value {
    object(&[
        ("!ready", flag()),
        ("!findings", list(reference())),
        ("!silenced", list(object(&[("!code", text()), ("!reason", text())]))),
        ("!carried_out_by", or_null(object(&[("!level", or_null(level())), ("!why", or_null(message()))]))),
        ("!yaml", or_null(text())),
    ])
}

pub(crate) fn fix() -> Value {
    object(&[("!source", source()), ("?office", source()), ("?code", text()), ("?byte", count())])
}

pub(crate) fn edit_result() -> Value {
    object(&[("!source", text()), ("?by_hand", by_hand())])
}

pub(crate) fn fields() -> Value {
    object(&[("!source", source()), ("holds", holds()), ("?date", text()), ("?within", text())])
}

fn field() -> Value {
    object(&[
        ("!path", text()),
        ("!group", text()),
        ("!key", text()),
        ("!names", list(text())),
        ("!takes", json!({ "type": "string", "enum": ["text", "choice", "day", "date", "number"] })),
        ("!choices", list(object(&[("!word", text()), ("!about", text())]))),
        ("!required", flag()),
        ("!value", text()),
        ("!line", count()),
    ])
}

/// A list of a source, and the fields of an item behind its last.
fn list_of_fields() -> Value {
    object(&[("!path", text()), ("!count", count()), ("!item", text()), ("!fields", list(field()))])
}

pub(crate) fn fields_found() -> Value {
    object(&[
        ("!fields", list(field())),
        ("!more", list(field())),
        ("!lists", list(list_of_fields())),
        ("!findings", list(reference())),
        ("!yaml", or_null(text())),
    ])
}

/// One of `set`, `insert`, `remove` and `restore`.
pub(crate) fn edit() -> Value {
    let path = || json!({ "type": "string", "minLength": 1 });
    let restore = object(&[("!source", source()), ("!path", path())]);
    let yes = json!({ "type": "boolean", "enum": [true] });
    let ways = [("!set", text()), ("!insert", text()), ("!remove", yes), ("!restore", restore)];
    let none = |name: &str| match name {
        "!remove" => json!({ "type": "boolean", "enum": [false] }),
        _ => json!({ "type": "null" }),
    };
    let each = ways.iter().map(|(own, _)| {
        let mut fields = vec![("!source", source()), ("!path", path())];
        for (name, schema) in &ways {
            fields.push(if name == own {
                (*name, schema.clone())
            } else {
                (name.trim_start_matches('!'), none(name))
            });
        }
        object(&fields)
    });
    json!({ "anyOf": each.collect::<Vec<_>>() })
}

pub(crate) fn render() -> Value {
    object(&[
        ("!source", source()),
        ("?office", source()),
        ("?to", to()),
        ("?name", text()),
        ("draft", flag()),
        ("signature_fields", flag()),
        ("embed_source", flag()),
    ])
}

fn pages() -> Value {
    list(text())
}

fn parts() -> Value {
    json!({ "type": "object", "additionalProperties": { "type": "integer" } })
}

fn layout() -> Value {
    json!({ "type": "object", "additionalProperties": list(area()) })
}

pub(crate) fn render_result() -> Value {
    object(&[
        ("!pages", pages()),
        ("!parts", parts()),
        ("!layout", layout()),
        ("!findings", list(reference())),
    ])
}

/// A box on a page of a file, in millimetres from the upper left corner.
fn area() -> Value {
    let mm = || json!({ "type": "number" });
    object(&[("!page", ordinal()), ("!left", mm()), ("!top", mm()), ("!width", mm()), ("!height", mm())])
}

pub(crate) fn ordinal() -> Value {
    json!({ "type": "integer", "minimum": 1 })
}

/// Pages of a file as pictures.
pub(crate) fn pages_seen() -> Value {
    let mm = || json!({ "type": "number" });
    let page = object(&[("!svg", text()), ("!width", mm()), ("!height", mm()), ("!cut", flag())]);
    object(&[("!from", ordinal()), ("!pages", list(page))])
}

pub(crate) fn import_result() -> Value {
    let cell =
        object(&[("!text", text()), ("!paths", list(text())), ("!columns", ordinal()), ("!rows", ordinal())]);
    let line = object(&[
        ("!text", text()),
        ("!paths", list(text())),
        ("!table", list(list(cell))),
        ("!place", or_null(area())),
        ("!about", text()),
        ("!left_out", or_null(text())),
    ]);
    let guesses = json!({ "type": "object", "additionalProperties": { "type": "string" } });
    let document = object(&[
        ("!source", text()),
        ("!lines", list(line)),
        ("!guesses", guesses),
        ("!remarks", list(text())),
    ]);
    let left_out = object(&[("!text", text()), ("!why", text()), ("!place", or_null(area()))]);
    object(&[
        ("!name", text()),
        ("!pages", count()),
        ("!scanned", list(ordinal())),
        ("!remarks", list(text())),
        ("!left_out", list(left_out)),
        ("!documents", list(document)),
    ])
}

fn unit() -> Value {
    json!({ "anyOf": [{ "type": "string", "minLength": 1 }, { "type": "object" }] })
}

/// What was decided of a sentence.
fn answer() -> Value {
    object(&[
        ("!at", text()),
        ("!sentence", text()),
        ("answer", json!({ "type": "string", "enum": ["keep", "drop", "own"] })),
        ("assign", text()),
        ("report", text()),
        ("text", text()),
        ("units", list(text())),
    ])
}

/// A change of a version by hand, as `/edit` gives it.
fn by_hand() -> Value {
    object(&[
        ("!path", text()),
        ("?was", text()),
        ("?now", text()),
        ("?beside", text()),
        ("words", text()),
        ("nth", count()),
        ("of", count()),
        ("?list", text()),
        ("among", list(text())),
    ])
}

pub(crate) fn cascade() -> Value {
    let own = [("!unit", unit()), ("by_hand", list(by_hand()))];
    object(&[own.as_slice(), &of_versions()].concat())
}

/// What a request for one version and for many have alike.
fn of_versions() -> [(&'static str, Value); 9] {
    [
        ("!source", source()),
        ("?answers", source()),
        ("?office", source()),
        ("?date", text()),
        ("repeat_bases", flag()),
        ("?as", text()),
        ("?group_by", json!({ "type": "string", "enum": ["source", "assignee"] })),
        ("comments", flag()),
        ("?to", to_of_version()),
    ]
}

pub(crate) fn cascade_result() -> Value {
    object(&[
        ("!unit", text()),
        ("!source", or_null(text())),
        ("!trace", any()),
        ("!refused", or_null(message())),
        ("by_hand", list(or_null(text()))),
        ("!answers", or_null(object(&[("!yaml", text()), ("!answers", list(answer()))]))),
        ("!findings", list(reference())),
        ("pages", pages()),
        ("parts", parts()),
        ("layout", layout()),
    ])
}

pub(crate) fn batch() -> Value {
    let by_unit = |of: Value| json!({ "type": "object", "additionalProperties": list(of) });
    let own = [
        ("?units", list(unit())),
        ("?profiles", source()),
        ("all", flag()),
        ("by_hand", by_unit(by_hand())),
        ("seen", by_unit(object(&[("!at", text()), ("!check", text())]))),
    ];
    object(&[own.as_slice(), &of_versions()].concat())
}

pub(crate) fn progress() -> Value {
    object(&[
        ("!id", text()),
        ("!state", json!({ "type": "string", "enum": ["running", "ready", "cancelled", "failed"] })),
        ("!done", count()),
        ("!total", count()),
        ("!units", list(object(&[("!unit", text()), ("!made", flag()), ("!checks", list(text()))]))),
        ("!findings", list(reference())),
    ])
}

pub(crate) fn notices() -> Value {
    object(&[
        ("!source", source()),
        ("?year", year()),
        ("?office", source()),
        ("assume", flag()),
        ("?notice", json!({ "type": "integer", "minimum": 1 })),
        ("?to", to()),
    ])
}

pub(crate) fn notices_result() -> Value {
    let days = object(&[("!from", text()), ("!to", text()), ("!lunar", text())]);
    let span = object(&[
        ("!from", text()),
        ("!to", text()),
        ("!lunar", text()),
        ("!name", text()),
        ("!undecided", flag()),
    ]);
    let notice = object(&[
        ("!occasion", text()),
        ("!template", text()),
        ("!days", days),
        ("!spans", list(span)),
        ("!entry", count()),
        ("!undecided", flag()),
        ("!remarks", list(text())),
        ("!source", text()),
        ("!blanks", list(object(&[("!what", text()), ("!words", text()), ("!path", text())]))),
        ("pages", pages()),
    ]);
    object(&[
        ("!year", year()),
        ("!name", text()),
        ("!notices", list(notice)),
        ("!skipped", list(text())),
        ("!findings", list(reference())),
    ])
}

pub(crate) fn units_found() -> Value {
    let successor = object(&[
        ("!name", text()),
        ("!province", or_null(text())),
        ("!code", text()),
        ("!whole", flag()),
        ("!tables_choice", flag()),
    ]);
    let unit = object(&[
        ("!name", text()),
        ("!level", level()),
        ("!district", or_null(text())),
        ("!province", or_null(text())),
        ("!code", text()),
        ("!in_force", flag()),
        ("!near_miss", flag()),
        ("!successors", list(successor)),
    ]);
    object(&[("!date", day()), ("!found", count()), ("!units", list(unit))])
}

fn level() -> Value {
    json!({ "type": "string", "enum": ["province", "district", "commune"] })
}

pub(crate) fn units_read() -> Value {
    let unit = object(&[
        ("!name", text()),
        ("!level", level()),
        ("!province", or_null(text())),
        ("!district", or_null(text())),
        ("!profile", any()),
    ]);
    object(&[("!units", list(unit)), ("!findings", list(reference()))])
}

fn meaning() -> [(&'static str, Value); 4] {
    [("!code", text()), ("!name", text()), ("!severities", list(text())), ("!clause", or_null(text()))]
}

pub(crate) fn rules() -> Value {
    object(&[("!rules", list(object(&meaning()))), ("!faults", list(object(&meaning())))])
}

pub(crate) fn rule() -> Value {
    object(&[meaning().as_slice(), &[("!page", text())]].concat())
}

pub(crate) fn types() -> Value {
    object(&[(
        "!types",
        list(object(&[("!code", text()), ("!name", text()), ("!form", text()), ("!carries_out", flag())])),
    )])
}
