use crate::lint::legacy::is_legacy;
use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1206",
    name: "legacy-font-letters",
    severities: &[Severity::Error],
    clause: "TCVN 6909:2001",
    page: include_str!("vb1206_legacy_font_letters.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for passage in &draft.passages {
        if is_legacy(passage.text.notation()) {
            let text = passage.text;
            let message = Message::new(
                "chữ gõ bằng phông cũ (TCVN3 `.VnTime`, VNI) chưa chuyển sang Unicode",
                "the text was typed in a legacy font (TCVN3 `.VnTime`, VNI) and not converted",
            );
            let help = Message::new(
                "chuyển mã sang Unicode dựng sẵn rồi chép lại",
                "convert it to Unicode and copy it again",
            );
            report(
                draft.finding(Severity::Error, RULE.code, text, 0..text.notation().len(), message).help(help),
            );
        }
    }
}
