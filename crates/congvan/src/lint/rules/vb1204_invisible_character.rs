use crate::lint::{Draft, Rule};
use crate::text::diagnostic::{Diagnostic, Fix, Message, Severity};
use crate::text::normal::normalise;

pub(in crate::lint) struct InvisibleCharacter;

impl Rule for InvisibleCharacter {
    fn code(&self) -> &'static str {
        "VB1204"
    }
    fn name(&self) -> &'static str {
        "invisible-character"
    }
    fn clause(&self) -> &'static str {
        "TCVN 6909:2001"
    }
    fn page(&self) -> &'static str {
        include_str!("vb1204_invisible_character.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        let Some(source) = draft.source.filter(|_| !draft.clean()) else { return };
        for (at, letter) in source.text().char_indices() {
            if letter.is_ascii()
                || letter.is_alphabetic()
                || !normalise(letter.encode_utf8(&mut [0; 4])).is_empty()
            {
                continue;
            }
            let span = at..at + letter.len_utf8();
            let message = Message::new(
                format!("có ký tự không nhìn thấy (U+{:04X})", letter as u32),
                format!("there is an invisible character (U+{:04X})", letter as u32),
            );
            let help = Message::new("xóa ký tự này", "delete it");
            let fix = Fix { span: span.clone(), replacement: String::new() };
            report(Diagnostic::new(Severity::Note, self.code(), span, message).help(help).fix(fix));
        }
    }
}
