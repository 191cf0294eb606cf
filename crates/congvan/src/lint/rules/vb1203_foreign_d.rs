use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Fix, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1203",
    name: "foreign-d",
    severities: &[Severity::Note],
    clause: "TCVN 6909:2001",
    page: include_str!("vb1203_foreign_d.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
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
        report(Diagnostic::new(Severity::Note, RULE.code, span, message).help(help).fix(fix));
    }
}
