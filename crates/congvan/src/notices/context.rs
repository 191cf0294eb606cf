//! The values behind the variables of templates.

use serde_json::{Map, Value, json};
use tera::Context;

use crate::calendar::{CanChi, LunarDate, day_of_instrument, weekday_name};
use crate::cascade::Options;
use crate::date::Date;
use crate::notices::leave::{Leave, LeaveSpan};
use crate::notices::occasion::Occasion;
use crate::notices::office::issuer_of;
use crate::notices::plan::{Duty, Entry, Plan};
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
            "first": day(occasion.first),
            "last": day(occasion.last),
        }),
    );
    let leave = occasion.leave.as_ref();
    // A decision that is in the table of references too is cited from there, with its subject.
    let cited: Vec<String> =
        references.on(entry, year).map(|known| format!("{}/{}", known.number, known.symbol)).collect();
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
    let own: Map<String, Value> =
        plan.values.iter().map(|(name, value)| (name.value.clone(), json!(value.value))).collect();
    context.insert("values", &own);
    context
}

/// `cited` are numbers of documents that are cited anyway.
fn off(leave: &Leave, cited: &[String]) -> Value {
    let spans: Vec<Value> = leave.spans.iter().map(span).collect();
    let (first, last) = (spans.first(), spans.last());
    json!({
        "count": format!("{:02}", leave.days.len()),
        "from": first.map(|span| &span["from"]),
        "to": last.map(|span| &span["to"]),
        "back": last.map(|span| &span["back"]),
        "spans": spans,
        "awaiting": leave.awaiting,
        "decisions": leave
            .instruments
            .iter()
            .map(|instrument| decision(instrument))
            .filter(|decision| !cited.iter().any(|number| decision["number"] == number.as_str()))
            .collect::<Vec<_>>(),
    })
}

fn span(span: &LeaveSpan) -> Value {
    json!({
        "count": format!("{:02}", span.days()),
        "from": day(span.from),
        "to": day(span.to),
        "back": day(span.back.unwrap_or(span.to)),
    })
}

fn flag(leave: &Leave) -> Value {
    let runs = leave.named.iter().map(|(from, to)| json!({ "from": day(*from), "to": day(*to) }));
    let runs: Vec<Value> = runs.collect();
    json!({
        "from": runs.first().map(|run| &run["from"]),
        "to": runs.last().map(|run| &run["to"]),
        "spans": runs,
    })
}

/// A decision on days off, taken apart as a basis wants it: `Thông báo 9441/TB-BNV ngày 16/10/2025`. What it does not
/// say of itself is a blank; who issued it is in its symbol.
fn decision(instrument: &str) -> Value {
    let (head, _) = instrument.split_once(" ngày ").unwrap_or((instrument, ""));
    let (kind, number) = head.rsplit_once(' ').unwrap_or(("", head));
    let symbol = number.split_once('/').map_or("", |(_, symbol)| symbol);
    let date = day_of_instrument(instrument);
    json!({
        "type": kind.trim_end_matches(" số"),
        "number": number,
        "date": date.map_or(String::new(), |date| day(date)["iso"].as_str().unwrap_or_default().to_owned()),
        "issuer": issuer_of(symbol).unwrap_or_else(|| BLANK.to_owned()),
        "subject": BLANK,
    })
}

/// A blank that a person fills in, in the notation of texts.
const BLANK: &str = "____________";

/// Every day of a leave, with who is on duty in turn.
pub(super) fn days(leave: &Leave, duty: &[Duty]) -> Value {
    let on_duty = |at: usize| duty.get(at % duty.len().max(1));
    let each = leave.days.iter().enumerate().map(|(at, off)| {
        let mut value = day(off.date);
        let person = on_duty(at);
        value["number"] = json!((at + 1).to_string());
        value["about"] = json!(off.about);
        let (name, title, phone) = match person {
            Some((name, title, phone)) => (Some(name), title.as_ref(), phone.as_ref()),
            None => (None, None, None),
        };
        // What the plan does not say of them is a blank.
        for (key, text) in [("duty_name", name), ("duty_title", title), ("duty_phone", phone)] {
            value[key] = json!(text.map_or(BLANK, |text| &text.value));
        }
        value
    });
    each.collect()
}

/// A day in every form that sentences need.
fn day(date: Date) -> Value {
    let (weekday, lunar) = (weekday_name(date), LunarDate::from(date));
    let month = if date.month <= 2 { format!("{:02}", date.month) } else { date.month.to_string() };
    let parts = [("day", format!("{:02}", date.day)), ("month", month), ("year", date.year.to_string())];
    let parts: Vec<(&'static str, &str)> =
        parts.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let words = Options::default().words.document().fill("date", &parts).unwrap_or_default();
    json!({
        "date": format!("{:02}/{:02}/{}", date.day, date.month, date.year),
        "iso": format!("{}-{:02}-{:02}", date.year, date.month, date.day),
        "full": format!("{weekday}, {words}"),
        "words": words,
        "weekday": weekday,
        "weekday_first": capital(weekday),
        "lunar": lunar.day_name(),
        "lunar_first": capital(&lunar.day_name()),
        "lunar_full": lunar.to_string(),
    })
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

fn reference(reference: &Reference) -> Value {
    let Reference { number, symbol, date, issuer, subject, .. } = reference;
    json!({
        "known": true,
        "type": reference.kind(),
        "number": format!("{number}/{symbol}"),
        "date": format!("{}-{:02}-{:02}", date.year, date.month, date.day),
        "issuer": issuer,
        "subject": subject,
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
    use crate::date::PartialDate;
    use crate::notices::occasion::occasion;
    use crate::notices::office;
    use crate::notices::variables::{Offer, VARIABLES, Variable};
    use crate::source::Source;

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
        let decisions = Decisions::known();
        let ids = &plan.notices[0].occasions;
        let found = occasion(ids, 2026, &plan, &decisions, &mut Vec::new()).expect("it takes place");
        let issued = PartialDate { year: 2026, month: Some(8), day: None };
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
