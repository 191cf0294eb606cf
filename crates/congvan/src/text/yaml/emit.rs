//! A tree as YAML that people read and every reader understands alike: block style, long sentences folded, quotes
//! only where a plain scalar would be taken for something else.

use crate::text::diagnostic::Span;

/// No line is longer, unless one word is.
const WIDTH: usize = 100;

/// A value to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    /// A key without a value: a blank to be filled in.
    Blank,
    /// Words.
    Text(String),
    /// Words, and where they were written.
    Said(String, Span),
    /// A word of the format's own.
    Word(String),
    /// A whole number or a day, never in quotes.
    Bare(String),
    /// One item a line.
    List(Vec<Value>),
    /// On one line where it fits: rows of a table, lists of words.
    Row(Vec<Value>),
    /// Keys in their order.
    Map(Vec<(&'static str, Value)>),
}

/// The whole file; parts of more than one line are set apart at the top level.
pub(crate) fn to_yaml(entries: &[(&'static str, Value)]) -> String {
    to_yaml_with_remarks(entries, &|_, _| None)
}

/// A remark on the value at a path, given with where its words were written.
pub(crate) type Remark<'r> = &'r dyn Fn(&str, Option<&Span>) -> Option<String>;

/// As [`to_yaml`], with remarks as comments above what they are about.
pub(crate) fn to_yaml_with_remarks(entries: &[(&'static str, Value)], remark: Remark<'_>) -> String {
    let mut out = String::new();
    let mut apart = false;
    for (key, value) in entries {
        let mut part = Writer { out: String::new(), remark };
        part.comment(key, value, 0);
        part.entry(key, value, 0, key);
        let long = part.out.trim_end().contains('\n');
        if !out.is_empty() && (apart || long) {
            out.push('\n');
        }
        out.push_str(&part.out);
        apart = long;
    }
    out
}

/// Where words of a value were written; of a row, those of the first item that has any.
fn span_of(value: &Value) -> Option<&Span> {
    match value {
        Value::Said(_, span) => Some(span),
        _ => None,
    }
}

/// Every scalar with its path and where its words were written.
pub(crate) fn paths_of(entries: &[(&'static str, Value)]) -> Vec<(String, String, Option<Span>)> {
    let mut found = Vec::new();
    for (key, value) in entries {
        gather_paths(value, (*key).to_owned(), &mut found);
    }
    found
}

fn gather_paths(value: &Value, path: String, found: &mut Vec<(String, String, Option<Span>)>) {
    match value {
        Value::Blank => found.push((path, String::new(), None)),
        Value::Said(text, span) => found.push((path, text.clone(), Some(span.clone()))),
        Value::Text(word) | Value::Word(word) | Value::Bare(word) => found.push((path, word.clone(), None)),
        Value::List(items) | Value::Row(items) => {
            items
                .iter()
                .enumerate()
                .for_each(|(at, item)| gather_paths(item, format!("{path}.{}", at + 1), found));
        }
        Value::Map(entries) => {
            entries.iter().for_each(|(key, value)| gather_paths(value, format!("{path}.{key}"), found));
        }
    }
}

struct Writer<'r> {
    out: String,
    remark: Remark<'r>,
}

impl Writer<'_> {
    /// The remark on a value as a comment of its own lines.
    fn comment(&mut self, path: &str, value: &Value, indent: usize) {
        let inside = match value {
            Value::Row(items) => items
                .iter()
                .enumerate()
                .filter_map(|(at, item)| (self.remark)(&format!("{path}.{}", at + 1), span_of(item)))
                .collect(),
            _ => Vec::new(),
        };
        for remark in (self.remark)(path, span_of(value)).into_iter().chain(inside) {
            for line in remark.lines() {
                self.out.push_str(&format!("{}# {line}\n", " ".repeat(indent)));
            }
        }
    }

    fn entry(&mut self, key: &str, value: &Value, indent: usize, path: &str) {
        self.out.push_str(&" ".repeat(indent));
        self.out.push_str(key);
        self.out.push(':');
        self.after_mark(value, indent + 2, indent + key.chars().count() + 1, path);
    }

    /// What follows `key:` or `-`, on the same line or indented below it, and the line break.
    fn after_mark(&mut self, value: &Value, indent: usize, column: usize, path: &str) {
        match value {
            Value::Blank => self.out.push('\n'),
            Value::Text(text) | Value::Said(text, _) => scalar(&mut self.out, text, indent, column),
            Value::Word(word) => {
                self.out.push(' ');
                self.out.push_str(&quoted_if_needed(word, false));
                self.out.push('\n');
            }
            Value::Bare(number) => {
                self.out.push(' ');
                self.out.push_str(number);
                self.out.push('\n');
            }
            Value::Row(items) => match row(items).filter(|line| column + 1 + line.chars().count() <= WIDTH) {
                Some(line) => {
                    self.out.push(' ');
                    self.out.push_str(&line);
                    self.out.push('\n');
                }
                None => self.below(items, indent, path),
            },
            Value::List(items) => self.below(items, indent, path),
            Value::Map(entries) => {
                self.out.push('\n');
                for (key, value) in entries {
                    let path = format!("{path}.{key}");
                    self.comment(&path, value, indent);
                    self.entry(key, value, indent, &path);
                }
            }
        }
    }

    fn below(&mut self, items: &[Value], indent: usize, path: &str) {
        if items.is_empty() {
            self.out.push_str(" []\n");
            return;
        }
        self.out.push('\n');
        for (at, item) in items.iter().enumerate() {
            let path = format!("{path}.{}", at + 1);
            let mark = " ".repeat(indent);
            self.comment(&path, item, indent);
            match item {
                // The first key stands on the line of the dash, its remark above it.
                Value::Map(entries) if !entries.is_empty() => {
                    for (nth, (key, value)) in entries.iter().enumerate() {
                        let path = format!("{path}.{key}");
                        self.comment(&path, value, if nth == 0 { indent } else { indent + 2 });
                        let from = self.out.len();
                        self.entry(key, value, indent + 2, &path);
                        if nth == 0 {
                            self.out.replace_range(from..from + indent + 2, &format!("{mark}- "));
                        }
                    }
                }
                _ => {
                    self.out.push_str(&mark);
                    self.out.push('-');
                    self.after_mark(item, indent + 2, indent + 1, &path);
                }
            }
        }
    }
}

/// All items in brackets, where each is a scalar.
fn row(items: &[Value]) -> Option<String> {
    let each = items.iter().map(|item| match item {
        Value::Text(text) | Value::Said(text, _) | Value::Word(text) => Some(quoted_if_needed(text, true)),
        Value::Bare(number) => Some(number.clone()),
        _ => None,
    });
    let each: Option<Vec<String>> = each.collect();
    Some(format!("[{}]", each?.join(", ")))
}

fn scalar(out: &mut String, text: &str, indent: usize, column: usize) {
    let line = quoted_if_needed(text, false);
    let fits = column + 1 + line.chars().count() <= WIDTH;
    if fits || !may_be_folded(text) {
        out.push(' ');
        out.push_str(&line);
        out.push('\n');
        return;
    }
    out.push_str(" >-\n");
    let mut width = 0;
    for word in text.split(' ') {
        let length = word.chars().count();
        if width > 0 && width + 1 + length > WIDTH {
            out.push('\n');
            width = 0;
        }
        if width == 0 {
            out.push_str(&" ".repeat(indent));
            width = indent;
        } else {
            out.push(' ');
            width += 1;
        }
        out.push_str(word);
        width += length;
    }
    out.push('\n');
}

/// Folding keeps a text whose words are parted by one space each.
fn may_be_folded(text: &str) -> bool {
    text.contains(' ') && text.split(' ').all(|word| !word.is_empty()) && !text.chars().any(must_be_escaped)
}

/// The text as a plain scalar, or in quotes where a reader would take that for something else.
fn quoted_if_needed(text: &str, in_brackets: bool) -> String {
    if !text.is_empty() && is_plain(text, in_brackets) {
        return text.to_owned();
    }
    if !text.chars().any(must_be_escaped) && text.contains(['"', '\\']) {
        return format!("'{}'", text.replace('\'', "''"));
    }
    let mut quoted = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            // Behind a colon it would read as a path.
            '\n' if !quoted.ends_with(':') => quoted.push_str("\\n"),
            c if must_be_escaped(c) => quoted.push_str(&format!("\\U{:08X}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// Control characters, line and paragraph separators, and what is not seen.
fn must_be_escaped(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// Whether a plain scalar is read as this very text, by readers of YAML 1.1 too.
fn is_plain(text: &str, in_brackets: bool) -> bool {
    const WORDS: [&str; 11] = ["null", "~", "true", "false", "yes", "no", "on", "off", "y", "n", "="];
    let first = text.chars().next();
    let reserved = first.is_some_and(|c| "-?:,[]{}#&*!|>'\"%@`<=".contains(c)) || text.starts_with("...");
    let ends = text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace);
    let colon = text.contains(": ") || text.ends_with(':') || text.contains(" #");
    // Numbers in any base, dates and times of day, and the words of numbers that are none.
    let number = first.is_some_and(|c| c.is_ascii_digit() || "+.".contains(c))
        && text.chars().all(|c| c.is_ascii_hexdigit() || "xXoO+-._:, TZinfINFaA".contains(c));
    let word = WORDS.iter().any(|word| text.eq_ignore_ascii_case(word));
    let brackets = in_brackets && text.contains([',', '[', ']', '{', '}', ':']);
    !(reserved || ends || colon || number || word || brackets || text.chars().any(must_be_escaped))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(value: Value) -> String {
        to_yaml(&[("key", value)])
    }

    #[test]
    fn quotes_where_a_reader_would_see_something_else() {
        for (text, written) in [
            ("xã Chi Lăng", "xã Chi Lăng"),
            ("05/UBND-VX", "05/UBND-VX"),
            ("5 ngày", "5 ngày"),
            ("08", "\"08\""),
            ("1.10", "\"1.10\""),
            ("1.", "\"1.\""),
            ("0x1F", "\"0x1F\""),
            ("08:30:00", "\"08:30:00\""),
            ("1e5", "\"1e5\""),
            (".5", "\".5\""),
            ("no", "\"no\""),
            ("-", "\"-\""),
            ("a: b", "\"a: b\""),
            ("gồm:", "\"gồm:\""),
            ("xem #1", "\"xem #1\""),
            ("C#", "C#"),
            ("*nghiêng*", "\"*nghiêng*\""),
            ("nói “thế”", "nói “thế”"),
            ("\"a\": b", "'\"a\": b'"),
            ("{deadline}", "\"{deadline}\""),
            ("", "\"\""),
            ("a\tb", "\"a\\U00000009b\""),
            ("a\nb", "\"a\\nb\""),
            ("D:\nb", "\"D:\\U0000000Ab\""),
        ] {
            assert_eq!(one(Value::Text(text.to_owned())), format!("key: {written}\n"));
        }
    }

    #[test]
    fn long_words_are_folded_and_short_lists_stand_on_one_line() {
        let long = "các đơn vị ".repeat(20).trim_end().to_owned();
        let written = one(Value::Text(long.clone()));
        assert!(written.starts_with("key: >-\n  các đơn vị"));
        assert!(written.lines().all(|line| line.chars().count() <= WIDTH));
        assert_eq!(written.split_whitespace().skip(2).collect::<Vec<_>>().join(" "), long);
        let words = ["VT", "1.", "a, b"].map(|word| Value::Text(word.to_owned()));
        assert_eq!(one(Value::Row(words.to_vec())), "key: [VT, \"1.\", \"a, b\"]\n");
        assert_eq!(one(Value::List(words.to_vec())), "key:\n  - VT\n  - \"1.\"\n  - a, b\n");
        let inner = Value::Map(vec![("a", Value::Blank), ("b", Value::Word("c".to_owned()))]);
        assert_eq!(one(Value::List(vec![inner])), "key:\n  - a:\n    b: c\n");
    }
}
