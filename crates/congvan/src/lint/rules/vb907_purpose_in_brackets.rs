use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::lint::draft::Part;
use crate::lint::{Draft, Rule};

pub(in crate::lint) struct PurposeInBrackets;

impl Rule for PurposeInBrackets {
    fn code(&self) -> &'static str {
        "VB907"
    }
    fn name(&self) -> &'static str {
        "purpose-in-brackets"
    }
    fn clause(&self) -> &'static str {
        "PL I, mục II.9"
    }
    fn page(&self) -> &'static str {
        include_str!("vb907_purpose_in_brackets.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        for passage in draft.passages.iter().filter(|passage| passage.part == Part::Purpose) {
            let text = passage.text;
            if text.value.starts_with('(') {
                let right = text.value.trim_start_matches(['(', ' ']).trim_end_matches([')', ' ', ';', '.']);
                let message =
                    Message::new("chương trình tự ghi dấu ngoặc", "the program writes the brackets itself");
                report(draft.safely(
                    Severity::Warning,
                    self.code(),
                    text,
                    0..text.value.len(),
                    right,
                    message,
                ));
            }
        }
    }
}
