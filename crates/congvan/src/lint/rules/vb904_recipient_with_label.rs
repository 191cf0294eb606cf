use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::lint::{Draft, Rule};

pub(in crate::lint) struct RecipientWithLabel;

impl Rule for RecipientWithLabel {
    fn code(&self) -> &'static str {
        "VB904"
    }
    fn name(&self) -> &'static str {
        "recipient-with-label"
    }
    fn clause(&self) -> &'static str {
        "PL I, mục II.9"
    }
    fn page(&self) -> &'static str {
        include_str!("vb904_recipient_with_label.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        let directive = draft.directive;
        for to in &directive.recipients {
            let name = to.name.value.trim_start_matches(['-', ' ']);
            if name.starts_with("Kính gửi") || to.name.value.starts_with('-') {
                let right = name.trim_start_matches("Kính gửi").trim_start_matches([':', '-', ' ']);
                let message = Message::new(
                    "chương trình tự ghi `Kính gửi:` và gạch đầu dòng",
                    "the program writes `Kính gửi:` and the dash itself",
                );
                let part = 0..to.name.value.len();
                report(draft.safely(Severity::Error, self.code(), &to.name, part, right, message));
            }
        }
    }
}
