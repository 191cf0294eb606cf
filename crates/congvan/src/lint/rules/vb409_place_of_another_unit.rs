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
    let called = |(unit, proper): (&str, &str)| {
        unit_names(draft, unit).unwrap_or((unit.to_owned(), proper.to_owned()))
    };
    let governed: Vec<(String, String)> = governed_units(issuers.iter().copied()).map(called).collect();
    let above = issuers.iter().filter_map(|issuer| unit_above(issuer)).map(called).collect();
    let units = if governed.is_empty() { above } else { governed.clone() };
    let Some((unit, _)) = units.first() else { return };
    if let Some(right) =
        units.iter().find_map(|(unit, proper)| of_other_kind(draft, place.notation(), unit, proper))
    {
        let message = Message::new(
            format!("địa danh của `{unit}` ghi là `{right}`"),
            format!("the place of `{unit}` is written `{right}`"),
        );
        report(draft.instead(Severity::Warning, code, place, 0..place.notation().len(), &right, message));
        return;
    }
    let own = |(unit, proper): &(String, String)| {
        let is_named = as_compared(place.notation()).contains(&as_compared(proper));
        // What is wrong with its marks was told.
        let is_alike = || fold(place.notation()).contains(&fold(proper)) && !is_known(draft, unit);
        is_named || is_alike() || is_within(draft, place.notation(), unit)
    };
    if place.notation().is_empty() || units.iter().any(own) {
        return;
    }
    // Where a hospital or a school has its seat no table says: only a place that is known elsewhere, or a slip.
    let is_slip = || units.iter().any(|(_, proper)| fold(place.notation()) == fold(proper));
    if governed.is_empty() && !is_slip() && !is_known_elsewhere(draft, place.notation()) {
        return;
    }
    let right = right_place(draft, unit);
    let message = Message::new(
        format!("địa danh không phải của `{unit}`, nơi cơ quan ban hành đóng trụ sở"),
        format!("the place is not that of `{unit}`, where the issuer has its seat"),
    );
    let help = Message::new(format!("ghi `{right}`"), format!("write `{right}`"));
    let all = 0..place.notation().len();
    report(draft.finding(Severity::Warning, code, place, all, message).help(help));
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

/// What the unit is called by the tables, and its proper name: `xã Chi Lăng` of `xã Chi Lăng tỉnh Lạng Sơn`.
fn unit_names(draft: &Draft<'_>, unit: &str) -> Option<(String, String)> {
    let day = draft.directive.date.of_law();
    match draft.country.resolve(&Asked { name: unit, ..Asked::default() }, day) {
        Answer::One(entry) => Some((entry.name_on(day), entry.proper_name_on(day).to_owned())),
        _ => None,
    }
}

/// The place of a unit; where its name has other diacritics, of the one that is meant.
fn right_place(draft: &Draft<'_>, unit: &str) -> String {
    let day = draft.directive.date.of_law();
    match draft.country.resolve(&Asked { name: unit, ..Asked::default() }, day) {
        Answer::OtherMarks(entries) if entries.len() == 1 => place_of(&entries[0].name_on(day)),
        _ => place_of(unit),
    }
}

/// The place of `unit`, where it is given with the kind of another unit, or with its own where it has none:
/// `Huyện Chi Lăng`, `Xã Chi Lăng` of `xã Chi Lăng`. A city may be the seat of the province that is called so too.
fn of_other_kind(draft: &Draft<'_>, place: &str, unit: &str, proper: &str) -> Option<String> {
    let (kind, named) = split_name(place)?;
    let (own, _) = split_name(unit)?;
    let right = right_place(draft, unit);
    let is_its = as_compared(named) == as_compared(proper);
    // Small letters are told on their own, and what a unit that no table has is named after is not known.
    let is_told = kind == own && (place.starts_with(kind) || !is_known(draft, unit));
    let is_right = as_compared(place) == as_compared(&right) || is_within(draft, place, unit);
    (is_its && !is_told && !is_right).then_some(right)
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
