use std::collections::BTreeSet;

use crate::lint::citations::Citation;
use crate::lint::words::small;
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
    let mut known: BTreeSet<String> = BTreeSet::new();
    // A trích yếu is short; the first citation is that of the text.
    for cited in draft.citations().iter().filter(|cited| !cited.in_subject) {
        let key = cited.key();
        let [date, body, subject] = cited.parts;
        let (date, body) = (date || cited.before[0], body || cited.before[1] || is_agreed(cited));
        // `Theo đề nghị của … tại Tờ trình số …` has said what it is about.
        let subject = subject || date && cited.before[1];
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
                format!("thêm {vi} sau `{}`", cited.written()),
                format!("add its {en} after `{}`", cited.written()),
            );
            report(
                draft
                    .found(Severity::Warning, RULE.code, &cited.text, cited.number.clone(), message)
                    .help(help),
            );
        }
        if !cited.quoted || complete {
            known.insert(key);
        }
    }
}

/// Whether the document is one that several agree on, and nobody issues.
fn is_agreed(cited: &Citation) -> bool {
    static AGREED: Words = Words::named("citation-incomplete: agreed");
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
