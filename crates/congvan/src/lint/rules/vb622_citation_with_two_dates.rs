use std::collections::BTreeMap;

use crate::lint::citations::Citation;
use crate::lint::{Draft, Rule};
use crate::model::date::Date;
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) struct CitationWithTwoDates;

impl Rule for CitationWithTwoDates {
    fn code(&self) -> &'static str {
        "VB622"
    }
    fn name(&self) -> &'static str {
        "citation-with-two-dates"
    }
    fn clause(&self) -> &'static str {
        crate::lint::clauses::PRACTICE
    }
    fn page(&self) -> &'static str {
        include_str!("vb622_citation_with_two_dates.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
        let mut known: BTreeMap<String, Vec<(&Citation, Date)>> = BTreeMap::new();
        for cited in draft.citations() {
            let Some(date) = cited.date else { continue };
            let known = known.entry(cited.key()).or_default();
            match known.iter().find(|(other, _)| other.same(cited)) {
                Some((_, first)) if *first != date => {
                    let shown = format!("{:02}/{:02}/{}", first.day, first.month, first.year);
                    let message = Message::new(
                        format!("văn bản này ở chỗ khác ghi ngày {shown}"),
                        format!("elsewhere this document is dated {shown}"),
                    );
                    let help = Message::new("xem lại văn bản gốc", "look at the document itself");
                    let part = cited.number.clone();
                    report(
                        draft.found(Severity::Warning, self.code(), &cited.text, part, message).help(help),
                    );
                }
                Some(_) => {}
                None => known.push((cited, date)),
            }
        }
    }
}
