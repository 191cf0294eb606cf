use crate::gazetteer::{Answer, Asked, Entry};
use crate::lint::passage::{Part, Passage};
use crate::lint::{Draft, Rule, always, former};
use crate::model::directive::Level;
use crate::text::diagnostic::{Diagnostic, Message, Severity};

pub(in crate::lint) const RULE: Rule = Rule {
    code: "VB1406",
    name: "commune-not-in-its-province",
    severities: &[Severity::Warning],
    clause: "NQ 202/2025/QH15",
    page: include_str!("vb1406_commune_not_in_its_province.md"),
    can_tell: always,
    check,
};

fn check(draft: &Draft<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let today = draft.directive.date.of_law();
    let Some(until) = draft.country.districts_until().filter(|until| *until <= today) else { return };
    // The issuer's own unit was asked for as a whole.
    let told = |part| matches!(part, Part::CitedSubject | Part::Called | Part::Head);
    for passage in draft.passages.iter().filter(|passage| !told(passage.part)) {
        if passage.basis.and_then(|basis| basis.date).is_some_and(|date| date.last() < until) {
            continue;
        }
        for at in 0..passage.words.len() {
            let Some((last, province)) = commune_and_province(draft, passage, at) else { continue };
            let part = passage.range(at, last);
            let name = &passage.text.notation()[part.clone()];
            let asked =
                Asked { name, province: Some(&province), level: Some(Level::Commune), ..Asked::default() };
            let near = match draft.country.resolve(&asked, today) {
                Answer::OtherMarks(near) | Answer::OtherKind(near) | Answer::OtherPlace(near) => near,
                _ => continue,
            };
            if former::is_meant(draft, passage, &part, until) {
                continue;
            }
            let names: Vec<String> = near.iter().take(MOST).map(|entry| whole(entry, draft)).collect();
            let names = names.join(", ");
            let message = Message::new(
                format!("{province} không có `{name}`"),
                format!("there is no `{name}` in {province}"),
            );
            let help = Message::new(
                format!("có {names}; xem lại tên"),
                format!("there is {names}; look at the name"),
            );
            report(draft.finding(Severity::Warning, RULE.code, passage.text, part, message).help(help));
        }
    }
}

/// How many units a finding names.
const MOST: usize = 3;

/// The last word of a commune's name with its kind, and the province that is named behind it: `xã Chi Lăng, tỉnh Lạng Sơn`,
/// `xã Chi Lăng (tỉnh Lạng Sơn)`, `xã Chi Lăng của tỉnh Lạng Sơn`.
fn commune_and_province(draft: &Draft<'_>, passage: &Passage<'_>, at: usize) -> Option<(usize, String)> {
    /// In syllables.
    const LONGEST: usize = 5;
    let noun = match passage.small(at) {
        "xã" | "phường" => at,
        "đặc" if passage.says(at, &["đặc", "khu"]) => at + 1,
        _ => return None,
    };
    let named = |next: &usize| passage.capital(*next) && passage.gap(*next) == " ";
    let last = (noun + 1..=noun + LONGEST).take_while(named).last()?;
    let joined = matches!(passage.small(last + 1), "của" | "thuộc") && passage.gap(last + 1) == " ";
    let kind = if joined { last + 2 } else { last + 1 };
    let length = match passage.small(kind) {
        "tỉnh" => 1,
        "thành" if passage.says(kind, &["thành", "phố"]) => 2,
        _ => return None,
    };
    if !matches!(passage.gap(kind), ", " | " (" | " ") {
        return None;
    }
    let today = draft.directive.date.of_law();
    (1..=LONGEST).rev().find_map(|count| {
        let end = kind + length + count - 1;
        let name = passage.small.get(passage.range(kind + length, end)).filter(|name| !name.is_empty())?;
        let units = draft.country.units_by_name(Level::Province, name);
        let province = units.iter().find(|entry| entry.is_in_force(today))?;
        Some((last, province.name_on(today)))
    })
}

/// A unit with its province.
fn whole(entry: &Entry, draft: &Draft<'_>) -> String {
    let day = draft.directive.date.of_law();
    let above = entry.province_on(day).map(|province| format!(", {}", province.name_on(day)));
    format!("`{}{}`", entry.name_on(day), above.unwrap_or_default())
}
