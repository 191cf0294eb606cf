//! Holds a tree to a shape and reports every difference at once.

use crate::calendar::{Date, DayOfEvent, PartialDate};
use crate::text::diagnostic::{Diagnostic, Message, Span};
use crate::text::shape::{Field, Kind, Shape, glyphs, hints};
use crate::text::yaml::{self, Node};

/// Reports everything in `node` that `shape` does not allow. Where `partial` (the tree was cut by a syntax error),
/// missing keys are not reported: they may stand in the part that could not be read.
pub(crate) fn check(node: &Node, shape: &'static Shape, partial: bool, report: &mut Vec<Diagnostic>) {
    Checker { partial, overlay: false, above: Vec::new(), report }.map(node, shape);
}

/// As [`check`], for a file whose keys stand for those of a whole one: only `format` must be there.
pub(crate) fn check_overlay(node: &Node, shape: &'static Shape, partial: bool, report: &mut Vec<Diagnostic>) {
    Checker { partial, overlay: true, above: Vec::new(), report }.map(node, shape);
}

struct Checker<'a> {
    partial: bool,
    /// Required keys may be missing.
    overlay: bool,
    /// Mappings around the one at hand, each with its key that leads on.
    above: Vec<(&'static Shape, &'static str)>,
    report: &'a mut Vec<Diagnostic>,
}

impl Checker<'_> {
    fn error(&mut self, code: &'static str, span: &Span, message: Message, help: Message) {
        self.report.push(Diagnostic::error(code, span.clone(), message).help(help));
    }

    fn map(&mut self, node: &Node, shape: &'static Shape) {
        let yaml::Kind::Map(entries) = &node.kind else {
            self.wrong_type(
                node,
                "một nhóm khóa và giá trị",
                "a mapping of keys and values",
                &colon_help(node, shape).unwrap_or_else(|| example_of(shape)),
            );
            return;
        };
        let mut seen: Vec<&'static str> = Vec::new();
        for (key, value) in entries {
            let yaml::Kind::Text(name) = &key.kind else {
                self.error(
                    "VB004",
                    &key.span,
                    Message::new("tên khóa phải là chữ", "a key must be text"),
                    Message::new(
                        format!("các khóa ở đây: {}", hints::keys(shape)),
                        format!("the keys here: {}", hints::keys(shape)),
                    ),
                );
                continue;
            };
            let Some(field) = shape.field(name) else {
                // A brace stands before the first key.
                let in_braces = entries.first().is_some_and(|(key, _)| node.span.start < key.span.start);
                let bare = matches!(value.kind, yaml::Kind::Nothing) && in_braces;
                let help = hints::of_unknown_key(name, bare, shape, seen.last().copied(), &self.above);
                self.error(
                    "VB005",
                    &key.span,
                    Message::new(
                        format!("không có khóa `{name}` ở đây"),
                        format!("there is no key `{name}` here"),
                    ),
                    help,
                );
                continue;
            };
            if seen.contains(&field.key) {
                self.error(
                    "VB003",
                    &key.span,
                    Message::new(
                        format!("khóa `{name}` ghi hai lần"),
                        format!("the key `{name}` is given twice"),
                    ),
                    Message::new("giữ lại một, bỏ khóa kia", "keep one and delete the other"),
                );
                continue;
            }
            seen.push(field.key);
            match &value.kind {
                yaml::Kind::Nothing if field.required && !self.partial => self.missing(&key.span, field),
                yaml::Kind::Nothing => {}
                // An empty text is as good as nothing where nothing is allowed.
                yaml::Kind::Text(text) if text.is_empty() && !field.required => {}
                _ => {
                    self.above.push((shape, field.key));
                    self.value(value, &field.kind, field.key);
                    self.above.pop();
                }
            }
        }
        if self.partial {
            return;
        }
        let given = |wanted: &str| {
            entries.iter().find(|(key, value)| {
                matches!(&key.kind, yaml::Kind::Text(key) if key == wanted)
                    && !matches!(&value.kind, yaml::Kind::Nothing)
            })
        };
        for (field, other) in shape.fields.iter().filter_map(|field| Some((field, field.beside?))) {
            if let Some((_, value)) = given(field.key)
                && given(other).is_none()
            {
                self.without_effect(&value.span, field.key, other, shape.field(other));
            }
        }
        let overlay = self.overlay;
        let must = |field: &&Field| field.required && (!overlay || field.key == "format");
        for field in shape.fields.iter().filter(must) {
            if !seen.contains(&field.key) {
                self.missing(&(node.span.start..node.span.start), field);
            }
        }
    }

    fn value(&mut self, node: &Node, kind: &'static Kind, key: &'static str) {
        match kind {
            Kind::Text | Kind::Phrase(_) => self.line(node, key),
            Kind::Lines => self.value(node, &Kind::Paragraphs, key),
            Kind::Cell(shape) => match &node.kind {
                yaml::Kind::Nothing => {}
                yaml::Kind::Text(text) => self.characters(&node.span, text),
                yaml::Kind::List(_) => self.value(node, &Kind::Paragraphs, key),
                yaml::Kind::Map(_) => self.map(node, shape),
            },
            // A name that still stands there was told.
            Kind::OrFile(_) if matches!(node.kind, yaml::Kind::Text(_)) => {}
            Kind::OrFile(kind) => self.value(node, kind, key),
            Kind::OrMap(kind, map) => match &node.kind {
                yaml::Kind::Map(_) => self.value(node, map, key),
                _ => self.value(node, kind, key),
            },
            Kind::Paragraphs => match &node.kind {
                yaml::Kind::List(items) => {
                    self.not_empty(node, items, key);
                    items.iter().for_each(|item| {
                        self.text(item, key);
                    });
                }
                _ => {
                    self.text(node, key);
                }
            },
            Kind::Date => {
                if let Some(text) = self.text(node, key)
                    && let Err(why) = Date::parse(text)
                {
                    self.error("VB008", &node.span, why.into(), hints::of_date(text, false));
                }
            }
            Kind::DayOfEvent => {
                if let Some(text) = self.text(node, key)
                    && let Err(why) = DayOfEvent::parse(text)
                {
                    self.error("VB008", &node.span, why.into(), hints::of_date(text, false));
                }
            }
            Kind::PartialDate => {
                if let Some(text) = self.text(node, key)
                    && let Err(why) = PartialDate::parse(text)
                {
                    self.error("VB008", &node.span, why.into(), hints::of_date(text, true));
                }
            }
            Kind::Count(most) => {
                if let Some(text) = self.text(node, key)
                    && text.parse::<u32>().ok().is_none_or(|count| count > *most)
                {
                    self.error(
                        "VB004",
                        &node.span,
                        Message::new(
                            format!("`{key}` không nhận `{text}`"),
                            format!("`{key}` does not take `{text}`"),
                        ),
                        Message::new(
                            format!("ghi một số nguyên từ 0 đến {most}"),
                            format!("write a whole number from 0 to {most}"),
                        ),
                    );
                }
            }
            Kind::Choice(choices) => {
                if let Some(text) = self.text(node, key)
                    && !choices.iter().any(|choice| choice.takes(text))
                {
                    self.error(
                        "VB007",
                        &node.span,
                        Message::new(
                            format!("`{key}` không nhận `{text}`"),
                            format!("`{key}` does not take `{text}`"),
                        ),
                        hints::of_choice(text, choices),
                    );
                }
            }
            Kind::Map(shape) => self.map(node, shape),
            Kind::TextOr(shape, short) => match &node.kind {
                yaml::Kind::Map(_) => self.map(node, shape),
                _ if matches!(shape.field(short), Some(Field { kind: Kind::Text, .. })) => {
                    self.line(node, short)
                }
                _ => {
                    self.text(node, short);
                }
            },
            Kind::List(kind) => match &node.kind {
                yaml::Kind::List(items) => {
                    self.not_empty(node, items, key);
                    items.iter().for_each(|item| self.value(item, kind, key));
                }
                _ => self.wrong_type(
                    node,
                    "một danh sách",
                    "a list",
                    &(
                        "mỗi phần tử một dòng, bắt đầu bằng `- `".to_owned(),
                        "one item a line, each after `- `".to_owned(),
                    ),
                ),
            },
            Kind::OneOrMore(kind) => match &node.kind {
                yaml::Kind::List(items) => {
                    self.not_empty(node, items, key);
                    items.iter().for_each(|item| self.value(item, kind, key));
                }
                _ => self.value(node, kind, key),
            },
        }
    }

    fn text<'n>(&mut self, node: &'n Node, key: &str) -> Option<&'n str> {
        match &node.kind {
            yaml::Kind::Text(text) if text.trim().is_empty() => self.empty(&node.span, key),
            yaml::Kind::Nothing => self.empty(&node.span, key),
            yaml::Kind::Text(text) => {
                self.characters(&node.span, text);
                return Some(text);
            }
            yaml::Kind::List(_) | yaml::Kind::Map(_) => self.wrong_type(
                node,
                "một đoạn chữ",
                "a text",
                &(
                    "nếu câu có dấu hai chấm hoặc bắt đầu bằng `-`, `[`, `{`, đặt cả câu trong dấu nháy `\"…\"`"
                        .to_owned(),
                    "where the sentence has a colon or starts with `-`, `[` or `{`, put it in quotes `\"…\"`"
                        .to_owned(),
                ),
            ),
        }
        None
    }

    /// A text that is one line of the document.
    fn line(&mut self, node: &Node, key: &str) {
        if let Some(text) = self.text(node, key)
            && text.trim().contains('\n')
        {
            self.error(
                "VB074",
                &node.span,
                Message::new(
                    format!("`{key}` chỉ in một dòng chữ liền, ở đây có nhiều dòng riêng"),
                    format!("`{key}` is one run of text, and these are lines of their own"),
                ),
                Message::new(
                    "là một câu thì viết liền, hoặc xuống dòng sau `>-`, không để dòng trống; là nhiều câu, nhiều tên thì mỗi cái một phần tử `- ` ở khóa nhận danh sách",
                    "where it is one sentence, write it in one line or below `>-` without blank lines; where these are several, write each as an item `- ` of a key that takes a list",
                ),
            );
        }
    }

    fn empty(&mut self, span: &Span, key: &str) {
        self.error(
            "VB009",
            span,
            Message::new(format!("`{key}` để trống"), format!("`{key}` is empty")),
            Message::new(
                "ghi nội dung, hoặc bỏ hẳn khóa hay gạch đầu dòng này",
                "write something, or delete the key or item",
            ),
        );
    }

    /// Characters that are none of any text.
    fn characters(&mut self, span: &Span, text: &str) {
        let Some(list) = glyphs::list_characters(text, |c| c.is_control() && !matches!(c, '\n' | '\t'))
        else {
            return;
        };
        self.error(
            "VB010",
            span,
            Message::new(
                format!("không văn bản nào có ký tự điều khiển {list}"),
                format!("no document has the control character {list}"),
            ),
            Message::new("bỏ ký tự đó", "delete the character"),
        );
    }

    fn not_empty(&mut self, node: &Node, items: &[Node], key: &str) {
        if items.is_empty() && !self.partial {
            self.empty(&node.span, key);
        }
    }

    fn wrong_type(&mut self, node: &Node, vi: &str, en: &str, help: &(String, String)) {
        let (have_vi, have_en) = match &node.kind {
            yaml::Kind::Text(_) => ("một đoạn chữ", "a text"),
            yaml::Kind::Nothing => ("chỗ trống", "nothing"),
            yaml::Kind::List(_) => ("một danh sách", "a list"),
            yaml::Kind::Map(_) => ("một nhóm khóa và giá trị", "a mapping"),
        };
        // A collection's span would cover the whole block; its first character says where.
        let span = match &node.kind {
            yaml::Kind::Text(_) | yaml::Kind::Nothing => node.span.clone(),
            _ => node.span.start..node.span.start,
        };
        self.error(
            "VB004",
            &span,
            Message::new(
                format!("ở đây cần {vi}, không phải {have_vi}"),
                format!("expected {en}, not {have_en}"),
            ),
            Message::new(help.0.clone(), help.1.clone()),
        );
    }

    fn missing(&mut self, span: &Span, field: &Field) {
        let (key, about) = (field.key, field.about);
        let message = Message::new(format!("thiếu `{key}`"), format!("`{key}` is missing"));
        // Of the word that can only be one, that one is shown.
        let shown = if let Kind::Choice([only]) = field.kind { only.word } else { "…" };
        let help = Message::new(
            format!("thêm `{key}: {shown}` ({})", about.0),
            format!("add `{key}: {shown}` ({})", about.1),
        );
        self.report.push(Diagnostic::error("VB006", span.clone(), message).help(help).lacks(key));
    }

    fn without_effect(&mut self, span: &Span, key: &str, other: &str, beside: Option<&Field>) {
        let about = beside.map_or(("", ""), |field| field.about);
        self.error(
            "VB028",
            &(span.start..span.start),
            Message::new(
                format!("`{key}` không được in khi thiếu `{other}`"),
                format!("`{key}` is not printed without `{other}`"),
            ),
            Message::new(
                format!("thêm `{other}: …` ({}), hoặc bỏ `{key}`", about.0),
                format!("add `{other}: …` ({}), or delete `{key}`", about.1),
            ),
        );
    }
}

/// What to write where a text has a stop in the place of the colon behind a key, or no space behind it: `KT. Chủ tịch`,
/// `TM:Ủy ban nhân dân`.
fn colon_help(node: &Node, shape: &Shape) -> Option<(String, String)> {
    let yaml::Kind::Text(text) = &node.kind else { return None };
    let (key, value) = text.split_once(['.', ':'])?;
    let field = shape.field(key.trim())?;
    let right = format!("{}: {}", field.key, value.trim());
    let is_foreign = |behind: &str| behind.starts_with(char::is_whitespace);
    Some(match text[key.len()..].strip_prefix(':') {
        // `TM:⍽Ủy ban nhân dân`
        Some(behind) if is_foreign(behind) => (
            format!("ghi `{right}`, gõ lại dấu cách bằng phím cách"),
            format!("write `{right}`, with the space typed anew"),
        ),
        Some(_) => (format!("ghi `{right}`, có dấu cách"), format!("write `{right}`, with a space")),
        None => {
            (format!("ghi `{right}`, dấu hai chấm thay dấu chấm"), format!("write `{right}`, with a colon"))
        }
    })
}

fn example_of(shape: &Shape) -> (String, String) {
    (format!("các khóa: {}", hints::keys(shape)), format!("the keys: {}", hints::keys(shape)))
}
