use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB601",
    name: "closing-with-end-mark",
    severities: &[Severity::Warning],
    clause: "PL III, Mẫu 1.5",
    page: include_str!("vb601_closing_with_end_mark.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    if let Some(last) = directive.closing.last()
        && (last.notation().ends_with("./") || last.notation().ends_with("/."))
    {
        let right = last.notation().trim_end_matches(['.', '/', ':', ';', ',', ' ']);
        let message =
            Message::new("chương trình tự ghi `./.` ở cuối", "the program writes `./.` at the end itself");
        let part = 0..last.notation().len();
        report(draft.safely(Severity::Warning, RULE.code, last, part, right, message));
    } else if let Some(last) = directive.closing.last()
        && last.notation().ends_with([';', ',', ':'])
    {
        let right = last.notation().trim_end_matches([';', ',', ':', ' ']);
        let message = Message::new(
            "câu kết là câu cuối, không kết thúc bằng dấu này",
            "the closing is the last sentence and does not end with this mark",
        );
        let part = 0..last.notation().len();
        report(draft.safely(Severity::Warning, RULE.code, last, part, right, message));
    }
}
