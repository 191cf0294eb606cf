//! Thời hạn: the day by which something is to be done, where a sentence says it with figures alone.

use std::ops::Range;

use crate::import::sheet::Sheet;
use crate::model::date::Date;
use crate::model::directive::read::DEADLINE_MARK;
use crate::model::directive::{Directive, Element, Measure, Text};
use crate::prose::{self, Edit, What};

/// Gives each item the deadline that its own words say, where it is the only one and none has passed.
pub(super) fn read(sheet: &mut Sheet<'_>, own: &mut Directive) {
    let issued = own.date.first();
    own.measures.iter_mut().for_each(|item| of_item(sheet, item, issued));
}

fn of_item(sheet: &mut Sheet<'_>, item: &mut Measure, issued: Date) {
    let found: Vec<(usize, Range<usize>, Date)> = paragraphs(item)
        .flat_map(|(at, text)| dates(text).into_iter().map(move |(span, date)| (at, span, date)))
        .collect();
    if let [(at, span, date)] = &found[..]
        && *date >= issued
        && let Element::Paragraph(text) = &mut item.content.0[*at]
        && let Some(on_page) = place(sheet, text, span.clone())
    {
        sheet.record_told(on_page, "deadline");
        *text = text.with_edits(&[Edit { span: span.clone(), with: DEADLINE_MARK.to_owned() }]);
        item.deadline = Some(*date);
    }
    for element in &mut item.content.0 {
        if let Element::Item(below) = element {
            of_item(sheet, below, issued);
        }
    }
}

/// The paragraphs of an item, but for those that quote or have signs of the notation's own.
fn paragraphs(item: &Measure) -> impl Iterator<Item = (usize, &Text)> {
    let own = item.content.0.iter().enumerate();
    own.filter_map(|(at, element)| Some((at, element.paragraph()?)))
        .filter(|(_, text)| !text.words().starts_with(['“', '"']) && !text.words().contains(['{', '}']))
}

/// The deadlines that a text says, by their days in figures: `trước ngày 05/02/2027`.
fn dates(text: &Text) -> Vec<(Range<usize>, Date)> {
    // To read the sentences costs more than all else of a paragraph, and most have no day in figures.
    let is_day = |run: &str| run.split('/').filter(|figures| !figures.is_empty()).count() > 2;
    if !text.words().split(|c: char| !(c.is_ascii_digit() || c == '/')).any(is_day) {
        return Vec::new();
    }
    let reading = prose::read(text);
    let clauses = reading.clauses();
    let limits = clauses
        .flat_map(|clause| &clause.mentions)
        .filter(|mention| mention.what == What::Deadline)
        .map(|mention| mention.span.clone());
    limits.filter_map(|span| in_figures(text.words(), span)).collect()
}

/// The day at the end of a part: `05/02/2027`, `5/2/2027`.
fn in_figures(text: &str, span: Range<usize>) -> Option<(Range<usize>, Date)> {
    let words = text.get(span.clone())?;
    let figures = words.trim_end();
    let start = figures.trim_end_matches(|c: char| c.is_ascii_digit() || c == '/').len();
    let figures = &figures[start..];
    let [day, month, year] = figures.split('/').collect::<Vec<_>>()[..] else { return None };
    let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)?;
    (year.len() == 4).then_some((span.start + start..span.start + start + figures.len(), date))
}

/// Where a part of a text stands on the page, if it stands there once.
fn place(sheet: &Sheet<'_>, text: &Text, span: Range<usize>) -> Option<Range<usize>> {
    let figures = text.words().get(span)?;
    let mut places = sheet.page.at(&text.span).match_indices(figures);
    let (at, _) = places.next()?;
    let at = text.span.start + at;
    places.next().is_none().then_some(at..at + figures.len())
}
