use crate::lint::{Draft, Rule};
use crate::text::diagnostic::{Diagnostic, Message};

pub(in crate::lint) struct AnnexWithoutContent;

impl Rule for AnnexWithoutContent {
    fn code(&self) -> &'static str {
        "VB1002"
    }
    fn name(&self) -> &'static str {
        "annex-without-content"
    }
    fn clause(&self) -> &'static str {
        "PL I, mục III.1"
    }
    fn page(&self) -> &'static str {
        include_str!("vb1002_annex_without_content.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        let directive = draft.directive;
        for annex in &directive.appendices {
            if annex.content.is_empty() {
                report(
                    Diagnostic::error(
                        self.code(),
                        annex.title.span.clone(),
                        Message::new("phụ lục không có nội dung", "the annex has no content"),
                    )
                    .help(Message::new(
                        "thêm `text`, `items`, `table` hoặc `people`, hoặc bỏ phụ lục",
                        "add `text`, `items`, `table` or `people`, or delete the annex",
                    )),
                );
            }
        }
    }
}
