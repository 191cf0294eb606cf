use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB903",
    name: "list-with-archive-line",
    severities: &[Severity::Error],
    clause: "PL I, mục II.9",
    page: include_str!("vb903_list_with_archive_line.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    for line in &directive.distribution.to {
        if archive(line.name.notation()) {
            report(
                Diagnostic::error(
                    RULE.code,
                    line.name.span.clone(),
                    Message::new(
                        "dòng `Lưu` được ghi từ `archive`, ghi ở đây thì bị lặp",
                        "the line `Lưu` comes from `archive`; here it stands twice",
                    ),
                )
                .help(Message::new(
                    "bỏ dòng này, ghi nơi lưu ở `archive`",
                    "delete it and put the units in `archive`",
                )),
            );
        }
    }
}

/// Whether the line is `Lưu: VT`; Lưu is also a family name.
fn archive(line: &str) -> bool {
    let Some(rest) = line.strip_prefix("Lưu") else { return false };
    let next = rest.trim_start_matches([':', ' ']);
    let letters = next.split([',', ' ', '.', ';', '(']).next().unwrap_or(next);
    let short = letters.len() > 1 && letters.chars().all(char::is_uppercase);
    rest.trim_start().starts_with(':')
        || next.is_empty()
        || short
        || next.to_lowercase().starts_with("văn thư")
}
