//! The calendar against tables, law and days known by heart.

mod holidays;
mod reference;
mod rendering;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use congvan::calendar::{CanChi, LunarDate, LunarYear, weekday_name};
use congvan::model::date::Date;

use crate::support::root;

fn date(text: &str) -> Date {
    Date::parse(text).unwrap_or_else(|message| panic!("{}", message.en))
}

fn lunar(year: u16, month: u8, day: u8) -> LunarDate {
    LunarDate::new(year, month, false, day).unwrap()
}

/// The rows of a table without quotes, below its header.
fn rows(path: &Path) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.lines().skip(1).map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

fn table(name: &str) -> PathBuf {
    root().join("tests/data").join(name)
}

fn compare_months(path: &Path) {
    let mut years: BTreeMap<u16, Vec<String>> = BTreeMap::new();
    for row in rows(path) {
        years.entry(row[0].parse().unwrap()).or_default().push(row.join(","));
    }
    assert_eq!(years.values().map(Vec::len).sum::<usize>(), 631);
    for (year, expected) in years {
        let computed: Vec<String> = LunarYear::new(year)
            .unwrap()
            .months()
            .iter()
            .map(|month| {
                let first = month.first_day().unwrap();
                let (of, m, day) = first.parts();
                format!("{year},{},{},{of}-{m:02}-{day:02},{}", month.month, u8::from(month.leap), month.days)
            })
            .collect();
        assert_eq!(computed, expected);
    }
}

fn compare_years(path: &Path) {
    for row in rows(path) {
        let year: u16 = row[0].parse().unwrap();
        let months = LunarYear::new(year).unwrap();
        assert_eq!(months.can_chi().to_string(), row[1]);
        assert_eq!(months.solar(lunar(year, 1, 1)), Some(date(&row[2])));
        assert_eq!(months.solar(lunar(year, 3, 10)), Some(date(&row[3])));
        assert_eq!(months.leap_month().unwrap_or(0).to_string(), row[4]);
        let before = LunarYear::new(year - 1).unwrap();
        assert_eq!(before.months().last().unwrap().days.to_string(), row[5]);
    }
}

#[test]
fn every_month_from_2000_to_2050_is_that_of_the_table() {
    compare_months(&table("lunar_months_2000_2050.csv"));
    compare_years(&table("lunar_2000_2050.csv"));
}

#[test]
fn it_is_not_the_chinese_calendar() {
    let differ: Vec<String> = rows(&table("lunar_2000_2050.csv"))
        .into_iter()
        .filter(|row| row[2] != row[6] || row[3] != row[7])
        .map(|row| row[0].clone())
        .collect();
    assert_eq!(differ, ["2007", "2009", "2030", "2037", "2038"]);
    let day = |year, month, day| LunarDate::new(year, month, false, day).unwrap().date().unwrap();
    // In China 18/02/2007, 03/02/2030; 05/04/2009, 25/04/2037, 14/04/2038.
    assert_eq!([day(2007, 1, 1), day(2030, 1, 1)], [date("17/02/2007"), date("02/02/2030")]);
    assert_eq!(
        [day(2009, 3, 10), day(2037, 3, 10), day(2038, 3, 10)],
        [date("04/04/2009"), date("24/04/2037"), date("13/04/2038")]
    );
    // A month apart in 1985; a day apart in 1968; the leap month of 1987 is the seventh, in China the sixth.
    assert_eq!([day(1985, 1, 1), day(1968, 1, 1)], [date("21/01/1985"), date("29/01/1968")]);
    assert_eq!(LunarYear::new(1987).unwrap().leap_month(), Some(7));
}

#[test]
fn leap_months() {
    let leap: Vec<(u16, u8)> =
        (2000..=2050).filter_map(|year| Some((year, LunarYear::new(year)?.leap_month()?))).collect();
    assert_eq!(leap.len(), 19);
    // After the leap month of 2033, which follows the eleventh, the solstice months count on.
    for expected in [(2020, 4), (2023, 2), (2025, 6), (2028, 5), (2033, 11)] {
        assert!(leap.contains(&expected), "{expected:?}");
    }
    let second_sixth = LunarDate::from(date("25/07/2025"));
    assert_eq!(second_sixth, LunarDate::new(2025, 6, true, 1).unwrap());
    assert_eq!(LunarDate::new(2026, 6, true, 1), None);
    assert_eq!(LunarDate::new(2025, 6, true, 30), None, "it has 29 days");
    // The new moon nearest to midnight of those that are past.
    assert_eq!(LunarDate::from(date("08/07/1967")), lunar(1967, 6, 1));
}

#[test]
fn every_day_from_1900_to_2199_goes_there_and_back() {
    let mut years: BTreeMap<u16, LunarYear> =
        (1899..=2199).map(|year| (year, LunarYear::new(year).unwrap())).collect();
    let (mut day, mut before, mut count) = (date("01/01/1900"), None, 0);
    loop {
        let year =
            [day.year(), day.year() - 1].into_iter().find(|year| years[year].lunar(day).is_some()).unwrap();
        let found = years[&year].lunar(day).unwrap();
        assert_eq!(years[&year].solar(found), Some(day));
        assert!(before < Some(found), "lunar days come in order: {found}");
        if day.day() == 15 {
            assert_eq!(LunarDate::from(day), found);
            assert_eq!(found.date(), Some(day));
        }
        (before, count) = (Some(found), count + 1);
        match following(day) {
            Some(next) => day = next,
            None => break,
        }
    }
    assert_eq!(count, 109_573);
    for (year, months) in &mut years {
        let days: u32 = months.months().iter().map(|month| u32::from(month.days)).sum();
        let expected = if months.leap_month().is_some() { 383..=385 } else { 353..=355 };
        assert!(expected.contains(&days), "{year}: {days}");
    }
    assert_eq!(LunarDate::from(date("01/01/1900")), lunar(1899, 12, 1));
    assert_eq!(lunar(1899, 1, 1).date(), None, "in 1899");
    assert!(LunarYear::new(1898).is_none() && LunarYear::new(2200).is_none());
}

/// The day after, whatever it is.
fn following(day: Date) -> Option<Date> {
    let (year, month, day) = day.parts();
    Date::new(year, month, day + 1)
        .or_else(|| Date::new(year, month + 1, 1))
        .or_else(|| Date::new(year + 1, 1, 1))
}

#[test]
fn days_are_named_as_notices_write_them() {
    let name = |text| LunarDate::from(date(text)).to_string();
    assert_eq!(name("10/02/2027"), "mùng 5 tháng Giêng năm Đinh Mùi");
    assert_eq!(name("05/02/2027"), "ngày 29 tháng Chạp năm Bính Ngọ");
    assert_eq!(name("25/07/2025"), "mùng 1 tháng Sáu nhuận năm Ất Tỵ");
    assert_eq!(LunarDate::from(date("27/08/2026")).day_name(), "ngày 15 tháng 7");
    assert_eq!(lunar(2026, 3, 10).day_name(), "mùng 10 tháng 3");
    assert_eq!(lunar(2026, 11, 11).day_name(), "ngày 11 tháng 11");
    assert_eq!(weekday_name(date("21/11/2026")), "thứ Bảy");
    assert_eq!(weekday_name(date("26/04/2026")), "Chủ nhật");
}

#[test]
fn can_chi_of_years_months_and_days() {
    let year = |year| CanChi::of_year(year).to_string();
    assert_eq!(
        [year(1900), year(1945), year(1984), year(2026)],
        ["Canh Tý", "Ất Dậu", "Giáp Tý", "Bính Ngọ"]
    );
    // The tenth of February 2024: year, month and day Giáp Thìn, Bính Dần, Giáp Thìn.
    assert_eq!(CanChi::of_month(2024, 1).to_string(), "Bính Dần");
    assert_eq!(CanChi::of_day(date("10/02/2024")).to_string(), "Giáp Thìn");
    assert_eq!(CanChi::of_month(2023, 12).to_string(), "Ất Sửu");
    assert_eq!(CanChi::of_day(date("01/01/1900")).to_string(), "Giáp Tuất");
}
