use crate::lint::bodies::{Mention, Spelling};
use crate::lint::{Draft, Rule};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) struct BodyMisspelt;

impl Rule for BodyMisspelt {
    fn code(&self) -> &'static str {
        "VB1217"
    }
    fn name(&self) -> &'static str {
        "body-misspelt"
    }
    fn clause(&self) -> &'static str {
        "PL I, mục II.2"
    }
    fn page(&self) -> &'static str {
        include_str!("vb1217_body_misspelt.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        for passage in &draft.passages {
            for Mention { body, at, written } in draft.bodies(passage) {
                if *written != Spelling::Misspelt {
                    continue;
                }
                let message = Message::new(
                    format!("tên này chỉ khác `{}` một chữ", body.name),
                    format!("this name is one slip away from `{}`", body.name),
                );
                let (code, text) = (self.code(), passage.text);
                report(draft.instead(Severity::Warning, code, text, at.clone(), body.name, message));
            }
        }
    }
}
