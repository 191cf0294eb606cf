use crate::lint::person::SIGNED;
use crate::lint::words::small;
use crate::lint::{Draft, Rule, always};
use crate::model::directive::{Signatory, Text};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB708",
    name: "more-than-a-name",
    severities: &[Severity::Error, Severity::Warning],
    clause: "PL I, mục II.7",
    page: include_str!("vb708_more_than_a_name.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    for title in directive.all_signatories().flat_map(titles) {
        let Some(at) = title.notation().find(['(', '[']).filter(|at| *at > 0) else { continue };
        let own = title.notation()[..at].trim_end();
        let message = Message::new(
            "chức vụ, quyền hạn của người ký không có lời ghi chú trong ngoặc",
            "the title of a signatory has no remark in brackets",
        );
        let help = Message::new(format!("ghi `{own}`"), format!("write `{own}`"));
        let part = at..title.notation().len();
        report(draft.finding(Severity::Warning, RULE.code, title, part, message).help(help));
    }
    for name in directive.all_signatories().filter_map(|signatory| signatory.name.as_ref()) {
        let value = name.notation();
        let lower = small(value);
        let signed = SIGNED.iter().find_map(|signed| lower.find(signed).map(|at| (at, signed.len())));
        let bare = match signed {
            Some((0, length)) => value[length..].trim_start_matches([':', ' ']),
            Some((at, _)) => value[..at].trim_end(),
            None => value,
        };
        let right = bare.trim_end_matches(['.', ',', ';', ' ']);
        // `-` is no name.
        let right = if right.contains(|c: char| c.is_alphanumeric() || c == '_') { right } else { "" };
        // Dots alone are a blank.
        if value.ends_with("..") {
            continue;
        }
        if right.len() == value.len() {
            if let Some(own) = before_more(value) {
                let message = Message::new("`name` chỉ ghi họ và tên", "`name` is the name alone");
                let help = Message::new(
                    format!("ghi `{own}`; chức vụ ghi ở `title`, số điện thoại ở `contacts`"),
                    format!("write `{own}`; a title belongs to `title`, a telephone number to `contacts`"),
                );
                let all = 0..value.len();
                report(draft.finding(Severity::Error, RULE.code, name, all, message).help(help));
            }
            continue;
        }
        let message = match signed {
            _ if right.is_empty() => {
                Message::new("`name` không có họ và tên nào", "`name` has no name in it")
            }
            Some(_) => Message::new(
                "chữ ký không đánh máy; `name` chỉ ghi họ và tên",
                "a signature is not typed; `name` is the name alone",
            ),
            None => {
                Message::new("sau họ tên người ký không có dấu", "no mark stands behind the signatory's name")
            }
        };
        let part = 0..value.len();
        report(match right.is_empty() {
            true => {
                let help = Message::new("bỏ `name` nếu chưa biết", "leave `name` out where unknown");
                draft.finding(Severity::Error, RULE.code, name, part, message).help(help)
            }
            false => draft.safely(Severity::Error, RULE.code, name, part, right, message),
        });
    }
}

/// The title and what stands above it.
fn titles(signatory: &Signatory) -> impl Iterator<Item = &Text> {
    signatory.authority.iter().map(|power| &power.of).chain(&signatory.title)
}

/// The name before what is no part of it: brackets, another name or a title behind a comma or dash, figures.
fn before_more(value: &str) -> Option<&str> {
    let is_foreign =
        |c: char| c.is_ascii_digit() || matches!(c, '(' | '[' | ',' | ';' | ':' | '/' | '–' | '—');
    let at = value.find(is_foreign).or_else(|| value.find(" - "))?;
    Some(value[..at].trim_end_matches([' ', '-', ':'])).filter(|own| !own.contains('_'))
}
