use crate::lint::{Draft, Rule, always};
use crate::model::directive::CopyForm;
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB309",
    name: "copy-symbol-without-form",
    severities: &[Severity::Error],
    clause: "PL I, phần II",
    page: include_str!("vb309_copy_symbol_without_form.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let Some(copy) = &draft.directive.copy else { return };
    let form = match copy.form {
        CopyForm::True => "SY",
        CopyForm::OfCopy => "SL",
        CopyForm::Extract => "TrS",
    };
    let symbol = &copy.number.symbol;
    let mut groups = symbol.notation().split(['-', '/']).map(str::trim).peekable();
    if symbol.notation().is_empty() || groups.peek() == Some(&form) {
        return;
    }
    let rest = groups.filter(|group| !["SY", "SL", "TrS", "TRS", "S"].contains(group));
    let right = std::iter::once(form).chain(rest).collect::<Vec<_>>().join("-");
    let message = Message::new(
        format!("ký hiệu bản sao bắt đầu bằng `{form}`"),
        format!("the symbol of this copy starts with `{form}`"),
    );
    report(draft.instead(Severity::Error, RULE.code, symbol, 0..symbol.notation().len(), &right, message));
}
