use crate::lint::bodies::{MARCH, Mention, Named, Spelling};
use crate::lint::clauses::PRACTICE;
use crate::lint::draft::Part;
use crate::lint::words::{small, words};
use crate::lint::{Draft, Rule, former};
use crate::model::date::Date;
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) struct BodyAbolished;

impl Rule for BodyAbolished {
    fn code(&self) -> &'static str {
        "VB1402"
    }
    fn name(&self) -> &'static str {
        "body-abolished"
    }
    fn clause(&self) -> &'static str {
        "NQ 176/2025/QH15"
    }
    fn page(&self) -> &'static str {
        include_str!("vb1402_body_abolished.md")
    }

    fn check(&self, draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
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
                let dated = earliest.is_some_and(|year| year < day.year);
                if day < until || dated || former::meant(draft, passage, part, until) {
                    continue;
                }
                let message = Message::new(
                    format!("cơ quan này không còn từ ngày {}", shown(until)),
                    format!("this body has not existed since {}", shown(until)),
                );
                let help = Message::new(
                    format!("việc của cơ quan này nay chủ yếu thuộc `{now}`"),
                    format!("its work is now mainly that of `{now}`"),
                );
                let found = draft.found(Severity::Warning, self.code(), passage.text, part.clone(), message);
                // The resolution names ministries; each province arranged its own departments.
                let clause = if until == MARCH { self.clause() } else { PRACTICE };
                report(found.help(help).clause(clause));
            }
        }
    }
}

fn shown(date: Date) -> String {
    format!("{:02}/{}/{}", date.day, date.month, date.year)
}

/// What is to be said of the first body in a text that is no more on a day: who has its work now.
pub(in crate::lint) fn named_after_its_end(text: &str, day: Date) -> Option<Message> {
    // Most sentences name none of them; a test holds these openings to the table.
    if !OPENINGS.iter().any(|opening| text.contains(opening)) {
        return None;
    }
    let (small, words) = (small(text), words(text));
    let named = Named { text, small: &small, words: &words };
    let ended = named.bodies().into_iter().find_map(|found| {
        let (until, now) = found.body.ended.filter(|(until, _)| day >= *until)?;
        let renamed = small[found.at.end..].trim_start_matches([' ', ',', '(']).starts_with("nay là ");
        (!renamed && found.written == Spelling::Right).then(|| (found.body.name, shown(until), now))
    });
    let (name, until, now) = ended?;
    Some(Message::new(
        format!("`{name}` không còn từ ngày {until}, việc nay chủ yếu thuộc `{now}`"),
        format!("`{name}` has not existed since {until}; its work is now mainly that of `{now}`"),
    ))
}

/// One of these stands in every name of the table, however its first letter is written.
const OPENINGS: [&str; 6] = ["Bộ ", "bộ ", "Sở ", "sở ", "Dân tộc", "dân tộc"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::bodies::BODIES;

    #[test]
    fn every_body_is_found_after_its_end() {
        for (body, until) in BODIES.iter().filter_map(|body| Some((body, body.ended?.0))) {
            for name in [small(body.name), body.name.to_owned()] {
                let text = format!("phối hợp với {name} thực hiện");
                assert!(named_after_its_end(&text, until).is_some(), "{text}");
                assert!(until.previous().is_some_and(|day| named_after_its_end(&text, day).is_none()));
            }
        }
        let july = Date { year: 2025, month: 7, day: 1 };
        assert_eq!(named_after_its_end("cán bộ của xã", july), None);
        assert_eq!(named_after_its_end("cán bộ giao thông vận tải", july), None);
    }
}
