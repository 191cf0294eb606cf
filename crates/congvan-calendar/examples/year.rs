//! Prints the days off of a year, with why and how certain each is: `year 2027`.

use congvan_calendar::{Decisions, days_off, weekday_name, written};

fn main() {
    let year = std::env::args().nth(1).and_then(|year| year.parse().ok()).unwrap_or(2027);
    for day in days_off(year, &Decisions::known()) {
        println!("{}, {}: {} ({})", weekday_name(day.date), written(day.date), day.name, day.standing);
    }
}
