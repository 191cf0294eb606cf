//! Whether the body that issues a directive is of a unit that there is on its day.

use crate::gazetteer::{Answer, Asked, as_compared};
use crate::lint::Draft;
use crate::model::date::PartialDate;
use crate::model::directive::{Issuer, Level, Text};
use crate::model::recognise::{Fault, recognise_within};
use crate::model::units::{no_unit, split_name};
use crate::text::diagnostic::{Diagnostic, Severity};
use crate::words::Words;

/// What the name of a body that governs a unit opens with, in small letters.
static BODIES: Words = Words::from_list("issuer: bodies");

/// What is to be said of the unit that each issuer governs, and of those in the names of superiors and of cited issuers.
pub(super) fn findings(draft: &Draft<'_>) -> Vec<Diagnostic> {
    let directive = draft.directive;
    let mut found = Vec::new();
    for issuer in directive.issuers() {
        let above = issuer.superior.as_ref().and_then(|above| wrong(draft, above, directive.date));
        let territory = issuer.territory.as_ref().filter(|territory| !territory.span.is_empty());
        // Only a cascade needs it.
        found.extend(
            territory.and_then(no_unit).map(|found| Diagnostic { severity: Severity::Warning, ..found }),
        );
        // A name whose superior is misspelt was told there.
        let own = found_of(draft, issuer, above.is_none());
        // The territory of a profile is its unit's, whatever its issuer is called.
        let is_told = own.as_ref().is_some_and(|own| own.severity == Severity::Error);
        found.extend(wrong(draft, &issuer.name, directive.date).filter(|_| !is_told));
        found.extend(own);
        found.extend(above);
    }
    if let Some(copy) = &directive.copy {
        let names = std::iter::once(&copy.issuer.name).chain(&copy.issuer.superior);
        let date = copy.date.filter(|date| date.year().is_some()).unwrap_or(directive.date);
        found.extend(names.filter_map(|name| wrong(draft, name, date)));
    }
    found.extend(directive.enacted_by.iter().filter_map(|body| wrong(draft, body, directive.date)));
    found.extend(directive.legal_basis.iter().filter_map(|basis| {
        let date = basis.date.filter(|date| date.year().is_some()).unwrap_or(directive.date);
        misspelt(draft, basis.issuer.as_ref()?, date)
    }));
    found
}

/// What is to be said of the unit in the name of a body that issues, enacts or stands above: it is no more, or is that of a unit of
/// the day but for its marks.
fn wrong(draft: &Draft<'_>, body: &Text, date: PartialDate) -> Option<Diagnostic> {
    let (at, name) = governed_by(body).or_else(|| belonging_to(body))?;
    let asked = Asked { name, ..Asked::default() };
    let fault = recognise_within(draft.country, &asked, date).fault?;
    let is_wrong = fault.severity == Severity::Error && matches!(fault.code, "VB029" | "VB035");
    is_wrong.then(|| fault.at(draft.span(body, &(at..body.notation().len()))))
}

/// The unit in the name of a body that every unit has one of, and none without it: `Công an huyện Chi Lăng`. A school keeps its
/// name when the unit that it is named after is no more.
fn belonging_to(name: &Text) -> Option<(usize, &str)> {
    static BODIES: Words = Words::from_list("issuer: bodies of units");
    let small = name.notation().to_lowercase();
    let at = match BODIES.iter().find(|body| small.starts_with(**body)) {
        Some(body) => body.len(),
        None => division_of(&small)?,
    };
    let unit = name.notation().get(at..).filter(|_| small.len() == name.notation().len())?;
    split_name(unit).map(|_| (at, unit))
}

/// Where the unit stands in the name of one of its divisions, in small letters: `phòng giáo dục và đào tạo huyện chi lăng`.
fn division_of(name: &str) -> Option<usize> {
    static DIVISIONS: Words = Words::from_list("issuer: divisions of units");
    static LEVELS: Words = Words::from_list("superior-without-name: levels");
    DIVISIONS.iter().find(|division| name.starts_with(**division))?;
    let ends = LEVELS.iter().filter_map(|level| name.rfind(&format!(" {level} ")));
    ends.max().map(|at| at + 1)
}

/// What is to be said of the unit in the name of a body, where it is that of a unit of the day but for its marks.
fn misspelt(draft: &Draft<'_>, body: &Text, date: PartialDate) -> Option<Diagnostic> {
    let (at, name) = governed_by(body)?;
    let asked = Asked { name, ..Asked::default() };
    let fault = recognise_within(draft.country, &asked, date).fault?;
    (fault.code == "VB035").then(|| fault.at(draft.span(body, &(at..body.notation().len()))))
}

/// What is to be said of the unit that an issuer governs: of its territory, or of its name where no territory is given.
fn found_of(draft: &Draft<'_>, issuer: &Issuer, with_superior: bool) -> Option<Diagnostic> {
    let (text, at) = match &issuer.territory {
        Some(territory) => (territory, 0),
        None => (&issuer.name, unit_start(&issuer.name)?),
    };
    let name = text.notation().get(at..)?;
    split_name(name)?;
    let superior = issuer.superior.as_ref().filter(|_| with_superior);
    let within = superior.and_then(|above| above.notation().get(unit_start(above)?..));
    let asked = Asked { name, level: level(draft, issuer, name), within, ..Asked::default() };
    let fault = recognise_within(draft.country, &asked, draft.directive.date).fault?;
    // Which of several units of one name is meant changes nothing here.
    // What the issuer is called is another key's: the two go together.
    let is_called = |now: &String| issuer.name.notation().ends_with(now.as_str());
    let right = fault.right.clone().filter(|now| issuer.territory.is_none() || is_called(now));
    let fault = Fault { right, ..fault };
    (fault.code != "VB022").then(|| fault.at(draft.span(text, &(at..text.notation().len()))))
}

/// The unit in the name of a body that governs it, and where it begins: `xã Chi Lăng`.
pub(super) fn governed_by(name: &Text) -> Option<(usize, &str)> {
    let at = unit_start(name)?;
    let unit = name.notation().get(at..)?;
    split_name(unit).map(|_| (at, unit))
}

/// The unit that an issuer is of, and what it belongs to where that is written: its territory, or the unit in its name.
pub(super) fn unit_of(issuer: &Issuer) -> Option<&str> {
    let territory = issuer.territory.as_ref().map(|territory| territory.notation());
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
fn unit_start(name: &Text) -> Option<usize> {
    let small = name.notation().to_lowercase();
    let at = BODIES.iter().find(|body| small.starts_with(**body))?.len();
    (small.len() == name.notation().len()).then_some(at)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::Gazetteer;
    use crate::lint::unit::FRAME;
    use crate::model::directive::Directive;

    /// Codes of the errors that a document of 2027 has for what `change` makes of its bodies.
    fn errors(change: impl Fn(&mut Directive)) -> Vec<&'static str> {
        let mut directive = FRAME.clone().expect("the frame");
        directive.date = PartialDate::parse("2027-01-05").expect("a day");
        directive.issuer =
            Issuer { name: Text::new("Ủy ban nhân dân xã Chi Lăng"), ..Issuer::default() };
        change(&mut directive);
        let draft = Draft::new(&directive, None, Gazetteer::get());
        let errors = findings(&draft).into_iter().filter(|found| found.severity == Severity::Error);
        errors.map(|found| found.code).collect()
    }

    #[test]
    fn a_unit_that_is_no_more_has_no_bodies() {
        for name in [
            "Ủy ban nhân dân thị trấn Đồng Mỏ",
            "Đảng ủy thị trấn Đồng Mỏ",
            "Công an huyện Chi Lăng",
            "Ủy ban Mặt trận Tổ quốc Việt Nam huyện Chi Lăng",
        ] {
            assert_eq!(errors(|own| own.issuer.name = Text::new(name)), ["VB029"], "{name}");
            let beside = |own: &mut Directive| {
                own.issuer.name = Text::new(name);
                own.issuer.territory = Some(Text::from_notation("xã Chi Lăng"));
            };
            assert_eq!(errors(beside), ["VB029"], "{name}");
        }
        assert_eq!(errors(|own| own.issuer.superior = Some(Text::new("UBND tỉnh Bắc Giang"))), ["VB029"]);
        let enacted = |own: &mut Directive| {
            own.enacted_by = vec![Text::new("Chủ tịch Ủy ban nhân dân thị trấn Đồng Mỏ")];
        };
        assert_eq!(errors(enacted), ["VB029"]);
        let slip = |own: &mut Directive| {
            own.issuer.name = Text::new("Ủy ban nhân dân xã Chi Làng");
            own.issuer.territory = Some(Text::from_notation("xã Chi Lăng"));
        };
        assert_eq!(errors(slip), ["VB035"]);
    }

    /// A school keeps its name when the unit is no more, and a body of today has none of this.
    #[test]
    fn names_that_stand() {
        for name in
            ["Ủy ban nhân dân xã Chi Lăng", "Trường Trung học cơ sở thị trấn Đồng Mỏ", "Công an xã Chi Lăng"]
        {
            assert_eq!(errors(|own| own.issuer.name = Text::new(name)), Vec::<&str>::new(), "{name}");
        }
    }
}
