use crate::diagnostic::{Diagnostic, Message};
use crate::directive::{Measure, Text};
use crate::lint::{Draft, Rule};

pub(in crate::lint) struct AnnexNotReferredTo;

impl Rule for AnnexNotReferredTo {
    fn code(&self) -> &'static str {
        "VB1001"
    }
    fn name(&self) -> &'static str {
        "annex-not-referred-to"
    }
    fn clause(&self) -> &'static str {
        "PL I, mục III.1"
    }
    fn page(&self) -> &'static str {
        include_str!("vb1001_annex_not_referred_to.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        let directive = draft.directive;
        if directive.appendices.is_empty() {
            return;
        }
        let refers = |text: &Text| {
            let text = text.value.to_lowercase();
            text.contains("phụ lục") || text.contains("kèm theo") || text.contains("đính kèm")
        };
        fn any(items: &[Measure], refers: &dyn Fn(&Text) -> bool) -> bool {
            items
                .iter()
                .any(|item| item.heading.iter().chain(&item.text).any(refers) || any(&item.items, refers))
        }
        let opening = [directive.request.as_ref().map(|request| &request.action), directive.purpose.as_ref()];
        if opening.into_iter().flatten().chain(&directive.closing).any(refers)
            || any(&directive.measures, &refers)
        {
            return;
        }
        if let Some(annex) = directive.appendices.first() {
            report(
                Diagnostic::error(
                    self.code(),
                    annex.title.span.clone(),
                    Message::new(
                        "văn bản có phụ lục mà lời văn không chỉ dẫn",
                        "the text does not refer to the annex",
                    ),
                )
                .help(Message::new(
                    "nhắc tới phụ lục trong lời văn: `(có Danh sách kèm theo)`, `theo Phụ lục`",
                    "refer to it in the text: `(có Danh sách kèm theo)`, `theo Phụ lục`",
                )),
            );
        }
    }
}
