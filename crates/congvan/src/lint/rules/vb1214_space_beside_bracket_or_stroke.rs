use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1214",
    name: "space-beside-bracket-or-stroke",
    severities: &[Severity::Warning],
    clause: crate::lint::clauses::PRACTICE,
    page: include_str!("vb1214_space_beside_bracket_or_stroke.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for passage in &draft.passages {
        let text = passage.text.notation();
        for (at, _) in text.match_indices(['(', '[', '/']) {
            let stroke = text[at..].starts_with('/');
            let before = text[..at].len() - text[..at].trim_end_matches(' ').len();
            let behind = text[at + 1..].len() - text[at + 1..].trim_start_matches(' ').len();
            let start = if stroke { at - before } else { at };
            let part = start..at + 1 + behind;
            let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
            let within = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '“');
            let between =
                letter(text[..part.start].chars().next_back()) && letter(text[part.end..].chars().next());
            let opens = !stroke && within(text[part.end..].chars().next());
            // The numbers of cited documents have a rule of their own.
            let number = draft.in_number(passage, at);
            if part.len() == 1 || number || !(opens || stroke && between) {
                continue;
            }
            let mark = &text[at..=at];
            // `An( Bí thư)`: the space stands on the wrong side.
            if opens && text[..at].ends_with(char::is_alphanumeric) {
                let message = Message::new(
                    format!("dấu cách đứng trước dấu `{mark}`, không đứng sau"),
                    format!("the space stands before `{mark}`, not behind"),
                );
                let right = format!(" {mark}");
                report(draft.safely(Severity::Warning, RULE.code, passage.text, part, &right, message));
                continue;
            }
            let message = if stroke {
                Message::new("hai bên dấu `/` không có dấu cách", "no space stands beside `/`")
            } else {
                Message::new(
                    format!("sau dấu `{mark}` không có dấu cách"),
                    format!("no space follows `{mark}`"),
                )
            };
            report(draft.safely(Severity::Warning, RULE.code, passage.text, part, mark, message));
        }
    }
}
