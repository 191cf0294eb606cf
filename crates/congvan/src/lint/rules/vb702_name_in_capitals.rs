use crate::lint::rules::vb701_degree_before_name::bare;
use crate::lint::{Draft, Rule};
use crate::text::diagnostic::{Diagnostic, Message};

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
        let names = directive.all_signatories().filter_map(|signatory| signatory.name.as_ref());
        for name in names.filter(|name| in_capitals(&name.value)) {
            let right = capitals_at_starts(bare(&name.value));
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
                    format!("viết hoa chữ cái đầu mỗi âm tiết: `{right}`"),
                    format!("capitals at the start of each syllable only: `{right}`"),
                )),
            );
        }
    }
}

/// Whether a name is all in capitals.
pub(in crate::lint) fn in_capitals(name: &str) -> bool {
    // `Y A` is a name.
    let is_long = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count() > 1;
    name.split(' ').any(is_long) && name == name.to_uppercase()
}

/// `LÊ VĂN A` as `Lê Văn A`.
pub(in crate::lint) fn capitals_at_starts(name: &str) -> String {
    let mut inside = false;
    let mut right = String::with_capacity(name.len());
    for letter in name.chars() {
        if inside {
            right.extend(letter.to_lowercase());
        } else {
            right.push(letter);
        }
        inside = letter.is_alphabetic();
    }
    right
}
