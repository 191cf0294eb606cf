//! A year's days off as iCalendar (RFC 5545), for phones and mail programs.

use super::day::{shifted, written};
use super::days_off::days_off;
use super::decisions::Decisions;
use super::holidays::holidays;
use crate::date::Date;

/// Every day off of the year, and every rest day worked instead, each as an event of a whole day; where the year has a
/// decision, its span is one event more, with whom it binds.
///
/// The same year and decisions give the same bytes: events carry the first moment of the year as their stamp, since
/// no clock is read. A day that awaits a decision is `TENTATIVE` and says so.
pub fn to_ics(year: u16, decisions: &Decisions) -> String {
    let mut events: Vec<(Date, String)> = Vec::new();
    for day in days_off(year, decisions) {
        let waiting = if day.standing.is_open() { format!(" ({})", day.standing) } else { String::new() };
        let about = format!("{}; {} âm lịch; {}", day.reason, day.lunar, day.instrument);
        let uid = format!("{}-{}", day.holiday.replace('_', "-"), day.reason.id());
        let status = if day.standing.is_open() { "TENTATIVE" } else { "CONFIRMED" };
        let title = format!("{}{waiting}", day.name);
        let text = event(year, (day.date, day.date), &uid, &title, &about, status, "TRANSPARENT");
        events.push((day.date, text));
    }
    for decision in decisions.iter().filter(|decision| decision.year == year) {
        let name = holidays().iter().rev().find(|holiday| holiday.id == decision.holiday);
        let title = format!("Đợt nghỉ {}", name.map_or("", |holiday| &holiday.name));
        let scope = if decision.scope.is_empty() { String::new() } else { format!("; {}", decision.scope) };
        let about = format!("{}{scope}", decision.instrument);
        let uid = format!("{}-span", decision.holiday.replace('_', "-"));
        let span = (decision.from, decision.to);
        events.push((decision.from, event(year, span, &uid, &title, &about, "CONFIRMED", "TRANSPARENT")));
    }
    for (swap, decision) in decisions.swaps().filter(|(_, decision)| decision.year == year) {
        let title = format!("Làm bù ngày {}", written(swap.off));
        let uid = format!("{}-make-up", decision.holiday.replace('_', "-"));
        let text = event(
            year,
            (swap.make_up, swap.make_up),
            &uid,
            &title,
            &decision.instrument,
            "CONFIRMED",
            "OPAQUE",
        );
        events.push((swap.make_up, text));
    }
    events.sort_by_key(|(date, _)| *date);

    let mut text = String::new();
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//congvan//calendar//VI", "CALSCALE:GREGORIAN"] {
        push_line(&mut text, line);
    }
    push_line(&mut text, &format!("X-WR-CALNAME:Ngày nghỉ lễ\\, tết năm {year}"));
    text.extend(events.into_iter().map(|(_, event)| event));
    push_line(&mut text, "END:VCALENDAR");
    text
}

/// An event from the first to the last of two days.
fn event(
    year: u16,
    (date, last): (Date, Date),
    uid: &str,
    title: &str,
    about: &str,
    status: &str,
    busy: &str,
) -> String {
    let mut text = String::new();
    let mut line = |line: String| push_line(&mut text, &line);
    line("BEGIN:VEVENT".into());
    line(format!("UID:{}-{uid}@congvan", compact(date)));
    line(format!("DTSTAMP:{year:04}0101T000000Z"));
    line(format!("DTSTART;VALUE=DATE:{}", compact(date)));
    // The end is the day after; the last day of the last year has none to name, and then a day is meant.
    if let Some(end) = shifted(last, 1) {
        line(format!("DTEND;VALUE=DATE:{}", compact(end)));
    }
    line(format!("SUMMARY:{}", escaped(title)));
    line(format!("DESCRIPTION:{}", escaped(about)));
    line(format!("STATUS:{status}"));
    line(format!("TRANSP:{busy}"));
    line("END:VEVENT".into());
    text
}

fn compact(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year, date.month, date.day)
}

/// RFC 5545, 3.3.11.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

/// RFC 5545, 3.1: lines end in CRLF and hold 75 bytes at most; longer ones go on after a space, here never within a
/// letter.
fn push_line(text: &mut String, line: &str) {
    let mut length = 0;
    for letter in line.chars() {
        if length + letter.len_utf8() > 75 {
            text.push_str("\r\n ");
            length = 1;
        }
        text.push(letter);
        length += letter.len_utf8();
    }
    text.push_str("\r\n");
}
