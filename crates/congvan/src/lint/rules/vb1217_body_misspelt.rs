use crate::lint::bodies::{Mention, Spelling};
use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1217",
    name: "body-misspelt",
    severities: &[Severity::Warning],
    clause: "PL I, mục II.2",
    page: include_str!("vb1217_body_misspelt.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for passage in &draft.passages {
        for Mention { body, at, written } in draft.bodies(passage) {
            if *written != Spelling::Misspelt {
                continue;
            }
            let message = Message::new(
                format!("tên này chỉ khác `{}` một chữ", body.name),
                format!("this name is one slip away from `{}`", body.name),
            );
            let (code, text) = (RULE.code, passage.text);
            report(draft.instead(Severity::Warning, code, text, at.clone(), body.name, message));
        }
    }
}
