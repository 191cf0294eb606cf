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
            for (at, mark) in passage.text.notation().match_indices([open, close]) {
                if mark.starts_with(open) {
                    left.push((passage.nth, at));
                } else if left.last().is_some_and(|(nth, _)| *nth == passage.nth)
                    || !label(&passage.text.notation()[..at])
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
            report(draft.finding(Severity::Warning, RULE.code, text, part, message).help(help));
        }
    }
    for (nth, at) in straight(draft) {
        let message = Message::new("dấu `\"` không có dấu `\"` đi cùng", "`\"` has no partner");
        let help = Message::new("thêm dấu còn thiếu, hoặc bỏ dấu này", "add the other, or delete this one");
        let text = draft.passages[nth].text;
        report(draft.finding(Severity::Warning, RULE.code, text, at..at + 1, message).help(help));
    }
    for passage in &draft.passages {
        for at in square(passage.text.notation()) {
            let (one, other) =
                if passage.text.notation()[at..].starts_with('[') { ('[', ']') } else { (']', '[') };
            let message = Message::new(
                format!("dấu `{one}` không có dấu `{other}` đi cùng"),
                format!("`{one}` has no `{other}`"),
            );
            let help = Message::new(
                format!(
                    "thêm `{other}`, hoặc bỏ `{one}`; trong lời chú `^[…]` chính dấu ấy thì ghi `\\{one}`"
                ),
                format!(
                    "add `{other}`, or delete `{one}`; in a footnote `^[…]` write the sign itself as `\\{one}`"
                ),
            );
            report(draft.finding(Severity::Warning, RULE.code, passage.text, at..at + 1, message).help(help));
        }
    }
}

/// Straight quotation marks without their partner: the last of an odd number in a passage, unless the next passage has an odd
/// number too, since what one opens the other may close. Behind a digit it is an inch.
fn straight(draft: &Draft<'_>) -> Vec<(usize, usize)> {
    let mut left: Vec<(usize, usize)> = Vec::new();
    for passage in draft.passages.iter().filter(|passage| passage.part != Part::Line) {
        let text = passage.text.notation();
        let mut quotes: Vec<usize> = Vec::new();
        for (at, _) in text.match_indices('"') {
            // `màn hình 24"` where nothing is quoted; `"Hè 2027"` ends there.
            let is_inch =
                quotes.len().is_multiple_of(2) && text[..at].ends_with(|c: char| c.is_ascii_digit());
            if !is_inch {
                quotes.push(at);
            }
        }
        let Some(last) = quotes.last().filter(|_| quotes.len() % 2 == 1) else { continue };
        match left.last() {
            Some((nth, _)) if nth + 1 == passage.nth => drop(left.pop()),
            _ => left.push((passage.nth, *last)),
        }
    }
    left
}

/// Square brackets of a text without their partner; what opens a footnote that does not close has a rule of its own.
fn square(text: &str) -> Vec<usize> {
    let (mut open, mut alone, mut escaped) = (Vec::new(), Vec::new(), false);
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '[' => open.push(at),
            ']' if open.pop().is_none() => alone.push(at),
            _ => {}
        }
    }
    alone.extend(open.into_iter().filter(|at| !text[..*at].ends_with('^')));
    alone
}

/// Whether a bracket behind this labels an item: `a)`, `12)`.
fn label(before: &str) -> bool {
    let word = before.rsplit([' ', ';', ',']).next().unwrap_or(before);
    word.chars().count() == 1 || !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}
