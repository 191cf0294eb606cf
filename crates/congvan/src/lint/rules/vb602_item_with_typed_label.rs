use crate::lint::{Draft, Rule, always};
use crate::model::directive::{Content, Directive, Element, Measure, Numbering, Text};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::text::yaml::marks::{item_mark, label};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB602",
    name: "item-with-typed-label",
    severities: &[Severity::Error, Severity::Warning],
    clause: "PL I, mục II.6",
    page: include_str!("vb602_item_with_typed_label.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    let levels = directive.levels();
    let articles = levels.contains(&Numbering::Article);
    for text in numbered_items(directive).into_iter().flat_map(numbered_texts) {
        let article = || without_article(text.notation()).filter(|_| articles);
        if let Some(right) = without_label(text.notation()).or_else(article) {
            let shown = excerpt(right);
            report(
                Diagnostic::error(
                    RULE.code,
                    text.span.clone(),
                    Message::new(
                        "chương trình tự đánh số, ghi thêm số hay gạch thì bị lặp",
                        "the program numbers items itself; a typed number or dash stands twice",
                    ),
                )
                .help(Message::new(
                    format!("bỏ dấu đầu dòng: `{shown}`"),
                    format!("delete the mark: `{shown}`"),
                )),
            );
        }
    }
    for text in directive.legal_basis.iter().filter_map(|basis| basis.text.as_ref()) {
        let Some(mark) = item_mark(text.notation()) else { continue };
        let message =
            Message::new("căn cứ không đánh số, không gạch đầu dòng", "a basis has no number and no dash");
        let all = 0..text.notation().len();
        report(draft.safely(Severity::Warning, RULE.code, text, all, &text.notation()[mark..], message));
    }
    for person in directive.all_people() {
        let name = &person.name;
        let Some(mark) = item_mark(name.notation()) else { continue };
        let message = Message::new(
            "chương trình tự đánh số người trong danh sách",
            "the program numbers the persons of a list itself",
        );
        let all = 0..name.notation().len();
        report(draft.safely(Severity::Error, RULE.code, name, all, &name.notation()[mark..], message));
    }
    let items = directive.all_items().into_iter().map(|item| &item.content);
    for content in items.chain(directive.appendices.iter().map(|annex| &annex.content)) {
        for (text, right) in typed_behind(content) {
            let shown = excerpt(right);
            let message = Message::new(
                "đoạn này có số hay gạch ghi tay, chương trình không đánh số",
                "this paragraph has a typed number or dash, which the program does not count",
            );
            let help = Message::new(
                format!("là mục con thì ghi dưới `items:`: `- {shown}`; là đoạn văn thì bỏ dấu đầu dòng"),
                format!("where it is an item, write it under `items:`: `- {shown}`; else delete the mark"),
            );
            let all = 0..text.notation().len();
            report(draft.finding(Severity::Warning, RULE.code, text, all, message).help(help));
        }
    }
}

/// The items that the program sets a mark before.
fn numbered_items(directive: &Directive) -> Vec<&Measure> {
    let mut found = Vec::new();
    let mut open: Vec<(&Measure, &[Numbering])> =
        directive.measures.iter().map(|item| (item, directive.levels())).collect();
    for annex in &directive.appendices {
        open.extend(annex.content.items().map(|item| (item, annex.levels())));
    }
    while let Some((item, levels)) = open.pop() {
        if levels.first() != Some(&Numbering::None) {
            found.push(item);
        }
        open.extend(item.content.items().map(|below| (below, item.levels_below(levels))));
    }
    found
}

/// Paragraphs behind the first thing said, each written by itself, that open with a typed label, and the words behind it.
/// The lines of one block scalar are as their author typed them.
fn typed_behind(content: &Content) -> impl Iterator<Item = (&Text, &str)> {
    let paragraph = |at: usize| content.0.get(at).and_then(Element::paragraph);
    let is_line =
        move |text: &Text, beside: usize| paragraph(beside).is_some_and(|other| other.span == text.span);
    (1..content.0.len()).filter_map(move |at| {
        let text = paragraph(at).filter(|text| !is_line(text, at - 1) && !is_line(text, at + 1))?;
        Some((text, without_label(text.notation())?))
    })
}

/// The first words, as a help shows them.
fn excerpt(words: &str) -> String {
    const MOST: usize = 30;
    let first: String = words.chars().take(MOST).collect();
    if first.len() < words.len() { format!("{first}…") } else { first }
}

/// The words that the program sets a number before.
fn numbered_texts(item: &Measure) -> impl Iterator<Item = &Text> {
    item.heading.iter().chain(item.content.0.first().and_then(Element::paragraph))
}

/// The words behind a typed `1.`, `1.1.`, `a)`, `(1)`, `A.`, `-` or `•`. Words that are nothing but such a mark have none.
fn without_label(text: &str) -> Option<&str> {
    label(text).map(|mark| &text[mark..]).filter(|words| !words.trim().is_empty())
}

/// The words behind a typed `Điều 1.`; `Điều 1 Luật …` cites.
fn without_article(text: &str) -> Option<&str> {
    let (number, rest) = text.strip_prefix("Điều ")?.split_once(' ')?;
    let digits = number.strip_suffix(['.', ':'])?;
    (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(rest)
}
