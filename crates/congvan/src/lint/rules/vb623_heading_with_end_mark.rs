use crate::lint::clauses::PRACTICE;
use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB623",
    name: "heading-with-end-mark",
    severities: &[Severity::Note],
    clause: PRACTICE,
    page: include_str!("vb623_heading_with_end_mark.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for item in draft.directive.all_items() {
        let Some(heading) = &item.heading else { continue };
        // A colon leads on to what stands below; the decree neither asks for one nor forbids it.
        let marks: &[char] =
            if item.content.is_empty() { &['.', ';', ',', ':', ' '] } else { &['.', ';', ',', ' '] };
        let right = heading.notation().trim_end_matches(marks);
        if right.len() < heading.notation().len() && !right.is_empty() && !right.ends_with("v.v") {
            let message = Message::new("tiêu đề không có dấu ở cuối", "a heading has no mark at its end");
            let part = right.len()..heading.notation().len();
            let found = draft.finding(Severity::Note, RULE.code, heading, part, message);
            report(found.help(Message::new(format!("ghi `{right}`"), format!("write `{right}`"))));
        }
    }
}
