use std::ops::Range;

use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1301",
    name: "phone-in-two-forms",
    severities: &[Severity::Warning],
    clause: "thông lệ",
    page: include_str!("vb1301_phone_in_two_forms.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    let contacts = directive.contacts.iter().flat_map(|contact| contact.phone.iter().chain(&contact.hotline));
    let people =
        directive.all_people().into_iter().flat_map(|person| person.phone.iter().chain(&person.mobile));
    let keyed = contacts.chain(people).map(|text| (text, 0..text.notation().len()));
    let written = draft.passages.iter().flat_map(|passage| {
        numbers(passage.text.notation()).into_iter().map(move |part| (passage.text, part))
    });
    let mut known: Vec<(String, String)> = Vec::new();
    for (text, part) in keyed.chain(written) {
        let written = text.notation()[part.clone()].trim();
        let digits: String = written.chars().filter(char::is_ascii_digit).collect();
        match known.iter().find(|(other, _)| *other == digits) {
            Some((_, first)) if *first != written && !digits.is_empty() => {
                let message = Message::new(
                    "một số điện thoại ghi theo hai cách",
                    "one telephone number is written in two ways",
                );
                report(draft.instead(Severity::Warning, RULE.code, text, part, first, message));
            }
            Some(_) => {}
            None => known.push((digits, written.to_owned())),
        }
    }
}

/// Where a text has a telephone number: ten or eleven digits from 0 on, with marks between them.
fn numbers(text: &str) -> Vec<Range<usize>> {
    let mark = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '.' | '-' | '(' | ')');
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find(|c: char| c == '(' || c.is_ascii_digit()).map(|at| from + at) {
        let end = text[start..].find(|c| !mark(c)).map_or(text.len(), |at| start + at);
        let run = text[start..end].trim_end_matches(|c: char| !c.is_ascii_digit());
        let digits = run.bytes().filter(u8::is_ascii_digit).count();
        let alone = !text[..start].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '/' | ','))
            && !text[end..].starts_with(|c: char| c.is_alphanumeric() || c == '/');
        if run.trim_start_matches('(').starts_with('0') && matches!(digits, 10 | 11) && alone {
            found.push(start..start + run.len());
        }
        from = end.max(start + 1);
    }
    found
}
