use crate::lint::words::capital;
use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB604",
    name: "basis-with-two-verbs",
    severities: &[Severity::Error, Severity::Warning],
    clause: "PL I, mục II.6",
    page: include_str!("vb604_basis_with_two_verbs.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for basis in &draft.directive.legal_basis {
        for text in basis.kind.iter().chain(&basis.issuer) {
            if let Some(verb) = ["Căn cứ ", "căn cứ ", "Thực hiện ", "thực hiện "]
                .iter()
                .find(|verb| text.notation().starts_with(**verb))
            {
                let message = Message::new(
                    "chương trình tự ghi động từ của căn cứ",
                    "the program writes the verb of a basis itself",
                );
                let help = Message::new(
                    format!("bỏ `{}`; muốn dùng động từ khác thì ghi ở `verb`", verb.trim()),
                    format!("delete `{}`; another verb goes to `verb`", verb.trim()),
                );
                report(
                    draft.finding(Severity::Error, RULE.code, text, 0..verb.trim().len(), message).help(help),
                );
            }
        }
        for text in basis.text.iter().chain(&basis.verb) {
            let doubled = "Căn cứ theo";
            if text
                .notation()
                .strip_prefix(doubled)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
            {
                let message = Message::new("thừa chữ `theo`", "`theo` is one word too many");
                let (code, part) = (RULE.code, 0..doubled.len());
                report(draft.instead(Severity::Warning, code, text, part, "Căn cứ", message));
            }
        }
        if let Some(verb) = &basis.verb
            && verb.notation().starts_with(char::is_lowercase)
        {
            let message = Message::new(
                "căn cứ bắt đầu một dòng nên động từ viết hoa",
                "a basis starts a line, so its verb takes a capital",
            );
            let right = capital(verb.notation());
            report(draft.safely(Severity::Error, RULE.code, verb, 0..verb.notation().len(), &right, message));
        }
    }
}
