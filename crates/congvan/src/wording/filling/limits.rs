//! What no template may do: nothing of this is needed to fill in a document, and each can grow without end.

use super::tokens::plain_tokens;
use super::{Token, tags, tokens};
use crate::text::diagnostic::{Message, Span};

/// So many loops within each other at most.
pub(crate) const DEPTH: usize = 3;
/// So many times a text may join words with `~`.
const JOINS: usize = 20;
/// What a tag may open with.
const STATEMENTS: [&str; 7] = ["if", "elif", "else", "endif", "for", "endfor", "set"];

/// Something beyond the limits.
#[derive(Debug, PartialEq)]
pub(crate) struct Beyond {
    pub(crate) span: Span,
    pub(crate) message: Message,
    pub(crate) help: Message,
}

fn wrong(span: Span, vi: impl Into<String>, en: impl Into<String>, help: (&str, &str)) -> Beyond {
    Beyond { span, message: Message::new(vi, en), help: Message::new(help.0, help.1) }
}

/// Everything beyond the limits in a text. `start` is its place in its source, `outer` the loops around it, `most` how
/// many loops may stand within each other, those included.
pub(crate) fn beyond(text: &str, start: usize, outer: usize, most: usize) -> Vec<Beyond> {
    let mut found = Vec::new();
    if text.matches('~').count() > JOINS {
        found.push(wrong(
            start..start + text.len(),
            "câu nối quá nhiều lần bằng `~`",
            "the text joins with `~` too many times",
            ("viết liền các biến: `{{ a }} {{ b }}`", "write `{{ a }} {{ b }}`"),
        ));
    }
    let mut depth = outer;
    for tag in tags(text) {
        let span = start + tag.range.start..start + tag.range.end;
        let inner = &text[tag.range];
        let tokens = tokens(inner);
        let word = match tokens.iter().find(|token| **token != Token::Sign('-')) {
            Some(Token::Path(word, _)) if tag.is_statement => *word,
            _ => "",
        };
        match word {
            "for" => depth += 1,
            "endfor" => depth = depth.saturating_sub(1),
            "set" => {
                let plain = of_set(&plain_tokens(inner), span.clone());
                found.extend(of_set(&tokens, span.clone()).or(plain));
            }
            _ if tag.is_statement && !STATEMENTS.contains(&word) => found.push(wrong(
                span.clone(),
                format!("mẫu không dùng thẻ `{word}`"),
                format!("templates do not use the tag `{word}`"),
                ("các thẻ dùng được: `if`, `for`, `set`", "the tags that may be used: `if`, `for`, `set`"),
            )),
            _ => {}
        }
        if word == "for" && depth > most {
            found.push(too_deep(span.clone(), most));
        }
        found.extend(in_either(inner, span.start, usize::from(word == "for")));
    }
    found
}

/// As [`beyond`], of an expression alone.
pub(crate) fn beyond_in_expression(text: &str, start: usize) -> Vec<Beyond> {
    in_either(text, start, 0)
}

/// Whichever way the quotes of the text are to be read.
fn in_either(text: &str, start: usize, skip: usize) -> Vec<Beyond> {
    let mut found = in_expression(&tokens(text), start, skip);
    for other in in_expression(&plain_tokens(text), start, skip) {
        if !found.contains(&other) {
            found.push(other);
        }
    }
    found
}

/// A loop within too many others.
pub(crate) fn too_deep(span: Span, most: usize) -> Beyond {
    match most {
        0 => wrong(
            span,
            "câu này không lặp được, vì không có danh sách nào",
            "there is no list here to loop over",
            ("bỏ vòng lặp", "leave out the loop"),
        ),
        _ => wrong(
            span,
            format!("vòng lặp lồng nhau quá {most} lớp"),
            format!("more than {most} loops within each other"),
            ("bớt vòng lặp", "nest fewer loops"),
        ),
    }
}

/// A name is given to one value: a text that is joined to itself again and again would double each time.
fn of_set(tokens: &[Token<'_>], span: Span) -> Option<Beyond> {
    let has = |sign: char| tokens.contains(&Token::Sign(sign));
    (!has('=') || ['~', '[', '{'].into_iter().any(has)).then(|| {
        wrong(
            span,
            "`set` chỉ đặt tên cho một giá trị",
            "`set` names one value only",
            ("như `{% set n = days | length %}`", "as in `{% set n = days | length %}`"),
        )
    })
}

/// Numbers in a row, and loops that are no tags; the first `skip` loops are.
fn in_expression(tokens: &[Token<'_>], start: usize, skip: usize) -> Vec<Beyond> {
    let mut loops = 0;
    let each = tokens.iter().enumerate().filter_map(|(at, token)| {
        let Token::Path(path, place) = token else { return None };
        let span = start + place..start + place + path.len();
        let is_call = tokens.get(at + 1) == Some(&Token::Sign('('));
        loops += usize::from(*path == "for");
        match *path {
            "range" if is_call => Some(wrong(
                span,
                "mẫu không dùng `range`",
                "templates do not use `range`",
                (
                    "lặp qua một danh sách: `day in days`, `group in groups`",
                    "loop over a list: `day in days`, `group in groups`",
                ),
            )),
            "for" if loops > skip => Some(wrong(
                span,
                "không lặp trong một biểu thức",
                "an expression has no loop in it",
                ("dùng thẻ `{% for … %}`", "use the tag `{% for … %}`"),
            )),
            _ => None,
        }
    });
    each.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_grow_is_told_with_its_place() {
        for right in [
            "{{ a }} {%- if b -%} x {% else %} y {%- endif -%}",
            "{% for x in xs %}{% for y in x.ys %}{% for z in y.zs %}{{ z }}{% endfor %}{% endfor %}{% endfor %}",
            "{% set n = days | length %}{{ n + 1 }} { no tag }",
            "{{ 'for range(' ~ b }} {# {% include 'a' %} #}",
        ] {
            assert_eq!(beyond(right, 0, 0, DEPTH), [], "{right}");
        }
        for (text, word) in [
            ("a {{ range(end=9) }}", "range"),
            ("{% for i in range(end=9) %}{% endfor %}", "range"),
            ("{{ [x ~ y for x in y] | join }}", "for"),
            ("{% include 'a' %}", " include 'a' "),
            ("{% set_global a = b %}", " set_global a = b "),
            ("{% set a = a ~ a %}", " set a = a ~ a "),
            ("{% set a %}{{ b }}{{ b }}{% endset %}", " set a "),
            ("{% set a = [a, a] %}", " set a = [a, a] "),
            ("{% filter upper %}", " filter upper "),
            ("{% raw %}{{{% endraw %}", " raw "),
            ("{{ '' ~ range(end=9) ~ '' }}", "range"),
            ("{% set a = '%}' ~ a ~ a %}", " set a = '%}' ~ a ~ a "),
            ("{# {{ #}{% set a = a ~ a %}", " set a = a ~ a "),
        ] {
            let found = beyond(text, 0, 0, DEPTH);
            assert_eq!(
                found.first().map(|found| &text[found.span.clone()]),
                Some(word),
                "{text}: {found:#?}"
            );
        }
        let nested = "{% for x in xs %}".repeat(4);
        assert_eq!(beyond(&nested, 0, 0, DEPTH).len(), 1);
        assert_eq!(beyond("{% for x in xs %}", 7, 0, 0)[0].span, 9..22);
        assert_eq!(beyond(&"{{ a ~ b }}".repeat(21), 0, 0, DEPTH).len(), 1);
        assert_eq!(beyond_in_expression("x in range(end=3)", 5)[0].span, 10..15);
    }
}
