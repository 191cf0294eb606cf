use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1002",
    name: "annex-without-content",
    severities: &[Severity::Error],
    clause: "PL I, mục III.1",
    page: include_str!("vb1002_annex_without_content.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    for annex in &directive.appendices {
        if annex.content.is_empty() {
            report(
                Diagnostic::error(
                    RULE.code,
                    annex.title.span.clone(),
                    Message::new("phụ lục không có nội dung", "the annex has no content"),
                )
                .help(Message::new(
                    "thêm `text`, `items`, `table` hoặc `people`, hoặc bỏ phụ lục",
                    "add `text`, `items`, `table` or `people`, or delete the annex",
                )),
            );
        }
    }
}
