use crate::lint::words::small;
use crate::lint::{Draft, Rule, always};
use crate::model::directive::Element;
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1004",
    name: "annex-title-with-label",
    severities: &[Severity::Error],
    clause: "PL I, mục III.1",
    page: include_str!("vb1004_annex_title_with_label.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for annex in &draft.directive.appendices {
        let title = &annex.title;
        let first = annex.content.0.first().and_then(Element::paragraph);
        for text in std::iter::once(title).chain(first) {
            if let Some(part) = attached_to(text.notation()) {
                let message = Message::new(
                    "dòng `(Kèm theo …)` dưới tên phụ lục do chương trình ghi",
                    "the program writes the line `(Kèm theo …)` below an annex's title itself",
                );
                let help = Message::new("bỏ phần trong ngoặc", "leave out what is in brackets");
                report(draft.finding(Severity::Error, RULE.code, text, part, message).help(help));
            }
        }
        let Some(rest) = ["Phụ lục", "PHỤ LỤC"].iter().find_map(|label| title.notation().strip_prefix(label))
        else {
            continue;
        };
        let number = |c: char| matches!(c, 'I' | 'V' | 'X') || c.is_ascii_digit();
        let behind = rest.trim_start().trim_start_matches(number);
        let right = behind.trim_start_matches(['.', ':', '-', '–', ' ']);
        let labelled = rest.is_empty() || behind.starts_with(['.', ':', '-', '–']) || behind.is_empty();
        if labelled {
            let message = Message::new(
                "chữ `Phụ lục` và số thứ tự do chương trình ghi",
                "the program writes `Phụ lục` and its number itself",
            );
            let found = draft.finding(Severity::Error, RULE.code, title, 0..title.notation().len(), message);
            let right = if right.is_empty() { "Danh sách …" } else { right };
            report(found.help(Message::new(format!("ghi `{right}`"), format!("write `{right}`"))));
        }
    }
}

/// Where a text says what it is attached to, in brackets: `(Kèm theo Công văn số …)`.
fn attached_to(text: &str) -> Option<std::ops::Range<usize>> {
    let small = small(text);
    let opens = ["(kèm theo ", "(ban hành kèm theo ", "(đính kèm "];
    let at = opens.iter().find_map(|open| small.find(open))?;
    let rest = &text[at..];
    let end = rest.find(')').map_or(rest.len(), |end| end + 1);
    (at + end >= text.trim_end_matches(['.', ' ']).len()).then_some(at..at + end)
}
