//! Places in a source as paths, `measures.2.items.1.text`: keys, and the numbers of items counted from 1, with dots between
//! them. Findings, blanks, traces, answers, what an import is sure of, and forms all name places so; [`steps`] reads every
//! one, and [`Places::find`] goes to it in a source. A form shows the value at each path, and a finding at its field; what is
//! typed into the form goes back in.
//!
//! Two ways of counting lead to one place. [`values`] names what is written, `measures.1` where an item is nothing but its
//! words; a trace counts paragraphs and sentences of what is meant, `measures.1.text.1.sentence.2`, and has the first beside
//! it ([`Places::path_in_findings`]).
//!
//! ```
//! use congvan::text::paths::Places;
//! use congvan::text::source::Source;
//!
//! let source = Source::new("a.yaml", "measures:\n- Rà soát.\n- text: Báo cáo. Trước ngày 05.\n");
//! let places = Places::of(&source);
//! let words = |path| places.find(path).map(|span| &source.text()[span]);
//! assert_eq!(words("measures.1"), Some("Rà soát."));
//! assert_eq!(words("measures.1.text.1"), Some("Rà soát."));
//! assert_eq!(words("measures.2.text.1.sentence.2"), Some("Báo cáo. Trước ngày 05."));
//! assert_eq!(words("measures.3"), None);
//! assert_eq!(places.path_in_findings("measures.1.text.1").as_deref(), Some("measures.1"));
//! ```

mod edit;

use serde_json::{Value as Json, json};

use crate::text::diagnostic::{Diagnostic, Span};
use crate::text::source::Source;
use crate::text::yaml::{self, Kind, Node};

pub use edit::{Edit, edit_value, is_too_deep};

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// Its path.
    pub path: String,
    /// Its bytes in the source.
    pub span: Span,
    /// Its words; none where the key has no value, or holds an empty list or mapping.
    pub text: Option<String>,
}

/// A step of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step<'p> {
    /// Into the value of a key.
    Key(&'p str),
    /// To an item of a list, counted from 1.
    Nth(usize),
}

/// The steps of a path; none where it is no path.
pub fn steps(path: &str) -> Option<Vec<Step<'_>>> {
    let step = |word| match str::parse::<usize>(word) {
        Ok(nth) => (!word.starts_with(['0', '+'])).then_some(Step::Nth(nth)),
        Err(_) => (!word.is_empty() && !word.contains(['[', ']'])).then_some(Step::Key(word)),
    };
    path.split('.').map(step).collect()
}

/// Every value of a source, in its order.
pub fn values(source: &Source) -> Vec<Value> {
    let mut found = Vec::new();
    if let Some(root) = yaml::parse(source).root {
        collect(&root, String::new(), &mut found);
    }
    found
}

fn collect(node: &Node, path: String, found: &mut Vec<Value>) {
    let below = |step: &str| if path.is_empty() { step.to_owned() } else { format!("{path}.{step}") };
    match &node.kind {
        Kind::List(items) if !items.is_empty() => {
            items
                .iter()
                .enumerate()
                .for_each(|(at, item)| collect(item, below(&(at + 1).to_string()), found));
        }
        Kind::Map(entries) if !entries.is_empty() => {
            for (key, value) in entries {
                if let Kind::Text(key) = &key.kind {
                    collect(value, below(key), found);
                }
            }
        }
        Kind::Text(text) => {
            found.push(Value { path, span: node.span.clone(), text: Some(text.clone()) });
        }
        _ => found.push(Value { path, span: node.span.clone(), text: None }),
    }
}

/// The path of the smallest value, list or mapping around a span, as a finding has it; none where the span stands in nothing.
pub fn path_of(source: &Source, span: &Span) -> Option<String> {
    Places::of(source).path_of(span)
}

/// The places of a source, for many findings.
pub struct Places(Option<Node>);

impl Places {
    /// Reads them.
    pub fn of(source: &Source) -> Self {
        Self(yaml::parse(source).root)
    }

    /// Where a path leads: as [`values`] has it, or as a trace counts. A text stands for the mapping or the list that it is
    /// the only value of, and a sentence for the text around it. None where it leads nowhere.
    pub fn find(&self, path: &str) -> Option<Span> {
        at(self.0.as_ref()?, &steps(path)?, &mut Vec::new()).map(|node| node.span.clone())
    }

    /// The path of that place as [`values`] and findings have it, whichever way it was counted; of what does not stand there, the
    /// nearest part around it that does. None where nothing of it stands there.
    pub fn path_in_findings(&self, path: &str) -> Option<String> {
        let (root, steps) = (self.0.as_ref()?, steps(path)?);
        let leads = |count: usize| {
            let mut trail = Vec::new();
            at(root, &steps[..count], &mut trail).map(|_| trail.join("."))
        };
        (1..=steps.len()).rev().find_map(leads)
    }

    /// As [`path_of`].
    pub fn path_of(&self, span: &Span) -> Option<String> {
        let (path, _) = self.down(span, true)?;
        (!path.is_empty()).then(|| path.join("."))
    }

    /// The path of what a finding is about: of the key that is missing there, else as [`path_of`].
    pub fn path_of_finding(&self, found: &Diagnostic) -> Option<String> {
        let Some(key) = found.key else { return self.path_of(&found.span) };
        let (mut path, last) = self.down(&found.span, false)?;
        let is_key = path.last().is_some_and(|step| step.parse::<usize>().is_err());
        if is_key && !matches!(last.kind, Kind::Map(_)) {
            path.pop();
        }
        path.push(key.to_owned());
        Some(path.join("."))
    }

    /// The steps to the smallest node around a span, by keys too where `by_key`, and the node.
    fn down(&self, span: &Span, by_key: bool) -> Option<(Vec<String>, &Node)> {
        let mut node = self.0.as_ref()?;
        let mut path: Vec<String> = Vec::new();
        let around = |own: &Span| own.start <= span.start && span.start < own.end.max(own.start + 1);
        loop {
            let next = match &node.kind {
                Kind::List(items) => items
                    .iter()
                    .enumerate()
                    .find(|(_, item)| around(&item.span))
                    .map(|(at, item)| ((at + 1).to_string(), item)),
                Kind::Map(entries) => entries.iter().find_map(|(key, value)| {
                    let Kind::Text(name) = &key.kind else { return None };
                    (by_key && around(&key.span) || around(&value.span)).then(|| (name.clone(), value))
                }),
                _ => None,
            };
            let Some((step, below)) = next else { return Some((path, node)) };
            path.push(step);
            node = below;
        }
    }
}

/// Findings as JSON objects, in order: each as [`Diagnostic::to_json`] gives it, with the `path` of its field.
pub fn findings_to_json<'f>(source: &Source, found: impl IntoIterator<Item = &'f Diagnostic>) -> Vec<Json> {
    let mut places = None;
    let each = found.into_iter().map(|finding| {
        let places = places.get_or_insert_with(|| Places::of(source));
        let mut object = finding.to_json(source);
        object["path"] = json!(places.path_of_finding(finding));
        object
    });
    each.collect()
}

/// A source as JSON: what it writes, texts all of it.
pub fn tree(source: &Source) -> Json {
    yaml::parse(source).root.as_ref().map_or(Json::Null, json_of)
}

pub(crate) fn json_of(node: &Node) -> Json {
    match &node.kind {
        Kind::Text(text) => json!(text),
        Kind::Nothing => Json::Null,
        Kind::List(items) => Json::Array(items.iter().map(json_of).collect()),
        Kind::Map(entries) => {
            let named = entries.iter().filter_map(|(key, value)| match &key.kind {
                Kind::Text(key) => Some((key.clone(), json_of(value))),
                _ => None,
            });
            Json::Object(named.collect())
        }
    }
}

/// What a path leads to; the steps that are written on the way to it go to `trail`.
fn at<'n>(node: &'n Node, steps: &[Step<'_>], trail: &mut Vec<String>) -> Option<&'n Node> {
    let Some((step, rest)) = steps.split_first() else { return Some(node) };
    match (&node.kind, *step) {
        (Kind::List(items), Step::Nth(nth)) => {
            trail.push(nth.to_string());
            at(items.get(nth - 1)?, rest, trail)
        }
        (Kind::Map(_), Step::Key(key)) => match node.value_of(key) {
            Some(value) => {
                trail.push(key.to_owned());
                at(value, rest, trail)
            }
            None => among(node.value_of("content")?, key, rest, trail),
        },
        // A list of one is its item; lines of a text are paragraphs.
        (Kind::Map(_), Step::Nth(1)) => at(node, rest, trail),
        (Kind::Text(text), Step::Nth(nth)) => {
            let lines = text.lines().filter(|line| !line.trim().is_empty()).count();
            if nth <= lines.max(1) { at(node, rest, trail) } else { None }
        }
        (Kind::Text(_), Step::Key("sentence")) if matches!(rest, [Step::Nth(_)]) => Some(node),
        (Kind::Text(_), Step::Key(_)) => at(node, rest, trail),
        _ => None,
    }
}

/// The path within paragraphs and items that stand in one list, each kind counted by itself.
fn among<'n>(content: &'n Node, key: &str, rest: &[Step<'_>], trail: &mut Vec<String>) -> Option<&'n Node> {
    let Some((Step::Nth(nth), rest)) = rest.split_first() else { return None };
    let mut before = 0;
    for (place, element) in content.items().iter().enumerate() {
        let (own, is_list) = match &element.kind {
            Kind::Text(_) if key == "text" => (std::slice::from_ref(element), false),
            _ => match element.value_of(key) {
                Some(Node { kind: Kind::List(items), .. }) => (items.as_slice(), true),
                Some(one) => (std::slice::from_ref(one), false),
                None => (&[] as &[Node], false),
            },
        };
        let Some(found) = own.get(nth - 1 - before) else {
            before += own.len();
            continue;
        };
        trail.extend(["content".to_owned(), (place + 1).to_string()]);
        if matches!(element.kind, Kind::Map(_)) {
            trail.push(key.to_owned());
        }
        if is_list {
            trail.push((nth - before).to_string());
        }
        return at(found, rest, trail);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) const TEXT: &str = "# ghi chú\nsubject: tiêm phòng\nmeasures:\n  - Rà soát.\n  - heading: Báo cáo\n    items: [Trước ngày 05., Sau đó.]\nissuer: { name: UBND }\nplace:\n";

    #[test]
    fn values_are_found_at_their_paths() {
        let source = Source::new("a", TEXT);
        let found: Vec<String> = values(&source).into_iter().map(|value| value.path).collect();
        let paths =
            "subject measures.1 measures.2.heading measures.2.items.1 measures.2.items.2 issuer.name place";
        assert_eq!(found.join(" "), paths);
        let at = TEXT.find("Sau đó").expect("it is there");
        assert_eq!(path_of(&source, &(at..at + 3)).as_deref(), Some("measures.2.items.2"));
        let key = TEXT.find("issuer").expect("it is there");
        assert_eq!(path_of(&source, &(key..key + 6)).as_deref(), Some("issuer"));
    }

    #[test]
    fn paths_are_keys_and_numbers_from_one() {
        assert_eq!(steps("measures.2"), Some(vec![Step::Key("measures"), Step::Nth(2)]));
        for none in ["", "a..b", ".a", "measures[0].text", "measures.0", "measures.02", "a.+1"] {
            assert_eq!(steps(none), None, "{none}");
        }
    }

    #[test]
    fn what_is_counted_is_found_however_it_is_written() {
        let text = "measures:\n- Một.\n- heading: Hai\n  content:\n  - Trước.\n  - items: [Ba., Bốn.]\n  - Giữa.\n  - items: [{text: Năm.}]\nopening: |\n  Sáu.\n  Bảy.\n";
        let source = Source::new("a", text);
        let places = Places::of(&source);
        for (path, words) in [
            ("measures.1.text.1", "Một."),
            ("measures.2.heading", "Hai"),
            ("measures.2.text.2.sentence.3", "Giữa."),
            ("measures.2.items.2.text.1", "Bốn."),
            ("measures.2.items.3.text.1", "Năm."),
            ("measures.2.content.2.items.1", "Ba."),
        ] {
            assert_eq!(places.find(path).map(|span| &text[span]), Some(words), "{path}");
            let written = places.path_in_findings(path).expect("a path");
            let value = values(&source).into_iter().find(|value| value.path == written);
            assert_eq!(value.and_then(|value| value.text).as_deref(), Some(words), "{path} is {written}");
        }
        for (path, written) in
            [("measures.2.items.4", "measures.2"), ("signatory.name", ""), ("measures[0]", "")]
        {
            assert_eq!(places.path_in_findings(path).unwrap_or_default(), written, "{path}");
        }
        assert!(places.find("opening.2").is_some_and(|span| text[span].contains("Bảy.")));
        for nowhere in ["opening.3", "measures.2.items.4", "measures.1.text.2", "place", "measures[0]"] {
            assert_eq!(places.find(nowhere), None, "{nowhere}");
        }
    }
}
