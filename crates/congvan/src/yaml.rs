//! YAML as a tree with spans. Scalars stay text: `08` is not 8 and `no` is not false; typing is the shape's work.

pub(crate) mod emit;

use granit_parser::{ErrorKind, Event, Parser, ScalarStyle};

use crate::diagnostic::{Diagnostic, Message, Span};
use crate::normal::normalise;
use crate::source::Source;

/// Mappings and lists may nest this deep; no document of the decree comes near it.
const MAX_DEPTH: usize = 40;
/// So many syntax errors are reported before reading stops.
const MAX_SYNTAX_ERRORS: usize = 10;

/// A YAML node and where it stands.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    pub(crate) span: Span,
    pub(crate) kind: Kind,
}

#[derive(Debug, Clone)]
pub(crate) enum Kind {
    /// A text, in NFC.
    Text(String),
    /// `key:` without a value, `~` or `null`.
    Nothing,
    List(Vec<Node>),
    Map(Vec<(Node, Node)>),
}

impl Node {
    /// The items of a list; none of anything else.
    pub(crate) fn items(&self) -> &[Node] {
        match &self.kind {
            Kind::List(items) => items,
            _ => &[],
        }
    }
}

/// The tree, as much of it as could be read, and every error of syntax on the way.
pub(crate) struct Tree {
    pub(crate) root: Option<Node>,
    /// Syntax errors; where there are any, parts of the tree may be missing.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Parses YAML. After a syntax error the line is passed over and the rest read on, so that later faults are
/// reported in the same run.
pub(crate) fn parse(source: &Source) -> Tree {
    let mut text = source.text().to_owned();
    let mut diagnostics: Vec<Diagnostic> = Vec::new();
    let mut first_try = None;
    loop {
        let (root, error) = parse_once(&text);
        let Some(error) = error else {
            return Tree {
                root: if diagnostics.is_empty() { root } else { first_try.flatten() },
                diagnostics,
            };
        };
        let at = error.span.start;
        first_try.get_or_insert(root);
        let known = diagnostics.iter().any(|found| found.span.start >= at);
        if known {
            break;
        }
        diagnostics.push(error);
        if diagnostics.len() == MAX_SYNTAX_ERRORS || !blank_line(&mut text, at) {
            break;
        }
    }
    Tree { root: first_try.flatten(), diagnostics }
}

/// Overwrites the line at `at` with spaces, so that all offsets stay; false where it was blank already.
fn blank_line(text: &mut String, at: usize) -> bool {
    let at = text.floor_char_boundary(at);
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[start..].find('\n').map_or(text.len(), |newline| start + newline);
    if text[start..end].trim().is_empty() {
        return false;
    }
    let spaces = " ".repeat(end - start);
    text.replace_range(start..end, &spaces);
    true
}

/// The tree up to the first error.
fn parse_once(text: &str) -> (Option<Node>, Option<Diagnostic>) {
    let mut builder = Builder { stack: Vec::new(), root: None };
    for event in Parser::new_from_str(text) {
        let error = match event {
            Ok((event, span)) => {
                builder.event(event, span.byte_range().unwrap_or(0..0)).err().map(|found| *found)
            }
            Err(error) => {
                let at = error.marker().byte_offset().unwrap_or(0).min(text.len());
                Some(syntax_error(text, at, error.kind()))
            }
        };
        if let Some(error) = error {
            return (builder.close(), Some(error));
        }
    }
    (builder.close(), None)
}

fn syntax_error(text: &str, at: usize, kind: &ErrorKind) -> Diagnostic {
    let at = text.floor_char_boundary(at);
    let line_start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let line_end = text[at..].find(['\r', '\n']).map_or(text.len(), |newline| at + newline);
    let line = &text[line_start..line_end];
    let tab = line.bytes().take_while(u8::is_ascii_whitespace).any(|byte| byte == b'\t');
    let star = line.trim_start_matches([' ', '-']).starts_with(['*', '&', '!', '%', '@', '`']);
    let colon = line.split_once(": ").is_some_and(|(_, value)| value.contains(": "));
    let help = if tab {
        Message::new("thụt đầu dòng bằng dấu cách, không dùng phím Tab", "indent with spaces, not with tabs")
    } else if star || matches!(kind, ErrorKind::UnknownAnchor) {
        Message::new(
            "câu bắt đầu bằng `*`, `&`, `!`, `%`, `@` thì đặt cả câu trong dấu nháy: `\"*…*\"`",
            "put a sentence that starts with `*`, `&`, `!`, `%` or `@` in quotes: `\"*…*\"`",
        )
    } else if colon {
        Message::new(
            "câu có dấu hai chấm thì đặt cả câu trong dấu nháy: `\"…: …\"`",
            "put a sentence with a colon in quotes: `\"…: …\"`",
        )
    } else {
        Message::new(
            "xem lại dòng này và dòng ngay trên: thụt đầu dòng, dấu hai chấm sau tên khóa, dấu nháy và ngoặc chưa đóng",
            "look at this line and the one above: indentation, the colon after a key, an unclosed quote or bracket",
        )
    };
    let what = match kind {
        ErrorKind::UnknownAnchor => ("bí danh không có", "unknown alias"),
        ErrorKind::TabNotAllowed | ErrorKind::TabInBlockIndentation => ("có phím Tab", "a tab"),
        ErrorKind::InvalidIndentation => ("thụt đầu dòng sai", "wrong indentation"),
        ErrorKind::UnexpectedEof
        | ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofImplicitFlowMapping => ("hết tệp mà chưa đóng", "the file ends too early"),
        ErrorKind::ExpectedBlockMappingKey | ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => {
            ("chờ `khóa: giá trị`", "expected `key: value`")
        }
        ErrorKind::ExpectedFlowMappingSeparator | ErrorKind::ExpectedFlowSequenceSeparator => {
            ("thiếu dấu phẩy hoặc ngoặc đóng", "a comma or a closing bracket is missing")
        }
        ErrorKind::ExpectedBlockSequenceEntry => ("chờ gạch đầu dòng `- `", "expected `- `"),
        _ => ("dòng này không đọc được", "this line cannot be read"),
    };
    Diagnostic::error(
        "VB001",
        at..line_end,
        Message::new(format!("sai cú pháp YAML: {}", what.0), format!("YAML syntax error: {}", what.1)),
    )
    .help(help)
}

/// Open collections, each with the key that waits for its value.
struct Builder {
    stack: Vec<(Node, Option<Node>)>,
    root: Option<Node>,
}

impl Builder {
    fn event(&mut self, event: Event<'_>, span: Span) -> Result<(), Box<Diagnostic>> {
        match event {
            Event::Scalar(_, _, 1.., _)
            | Event::SequenceStart(_, 1.., _)
            | Event::MappingStart(_, 1.., _) => {
                return Err(unused("VB002", span, "neo và bí danh (`&`, `*`)", "anchors and aliases"));
            }
            Event::Scalar(text, style, _, tag) => {
                if tag.is_some() {
                    return Err(unused("VB002", span, "thẻ kiểu (`!…`)", "tags (`!…`)"));
                }
                let nothing = style == ScalarStyle::Plain && matches!(&*text, "" | "~" | "null");
                let kind =
                    if nothing { Kind::Nothing } else { Kind::Text(normalise(text.trim()).into_owned()) };
                self.add(Node { span, kind });
            }
            Event::SequenceStart(..) | Event::MappingStart(..) => {
                if self.stack.len() == MAX_DEPTH {
                    return Err(Box::new(Diagnostic::error(
                        "VB002",
                        span,
                        Message::new(
                            format!("lồng nhau quá {MAX_DEPTH} cấp"),
                            format!("nested more than {MAX_DEPTH} levels deep"),
                        ),
                    )));
                }
                let kind = match event {
                    Event::SequenceStart(..) => Kind::List(Vec::new()),
                    _ => Kind::Map(Vec::new()),
                };
                self.stack.push((Node { span, kind }, None));
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(span.end),
            Event::Alias(_) => {
                return Err(unused("VB002", span, "neo và bí danh (`&`, `*`)", "anchors and aliases"));
            }
            Event::DocumentStart(..) if self.root.is_some() => {
                let found = Diagnostic::error(
                    "VB002",
                    span,
                    Message::new("mỗi tệp chỉ có một văn bản", "one file holds one document"),
                );
                let help = Message::new(
                    "bỏ dòng `---` và phần sau nó sang tệp khác",
                    "move what follows `---` to another file",
                );
                return Err(Box::new(found.help(help)));
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, end: usize) {
        if let Some((mut node, pending)) = self.stack.pop() {
            if let (Kind::Map(entries), Some(key)) = (&mut node.kind, pending) {
                let nothing = Node { span: key.span.clone(), kind: Kind::Nothing };
                entries.push((key, nothing));
            }
            node.span.end = end.max(node.span.start);
            self.add(node);
        }
    }

    fn add(&mut self, node: Node) {
        let Some((parent, pending)) = self.stack.last_mut() else {
            self.root.get_or_insert(node);
            return;
        };
        match &mut parent.kind {
            Kind::List(items) => items.push(node),
            Kind::Map(entries) => match pending.take() {
                None => *pending = Some(node),
                Some(key) => entries.push((key, node)),
            },
            Kind::Text(_) | Kind::Nothing => {}
        }
    }

    /// Ends what is still open, after an error.
    fn close(mut self) -> Option<Node> {
        while let Some((node, _)) = self.stack.last() {
            let end = node.span.end;
            self.end(end);
        }
        self.root
    }
}

fn unused(code: &'static str, span: Span, vi: &str, en: &str) -> Box<Diagnostic> {
    let found = Diagnostic::error(
        code,
        span,
        Message::new(format!("không dùng {vi} trong tệp này"), format!("{en} are not used here")),
    );
    Box::new(found.help(Message::new(
        "viết giá trị ra đầy đủ, đặt trong dấu nháy nếu cần",
        "write the value out, in quotes where needed",
    )))
}
