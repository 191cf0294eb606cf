//! A directive with tags: YAML first, then Tera in each of its texts, so that what is filled in can never change the
//! structure and every fault has the place where it was written.
//!
//! A list item `{for: day in days, item: …}` comes once for each element, one with `{if: off, item: …}` only where the
//! condition holds. A value of a mapping that comes out empty is left out.

mod tree;
mod wrong;

use tera::{Context, Tera};

use crate::model::directive::{Directive, read};
use crate::notices::built_in::BuiltIn;
use crate::text::diagnostic::{Checked, Diagnostic, Span, any_error};
use crate::text::source::Source;
use crate::text::yaml::{self, Kind, Node};
use crate::wording::filling::engine;
use tree::{Part, Reading, Run};

/// A directive with tags, read and checked once, filled many times.
#[derive(Debug)]
pub struct Template {
    source: Source,
    tera: Tera,
    root: Part,
    is_built_in: bool,
}

impl Template {
    /// Reads a template; a tag that does not parse and a name that is not offered are errors with their place.
    /// `values` are the names of the plan's own values, none where the plan does not tell them.
    pub fn load(source: Source, values: Option<&[&str]>) -> Checked<Self> {
        let tree = yaml::parse(&source);
        let mut diagnostics: Vec<Diagnostic> =
            tree.diagnostics.into_iter().map(|found| wrong::of_syntax(found, &source)).collect();
        let mut tera = engine();
        let root = tree.root.map(|root| {
            let mut reading = Reading::new(&source, values, &mut diagnostics);
            let root = reading.part(&root);
            reading.finish(&mut tera);
            root
        });
        diagnostics.sort_by_key(|found| (found.span.start, found.code));
        diagnostics.dedup();
        let sound = !any_error(&diagnostics);
        if root.is_none() && sound {
            diagnostics.push(wrong::nothing());
        }
        let value = root.filter(|_| sound).map(|root| Self { source, tera, root, is_built_in: false });
        Checked { value, diagnostics }
    }

    /// As [`Template::load`], of a template that comes with the library; its source has its name.
    pub fn built_in(template: &BuiltIn, values: Option<&[&str]>) -> Checked<Self> {
        let mut checked = Self::load(Source::new(format!("{}.yaml", template.name), template.text), values);
        if let Some(template) = &mut checked.value {
            template.is_built_in = true;
        }
        checked
    }

    /// Whether it comes with the library.
    pub(super) fn is_built_in(&self) -> bool {
        self.is_built_in
    }

    /// The text it was read from; spans of the directives it makes point into it.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// The directive with every tag filled in. `more` are values of keys that the template leaves out; those of `first` stand in
    /// the place of its own.
    pub(super) fn fill(
        &self,
        context: &Context,
        more: Vec<(&'static str, Node)>,
        first: &[&'static str],
    ) -> Checked<Directive> {
        let mut diagnostics = Vec::new();
        let root = self.root.fill(&self.tera, context, &Run::new(&self.source), &mut diagnostics);
        if any_error(&diagnostics) {
            return Checked { value: None, diagnostics };
        }
        let root = root.map(|mut root| {
            if let Kind::Map(entries) = &mut root.kind {
                let is_given =
                    |key: &Node| matches!(&key.kind, Kind::Text(key) if first.contains(&key.as_str()));
                entries.retain(|(key, value)| !matches!(value.kind, Kind::Nothing) && !is_given(key));
                for (key, value) in more {
                    let there =
                        |(known, _): &(Node, Node)| matches!(&known.kind, Kind::Text(text) if text == key);
                    if !entries.iter().any(there) {
                        entries.push((text(key), value));
                    }
                }
            }
            root
        });
        read::from_tree(root, Vec::new())
    }

    /// Whether the template says `key` itself, at the top.
    pub(super) fn says(&self, key: &str) -> bool {
        self.root.says(key)
    }

    /// Where the template says the value of `key` itself, at the top.
    pub(super) fn value_of(&self, key: &str) -> Option<Span> {
        self.root.value_of(key)
    }

    /// The text at a top key, where it has no tags: `type`.
    pub(super) fn plain(&self, key: &str) -> Option<&str> {
        self.root.plain(key)
    }
}

/// A text that was not written in any source.
pub(super) fn text(value: impl Into<String>) -> Node {
    Node { span: 0..0, kind: Kind::Text(value.into()) }
}

/// A mapping that was not written in any source, without the keys that have no value.
pub(super) fn map(entries: Vec<(&'static str, Option<Node>)>) -> Node {
    let entries = entries.into_iter().filter_map(|(key, value)| Some((text(key), value?)));
    Node { span: 0..0, kind: Kind::Map(entries.collect()) }
}

/// A list that was not written in any source.
pub(super) fn list(items: impl IntoIterator<Item = Node>) -> Node {
    Node { span: 0..0, kind: Kind::List(items.into_iter().collect()) }
}
