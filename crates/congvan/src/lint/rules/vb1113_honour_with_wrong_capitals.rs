use crate::lint::{Draft, Rule};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) struct HonourWithWrongCapitals;

impl Rule for HonourWithWrongCapitals {
    fn code(&self) -> &'static str {
        "VB1113"
    }
    fn name(&self) -> &'static str {
        "honour-with-wrong-capitals"
    }
    fn clause(&self) -> &'static str {
        "PL II, mục V"
    }
    fn page(&self) -> &'static str {
        include_str!("vb1113_honour_with_wrong_capitals.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        for (passage, found) in draft.matches(self.code()) {
            let message = Message::new(
                "tên danh hiệu, huân chương viết hoa chữ đầu của danh hiệu và của tên riêng",
                "an honour takes capitals at its kind and its name",
            );
            let part = found.at.clone();
            report(draft.instead(Severity::Warning, self.code(), passage.text, part, &found.right, message));
        }
    }
}
