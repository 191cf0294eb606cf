use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Fix, Message, Severity};
use crate::text::normal::{normalise, turns_letters};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1204",
    name: "invisible-character",
    severities: &[Severity::Note],
    clause: "TCVN 6909:2001",
    page: include_str!("vb1204_invisible_character.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let Some(source) = draft.source.filter(|_| !draft.clean()) else { return };
    for (at, letter) in source.text().char_indices() {
        if letter.is_ascii()
            || letter.is_alphabetic()
            || !normalise(letter.encode_utf8(&mut [0; 4])).is_empty()
        {
            continue;
        }
        let span = at..at + letter.len_utf8();
        let (vi, en) = match turns_letters(letter) {
            true => (
                "ký tự không nhìn thấy, làm đảo chiều chữ",
                "an invisible character that turns letters around",
            ),
            false => ("ký tự không nhìn thấy", "an invisible character"),
        };
        let message = Message::new(
            format!("có {vi} (U+{:04X})", letter as u32),
            format!("there is {en} (U+{:04X})", letter as u32),
        );
        let help = Message::new("xóa ký tự này", "delete it");
        let fix = Fix { span: span.clone(), replacement: String::new() };
        report(Diagnostic::new(Severity::Note, RULE.code, span, message).help(help).fix(fix));
    }
}
