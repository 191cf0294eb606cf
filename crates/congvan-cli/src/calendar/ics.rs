//! Events of a year as iCalendar (RFC 5545), written and read.
//!
//! The writer stamps the time of day and a random UID only where an event has none: here each has both, so that the same
//! events give the same bytes.

use congvan::calendar::{Event, Status, Version};
use congvan::model::date::Date;
use congvan::text::diagnostic::Message;
use icalendar::{Calendar, CalendarComponent, Component, Property};

/// Stands behind the id of every event, so that it is known among others.
const DOMAIN: &str = "@congvan";

/// Components stand within each other no deeper: a calendar, an event, an alarm.
const DEPTH: usize = 3;

/// What the calendar of a year is called; another year's is known by it.
fn name(year: u16) -> String {
    format!("Ngày nghỉ lễ, tết năm {year}")
}

pub(super) fn write(year: u16, events: &[Event]) -> String {
    let mut calendar = Calendar::empty();
    for (key, value) in
        [("VERSION", "2.0"), ("PRODID", "-//congvan//calendar//VI"), ("CALSCALE", "GREGORIAN")]
    {
        calendar.append_property((key, value));
    }
    calendar.append_property(("X-WR-CALNAME", name(year).as_str()));
    calendar.extend(events.iter().map(event));
    calendar.to_string()
}

fn event(event: &Event) -> icalendar::Event {
    let status = match event.status {
        Status::Confirmed => "CONFIRMED",
        Status::Tentative => "TENTATIVE",
        Status::Cancelled => "CANCELLED",
    };
    let (day, second) = event.version.stamp;
    let time = format!("{:02}{:02}{:02}", second / 3600, second / 60 % 60, second % 60);
    let whole_day =
        |key: &str, day: Date| Property::new(key, compact(day)).add_parameter("VALUE", "DATE").done();
    let mut written = icalendar::Event::new();
    written
        .uid(&format!("{}{DOMAIN}", event.id))
        .add_property("DTSTAMP", format!("{}T{time}Z", compact(day)))
        .sequence(event.version.sequence)
        .append_property(whole_day("DTSTART", event.from))
        .summary(&event.title)
        .description(&event.about)
        .add_property("STATUS", status)
        .add_property("TRANSP", if event.is_worked { "OPAQUE" } else { "TRANSPARENT" });
    // The end is the day after; the last day of the last year has none to name, and then a day is meant.
    if let Some(end) = following(event.to) {
        written.append_property(whole_day("DTEND", end));
    }
    written.done()
}

/// The events of this program in the calendar of that year.
///
/// # Errors
/// One sentence: no calendar, another year's, or an event that cannot be read.
pub(crate) fn read(year: u16, text: &str) -> Result<Vec<Event>, Message> {
    let no_calendar = || {
        Message::new(
            "không phải tệp iCalendar đọc được; ghi tệp mà `congvan calendar --format ics` đã in trước đây",
            "not an iCalendar file that can be read; name one that `congvan calendar --format ics` printed",
        )
    };
    if is_deep(text) {
        return Err(no_calendar());
    }
    let calendar: Calendar = text.parse().map_err(|_: String| no_calendar())?;
    let events = calendar.components.iter().filter_map(CalendarComponent::as_event);
    let own: Vec<&icalendar::Event> =
        events.filter(|event| event.get_uid().is_some_and(|id| id.ends_with(DOMAIN))).collect();
    let called = calendar.property_value("X-WR-CALNAME").unwrap_or_default();
    if own.is_empty() {
        return Err(no_calendar());
    }
    if called != name(year) {
        return Err(Message::new(
            format!("đây là lịch `{called}`, không phải `{}`; ghi tệp của cùng năm", name(year)),
            format!("this is the calendar `{called}`, not `{}`; name the file of the same year", name(year)),
        ));
    }
    let read = |event: &icalendar::Event| {
        read_event(event).ok_or_else(|| {
            let id = event.get_uid().unwrap_or_default();
            Message::new(
                format!("không đọc được sự kiện `{id}`; dùng tệp mà chương trình đã in, không sửa"),
                format!("cannot read the event `{id}`; name the file as it was printed"),
            )
        })
    };
    own.into_iter().map(read).collect()
}

fn read_event(event: &icalendar::Event) -> Option<Event> {
    let value = |key: &str| event.property_value(key);
    let day = |text: &str| {
        let part = |from: usize, to: usize| text.get(from..to)?.parse().ok();
        Date::new(part(0, 4)?, u8::try_from(part(4, 6)?).ok()?, u8::try_from(part(6, 8)?).ok()?)
    };
    let from = day(value("DTSTART")?)?;
    let to = match value("DTEND") {
        Some(end) => day(end)?.previous()?,
        None => from,
    };
    let stamp = value("DTSTAMP")?;
    let time: u32 = stamp.get(9..15)?.parse().ok()?;
    let second = time / 10_000 * 3600 + time / 100 % 100 * 60 + time % 100;
    Some(Event {
        id: event.get_uid()?.strip_suffix(DOMAIN)?.to_owned(),
        from,
        to,
        title: value("SUMMARY")?.to_owned(),
        about: value("DESCRIPTION").unwrap_or_default().to_owned(),
        status: match value("STATUS") {
            Some("CANCELLED") => Status::Cancelled,
            Some("TENTATIVE") => Status::Tentative,
            _ => Status::Confirmed,
        },
        is_worked: value("TRANSP") == Some("OPAQUE"),
        version: Version {
            sequence: value("SEQUENCE")
                .unwrap_or("0")
                .parse::<u32>()
                .ok()
                .filter(|number| *number < u32::MAX)?,
            stamp: (day(stamp)?, second),
        },
    })
}

/// Whether components stand too deep within each other for a reader that goes down into each.
fn is_deep(text: &str) -> bool {
    let mut depth = 0_usize;
    text.lines().any(|line| {
        let head = line.get(..4).unwrap_or_default().to_ascii_uppercase();
        match head.as_str() {
            "BEGI" => depth += 1,
            "END:" => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > DEPTH
    })
}

fn compact(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

fn following(date: Date) -> Option<Date> {
    let (year, month, day) = date.parts();
    Date::new(year, month, day + 1)
        .or_else(|| Date::new(year, month + 1, 1))
        .or_else(|| Date::new(year + 1, 1, 1))
}
