use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB503",
    name: "subject-too-long",
    severities: &[Severity::Warning],
    clause: "PL VI, mục II",
    page: include_str!("vb503_subject_too_long.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let subject = &draft.directive.subject;
    let length = subject.words().chars().count();
    if length > 500 {
        let message = Message::new(
            format!("trích yếu dài {length} ký tự, quá 500"),
            format!("the subject has {length} characters, more than 500"),
        );
        let help = Message::new("rút gọn trích yếu", "shorten the subject");
        report(
            draft
                .finding(Severity::Warning, RULE.code, subject, 0..subject.notation().len(), message)
                .help(help),
        );
    }
}
