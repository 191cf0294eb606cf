use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB505",
    name: "subject-in-capitals",
    severities: &[Severity::Warning],
    clause: "PL I, mục II.5",
    page: include_str!("vb505_subject_in_capitals.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let subject = &draft.directive.subject;
    let letters = || subject.notation().chars().filter(|c| c.is_alphabetic());
    if subject.notation().split(' ').count() > 2 && letters().all(|c| !c.is_lowercase()) {
        let message = Message::new("trích yếu viết chữ thường", "the subject is not written in capitals");
        let help = Message::new(
            "viết lại bằng chữ thường, tên riêng viết hoa chữ đầu",
            "write it in small letters, names with capitals",
        );
        let part = 0..subject.notation().len();
        report(draft.finding(Severity::Warning, RULE.code, subject, part, message).help(help));
    }
}
