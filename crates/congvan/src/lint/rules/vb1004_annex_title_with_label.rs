use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::lint::{Draft, Rule};

pub(in crate::lint) struct AnnexTitleWithLabel;

impl Rule for AnnexTitleWithLabel {
    fn code(&self) -> &'static str {
        "VB1004"
    }
    fn name(&self) -> &'static str {
        "annex-title-with-label"
    }
    fn clause(&self) -> &'static str {
        "PL I, mục III.1"
    }
    fn page(&self) -> &'static str {
        include_str!("vb1004_annex_title_with_label.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        for annex in &draft.directive.appendices {
            let title = &annex.title;
            let Some(rest) = ["Phụ lục", "PHỤ LỤC"].iter().find_map(|label| title.value.strip_prefix(label))
            else {
                continue;
            };
            let number = |c: char| matches!(c, 'I' | 'V' | 'X') || c.is_ascii_digit();
            let behind = rest.trim_start().trim_start_matches(number);
            let right = behind.trim_start_matches(['.', ':', '-', '–', ' ']);
            let labelled = rest.is_empty() || behind.starts_with(['.', ':', '-', '–']) || behind.is_empty();
            if labelled {
                let message = Message::new(
                    "chữ `Phụ lục` và số thứ tự do chương trình ghi",
                    "the program writes `Phụ lục` and its number itself",
                );
                let found = draft.found(Severity::Error, self.code(), title, 0..title.value.len(), message);
                let right = if right.is_empty() { "Danh sách …" } else { right };
                report(found.help(Message::new(format!("ghi `{right}`"), format!("write `{right}`"))));
            }
        }
    }
}
