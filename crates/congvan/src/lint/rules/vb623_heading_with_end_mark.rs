use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::lint::clauses::PRACTICE;
use crate::lint::{Draft, Rule};

pub(in crate::lint) struct HeadingWithEndMark;

impl Rule for HeadingWithEndMark {
    fn code(&self) -> &'static str {
        "VB623"
    }
    fn name(&self) -> &'static str {
        "heading-with-end-mark"
    }
    fn clause(&self) -> &'static str {
        PRACTICE
    }
    fn page(&self) -> &'static str {
        include_str!("vb623_heading_with_end_mark.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        for heading in draft.directive.all_items().into_iter().filter_map(|item| item.heading.as_ref()) {
            let right = heading.value.trim_end_matches([':', ' ']);
            if right.len() < heading.value.len() && !right.is_empty() {
                let message = Message::new(
                    "tiêu đề không có dấu hai chấm ở cuối; nơi cần, chương trình tự ghi",
                    "a heading has no colon at its end; where one is due the program writes it",
                );
                let part = right.len()..heading.value.len();
                let found = draft.found(Severity::Note, self.code(), heading, part, message);
                report(found.help(Message::new(format!("ghi `{right}`"), format!("write `{right}`"))));
            }
        }
    }
}
