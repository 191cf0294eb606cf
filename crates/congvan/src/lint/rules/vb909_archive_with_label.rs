use crate::lint::{Draft, Rule};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) struct ArchiveWithLabel;

impl Rule for ArchiveWithLabel {
    fn code(&self) -> &'static str {
        "VB909"
    }
    fn name(&self) -> &'static str {
        "archive-with-label"
    }
    fn clause(&self) -> &'static str {
        "PL I, mục II.9"
    }
    fn page(&self) -> &'static str {
        include_str!("vb909_archive_with_label.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        for text in &draft.directive.distribution.archive {
            let Some(rest) = text.value.strip_prefix("Lưu") else { continue };
            let right = rest.trim_start_matches([':', ' ', '-']);
            let right = if right.to_lowercase() == "hồ sơ" { "HS" } else { right };
            if !right.is_empty() {
                let message = Message::new("chương trình tự ghi `Lưu:`", "the program writes `Lưu:` itself");
                report(draft.safely(Severity::Error, self.code(), text, 0..text.value.len(), right, message));
            }
        }
    }
}
