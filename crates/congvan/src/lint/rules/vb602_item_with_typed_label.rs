use crate::diagnostic::{Diagnostic, Message};
use crate::directive::{Element, Measure, Numbering, Text};
use crate::lint::{Draft, Rule};
use crate::yaml::marks::item_mark;

pub(in crate::lint) struct ItemWithTypedLabel;

impl Rule for ItemWithTypedLabel {
    fn code(&self) -> &'static str {
        "VB602"
    }
    fn name(&self) -> &'static str {
        "item-with-typed-label"
    }
    fn clause(&self) -> &'static str {
        "PL I, mục II.6"
    }
    fn page(&self) -> &'static str {
        include_str!("vb602_item_with_typed_label.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        let directive = draft.directive;
        let levels = directive.levels();
        let articles = levels.contains(&Numbering::Article);
        for text in directive.all_measures().into_iter().flat_map(labelled) {
            let article = || without_article(&text.value).filter(|_| articles);
            if let Some(right) = without_label(&text.value).or_else(article) {
                let shown: String = right.chars().take(30).collect();
                report(
                    Diagnostic::error(
                        self.code(),
                        text.span.clone(),
                        Message::new(
                            "chương trình tự đánh số, ghi thêm số hay gạch thì bị lặp",
                            "the program numbers items itself; a typed number or dash stands twice",
                        ),
                    )
                    .help(Message::new(
                        format!("bỏ dấu đầu dòng: `{shown}…`"),
                        format!("delete the mark: `{shown}…`"),
                    )),
                );
            }
        }
    }
}

/// The words that the program sets a number before.
fn labelled(item: &Measure) -> impl Iterator<Item = &Text> {
    item.heading.iter().chain(item.content.0.first().and_then(Element::paragraph))
}

/// The words behind a typed `1.`, `1.1.`, `a)`, `-` or `•`.
fn without_label(text: &str) -> Option<&str> {
    item_mark(text).map(|mark| &text[mark..])
}

/// The words behind a typed `Điều 1.`; `Điều 1 Luật …` cites.
fn without_article(text: &str) -> Option<&str> {
    let (number, rest) = text.strip_prefix("Điều ")?.split_once(' ')?;
    let digits = number.strip_suffix(['.', ':'])?;
    (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(rest)
}
