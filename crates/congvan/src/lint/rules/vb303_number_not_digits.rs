use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB303",
    name: "number-not-digits",
    severities: &[Severity::Error],
    clause: "PL I, mục II.3",
    page: include_str!("vb303_number_not_digits.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    if let Some(number) = &directive.number.value
        && !number.notation().bytes().all(|byte| byte.is_ascii_digit())
    {
        report(
            Diagnostic::error(
                RULE.code,
                number.span.clone(),
                Message::new("số văn bản chỉ gồm chữ số Ả Rập", "a document number is made of Arabic digits"),
            )
            .help(Message::new(
                "chỉ ghi số, ví dụ `128`; ký hiệu ghi ở `symbol`; chưa có số thì để trống",
                "write the number alone, as `128`; the symbol goes to `symbol`; leave it out where unknown",
            )),
        );
    }
    if let Some(number) = &directive.number.value
        && number.notation().bytes().all(|byte| byte.is_ascii_digit())
    {
        let zero = number.notation().bytes().all(|byte| byte == b'0');
        // PL VI keeps the number in eleven characters.
        let message = match number.notation().len() {
            _ if zero => Message::new("số văn bản bắt đầu từ 01", "document numbers start from 01"),
            12.. => Message::new("số văn bản dài quá 11 chữ số", "a number of more than 11 digits"),
            _ => return,
        };
        let help = Message::new(
            "xem lại số; chưa có số thì để trống",
            "look at the number; leave it out where unknown",
        );
        report(Diagnostic::error(RULE.code, number.span.clone(), message).help(help));
    }
}
