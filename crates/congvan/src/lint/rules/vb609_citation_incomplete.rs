use std::collections::BTreeSet;
use std::ops::Range;

use crate::lint::citations::{Citation, kind_ending_at};
use crate::lint::passage::{Part, Passage};
use crate::lint::words::{is_digits, small};
use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};
use crate::words::Words;

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB609",
    name: "citation-incomplete",
    severities: &[Severity::Warning],
    clause: "PL I, mục II.6",
    page: include_str!("vb609_citation_incomplete.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    for passage in draft.passages.iter().filter(|passage| passage.part != Part::Subject) {
        for (part, message, help) in without_number(draft, passage) {
            report(draft.finding(Severity::Warning, RULE.code, passage.text, part, message).help(help));
        }
    }
    let mut known: BTreeSet<String> = BTreeSet::new();
    // A trích yếu is short; the first citation is that of the text.
    for cited in draft.citations().iter().filter(|cited| !cited.in_subject) {
        let key = cited.key();
        let [date, body, subject] = cited.parts;
        let (date, body) = (date || cited.before.date, body || cited.before.body || is_agreed(cited));
        // `Theo đề nghị của … tại Tờ trình số …` has said what it is about.
        let subject = subject || date && cited.before.told;
        let complete = date && body && subject;
        if !cited.keyed && cited.kind.is_some() && !known.contains(&key) && !complete && !cited.quoted {
            let message = Message::new(
                "viện dẫn lần đầu ghi đủ tên loại, số và ký hiệu, ngày, cơ quan ban hành, trích yếu",
                "a first citation gives type, number and symbol, date, issuer and subject",
            );
            let missing = [
                (date, "ngày ban hành", "date"),
                (body, "cơ quan ban hành", "issuer"),
                (subject, "trích yếu", "subject"),
            ];
            let missing = missing.into_iter().filter(|(given, ..)| !given);
            let (vi, en): (Vec<_>, Vec<_>) = missing.map(|(_, vi, en)| (vi, en)).unzip();
            let (vi, en) = (series(&vi, "và"), series(&en, "and"));
            let help = Message::new(
                format!("thêm {vi} sau `{}`", cited.number_as_written()),
                format!("add its {en} after `{}`", cited.number_as_written()),
            );
            report(
                draft
                    .finding(Severity::Warning, RULE.code, &cited.text, cited.number.clone(), message)
                    .help(help),
            );
        }
        if !cited.quoted || complete {
            known.insert(key);
        }
    }
}

/// Documents that are named by their day or by a bare number where those of their type have a number with its symbol: `Nghị định
/// ngày 05 tháng 3 năm 2020 của Chính phủ`, `Nghị định 30`. A document that is cited in full may be called so.
fn without_number(draft: &Draft<'_>, passage: &Passage<'_>) -> Vec<(Range<usize>, Message, Message)> {
    static NUMBERED: Words = Words::from_list("citation-incomplete: numbered");
    static SYMBOLLED: Words = Words::from_list("citation-incomplete: called by a bare number");
    let mut found = Vec::new();
    let kind_before = |at: usize, kinds: &Words| {
        let kind = kind_ending_at(passage, at.checked_sub(1)?)?;
        let is_name = passage.text.notation()[kind.clone()].starts_with(char::is_uppercase);
        (is_name && kinds.contains(&&passage.small[kind.clone()])).then_some(kind)
    };
    for date in draft.dates_in(passage).iter().filter(|date| date.year.is_some() && date.day.is_some()) {
        let Some(ngay) = date.word.checked_sub(1).filter(|at| passage.small(*at) == "ngày") else {
            continue;
        };
        let Some(kind) = kind_before(ngay, &NUMBERED).filter(|_| passage.gap(ngay) == " ") else { continue };
        let behind = &passage.text.notation()[date.at.end..];
        if behind.strip_prefix(" của ").is_some_and(|body| body.starts_with(char::is_uppercase)) {
            let message = Message::new(
                "viện dẫn thiếu số, ký hiệu của văn bản",
                "the citation lacks the document's number and symbol",
            );
            let help = Message::new("thêm `số …` trước `ngày`", "add `số …` before `ngày`");
            found.push((kind, message, help));
        }
    }
    for at in 1..passage.words.len() {
        let number = passage.word(at);
        let said = usize::from(passage.small(at - 1) == "số");
        let ends = matches!(passage.after(at).chars().next(), None | Some(',' | ';' | '.' | ')'));
        if !(is_digits(number) && number.len() <= 3 && ends && passage.gap(at) == " ") {
            continue;
        }
        let Some(kind) = kind_before(at - said, &SYMBOLLED) else { continue };
        let bare = number.trim_start_matches('0');
        let is_known = draft.citations().iter().any(|cited| {
            let known = cited.number_as_written().split(['/', '-']).next().unwrap_or_default();
            known.trim_start_matches('0') == bare
        });
        if !is_known {
            let message = Message::new(
                "viện dẫn lần đầu ghi đủ tên loại, số và ký hiệu, ngày, cơ quan ban hành, trích yếu",
                "a first citation gives type, number and symbol, date, issuer and subject",
            );
            let help = Message::new(
                format!("thêm năm, ký hiệu, ngày, cơ quan ban hành và trích yếu sau `{number}`"),
                format!("add its year, symbol, date, issuer and subject after `{number}`"),
            );
            found.push((kind.start..passage.words[at].at.end, message, help));
        }
    }
    found
}

/// Whether the document is one that several agree on, and nobody issues.
fn is_agreed(cited: &Citation) -> bool {
    static AGREED: Words = Words::from_list("citation-incomplete: agreed");
    let kind = cited.kind.clone().map_or("", |kind| &cited.text.notation()[kind]);
    let kind = small(kind);
    AGREED.iter().any(|agreed| kind.starts_with(agreed))
}

/// `ngày ban hành, cơ quan ban hành và trích yếu`
fn series(words: &[&str], and: &str) -> String {
    match words {
        [first @ .., last] if !first.is_empty() => format!("{} {and} {last}", first.join(", ")),
        words => words.concat(),
    }
}
