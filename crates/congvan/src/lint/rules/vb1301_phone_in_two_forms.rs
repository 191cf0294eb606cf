use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::lint::{Draft, Rule};

pub(in crate::lint) struct PhoneInTwoForms;

impl Rule for PhoneInTwoForms {
    fn code(&self) -> &'static str {
        "VB1301"
    }
    fn name(&self) -> &'static str {
        "phone-in-two-forms"
    }
    fn clause(&self) -> &'static str {
        "thông lệ"
    }
    fn page(&self) -> &'static str {
        include_str!("vb1301_phone_in_two_forms.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        let directive = draft.directive;
        let contacts =
            directive.contacts.iter().flat_map(|contact| contact.phone.iter().chain(&contact.hotline));
        let people = directive.appendices.iter().flat_map(|annex| &annex.people);
        let people = people.flat_map(|person| person.phone.iter().chain(&person.mobile));
        let mut known: Vec<(String, &str)> = Vec::new();
        for text in contacts.chain(people) {
            let digits: String = text.value.chars().filter(char::is_ascii_digit).collect();
            let written = text.value.trim();
            match known.iter().find(|(other, _)| *other == digits) {
                Some((_, first)) if *first != written && !digits.is_empty() => {
                    let message = Message::new(
                        "một số điện thoại ghi theo hai cách",
                        "one telephone number is written in two ways",
                    );
                    report(draft.instead(
                        Severity::Warning,
                        self.code(),
                        text,
                        0..text.value.len(),
                        first,
                        message,
                    ));
                }
                Some(_) => {}
                None => known.push((digits, written)),
            }
        }
    }
}
