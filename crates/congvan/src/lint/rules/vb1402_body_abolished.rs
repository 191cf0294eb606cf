use crate::lint::bodies::format_date;
use crate::lint::bodies::{MARCH, Mention};
use crate::lint::clauses::PRACTICE;
use crate::lint::passage::Part;
use crate::lint::{Draft, Rule, always, former};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1402",
    name: "body-abolished",
    severities: &[Severity::Warning],
    clause: "NQ 176/2025/QH15",
    page: include_str!("vb1402_body_abolished.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let today = draft.directive.date.of_law();
    for passage in &draft.passages {
        // A cited document keeps the name its issuer had.
        let cited = passage.basis.and_then(|basis| basis.date);
        let day = if passage.part == Part::CitedSubject {
            None
        } else {
            Some(cited.map_or(today, |date| date.last()))
        };
        let Some(day) = day else { continue };
        let earliest = draft.dates_in(passage).iter().filter_map(|date| date.year).min();
        for Mention { body, at: part, .. } in draft.bodies(passage) {
            let Some((until, now)) = body.ended else { continue };
            let dated = earliest.is_some_and(|year| year < day.year());
            if day < until || dated || former::is_meant(draft, passage, part, until) {
                continue;
            }
            let message = Message::new(
                format!("cơ quan này không còn từ ngày {}", format_date(until)),
                format!("this body has not existed since {}", format_date(until)),
            );
            let help = Message::new(
                format!("việc của cơ quan này nay chủ yếu thuộc `{now}`"),
                format!("its work is now mainly that of `{now}`"),
            );
            let found = draft.finding(Severity::Warning, RULE.code, passage.text, part.clone(), message);
            // The resolution names ministries; each province arranged its own departments.
            let is_ministry = ["Bộ ", "Ủy ban "].iter().any(|kind| body.name.starts_with(kind));
            let clause = if until == MARCH && is_ministry { RULE.clause } else { PRACTICE };
            report(found.help(help).clause(clause));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::bodies::{BODIES, named_after_its_end};
    use crate::lint::words::small;
    use crate::model::date::Date;

    #[test]
    fn every_body_is_found_after_its_end() {
        for (body, until) in BODIES.iter().filter_map(|body| Some((body, body.ended?.0))) {
            for name in [small(body.name), body.name.to_owned()] {
                let text = format!("phối hợp với {name} thực hiện");
                assert!(named_after_its_end(&text, until).is_some(), "{text}");
                assert!(until.previous().is_some_and(|day| named_after_its_end(&text, day).is_none()));
            }
        }
        let july = Date::new(2025, 7, 1).expect("a day");
        assert_eq!(named_after_its_end("cán bộ của xã", july), None);
        assert_eq!(named_after_its_end("cán bộ giao thông vận tải", july), None);
    }
}
