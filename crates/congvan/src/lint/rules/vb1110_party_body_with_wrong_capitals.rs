use crate::lint::{Draft, Rule};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) struct PartyBodyWithWrongCapitals;

impl Rule for PartyBodyWithWrongCapitals {
    fn code(&self) -> &'static str {
        "VB1110"
    }
    fn name(&self) -> &'static str {
        "party-body-with-wrong-capitals"
    }
    fn clause(&self) -> &'static str {
        "PL II, mục IV"
    }
    fn page(&self) -> &'static str {
        include_str!("vb1110_party_body_with_wrong_capitals.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        for (passage, found) in draft.matches(self.code()) {
            let message = Message::new("tên này có cách viết hoa cố định", "this name has fixed capitals");
            let part = found.at.clone();
            report(draft.safely(Severity::Error, self.code(), passage.text, part, &found.right, message));
        }
    }
}
