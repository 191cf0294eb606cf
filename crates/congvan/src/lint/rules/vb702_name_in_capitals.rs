use crate::diagnostic::{Diagnostic, Message};
use crate::lint::{Draft, Rule};

pub(in crate::lint) struct NameInCapitals;

impl Rule for NameInCapitals {
    fn code(&self) -> &'static str {
        "VB702"
    }
    fn name(&self) -> &'static str {
        "name-in-capitals"
    }
    fn clause(&self) -> &'static str {
        "PL I, mục II.7; mục V.7"
    }
    fn page(&self) -> &'static str {
        include_str!("vb702_name_in_capitals.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        let directive = draft.directive;
        if let Some(name) = &directive.signatory.name
            && name.value.chars().filter(|c| c.is_alphabetic()).count() > 1
            && name.value == name.value.to_uppercase()
        {
            report(
                Diagnostic::error(
                    self.code(),
                    name.span.clone(),
                    Message::new(
                        "họ tên người ký viết chữ thường",
                        "the signatory's name is not in capitals",
                    ),
                )
                .help(Message::new(
                    "viết hoa chữ cái đầu mỗi âm tiết: `Nguyễn Văn A`",
                    "capitals at the start of each syllable only: `Nguyễn Văn A`",
                )),
            );
        }
    }
}
