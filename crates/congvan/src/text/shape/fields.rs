//! Takes values out of a mapping that was checked against its shape.

use crate::calendar::{Date, DayOfEvent, PartialDate};
use crate::text::diagnostic::Span;
use crate::text::inline::{Paragraphs, Text, single_spaced};
use crate::text::shape::Shape;
use crate::text::yaml::{Kind, Node};

/// The entries of one mapping. What the check reported is simply not there.
pub(crate) struct Fields<'a> {
    pub(crate) shape: &'static Shape,
    pub(crate) span: Span,
    entries: Vec<(&'a str, &'a Node)>,
    /// Keys without a value, and where they stand.
    blank: Vec<(&'a str, &'a Span)>,
}

impl<'a> Fields<'a> {
    /// The entries of `node`; where it is a text, it stands for `short`.
    pub(crate) fn new(node: &'a Node, shape: &'static Shape, short: &'static str) -> Self {
        let mut entries: Vec<(&str, &Node)> = Vec::new();
        let mut blank: Vec<(&str, &Span)> = Vec::new();
        match &node.kind {
            Kind::Map(map) => {
                for (key, value) in map {
                    let Kind::Text(name) = &key.kind else { continue };
                    if matches!(value.kind, Kind::Nothing) {
                        blank.push((name, &key.span));
                    } else if !entries.iter().any(|(known, _)| known == name) {
                        entries.push((name, value));
                    }
                }
            }
            Kind::Text(_) if !short.is_empty() => entries.push((short, node)),
            _ => {}
        }
        Self { shape, span: node.span.clone(), entries, blank }
    }

    /// True where `key` stands without a value.
    pub(crate) fn is_blank(&self, key: &str) -> bool {
        self.blank_key(key).is_some()
    }

    /// Where `key` stands without a value.
    pub(crate) fn blank_key(&self, key: &str) -> Option<&'a Span> {
        self.blank.iter().find(|(known, _)| *known == key).map(|(_, span)| *span)
    }

    /// The value of `key`.
    pub(crate) fn node(&self, key: &'static str) -> Option<&'a Node> {
        debug_assert!(self.shape.field(key).is_some(), "{} has no key {key}", self.shape.name);
        #[cfg(test)]
        tests::READ.with_borrow_mut(|read| read.insert((self.shape.name, key)));
        self.entries.iter().find(|(name, _)| *name == key).map(|(_, node)| *node)
    }

    /// Keys with a value and their values, in the order of the file.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (&'a str, &'a Node)> {
        self.entries.iter().copied()
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
        self.items(key).iter().flat_map(paragraphs).collect()
    }

    pub(crate) fn date(&self, key: &'static str) -> Option<Date> {
        Date::parse(self.text(key)?.notation()).ok()
    }

    pub(crate) fn day_of_event(&self, key: &'static str) -> Option<DayOfEvent> {
        DayOfEvent::parse(self.text(key)?.notation()).ok()
    }

    pub(crate) fn partial_date(&self, key: &'static str) -> Option<PartialDate> {
        PartialDate::parse(self.text(key)?.notation()).ok()
    }

    pub(crate) fn count(&self, key: &'static str) -> Option<u32> {
        self.text(key)?.notation().parse().ok()
    }
}

/// The text of a node, its line breaks turned into spaces; none where it is empty.
pub(crate) fn one_line(node: &Node) -> Option<Text> {
    let Kind::Text(text) = &node.kind else { return None };
    let value = single_spaced(text);
    (!value.is_empty()).then(|| Text::at(value, node.span.clone()))
}

/// The paragraphs of a text, one a line, or of a list of texts.
pub(crate) fn paragraphs(node: &Node) -> Paragraphs {
    match &node.kind {
        Kind::Text(text) => {
            let lines = text.lines().map(single_spaced).filter(|line| !line.is_empty());
            lines.map(|value| Text::at(value, node.span.clone())).collect()
        }
        Kind::List(items) => items.iter().flat_map(paragraphs).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::collections::BTreeSet;

    use crate::cascade::{ANSWERS, Answers};
    use crate::model::directive::Directive;
    use crate::model::directive::format::DIRECTIVE;
    use crate::model::units::{UNITS, Unit};
    use crate::office::{OFFICE, Office};
    use crate::text::shape::{Kind, Shape};
    use crate::text::source::Source;

    thread_local! {
        /// Every key that was asked for on this thread.
        pub(super) static READ: RefCell<BTreeSet<(&'static str, &'static str)>> = const { RefCell::new(BTreeSet::new()) };
    }

    /// A smallest and fullest file: every key of the shape, once.
    fn full(shape: &'static Shape, indent: usize, open: &mut Vec<&'static str>) -> String {
        let pad = " ".repeat(indent);
        let mut text = String::new();
        open.push(shape.name);
        for field in shape.fields {
            if let Some(value) = value(&field.kind, indent + 2, open) {
                text.push_str(&format!("{pad}{}:{value}\n", field.key));
            }
        }
        open.pop();
        text
    }

    fn value(kind: &'static Kind, indent: usize, open: &mut Vec<&'static str>) -> Option<String> {
        let pad = " ".repeat(indent);
        Some(match kind {
            Kind::Text | Kind::Lines | Kind::Paragraphs | Kind::Phrase(_) => " xã A".to_owned(),
            Kind::Date | Kind::DayOfEvent | Kind::PartialDate => " 2027-01-05".to_owned(),
            Kind::Count(_) => " 1".to_owned(),
            Kind::Choice(choices) => format!(" {}", choices[0].word),
            Kind::Map(shape) | Kind::TextOr(shape, _) | Kind::Cell(shape) => {
                if open.contains(&shape.name) {
                    return None;
                }
                format!("\n{}", full(shape, indent, open).trim_end())
            }
            Kind::OrFile(kind) => value(kind, indent, open)?,
            Kind::OrMap(kind, other) => {
                // Both in the list around it.
                let other = value(other, indent, open)?;
                format!("{other}\n{}-{}", " ".repeat(indent - 2), value(kind, indent, open)?)
            }
            Kind::List(kind) | Kind::OneOrMore(kind) => {
                let inner = value(kind, indent + 2, open)?;
                format!("\n{pad}-{inner}")
            }
        })
    }

    /// A draft that goes with a document is read as a document.
    fn read_as(shape: &Shape) -> &'static str {
        if shape.name == "attached" { "directive" } else { shape.name }
    }

    #[test]
    fn the_reader_asks_for_every_key_of_the_tables() {
        let directive = full(&DIRECTIVE, 0, &mut Vec::new());
        let units = full(&UNITS, 0, &mut Vec::new());
        let office = full(&OFFICE, 0, &mut Vec::new());
        let _ = Directive::parse(&Source::new("directive", directive.as_str()));
        let _ = Unit::parse_all(&Source::new("units", units.as_str()));
        let _ = Office::parse(&Source::new("office", office.as_str()));
        // An answer has one of its keys; all of them are asked for.
        let answers = full(&ANSWERS, 0, &mut Vec::new());
        if let Some(read) = Directive::parse(&Source::new("directive", directive.as_str())).value {
            let _ = Answers::parse(&Source::new("answers", answers.as_str()), &read);
        }
        let mut wanted = BTreeSet::new();
        for shape in [&DIRECTIVE, &UNITS, &OFFICE, &ANSWERS] {
            let mut found = Vec::new();
            crate::text::shape::schema::collect(shape, &mut found);
            wanted.extend(
                found.iter().flat_map(|shape| shape.fields.iter().map(|field| (read_as(shape), field.key))),
            );
        }
        let read = READ.with_borrow(Clone::clone);
        let unread: Vec<_> = wanted.difference(&read).collect();
        assert!(unread.is_empty(), "{unread:?}\n{directive}");
    }
}
