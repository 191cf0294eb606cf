use crate::lint::{Draft, Rule};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) struct WorkWithWrongCapitals;

impl Rule for WorkWithWrongCapitals {
    fn code(&self) -> &'static str {
        "VB1121"
    }
    fn name(&self) -> &'static str {
        "work-with-wrong-capitals"
    }
    fn clause(&self) -> &'static str {
        "PL II, mục V"
    }
    fn page(&self) -> &'static str {
        include_str!("vb1121_work_with_wrong_capitals.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        for (passage, found) in draft.matches(self.code()) {
            let message = Message::new(
                "theo Nghị định, loại ấn phẩm viết thường, tên ấn phẩm viết hoa âm tiết đầu",
                "by the decree the kind of a work is not capitalised, its name is at its first syllable",
            );
            let part = found.at.clone();
            report(draft.instead(Severity::Note, self.code(), passage.text, part, &found.right, message));
        }
    }
}
