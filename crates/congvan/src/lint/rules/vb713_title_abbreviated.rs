use crate::lint::person::title_in_words;
use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB713",
    name: "title-abbreviated",
    severities: &[Severity::Warning],
    clause: "PL I, mục II.7",
    page: include_str!("vb713_title_abbreviated.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for signatory in draft.directive.all_signatories() {
        let lines = signatory.authority.iter().map(|power| &power.of);
        for text in lines.chain(&signatory.title) {
            let Some(words) = title_in_words(&text.value) else { continue };
            let message =
                Message::new("chức vụ của người ký viết đủ chữ", "the signatory's title is written in full");
            let part = 0..text.value.len();
            report(draft.safely(Severity::Warning, RULE.code, text, part, &words, message));
        }
    }
}
