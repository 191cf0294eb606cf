use crate::lint::abbreviations::letters_of_body;
use crate::lint::person::title_in_words;
use crate::lint::{Draft, Rule, always};
use crate::model::directive::Authority;
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
        // Bodies behind `TM.` have a rule of their own (VB202).
        let heads = signatory.authority.iter().filter(|power| power.kind != Authority::Tm);
        for text in heads.map(|power| &power.of).chain(&signatory.title) {
            let all = 0..text.notation().len();
            let message = || {
                Message::new("chức vụ của người ký viết đủ chữ", "the signatory's title is written in full")
            };
            if let Some(words) = title_in_words(text.notation()) {
                report(draft.safely(Severity::Warning, RULE.code, text, all, &words, message()));
            } else if let Some((part, words)) = letters_of_body(text.notation()) {
                report(draft.safely(Severity::Warning, RULE.code, text, part, words, message()));
            }
        }
    }
}
