use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Fix, Message, Severity, Span};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1207",
    name: "double-space",
    severities: &[Severity::Note],
    clause: "thông lệ",
    page: include_str!("vb1207_double_space.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let Some(source) = draft.source else { return };
    let mut spans: Vec<Span> = draft.passages.iter().map(|passage| passage.text.span.clone()).collect();
    spans.sort_by_key(|span| span.start);
    spans.dedup();
    for span in spans {
        let Some(raw) = source.text().get(span.clone()) else { continue };
        let mut from = 0;
        while let Some(start) = raw[from..].find("  ").map(|at| from + at) {
            let length = raw[start..].find(|c| c != ' ').unwrap_or(raw.len() - start);
            from = start + length;
            let inside = |c: Option<char>| c.is_some_and(|c| !matches!(c, '\n' | '\r' | '\t'));
            if inside(raw[..start].chars().next_back()) && inside(raw[from..].chars().next()) {
                let span = span.start + start..span.start + from;
                let message = Message::new("thừa dấu cách giữa hai từ", "more than one space between words");
                let help = Message::new("để một dấu cách", "leave one");
                let fix = Fix { span: span.clone(), replacement: " ".to_owned() };
                report(Diagnostic::new(Severity::Note, RULE.code, span, message).help(help).fix(fix));
            }
        }
    }
}
