use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::directive::Text;
use crate::lint::words::capital;
use crate::lint::{Draft, Rule};

pub(in crate::lint) struct DocumentInSmallLetters;

impl Rule for DocumentInSmallLetters {
    fn code(&self) -> &'static str {
        "VB1116"
    }
    fn name(&self) -> &'static str {
        "document-in-small-letters"
    }
    fn clause(&self) -> &'static str {
        "PL II, mục V"
    }
    fn page(&self) -> &'static str {
        include_str!("vb1116_document_in_small_letters.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        let message = || {
            Message::new(
                "tên loại của một văn bản cụ thể viết hoa",
                "the type of a specific document takes a capital",
            )
        };
        let mut small = |text: &Text, part: std::ops::Range<usize>| {
            if text.value[part.clone()].starts_with(char::is_lowercase) {
                let right = capital(&text.value[part.clone()]);
                report(draft.safely(Severity::Error, self.code(), text, part, &right, message()));
            }
        };
        for cited in draft.citations() {
            // Any document may be called `văn bản số …`.
            if let Some(kind) =
                cited.kind.clone().filter(|kind| !cited.text.value[kind.clone()].starts_with("văn bản"))
            {
                small(&cited.text, kind);
            }
        }
        for basis in draft.directive.legal_basis.iter().filter(|basis| basis.number.is_some()) {
            basis.kind.iter().for_each(|kind| small(kind, 0..kind.value.len()));
        }
    }
}
