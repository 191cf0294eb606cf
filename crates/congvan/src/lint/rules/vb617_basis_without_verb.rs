use crate::lint::words::small;
use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::Words;

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB617",
    name: "basis-without-verb",
    severities: &[Severity::Warning],
    clause: "PL I, mục II.6",
    page: include_str!("vb617_basis_without_verb.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let bases = draft.directive.legal_basis.iter().filter(|basis| basis.verb.is_none());
    for text in bases.filter_map(|basis| basis.text.as_ref()) {
        let small = small(text.notation());
        let opens = |kind: &&&str| small.strip_prefix(**kind).is_some_and(|rest| rest.starts_with(' '));
        if let Some(kind) = KINDS.iter().find(opens) {
            let message = Message::new("căn cứ thiếu động từ mở đầu", "the basis does not open with a verb");
            let help = Message::new(
                format!("ghi `Căn cứ {0}` hoặc `Thực hiện {0}`", &text.notation()[..kind.len()]),
                format!("write `Căn cứ {0}` or `Thực hiện {0}`", &text.notation()[..kind.len()]),
            );
            report(draft.finding(Severity::Warning, RULE.code, text, 0..kind.len(), message).help(help));
        }
    }
}

/// Types of documents that bases name; in small letters as long as in capitals.
static KINDS: Words = Words::from_list("basis-without-verb: kinds");
