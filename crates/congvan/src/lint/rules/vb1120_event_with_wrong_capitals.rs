use crate::lint::{Draft, Rule};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) struct EventWithWrongCapitals;

impl Rule for EventWithWrongCapitals {
    fn code(&self) -> &'static str {
        "VB1120"
    }
    fn name(&self) -> &'static str {
        "event-with-wrong-capitals"
    }
    fn clause(&self) -> &'static str {
        "PL II, mục V"
    }
    fn page(&self) -> &'static str {
        include_str!("vb1120_event_with_wrong_capitals.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        for (passage, found) in draft.matches(self.code()) {
            let message = Message::new(
                "tên sự kiện lịch sử, triều đại có cách viết hoa riêng",
                "historical events and dynasties have capitals of their own",
            );
            let part = found.at.clone();
            report(draft.instead(Severity::Warning, self.code(), passage.text, part, &found.right, message));
        }
    }
}
