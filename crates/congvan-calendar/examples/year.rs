//! Prints the days off of a year, with why and how certain each is: `year 2027`.

use congvan_calendar::{Decisions, days_off, weekday_name, with_slashes};

fn main() {
    let year = std::env::args().nth(1).and_then(|year| year.parse().ok()).unwrap_or(2027);
    for day in days_off(year, &Decisions::from_table()) {
        println!("{}, {}: {} ({})", weekday_name(day.date), with_slashes(day.date), day.name, day.standing);
    }
}
