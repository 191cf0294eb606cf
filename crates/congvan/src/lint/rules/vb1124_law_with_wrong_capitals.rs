use crate::lint::{Draft, Rule};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) struct LawWithWrongCapitals;

impl Rule for LawWithWrongCapitals {
    fn code(&self) -> &'static str {
        "VB1124"
    }
    fn name(&self) -> &'static str {
        "law-with-wrong-capitals"
    }
    fn clause(&self) -> &'static str {
        "PL II, mục V"
    }
    fn page(&self) -> &'static str {
        include_str!("vb1124_law_with_wrong_capitals.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        for (passage, found) in draft.matches(self.code()) {
            let message = Message::new(
                "tên luật viết hoa chữ `Luật` và âm tiết đầu của tên",
                "a law takes a capital on `Luật` and on the first syllable of its name",
            );
            report(draft.safely(
                Severity::Error,
                self.code(),
                passage.text,
                found.at.clone(),
                &found.right,
                message,
            ));
        }
    }
}
