use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1003",
    name: "annex-title-in-capitals",
    severities: &[Severity::Warning],
    clause: "PL I, mục III.1",
    page: include_str!("vb1003_annex_title_in_capitals.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for annex in &draft.directive.appendices {
        let title = &annex.title;
        if title.notation().contains(' ') && title.notation() == title.notation().to_uppercase() {
            let message = Message::new(
                "tiêu đề phụ lục ghi chữ thường, khi trình bày chương trình tự viết hoa",
                "an annex's title is given in sentence case; the program sets it in capitals",
            );
            let help = Message::new(
                "ghi như một câu: `Danh sách cán bộ trực`",
                "write it in sentence case: `Danh sách cán bộ trực`",
            );
            report(
                draft
                    .finding(Severity::Warning, RULE.code, title, 0..title.notation().len(), message)
                    .help(help),
            );
        }
    }
}
