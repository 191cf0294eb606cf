use crate::lint::{Draft, Rule, always};
use crate::model::directive::types::Head;
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB311",
    name: "symbol-of-one-group",
    severities: &[Severity::Warning],
    clause: "PL I, mục II.3",
    page: include_str!("vb311_symbol_of_one_group.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    let symbol = &directive.number.symbol;
    let letters = !symbol.value.is_empty() && symbol.value.chars().all(char::is_alphanumeric);
    if directive.kind.head == Head::Dispatch && letters {
        let message = Message::new(
            "ký hiệu công văn thiếu chữ viết tắt của đơn vị soạn thảo hoặc lĩnh vực",
            "the symbol of a dispatch lacks the drafting unit or the field",
        );
        let right = format!("{}-VP", symbol.value);
        let help = Message::new(
            format!("thêm đơn vị soạn thảo: `{right}`"),
            format!("add the drafting unit: `{right}`"),
        );
        let part = 0..symbol.value.len();
        report(draft.found(Severity::Warning, RULE.code, symbol, part, message).help(help));
    }
}
