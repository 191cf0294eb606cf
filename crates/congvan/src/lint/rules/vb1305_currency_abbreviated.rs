use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1305",
    name: "currency-abbreviated",
    severities: &[Severity::Note],
    clause: crate::lint::clauses::PRACTICE,
    page: include_str!("vb1305_currency_abbreviated.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for passage in &draft.passages {
        for at in 0..passage.words.len() {
            if matches!(passage.word(at), "VNĐ" | "Vnđ" | "vnđ") {
                let message = Message::new("luật không có ký hiệu `VNĐ`", "the law has no sign `VNĐ`");
                let part = passage.range(at, at);
                report(draft.safely(Severity::Note, RULE.code, passage.text, part, "đồng", message));
            }
        }
    }
}
