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
            let Some(mark) = MARKS.iter().find(|mark| text.value.starts_with(**mark)) else { continue };
            let behind = text.value[mark.len()..].trim_start();
            let message = Message::new(
                format!("chương trình tự ghi `{mark}` từ `authority`"),
                format!("the program writes `{mark}` itself, from `authority`"),
            );
            report(draft.safely(Severity::Error, RULE.code, text, 0..text.value.len(), behind, message));
        }
    }
}

const MARKS: [&str; 5] = ["TM.", "KT.", "TL.", "TUQ.", "Q."];
