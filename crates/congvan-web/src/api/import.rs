//! A file as it arrived: read by what it holds, understood as a directive, with the certainty and place of each field.

use std::collections::BTreeMap;

use congvan::import::refusal::Refusal;
use congvan::import::{Certainty, Field, Understood, understand};
use congvan::text::source::Source;
use congvan_import::{Settings, read};
use serde_json::{Value, json};

use super::{FILE_LIMIT, Shared};
use crate::asked::{Asked, Reply};
use crate::fault::Fault;

pub(crate) fn import(_: &Shared, asked: &Asked) -> Result<Reply, Fault> {
    let name = asked.word("name").unwrap_or("văn bản");
    let own = [".yaml", ".yml", ".json"].iter().any(|ending| name.to_lowercase().ends_with(ending));
    if own {
        let source = Source::from_bytes(name, asked.body.clone()).map_err(|why| Fault::refused(&why))?;
        return Ok(Reply::Json(reply(name, &[], vec![plain(source.text())])));
    }
    let settings = Settings { largest: FILE_LIMIT };
    let arrived = read(&asked.body, &settings).map_err(|refusal| Fault::refused(&refusal.message()))?;
    if let Some(carried) = &arrived.embedded {
        return Ok(Reply::Json(reply(name, &[], vec![plain(carried)])));
    }
    let remarks = arrived.remarks.clone();
    let understood = understand(&arrived);
    if understood.secrecy.is_some() {
        return Err(Fault::refused(&Refusal::Secret.message()));
    }
    let documents = (0..understood.documents.len()).map(|at| document(&understood, at, name)).collect();
    Ok(Reply::Json(reply(name, &remarks, documents)))
}

fn reply(name: &str, remarks: &[String], documents: Vec<Value>) -> Value {
    json!({ "name": name, "remarks": remarks, "documents": documents })
}

/// A source that nobody had to understand.
fn plain(text: &str) -> Value {
    json!({ "source": text, "lines": [], "guesses": {}, "remarks": [] })
}

/// One document of a file: its source, its lines with the fields they became, and what is a guess.
fn document(understood: &Understood, at: usize, name: &str) -> Value {
    let fields = understood.fields(at);
    let own = &understood.documents[at];
    let said = |field: &Field| field.span.clone();
    let lines: Vec<Value> = own
        .lines
        .iter()
        .map(|line| {
            let touches =
                |span: &std::ops::Range<usize>| span.start < line.span.end && line.span.start < span.end;
            let field = fields.iter().find(|field| said(field).is_some_and(|span| touches(&span)));
            let gone = own
                .left_out
                .iter()
                .find(|(span, _)| span.start <= line.span.start && line.span.end <= span.end);
            json!({
                "text": understood.page.text.get(line.span.clone()).unwrap_or_default(),
                "path": field.map(|field| path(&field.path)),
                "about": line.role.name().0,
                "left_out": gone.map(|(_, reason)| reason.sentence()),
            })
        })
        .collect();
    let guesses: BTreeMap<String, String> = fields
        .iter()
        .filter(|field| field.certainty == Certainty::Guess)
        .map(|field| (path(&field.path), field.why.clone()))
        .collect();
    let unplaced: Vec<String> = own
        .unplaced
        .iter()
        .filter_map(|span| understood.page.text.get(span.clone()))
        .map(|words| format!("Chữ chưa rõ thuộc phần nào: {}", words.trim()))
        .collect();
    json!({ "source": understood.to_yaml(at, name), "lines": lines, "guesses": guesses, "remarks": unplaced })
}

/// `measures[2].items[0].text` as the other paths have it: `measures.3.items.1.text`.
fn path(own: &str) -> String {
    let mut out = String::new();
    for step in own.split(['.', '[', ']']).filter(|step| !step.is_empty()) {
        if !out.is_empty() {
            out.push('.');
        }
        match step.parse::<usize>() {
            Ok(number) => out.push_str(&(number + 1).to_string()),
            Err(_) => out.push_str(step),
        }
    }
    out
}
