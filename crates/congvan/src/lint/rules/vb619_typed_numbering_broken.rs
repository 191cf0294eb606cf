use crate::text::diagnostic::{Diagnostic, Message, Severity};
use std::ops::Range;

use crate::lint::{Draft, Rule, always};
use crate::model::directive::Text;
use crate::model::points::{LETTERS, point_letters};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB619",
    name: "typed-numbering-broken",
    severities: &[Severity::Warning],
    clause: "PL I, mục II.6",
    page: include_str!("vb619_typed_numbering_broken.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    let items = directive.all_items();
    let mut texts: Vec<Vec<&Text>> =
        items.into_iter().map(|item| item.content.paragraphs().collect()).collect();
    texts.extend([&directive.opening, &directive.closing].map(|texts| texts.iter().collect()));
    for texts in &texts {
        check_labels(draft, texts, RULE.code, report);
        marks(draft, texts, RULE.code, report);
    }
}

/// A typed label and its place in its series.
struct Label {
    at: Range<usize>,
    series: Series,
    nth: usize,
}

/// `(1)` or `a)`.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Series {
    Number,
    Letter,
}

/// The labels in one text.
fn labels(text: &str) -> Vec<Label> {
    let mut found = Vec::new();
    let mut start = 0;
    for word in text.split(' ') {
        let before = text[..start].trim_end();
        // `điểm a) khoản 2` is no list.
        let cited = ["điểm", "khoản", "Điểm", "Khoản"].iter().any(|cited| before.ends_with(cited));
        let number = word.strip_prefix('(').and_then(|word| word.strip_suffix(')'));
        let number = number.and_then(|word| word.parse().ok()).filter(|number| (1..100).contains(number));
        let letter =
            word.strip_suffix(')').and_then(|word| LETTERS.iter().position(|letter| *letter == word));
        let label = number.map(|nth| (Series::Number, nth)).or(letter.map(|nth| (Series::Letter, nth + 1)));
        if let Some((series, nth)) = label.filter(|_| !cited) {
            found.push(Label { at: start..start + word.len(), series, nth });
        }
        start += word.len() + 1;
    }
    found
}

/// Reports labels that do not follow the one before, in one text or at the start of several; a list begins with its
/// first.
fn check_labels(draft: &Draft<'_>, texts: &[&Text], code: &'static str, report: &mut dyn FnMut(Diagnostic)) {
    let labels: Vec<(&Text, Label)> = texts
        .iter()
        .flat_map(|text| labels(text.notation()).into_iter().map(move |label| (*text, label)))
        .collect();
    for series in [Series::Number, Series::Letter] {
        let own: Vec<&(&Text, Label)> = labels.iter().filter(|(_, label)| label.series == series).collect();
        if own.len() < 2 || own[0].1.nth != 1 {
            continue;
        }
        for pair in own.windows(2) {
            let (before, (text, label)) = (pair[0].1.nth, pair[1]);
            // Another list may begin.
            if label.nth == before + 1 || (label.nth == 1 && before > 1) {
                continue;
            }
            let shown = |nth: usize| match series {
                Series::Number => format!("({nth})"),
                Series::Letter => format!("{})", point_letters(nth - 1)),
            };
            let (had, want) = (shown(before), shown(before + 1));
            let message =
                Message::new(format!("sau `{had}` là `{want}`"), format!("`{want}` comes after `{had}`"));
            report(draft.instead(Severity::Warning, code, text, label.at.clone(), &want, message));
        }
    }
}

/// Reports a line that opens with another mark than the lines before it.
fn marks(draft: &Draft<'_>, texts: &[&Text], code: &'static str, report: &mut dyn FnMut(Diagnostic)) {
    let mark = |text: &Text| text.notation().split_once(' ').map(|(mark, _)| mark.to_owned());
    let marks = texts.iter().filter_map(|text| Some((text, mark(text)?)));
    // `+` stands below `-`.
    let mut marks = marks.filter(|(_, mark)| ["-", "–", "•", "*"].contains(&mark.as_str()));
    let Some((_, first)) = marks.next() else { return };
    for (text, other) in marks.filter(|(_, mark)| *mark != first) {
        let message = Message::new(
            format!("các dòng cùng cấp dùng một dấu; ở trên là `{first}`"),
            format!("lines of one level have one mark; above it is `{first}`"),
        );
        report(draft.instead(Severity::Warning, code, text, 0..other.len(), &first, message));
    }
}
