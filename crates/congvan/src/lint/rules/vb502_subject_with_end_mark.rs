use crate::lint::subject::without_opening;
use crate::lint::{Draft, Rule, always};
use crate::model::directive::types::Head;
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB502",
    name: "subject-with-end-mark",
    severities: &[Severity::Warning],
    clause: "PL I, mục II.5",
    page: include_str!("vb502_subject_with_end_mark.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    let subject = &directive.subject;
    // The stop of an abbreviation is its own: `… quản lý v.v.`
    let last = subject.notation().rsplit(' ').next().unwrap_or_default();
    let is_short = last.trim_end_matches('.').contains('.') && last.ends_with('.');
    if subject.notation().ends_with(['.', ';', ',', ':']) && !is_short {
        let right = subject.notation().trim_end_matches(['.', ';', ',', ':', '/', ' ']);
        // What is offered has no other fault.
        let right = match directive.kind.head {
            Head::Dispatch => without_opening(right).unwrap_or(right),
            _ => right,
        };
        let message = Message::new("trích yếu không có dấu ở cuối", "the subject has no mark at its end");
        let part = 0..subject.notation().len();
        if right.is_empty() {
            let help = Message::new("ghi việc mà văn bản nói tới", "write what the document is about");
            report(draft.finding(Severity::Warning, RULE.code, subject, part, message).help(help));
            return;
        }
        report(draft.safely(Severity::Warning, RULE.code, subject, part, right, message));
    }
}
