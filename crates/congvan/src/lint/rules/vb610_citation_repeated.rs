use std::collections::BTreeMap;

use crate::lint::citations::Citation;
use crate::lint::{Draft, Rule, always};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB610",
    name: "citation-repeated",
    severities: &[Severity::Note],
    clause: "PL I, mục II.6",
    page: include_str!("vb610_citation_repeated.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let mut known: BTreeMap<String, Vec<&Citation>> = BTreeMap::new();
    // A trích yếu, be it this document's own or that of another, keeps its words.
    for cited in draft.citations().iter().filter(|cited| !cited.in_subject && !cited.quoted) {
        let before = known.entry(cited.key()).or_default();
        let again = before.iter().any(|before| before.same(cited));
        if !cited.keyed && again && cited.parts == [true; 3] {
            let message = Message::new(
                "văn bản đã viện dẫn ở trên; từ lần thứ hai chỉ cần tên loại và số, ký hiệu",
                "cited above already; from the second time type, number and symbol are enough",
            );
            let kind = cited.kind.clone().map_or("", |kind| &cited.text.notation()[kind]);
            let help = Message::new(
                format!("ghi gọn: `{kind} số {}`", cited.number_as_written()),
                format!("shorter: `{kind} số {}`", cited.number_as_written()),
            );
            report(
                draft
                    .finding(Severity::Note, RULE.code, &cited.text, cited.number.clone(), message)
                    .help(help),
            );
        }
        if !again {
            before.push(cited);
        }
    }
}
