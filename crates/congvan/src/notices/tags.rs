//! What the Tera tags of a text name, with the place of each name.

use crate::diagnostic::{Diagnostic, Message, Span};
use crate::nearest::nearest;
use crate::notices::variables::{Offer, VARIABLES, Variable};

/// A name that stands for the elements of a list: `for: day in days`, `{% for day in days %}`; or for nothing known.
pub(super) type Local<'a> = (&'a str, Option<&'static [Variable]>);

/// Words of Tera that are no variables.
const WORDS: [&str; 24] = [
    "if",
    "elif",
    "else",
    "endif",
    "for",
    "endfor",
    "in",
    "and",
    "or",
    "not",
    "is",
    "defined",
    "undefined",
    "set",
    "endset",
    "true",
    "false",
    "True",
    "False",
    "loop",
    "none",
    "None",
    "raw",
    "endraw",
];

/// So many loops within each other at most.
pub(super) const DEPTH: usize = 3;
/// So many times a text may join words with `~`: each may double what there is.
const JOINS: usize = 20;

/// A loop within too many others.
pub(super) fn too_deep(span: Span) -> Diagnostic {
    let message = Message::new(
        format!("vòng lặp lồng nhau quá {DEPTH} lớp"),
        format!("more than {DEPTH} loops within each other"),
    );
    Diagnostic::error("VB041", span, message).help(Message::new("bớt vòng lặp", "nest fewer loops"))
}

/// Reports groups and lists that would come out whole, as a program writes them.
fn whole_groups(text: &str, start: usize, locals: &[Local<'_>], report: &mut Vec<Diagnostic>) {
    let tokens = tokens(text);
    let alone = |token: Option<&Token<'_>>| matches!(token, None | Some(Token::Sign('~' | '-')));
    for (at, token) in tokens.iter().enumerate() {
        let Token::Path(path, place) = token else { continue };
        let before = at.checked_sub(1).and_then(|at| tokens.get(at));
        if !alone(before) || !alone(tokens.get(at + 1)) {
            continue;
        }
        let Some(inner) = group_of(path, locals) else { continue };
        let message = Message::new(
            format!("`{path}` là một nhóm, không phải một câu"),
            format!("`{path}` is a group, no words"),
        );
        let name = inner.iter().find(|part| part.name == "name").or(inner.first());
        let part = name.map_or("…", |part| part.name);
        let help = if elements(path, locals).is_some() {
            Message::new(
                format!("lặp qua danh sách: `{{% for x in {path} %}}{{{{ x.{part} }}}}{{% endfor %}}`"),
                format!("loop over the list: `{{% for x in {path} %}}{{{{ x.{part} }}}}{{% endfor %}}`"),
            )
        } else {
            Message::new(format!("ghi như `{path}.{part}`"), format!("write as in `{path}.{part}`"))
        };
        let from = start + place;
        report.push(Diagnostic::error("VB041", from..from + path.len(), message).help(help));
    }
}

/// The names behind a path that is no words of its own.
fn group_of(path: &str, locals: &[Local<'_>]) -> Option<&'static [Variable]> {
    let mut parts = path.split('.');
    let first = parts.next()?;
    let local = locals.iter().rev().find(|(name, _)| *name == first);
    let mut group = match local {
        Some((_, group)) => (*group)?,
        None => inside(&VARIABLES.iter().find(|variable| variable.name == first)?.offer)?,
    };
    for part in parts {
        group = inside(&group.iter().find(|variable| variable.name == part)?.offer)?;
    }
    Some(group)
}

fn inside(offer: &Offer) -> Option<&'static [Variable]> {
    match offer {
        Offer::Group(inner) | Offer::Maybe(inner) | Offer::List(inner) => Some(inner),
        Offer::Values => Some(&[]),
        Offer::Text | Offer::Flag => None,
    }
}

/// Whether a text has tags.
pub(super) fn has_tags(text: &str) -> bool {
    text.contains("{{") || text.contains("{%")
}

/// Reports every name in the tags of `text` that templates are not offered. `start` is the place of `text` in its
/// source; `values` are the names of the plan's own values, where a plan is known.
pub(super) fn check(
    text: &str,
    start: usize,
    outer: &[Local<'_>],
    values: Option<&[&str]>,
    report: &mut Vec<Diagnostic>,
) {
    let mut locals: Vec<Local<'_>> = outer.to_vec();
    let (mut rest, mut depth) = (0, outer.len());
    if text.matches('~').count() > JOINS {
        let message =
            Message::new("câu nối quá nhiều lần bằng `~`", "the text joins with `~` too many times");
        let help = Message::new("viết liền các biến: `{{ a }} {{ b }}`", "write `{{ a }} {{ b }}`");
        report.push(Diagnostic::error("VB041", start..start + text.len(), message).help(help));
    }
    while let Some(open) = text[rest..].find('{').map(|at| rest + at) {
        let closing = match text[open..].get(..2) {
            Some("{{") => "}}",
            Some("{%") => "%}",
            _ => {
                rest = open + 1;
                continue;
            }
        };
        let inner = open + 2;
        let Some(end) = text[inner..].find(closing).map(|at| inner + at) else { return };
        let span = start + inner..start + end;
        match text[inner..end].trim_start_matches('-').split_whitespace().next() {
            Some("for") => depth += 1,
            Some("endfor") => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEPTH && text[inner..end].contains(" in ") {
            report.push(too_deep(span));
        }
        names(&text[inner..end], start + inner, &mut locals, values, report);
        if closing == "}}" {
            whole_groups(&text[inner..end], start + inner, &locals, report);
        }
        rest = end + 2;
    }
}

/// Reports unknown names of one expression, as [`check`] does.
pub(super) fn check_expression(
    text: &str,
    start: usize,
    locals: &[Local<'_>],
    values: Option<&[&str]>,
    report: &mut Vec<Diagnostic>,
) {
    names(text, start, &mut locals.to_vec(), values, report);
}

/// The element of a list: the names behind `path`.
pub(super) fn elements(path: &str, locals: &[Local<'_>]) -> Option<&'static [Variable]> {
    let mut parts = path.split('.');
    let first = parts.next()?.trim();
    let mut here = match locals.iter().rev().find(|(name, _)| *name == first) {
        Some((_, group)) => return (*group).filter(|_| parts.next().is_none()),
        None => VARIABLES.iter().find(|variable| variable.name == first)?,
    };
    for part in parts {
        let (Offer::Group(inner) | Offer::Maybe(inner)) = &here.offer else { return None };
        here = inner.iter().find(|variable| variable.name == part.trim())?;
    }
    match &here.offer {
        Offer::List(inner) => Some(inner),
        _ => None,
    }
}

/// A piece of an expression.
#[derive(Debug, PartialEq)]
enum Token<'a> {
    /// A name with the dots in it, and where it begins.
    Path(&'a str, usize),
    /// A letter of Tera's grammar.
    Sign(char),
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        match letter {
            // In a quoted YAML text quotes are written `\"` or `''`.
            '"' | '\'' | '`' => {
                let doubled = letter == '\'' && text[at + 1..].starts_with('\'');
                let from = at + if doubled { 2 } else { 1 };
                let close = if doubled { "''" } else { &text[at..at + 1] };
                let end = text[from..].find(close).map_or(text.len(), |end| from + end + close.len());
                while letters.next_if(|(next, _)| *next < end).is_some() {}
            }
            letter if letter.is_alphabetic() || letter == '_' => {
                let part = |c: char| c.is_alphanumeric() || c == '_' || c == '.';
                let mut end = at + letter.len_utf8();
                while let Some((next, c)) = letters.next_if(|(_, c)| part(*c)) {
                    end = next + c.len_utf8();
                }
                tokens.push(Token::Path(&text[at..end], at));
            }
            letter if letter.is_ascii_digit() => {
                while letters.next_if(|(_, c)| c.is_alphanumeric() || *c == '.').is_some() {}
            }
            letter if letter.is_whitespace() || letter == '\\' => {}
            letter => tokens.push(Token::Sign(letter)),
        }
    }
    tokens
}

fn names<'t>(
    text: &'t str,
    start: usize,
    locals: &mut Vec<Local<'t>>,
    values: Option<&[&str]>,
    report: &mut Vec<Diagnostic>,
) {
    let tokens = tokens(text);
    let word = |at: usize| match tokens.get(at) {
        Some(Token::Path(path, _)) => *path,
        _ => "",
    };
    let mut skip = 0;
    match (word(0), word(1), word(2)) {
        ("endfor", ..) => drop(locals.pop()),
        ("for", name, "in") => {
            let group = elements(word(3), locals);
            locals.push((name, group));
            skip = 2;
        }
        ("set", name, _) => {
            locals.push((name, None));
            skip = 2;
        }
        _ => {}
    }
    for (at, token) in tokens.iter().enumerate().skip(skip) {
        let Token::Path(path, place) = token else { continue };
        let before = at.checked_sub(1).and_then(|at| tokens.get(at));
        let filter = before == Some(&Token::Sign('|'));
        let test = matches!(before, Some(Token::Path("is", _)))
            || (word(at.saturating_sub(1)) == "not" && at > 1 && word(at - 2) == "is");
        let next = (tokens.get(at + 1), tokens.get(at + 2));
        let named = next.0 == Some(&Token::Sign('=')) && next.1 != Some(&Token::Sign('='));
        let call = next.0 == Some(&Token::Sign('('));
        if call && *path == "range" {
            let message = Message::new("mẫu không dùng `range`", "templates do not use `range`");
            let help = Message::new(
                "lặp qua một danh sách: `day in days`, `group in groups`",
                "loop over a list: `day in days`, `group in groups`",
            );
            let from = start + place;
            report.push(Diagnostic::error("VB041", from..from + path.len(), message).help(help));
        }
        // What follows `references[0].` is not looked up.
        let behind = before == Some(&Token::Sign('.'));
        if filter || test || named || call || behind || WORDS.contains(path) || path.starts_with("loop.") {
            continue;
        }
        let span = |part: usize| {
            let from: usize = path.split('.').take(part).map(|part| part.len() + 1).sum();
            let part = path.split('.').nth(part).unwrap_or_default();
            start + place + from..start + place + from + part.len()
        };
        if let Some(found) = unknown(path, locals, values, span) {
            report.push(found);
        }
    }
}

/// What is wrong with a name, if anything is; `span` is the place of its part of that number.
fn unknown(
    path: &str,
    locals: &[Local<'_>],
    values: Option<&[&str]>,
    span: impl Fn(usize) -> Span,
) -> Option<Diagnostic> {
    let mut parts = path.split('.').enumerate();
    let (_, first) = parts.next()?;
    let mut group: Option<&'static [Variable]> = None;
    if let Some((_, elements)) = locals.iter().rev().find(|(name, _)| *name == first) {
        // A name that stands for a text, or for what Tera computed, is not followed.
        group = Some((*elements)?);
    }
    let mut so_far = first.to_owned();
    if group.is_none() {
        let Some(variable) = VARIABLES.iter().find(|variable| variable.name == first) else {
            let mut known: Vec<&str> = VARIABLES.iter().map(|variable| variable.name).collect();
            known.extend(locals.iter().map(|(name, _)| *name));
            return Some(wrong(span(0), path, first, &known));
        };
        match &variable.offer {
            Offer::Values => {
                let (at, name) = parts.next()?;
                let known = values?;
                return (!known.contains(&name)).then(|| missing_value(span(at), name, known));
            }
            Offer::Group(inner) | Offer::Maybe(inner) => group = Some(inner),
            Offer::Text | Offer::Flag | Offer::List(_) => {}
        }
    }
    for (at, part) in parts {
        let inner = group.unwrap_or_default();
        let Some(variable) = inner.iter().find(|variable| variable.name == part) else {
            let known: Vec<&str> = inner.iter().map(|variable| variable.name).collect();
            return Some(wrong(span(at), &format!("{so_far}.{part}"), part, &known));
        };
        group = match &variable.offer {
            Offer::Group(inner) | Offer::Maybe(inner) => Some(inner),
            _ => None,
        };
        so_far = format!("{so_far}.{part}");
    }
    None
}

fn wrong(span: Span, path: &str, part: &str, known: &[&str]) -> Diagnostic {
    let message = Message::new(
        format!("mẫu dùng biến `{path}` không có"),
        format!("the template uses the unknown variable `{path}`"),
    );
    let list = known.join("`, `");
    let help = match nearest(part, known.iter().copied()) {
        Some(near) => Message::new(format!("có phải `{near}`?"), format!("did you mean `{near}`?")),
        None if known.is_empty() => {
            Message::new("biến này không có phần sau dấu chấm", "nothing follows the dot here")
        }
        None => Message::new(format!("các biến ở đây: `{list}`"), format!("the variables here: `{list}`")),
    };
    Diagnostic::error("VB040", span, message).help(help)
}

fn missing_value(span: Span, name: &str, known: &[&str]) -> Diagnostic {
    let message = Message::new(
        format!("mẫu cần giá trị `{name}`, kế hoạch chưa ghi"),
        format!("the template needs the value `{name}`, which the plan does not give"),
    );
    let help = match nearest(name, known.iter().copied()) {
        Some(near) => Message::new(format!("có phải `{near}`?"), format!("did you mean `{near}`?")),
        None => Message::new(
            format!("thêm vào `values` của kế hoạch: `- {{name: {name}, value: …}}`"),
            format!("add it to the plan's `values`: `- {{name: {name}, value: …}}`"),
        ),
    };
    Diagnostic::error("VB042", span, message).help(help)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unknown(text: &str) -> Vec<(usize, String)> {
        let mut report = Vec::new();
        check(text, 0, &[], Some(&["hour"]), &mut report);
        report.into_iter().map(|found| (found.span.start, text[found.span].to_owned())).collect()
    }

    #[test]
    fn names_are_known_or_reported_with_their_place() {
        for right in [
            "{{ occasion.name }} {{ year }}",
            "{% for day in days %}{{ loop.index }}. {{ day.weekday }}{% if day.about == 'x.y' %}, {% endif %}{% endfor %}",
            "{% if office.level == \"commune\" and not off is defined %}{{ off.from.date | default(value='') }}{% endif %}",
            "{% if office.level == \\\"commune\\\" %}x{% endif %}",
            "{% if office.level == ''commune'' %}x{% endif %}",
            "{% set n = days | length %}{{ n + 1 }} {{ values.hour }} {# a.b #}",
            "{{ references[0].number }} {{ previous[0].symbol }}",
            "no tags { here }",
        ] {
            assert_eq!(unknown(right), [], "{right}");
        }
        assert_eq!(unknown("a {{ ocasion.name }}"), [(5, "ocasion".to_owned())]);
        assert_eq!(unknown("{{ occasion.nmae }}"), [(12, "nmae".to_owned())]);
        assert_eq!(unknown("{{ off.from.dat }}"), [(12, "dat".to_owned())]);
        assert_eq!(unknown("{% for d in days %}{{ d.x }}{% endfor %}{{ d.date }}").len(), 2);
        assert_eq!(unknown("{% if a %}{{ year.x }}{% endif %}{{ values.hours }}").len(), 3);
    }
}
