use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::text::phone::phone_without_zero;

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1306",
    name: "phone-without-zero",
    severities: &[Severity::Error],
    clause: "thông lệ",
    page: include_str!("vb1306_phone_without_zero.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let contacts = draft.directive.contacts.iter();
    let keyed = contacts.flat_map(|contact| contact.phone.iter().chain(&contact.hotline));
    let people = draft.directive.all_people().into_iter();
    let keyed = keyed.chain(people.flat_map(|person| person.phone.iter().chain(&person.mobile)));
    for phone in keyed {
        let Some(number) = phone_without_zero(&phone.value) else { continue };
        let message = Message::new(
            format!("số điện thoại `{number}` đã mất số 0 ở đầu"),
            format!("the telephone number `{number}` has lost its first 0"),
        );
        let help = Message::new("ghi lại cả số 0 ở đầu", "write the number again with its 0");
        let all = 0..phone.value.len();
        report(draft.found(Severity::Error, RULE.code, phone, all, message).help(help));
    }
}
