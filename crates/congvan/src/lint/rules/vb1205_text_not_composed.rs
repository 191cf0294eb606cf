use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Fix, Message, Severity};
use unicode_normalization::{UnicodeNormalization, is_nfc};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1205",
    name: "text-not-composed",
    severities: &[Severity::Note],
    clause: "TCVN 6909:2001",
    page: include_str!("vb1205_text_not_composed.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
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
        report(Diagnostic::new(Severity::Note, RULE.code, span, message).help(help).fix(fix));
    }
}
