use crate::lint::{Draft, Rule};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::text::inline::plain;

pub(in crate::lint) struct SubjectTooLong;

impl Rule for SubjectTooLong {
    fn code(&self) -> &'static str {
        "VB503"
    }
    fn name(&self) -> &'static str {
        "subject-too-long"
    }
    fn clause(&self) -> &'static str {
        "PL VI, mục II"
    }
    fn page(&self) -> &'static str {
        include_str!("vb503_subject_too_long.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        let subject = &draft.directive.subject;
        let length = plain(&subject.value).chars().count();
        if length > 500 {
            let message = Message::new(
                format!("trích yếu dài {length} ký tự, quá 500"),
                format!("the subject has {length} characters, more than 500"),
            );
            let help = Message::new("rút gọn trích yếu", "shorten the subject");
            report(
                draft
                    .found(Severity::Warning, self.code(), subject, 0..subject.value.len(), message)
                    .help(help),
            );
        }
    }
}
