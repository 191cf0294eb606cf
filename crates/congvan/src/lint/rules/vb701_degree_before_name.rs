use crate::lint::person::{RANKS, bare, capitals_at_starts, in_capitals};
use crate::lint::words::{capital, small};
use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB701",
    name: "degree-before-name",
    severities: &[Severity::Error],
    clause: "PL I, mục II.7",
    page: include_str!("vb701_degree_before_name.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    for name in directive.all_signatories().filter_map(|signatory| signatory.name.as_ref()) {
        let right = bare(name.notation());
        if right == name.notation() {
            continue;
        }
        let before = name.notation()[..name.notation().len() - right.len()].trim();
        if let Some(rank) = RANKS.iter().find(|rank| small(before).ends_with(*rank)) {
            let rank = capital(rank);
            let message = Message::new("quân hàm không ghi trong `name`", "the rank is no part of `name`");
            let help = Message::new(
                format!(
                    "lực lượng vũ trang thì ghi `rank: {rank}`, `name: {right}`; nơi khác thì bỏ quân hàm"
                ),
                format!("armed forces write `rank: {rank}`, `name: {right}`; elsewhere drop the rank"),
            );
            report(Diagnostic::error(RULE.code, name.span.clone(), message).help(help));
            continue;
        }
        let right = if in_capitals(right) { capitals_at_starts(right) } else { right.to_owned() };
        report(
            Diagnostic::error(
                RULE.code,
                name.span.clone(),
                Message::new(
                    "trước họ tên người ký không ghi học hàm, học vị",
                    "no academic rank or degree stands before the signatory's name",
                ),
            )
            .help(Message::new(format!("ghi `{right}`"), format!("write `{right}`"))),
        );
    }
}
