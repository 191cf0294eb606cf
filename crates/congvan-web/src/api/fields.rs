//! A source as a form: the value at each path with what the field tables say of it, and what may still be filled in.

use std::collections::{BTreeMap, BTreeSet};

use congvan::lint::read_units;
use congvan::model::directive::format::DIRECTIVE;
use congvan::model::directive::types::DocumentType;
use congvan::model::directive::{Directive, may_have};
use congvan::model::units::UNITS;
use congvan::notices::{NOTICES, Plan};
use congvan::office::{OFFICE, Office};
use congvan::text::paths::{Edit, Value as Stands, findings_to_json, values};
use congvan::text::shape::{Field, Kind, Shape};
use congvan::text::source::Source;
use congvan_make::review;
use serde::Deserialize;
use serde_json::{Value, json};

use super::Shared;
use crate::asked::{Asked, Reply};
use crate::described::field_at;
use crate::fault::Fault;
use crate::hand::{by_hand, set_in};
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
            let yaml = checked.value.as_ref().filter(|_| !checked.has_failed()).map(Directive::to_yaml);
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
        "lists": lists(&source, shape),
        "findings": findings_to_json(&source, &found),
        "yaml": yaml,
    })))
}

/// The fields that the source has, in its order.
fn present(source: &Source, shape: &'static Shape) -> Vec<Value> {
    let each = values(source).into_iter().filter_map(|value| {
        let (names, field, kind) = field_at(&value.path, shape)?;
        if is_empty(&value, kind) {
            return None;
        }
        let (line, _) = source.line_column(value.span.start);
        Some(field_to_json(&value.path, &names, field, kind, value.text.unwrap_or_default(), line))
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

/// Whether a value is a list that has no item, or a mapping that has no key: nothing can be typed into it itself.
fn is_empty(value: &Stands, kind: &Kind) -> bool {
    value.text.is_none() && matches!(kind, Kind::List(_) | Kind::OrFile(_) | Kind::Map(_))
}

/// What one item of such a list is; none where it is no list.
fn item_of(kind: &'static Kind) -> Option<&'static Kind> {
    match kind {
        Kind::List(item) | Kind::OneOrMore(item) => Some(item),
        Kind::OrFile(list) => item_of(list),
        Kind::Paragraphs | Kind::Lines => Some(&Kind::Text),
        _ => None,
    }
}

/// The lists that the source has, each with the fields of an item that would come behind its last.
fn lists(source: &Source, shape: &'static Shape) -> Vec<Value> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for value in values(source) {
        let steps: Vec<&str> = value.path.split('.').collect();
        for (at, step) in steps.iter().enumerate().skip(1) {
            if let Ok(nth) = step.parse::<usize>() {
                let most = counts.entry(steps[..at].join(".")).or_default();
                *most = nth.max(*most);
            }
        }
    }
    let each = counts.into_iter().filter_map(|(path, count)| {
        let (_, _, kind) = field_at(&path, shape)?;
        let item = format!("{path}.{}", count + 1);
        let own = paths_to_fill(&item, item_of(kind)?).into_iter().filter_map(|path| {
            let (names, field, kind) = field_at(&path, shape)?;
            Some(field_to_json(&path, &names, field, kind, String::new(), 0))
        });
        Some(json!({ "path": path, "count": count, "item": item, "fields": own.collect::<Vec<_>>() }))
    });
    each.collect()
}

/// Where words go of what is begun: all that it cannot be without, or its first field.
fn paths_to_fill(path: &str, kind: &'static Kind) -> Vec<String> {
    let needed = match kind {
        Kind::Map(shape) => shape.fields.iter().filter(|field| field.required).collect(),
        _ => Vec::new(),
    };
    if needed.is_empty() {
        return first_of(path, kind).into_iter().collect();
    }
    needed.iter().flat_map(|field| paths_to_fill(&format!("{path}.{}", field.key), &field.kind)).collect()
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
        let is_empty = field_at(&value.path, shape).is_some_and(|(_, _, kind)| is_empty(&value, kind));
        for end in 1..=steps.len() - usize::from(is_empty) {
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
        let own = match field_at(at, shape) {
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
                && let Some((names, field, kind)) = field_at(&path, shape)
            {
                found.push(field_to_json(&path, &names, field, kind, String::new(), 0));
            }
        }
    }
    found.extend(below_words(source, shape));
    found
}

/// What may stand below an item that is its words alone: items of its own.
fn below_words(source: &Source, shape: &'static Shape) -> Vec<Value> {
    let each = values(source).into_iter().flat_map(|value| {
        let own = field_at(&value.path, shape).and_then(|(_, _, kind)| match kind {
            Kind::TextOr(shape, _) => Some(*shape),
            _ => None,
        });
        let is_own = |field: &&Field| matches!(field.kind, Kind::List(Kind::TextOr(item, _)) if own.is_some_and(|own| std::ptr::eq(*item, own)));
        let lists = own.into_iter().flat_map(|own| own.fields).filter(is_own);
        let paths = lists.map(|field| format!("{}.{}.1", value.path, field.key)).collect::<Vec<_>>();
        paths.into_iter().filter_map(|path| {
            let (names, field, kind) = field_at(&path, shape)?;
            Some(field_to_json(&path, &names, field, kind, String::new(), 0))
        })
    });
    each.collect()
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

fn field_to_json(
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
    /// What stood there before it went.
    restore: Option<Restore>,
}

/// A place of another source.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Restore {
    source: Given,
    path: String,
}

pub(crate) fn edit(_: &Shared, asked: &Asked) -> Result<Reply, Fault> {
    let given: Edits = asked.body()?;
    let source = given.source.source("source")?;
    let before = given.restore.as_ref().map(|own| own.source.source("restore")).transpose()?;
    let before = before.as_ref().zip(given.restore.as_ref().map(|own| own.path.as_str()));
    let edit = match (&given.set, &given.insert, given.remove, before) {
        (Some(words), None, false, None) => Edit::Set(words),
        (None, Some(words), false, None) => Edit::Insert(words),
        (None, None, true, None) => Edit::Remove,
        (None, None, false, Some((before, path))) => Edit::Restore(before, path),
        _ => {
            return Err(Fault::bad(
                "cần đúng một trong `set`, `insert`, `remove`, `restore`",
                "give one of `set`, `insert`, `remove`, `restore`",
            ));
        }
    };
    match set_in(&source, &given.path, edit).filter(|_| !given.path.is_empty()) {
        Some(text) => {
            let is_one = matches!(edit, Edit::Set(_) | Edit::Remove);
            let change = is_one.then(|| by_hand(&source, &given.path, given.set.as_deref()));
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
