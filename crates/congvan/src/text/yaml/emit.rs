//! A tree as YAML that people read and every reader understands alike: block style, long sentences folded, quotes
//! only where a plain scalar would be taken for something else.

/// No line is longer, unless one word is.
const WIDTH: usize = 100;

/// A value to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    /// A key without a value: a blank to be filled in.
    Blank,
    /// Words.
    Text(String),
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
    let mut out = String::new();
    let mut apart = false;
    for (key, value) in entries {
        let mut part = String::new();
        entry(&mut part, key, value, 0);
        let long = part.trim_end().contains('\n');
        if !out.is_empty() && (apart || long) {
            out.push('\n');
        }
        out.push_str(&part);
        apart = long;
    }
    out
}

fn entry(out: &mut String, key: &str, value: &Value, indent: usize) {
    out.push_str(&" ".repeat(indent));
    out.push_str(key);
    out.push(':');
    after_mark(out, value, indent + 2, indent + key.chars().count() + 1);
}

/// What follows `key:` or `-`, on the same line or indented below it, and the line break.
fn after_mark(out: &mut String, value: &Value, indent: usize, column: usize) {
    match value {
        Value::Blank => out.push('\n'),
        Value::Text(text) => scalar(out, text, indent, column),
        Value::Word(word) => {
            out.push(' ');
            out.push_str(&quoted_if_needed(word, false));
            out.push('\n');
        }
        Value::Bare(number) => {
            out.push(' ');
            out.push_str(number);
            out.push('\n');
        }
        Value::Row(items) => match row(items).filter(|line| column + 1 + line.chars().count() <= WIDTH) {
            Some(line) => {
                out.push(' ');
                out.push_str(&line);
                out.push('\n');
            }
            None => below(out, items, indent),
        },
        Value::List(items) => below(out, items, indent),
        Value::Map(entries) => {
            out.push('\n');
            entries.iter().for_each(|(key, value)| entry(out, key, value, indent));
        }
    }
}

fn below(out: &mut String, items: &[Value], indent: usize) {
    if items.is_empty() {
        out.push_str(" []\n");
        return;
    }
    out.push('\n');
    for item in items {
        let mark = " ".repeat(indent);
        match item {
            // The first key stands on the line of the dash.
            Value::Map(entries) if !entries.is_empty() => {
                let mut inner = String::new();
                entries.iter().for_each(|(key, value)| entry(&mut inner, key, value, indent + 2));
                out.push_str(&mark);
                out.push_str("- ");
                out.push_str(inner.trim_start_matches(' '));
            }
            _ => {
                out.push_str(&mark);
                out.push('-');
                after_mark(out, item, indent + 2, indent + 1);
            }
        }
    }
}

/// All items in brackets, where each is a scalar.
fn row(items: &[Value]) -> Option<String> {
    let each = items.iter().map(|item| match item {
        Value::Text(text) | Value::Word(text) => Some(quoted_if_needed(text, true)),
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
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
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
            ("a\tb", "\"a\\tb\""),
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
