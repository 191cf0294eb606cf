use crate::lint::{Draft, Rule};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) struct ForeignName;

impl Rule for ForeignName {
    fn code(&self) -> &'static str {
        "VB1103"
    }
    fn name(&self) -> &'static str {
        "foreign-name"
    }
    fn clause(&self) -> &'static str {
        "PL II, mục II; mục III"
    }
    fn page(&self) -> &'static str {
        include_str!("vb1103_foreign_name.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        for (passage, found) in draft.matches(self.code()) {
            let message = Message::new(
                "tên nước ngoài phiên âm viết hoa chữ đầu mỗi bộ phận, các âm tiết nối bằng gạch nối",
                "a transcribed foreign name takes a capital at each part only",
            );
            let part = found.at.clone();
            report(draft.instead(Severity::Warning, self.code(), passage.text, part, &found.right, message));
        }
    }
}
