use std::collections::BTreeMap;

use crate::lint::citations::Citation;
use crate::lint::{Draft, Rule, always};
use crate::model::date::Date;
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB622",
    name: "citation-with-two-dates",
    severities: &[Severity::Warning],
    clause: crate::lint::clauses::PRACTICE,
    page: include_str!("vb622_citation_with_two_dates.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let mut known: BTreeMap<String, Vec<(&Citation, Date)>> = BTreeMap::new();
    for cited in draft.citations() {
        let Some(date) = cited.date else { continue };
        let known = known.entry(cited.key()).or_default();
        match known.iter().find(|(other, _)| other.same(cited)) {
            Some((_, first)) if *first != date => {
                let shown = crate::calendar::with_slashes(*first);
                let message = Message::new(
                    format!("văn bản này ở chỗ khác ghi ngày {shown}"),
                    format!("elsewhere this document is dated {shown}"),
                );
                let help = Message::new("xem lại văn bản gốc", "look at the document itself");
                let part = cited.number.clone();
                report(draft.finding(Severity::Warning, RULE.code, &cited.text, part, message).help(help));
            }
            Some(_) => {}
            None => known.push((cited, date)),
        }
    }
}
