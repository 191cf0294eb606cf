use crate::lint::passage::Part;
use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1212",
    name: "mark-twice",
    severities: &[Severity::Warning],
    clause: "thông lệ",
    page: include_str!("vb1212_mark_twice.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for passage in draft.passages.iter().filter(|passage| passage.part != Part::Name) {
        let text = passage.text.notation();
        for (mark, twice) in [(".", ".."), (",", ",,"), (";", ";;"), (":", "::")] {
            for (start, _) in text.match_indices(twice) {
                let (before, behind) = (&text[..start], &text[start + 2..]);
                // Three dots are a mark of their own; `v.v..` and blanks are left alone.
                let word =
                    before.ends_with(|c: char| c.is_alphanumeric() || c == ')') && !before.ends_with("v.v");
                let rest = behind.trim_start();
                let ends = rest.is_empty()
                    || behind != rest && (mark != "." || rest.starts_with(char::is_uppercase));
                if word && ends {
                    let message = Message::new(
                        format!("dấu `{mark}` ghi hai lần"),
                        format!("the mark `{mark}` stands twice"),
                    );
                    let part = start..start + 2;
                    report(draft.safely(Severity::Warning, RULE.code, passage.text, part, mark, message));
                }
            }
        }
        for (part, right) in marks_inside(text) {
            let shown = &text[part.clone()];
            let message = Message::new(
                format!("giữa câu có hai dấu `{shown}` liền nhau"),
                format!("two marks, `{shown}`, stand side by side"),
            );
            report(draft.instead(Severity::Warning, RULE.code, passage.text, part, right, message));
        }
        let is_closing = draft.directive.closing.last().is_some_and(|last| std::ptr::eq(last, passage.text));
        // What the program ends the text with is another rule's there.
        if let Some((part, right)) =
            marks_at_end(text).filter(|(part, _)| !is_closing || !text[part.clone()].contains('/'))
        {
            let shown = &text[part.clone()];
            let message = Message::new(
                format!("cuối câu có hai dấu `{shown}`"),
                format!("the sentence ends with two marks, `{shown}`"),
            );
            report(draft.instead(Severity::Warning, RULE.code, passage.text, part, right, message));
        }
        for dot in stops_in_brackets(text) {
            let message = Message::new(
                "ngoặc đơn nằm trong câu, dấu chấm đứng sau ngoặc chứ không đứng trong",
                "the brackets are part of a sentence, whose stop stands behind them",
            );
            report(draft.instead(Severity::Warning, RULE.code, passage.text, dot..dot + 2, ")", message));
        }
    }
}

/// Two different marks between words, and the one that stays: `cháy;, chữa`.
fn marks_inside(text: &str) -> Vec<(std::ops::Range<usize>, &'static str)> {
    const PAIRS: [(&str, &str); 6] =
        [(";,", ";"), (",;", ";"), (":,", ":"), (",:", ":"), (";:", ":"), (":;", ":")];
    let found = PAIRS.iter().flat_map(|(marks, right)| {
        let at = text.match_indices(marks).map(|(at, _)| at);
        let between = at.filter(|at| {
            let word = text[..*at].ends_with(char::is_alphanumeric);
            word && text[at + 2..]
                .strip_prefix(' ')
                .is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
        });
        between.map(|at| (at..at + 2, *right))
    });
    found.collect()
}

/// Different marks that end a text one behind the other (`;.`, `:./.`), and the one that stays.
fn marks_at_end(text: &str) -> Option<(std::ops::Range<usize>, &'static str)> {
    const MARKS: [char; 7] = ['.', ';', ':', ',', '/', '!', '?'];
    let words = text.trim_end_matches(|c| MARKS.contains(&c) || c == ' ');
    let end = text[words.len()..].trim_end();
    let start = words.len() + (end.len() - end.trim_start().len());
    let marks = end.trim();
    let short = words.ends_with("v.v") || words.rsplit(' ').next().is_some_and(|word| word.contains('.'));
    let alike = marks.chars().all(|c| marks.starts_with(c));
    // What stands before the end mark is taken away with it, by its own rule.
    let ends_all = marks.ends_with("./.");
    let is_form = ends_all || matches!(marks, "/." | ".../." | "…/." | "?!" | "!?");
    if marks.len() < 2 || alike || is_form || short || marks.contains("..") {
        return None;
    }
    let right = match () {
        // The program ends the whole text with `./.`.
        () if marks.contains('/') => ".",
        () if marks.contains('?') => "?",
        () if marks.contains('!') => "!",
        () if marks.contains('.') => ".",
        () if marks.contains(':') => ":",
        () => ";",
    };
    Some((start..start + marks.len(), right))
}

/// Where a stop closes brackets that are no sentence of their own: `(xem bảng.)` in the middle of one.
fn stops_in_brackets(text: &str) -> Vec<usize> {
    let mut open = None;
    let mut found = Vec::new();
    for (at, mark) in text.match_indices(['(', ')']) {
        if mark == "(" {
            let before = text[..at].trim_end();
            let own = before.is_empty() || before.ends_with(['.', ':', ';', '?', '!', '…']);
            open = (!own).then_some(at);
            continue;
        }
        let Some(inside) = open.take().and_then(|open| text[open + 1..at].strip_suffix('.')) else {
            continue;
        };
        let word = inside.rsplit(' ').next().unwrap_or(inside);
        // `(máy in, v.v.)`, `(TP.)`, `(…..)`
        let short = word.contains('.') || word.chars().count() < 3 || word.chars().all(char::is_uppercase);
        if !short {
            found.push(at - 1);
        }
    }
    found
}
