use crate::lint::{Draft, Rule};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) struct CurrencyAbbreviated;

impl Rule for CurrencyAbbreviated {
    fn code(&self) -> &'static str {
        "VB1305"
    }
    fn name(&self) -> &'static str {
        "currency-abbreviated"
    }
    fn clause(&self) -> &'static str {
        crate::lint::clauses::PRACTICE
    }
    fn page(&self) -> &'static str {
        include_str!("vb1305_currency_abbreviated.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        for passage in &draft.passages {
            for at in 0..passage.words.len() {
                if matches!(passage.word(at), "VNĐ" | "Vnđ" | "vnđ") {
                    let message = Message::new("luật không có ký hiệu `VNĐ`", "the law has no sign `VNĐ`");
                    let part = passage.range(at, at);
                    report(draft.safely(Severity::Note, self.code(), passage.text, part, "đồng", message));
                }
            }
        }
    }
}
