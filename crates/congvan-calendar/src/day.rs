//! Days by number, their place in the week, and how they are written.

use crate::date::Date;
use crate::names::WEEKDAYS;

/// The day that is so many days after 1 January 1970, within 1900 to 2199: the inverse of [`Date::days`].
pub(super) fn date_at(days: i64) -> Option<Date> {
    // Years start in March here, as in `Date::days`; 719 468 days lead from 1 March of the year 0 to 1970.
    let from_march = days + 719_468;
    let (era, day_of_era) = (from_march.div_euclid(146_097), from_march.rem_euclid(146_097));
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = (month_from_march + 2) % 12 + 1;
    let year = era * 400 + year_of_era + i64::from(month <= 2);
    Date::new(u16::try_from(year).ok()?, month as u8, day as u8)
}

/// The day so many days later, or earlier where `days` is negative, within 1900 to 2199.
pub fn add_days(date: Date, days: i64) -> Option<Date> {
    date_at(date.days() + days)
}

/// The name of the day in the week, as running text writes it (Nghị định 30/2020/NĐ-CP, phụ lục II): `thứ Hai` to
/// `thứ Bảy`, `Chủ nhật`.
pub fn weekday_name(date: Date) -> &'static str {
    WEEKDAYS[usize::from(date.weekday())]
}

/// Sundays, and Saturdays since 2 October 1999 (Quyết định 188/1999/QĐ-TTg).
pub fn weekly_rest(date: Date) -> bool {
    const FIVE_DAYS: Date = Date::new(1999, 10, 2).expect("a day");
    date.weekday() == 6 || (date.weekday() == 5 && date >= FIVE_DAYS)
}

/// `24/11/2026`.
pub fn with_slashes(date: Date) -> String {
    format!("{:02}/{:02}/{}", date.day(), date.month(), date.year())
}

/// `2026-11-24`.
pub(super) fn iso(date: Date) -> String {
    format!("{}-{:02}-{:02}", date.year(), date.month(), date.day())
}

/// `20261124`.
pub(super) fn compact(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_in_figures_and_named() {
        let date = Date::new(2027, 2, 6).unwrap();
        assert_eq!(
            (with_slashes(date), iso(date), compact(date)),
            ("06/02/2027".into(), "2027-02-06".into(), "20270206".into())
        );
        let week: Vec<&str> = (0..7).filter_map(|days| add_days(date, days)).map(weekday_name).collect();
        assert_eq!(week, ["thứ Bảy", "Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu"]);
        assert_eq!(add_days(date, -37), Date::new(2026, 12, 31));
        assert_eq!(add_days(Date::new(2199, 12, 31).unwrap(), 1), None);
    }

    #[test]
    fn numbers_and_days_go_both_ways() {
        let (first, last) = (Date::new(1900, 1, 1).unwrap(), Date::new(2199, 12, 31).unwrap());
        let mut before = None;
        for number in first.days()..=last.days() {
            let date = date_at(number).unwrap();
            assert_eq!(date.days(), number);
            assert!(before < Some(date));
            before = Some(date);
        }
        assert_eq!(date_at(first.days() - 1), None);
        assert_eq!(date_at(last.days() + 1), None);
    }
}
