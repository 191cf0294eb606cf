//! A source as a form: the value at each path with what the field tables say of it, and what may still be filled in.

use std::collections::BTreeSet;

use congvan::lint::read_units;
use congvan::model::directive::format::DIRECTIVE;
use congvan::model::directive::types::DocumentType;
use congvan::model::directive::{Directive, may_have};
use congvan::model::units::UNITS;
use congvan::notices::{NOTICES, Plan};
use congvan::office::{OFFICE, Office};
use congvan::text::paths::{Edit, edited, findings_to_json, values};
use congvan::text::shape::{Field, Kind, Shape};
use congvan::text::source::Source;
use congvan_make::review;
use serde::Deserialize;
use serde_json::{Value, json};

use super::Shared;
use crate::asked::{Asked, Reply};
use crate::fault::Fault;
use crate::hand::by_hand;
use crate::source::{Given, day};

/// What a source holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Holds {
    #[default]
    Directive,
    Units,
    Office,
    Notices,
}

impl Holds {
    fn shape(self) -> &'static Shape {
        match self {
            Self::Directive => &DIRECTIVE,
            Self::Units => &UNITS,
            Self::Office => &OFFICE,
            Self::Notices => &NOTICES,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asks {
    source: Given,
    #[serde(default)]
    holds: Holds,
    /// Of units: the day of the document that they are to issue.
    date: Option<String>,
    /// Of units: the territory whose units are meant.
    within: Option<String>,
}

pub(crate) fn fields(_: &Shared, asked: &Asked) -> Result<Reply, Fault> {
    let given: Asks = asked.body()?;
    let source = given.source.source("source")?;
    let (found, yaml) = match given.holds {
        Holds::Directive => {
            let (checked, _) = review(&source, &Office::default());
            let yaml = checked.value.as_ref().filter(|_| !checked.failed()).map(Directive::to_yaml);
            (checked.diagnostics, yaml)
        }
        Holds::Units => {
            let day = day(given.date.as_deref())?;
            let (checked, _) = read_units(&source, day, given.within.as_deref(), &Default::default());
            (checked.diagnostics, None)
        }
        Holds::Office => (Office::parse(&source).diagnostics, None),
        Holds::Notices => (Plan::parse(&source).diagnostics, None),
    };
    let shape = given.holds.shape();
    Ok(Reply::Json(json!({
        "fields": present(&source, shape),
        "more": missing(&source, given.holds),
        "findings": findings_to_json(&source, &found),
        "yaml": yaml,
    })))
}

/// The fields that the source has, in its order.
fn present(source: &Source, shape: &'static Shape) -> Vec<Value> {
    let each = values(source).into_iter().filter_map(|value| {
        let (names, field, kind) = described(&value.path, shape)?;
        let (line, _) = source.line_column(value.span.start);
        Some(told(&value.path, &names, field, kind, value.text.unwrap_or_default(), line))
    });
    each.collect()
}

/// The type of the document that a source holds, or becomes: what its form has no place for is not offered.
fn kind(source: &Source, holds: Holds) -> Option<&'static DocumentType> {
    let own = values(source).into_iter().find(|value| value.path == "type");
    let own = own.filter(|_| holds == Holds::Directive).and_then(|value| value.text);
    DocumentType::by_word(own.as_deref().unwrap_or("CV"))
}

/// A path as it is from the top of a document: a profile's value stands below its unit.
fn of_document(path: &str, holds: Holds) -> &str {
    let above = match holds {
        Holds::Directive | Holds::Office => 0,
        Holds::Units => 2,
        Holds::Notices => 1,
    };
    path.splitn(above + 1, '.').last().unwrap_or(path)
}

/// The fields that the whole or one of its mappings may have and does not.
fn missing(source: &Source, holds: Holds) -> Vec<Value> {
    let (shape, kind) = (holds.shape(), kind(source, holds));
    let is_of = |path: &str| {
        holds == Holds::Office || kind.is_none_or(|kind| may_have(kind, of_document(path, holds)))
    };
    let mut mappings: BTreeSet<String> = BTreeSet::from([String::new()]);
    let mut keys: BTreeSet<String> = BTreeSet::new();
    for value in values(source) {
        let steps: Vec<&str> = value.path.split('.').collect();
        for end in 1..=steps.len() {
            keys.insert(steps[..end].join("."));
        }
        for end in 1..steps.len() {
            if steps[end].parse::<usize>().is_err() {
                mappings.insert(steps[..end].join("."));
            }
        }
    }
    let mut found = Vec::new();
    for at in &mappings {
        let own = match described(at, shape) {
            _ if at.is_empty() => Some(shape),
            Some((_, _, kind)) => kind.mapping(),
            None => None,
        };
        for field in own.into_iter().flat_map(|own| own.fields) {
            let path = if at.is_empty() { field.key.to_owned() } else { format!("{at}.{}", field.key) };
            if keys.contains(&path) || !is_of(&path) {
                continue;
            }
            if let Some(path) = first_of(&path, &field.kind)
                && let Some((names, field, kind)) = described(&path, shape)
            {
                found.push(told(&path, &names, field, kind, String::new(), 0));
            }
        }
    }
    found
}

/// Where words typed into an empty field go.
fn first_of(path: &str, kind: &'static Kind) -> Option<String> {
    match kind {
        Kind::Text | Kind::Lines | Kind::Cell(_) | Kind::Paragraphs | Kind::Date | Kind::DayOfEvent => {
            Some(path.to_owned())
        }
        Kind::PartialDate | Kind::Count(_) | Kind::Choice(_) | Kind::Phrase(_) => Some(path.to_owned()),
        Kind::TextOr(..) | Kind::OneOrMore(_) => Some(path.to_owned()),
        Kind::List(kind) | Kind::OrFile(kind) => first_of(&format!("{path}.1"), kind),
        Kind::OrMap(kind, _) => first_of(path, kind),
        Kind::Map(shape) => {
            let first = shape.fields.iter().find(|field| field.required).or(shape.fields.first())?;
            first_of(&format!("{path}.{}", first.key), &first.kind)
        }
    }
}

/// What the tables say of a path: the names of the fields on the way, the field itself, and what may stand there.
fn described(path: &str, shape: &'static Shape) -> Option<(Vec<String>, &'static Field, &'static Kind)> {
    let mut shapes = vec![shape];
    let mut known: Option<(&'static Field, &'static Kind)> = None;
    let mut names = Vec::new();
    for step in path.split('.') {
        if step.parse::<usize>().is_ok() {
            names.push(step.to_owned());
            if let Some((_, kind)) = &mut known
                && let Kind::List(below) | Kind::OneOrMore(below) | Kind::OrFile(below) = kind
            {
                *kind = below;
            }
            continue;
        }
        let field = shapes.iter().find_map(|shape| shape.field(step))?;
        names.push(field.about.0.to_owned());
        shapes = field.kind.mappings();
        known = Some((field, &field.kind));
    }
    known.map(|(field, kind)| (names, field, kind))
}

fn told(
    path: &str,
    names: &[String],
    field: &Field,
    kind: &'static Kind,
    value: String,
    line: usize,
) -> Value {
    let choices = |kind: &Kind| match kind {
        Kind::Choice(choices) => {
            choices.iter().map(|choice| json!({ "word": choice.word, "about": choice.about.0 })).collect()
        }
        _ => Vec::new(),
    };
    let inner = match kind {
        Kind::OneOrMore(kind) => kind,
        kind => kind,
    };
    let takes = match inner {
        Kind::Choice(_) => "choice",
        Kind::Date | Kind::DayOfEvent => "day",
        Kind::PartialDate => "date",
        Kind::Count(_) => "number",
        _ => "text",
    };
    json!({
        "path": path,
        "group": path.split('.').next().unwrap_or_default(),
        "key": field.key,
        "names": names,
        "takes": takes,
        "choices": choices(inner),
        "required": field.required,
        "value": value,
        "line": line,
    })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Edits {
    source: Given,
    path: String,
    set: Option<String>,
    insert: Option<String>,
    #[serde(default)]
    remove: bool,
}

pub(crate) fn edit(_: &Shared, asked: &Asked) -> Result<Reply, Fault> {
    let given: Edits = asked.body()?;
    let source = given.source.source("source")?;
    let edit = match (&given.set, &given.insert, given.remove) {
        (Some(words), None, false) => Edit::Set(words),
        (None, Some(words), false) => Edit::Insert(words),
        (None, None, true) => Edit::Remove,
        _ => {
            return Err(Fault::bad(
                "cần đúng một trong `set`, `insert`, `remove`",
                "give one of `set`, `insert`, `remove`",
            ));
        }
    };
    match edited(&source, &given.path, edit).filter(|_| !given.path.is_empty()) {
        Some(text) => {
            let now = given.set.as_deref().or(given.insert.as_deref());
            let change = given.insert.is_none().then(|| by_hand(&source, &given.path, now));
            Ok(Reply::Json(json!({ "source": text, "by_hand": change })))
        }
        None => Err(Fault::bad(
            format!("không có chỗ `{}` trong nguồn", given.path),
            format!("there is no place `{}` in the source", given.path),
        )),
    }
}

pub(crate) fn example() -> Value {
    json!({ "source": super::check::EXAMPLE })
}

pub(crate) fn edit_example() -> Value {
    json!({ "source": super::check::EXAMPLE, "path": "signatory.name", "set": "Nguyễn Văn An" })
}
