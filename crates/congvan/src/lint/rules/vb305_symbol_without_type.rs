use crate::lint::{Draft, Rule, always};
use crate::model::directive::types::Head;
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB305",
    name: "symbol-without-type",
    severities: &[Severity::Error],
    clause: "PL I, mục II.3",
    page: include_str!("vb305_symbol_without_type.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    let kind = directive.kind;
    let symbol = &directive.number.symbol;
    let own = format!("{}-", kind.code);
    // `QĐ - UBND`: spaces have a rule of their own.
    let written = symbol.notation().replace(' ', "");
    if kind.head == Head::Dispatch || kind.code == "ThC" || written.starts_with(&own) {
        return;
    }
    let name = kind.name.to_lowercase();
    report(
        Diagnostic::error(
            RULE.code,
            symbol.span.clone(),
            Message::new(
                format!("ký hiệu của {name} mở đầu bằng `{}`", kind.code),
                format!("the symbol of a {name} opens with `{}`", kind.code),
            ),
        )
        .help(Message::new(
            format!("ghi `{}-` rồi chữ viết tắt tên cơ quan ban hành", kind.code),
            format!("write `{}-`, then the issuing body's abbreviation", kind.code),
        )),
    );
}
