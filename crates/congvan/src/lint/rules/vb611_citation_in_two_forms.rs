use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB611",
    name: "citation-in-two-forms",
    severities: &[Severity::Warning],
    clause: "PL I, mục II.3",
    page: include_str!("vb611_citation_in_two_forms.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let mut known: Vec<(String, &str)> = Vec::new();
    for cited in draft.citations() {
        let (key, written) = (cited.key(), cited.number_as_written());
        let Some((_, first)) = known.iter().find(|(other, _)| *other == key) else {
            known.push((key, written));
            continue;
        };
        // Spaces and dashes alone have a rule of their own.
        let bare = |text: &str| text.replace(' ', "").replace('–', "-");
        if bare(first) != bare(written) {
            let message = Message::new(
                format!("cùng một văn bản ghi số theo hai cách: `{first}` và `{written}`"),
                format!("one document has its number in two forms: `{first}` and `{written}`"),
            );
            let help =
                Message::new("xem lại văn bản gốc và ghi một cách", "look at the document and keep to one");
            report(
                draft
                    .finding(Severity::Warning, RULE.code, &cited.text, cited.number.clone(), message)
                    .help(help),
            );
        }
    }
}
