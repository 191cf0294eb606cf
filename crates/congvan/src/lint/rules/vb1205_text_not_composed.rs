use crate::lint::{Draft, Rule};
use crate::text::diagnostic::{Diagnostic, Fix, Message, Severity};
use unicode_normalization::{UnicodeNormalization, is_nfc};

pub(in crate::lint) struct TextNotComposed;

impl Rule for TextNotComposed {
    fn code(&self) -> &'static str {
        "VB1205"
    }
    fn name(&self) -> &'static str {
        "text-not-composed"
    }
    fn clause(&self) -> &'static str {
        "TCVN 6909:2001"
    }
    fn page(&self) -> &'static str {
        include_str!("vb1205_text_not_composed.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        let Some(source) = draft.source.filter(|_| !draft.clean()) else { return };
        let text = source.text();
        let mut start = 0;
        for word in text.split_inclusive(char::is_whitespace) {
            let span = start..start + word.trim_end().len();
            start += word.len();
            let old = &text[span.clone()];
            if is_nfc(old) {
                continue;
            }
            let right: String = old.nfc().collect();
            let message = Message::new(
                "chữ có dấu gõ bằng mã tổ hợp, không phải dựng sẵn",
                "letters and their marks are separate code points, not composed ones",
            );
            let help = Message::new(format!("gõ lại `{right}`"), format!("type `{right}` again"));
            let fix = Fix { span: span.clone(), replacement: right };
            report(Diagnostic::new(Severity::Note, self.code(), span, message).help(help).fix(fix));
        }
    }
}
