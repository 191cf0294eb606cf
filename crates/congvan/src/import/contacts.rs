//! Ô 6, before its last sentence: whom to turn to, with telephone and mailbox.

use std::ops::Range;

use crate::import::page::Page;
use crate::import::paragraphs::Para;
use crate::import::role::Role;
use crate::import::sheet::Sheet;
use crate::import::types::Face;
use crate::import::words::{self, Form};
use crate::model::directive::{Contact, ContactRole, Directive};

/// A sentence about a contact is no longer.
const LONGEST: usize = 900;
/// Digits of a telephone number.
const DIGITS: std::ops::RangeInclusive<usize> = 8..=13;

/// The parts of a sentence that tells a contact, where they stand in it.
#[derive(Debug, Default, PartialEq, Eq)]
struct Parts {
    lead: Range<usize>,
    unit: Range<usize>,
    through: Option<Range<usize>>,
    phone: Option<Range<usize>>,
    hotline: Option<Range<usize>>,
    email: Option<Range<usize>>,
    person: Option<Range<usize>>,
    title: Option<Range<usize>>,
    tail: Option<Range<usize>>,
}

/// Whether a paragraph tells a contact.
pub(super) fn is_contact(page: &Page, para: &Para<'_>) -> bool {
    para.label.is_none() && para.table.is_none() && !para.quoted && parts(page.at(&para.span)).is_some()
}

/// Reads a paragraph that tells a contact; false where it tells none.
pub(super) fn read(sheet: &mut Sheet<'_>, para: &Para<'_>, own: &mut Directive) -> bool {
    if !is_contact(sheet.page, para) {
        return false;
    }
    let text = sheet.page.at(&para.span);
    let Some(found) = parts(text) else { return false };
    let start = para.span.start;
    let at = |range: &Range<usize>| range.start + start..range.end + start;
    let role = role(text, &found, own);
    let said = |sheet: &Sheet<'_>, range: &Range<usize>| sheet.text_at(at(range), Face::default());
    let maybe =
        |sheet: &Sheet<'_>, range: &Option<Range<usize>>| range.as_ref().map(|range| said(sheet, range));
    let contact = Contact {
        span: para.span.clone(),
        role,
        block: false,
        lead: said(sheet, &found.lead),
        unit: said(sheet, &found.unit),
        through: maybe(sheet, &found.through),
        person: maybe(sheet, &found.person),
        title: maybe(sheet, &found.title),
        phone: maybe(sheet, &found.phone),
        hotline: maybe(sheet, &found.hotline),
        email: maybe(sheet, &found.email),
        tail: maybe(sheet, &found.tail),
    };
    para.lines.iter().for_each(|line| sheet.is(line, Role::Contact));
    let mut from = 0;
    for part in found.in_order() {
        sheet.form(at(&(from..part.start)));
        from = part.end;
    }
    sheet.form(at(&(from..text.len())));
    sheet.note(
        &format!("contacts.{}.role", own.contacts.len() + 1),
        crate::import::sheet::Certainty::Guess,
        "đầu mối của chính cơ quan ban hành (issuer) hay của nơi hỗ trợ chung (support)",
    );
    own.contacts.push(contact);
    true
}

impl Parts {
    /// All of them, from the first.
    fn in_order(&self) -> Vec<Range<usize>> {
        let maybe =
            [&self.through, &self.phone, &self.hotline, &self.email, &self.person, &self.title, &self.tail];
        let mut all = vec![self.lead.clone(), self.unit.clone()];
        all.extend(maybe.into_iter().flatten().cloned());
        all.sort_by_key(|part| part.start);
        all
    }
}

/// Whether a contact is the issuer's own: difficulties and reports come to it, or its unit bears the issuer's name.
fn role(text: &str, found: &Parts, own: &Directive) -> ContactRole {
    let unit = &text[found.unit.clone()];
    let names = [&own.issuer.name, own.issuer.name_in_text()].map(|name| name.notation());
    let by_name = names.iter().any(|name| name.len() > 3 && unit.contains(*name));
    let back =
        verbs(text).any(|verb| verb.end == found.lead.end && words::is(Form::ContactBack, &text[verb]));
    if by_name || back { ContactRole::Issuer } else { ContactRole::Support }
}

/// The parts of a sentence; none where it tells no contact, or more than the format has places for.
fn parts(text: &str) -> Option<Parts> {
    if text.len() > LONGEST {
        return None;
    }
    let marks = Marks::of(text);
    let first = marks.first()?;
    // `liên hệ Sở Y tế (qua Phòng Nghiệp vụ Y, điện thoại …) để được hướng dẫn` is a sentence, and stays one.
    let open = text[..first].rfind(['(', ')']).is_some_and(|at| text[at..].starts_with('('));
    if open && text[first..].contains(')') && !text[first..].trim_end_matches(['.', '/', ' ']).ends_with(')')
    {
        return None;
    }
    let verb = verbs(&text[..first]).find(|verb| {
        text[verb.end..first].trim_start().starts_with(|c: char| c.is_uppercase())
            || words::opens(Form::PersonLabel, text[verb.end..first].trim_start()).is_some()
    })?;
    // One sentence, however long.
    if text[..verb.end].contains(". ") || text[..verb.end].contains(['\t', ';']) {
        return None;
    }
    let mut found = Parts { lead: trim(text, 0..verb.end), ..Parts::default() };
    let (unit, through) = unit(text, trim(text, verb.end..first))?;
    (found.unit, found.through) = (unit, through);
    (found.phone, found.hotline, found.email) =
        (marks.phone.clone(), marks.hotline.clone(), marks.email.clone());
    let last = marks.last();
    let rest = text[last..].trim_start_matches([' ', '\n', ')', ',']);
    let mut from = text.len() - rest.len();
    // Between the values stand separators alone.
    if !marks.stand_together(text) {
        return None;
    }
    if let Some(inner) = rest.strip_prefix('(') {
        let close = inner.find(')')?;
        let inside = from + 1..from + 1 + close;
        let comma = text[inside.clone()].find(',').map(|at| inside.start + at);
        found.person = Some(trim(text, inside.start..comma.unwrap_or(inside.end)));
        found.title = comma.map(|at| trim(text, at + 1..inside.end));
        from = inside.end + 1;
    }
    let tail = trim(text, from..text.len());
    let end = text[tail.clone()].trim_end_matches(['.', '/', ';', ' ']).len();
    let tail = tail.start..tail.start + end;
    if text[tail.clone()].contains(". ") {
        return None;
    }
    found.tail = (!tail.is_empty()).then_some(tail);
    Some(found)
}

/// The unit, and the one through which it is reached.
fn unit(text: &str, all: Range<usize>) -> Option<(Range<usize>, Option<Range<usize>>)> {
    let own = &text[all.clone()];
    let parted = own.char_indices().find_map(|(at, c)| {
        let begins = c.is_alphabetic() && own[..at].ends_with(' ');
        let end = words::opens(Form::ThroughLabel, &own[at..]).filter(|_| begins)?;
        Some((at, at + end))
    });
    let (unit, through) = match parted {
        Some((from, to)) => {
            (trim(text, all.start..all.start + from), Some(trim(text, all.start + to..all.end)))
        }
        None => (all, None),
    };
    let count = text[unit.clone()].chars().count();
    let is_part = |part: &Range<usize>| !part.is_empty() && !text[part.clone()].contains(". ");
    ((2..300).contains(&count) && is_part(&unit) && through.as_ref().is_none_or(is_part))
        .then_some((unit, through))
}

/// A range without spaces and separators at its ends.
fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let separator = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '-' | '–' | '(');
    let own = &text[range.clone()];
    let opened = own.trim_start_matches(separator);
    let start = range.end - opened.len();
    start..start + opened.trim_end_matches(separator).len()
}

/// Where verbs of turning to somebody stand.
fn verbs(text: &str) -> impl Iterator<Item = Range<usize>> {
    let starts = text.char_indices().filter(|(at, c)| {
        c.is_alphabetic() && text[..*at].chars().next_back().is_none_or(|before| !before.is_alphanumeric())
    });
    starts.filter_map(|(at, _)| Some(at..at + words::opens(Form::ContactVerb, &text[at..])?))
}

/// Telephone numbers and mailboxes with the words before them.
#[derive(Default)]
struct Marks {
    /// From the label to the end of the value, each.
    whole: Vec<Range<usize>>,
    phone: Option<Range<usize>>,
    hotline: Option<Range<usize>>,
    email: Option<Range<usize>>,
}

impl Marks {
    fn of(text: &str) -> Self {
        let mut found = Self::default();
        let mut from = 0;
        for (at, c) in text.char_indices() {
            let begins = c.is_alphabetic()
                && text[..at].chars().next_back().is_none_or(|before| !before.is_alphanumeric());
            if at < from || !begins {
                continue;
            }
            let label = |form| words::opens(form, &text[at..]).map(|end| at + end);
            let value = |end: usize, of: fn(&str) -> Option<usize>| {
                let rest = text[end..].trim_start_matches([':', ' ', '\n', '\u{a0}', '.']);
                let start = text.len() - rest.len();
                Some(start..start + of(rest)?)
            };
            let kinds = [
                (Form::HotlineLabel, number as fn(&str) -> Option<usize>, &mut found.hotline),
                (Form::PhoneLabel, number, &mut found.phone),
                (Form::EmailLabel, mailbox, &mut found.email),
            ];
            let taken =
                kinds.into_iter().find_map(|(form, of, place)| Some((place, value(label(form)?, of)?)));
            let Some((place, value)) = taken else { continue };
            // A second of one kind has no place.
            if place.is_some() {
                return Self::default();
            }
            from = value.end;
            found.whole.push(at..value.end);
            *place = Some(value);
        }
        found
    }

    fn first(&self) -> Option<usize> {
        self.whole.first().map(|own| own.start)
    }

    fn last(&self) -> usize {
        self.whole.last().map_or(0, |own| own.end)
    }

    fn stand_together(&self, text: &str) -> bool {
        self.whole.windows(2).all(|pair| {
            text[pair[0].end..pair[1].start]
                .chars()
                .all(|c| c.is_whitespace() || matches!(c, ',' | ';' | '-' | '–'))
        })
    }
}

/// So many bytes are a telephone number.
fn number(text: &str) -> Option<usize> {
    let fits = |c: char| c.is_ascii_digit() || matches!(c, '.' | ' ' | '-' | '(' | ')' | '+' | '\u{a0}');
    let end = text.find(|c: char| !fits(c)).unwrap_or(text.len());
    let own = text[..end].trim_end_matches(|c: char| !c.is_ascii_digit());
    DIGITS.contains(&own.bytes().filter(u8::is_ascii_digit).count()).then_some(own.len())
}

/// So many bytes are a mailbox.
fn mailbox(text: &str) -> Option<usize> {
    let end = text.find(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ')')).unwrap_or(text.len());
    let own = text[..end].trim_end_matches(['.', '/']);
    let (name, host) = own.split_once('@')?;
    (!name.is_empty() && host.contains('.')).then_some(own.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts_in_order(text: &str) -> Option<Vec<&str>> {
        parts(text).map(|found| found.in_order().into_iter().map(|part| &text[part]).collect())
    }

    #[test]
    fn sentences_tell_whom_to_turn_to() {
        for (text, wanted) in [
            (
                "Khi cần hỗ trợ, đề nghị các đơn vị liên hệ với Phòng An ninh mạng, Công an tỉnh Lạng Sơn, đường dây nóng: 0205 3000 005 để được hướng dẫn.",
                vec![
                    "Khi cần hỗ trợ, đề nghị các đơn vị liên hệ với",
                    "Phòng An ninh mạng, Công an tỉnh Lạng Sơn",
                    "0205 3000 005",
                    "để được hướng dẫn",
                ],
            ),
            (
                "Mọi vướng mắc xin liên hệ đồng chí Nguyễn Văn A, chuyên viên Văn phòng (số điện thoại: 0912.345.678, email: a@langson.gov.vn).",
                vec![
                    "Mọi vướng mắc xin liên hệ",
                    "đồng chí Nguyễn Văn A, chuyên viên Văn phòng",
                    "0912.345.678",
                    "a@langson.gov.vn",
                ],
            ),
            (
                "Nếu có khó khăn, đề nghị phản ánh về Sở Nội vụ, đơn vị đầu mối là Phòng Cải cách hành chính, điện thoại 02053812345 (đồng chí Lê Thị B, Trưởng phòng) để được giải quyết./.",
                vec![
                    "Nếu có khó khăn, đề nghị phản ánh về",
                    "Sở Nội vụ",
                    "Phòng Cải cách hành chính",
                    "02053812345",
                    "đồng chí Lê Thị B",
                    "Trưởng phòng",
                    "để được giải quyết",
                ],
            ),
        ] {
            assert_eq!(parts_in_order(text), Some(wanted), "{text}");
        }
        for text in [
            "Công an tỉnh liên hệ với các đơn vị để phối hợp.",
            "Điện thoại: 0205 3000 005.",
            "Liên hệ với Sở Nội vụ, điện thoại: 0205 3000 005, điện thoại: 0205 3000 006.",
            "Trang bị điện thoại cho trạm; liên hệ với Sở Y tế.",
        ] {
            assert_eq!(parts_in_order(text), None, "{text}");
        }
    }
}
