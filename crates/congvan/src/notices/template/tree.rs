//! The tree of a template: what stands as it is, and what is filled in.

use std::cell::Cell;

use tera::{Context, Tera, Value};

use super::wrong;
use crate::model::directive::read::DEADLINE_MARK;
use crate::notices::tags::{self, Local};
use crate::notices::variables::Variable;
use crate::text::diagnostic::{Diagnostic, Message, Span};
use crate::text::normal::normalise;
use crate::text::source::Source;
use crate::text::yaml::{Kind, Node};
use crate::wording::filling::{BYTES, Beyond, Budget, DEPTH, beyond, engine, too_deep};

/// A part of a template.
#[derive(Debug)]
pub(super) enum Part {
    Text {
        span: Span,
        value: String,
    },
    /// A text with tags, by its name in the engine.
    Filled {
        span: Span,
        name: String,
        text: String,
    },
    Nothing {
        span: Span,
    },
    List {
        span: Span,
        items: Vec<Part>,
    },
    Map {
        span: Span,
        entries: Vec<(Node, Part)>,
    },
    /// `{for: element in list, item: …}`
    Each {
        span: Span,
        element: String,
        list: String,
        item: Box<Part>,
    },
    /// `{if: condition, item: …}`
    When {
        span: Span,
        name: String,
        text: String,
        item: Box<Part>,
    },
}

/// Makes a tree of parts, and checks every name in it.
pub(super) struct Reading<'a> {
    source: &'a Source,
    values: Option<&'a [&'a str]>,
    report: &'a mut Vec<Diagnostic>,
    locals: Vec<(String, Option<&'static [Variable]>)>,
    /// Name in the engine, text, and where it was written.
    texts: Vec<(String, String, Span)>,
}

impl<'a> Reading<'a> {
    pub(super) fn new(
        source: &'a Source,
        values: Option<&'a [&'a str]>,
        report: &'a mut Vec<Diagnostic>,
    ) -> Self {
        Self { source, values, report, locals: Vec::new(), texts: Vec::new() }
    }

    pub(super) fn part(&mut self, node: &Node) -> Part {
        let span = node.span.clone();
        match &node.kind {
            Kind::Text(value) if tags::has_tags(value) => {
                let raw = self.source.text().get(span.clone()).unwrap_or_default();
                let locals: Vec<Local<'_>> =
                    self.locals.iter().map(|(name, group)| (name.as_str(), *group)).collect();
                let before = self.report.len();
                tags::check(raw, span.start, &locals, self.values, self.report);
                // What the source writes in another way than the engine gets it.
                if self.report.len() == before
                    && let Some(hidden) = beyond(value, 0, locals.len(), DEPTH).into_iter().next()
                {
                    self.report.push(tags::of_limits(Beyond { span: span.clone(), ..hidden }));
                }
                let name = self.add(value.clone(), &span);
                Part::Filled { span, name, text: value.clone() }
            }
            Kind::Text(value) => Part::Text { span, value: value.clone() },
            Kind::Nothing => Part::Nothing { span },
            Kind::List(items) => {
                let items = items.iter().map(|item| self.part(item)).collect();
                Part::List { span, items }
            }
            Kind::Map(entries) => self.map(entries, span),
        }
    }

    fn map(&mut self, entries: &[(Node, Node)], span: Span) -> Part {
        if let Some((key, _)) = entries.iter().find(|(key, _)| !matches!(key.kind, Kind::Text(_)))
            && self.source.text()[span.start..].starts_with('{')
        {
            self.report.push(wrong::without_quotes(key.span.clone()));
            return Part::Nothing { span };
        }
        let at = |name: &str| {
            entries.iter().find(|(key, _)| matches!(&key.kind, Kind::Text(text) if text == name))
        };
        let (each, when, item) = (at("for"), at("if"), at("item"));
        if each.is_none() && when.is_none() {
            let entries = entries.iter().map(|(key, value)| (key.clone(), self.part(value))).collect();
            return Part::Map { span, entries };
        }
        for (key, _) in entries {
            if !matches!(&key.kind, Kind::Text(name) if ["for", "if", "item"].contains(&name.as_str())) {
                self.report.push(wrong::beside_item(key.span.clone()));
            }
        }
        let Some((_, item)) = item else {
            self.report.push(wrong::without_item(span.clone()));
            return Part::Nothing { span };
        };
        let Some((_, node)) = each else {
            return self.when(when, item, span);
        };
        let Some((element, list)) = scalar(node).and_then(|text| text.split_once(" in ")) else {
            self.report.push(wrong::for_what(node.span.clone()));
            return Part::Nothing { span };
        };
        let (element, list) = (element.trim().to_owned(), list.trim().to_owned());
        let locals: Vec<Local<'_>> =
            self.locals.iter().map(|(name, group)| (name.as_str(), *group)).collect();
        let group = tags::elements(&list, &locals);
        if group.is_none() {
            self.report.push(wrong::no_list(node.span.clone(), &list));
        }
        if self.locals.len() >= DEPTH {
            self.report.push(tags::of_limits(too_deep(node.span.clone(), DEPTH)));
        }
        self.locals.push((element.clone(), group));
        let item = self.when(when, item, span.clone());
        self.locals.pop();
        Part::Each { span, element, list, item: Box::new(item) }
    }

    fn when(&mut self, when: Option<&(Node, Node)>, item: &Node, span: Span) -> Part {
        let Some((_, condition)) = when else { return self.part(item) };
        let nothing = || Part::Nothing { span: span.clone() };
        let Some(words) = scalar(condition) else {
            self.report.push(wrong::if_what(condition.span.clone()));
            return nothing();
        };
        let raw = self.source.text().get(condition.span.clone()).unwrap_or_default();
        // The quotes of YAML are no part of the expression.
        let quote = raw.starts_with(['"', '\'']);
        let (from, until) = if quote { (1, raw.len().max(2) - 1) } else { (0, raw.len()) };
        let locals: Vec<Local<'_>> =
            self.locals.iter().map(|(name, group)| (name.as_str(), *group)).collect();
        let inner = raw.get(from..until).unwrap_or_default();
        tags::check_expression(inner, condition.span.start + from, &locals, self.values, self.report);
        let text = format!("{{% if {words} %}}1{{% endif %}}");
        let name = self.add(text.clone(), &condition.span);
        Part::When { span: condition.span.clone(), name, text, item: Box::new(self.part(item)) }
    }

    fn add(&mut self, text: String, span: &Span) -> String {
        let name = self.texts.len().to_string();
        self.texts.push((name.clone(), text, span.clone()));
        name
    }

    /// Gives the engine every text; where one does not parse, each is tried alone.
    pub(super) fn finish(self, tera: &mut Tera) {
        let all = self.texts.iter().map(|(name, text, _)| (name, text));
        if tera.add_raw_templates(all).is_ok() {
            return;
        }
        for (name, text, span) in &self.texts {
            if let Err(error) = engine().add_raw_template(name, text) {
                self.report.push(wrong::of_engine(&error, text, span, self.source));
            }
        }
    }
}

fn scalar(node: &Node) -> Option<&str> {
    match &node.kind {
        Kind::Text(text) => Some(text),
        _ => None,
    }
}

/// One filling of a template, with what it has made so far: a template that loops over everything would else never
/// come to an end.
pub(super) struct Run<'a> {
    source: &'a Source,
    parts: Cell<usize>,
    budget: Budget,
    is_reported: Cell<bool>,
}

/// Parts of one document at most; the longest of an office have some hundreds.
const PARTS: usize = 10_000;
impl<'a> Run<'a> {
    pub(super) fn new(source: &'a Source) -> Self {
        Self { source, parts: Cell::new(0), budget: Budget::default(), is_reported: Cell::new(false) }
    }

    fn is_over(&self) -> bool {
        self.parts.get() > PARTS || self.budget.is_spent()
    }

    /// Counts one more part; too much is reported once.
    fn goes_on(&self, report: &mut Vec<Diagnostic>) -> bool {
        self.parts.set(self.parts.get() + 1);
        if self.is_over() && !self.is_reported.replace(true) {
            report.push(wrong::too_much(PARTS, BYTES));
        }
        !self.is_over()
    }
}

impl Part {
    /// The tree with every tag filled in; none where this part is not there.
    pub(super) fn fill(
        &self,
        tera: &Tera,
        context: &Context,
        run: &Run<'_>,
        report: &mut Vec<Diagnostic>,
    ) -> Option<Node> {
        let node = |span: &Span, kind| Some(Node { span: span.clone(), kind });
        if !run.goes_on(report) {
            return None;
        }
        match self {
            Self::Text { span, value } => node(span, Kind::Text(value.clone())),
            Self::Nothing { span } => node(span, Kind::Nothing),
            Self::Filled { span, name, text: words } => match run.budget.render(tera, name, context) {
                Ok(text) => node(span, Kind::Text(normalise(text.trim()).into_owned())),
                Err(_) if !run.goes_on(report) => None,
                Err(error) => {
                    report.push(wrong::of_filling(&error, words, span, run.source));
                    None
                }
            },
            Self::List { span, items } => {
                let mut list = Vec::new();
                items.iter().for_each(|item| item.add_to(&mut list, tera, context, run, report));
                let was = items.iter().any(|item| matches!(item, Self::Each { .. } | Self::When { .. }));
                let empty = list.is_empty() && was;
                node(span, if empty { Kind::Nothing } else { Kind::List(list) })
            }
            Self::Map { span, entries } => {
                let mut map = Vec::new();
                for (key, value) in entries {
                    let filled = value.fill(tera, context, run, report);
                    let nothing = || Node { span: key.span.clone(), kind: Kind::Nothing };
                    let filled = match (filled, value) {
                        (Some(filled), Self::Filled { .. }) if matches!(&filled.kind, Kind::Text(text) if text.is_empty()) => {
                            nothing()
                        }
                        (Some(filled), _) => filled,
                        (None, _) => nothing(),
                    };
                    map.push((key.clone(), filled));
                }
                blank_deadline(&mut map);
                node(span, Kind::Map(map))
            }
            Self::Each { span, .. } => {
                let mut list = Vec::new();
                self.add_to(&mut list, tera, context, run, report);
                node(span, if list.is_empty() { Kind::Nothing } else { Kind::List(list) })
            }
            Self::When { name, span, text, item } => match run.budget.render(tera, name, context) {
                Ok(holds) if holds.is_empty() => None,
                Ok(_) => item.fill(tera, context, run, report),
                Err(_) if !run.goes_on(report) => None,
                Err(error) => {
                    report.push(wrong::of_filling(&error, text, span, run.source));
                    None
                }
            },
        }
    }

    /// As an item of a list: none, one, or several.
    fn add_to(
        &self,
        list: &mut Vec<Node>,
        tera: &Tera,
        context: &Context,
        run: &Run<'_>,
        report: &mut Vec<Diagnostic>,
    ) {
        let Self::Each { element, list: path, item, span } = self else {
            list.extend(self.fill(tera, context, run, report));
            return;
        };
        let Some(elements) = find(context, path).and_then(Value::as_array) else {
            let wrong = Message::new(
                format!("dịp này không có danh sách `{path}`"),
                format!("there is no list `{path}` at this occasion"),
            );
            report.push(wrong::at_occasion(span.start..span.start, wrong));
            return;
        };
        let mut inner = context.clone();
        for value in elements {
            inner.insert_value(element.clone(), value.clone());
            item.add_to(list, tera, &inner, run, report);
        }
    }

    /// Whether a mapping has the key.
    pub(super) fn says(&self, key: &str) -> bool {
        self.entry(key).is_some_and(|part| !matches!(part, Self::Nothing { .. }))
    }

    /// Where the text at a key of a mapping stands.
    pub(super) fn value_of(&self, key: &str) -> Option<Span> {
        match self.entry(key)? {
            Self::Text { span, .. } | Self::Filled { span, .. } => Some(span.clone()),
            _ => None,
        }
    }

    /// The text at a key of a mapping, where it has no tags.
    pub(super) fn plain(&self, key: &str) -> Option<&str> {
        match self.entry(key)? {
            Self::Text { value, .. } => Some(value),
            _ => None,
        }
    }

    fn entry(&self, key: &str) -> Option<&Part> {
        let Self::Map { entries, .. } = self else { return None };
        let is = |node: &Node| matches!(&node.kind, Kind::Text(text) if text == key);
        entries.iter().find(|(node, _)| is(node)).map(|(_, part)| part)
    }
}

/// A deadline that was filled with a blank is no day: the blank goes into the text where the deadline belongs.
fn blank_deadline(map: &mut Vec<(Node, Node)>) {
    let is = |node: &Node, name: &str| scalar(node) == Some(name);
    let Some(at) = map.iter().position(|(key, _)| is(key, "deadline")) else { return };
    let Some(blank) = scalar(&map[at].1).filter(|deadline| deadline.contains("___")).map(str::to_owned)
    else {
        return;
    };
    map.remove(at);
    for (_, text) in map.iter_mut().filter(|(key, _)| is(key, "text")) {
        if let Kind::Text(text) = &mut text.kind {
            *text = text.replace(DEADLINE_MARK, &blank);
        }
    }
}

fn find<'c>(context: &'c Context, path: &'c str) -> Option<&'c Value> {
    match path.split_once('.') {
        Some((first, rest)) => context.get(first)?.get_from_path(rest),
        None => context.get(path),
    }
}
