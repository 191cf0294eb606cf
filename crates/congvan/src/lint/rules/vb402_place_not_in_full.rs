use crate::gazetteer::{Answer, Asked, Entry, fold, may_be_named_after, named_after};
use crate::lint::issuer::{is_known, unit_of};
use crate::lint::words::capital;
use crate::lint::{Draft, Rule};
use crate::model::directive::Level;
use crate::model::units::place_of;
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB402",
    name: "place-not-in-full",
    severities: &[Severity::Error],
    clause: "PL I, mục II.4",
    page: include_str!("vb402_place_not_in_full.md"),
    can_tell,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let place = &draft.directive.place;
    if !may_be_named_after(place.notation()) {
        return;
    }
    let right = whole_names(draft, place.notation());
    if right.is_empty() || right.iter().any(|right| right == place.notation()) {
        return;
    }
    let message = Message::new(
        "đơn vị mang tên người, chữ số hoặc sự kiện thì địa danh ghi cả tên đơn vị",
        "a unit named after a person, a number or an event is given with its kind",
    );
    let all = 0..place.notation().len();
    report(match right.as_slice() {
        [right] => draft.instead(Severity::Error, RULE.code, place, all, right, message),
        several => {
            let several: Vec<String> = several.iter().map(|name| format!("`{name}`")).collect();
            let help = Message::new(
                format!("ghi {}", several.join(" hoặc ")),
                format!("write {}", several.join(" or ")),
            );
            draft.finding(Severity::Error, RULE.code, place, all, message).help(help)
        }
    });
}

/// What a unit that no table has is named after is not known.
fn can_tell(draft: &Draft<'_>) -> bool {
    let place = draft.directive.place.notation();
    let levels = [Level::Province, Level::District, Level::Commune];
    // A name that another unit bears, or bore, says nothing of one that no table has.
    let own = draft.directive.issuers().find_map(unit_of);
    if own.is_some_and(|own| !is_known(draft, own)) {
        return is_numbered(place);
    }
    let known =
        || levels.iter().any(|level| !draft.country.units_by_name(*level, &place.to_lowercase()).is_empty());
    is_numbered(place) || known() || !units(draft, place).is_empty()
}

/// The names, with their kinds, of the units that a place may be, where they are named after what calls for it.
fn whole_names(draft: &Draft<'_>, place: &str) -> Vec<String> {
    let day = draft.directive.date.of_law();
    let units = units(draft, place);
    let named = units.iter().filter(|unit| named_after(unit.proper_name_on(day)).is_some());
    let mut names: Vec<String> = named.map(|unit| place_of(&unit.name_on(day))).collect();
    names.sort();
    names.dedup();
    // The issuer's own kind, whatever others of that name are.
    let own = draft.directive.issuers().find_map(unit_of).map(place_of);
    if let Some(own) = own.filter(|own| !names.is_empty() && own.ends_with(place) && own != place) {
        return vec![own];
    }
    match place.contains(' ') {
        _ if !names.is_empty() || !is_numbered(place) => names,
        true => vec![capital(place)],
        false => vec![format!("Phường {place}")],
    }
}

/// Whether the last word is a number, as in the name of a phường.
fn is_numbered(place: &str) -> bool {
    let last = place.rsplit(' ').next().unwrap_or_default();
    !last.is_empty() && last.bytes().all(|byte| byte.is_ascii_digit())
}

/// The units that a place may be: the issuer's own, or those of its name, provinces too.
fn units(draft: &Draft<'_>, place: &str) -> Vec<&'static Entry> {
    let day = draft.directive.date.of_law();
    let territory = draft.directive.territory().map(|text| text.notation());
    let ask = |name, level| match draft
        .country
        .resolve(&Asked { name, level, within: territory, ..Asked::default() }, day)
    {
        Answer::One(unit) => vec![unit],
        Answer::Several(units)
        | Answer::OtherDays(units)
        | Answer::OtherKind(units)
        | Answer::OtherMarks(units) => units,
        Answer::OtherLevel(_) | Answer::OtherPlace(_) | Answer::Unknown(_) => Vec::new(),
    };
    let folded = fold(place);
    let own = territory.map(|name| ask(name, draft.directive.level())).unwrap_or_default();
    let is_place = |unit: &&'static Entry| folded.ends_with(&fold(unit.proper_name_on(day)));
    let own: Vec<_> = own.into_iter().filter(is_place).collect();
    if !own.is_empty() {
        return own;
    }
    let mut units = ask(place, Some(Level::Province));
    units.extend(ask(place, None));
    units
}
