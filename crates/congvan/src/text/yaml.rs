//! YAML as a tree with spans. Scalars stay text: `08` is not 8 and `no` is not false; typing is the shape's work.

mod comment;
pub(crate) mod emit;
mod escape;
pub(crate) mod marks;
mod silent;
mod syntax;

use granit_parser::{Event, Parser, ScalarStyle};

use crate::text::diagnostic::{Diagnostic, Message, Span};
use crate::text::normal::normalise;
use crate::text::source::Source;

/// Mappings and lists may nest this deep; no document of the decree comes near it.
pub(crate) const MAX_DEPTH: usize = 40;
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

    /// The value of `key` in a mapping.
    pub(crate) fn value_of(&self, key: &str) -> Option<&Node> {
        let Kind::Map(entries) = &self.kind else { return None };
        let is_wanted = |(name, _): &&(Node, Node)| matches!(&name.kind, Kind::Text(name) if name == key);
        entries.iter().find(is_wanted).map(|(_, value)| value)
    }
}

pub(crate) use silent::{heads_block, joined_key, sentence_in_two};

/// The tree, as much of it as could be read, and every error on the way.
pub(crate) struct Tree {
    pub(crate) root: Option<Node>,
    /// Errors in source order; where one of them [cuts](cuts), parts of the tree are missing.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Whether parts of the tree are missing because of it.
pub(crate) fn cuts(found: &Diagnostic) -> bool {
    matches!(found.code, "VB001" | "VB002")
}

/// Whether a text is not as it was meant, and the rest is.
pub(crate) fn is_of_one_text(found: &Diagnostic) -> bool {
    matches!(found.code, "VB024" | "VB025" | "VB038" | "VB074")
}

/// Parses YAML. After a syntax error the line is passed over and the rest read on, so that later faults are
/// reported in the same run.
pub(crate) fn parse(source: &Source) -> Tree {
    let mut text = source.text().to_owned();
    let mut errors: Vec<Diagnostic> = Vec::new();
    let mut silent = Vec::new();
    let mut first_try = None;
    loop {
        let once = parse_once(&text, source.text());
        silent.extend(once.silent);
        first_try.get_or_insert(once.root);
        let Some(error) = once.error else { break };
        // What is wrong may stand before the place where reading ends.
        let cause = syntax::cause(&text, error.span.start);
        let error = cause.unwrap_or(error);
        let at = error.span.start;
        if errors.iter().any(|found| found.span.start == at) {
            break;
        }
        // What is too deep is so on every line that follows.
        let is_deep = error.message == too_deep();
        errors.push(error);
        if is_deep || errors.len() == MAX_SYNTAX_ERRORS || !blank_line(&mut text, at) {
            break;
        }
    }
    errors.truncate(errors.len() - in_the_wake(&errors, source.text()));
    // What an error says already is not said twice.
    silent.retain(|found| errors.iter().all(|error| error.span.start != found.span.start));
    let mut diagnostics = [errors, silent].concat();
    diagnostics.sort_by_key(|found| (found.span.start, found.code));
    diagnostics.dedup();
    // Below a space that does not indent nothing stands where it seems to: what is said of it would mislead.
    if let Some(first) = diagnostics.iter().position(syntax::is_foreign_space) {
        let behind = diagnostics.split_off(first);
        diagnostics.extend(behind.into_iter().filter(syntax::is_foreign_space));
        return Tree { root: None, diagnostics };
    }
    let mut root = first_try.flatten();
    if let Some(root) = &mut root {
        drop_absent(root, source.text().trim_start().starts_with('{'));
    }
    Tree { root, diagnostics }
}

/// Takes out keys that begin with `x-`, which are other programs' own. In JSON a program that has nothing to say writes
/// `null` or `[]`: both are as a key without a value; a person who writes `[]` in YAML is asked.
fn drop_absent(node: &mut Node, is_json: bool) {
    match &mut node.kind {
        Kind::Map(entries) => {
            entries.retain(|(key, _)| !matches!(&key.kind, Kind::Text(name) if name.starts_with("x-")));
            for (_, value) in entries {
                drop_absent(value, is_json);
                if is_json && matches!(&value.kind, Kind::List(items) if items.is_empty()) {
                    value.kind = Kind::Nothing;
                }
            }
        }
        Kind::List(items) => items.iter_mut().for_each(|item| drop_absent(item, is_json)),
        Kind::Text(_) | Kind::Nothing => {}
    }
}

/// So many errors at the end stand on lines that follow each other behind an earlier error, and say no more than that they
/// cannot be read: whatever opened before them was never closed.
fn in_the_wake(errors: &[Diagnostic], text: &str) -> usize {
    /// Fewer may be faults of their own.
    const FEWEST: usize = 3;
    let lines_between = |from: usize, to: usize| text[from..to].matches('\n').count();
    let follows = |pair: &&[Diagnostic]| {
        let [one, next] = pair else { return false };
        next.message == syntax::unreadable()
            && one.span.start < next.span.start
            && lines_between(one.span.start, next.span.start) <= 2
    };
    let run = errors.windows(2).rev().take_while(follows).count();
    if run >= FEWEST { run } else { 0 }
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

/// What one reading finds.
struct Reading {
    /// The tree up to the first error.
    root: Option<Node>,
    error: Option<Diagnostic>,
    /// What no reader of YAML would say.
    silent: Vec<Diagnostic>,
}

/// Reads up to the first error; `text` is the original but for lines passed over.
fn parse_once(text: &str, original: &str) -> Reading {
    let is_json = original.trim_start().starts_with('{');
    let mut builder = Builder { stack: Vec::new(), root: None, is_json, no_values: Vec::new() };
    let mut watch = silent::Watch::new(text, original);
    let mut error = None;
    for event in Parser::new_from_str(text) {
        match event {
            Ok((event, span)) => {
                let span = span.byte_range().unwrap_or(0..0);
                watch.event(&event, &span);
                error = builder.event(event, span).err().map(|found| *found);
            }
            Err(found) => {
                let at = found.marker().byte_offset().unwrap_or(0).min(text.len());
                error = Some(syntax::error(text, watch.read, at, found.kind()));
            }
        }
        if error.is_some() {
            break;
        }
    }
    let silent = watch.found.into_iter().chain(std::mem::take(&mut builder.no_values)).collect();
    Reading { root: builder.close(), error, silent }
}

/// Open collections, each with the key that waits for its value.
struct Builder {
    stack: Vec<(Node, Option<Node>)>,
    root: Option<Node>,
    is_json: bool,
    /// Numbers that are none, as some programs write them into JSON.
    no_values: Vec<Diagnostic>,
}

impl Builder {
    fn event(&mut self, event: Event<'_>, span: Span) -> Result<(), Box<Diagnostic>> {
        match event {
            Event::Scalar(_, _, 1.., _)
            | Event::SequenceStart(_, 1.., _)
            | Event::MappingStart(_, 1.., _) => {
                return Err(unused_syntax("VB002", span, "neo và bí danh (`&`, `*`)", "anchors and aliases"));
            }
            Event::Scalar(text, style, _, tag) => {
                if tag.is_some() {
                    return Err(unused_syntax("VB002", span, "thẻ kiểu (`!…`)", "tags (`!…`)"));
                }
                if self.is_json && style == ScalarStyle::Plain && NO_NUMBERS.contains(&&*text) {
                    self.no_values.push(no_number(&text, span.clone()));
                }
                let nothing = style == ScalarStyle::Plain && matches!(&*text, "" | "~" | "null");
                let kind =
                    if nothing { Kind::Nothing } else { Kind::Text(normalise(text.trim()).into_owned()) };
                self.add(Node { span, kind });
            }
            Event::SequenceStart(..) | Event::MappingStart(..) => {
                if self.stack.len() == MAX_DEPTH {
                    return Err(Box::new(Diagnostic::error("VB002", span, too_deep())));
                }
                let kind = match event {
                    Event::SequenceStart(..) => Kind::List(Vec::new()),
                    _ => Kind::Map(Vec::new()),
                };
                self.stack.push((Node { span, kind }, None));
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(span.end),
            Event::Alias(_) => {
                return Err(unused_syntax("VB002", span, "neo và bí danh (`&`, `*`)", "anchors and aliases"));
            }
            Event::DocumentStart(..) if self.root.is_some() => {
                let found = Diagnostic::error(
                    "VB002",
                    span,
                    Message::new("mỗi tệp chỉ có một văn bản", "one file holds one document"),
                );
                let help = Message::new(
                    "dòng `---` hay `...` kết thúc văn bản: bỏ dòng ấy (đặt trong dấu nháy nếu là chữ của câu), hoặc chuyển phần sau nó sang tệp khác",
                    "a line `---` or `...` ends the document: delete it (or quote it where it is text), or move what follows to another file",
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

/// What JSON has no word for, as programs write it all the same.
const NO_NUMBERS: [&str; 3] = ["NaN", "Infinity", "-Infinity"];

fn no_number(text: &str, span: Span) -> Diagnostic {
    let message = Message::new(
        format!("`{text}` không phải giá trị nào: chương trình đã ghi một số không có"),
        format!("`{text}` is no value: a program wrote a number that is none"),
    );
    let help = Message::new(
        "sửa ở nơi ghi ra JSON; là chữ thì đặt trong dấu nháy, không có gì thì ghi `null`",
        "mend it where the JSON is written; quote it if it is text, write `null` if it is nothing",
    );
    Diagnostic::error("VB004", span, message).help(help)
}

fn too_deep() -> Message {
    Message::new(
        format!("lồng nhau quá {MAX_DEPTH} cấp"),
        format!("nested more than {MAX_DEPTH} levels deep"),
    )
}

fn unused_syntax(code: &'static str, span: Span, vi: &str, en: &str) -> Box<Diagnostic> {
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
