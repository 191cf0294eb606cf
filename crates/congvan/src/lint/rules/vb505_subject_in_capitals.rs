use crate::lint::{Draft, Rule};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) struct SubjectInCapitals;

impl Rule for SubjectInCapitals {
    fn code(&self) -> &'static str {
        "VB505"
    }
    fn name(&self) -> &'static str {
        "subject-in-capitals"
    }
    fn clause(&self) -> &'static str {
        "PL I, mục II.5"
    }
    fn page(&self) -> &'static str {
        include_str!("vb505_subject_in_capitals.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        let subject = &draft.directive.subject;
        let letters = || subject.value.chars().filter(|c| c.is_alphabetic());
        if subject.value.split(' ').count() > 2 && letters().all(|c| !c.is_lowercase()) {
            let message = Message::new("trích yếu viết chữ thường", "the subject is not written in capitals");
            let help = Message::new(
                "viết lại bằng chữ thường, tên riêng viết hoa chữ đầu",
                "write it in small letters, names with capitals",
            );
            let part = 0..subject.value.len();
            report(draft.found(Severity::Warning, self.code(), subject, part, message).help(help));
        }
    }
}
