//! Findings in SARIF 2.1.0, the format that code hosts and editors read.

use serde_json::{Value, json};

use crate::lint::explain::meanings;
use crate::lint::{Reviewed, Silenced};
use crate::text::diagnostic::{Diagnostic, Message, Severity, Span};
use crate::text::source::Source;

/// The findings of several sources as one SARIF log, and what could not be read, by name, with the reason. Columns count
/// UTF-16 code units, as SARIF does unless told otherwise; messages are Vietnamese, with the English ones beside them.
///
/// What an office silences is there too, suppressed, with its reason.
pub fn to_sarif(files: &[(Source, Reviewed)], unread: &[(String, Message)]) -> Value {
    let results = files.iter().flat_map(|(source, reviewed)| {
        let found = reviewed.found.iter().map(|found| result(source, found));
        found.chain(reviewed.silenced.iter().map(|silenced| suppressed_result(source, silenced)))
    });
    let results: Vec<Value> = results.collect();
    let names =
        files.iter().map(|(source, _)| source.name()).chain(unread.iter().map(|(name, _)| name.as_str()));
    let artifacts: Vec<Value> = names.map(|name| json!({ "location": { "uri": uri(name) } })).collect();
    let rules: Vec<Value> = meanings()
        .map(|known| {
            json!({
                "id": known.code,
                "name": known.name,
                "shortDescription": { "text": summary(known.page) },
                "help": { "text": known.page, "markdown": known.page },
                "properties": { "clause": known.clause },
            })
        })
        .collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "congvan",
                "version": env!("CARGO_PKG_VERSION"),
                "language": "vi",
                "rules": rules,
            }},
            "columnKind": "utf16CodeUnits",
            "invocations": [{
                "executionSuccessful": unread.is_empty(),
                "toolExecutionNotifications": unread.iter().map(notification).collect::<Vec<_>>(),
            }],
            "artifacts": artifacts,
            "results": results,
        }],
    })
}

/// Why a source is not among those looked at.
fn notification((name, why): &(String, Message)) -> Value {
    json!({
        "level": "error",
        "message": { "text": why.vi },
        "locations": [{ "physicalLocation": { "artifactLocation": { "uri": uri(name) } } }],
        "properties": { "messageEn": why.en },
    })
}

fn suppressed_result(source: &Source, silenced: &Silenced) -> Value {
    let mut result = result(source, &silenced.finding);
    result["suppressions"] = json!([{ "kind": "external", "justification": silenced.reason }]);
    result
}

fn result(source: &Source, found: &Diagnostic) -> Value {
    let sentence = |get: fn(&Message) -> &str| {
        let mut text = get(&found.message).to_owned();
        if let Some(help) = &found.help {
            text.push_str("; ");
            text.push_str(get(help));
        }
        text
    };
    let (file, span) = source.place(&found.span);
    let mut result = json!({
        "ruleId": found.code,
        "level": match found.severity {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        },
        "message": { "text": sentence(|message| &message.vi) },
        "locations": [{ "physicalLocation": {
            "artifactLocation": { "uri": uri(file.name()) },
            "region": region(file, &span),
        }}],
        "properties": { "clause": found.clause, "messageEn": sentence(|message| &message.en) },
    });
    if let Some(at) = meanings().position(|known| known.code == found.code) {
        result["ruleIndex"] = json!(at);
    }
    if let Some(fix) = &found.fix {
        result["fixes"] = json!([{
            "artifactChanges": [{
                "artifactLocation": { "uri": uri(source.name()) },
                "replacements": [{
                    "deletedRegion": region(source, &fix.span),
                    "insertedContent": { "text": fix.replacement },
                }],
            }],
        }]);
    }
    result
}

fn region(source: &Source, span: &Span) -> Value {
    let (start, start_column) = source.line_utf16(span.start);
    let (end, end_column) = source.line_utf16(span.end.max(span.start));
    json!({
        "startLine": start,
        "startColumn": start_column,
        "endLine": end,
        "endColumn": end_column,
    })
}

/// The first paragraph of a rule's page.
fn summary(page: &str) -> String {
    let first = page.split("\n\n").nth(1).unwrap_or_default();
    first.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The name of a source as a relative URI reference.
fn uri(name: &str) -> String {
    let mut uri = String::with_capacity(name.len());
    for byte in name.replace('\\', "/").bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' | b'~' => {
                uri.push(byte as char)
            }
            byte => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::diagnostic::Fix;

    #[test]
    fn places_levels_and_replacements() {
        let source = Source::new("thư mục/a.yaml", "x: 1\nsubject: Ủy  ban\n");
        let span = 14..21;
        let fix = Fix { span: 18..20, replacement: " ".to_owned() };
        let found = Diagnostic::new(Severity::Note, "VB302", span, Message::new("thừa", "extra")).fix(fix);
        let silenced = Silenced { finding: found.clone(), reason: "nếp cũ".to_owned() };
        let reviewed = Reviewed { found: vec![found], silenced: vec![silenced], ..Reviewed::default() };
        let unread = [("b.yaml".to_owned(), Message::new("tệp trống", "the file is empty"))];
        let log = to_sarif(&[(source, reviewed)], &unread);
        let invocation = &log["runs"][0]["invocations"][0];
        assert_eq!(invocation["executionSuccessful"], false);
        assert_eq!(invocation["toolExecutionNotifications"][0]["message"]["text"], "tệp trống");
        let result = &log["runs"][0]["results"][0];
        assert_eq!(result["level"], "note");
        assert!(result["suppressions"].is_null());
        assert_eq!(log["runs"][0]["results"][1]["suppressions"][0]["justification"], "nếp cũ");
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "th%C6%B0%20m%E1%BB%A5c/a.yaml");
        assert_eq!(place["region"]["startLine"], 2);
        assert_eq!(place["region"]["startColumn"], 10);
        assert_eq!(
            log["runs"][0]["tool"]["driver"]["rules"][result["ruleIndex"].as_u64().unwrap() as usize]["id"],
            "VB302"
        );
        let replaced = &result["fixes"][0]["artifactChanges"][0]["replacements"][0];
        assert_eq!(replaced["insertedContent"]["text"], " ");
    }

    #[test]
    fn every_rule_has_a_summary() {
        assert!(meanings().all(|known| summary(known.page).len() > 20));
    }
}
