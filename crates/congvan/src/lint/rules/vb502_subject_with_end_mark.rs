use crate::lint::rules::vb501_subject_with_opening::without_opening;
use crate::lint::{Draft, Rule};
use crate::model::directive::types::Head;
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) struct SubjectWithEndMark;

impl Rule for SubjectWithEndMark {
    fn code(&self) -> &'static str {
        "VB502"
    }
    fn name(&self) -> &'static str {
        "subject-with-end-mark"
    }
    fn clause(&self) -> &'static str {
        "PL I, mục II.5"
    }
    fn page(&self) -> &'static str {
        include_str!("vb502_subject_with_end_mark.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        let directive = draft.directive;
        let subject = &directive.subject;
        if subject.value.ends_with(['.', ';', ',', ':']) {
            let right = subject.value.trim_end_matches(['.', ';', ',', ':', ' ']);
            // What is offered has no other fault.
            let right = match directive.kind.head {
                Head::Dispatch => without_opening(right).unwrap_or(right),
                _ => right,
            };
            let message = Message::new("trích yếu không có dấu ở cuối", "the subject has no mark at its end");
            let part = 0..subject.value.len();
            if right.is_empty() {
                let help = Message::new("ghi việc mà văn bản nói tới", "write what the document is about");
                report(draft.found(Severity::Warning, self.code(), subject, part, message).help(help));
                return;
            }
            report(draft.safely(Severity::Warning, self.code(), subject, part, right, message));
        }
    }
}
