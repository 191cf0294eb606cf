//! Numbered documents that are cited: `Công văn số 12/UBND-VX ngày … của … về …`.

mod kinds;
mod parts;

use crate::words::Words;
use std::cell::LazyCell;
use std::ops::Range;
use std::rc::Rc;

use crate::lint::dates::{self, Written};
use crate::lint::passage::{Part, Passage};
use crate::model::date::Date;
use crate::model::directive::{Basis, Text};

use parts::Before;

pub(super) use kinds::{KINDS, ending_at as kind_ending_at, letters_of, types};
pub(super) use parts::spelt_out;

/// A cited document.
#[derive(Debug, Clone)]
pub(super) struct Citation {
    /// Which of the draft's passages its number stands in, where it stands in one.
    pub(super) passage: Option<usize>,
    /// The text its number stands in.
    pub(super) text: Rc<Text>,
    /// The bytes of the number in that text.
    pub(super) number: Range<usize>,
    /// The type before the number, where it stands in the same text.
    pub(super) kind: Option<Range<usize>>,
    /// Whether the date, the body and the subject are given.
    pub(super) parts: [bool; 3],
    /// What stands before it: `Ngày …, Sở Y tế ban hành …`.
    pub(super) before: Before,
    /// Its whole date, where it has one.
    pub(super) date: Option<Date>,
    /// Whether it is a basis of its own, given by keys.
    pub(super) keyed: bool,
    /// Whether it stands in the document's own trích yếu, or in that of an annex.
    pub(super) in_subject: bool,
    /// Whether its words are another's: in a quotation, or in the trích yếu of the one before, `Kế hoạch số … về thực
    /// hiện Chỉ thị số …`.
    pub(super) quoted: bool,
}

impl Citation {
    /// The number as written.
    pub(super) fn number_as_written(&self) -> &str {
        &self.text.notation()[self.number.clone()]
    }

    /// The number without spaces and marks between its groups, in capitals: the same for every way of writing it.
    pub(super) fn key(&self) -> String {
        let written = self.number_as_written().replace(['Ð', 'Ɖ'], "Đ");
        written.chars().filter(|c| !matches!(c, ' ' | '-' | '–')).flat_map(char::to_uppercase).collect()
    }

    /// Whether two citations with one key can be of one document. A number without a year comes back each year, so that
    /// two whole dates tell documents apart; those of one year, or of one day in two years, are a slip in the date.
    pub(super) fn same(&self, other: &Self) -> bool {
        let slip = |one: Date, two: Date| {
            one.year() == two.year()
                || (one.month(), one.day()) == (two.month(), two.day())
                || self.has_year()
        };
        self.date.zip(other.date).is_none_or(|(one, two)| slip(one, two))
    }

    /// Whether the number tells its year: `30/2020/NĐ-CP`.
    fn has_year(&self) -> bool {
        let year = |group: &str| group.len() == 4 && group.starts_with(['1', '2']);
        self.number_as_written()
            .split('/')
            .skip(1)
            .any(|group| year(group) && group.bytes().all(|b| b.is_ascii_digit()))
    }
}

/// Every citation of a draft, whose issuers have the names `own`.
pub(super) fn of(passages: &[Passage<'_>], own: &[String]) -> Vec<Citation> {
    let mut found = Vec::new();
    let mut last: Option<&Basis> = None;
    for passage in passages {
        // The number of a basis given by keys comes with the first of its texts.
        if let Some(basis) = passage.basis
            && !last.is_some_and(|last| std::ptr::eq(last, basis))
        {
            last = Some(basis);
            found.extend(basis.number.as_ref().map(|number| citation_of_basis(basis, number)));
        }
        found.extend(within(passage, own));
    }
    found
}

fn citation_of_basis(basis: &Basis, number: &Text) -> Citation {
    let by_verb = basis.verb.as_ref().is_some_and(|verb| verb.notation().contains(" của "));
    Citation {
        passage: None,
        text: Rc::new(number.clone()),
        number: 0..number.notation().len(),
        kind: None,
        parts: [basis.date.is_some(), basis.issuer.is_some() || by_verb, basis.subject.is_some()],
        date: basis.date.and_then(|date| date.whole()),
        before: Before::default(),
        keyed: true,
        in_subject: false,
        quoted: false,
    }
}

fn within(passage: &Passage<'_>, own: &[String]) -> Vec<Citation> {
    let mut found: Vec<Citation> = Vec::new();
    // Whether each follows the one before as the next of a list.
    let mut joined: Vec<bool> = Vec::new();
    let text = passage.text.notation();
    if !passage.small.contains("số ") && !text.contains('/') {
        return found;
    }
    let shared = LazyCell::new(|| Rc::new(passage.text.clone()));
    let dates = LazyCell::new(|| dates::of(passage));
    let mut quotation = Quotation::default();
    for at in 1..passage.words.len() {
        if passage.gap(at) != " " || !passage.word(at).starts_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        // `Nghị định 30/2020/NĐ-CP`: the type stands right before a number with a symbol.
        let said = passage.small(at - 1) == "số";
        let kind = at.checked_sub(if said { 2 } else { 1 }).and_then(|last| kinds::ending_at(passage, last));
        if !said && kind.is_none() {
            continue;
        }
        let start = passage.words[at].at.start;
        let length = number(&text[start..]);
        let written = &text[start..start + length];
        let kind = kind.and_then(|_| kinds::of_number(passage, at - if said { 2 } else { 1 }, written));
        let apart = at.checked_sub(2).filter(|_| said && kind.is_none());
        let apart = apart.and_then(|last| kinds::before_body(passage, last));
        let symbol =
            written.split('/').skip(1).any(|group| group.chars().filter(|c| c.is_uppercase()).count() > 1);
        if !(symbol || said && written.contains(['/', '-'])) {
            continue;
        }
        if let Some(before) = found.last_mut() {
            before.parts = parts::parts_behind(&text[before.number.end..start]);
        }
        let from = found.last().map_or(0, |before| before.number.end);
        let is_apart = apart.as_ref().is_some_and(|kind| kind.start >= from);
        let kind = kind.or(apart.filter(|_| is_apart));
        let opens = kind.as_ref().map_or(start, |kind| kind.start);
        joined.push(joins_citations(&passage.small[from..opens]));
        found.push(Citation {
            passage: Some(passage.nth),
            text: Rc::clone(&shared),
            number: start..start + length,
            kind,
            parts: [false; 3],
            before: parts::opening(&passage.small[from..opens]).with_body(is_apart),
            date: date(passage, &dates, start + length),
            keyed: false,
            in_subject: passage.part == Part::Subject,
            quoted: matches!(passage.part, Part::CitedSubject | Part::Mandate)
                || quotation.open_at(text, start)
                || from > 0 && parts::goes_on(&text[from..opens]),
        });
    }
    if let Some(last) = found.last_mut() {
        last.parts = parts::parts_behind(&text[last.number.end..]);
    }
    for nth in 0..found.len() {
        let from = nth.checked_sub(1).map_or(0, |before| found[before].number.end);
        let to = found.get(nth + 1).map_or(text.len(), |next| next.number.start);
        let cited = &found[nth];
        let opens = cited.kind.as_ref().map_or(cited.number.start, |kind| kind.start);
        if parts::is_told(&passage.small[from..opens], &text[cited.number.end..to], own) {
            found[nth].parts[1..].fill(true);
        }
    }
    // `Nghị định số … ngày … và Nghị định số … ngày … của Chính phủ`
    for at in (1..found.len()).rev() {
        if joined[at] {
            found[at - 1].parts[1] |= found[at].parts[1];
            found[at - 1].parts[2] |= found[at].parts[2];
        }
    }
    found
}

/// Whether a quotation is open, read forward along a text.
#[derive(Default)]
struct Quotation {
    read: usize,
    open: usize,
}

impl Quotation {
    fn open_at(&mut self, text: &str, at: usize) -> bool {
        for c in text[self.read..at].chars() {
            match c {
                '“' => self.open += 1,
                '”' => self.open = self.open.saturating_sub(1),
                _ => {}
            }
        }
        self.read = at;
        self.open > 0
    }
}

/// Whether nothing but a date and what joins the parts of a list stands between two citations.
fn joins_citations(between: &str) -> bool {
    static JOINS: Words = Words::from_list("citations: joins");
    let words = between.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    !between.contains(". ")
        && words
            .into_iter()
            .all(|word| JOINS.contains(&word) || word.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The date right behind a number: ` ngày 05 tháng 3 năm 2027`.
fn date(passage: &Passage<'_>, dates: &[Written], end: usize) -> Option<Date> {
    let found = dates.get(dates.partition_point(|date| date.at.start < end))?;
    let between = passage.small[end..found.at.start].trim_matches([' ', ',']);
    let (day, month, year) = found.numbers(passage.text.notation());
    Date::new(year?, month, day?).filter(|_| matches!(between, "ngày" | ""))
}

/// How long the number at the start of the text is: digits, strokes and groups of capitals, with stray spaces around
/// the hyphens.
fn number(text: &str) -> usize {
    let group = |text: &str| text.find(|c: char| !c.is_alphanumeric() && c != '&').unwrap_or(text.len());
    let mut end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    if end == 0 {
        return 0;
    }
    loop {
        let rest = &text[end..];
        let bare = rest.trim_start_matches(' ');
        let Some(mark) = bare.chars().next().filter(|c| matches!(c, '/' | '-' | '–')) else { return end };
        let behind = &bare[mark.len_utf8()..];
        let next = behind.trim_start_matches(' ');
        let length = group(next);
        let spaced = bare.len() < rest.len() || next.len() < behind.len();
        let name = &next[..length];
        let capitals = name.chars().filter(|c| c.is_uppercase()).count();
        // `12/ QĐ-UBND`
        let stroke = mark == '/' && !next[length..].starts_with('-');
        let fits = length > 0 && !(spaced && (stroke || capitals < 2 || name.chars().count() > capitals + 1));
        if !fits {
            return end;
        }
        end = text.len() - next.len() + length;
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn numbers_end_where_words_begin() {
        for (text, number) in [
            ("6410/BTTTT-CATTT ngày", "6410/BTTTT-CATTT"),
            ("1094/UBND - VHTT ngày", "1094/UBND - VHTT"),
            ("12/UBND- VHXH của", "12/UBND- VHXH"),
            ("12/UBND - Văn phòng", "12/UBND"),
            ("09/2017/NĐ-CP, ngày", "09/2017/NĐ-CP"),
            ("205-KH/TU ngày", "205-KH/TU"),
            ("01 vào ngày", "01"),
            ("12/ QĐ-UBND của", "12/ QĐ-UBND"),
            ("12 / UBND xã", "12"),
        ] {
            assert_eq!(&text[..super::number(text)], number);
        }
    }
}
