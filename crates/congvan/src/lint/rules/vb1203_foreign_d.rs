use crate::lint::{Draft, Rule};
use crate::text::diagnostic::{Diagnostic, Fix, Message, Severity};

pub(in crate::lint) struct ForeignD;

impl Rule for ForeignD {
    fn code(&self) -> &'static str {
        "VB1203"
    }
    fn name(&self) -> &'static str {
        "foreign-d"
    }
    fn clause(&self) -> &'static str {
        "TCVN 6909:2001"
    }
    fn page(&self) -> &'static str {
        include_str!("vb1203_foreign_d.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        let Some(source) = draft.source.filter(|_| !draft.clean()) else { return };
        for (at, letter) in source.text().char_indices() {
            let right = match letter {
                '\u{d0}' | '\u{189}' => "Đ",
                '\u{f0}' | '\u{256}' => "đ",
                _ => continue,
            };
            let span = at..at + letter.len_utf8();
            let message = Message::new(
                format!("chữ giống `{right}` nhưng là ký tự nước ngoài (U+{:04X})", letter as u32),
                format!("this looks like `{right}` but is a foreign letter (U+{:04X})", letter as u32),
            );
            let help = Message::new(format!("gõ lại chữ `{right}`"), format!("type `{right}` again"));
            let fix = Fix { span: span.clone(), replacement: right.to_owned() };
            report(Diagnostic::new(Severity::Note, self.code(), span, message).help(help).fix(fix));
        }
    }
}
