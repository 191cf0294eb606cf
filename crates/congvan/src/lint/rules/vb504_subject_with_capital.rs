use crate::lint::{Draft, Rule, always};
use crate::model::directive::types::Head;
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::Words;

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB504",
    name: "subject-with-capital",
    severities: &[Severity::Warning],
    clause: "PL I, mục II.5",
    page: include_str!("vb504_subject_with_capital.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    let subject = &directive.subject;
    if directive.kind.head != Head::Dispatch {
        return;
    }
    let mut letters = subject.notation().chars();
    let Some(first) = letters.next().filter(|c| c.is_uppercase()) else { return };
    let right: String = first.to_lowercase().chain(letters).collect();
    if let Some(opening) = OPENINGS.iter().find(|opening| right.starts_with(**opening)) {
        let small = opening.trim_end();
        let message = Message::new(
            "trích yếu công văn đứng sau `V/v`, chữ đầu không viết hoa",
            "the subject follows `V/v` and does not start with a capital",
        );
        report(draft.safely(Severity::Warning, RULE.code, subject, 0..small.len(), small, message));
    }
}

/// Words that open a subject and are no names.
static OPENINGS: Words = Words::from_list("subject-with-capital: openings");
