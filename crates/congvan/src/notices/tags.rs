//! What the Tera tags of a text name, with the place of each name.

use crate::notices::variables::{Offer, VARIABLES, Variable};
use crate::text::diagnostic::{Diagnostic, Message, Span};
use crate::text::nearest::nearest;
use crate::wording::filling::{Beyond, DEPTH, Token, beyond, beyond_in_expression, tags, tokens};

/// A name that stands for the elements of a list: `for: day in days`, `{% for day in days %}`; or for nothing known.
pub(super) type Local<'a> = (&'a str, Option<&'static [Variable]>);

/// Words of Tera that are no variables.
const WORDS: [&str; 21] = [
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
    "true",
    "false",
    "True",
    "False",
    "loop",
    "none",
    "None",
];

/// A fault beyond the limits of every template.
pub(super) fn of_limits(beyond: Beyond) -> Diagnostic {
    Diagnostic::error("VB041", beyond.span, beyond.message).help(beyond.help)
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
    report.extend(beyond(text, start, outer.len(), DEPTH).into_iter().map(of_limits));
    for tag in tags(text).take_while(|tag| tag.is_closed) {
        let (inner, place) = (&text[tag.range.clone()], start + tag.range.start);
        names(inner, place, &mut locals, values, report);
        if !tag.is_statement {
            whole_groups(inner, place, &locals, report);
        }
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
    report.extend(beyond_in_expression(text, start).into_iter().map(of_limits));
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
            if group.is_none() && word(3) != "range" {
                report.push(no_list(start, &tokens, word(3)));
            }
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

/// A loop over what is no list.
fn no_list(start: usize, tokens: &[Token<'_>], path: &str) -> Diagnostic {
    let at = match tokens.get(3) {
        Some(Token::Path(_, at)) => start + at,
        _ => start,
    };
    let message = Message::new(format!("`{path}` không phải danh sách"), format!("`{path}` is no list"));
    let help = Message::new(
        "lặp qua một danh sách: `day in days`, `group in groups`",
        "loop over a list: `day in days`, `group in groups`",
    );
    Diagnostic::error("VB041", at..at + path.len(), message).help(help)
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

/// The list whose elements a name is used for outside a loop: `days` for `day`.
fn list_of(name: &str) -> Option<&'static str> {
    let lists = VARIABLES.iter().filter(|variable| matches!(variable.offer, Offer::List(_)));
    lists.map(|variable| variable.name).find(|all| all.strip_suffix('s') == Some(name))
}

fn wrong(span: Span, path: &str, part: &str, known: &[&str]) -> Diagnostic {
    let message = Message::new(
        format!("mẫu dùng biến `{path}` không có"),
        format!("the template uses the unknown variable `{path}`"),
    );
    let list = known.join("`, `");
    if let Some(all) = list_of(part).filter(|_| path.split('.').next() == Some(part)) {
        let help = Message::new(
            format!(
                "`{part}` là một phần tử của danh sách `{all}`: ghi trong mục `for: {part} in {all}`, hoặc trong `{{% for {part} in {all} %}}…{{% endfor %}}`"
            ),
            format!(
                "`{part}` is one of the list `{all}`: write it under `for: {part} in {all}`, or within `{{% for {part} in {all} %}}…{{% endfor %}}`"
            ),
        );
        return Diagnostic::error("VB040", span, message).help(help);
    }
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
        let mut report = Vec::new();
        check("{{ day.date }} {{ day }}", 0, &[], None, &mut report);
        let helps = report.iter().filter_map(|found| found.help.as_ref());
        assert_eq!(helps.filter(|help| help.vi.contains("for: day in days")).count(), 2, "{report:?}");
        assert_eq!(unknown("{% if a %}{{ year.x }}{% endif %}{{ values.hours }}").len(), 3);
    }
}
