use crate::lint::person::{bare, capitals_at_starts, in_capitals};
use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB702",
    name: "name-in-capitals",
    severities: &[Severity::Error],
    clause: "PL I, mục II.7; mục V.7",
    page: include_str!("vb702_name_in_capitals.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    let names = directive.all_signatories().filter_map(|signatory| signatory.name.as_ref());
    for name in names.filter(|name| in_capitals(name.notation())) {
        let right = capitals_at_starts(bare(name.notation()));
        report(
            Diagnostic::error(
                RULE.code,
                name.span.clone(),
                Message::new("họ tên người ký viết chữ thường", "the signatory's name is not in capitals"),
            )
            .help(Message::new(
                format!("viết hoa chữ cái đầu mỗi âm tiết: `{right}`"),
                format!("capitals at the start of each syllable only: `{right}`"),
            )),
        );
    }
}
