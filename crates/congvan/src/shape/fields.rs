//! Takes values out of a mapping that was checked against its shape.

use crate::date::{Date, PartialDate};
use crate::diagnostic::Span;
use crate::directive::{Paragraphs, Text};
use crate::shape::Shape;
use crate::yaml::{Kind, Node};

/// The entries of one mapping. What the check reported is simply not there.
pub(crate) struct Fields<'a> {
    pub(crate) shape: &'static Shape,
    pub(crate) span: Span,
    entries: Vec<(&'a str, &'a Node)>,
}

impl<'a> Fields<'a> {
    /// The entries of `node`; where it is a text, it stands for `short`.
    pub(crate) fn new(node: &'a Node, shape: &'static Shape, short: &'static str) -> Self {
        let mut entries: Vec<(&str, &Node)> = Vec::new();
        match &node.kind {
            Kind::Map(map) => {
                for (key, value) in map {
                    if let Kind::Text(name) = &key.kind
                        && !matches!(value.kind, Kind::Nothing)
                        && !entries.iter().any(|(known, _)| known == name)
                    {
                        entries.push((name, value));
                    }
                }
            }
            Kind::Text(_) if !short.is_empty() => entries.push((short, node)),
            _ => {}
        }
        Self { shape, span: node.span.clone(), entries }
    }

    /// The value of `key`.
    pub(crate) fn node(&self, key: &'static str) -> Option<&'a Node> {
        debug_assert!(self.shape.field(key).is_some(), "{} has no key {key}", self.shape.name);
        self.entries.iter().find(|(name, _)| *name == key).map(|(_, node)| *node)
    }

    /// The items of the list at `key`, or its only value.
    pub(crate) fn items(&self, key: &'static str) -> &'a [Node] {
        match self.node(key) {
            Some(Node { kind: Kind::List(items), .. }) => items,
            Some(node) => std::slice::from_ref(node),
            None => &[],
        }
    }

    /// The text at `key`, its line breaks turned into spaces.
    pub(crate) fn text(&self, key: &'static str) -> Option<Text> {
        one_line(self.node(key)?)
    }

    /// The texts of the list at `key`, or its only text.
    pub(crate) fn texts(&self, key: &'static str) -> Vec<Text> {
        self.items(key).iter().filter_map(one_line).collect()
    }

    /// The paragraphs at `key`.
    pub(crate) fn paragraphs(&self, key: &'static str) -> Paragraphs {
        let lines = |node: &Node| match &node.kind {
            Kind::Text(text) => text
                .lines()
                .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
                .filter(|line| !line.is_empty())
                .map(|value| Text { value, span: node.span.clone() })
                .collect(),
            _ => Vec::new(),
        };
        self.items(key).iter().flat_map(lines).collect()
    }

    pub(crate) fn date(&self, key: &'static str) -> Option<Date> {
        Date::parse(&self.text(key)?.value).ok()
    }

    pub(crate) fn partial_date(&self, key: &'static str) -> Option<PartialDate> {
        PartialDate::parse(&self.text(key)?.value).ok()
    }

    pub(crate) fn count(&self, key: &'static str) -> Option<u32> {
        self.text(key)?.value.parse().ok()
    }
}

fn one_line(node: &Node) -> Option<Text> {
    let Kind::Text(text) = &node.kind else { return None };
    let value = text.split([' ', '\t', '\r', '\n']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    (!value.is_empty()).then(|| Text { value, span: node.span.clone() })
}
