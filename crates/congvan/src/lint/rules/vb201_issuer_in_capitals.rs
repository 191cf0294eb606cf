use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB201",
    name: "issuer-in-capitals",
    severities: &[Severity::Warning],
    clause: "PL I, mục II.2",
    page: include_str!("vb201_issuer_in_capitals.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    for issuer in directive.all_issuers() {
        let name = &issuer.name;
        if name.value.contains(' ') && name.value == name.value.to_uppercase() {
            let message = Message::new(
                "tên cơ quan ghi chữ thường, khi trình bày chương trình tự viết hoa",
                "the body's name is given in sentence case; the program sets it in capitals",
            );
            report(draft.found(Severity::Warning, RULE.code, name, 0..name.value.len(), message).help(
                Message::new(
                    "ghi như trong lời văn: `Ủy ban nhân dân xã Chi Lăng`",
                    "write it as running text does: `Ủy ban nhân dân xã Chi Lăng`",
                ),
            ));
        }
    }
}
