use std::ops::Range;

use crate::lint::words::small;
use crate::lint::{Draft, Rule, always};
use crate::model::directive::{Directive, Row, Text};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::text::phone::phone_without_zero;
use crate::words::Words;

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
    let parties = draft.directive.parties.iter().filter_map(|party| party.phone.as_ref());
    for phone in keyed.chain(parties) {
        let Some(number) = phone_without_zero(phone.notation()) else { continue };
        report(finding(draft, phone, 0..phone.notation().len(), number));
    }
    for (phone, number) in in_tables(draft.directive) {
        report(finding(draft, phone, 0..phone.notation().len(), number));
    }
    for passage in &draft.passages {
        for (at, _) in passage.small.match_indices("điện thoại") {
            let behind = at + "điện thoại".len();
            let number = passage.text.notation()[behind..].trim_start_matches([':', ' ', '(']);
            let start = passage.text.notation().len() - number.len();
            let length =
                number.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == ' ')).unwrap_or(number.len());
            let number = number[..length].trim_end_matches(['.', ' ']);
            if let Some(number) = phone_without_zero(number) {
                report(finding(draft, passage.text, start..start + number.len(), number));
            }
        }
    }
}

/// Numbers below the headings of tables that say that telephones stand there.
fn in_tables(directive: &Directive) -> Vec<(&Text, &str)> {
    static HEADINGS: Words = Words::from_list("phone-without-zero: headings");
    let items = directive.measures.iter().map(|item| &item.content);
    let contents = items.chain(directive.appendices.iter().map(|annex| &annex.content));
    let mut found = Vec::new();
    for table in contents.flat_map(|content| content.all_tables()) {
        let is_phone =
            |title: &Text| HEADINGS.iter().any(|heading| small(title.notation()).contains(heading));
        for (at, _) in table.columns.iter().enumerate().filter(|(_, column)| is_phone(&column.title)) {
            let cells = table.rows.iter().filter_map(|row| match row {
                // Where cells are merged it is not known which stand below the heading.
                Row::Cells(cells) if cells.len() == table.columns.len() => cells.get(at),
                _ => None,
            });
            let texts = cells.flat_map(|cell| &cell.text);
            found.extend(texts.filter_map(|text| Some((text, phone_without_zero(text.notation())?))));
        }
    }
    found
}

/// A number in its part of a text.
fn finding(draft: &Draft<'_>, text: &Text, part: Range<usize>, number: &str) -> Diagnostic {
    let message = Message::new(
        format!("số điện thoại `{number}` đã mất số 0 ở đầu"),
        format!("the telephone number `{number}` has lost its first 0"),
    );
    let help = Message::new("ghi lại cả số 0 ở đầu", "write the number again with its 0");
    draft.finding(Severity::Error, RULE.code, text, part, message).help(help)
}
