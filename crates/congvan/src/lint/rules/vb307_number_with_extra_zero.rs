use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB307",
    name: "number-with-extra-zero",
    severities: &[Severity::Error],
    clause: "PL I, mục II.3",
    page: include_str!("vb307_number_with_extra_zero.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let Some(number) = &draft.directive.number.value else { return };
    let digits = number.notation().trim_start_matches('0');
    let zeros = number.notation().len() - digits.len();
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return;
    }
    if zeros > 1 || (zeros == 1 && digits.len() > 1) {
        let right = format!("{digits:0>2}");
        let message = Message::new(
            "chỉ số nhỏ hơn 10 mới thêm một chữ số 0 ở trước",
            "only numbers below 10 take a zero in front, and one",
        );
        report(draft.safely(Severity::Error, RULE.code, number, 0..number.notation().len(), &right, message));
    }
}
