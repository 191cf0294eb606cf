use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::Words;

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB707",
    name: "address-before-name",
    severities: &[Severity::Warning],
    clause: "PL I, mục II.7",
    page: include_str!("vb707_address_before_name.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    for name in directive.all_signatories().filter_map(|signatory| signatory.name.as_ref()) {
        if let Some(rest) = FORMS.iter().find_map(|form| name.notation().strip_prefix(form)) {
            let message = Message::new(
                "trước họ tên người ký không ghi cách xưng hô",
                "no form of address stands before the signatory's name",
            );
            let part = 0..name.notation().len();
            report(draft.safely(Severity::Warning, RULE.code, name, part, rest.trim(), message));
        }
    }
}

/// Forms of address.
static FORMS: Words = Words::from_list("address-before-name: forms");
