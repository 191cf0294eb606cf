use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB308",
    name: "symbol-with-en-dash",
    severities: &[Severity::Error],
    clause: "PL I, mục II.3",
    page: include_str!("vb308_symbol_with_en_dash.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    let symbols = [Some(&directive.number.symbol), directive.copy.as_ref().map(|copy| &copy.number.symbol)];
    for symbol in symbols.into_iter().flatten() {
        for (at, dash) in symbol.notation().match_indices(['–', '—', '‐', '‑']) {
            let message = Message::new(
                "giữa các nhóm chữ của ký hiệu là dấu gạch nối ngắn",
                "a hyphen stands between the groups of a symbol",
            );
            report(draft.safely(Severity::Error, RULE.code, symbol, at..at + dash.len(), "-", message));
        }
    }
}
