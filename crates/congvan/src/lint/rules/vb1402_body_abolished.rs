use std::ops::Range;

use crate::date::Date;
use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::lint::clauses::PRACTICE;
use crate::lint::draft::{Part, Passage};
use crate::lint::{Draft, Rule, former};

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
        let today = draft.directive.date.first();
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
            for (body, part) in named(passage) {
                let dated = earliest.is_some_and(|year| year < day.year);
                if day < body.until || dated || former::meant(draft, passage, &part, body.until) {
                    continue;
                }
                let message = Message::new(
                    format!("cơ quan này không còn từ ngày {}", shown(body.until)),
                    format!("this body has not existed since {}", shown(body.until)),
                );
                let help = Message::new(
                    format!("việc của cơ quan này nay chủ yếu thuộc `{}`", body.now),
                    format!("its work is now mainly that of `{}`", body.now),
                );
                let found = draft.found(Severity::Warning, self.code(), passage.text, part, message);
                // The resolution names ministries; each province arranged its own departments.
                let clause = if body.until == MARCH { self.clause() } else { PRACTICE };
                report(found.help(help).clause(clause));
            }
        }
    }
}

/// Where a passage names bodies of the table, in full or by their letters.
fn named(passage: &Passage<'_>) -> Vec<(&'static Body, Range<usize>)> {
    let mut found = Vec::new();
    for body in &BODIES {
        for (start, name) in passage.small.match_indices(body.small) {
            let end = start + name.len();
            if !passage.small[end..].starts_with(char::is_alphanumeric) {
                found.push((body, start..end));
            }
        }
    }
    for at in 0..passage.words.len() {
        let kind = passage.small(at);
        if !matches!(kind, "sở" | "bộ") || passage.gap(at + 1) != " " || !passage.capital(at + 1) {
            continue;
        }
        let start = passage.words[at + 1].at.start;
        let rest = &passage.text.value[start..];
        let length =
            rest.find(|c: char| !c.is_alphanumeric() && !matches!(c, '&' | '-')).unwrap_or(rest.len());
        let letters = rest[..length].trim_end_matches('-');
        let bare: String = letters.chars().filter(|c| c.is_alphanumeric()).collect();
        let Some((_, field)) = LETTERS.iter().find(|(short, _)| *short == bare) else { continue };
        let body = BODIES.iter().find(|body| {
            body.small.strip_prefix(kind).is_some_and(|behind| behind.strip_prefix(' ') == Some(field))
        });
        found.extend(body.map(|body| (body, passage.words[at].at.start..start + letters.len())));
    }
    found.sort_by_key(|(_, part)| part.start);
    found
}

/// How fields of work are shortened, without the marks between the letters.
const LETTERS: [(&str, &str); 6] = [
    ("KHĐT", "kế hoạch và đầu tư"),
    ("GTVT", "giao thông vận tải"),
    ("NNPTNT", "nông nghiệp và phát triển nông thôn"),
    ("TNMT", "tài nguyên và môi trường"),
    ("LĐTBXH", "lao động - thương binh và xã hội"),
    ("TTTT", "thông tin và truyền thông"),
];

/// A body that is no more.
struct Body {
    /// Its name in small letters.
    small: &'static str,
    /// The first day without it.
    until: Date,
    /// Who has its work now.
    now: &'static str,
}

const MARCH: Date = Date { year: 2025, month: 3, day: 1 };
const JULY: Date = Date { year: 2025, month: 7, day: 1 };

const fn body(small: &'static str, until: Date, now: &'static str) -> Body {
    Body { small, until, now }
}

/// Ministries since 01/03/2025 (NQ 176/2025/QH15); departments followed in each province by 01/07/2025.
const BODIES: [Body; 14] = [
    body("bộ kế hoạch và đầu tư", MARCH, "Bộ Tài chính"),
    body("bộ giao thông vận tải", MARCH, "Bộ Xây dựng"),
    body("bộ nông nghiệp và phát triển nông thôn", MARCH, "Bộ Nông nghiệp và Môi trường"),
    body("bộ tài nguyên và môi trường", MARCH, "Bộ Nông nghiệp và Môi trường"),
    body("bộ lao động - thương binh và xã hội", MARCH, "Bộ Nội vụ"),
    body("bộ thông tin và truyền thông", MARCH, "Bộ Khoa học và Công nghệ"),
    body("ủy ban dân tộc", MARCH, "Bộ Dân tộc và Tôn giáo"),
    body("sở kế hoạch và đầu tư", JULY, "Sở Tài chính"),
    body("sở giao thông vận tải", JULY, "Sở Xây dựng"),
    body("sở nông nghiệp và phát triển nông thôn", JULY, "Sở Nông nghiệp và Môi trường"),
    body("sở tài nguyên và môi trường", JULY, "Sở Nông nghiệp và Môi trường"),
    body("sở lao động - thương binh và xã hội", JULY, "Sở Nội vụ"),
    body("sở thông tin và truyền thông", JULY, "Sở Khoa học và Công nghệ"),
    body("ban dân tộc tỉnh", JULY, "Sở Dân tộc và Tôn giáo"),
];

fn shown(date: Date) -> String {
    format!("{:02}/{}/{}", date.day, date.month, date.year)
}

/// What is to be said of the first body in a text that is no more on a day: who has its work now.
pub(in crate::lint) fn named_after_its_end(text: &str, day: Date) -> Option<Message> {
    // Most sentences name none of them; a test holds these openings to the table.
    if !OPENINGS.iter().any(|opening| text.contains(opening)) {
        return None;
    }
    let small = text.to_lowercase();
    let ended = BODIES.iter().find(|body| {
        day >= body.until
            && small.match_indices(body.small).any(|(at, _)| {
                let end = at + body.small.len();
                !small[..at].ends_with(char::is_alphanumeric)
                    && !small[end..].starts_with(char::is_alphanumeric)
                    && !small[end..].trim_start_matches([' ', ',', '(']).starts_with("nay là ")
            })
    })?;
    let (name, until, now) = (ended.small, shown(ended.until), ended.now);
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

    #[test]
    fn every_body_is_found_after_its_end() {
        for body in &BODIES {
            let mut letters = body.small.chars();
            let capital: String =
                letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
            for name in [body.small.to_owned(), capital] {
                let text = format!("phối hợp với {name} thực hiện");
                assert!(named_after_its_end(&text, body.until).is_some(), "{text}");
                assert!(body.until.previous().is_some_and(|day| named_after_its_end(&text, day).is_none()));
                assert_eq!(
                    named_after_its_end(&format!("{text}x").replace(" thực hiện", ""), body.until),
                    None
                );
            }
        }
        assert_eq!(named_after_its_end("cán bộ của xã", JULY), None);
    }
}
