//! How long the calendar of a year takes: its lunar months, and its days off by law.

use std::time::Instant;

use congvan_calendar::{Decisions, LunarYear, days_off};

fn main() {
    let decisions = Decisions::from_table();
    let mut count = 0;
    let lunar = Instant::now();
    for year in 1900..=2199 {
        count += LunarYear::new(year).map_or(0, |year| year.months().len());
    }
    let lunar = lunar.elapsed();
    let off = Instant::now();
    for year in 1900..=2199 {
        count += days_off(year, &decisions).len();
    }
    let off = off.elapsed();
    println!("300 years, {count} months and days off");
    println!("lunar months of a year: {:?}", lunar / 300);
    println!("days off of a year:     {:?}", off / 300);
}
