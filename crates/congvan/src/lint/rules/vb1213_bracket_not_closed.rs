use crate::lint::passage::Part;
use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1213",
    name: "bracket-not-closed",
    severities: &[Severity::Warning],
    clause: "thông lệ",
    page: include_str!("vb1213_bracket_not_closed.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for [open, close] in [['(', ')'], ['“', '”'], ['‘', '’']] {
        // What one paragraph opens, a later one may close.
        let mut left: Vec<(usize, usize)> = Vec::new();
        for passage in draft.passages.iter().filter(|passage| passage.part != Part::Line) {
            for (at, mark) in passage.text.value.match_indices([open, close]) {
                if mark.starts_with(open) {
                    left.push((passage.nth, at));
                } else if left.last().is_some_and(|(nth, _)| *nth == passage.nth)
                    || !label(&passage.text.value[..at])
                {
                    left.pop();
                }
            }
        }
        for (nth, at) in left {
            let text = draft.passages[nth].text;
            let message = Message::new(
                format!("dấu `{open}` không có dấu `{close}` đi cùng"),
                format!("`{open}` has no `{close}`"),
            );
            let help = Message::new(
                format!("thêm `{close}`, hoặc bỏ `{open}`"),
                format!("add `{close}`, or delete `{open}`"),
            );
            let part = at..at + open.len_utf8();
            report(draft.found(Severity::Warning, RULE.code, text, part, message).help(help));
        }
    }
}

/// Whether a bracket behind this labels an item: `a)`, `12)`.
fn label(before: &str) -> bool {
    let word = before.rsplit([' ', ';', ',']).next().unwrap_or(before);
    word.chars().count() == 1 || !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}
