use crate::lint::{Draft, Rule, always};
use crate::model::date::PartialDate;
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB608",
    name: "basis-after-date",
    severities: &[Severity::Error, Severity::Warning],
    clause: "PL I, mục II.6",
    page: include_str!("vb608_basis_after_date.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let issued = draft.directive.date;
    for basis in &draft.directive.legal_basis {
        let Some(date) = basis.date.filter(|date| date.first() > issued.last()) else { continue };
        let Some(text) = basis.number.as_ref().or(basis.kind.as_ref()) else { continue };
        // While the day is a blank, the date is not final.
        let severity = if issued.day().is_some() { Severity::Error } else { Severity::Warning };
        let message = Message::new(
            format!("căn cứ ghi {}, sau ngày ban hành của văn bản này", format_date(date)),
            format!("this basis ({}) is later than the document", format_date(date)),
        );
        let help = Message::new(
            "xem lại `date` của căn cứ và của văn bản",
            "look at `date` of the basis and of the document",
        );
        report(draft.finding(severity, RULE.code, text, 0..text.notation().len(), message).help(help));
    }
    for cited in draft.citations().iter().filter(|cited| !cited.keyed) {
        let Some(date) = cited.date.filter(|date| *date > issued.last()) else { continue };
        let severity = if issued.day().is_some() { Severity::Error } else { Severity::Warning };
        let date = format_date(date.into());
        let message = Message::new(
            format!("văn bản được dẫn ghi {date}, sau ngày ban hành của văn bản này"),
            format!("the document cited ({date}) is later than this one"),
        );
        let help =
            Message::new("xem lại ngày của văn bản được dẫn", "look at the date of the document cited");
        let part = cited.number.clone();
        report(draft.finding(severity, RULE.code, &cited.text, part, message).help(help));
    }
}

/// Day, month and year, as far as they are known.
fn format_date(date: PartialDate) -> String {
    let part = |part: Option<u8>| part.map_or(String::new(), |part| format!("{part:02}/"));
    let year = date.year().map_or(String::new(), |year| year.to_string());
    format!("{}{}{year}", part(date.day()), part(date.month()))
}
