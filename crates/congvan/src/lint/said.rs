//! Faults of form in what a table or a plan says by itself, before any document says it.

use crate::lint::Draft;
use crate::lint::house::{House, Reviewed, reviewed};
use crate::lint::unit::{FRAME, placeless};
use crate::model::date::PartialDate;
use crate::model::directive::{Appendix, Basis, Content, Directive, Element, Person, Row, Table, Text};

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

/// Findings at what was set into a document without faults; none has a replacement.
fn review_in_frame(house: &House, set: impl FnOnce(&mut Directive)) -> Reviewed {
    let Some(mut directive) = FRAME.as_ref().map(placeless) else { return Reviewed::default() };
    set(&mut directive);
    let mut said = reviewed(&Draft::new(&directive, None, house.country), house);
    said.found.retain(|found| !found.span.is_empty());
    said.silenced.retain(|silenced| !silenced.finding.span.is_empty());
    said.found.iter_mut().for_each(|found| found.fix = None);
    said
}
