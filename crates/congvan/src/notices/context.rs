//! The values behind the variables of templates.

use serde_json::{Map, Value, json};
use tera::Context;

use crate::calendar::CanChi;
use crate::notices::day_values::{BLANK, day, day_or_blank};
use crate::notices::leave_values::{days, flag, off};
use crate::notices::occasion::Occasion;
use crate::notices::plan::{Entry, Plan};
use crate::notices::references::{Reference, References};

/// Everything but the office's own.
pub(super) fn values(
    plan: &Plan,
    entry: &Entry,
    occasion: &Occasion,
    year: u16,
    references: &References,
) -> Context {
    let mut context = Context::new();
    let can_chi = CanChi::of_year(year).to_string();
    context.insert("year", &year.to_string());
    context.insert("can_chi", &can_chi);
    let leave = occasion.leave.as_ref();
    let spans = || leave.iter().flat_map(|leave| &leave.spans);
    let is_first_known = !spans().any(|span| span.is_first_blank && span.from == occasion.first);
    let is_last_known = !spans().any(|span| span.is_blank && span.to == occasion.last);
    let is_tet = occasion.ids.iter().any(|id| id == "tet_nguyen_dan");
    context.insert(
        "occasion",
        &json!({
            "id": occasion.ids.join("-"),
            "name": occasion.name,
            "phrase": occasion.phrase,
            "leave": occasion.leave_name,
            "short": occasion.short,
            "is_tet": is_tet,
            "first": day_or_blank(occasion.first, is_first_known),
            "last": day_or_blank(occasion.last, is_last_known),
        }),
    );
    // A decision that is in the table of references too is cited from there, with its subject.
    let cited: Vec<String> = references.on(entry, year).map(Reference::citation).collect();
    context.insert("off", &leave.map_or(Value::Null, |leave| off(leave, &cited)));
    context.insert("flag", &leave.map_or(Value::Null, flag));
    context.insert("days", &leave.map_or(json!([]), |leave| days(leave, &plan.duty)));
    let swaps = leave.map_or(&[][..], |leave| &leave.swaps);
    let swaps: Vec<Value> = swaps
        .iter()
        .map(|(swap, instrument)| json!({ "off": day(swap.off), "make_up": day(swap.make_up), "instrument": instrument }))
        .collect();
    context.insert("swaps", &swaps);
    let events = occasion.events.iter();
    let events = events.map(|(name, from, to)| json!({ "name": name, "from": day(*from), "to": day(*to) }));
    context.insert("events", &events.collect::<Vec<_>>());
    let known: Vec<Value> = references.on(entry, year).map(reference).collect();
    context.insert("references", &if known.is_empty() { json!([unknown()]) } else { json!(known) });
    let before = year.checked_sub(1);
    let previous: Vec<Value> =
        before.into_iter().flat_map(|year| references.on(entry, year)).map(reference).collect();
    context.insert("previous", &previous);
    let own: Map<String, Value> = plan
        .values
        .iter()
        .map(|(name, value)| (name.notation().to_owned(), json!(value.notation())))
        .collect();
    context.insert("values", &own);
    context
}

fn reference(reference: &Reference) -> Value {
    let Reference { date, issuer, subject, .. } = reference;
    json!({
        "known": true,
        "type": reference.kind(),
        "number": reference.citation(),
        "date": format!("{}-{:02}-{:02}", date.year(), date.month(), date.day()),
        "issuer": issuer.notation(),
        "subject": subject.notation(),
    })
}

/// The superior's document before anybody knows it: nothing of it is said, its type and year neither.
fn unknown() -> Value {
    json!({
        "known": false,
        "type": BLANK,
        "number": "___/______",
        "date": "",
        "issuer": BLANK,
        "subject": BLANK,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Decisions;
    use crate::model::date::PartialDate;
    use crate::notices::leave::Undecided;
    use crate::notices::occasion::occasion;
    use crate::notices::office;
    use crate::notices::variables::{Offer, VARIABLES, Variable};
    use crate::text::source::Source;

    const PLAN: &str = "\
format: congvan-notices/1
office: {name: xã Chi Lăng, symbol: UBND-VHXH}
values: [{name: flag_up, value: 06 giờ}]
events: [{id: dai_hoi, name: Đại hội Đảng bộ xã, date: 2026-09-10}]
notices: [{occasion: [quoc_khanh, dai_hoi], template: nghi-le}]
";

    /// Every name of the table is there, and nothing else.
    fn agree(variables: &'static [Variable], value: &Value, path: &str) {
        let Value::Object(map) = value else { panic!("{path} is no group: {value}") };
        let (mut named, mut there): (Vec<&str>, Vec<&str>) = (
            variables.iter().map(|variable| variable.name).collect(),
            map.keys().map(String::as_str).collect(),
        );
        named.sort_unstable();
        there.sort_unstable();
        assert_eq!(named, there, "{path}");
        for variable in variables {
            let (inner, path) = (&map[variable.name], format!("{path}.{}", variable.name));
            match &variable.offer {
                Offer::Text => assert!(inner.is_string(), "{path}: {inner}"),
                Offer::Flag => assert!(inner.is_boolean(), "{path}: {inner}"),
                Offer::Group(group) | Offer::Maybe(group) => agree(group, inner, &path),
                Offer::List(group) => {
                    let items = inner.as_array().unwrap_or_else(|| panic!("{path} is no list"));
                    assert!(!items.is_empty(), "{path}");
                    items.iter().for_each(|item| agree(group, item, &path));
                }
                Offer::Values => assert!(inner.is_object(), "{path}"),
            }
        }
    }

    #[test]
    fn the_values_are_those_of_the_table() {
        let plan = Plan::parse(&Source::new("plan", PLAN)).into_result().expect("it is right");
        let decisions = Decisions::from_table();
        let ids = &plan.notices[0].occasions;
        let found = occasion(ids, 2026, &plan, &decisions, Undecided::Blank, &mut Vec::new())
            .expect("it takes place");
        let issued = PartialDate::in_month(2026, 8).expect("a month");
        let table = "occasion,year,number,symbol,date,issuer,subject\nquoc_khanh,2025,1,TB-BNV,2025-08-01,Bộ Nội vụ,nghỉ\n";
        let references = References::parse(&Source::new("a", table)).into_result().expect("it is right");
        let context = values(&plan, &plan.notices[0], &found, 2026, &references);
        let (office, groups) = office::values(&plan.office, Some("UBND-VHXH"), issued.first());
        let mut all = json!({ "office": office, "groups": groups, "symbol": "UBND-VHXH" });
        for variable in
            VARIABLES.iter().filter(|variable| all.get(variable.name).is_none()).collect::<Vec<_>>()
        {
            let value =
                context.get(variable.name).unwrap_or_else(|| panic!("{} is not there", variable.name));
            all[variable.name] = serde_json::to_value(value).expect("JSON");
        }
        agree(VARIABLES, &all, "");
    }
}
