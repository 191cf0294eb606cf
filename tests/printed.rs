//! What is read is printed or refused: a file with every key of the format, for every type of document.

use std::collections::{BTreeMap, BTreeSet};

use congvan::model::directive::Directive;
use congvan::model::directive::format::DIRECTIVE;
use congvan::model::directive::types::TYPES;
use congvan::text::shape::{Field, Kind, Shape};
use congvan::text::source::Source;

use crate::support::compose;

/// Keys whose effect is not words, by shape and key, and what it is.
const MUTE: [(&str, &str); 23] = [
    ("attached.type", "the form, and the name of the type where it has a title"),
    ("attached.orientation", "the page"),
    ("attached.numbering", "labels"),
    ("directive.format", "how the file is read"),
    ("directive.type", "the form, and the name of the type where it has a title"),
    ("directive.issue", "what stays blank"),
    ("directive.orientation", "the page"),
    ("directive.numbering", "labels"),
    ("measure.numbering", "labels"),
    ("appendix.numbering", "labels"),
    ("appendix.orientation", "the page"),
    ("column.width", "the table"),
    ("column.align", "the table"),
    ("cell.columns", "the table"),
    ("cell.rows", "the table"),
    ("cell.align", "the table"),
    ("contact.layout", "lines or a sentence"),
    ("contact.role", "who gives it in a version for a lower unit"),
    ("recipient.audience", "to whom a version for a lower unit is addressed"),
    ("measure.audience", "whether a version for a lower unit has it"),
    ("measure.levels", "whether a version for a lower unit has it"),
    ("issuer.level", "which level is the lower one"),
    ("request.separate", "the paragraph"),
];
/// Words that others of the same file stand for.
const STOOD_FOR: [(&str, &str); 2] = [
    ("issuer.short_name", "running text; here `by` says who asks"),
    ("issuer.territory", "the lower unit's place; the name has it"),
];
/// A biên bản says its time in its text; the key dates the file.
const UNDATED: [(&str, &str); 2] = [("BB", "directive.date"), ("BB", "attached.date")];
/// No document has it.
const REFUSED: [&str; 1] = ["directive.secrecy"];
/// Codes that refuse a key.
const REFUSALS: [&str; 4] = ["VB011", "VB015", "VB016", "VB028"];

/// Which of several ways a file is written.
#[derive(Debug, Clone, Copy)]
struct Way {
    electronic: bool,
    /// Contacts as lines, annexes with a type, `content` instead of its short keys.
    other: bool,
}

/// A file with every key but some.
struct File<'a> {
    code: &'a str,
    way: Way,
    omitted: &'a BTreeSet<String>,
    text: String,
    /// Where each value starts, and the path of its key.
    starts: BTreeMap<usize, Vec<String>>,
    /// Shape and key of each value, and what is to be found on the page.
    values: Vec<(String, String)>,
    open: Vec<&'static str>,
}

impl File<'_> {
    fn map(&mut self, shape: &'static Shape, path: &str, only: Option<&str>) {
        self.open.push(shape.name);
        self.text.push('{');
        for field in shape.fields {
            let path = format!("{path}.{}", field.key);
            if only.is_some_and(|only| only != field.key) || self.omitted.contains(&path) {
                continue;
            }
            self.text.push_str(&format!("\"{}\": ", field.key));
            self.starts.entry(self.text.len()).or_default().push(path.clone());
            self.value(shape, field, &field.kind, &path);
            self.text.push_str(", ");
        }
        self.text.push('}');
        self.open.pop();
    }

    fn value(&mut self, shape: &'static Shape, field: &'static Field, kind: &'static Kind, path: &str) {
        let key = format!("{}.{}", shape.name, field.key);
        let nth = self.values.len();
        match kind {
            Kind::Map(inner) | Kind::TextOr(inner, _) | Kind::Cell(inner) => self.map(inner, path, None),
            Kind::OrMap(inner, _) | Kind::OrFile(inner) => self.value(shape, field, inner, path),
            Kind::List(inner) | Kind::OneOrMore(inner) => self.list(shape, field, inner, path),
            Kind::Choice(choices) => {
                let other = usize::from(self.way.other);
                let word = match key.as_str() {
                    "directive.type" | "attached.type" => self.code,
                    "directive.issue" => ["paper", "electronic"][usize::from(self.way.electronic)],
                    "appendix.type" => "QyĐ",
                    _ => choices[other % choices.len()].word,
                };
                let shown = if key == "appendix.type" { "Quy định" } else { word };
                self.leaf(key, format!("\"{word}\""), shown.to_owned());
            }
            Kind::Count(_) => {
                // A cell of a small table.
                let count = if shape.name == "cell" { 1 } else { 61 + nth % 39 };
                self.leaf(key, count.to_string(), count.to_string());
            }
            Kind::Date | Kind::DayOfEvent | Kind::PartialDate => {
                let year = 2100 + nth % 60;
                self.leaf(key, format!("\"{year}-04-05\""), year.to_string());
            }
            Kind::Text | Kind::Lines | Kind::Paragraphs | Kind::Phrase(_) => {
                // Who signs for a party calls it as it is called.
                let called =
                    self.values.iter().rfind(|(own, _)| own == "party.called" && key == "signatory.party");
                let word = match key.as_str() {
                    "copy.time" => format!("08:{:02}", nth % 60),
                    _ if called.is_some() => called.map(|(_, called)| called.clone()).unwrap_or_default(),
                    _ => letters(nth),
                };
                // The deadline stands in the item's own words.
                let own = matches!(shape.name, "measure" | "content") && field.key == "text";
                let deadline = if own && self.open.contains(&"measure") { " {deadline}" } else { "" };
                self.leaf(key, format!("\"{word}{deadline}\""), word);
            }
        }
    }

    fn leaf(&mut self, key: String, written: String, shown: String) {
        self.text.push_str(&written);
        self.values.push((key, shown));
    }

    /// The short form and the full one; of what has one key at a time, each.
    fn list(&mut self, shape: &'static Shape, field: &'static Field, inner: &'static Kind, path: &str) {
        let of = match inner {
            Kind::Map(of) | Kind::TextOr(of, _) | Kind::Cell(of) => Some(*of),
            _ => None,
        };
        self.text.push('[');
        let one_key = of.is_some_and(|of| ["authority", "content"].contains(&of.name));
        if let Some(of) = of.filter(|_| one_key) {
            for only in of.fields {
                self.item(&format!("{path}.{}", only.key), |file, path| file.map(of, path, Some(only.key)));
            }
        }
        let short = match inner {
            Kind::TextOr(of, short) => Some(format!("{}.{short}", of.name)),
            Kind::Cell(of) => Some(format!("{}.text", of.name)),
            _ => None,
        };
        if let Some(key) = short.filter(|_| !one_key) {
            self.item(&format!("{path}.0"), |file, _| {
                let word = letters(file.values.len());
                file.leaf(key, format!("\"{word}\""), word.clone());
            });
        }
        // Items within items in the short form only.
        let inside = of.is_some_and(|of| self.open.contains(&of.name));
        if !inside && !one_key {
            self.item(&format!("{path}.1"), |file, path| file.value(shape, field, inner, path));
        }
        if let Kind::OrMap(_, map) = inner {
            self.item(&format!("{path}.2"), |file, path| file.value(shape, field, map, path));
        }
        self.text.push(']');
    }

    fn item(&mut self, path: &str, write: impl FnOnce(&mut Self, &str)) {
        if self.omitted.contains(path) {
            return;
        }
        self.starts.entry(self.text.len()).or_default().push(path.to_owned());
        write(self, path);
        self.text.push_str(", ");
    }
}

/// A word of its own, in letters that no other word of the page has in that order.
fn letters(nth: usize) -> String {
    let letter = |at: usize| char::from(b'a' + u8::try_from(at % 26).expect("a letter"));
    format!("xw{}{}xw", letter(nth / 26), letter(nth))
}

fn write<'a>(code: &'a str, way: Way, omitted: &'a BTreeSet<String>) -> File<'a> {
    let (text, starts, values, open) = Default::default();
    let mut file = File { code, way, omitted, text, starts, values, open };
    file.map(&DIRECTIVE, "", None);
    file
}

/// The file without what is refused, and the directive that it is.
fn accepted_directive(code: &str, way: Way) -> (Directive, Vec<(String, String)>) {
    // Two spellings of the same: each has its turn.
    let mut omitted: BTreeSet<String> = BTreeSet::new();
    for of in ["", ".attached.1"] {
        let (measure, annex) = (format!("{of}.measures.1"), format!("{of}.appendices.1"));
        if way.other {
            omitted.extend(["text", "table", "items"].map(|key| format!("{measure}.{key}")));
            omitted.extend(["text", "table", "items", "people", "type"].map(|key| format!("{annex}.{key}")));
        } else {
            omitted.extend([measure, annex].map(|path| format!("{path}.content")));
        }
    }
    loop {
        let file = write(code, way, &omitted);
        let checked = Directive::parse(&Source::new(code, file.text.as_str()));
        if checked.diagnostics.is_empty() {
            return (checked.value.expect("no finding, so there is a value"), file.values);
        }
        let mut refused = BTreeSet::new();
        for found in &checked.diagnostics {
            assert!(REFUSALS.contains(&found.code), "{code}, {way:?}: {found:#?}\n{}", file.text);
            let paths = file.starts.get(&found.span.start);
            let path = paths.and_then(|paths| paths.last());
            refused.extend(path.cloned());
            assert!(path.is_some(), "{code}: a finding without a key\n{found:#?}\n{}", file.text);
        }
        omitted.extend(refused);
    }
}

#[test]
fn what_is_read_is_printed_or_refused() {
    let mut printed = BTreeSet::new();
    for kind in TYPES {
        for (electronic, other) in [(false, false), (false, true), (true, false), (true, true)] {
            let way = Way { electronic, other };
            let (directive, values) = accepted_directive(kind.code, way);
            let page = congvan::compose::text::write(&compose(&directive)).to_uppercase();
            for (key, word) in values {
                let mute = MUTE.iter().chain(&STOOD_FOR).any(|(known, _)| *known == key);
                if mute || UNDATED.contains(&(kind.code, key.as_str())) {
                    continue;
                }
                assert!(
                    page.contains(&word.to_uppercase()),
                    "{}, {way:?}: {key} `{word}` is read and not printed\n{page}",
                    kind.code
                );
                printed.insert(key);
            }
        }
    }
    // Every key has its turn: none is refused everywhere, and none is excused that is printed.
    let mut keys = BTreeSet::new();
    collect(&DIRECTIVE, &mut Vec::new(), &mut keys);
    for (known, why) in MUTE.iter().chain(&STOOD_FOR) {
        assert!(keys.remove(*known), "no such key: {known} ({why})");
    }
    REFUSED.iter().for_each(|known| assert!(keys.remove(*known), "no such key: {known}"));
    let never: Vec<_> = keys.difference(&printed).collect();
    assert!(never.is_empty(), "never printed: {never:?}");
}

/// Every key that has a value of its own, in a shape and those inside it.
fn collect(shape: &'static Shape, seen: &mut Vec<&'static str>, keys: &mut BTreeSet<String>) {
    if seen.contains(&shape.name) {
        return;
    }
    seen.push(shape.name);
    for field in shape.fields {
        let inner = field.kind.mappings();
        if inner.is_empty() {
            keys.insert(format!("{}.{}", shape.name, field.key));
        }
        inner.into_iter().for_each(|inner| collect(inner, seen, keys));
    }
}
