//! Keys that YAML reads as words, since their colon is missing or has no space behind it (VB025).

use crate::text::diagnostic::{Diagnostic, Message, Span};
use crate::text::shape::{Kind, Shape};
use crate::text::source::Source;
use crate::text::yaml::{self, Node};
use crate::words::Words;

/// Tells of every text that holds a key of the mapping it stands in, or of one that may stand in its place.
pub(crate) fn tell(root: &Node, shape: &'static Shape, source: &Source, report: &mut Vec<Diagnostic>) {
    Looker { text: source.text(), above: Vec::new(), report }.map(root, shape);
}

struct Looker<'a> {
    text: &'a str,
    /// The mappings around what is at hand.
    above: Vec<&'static Shape>,
    report: &'a mut Vec<Diagnostic>,
}

impl Looker<'_> {
    fn map(&mut self, node: &Node, shape: &'static Shape) {
        let yaml::Kind::Map(entries) = &node.kind else { return };
        self.above.push(shape);
        for (key, value) in entries {
            if let yaml::Kind::Text(name) = &key.kind
                && let Some(field) = shape.field(name)
            {
                self.value(value, &field.kind);
            }
        }
        self.above.pop();
    }

    fn value(&mut self, node: &Node, kind: &'static Kind) {
        match (&node.kind, kind) {
            (yaml::Kind::Nothing, _) => {}
            (yaml::Kind::Text(_), _) => self.text(node, &kind.mappings()),
            (_, Kind::Map(shape) | Kind::TextOr(shape, _)) => self.map(node, shape),
            (yaml::Kind::Map(_), Kind::Cell(shape)) => self.map(node, shape),
            (yaml::Kind::Map(_), Kind::OneOrMore(kind)) => self.value(node, kind),
            (yaml::Kind::Map(_), Kind::OrMap(_, map)) => self.value(node, map),
            (yaml::Kind::List(_), Kind::OrMap(kind, _)) | (_, Kind::OrFile(kind)) => self.value(node, kind),
            (yaml::Kind::List(items), Kind::List(kind) | Kind::OneOrMore(kind)) => {
                items.iter().for_each(|item| self.value(item, kind));
            }
            (yaml::Kind::List(items), _) => items.iter().for_each(|item| self.value(item, kind)),
            _ => {}
        }
    }

    fn text(&mut self, node: &Node, instead: &[&'static Shape]) {
        let Some(words) = self.text.get(node.span.clone()) else { return };
        // What is in quotes or below `>` is meant as text.
        let before = self.text[..node.span.start].trim_end();
        if words.starts_with(['"', '\'', '>', '|'])
            || yaml::heads_block(&before[before.floor_char_boundary(before.len().saturating_sub(8))..])
        {
            return;
        }
        if let Some((key, value)) = glued_key(words, instead) {
            self.report.push(without_space(node.span.clone(), key, value));
        }
        let known = |word: &str| {
            let shapes = || self.above.iter().chain(instead);
            shapes().find_map(|shape| shape.field(word)).map(|field| field.key)
        };
        let mut at = node.span.start;
        let mut found = Vec::new();
        for (count, line) in words.split_inclusive('\n').enumerate() {
            let place = at + line.len() - line.trim_start().len();
            at += line.len();
            let line = line.trim();
            if let Some((key, value)) = without_colon(line).filter(|_| count > 0)
                && let Some(key) = known(key)
            {
                found.push(yaml::joined_key(place..place + line.len(), key, value));
            }
        }
        self.report.append(&mut found);
    }
}

/// The key of one of the mappings that a text opens with, its colon glued to the value: `name:Các phòng`.
fn glued_key<'t>(words: &'t str, instead: &[&'static Shape]) -> Option<(&'t str, &'t str)> {
    let (key, value) = words.split_once(':')?;
    let known = instead.iter().any(|shape| shape.field(key).is_some());
    (known && !value.starts_with(char::is_whitespace) && !value.is_empty()).then_some((key, value))
}

/// The word that a line opens with, where it may be a key without its colon, and what stands behind it: `name Nguyễn Văn A`,
/// `text= Tiếp tục`, `distribution`.
fn without_colon(line: &str) -> Option<(&str, &str)> {
    /// Shorter ones are words of Vietnamese: `to`.
    const SHORTEST: usize = 3;
    static WORDS: Words = Words::from_list("joined keys: words of prose");
    let word = line.len() - line.trim_start_matches(|c: char| c.is_ascii_lowercase() || c == '_').len();
    let (word, rest) = line.split_at(word);
    let rest = rest.trim_start();
    let is_apart = rest.is_empty() || line[word.len()..].starts_with([' ', '\t', '=']);
    (word.len() >= SHORTEST && is_apart && !WORDS.contains(&word))
        .then(|| (word, rest.trim_start_matches('=').trim_start()))
}

fn without_space(place: Span, key: &str, value: &str) -> Diagnostic {
    let message = Message::new(
        format!("sau dấu hai chấm của khóa `{key}` thiếu dấu cách, nên cả khóa bị coi là chữ"),
        format!("no space follows the colon of the key `{key}`, so that the key is taken for words"),
    );
    let first = value.lines().next().unwrap_or_default().trim();
    let help = Message::new(
        format!("ghi `{key}: {first}`; là chữ của câu thì đặt cả câu trong dấu nháy `\"…\"`"),
        format!("write `{key}: {first}`; where it is text, put the whole sentence in quotes `\"…\"`"),
    );
    Diagnostic::error("VB025", place, message).help(help)
}

#[cfg(test)]
mod tests {
    use crate::model::directive::Directive;
    use crate::text::source::Source;

    fn flagged_words(text: &str) -> Vec<String> {
        let source = Source::new("test", format!("format: congvan/1\n{text}"));
        let found = Directive::parse(&source).diagnostics;
        let found = found.iter().filter(|found| found.code == "VB025");
        found.map(|found| source.text()[found.span.clone()].to_owned()).collect()
    }

    #[test]
    fn keys_that_are_read_as_words() {
        for (text, words) in [
            ("recipients:\n  - name:Các phòng\n", "name:Các phòng"),
            ("measures:\n  - heading:Công an xã\n", "heading:Công an xã"),
            ("measures:\n  - heading: A\n    items:\n      - text:Gửi\n", "text:Gửi"),
            ("legal_basis:\n  - type:Luật\n", "type:Luật"),
            ("distribution:\n  to:\n    - name:UBND tỉnh\n", "name:UBND tỉnh"),
            ("signatory:\n  title: Chủ tịch\n    name Nguyễn Văn A\n", "name Nguyễn Văn A"),
            ("closing: Yêu cầu các cơ quan\n  distribution\n", "distribution"),
            ("measures:\n  - text: Tuần tra\n      deadline 2027-01-05\n", "deadline 2027-01-05"),
            ("measures:\n  - Phân công\n    text= Tiếp tục\n", "text= Tiếp tục"),
        ] {
            assert_eq!(flagged_words(text), [words], "{text}");
        }
    }

    #[test]
    fn words_that_are_no_keys() {
        for text in [
            "recipients:\n  - \"name:Các phòng\"\n  - https://a.gov.vn\n",
            "closing: Phân công\n  to lớn\n",
            "closing: Gửi qua\n  email a@b.gov.vn\n",
            "closing: >-\n  Phân công\n  distribution\n",
            "closing: \"Phân công\n  distribution\"\n",
            "subject: triển khai\n  nội dung sau\n",
        ] {
            assert_eq!(flagged_words(text), Vec::<String>::new(), "{text}");
        }
    }
}
