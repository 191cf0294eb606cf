use crate::lint::{Draft, Rule, always};
use crate::model::directive::Text;
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1302",
    name: "malformed-email",
    severities: &[Severity::Error],
    clause: "thông lệ",
    page: include_str!("vb1302_malformed_email.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    let contacts = directive.contacts.iter().filter_map(|contact| contact.email.as_ref());
    let people = directive.all_people().into_iter().filter_map(|person| person.email.as_ref());
    let parties = directive.parties.iter().filter_map(|party| party.email.as_ref());
    for text in contacts.chain(people).chain(parties) {
        for address in text.notation().split([',', ';']).map(str::trim).filter(|address| !valid(address)) {
            report(finding(draft, text, address));
        }
    }
    for passage in &draft.passages {
        for address in passage.text.notation().split_whitespace().filter_map(mailbox) {
            if !valid(address) {
                report(finding(draft, passage.text, address));
            }
        }
    }
}

/// What is meant as a mailbox in running text: something stands on both sides of one `@`, `abc@gmail`, not
/// `@anninhmang`, and it is no path of a page.
fn mailbox(chunk: &str) -> Option<&str> {
    let address = chunk.trim_matches(|c: char| !c.is_alphanumeric());
    let (user, host) = address.split_once('@')?;
    let page = address.contains("://") || user.contains('/');
    (!user.is_empty() && !host.is_empty() && !page).then_some(address)
}

/// `address` is part of the text.
fn finding(draft: &Draft<'_>, text: &Text, address: &str) -> Diagnostic {
    let start = text.notation().find(address).unwrap_or(0);
    let message = Message::new(
        format!("`{address}` không phải địa chỉ thư điện tử dùng được"),
        format!("`{address}` is not a working email address"),
    );
    let help = Message::new(
        "địa chỉ có dạng `ten@coquan.gov.vn`, không dấu, không có chữ `đ`, không có dấu cách",
        "an address looks like `ten@coquan.gov.vn`, without Vietnamese letters and spaces",
    );
    draft.finding(Severity::Error, RULE.code, text, start..start + address.len(), message).help(help)
}

fn valid(address: &str) -> bool {
    let bare = address.trim_start_matches('<').trim_end_matches('>');
    let Some((user, host)) = bare.split_once('@') else { return bare.contains("___") };
    let part = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._%+-".contains(&byte))
    };
    part(user)
        && part(host)
        && host.contains('.')
        && !host.starts_with('.')
        && !host.ends_with('.')
        && !host.contains("..")
}
