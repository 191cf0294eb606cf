//! A day in every form that sentences need, or the blanks in its place.

use serde_json::{Value, json};

use crate::calendar::{LunarDate, weekday_name};
use crate::cascade::Options;
use crate::model::date::Date;
use crate::notices::occasion::{say, words};

/// A blank that a person fills in, in the notation of texts.
pub(super) const BLANK: &str = "____________";

/// A blank for two digits, in the notation of texts.
const DIGITS: &str = "___";

pub(super) fn day(date: Date) -> Value {
    let (weekday, lunar) = (weekday_name(date), LunarDate::from(date));
    let month = if date.month() <= 2 { format!("{:02}", date.month()) } else { date.month().to_string() };
    let words = in_words(&format!("{:02}", date.day()), &month, date.year());
    json!({
        "date": crate::calendar::with_slashes(date),
        "iso": format!("{}-{:02}-{:02}", date.year(), date.month(), date.day()),
        "full": format!("{weekday}, {words}"),
        "words": words,
        "weekday": weekday,
        "weekday_first": capital(weekday),
        "lunar": lunar.day_name(),
        "lunar_first": capital(&lunar.day_name()),
        "lunar_full": lunar.to_string(),
    })
}

/// Blanks for a day of that year: nothing is said of it but the year.
pub(super) fn blank_day(year: u16) -> Value {
    let word = |key: &str| say(words().get(key));
    let (weekday, lunar) = (word("unknown_weekday"), word("unknown_lunar"));
    let (date, words) = (format!("{DIGITS}/{DIGITS}/{year}"), in_words(DIGITS, DIGITS, year));
    json!({
        "iso": date,
        "date": date,
        "full": format!("{weekday}, {words}"),
        "words": words,
        "weekday_first": capital(&weekday),
        "weekday": weekday,
        "lunar_first": capital(&lunar),
        "lunar": lunar,
        "lunar_full": word("unknown_lunar_full"),
    })
}

pub(super) fn day_or_blank(date: Date, is_known: bool) -> Value {
    if is_known { day(date) } else { blank_day(date.year()) }
}

/// `ngày 05 tháng 02 năm 2027`
fn in_words(day: &str, month: &str, year: u16) -> String {
    let parts = [("day", day), ("month", month), ("year", &year.to_string())];
    say(Options::default().words.document().fill("date", &parts))
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
