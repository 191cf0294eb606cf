use crate::lint::passage::{Part, Passage};
use crate::lint::{Draft, Rule, always};
use crate::model::directive::{Content, Element, Measure, Text};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB614",
    name: "mixed-end-marks",
    severities: &[Severity::Warning],
    clause: "PL I, mục II.6",
    page: include_str!("vb614_mixed_end_marks.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    fn walk(items: &[&Measure], found: &mut dyn FnMut(&Text, char)) {
        let only_text = |item: &Measure| item.content.0.iter().all(|said| said.paragraph().is_some());
        let leaf = |item: &&&Measure| item.heading.is_none() && only_text(item);
        let ends: Vec<(&Text, char)> = items
            .iter()
            .filter(leaf)
            .filter_map(|item| item.content.paragraphs().next_back())
            .filter_map(|text| Some((text, end(text)?)))
            .collect();
        let inner = ends.split_last().map_or(&[][..], |(_, inner)| inner);
        let usual = most(inner.iter().map(|(_, mark)| *mark));
        inner.iter().filter(|(_, mark)| *mark != usual).for_each(|(text, _)| found(text, usual));
        if let Some((text, ';' | ',')) = ends.last()
            && ends.len() > 1
            && ends.len() == items.len()
        {
            found(text, '.');
        }
        items.iter().for_each(|item| lists(&item.content, found));
    }
    /// Every list for itself: where a paragraph stands between items, one ends and another begins.
    fn lists(content: &Content, found: &mut dyn FnMut(&Text, char)) {
        for run in content.runs() {
            walk(&run.iter().filter_map(Element::item).collect::<Vec<_>>(), found);
        }
    }
    let mut told: Vec<*const Text> = Vec::new();
    let mut found = |text: &Text, mark: char| {
        told.push(text);
        let message = Message::new(
            "các mục cùng cấp kết thúc bằng dấu khác nhau",
            "items of one level end in different marks",
        );
        let help = Message::new(
            format!("kết thúc bằng `{mark}`: các mục giữa cùng một dấu, mục cuối dấu chấm"),
            format!("end it in `{mark}`: one mark for all items, a stop for the last"),
        );
        let last = text.notation().chars().next_back().map_or(0, char::len_utf8);
        let part = text.notation().len() - last..text.notation().len();
        report(draft.finding(Severity::Warning, RULE.code, text, part, message).help(help));
    };
    walk(&draft.directive.measures.iter().collect::<Vec<_>>(), &mut found);
    draft.directive.appendices.iter().for_each(|annex| lists(&annex.content, &mut found));
    going_on(draft, &told, report);
    let inner = draft.directive.legal_basis.split_last().map_or(&[][..], |(_, inner)| inner);
    let stopped =
        inner.iter().filter_map(|basis| basis.text.as_ref()).filter(|text| text.notation().ends_with('.'));
    for text in stopped {
        let message = Message::new(
            "căn cứ ở giữa kết thúc bằng dấu chấm phẩy, căn cứ cuối bằng dấu chấm",
            "every basis but the last ends in a semicolon, the last in a stop",
        );
        let help = Message::new("ghi `;`, hoặc bỏ dấu chấm", "write `;`, or delete the stop");
        let part = text.notation().len() - 1..text.notation().len();
        report(draft.finding(Severity::Warning, RULE.code, text, part, message).help(help));
    }
}

/// Texts that end in a comma, so that something seems to be left out: all but those of a list whose items all do, and the
/// bases before the last, whose mark the form gives.
fn going_on(draft: &Draft<'_>, told: &[*const Text], report: &mut dyn FnMut(Diagnostic)) {
    let is_comma = |passage: &&Passage<'_>| {
        let words = passage.text.notation().trim_end_matches(['*', '”', '"']);
        words.ends_with(',') && !told.contains(&std::ptr::from_ref(passage.text))
    };
    let last = draft.directive.legal_basis.last().and_then(|basis| basis.text.as_ref());
    let is_last = |text: &Text| last.is_some_and(|last| std::ptr::eq(last, text));
    let mut before: Option<&Passage<'_>> = None;
    for passage in &draft.passages {
        let is_asked = match passage.part {
            Part::Paragraph => true,
            Part::Basis => is_last(passage.text),
            _ => false,
        };
        if is_asked && is_comma(&passage) {
            // `a,` `b,` `c.`: the items of a list.
            let next = draft.passages.get(passage.nth + 1);
            let beside = [before, next].into_iter().flatten().any(|beside| is_comma(&beside));
            if !beside {
                let message = Message::new(
                    "câu kết thúc bằng dấu phẩy, như còn thiếu phần sau",
                    "the sentence ends in a comma, as if more were to follow",
                );
                let help = Message::new("viết tiếp, hoặc ghi dấu chấm", "go on, or write a stop");
                let end = passage.text.notation().rfind(',').unwrap_or_default();
                let part = end..end + 1;
                report(draft.finding(Severity::Warning, RULE.code, passage.text, part, message).help(help));
            }
        }
        before = Some(passage);
    }
}

/// The mark that most items have; of two as frequent, the one that comes first.
fn most(marks: impl Iterator<Item = char> + Clone) -> char {
    let count = |asked: char| marks.clone().filter(|mark| *mark == asked).count();
    let first = |asked: char| marks.clone().position(|mark| mark == asked);
    let found = ['.', ';', ','].into_iter().filter(|mark| count(*mark) > 0);
    found.min_by_key(|mark| (std::cmp::Reverse(count(*mark)), first(*mark))).unwrap_or('.')
}

/// `;`, a comma or a stop; none where the item ends in another mark.
fn end(text: &Text) -> Option<char> {
    match text.notation().trim_end_matches(['*', '”', '"', ')']).chars().next_back()? {
        ';' => Some(';'),
        ',' => Some(','),
        ':' | '?' | '!' | '…' => None,
        _ => Some('.'),
    }
}
