use crate::diagnostic::{Diagnostic, Message};
use crate::lint::{Draft, Rule};

pub(in crate::lint) struct ListWithoutArticle;

impl Rule for ListWithoutArticle {
    fn code(&self) -> &'static str {
        "VB905"
    }
    fn name(&self) -> &'static str {
        "list-without-article"
    }
    fn clause(&self) -> &'static str {
        "PL I, mục II.9"
    }
    fn page(&self) -> &'static str {
        include_str!("vb905_list_without_article.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        let directive = draft.directive;
        if directive.kind.enacting.is_some()
            && let Some(first) = directive.distribution.to.first()
            && !first.name.value.starts_with("Như Điều")
        {
            report(
                Diagnostic::error(
                    self.code(),
                    first.name.span.clone(),
                    Message::new(
                        "nơi nhận của quyết định, nghị quyết bắt đầu bằng dòng `Như Điều …`",
                        "the recipients list of a quyết định or nghị quyết starts with `Như Điều …`",
                    ),
                )
                .help(Message::new(
                    "thêm `- Như Điều 3` (điều giao trách nhiệm thi hành) làm dòng đầu",
                    "add `- Như Điều 3` (the article on who carries it out) as the first line",
                )),
            );
        }
    }
}
