use crate::lint::{Draft, Rule};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) struct ForeignBodyWithWrongCapitals;

impl Rule for ForeignBodyWithWrongCapitals {
    fn code(&self) -> &'static str {
        "VB1111"
    }
    fn name(&self) -> &'static str {
        "foreign-body-with-wrong-capitals"
    }
    fn clause(&self) -> &'static str {
        "PL II, mục IV"
    }
    fn page(&self) -> &'static str {
        include_str!("vb1111_foreign_body_with_wrong_capitals.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        for (passage, found) in draft.matches(self.code()) {
            let message = Message::new(
                "tên tổ chức quốc tế viết hoa theo nghĩa tiếng Việt",
                "an international body is written by Vietnamese rules",
            );
            let part = found.at.clone();
            report(draft.instead(Severity::Warning, self.code(), passage.text, part, &found.right, message));
        }
    }
}
