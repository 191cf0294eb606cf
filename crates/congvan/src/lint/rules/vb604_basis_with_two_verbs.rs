use crate::lint::words::capital;
use crate::lint::{Draft, Rule};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) struct BasisWithTwoVerbs;

impl Rule for BasisWithTwoVerbs {
    fn code(&self) -> &'static str {
        "VB604"
    }
    fn name(&self) -> &'static str {
        "basis-with-two-verbs"
    }
    fn clause(&self) -> &'static str {
        "PL I, mục II.6"
    }
    fn page(&self) -> &'static str {
        include_str!("vb604_basis_with_two_verbs.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        for basis in &draft.directive.legal_basis {
            for text in basis.kind.iter().chain(&basis.issuer) {
                if let Some(verb) = ["Căn cứ ", "căn cứ ", "Thực hiện ", "thực hiện "]
                    .iter()
                    .find(|verb| text.value.starts_with(**verb))
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
                        draft
                            .found(Severity::Error, self.code(), text, 0..verb.trim().len(), message)
                            .help(help),
                    );
                }
            }
            for text in basis.text.iter().chain(&basis.verb) {
                let doubled = "Căn cứ theo";
                if text
                    .value
                    .strip_prefix(doubled)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
                {
                    let message = Message::new("thừa chữ `theo`", "`theo` is one word too many");
                    let (code, part) = (self.code(), 0..doubled.len());
                    report(draft.instead(Severity::Warning, code, text, part, "Căn cứ", message));
                }
            }
            if let Some(verb) = &basis.verb
                && verb.value.starts_with(char::is_lowercase)
            {
                let message = Message::new(
                    "căn cứ bắt đầu một dòng nên động từ viết hoa",
                    "a basis starts a line, so its verb takes a capital",
                );
                let right = capital(&verb.value);
                report(draft.safely(
                    Severity::Error,
                    self.code(),
                    verb,
                    0..verb.value.len(),
                    &right,
                    message,
                ));
            }
        }
    }
}
