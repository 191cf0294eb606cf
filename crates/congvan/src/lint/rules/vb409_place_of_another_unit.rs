use crate::gazetteer::{Answer, Asked, as_compared, fold};
use crate::lint::issuer::{governed_by, unit_of};
use crate::lint::{Draft, Rule};
use crate::model::directive::{Issuer, Level, Text};
use crate::model::units::{place_of, split_name};
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB409",
    name: "place-of-another-unit",
    severities: &[Severity::Warning],
    clause: "PL I, mục II.4",
    page: include_str!("vb409_place_of_another_unit.md"),
    can_tell,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let directive = draft.directive;
    let issuers: Vec<&Issuer> = directive.issuers().collect();
    report_other(RULE.code, draft, &directive.place, &issuers, report);
    if let Some(copy) = &directive.copy {
        report_other(RULE.code, draft, &copy.place, &[&copy.issuer], report);
    }
}

fn can_tell(draft: &Draft<'_>) -> bool {
    governed_units(draft.directive.issuers()).next().is_some()
        || draft.directive.issuers().any(|issuer| unit_above(issuer).is_some())
}

/// Says that `place` is none of those where the issuers have their seats.
fn report_other(
    code: &'static str,
    draft: &Draft<'_>,
    place: &Text,
    issuers: &[&Issuer],
    report: &mut dyn FnMut(Diagnostic),
) {
    let governed: Vec<(&str, &str)> = governed_units(issuers.iter().copied()).collect();
    let above: Vec<(&str, &str)> = issuers.iter().filter_map(|issuer| unit_above(issuer)).collect();
    let units = if governed.is_empty() { above } else { governed.clone() };
    let Some((unit, _)) = units.first() else { return };
    let own = |(unit, proper): &(&str, &str)| {
        let is_named = as_compared(&place.value).contains(&as_compared(proper));
        // What is wrong with its marks was told.
        let is_alike = || fold(&place.value).contains(&fold(proper)) && !is_known(draft, unit);
        is_named || is_alike() || is_within(draft, &place.value, unit)
    };
    if place.value.is_empty() || units.iter().any(own) {
        return;
    }
    // Where a hospital or a school has its seat no table says: only a place that is known elsewhere, or a slip.
    let is_slip = || units.iter().any(|(_, proper)| fold(&place.value) == fold(proper));
    if governed.is_empty() && !is_slip() && !is_known_elsewhere(draft, &place.value) {
        return;
    }
    let right = place_of(unit);
    let message = Message::new(
        format!("địa danh không phải của `{unit}`, nơi cơ quan ban hành đóng trụ sở"),
        format!("the place is not that of `{unit}`, where the issuer has its seat"),
    );
    let help = Message::new(format!("ghi `{right}`"), format!("write `{right}`"));
    let all = 0..place.value.len();
    report(draft.found(Severity::Warning, code, place, all, message).help(help));
}

/// The units that issuers govern, each with its proper name.
fn governed_units<'d>(issuers: impl Iterator<Item = &'d Issuer>) -> impl Iterator<Item = (&'d str, &'d str)> {
    issuers.filter(|issuer| governed_by(&issuer.name).is_some()).filter_map(|issuer| {
        let unit = unit_of(issuer)?.split(',').next()?.trim();
        split_name(unit).map(|(_, proper)| (unit, proper))
    })
}

/// The unit that the superior of a department governs, and its proper name.
fn unit_above(issuer: &Issuer) -> Option<(&str, &str)> {
    let (_, unit) = governed_by(issuer.superior.as_ref()?)?;
    split_name(unit).map(|(_, proper)| (unit, proper))
}

/// Whether a place is a province, by that very name.
fn is_known_elsewhere(draft: &Draft<'_>, place: &str) -> bool {
    let asked = Asked { name: place, level: Some(Level::Province), ..Asked::default() };
    matches!(draft.country.resolve(&asked, draft.directive.date.of_law()), Answer::One(_))
}

/// Whether the tables have a unit of that very name.
fn is_known(draft: &Draft<'_>, unit: &str) -> bool {
    let asked = Asked { name: unit, ..Asked::default() };
    matches!(
        draft.country.resolve(&asked, draft.directive.date.of_law()),
        Answer::One(_) | Answer::Several(_) | Answer::OtherLevel(_)
    )
}

/// Whether the place is in the unit: a province's committee may name the ward or the city where it sits.
fn is_within(draft: &Draft<'_>, place: &str, unit: &str) -> bool {
    let day = draft.directive.date.of_law();
    let asked = Asked { name: place, within: Some(unit), ..Asked::default() };
    match draft.country.resolve(&asked, day) {
        Answer::One(found) => found.places_on(day).any(|above| fold(&above.name_on(day)) == fold(unit)),
        _ => false,
    }
}
