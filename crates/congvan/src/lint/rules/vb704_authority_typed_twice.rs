use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB704",
    name: "authority-typed-twice",
    severities: &[Severity::Error],
    clause: "PL I, mục II.7",
    page: include_str!("vb704_authority_typed_twice.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    for signatory in directive.all_signatories() {
        let lines = signatory.authority.iter().map(|power| &power.of);
        for text in lines.chain(&signatory.title).chain(&signatory.name) {
            let Some((mark, behind)) = split_mark(text.notation()) else { continue };
            let message = Message::new(
                format!("chương trình tự ghi `{mark}` từ `authority`"),
                format!("the program writes `{mark}` itself, from `authority`"),
            );
            report(draft.safely(Severity::Error, RULE.code, text, 0..text.notation().len(), behind, message));
        }
    }
}

/// The mark that a text opens with, and the words behind it: `KT. Chủ tịch`, `KT: Chủ tịch`.
fn split_mark(text: &str) -> Option<(&'static str, &str)> {
    MARKS.iter().find_map(|mark| {
        let behind = text.strip_prefix(mark.trim_end_matches('.'))?.trim_start();
        Some((*mark, behind.strip_prefix(['.', ':'])?.trim_start()))
    })
}

const MARKS: [&str; 5] = ["TM.", "KT.", "TL.", "TUQ.", "Q."];
