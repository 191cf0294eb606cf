use crate::diagnostic::{Diagnostic, Message};
use crate::lint::{Draft, Rule};

pub(in crate::lint) struct ListWithoutAsAbove;

impl Rule for ListWithoutAsAbove {
    fn code(&self) -> &'static str {
        "VB901"
    }
    fn name(&self) -> &'static str {
        "list-without-as-above"
    }
    fn clause(&self) -> &'static str {
        "PL I, mục II.9"
    }
    fn page(&self) -> &'static str {
        include_str!("vb901_list_without_as_above.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        let directive = draft.directive;
        if directive.kind.recipient_label == "recipient_label"
            && !directive.recipients.is_empty()
            && let Some(first) = directive.distribution.to.first()
            && !first.name.value.starts_with("Như trên")
        {
            report(
                Diagnostic::error(
                    self.code(),
                    first.name.span.clone(),
                    Message::new(
                        "nơi nhận của công văn bắt đầu bằng dòng `Như trên`",
                        "the recipients list of a công văn starts with `Như trên`",
                    ),
                )
                .help(Message::new("thêm `- Như trên` làm dòng đầu", "add `- Như trên` as the first line")),
            );
        }
    }
}
