use crate::lint::{Draft, Rule};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) struct AuthorityTypedTwice;

impl Rule for AuthorityTypedTwice {
    fn code(&self) -> &'static str {
        "VB704"
    }
    fn name(&self) -> &'static str {
        "authority-typed-twice"
    }
    fn clause(&self) -> &'static str {
        "PL I, mục II.7"
    }
    fn page(&self) -> &'static str {
        include_str!("vb704_authority_typed_twice.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
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
                report(draft.safely(
                    Severity::Error,
                    self.code(),
                    text,
                    0..text.value.len(),
                    behind,
                    message,
                ));
            }
        }
    }
}

const MARKS: [&str; 5] = ["TM.", "KT.", "TL.", "TUQ.", "Q."];
