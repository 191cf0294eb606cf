//! The days off behind the variables of templates: as they are, or blanks where no decision is known.

use serde_json::{Value, json};

use crate::calendar::{Date, day_of_instrument};
use crate::notices::day_values::{BLANK, day, day_or_blank};
use crate::notices::leave::{Leave, LeaveSpan};
use crate::notices::office::issuer_of;
use crate::notices::plan::Duty;

/// A number of days that is not known.
const UNKNOWN: &str = "___";

fn count(days: i64, is_known: bool) -> String {
    if is_known { format!("{days:02}") } else { UNKNOWN.to_owned() }
}

/// `cited` are numbers of documents that are cited anyway.
pub(super) fn off(leave: &Leave, cited: &[String]) -> Value {
    let spans: Vec<Value> = leave.spans.iter().map(span).collect();
    let (first, last) = (spans.first(), spans.last());
    let is_known = leave.spans.iter().all(|span| !span.is_blank);
    json!({
        "count": count(leave.spans.iter().map(LeaveSpan::days).sum(), is_known),
        "from": first.map(|span| &span["from"]),
        "to": last.map(|span| &span["to"]),
        "back": last.map(|span| &span["back"]),
        "spans": spans,
        "awaiting": leave.standing.is_open(),
        "decisions": leave
            .instruments
            .iter()
            .map(|instrument| decision(instrument))
            .filter(|decision| !cited.iter().any(|number| decision["number"] == number.as_str()))
            .collect::<Vec<_>>(),
    })
}

fn span(span: &LeaveSpan) -> Value {
    let is_known = !span.is_blank;
    json!({
        "count": count(span.days(), is_known),
        "from": day_or_blank(span.from, !span.is_first_blank),
        "to": day_or_blank(span.to, is_known),
        "back": day_or_blank(span.back.unwrap_or(span.to), is_known),
    })
}

pub(super) fn flag(leave: &Leave) -> Value {
    let runs = leave.named.iter().map(|(from, to)| {
        let is_known = !leave.is_blank(*from) && !leave.is_blank(*to);
        json!({
            "count": count(to.days() - from.days() + 1, is_known),
            "from": day_or_blank(*from, is_known),
            "to": day_or_blank(*to, is_known),
        })
    });
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

/// Every day of a leave, with who is on duty in turn. Of a span that is blank those days that law gives, since how many
/// more there are depends on which they are; an open row behind them says that there are.
pub(super) fn days(leave: &Leave, duty: &[Duty]) -> Value {
    let on_duty = |at: usize| duty.get(at % duty.len().max(1));
    let told = leave.days.iter().filter(|day| !day.is_blank || day.by_law);
    let each = told.enumerate().map(|(at, off)| {
        let mut value = day_or_blank(off.date, !off.is_blank);
        let person = on_duty(at);
        value["number"] = json!((at + 1).to_string());
        value["about"] = json!(off.about);
        let (name, title, phone) = match person {
            Some((name, title, phone)) => (Some(name), title.as_ref(), phone.as_ref()),
            None => (None, None, None),
        };
        // What the plan does not say of them is a blank.
        for (key, text) in [("duty_name", name), ("duty_title", title), ("duty_phone", phone)] {
            value[key] = json!(text.map_or(BLANK, |text| text.notation()));
        }
        value
    });
    let left_out = leave.days.iter().rfind(|day| day.is_blank && !day.by_law);
    each.chain(left_out.map(|day| open_row(day.date))).collect()
}

/// The days that a decision still adds.
fn open_row(date: Date) -> Value {
    let mut value = day_or_blank(date, false);
    value["number"] = json!("…");
    for key in ["about", "duty_name", "duty_title", "duty_phone"] {
        value[key] = json!(BLANK);
    }
    value
}
