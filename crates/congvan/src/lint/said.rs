//! Faults of form in what a table or a plan says by itself, before any document says it.

use crate::lint::Draft;
use crate::lint::house::{House, Reviewed, review_draft};
use crate::lint::unit::{FRAME, placeless};
use crate::lint::words::capital;
use crate::model::date::PartialDate;
use crate::model::directive::{Appendix, Basis, Content, Directive, Element, Person, Row, Table, Text};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

/// What the rules say of a document that a table lists, as the basis of a công văn of its own day.
pub(crate) fn review_basis(basis: Basis, house: &House) -> Reviewed {
    review_in_frame(house, |frame| {
        frame.date = basis.date.unwrap_or_default();
        frame.legal_basis = vec![basis];
    })
}

/// What the rules say of words that stand within sentences, and of persons, as of that day.
pub(crate) fn review_words<'t>(
    words: impl Iterator<Item = &'t Text>,
    people: Vec<Person>,
    date: PartialDate,
    house: &House,
) -> Reviewed {
    let rows = words.map(|text| Row::Band(text.clone())).collect();
    let table = Table { caption: None, columns: Vec::new(), rows };
    let people = people.into_iter().map(Element::Person);
    let content: Content = std::iter::once(Element::Table(table)).chain(people).collect();
    review_in_frame(house, |frame| {
        frame.date = date;
        frame.appendices = vec![Appendix {
            span: 0..0,
            title: Text::default(),
            kind: None,
            landscape: false,
            numbering: Vec::new(),
            content,
        }];
    })
}

/// What the rules say of the instruments and scopes of decisions, which documents say within sentences: no mark stands at
/// their end.
pub fn review_decisions(words: &[Text], house: &House) -> Reviewed {
    let mut reviewed = review_words(words.iter(), Vec::new(), PartialDate::default(), house);
    // A column names an instrument in short; a document cites it in full.
    reviewed.found.retain(|found| found.code != "VB609");
    reviewed.found.extend(words.iter().filter_map(end_mark));
    reviewed.found.extend(words.iter().filter_map(small_type));
    reviewed.found.sort_by_key(|found| (found.span.start, found.code));
    reviewed
}

/// The type of a document in small letters, before its number: `thông báo 1/TB-BNV ngày …`.
fn small_type(words: &Text) -> Option<Diagnostic> {
    let is_document = words.notation().contains('/') && words.notation().contains(" ngày ");
    let right = capital(words.notation());
    if !is_document || right == words.notation() {
        return None;
    }
    let message = Message::new(
        "tên loại của một văn bản cụ thể viết hoa chữ đầu",
        "the type of a specific document takes a capital on its first word",
    );
    let help = Message::new(format!("ghi `{right}`"), format!("write `{right}`"));
    Some(Diagnostic::new(Severity::Error, "VB1116", words.span.clone(), message).help(help))
}

fn end_mark(words: &Text) -> Option<Diagnostic> {
    let right = words.notation().trim_end_matches(['.', ',', ';', ':', ' ']);
    let (is_blank, is_right) = (right.is_empty(), right.len() == words.notation().len());
    let message = Message::new(
        format!("`{}` đứng giữa câu, dấu ở cuối thành thừa", words.notation()),
        format!("`{}` stands within sentences, where its last mark is too many", words.notation()),
    );
    let help = Message::new(format!("ghi `{right}`"), format!("write `{right}`"));
    let found = Diagnostic::new(Severity::Warning, "VB1221", words.span.clone(), message).help(help);
    (!is_blank && !is_right).then_some(found)
}

/// Findings at what was set into a document without faults; none has a replacement.
fn review_in_frame(house: &House, set: impl FnOnce(&mut Directive)) -> Reviewed {
    let Some(mut directive) = FRAME.as_ref().map(placeless) else { return Reviewed::default() };
    set(&mut directive);
    let mut said = review_draft(&Draft::new(&directive, None, house.country), house);
    said.found.retain(|found| !found.span.is_empty());
    said.silenced.retain(|silenced| !silenced.finding.span.is_empty());
    said.found.iter_mut().for_each(|found| found.fix = None);
    said
}
