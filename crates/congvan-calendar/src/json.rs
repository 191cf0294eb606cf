//! A year's calendar as JSON, for programs.

use serde_json::{Value, json};

use super::can_chi::CanChi;
use super::day::{iso, weekday_name};
use super::days_off::{DayOff, days_off, days_off_of_next_year};
use super::decisions::Decisions;
use super::lunar_year::LunarYear;
use super::standing::Standing;

/// The lunar months, days off and days made up of a year from 1900 to 2199; `null` outside them.
///
/// - `version` (1), `year`, `can_chi`
/// - `lunar_months`: `month`, `leap`, `first_day`, `days`, `can_chi` of the lunar year that begins in the year;
///   `first_day` is `null` after 2199
/// - `days_off`: `date`, `weekday`, `holiday`, `name`, `reason` (`holiday`, `compensation`, `swap`, `decision`),
///   `other_day`, `about`, `lunar` (`year`, `month`, `leap`, `day`, `name`), `instrument`, `awaiting_decision`,
///   `not_in_table` (of a past year whose decision is not known here)
/// - `days_off_of_next_year`: the same, of days of this year that the next year's holidays take off
/// - `working_rest_days`: `date`, `for`, `instrument`
/// - `decisions`: `holiday`, `from`, `to` (the whole span, weekly rest days with it), `instrument`, `scope` (whom it
///   binds; `null` where it does not say)
/// - `awaiting_decision`, `not_in_table`: ids of holidays of which some day may be another than the one computed
/// - `computed_like`: after which decisions such days were computed: `holiday`, `year`, `instrument`
pub fn to_json(year: u16, decisions: &Decisions) -> Value {
    let Some(lunar) = LunarYear::new(year).filter(|_| year >= 1900) else { return Value::Null };
    let months: Vec<Value> = lunar
        .months()
        .iter()
        .map(|month| {
            json!({
                "month": month.month,
                "leap": month.leap,
                "first_day": month.first_day().map(iso),
                "days": month.days,
                "can_chi": CanChi::of_month(year, month.month).to_string(),
            })
        })
        .collect();
    let days = days_off(year, decisions);
    let holidays_that_are = |standing: Standing| {
        let own = days.iter().filter(|day| day.standing == standing);
        let mut own: Vec<&str> = own.map(|day| &day.holiday[..]).collect();
        own.dedup();
        own
    };
    let (awaiting, not_in_table) =
        (holidays_that_are(Standing::Awaiting), holidays_that_are(Standing::NotInTable));
    let open = awaiting.iter().chain(&not_in_table);
    let like = open
        .filter_map(|holiday| decisions.precedent(holiday, year))
        .map(|like| json!({ "holiday": like.holiday, "year": like.year, "instrument": like.instrument }));
    let like: Vec<Value> = like.collect();
    let made_up: Vec<Value> = decisions
        .made_up_in(year)
        .iter()
        .map(|(swap, decision)| {
            json!({ "date": iso(swap.make_up), "for": iso(swap.off), "instrument": decision.instrument })
        })
        .collect();
    let decided = decisions.iter().filter(|decision| decision.year == year).map(|decision| {
        json!({
            "holiday": decision.holiday,
            "from": iso(decision.from),
            "to": iso(decision.to),
            "instrument": decision.instrument,
            "scope": Some(&decision.scope).filter(|scope| !scope.is_empty()),
        })
    });
    json!({
        "version": 1,
        "year": year,
        "can_chi": lunar.can_chi().to_string(),
        "lunar_months": months,
        "days_off": days.iter().map(day_off).collect::<Vec<_>>(),
        "days_off_of_next_year":
            days_off_of_next_year(year, decisions).iter().map(day_off).collect::<Vec<_>>(),
        "working_rest_days": made_up,
        "decisions": decided.collect::<Vec<_>>(),
        "awaiting_decision": awaiting,
        "not_in_table": not_in_table,
        "computed_like": like,
    })
}

fn day_off(day: &DayOff) -> Value {
    json!({
        "date": iso(day.date),
        "weekday": weekday_name(day.date),
        "holiday": day.holiday,
        "name": day.name,
        "reason": day.reason.id(),
        "other_day": day.reason.other_day().map(iso),
        "about": day.reason.to_string(),
        "lunar": {
            "year": day.lunar.year,
            "month": day.lunar.month,
            "leap": day.lunar.leap,
            "day": day.lunar.day,
            "name": day.lunar.to_string(),
        },
        "instrument": day.instrument,
        "awaiting_decision": day.standing == Standing::Awaiting,
        "not_in_table": day.standing == Standing::NotInTable,
    })
}
