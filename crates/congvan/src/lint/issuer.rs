//! Whether the body that issues a directive is of a unit that there is on its day.

use crate::gazetteer::{Answer, Asked, as_compared};
use crate::lint::Draft;
use crate::model::date::PartialDate;
use crate::model::directive::{Issuer, Level, Text};
use crate::model::recognise::recognise_within;
use crate::model::units::{no_unit, split_name};
use crate::text::diagnostic::{Diagnostic, Severity};
use crate::words::Words;

/// What the name of a body that governs a unit opens with, in small letters.
static BODIES: Words = Words::named("issuer: bodies");

/// What is to be said of the unit that each issuer governs, and of those in the names of superiors and of cited issuers.
pub(super) fn found(draft: &Draft<'_>) -> Vec<Diagnostic> {
    let directive = draft.directive;
    let mut found = Vec::new();
    for issuer in directive.issuers() {
        let above = issuer.superior.as_ref().and_then(|above| misspelt(draft, above, directive.date));
        let territory = issuer.territory.as_ref().filter(|territory| !territory.span.is_empty());
        // Only a cascade needs it.
        found.extend(
            territory.and_then(no_unit).map(|found| Diagnostic { severity: Severity::Warning, ..found }),
        );
        // A name whose superior is misspelt was told there.
        found.extend(found_of(draft, issuer, above.is_none()));
        found.extend(above);
    }
    found.extend(directive.legal_basis.iter().filter_map(|basis| {
        let date = basis.date.filter(|date| date.year().is_some()).unwrap_or(directive.date);
        misspelt(draft, basis.issuer.as_ref()?, date)
    }));
    found
}

/// What is to be said of the unit in the name of a body, where it is that of a unit of the day but for its marks.
fn misspelt(draft: &Draft<'_>, body: &Text, date: PartialDate) -> Option<Diagnostic> {
    let (at, name) = governed_by(body)?;
    let asked = Asked { name, ..Asked::default() };
    let fault = recognise_within(draft.country, &asked, date).fault?;
    (fault.code == "VB035").then(|| fault.at(draft.span(body, &(at..body.value.len()))))
}

/// What is to be said of the unit that an issuer governs: of its territory, or of its name where no territory is given.
fn found_of(draft: &Draft<'_>, issuer: &Issuer, with_superior: bool) -> Option<Diagnostic> {
    let (text, at) = match &issuer.territory {
        Some(territory) => (territory, 0),
        None => (&issuer.name, governed(&issuer.name)?),
    };
    let name = text.value.get(at..)?;
    split_name(name)?;
    let superior = issuer.superior.as_ref().filter(|_| with_superior);
    let within = superior.and_then(|above| above.value.get(governed(above)?..));
    let asked = Asked { name, level: level(draft, issuer, name), within, ..Asked::default() };
    let fault = recognise_within(draft.country, &asked, draft.directive.date).fault?;
    // Which of several units of one name is meant changes nothing here.
    (fault.code != "VB022").then(|| fault.at(draft.span(text, &(at..text.value.len()))))
}

/// The unit in the name of a body that governs it, and where it begins: `xã Chi Lăng`.
pub(super) fn governed_by(name: &Text) -> Option<(usize, &str)> {
    let at = governed(name)?;
    let unit = name.value.get(at..)?;
    split_name(unit).map(|_| (at, unit))
}

/// The unit that an issuer is of, and what it belongs to where that is written: its territory, or the unit in its name.
pub(super) fn unit_of(issuer: &Issuer) -> Option<&str> {
    let territory = issuer.territory.as_ref().map(|territory| territory.value.as_str());
    territory.filter(|unit| split_name(unit).is_some()).or_else(|| Some(governed_by(&issuer.name)?.1))
}

/// Whether the tables have a unit of that very name, on some day.
pub(super) fn is_known(draft: &Draft<'_>, unit: &str) -> bool {
    let asked = Asked { name: unit, ..Asked::default() };
    !matches!(
        draft.country.resolve(&asked, draft.directive.date.of_law()),
        Answer::OtherMarks(_) | Answer::Unknown(_)
    )
}

/// Whether `unit` is `above` itself or belongs to it on a day; none where the tables do not know it.
pub(super) fn belongs_to(draft: &Draft<'_>, unit: &str, above: &str) -> Option<bool> {
    if same_unit(unit, above) {
        return Some(true);
    }
    let date = draft.directive.date;
    let known = [date.of_law(), date.last()].into_iter().flat_map(|day| {
        let levels = [Level::Commune, Level::District, Level::Province];
        let found = levels.into_iter().flat_map(move |level| {
            let asked = Asked { name: unit, level: Some(level), ..Asked::default() };
            match draft.country.resolve(&asked, day) {
                Answer::One(entry) => vec![entry],
                Answer::Several(entries) => entries,
                _ => Vec::new(),
            }
        });
        found.map(move |entry| entry.places_on(day).any(|place| same_unit(&place.name_on(day), above)))
    });
    known.reduce(|one, other| one || other)
}

/// Whether two names are of one unit, whatever their case, tone placement and what they belong to.
pub(super) fn same_unit(one: &str, other: &str) -> bool {
    let own = |name: &str| as_compared(name.split(',').next().unwrap_or_default().trim());
    own(one) == own(other)
}

/// Where the name of the unit begins in the name of a body that governs it.
fn governed(name: &Text) -> Option<usize> {
    let small = name.value.to_lowercase();
    let at = BODIES.iter().find(|body| small.starts_with(**body))?.len();
    (small.len() == name.value.len()).then_some(at)
}

/// The level that the directive gives; without one, a province where there is one of that name.
fn level(draft: &Draft<'_>, issuer: &Issuer, name: &str) -> Option<Level> {
    let date = draft.directive.date;
    issuer.level.or_else(|| {
        let province = Asked { name, level: Some(Level::Province), ..Asked::default() };
        let known =
            matches!(draft.country.resolve(&province, date.of_law()), Answer::One(_) | Answer::OtherDays(_));
        known.then_some(Level::Province)
    })
}
