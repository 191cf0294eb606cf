//! Days off and working days.

use congvan::calendar::{
    DayOff, Decisions, LunarDate, Reason, Standing, days_off, is_working_day, working_days_after,
    working_days_before,
};
use congvan::model::date::Date;
use congvan::text::diagnostic::Diagnostic;
use congvan::text::source::Source;

use super::{date, following, lunar};

/// Days off as `2026-02-16 reason`, of one holiday.
fn days_of(year: u16, decisions: &Decisions, holiday: &str) -> Vec<String> {
    days_off(year, decisions)
        .iter()
        .filter(|day| day.holiday == holiday)
        .map(|day| format!("{:02}/{:02} {}", day.date.day(), day.date.month(), day.reason.id()))
        .collect()
}

#[test]
fn tet_and_gio_to_from_2024_to_2028() {
    let known = [
        (2024, "10/02/2024", "18/04/2024"),
        (2025, "29/01/2025", "07/04/2025"),
        (2026, "17/02/2026", "26/04/2026"),
        (2027, "06/02/2027", "16/04/2027"),
        (2028, "26/01/2028", "04/04/2028"),
    ];
    for (year, tet, gio_to) in known {
        let days = days_off(year, &Decisions::from_table());
        let named = |holiday: &str, lunar_day: LunarDate| {
            days.iter()
                .find(|day| day.holiday == holiday && day.lunar == lunar_day && day.reason == Reason::Holiday)
                .map(|day| day.date)
        };
        assert_eq!(named("tet_am_lich", lunar(year, 1, 1)), Some(date(tet)));
        assert_eq!(named("gio_to", lunar(year, 3, 10)), Some(date(gio_to)));
        let culture = days.iter().find(|day| day.holiday == "ngay_van_hoa").map(|day| day.date);
        assert_eq!(culture, Date::new(year, 11, 24).filter(|_| year >= 2026));
        let count = days.iter().filter(|day| day.reason == Reason::Holiday).count();
        assert_eq!(count, if year >= 2026 { 12 } else { 11 });
        let awaiting = days.iter().any(|day| day.standing.is_open());
        assert_eq!(awaiting, year > 2026, "{year}");
    }
}

#[test]
fn the_decided_years() {
    let known = Decisions::from_table();
    let tet_2026 = ["16/02 holiday", "17/02 holiday", "18/02 holiday", "19/02 holiday", "20/02 holiday"];
    assert_eq!(days_of(2026, &known, "tet_am_lich"), tet_2026);
    let tet_2024 = ["08/02", "09/02", "10/02", "11/02", "12/02"].map(|day| format!("{day} holiday"));
    assert_eq!(days_of(2024, &known, "tet_am_lich")[..5], tet_2024);
    assert_eq!(days_of(2024, &known, "tet_am_lich")[5..], ["13/02 compensation", "14/02 compensation"]);
    assert_eq!(days_of(2024, &known, "ngay_chien_thang"), ["29/04 swap", "30/04 holiday"]);
    assert_eq!(days_of(2024, &known, "quoc_khanh"), ["02/09 holiday", "03/09 holiday"]);
    let tet_2025 = ["27/01 holiday", "28/01 holiday", "29/01 holiday", "30/01 holiday", "31/01 holiday"];
    assert_eq!(days_of(2025, &known, "tet_am_lich"), tet_2025);
    assert_eq!(days_of(2025, &known, "quoc_khanh"), ["01/09 holiday", "02/09 holiday"]);
    assert_eq!(days_of(2025, &known, "ngay_chien_thang"), ["30/04 holiday", "02/05 swap"]);
    assert_eq!(days_of(2026, &known, "quoc_khanh"), ["31/08 swap", "01/09 holiday", "02/09 holiday"]);
    assert_eq!(days_of(2026, &known, "tet_duong_lich"), ["01/01 holiday", "02/01 swap"]);
    assert_eq!(days_of(2026, &known, "gio_to"), ["26/04 holiday", "27/04 compensation"]);
    let gio_to: Vec<DayOff> =
        days_off(2026, &known).into_iter().filter(|day| day.holiday == "gio_to").collect();
    assert_eq!(gio_to[1].reason.to_string(), "nghỉ bù ngày Chủ nhật 26/04/2026");
    assert_eq!(gio_to[1].instrument, "Bộ luật Lao động 2019 Điều 111 khoản 3");
    // Every working day of a decided span is off.
    for decision in known.iter() {
        let mut day = decision.from;
        while day <= decision.to {
            assert!(!is_working_day(day, &known), "{day:?}");
            day = following(day).unwrap();
        }
    }
    // What is assumed without a decision is what was decided, but for swaps.
    for year in [2025, 2026] {
        for holiday in ["tet_am_lich", "quoc_khanh"] {
            let mut decided = days_of(year, &known, holiday);
            decided.retain(|day| !day.ends_with("swap"));
            assert_eq!(days_of(year, &Decisions::none(), holiday), decided);
        }
    }
}

#[test]
fn an_open_choice_is_computed_as_in_a_year_with_the_same_weekday() {
    let known = Decisions::from_table();
    // Mùng 1 on a Saturday, as in 2024: two days before it, and two in lieu.
    let tet = ["04/02", "05/02", "06/02", "07/02", "08/02"].map(|day| format!("{day} holiday"));
    assert_eq!(days_of(2027, &known, "tet_am_lich")[..5], tet);
    assert_eq!(days_of(2027, &known, "tet_am_lich")[5..], ["09/02 compensation", "10/02 compensation"]);
    let like = |holiday, year| known.precedent(holiday, year).map(|like| like.year);
    assert_eq!(like("tet_am_lich", 2027), Some(2024));
    assert_eq!(like("quoc_khanh", 2027), Some(2021), "a Thursday");
    assert_eq!(days_of(2027, &known, "quoc_khanh"), ["02/09 holiday", "03/09 holiday"]);
    assert_eq!(like("tet_am_lich", 2030), Some(2024), "a Saturday again");
    assert_eq!(like("tet_am_lich", 2031), None, "no year known with a Thursday");
    assert_eq!(like("tet_duong_lich", 2027), None, "law leaves no choice");
    assert_eq!(like("quoc_khanh", 2019), None, "one day then");
    // One's own decision is a precedent too.
    let own = "year,holiday,from,to,swap_off,make_up,instrument,scope\n2027,tet_am_lich,2027-02-05,2027-02-11,,,Thông báo 1/TB-BNV ngày 02/11/2026,\n";
    let both = Decisions::from_table().overridden_by(read(own).unwrap());
    assert_eq!(both.precedent("tet_am_lich", 2020).map(|like| like.year), Some(2027));
}

#[test]
fn what_is_past_awaits_nothing() {
    let standings = |year| {
        let days = days_off(year, &Decisions::from_table());
        let mut open: Vec<(String, Standing)> = days
            .into_iter()
            .filter(|day| day.standing.is_open())
            .map(|day| (day.holiday, day.standing))
            .collect();
        open.dedup();
        open
    };
    let both = |standing| ["tet_am_lich", "quoc_khanh"].map(|holiday| (holiday.to_owned(), standing));
    assert_eq!(standings(2022), both(Standing::NotInTable));
    assert_eq!(standings(2021), []);
    assert_eq!(standings(2027), both(Standing::Awaiting));
    // Nothing known: nothing is past.
    assert!(days_off(2022, &Decisions::none()).iter().any(|day| day.standing == Standing::Awaiting));
}

#[test]
fn days_in_lieu_follow_the_law() {
    let none = Decisions::none();
    // 2023: Giỗ Tổ on a Saturday, 30/4 on a Sunday, 1/5 on Monday: Tuesday and Wednesday off.
    assert_eq!(days_of(2023, &none, "gio_to"), ["29/04 holiday", "02/05 compensation"]);
    assert_eq!(days_of(2023, &none, "ngay_chien_thang"), ["30/04 holiday", "03/05 compensation"]);
    // 2022: Saturday and Sunday.
    assert_eq!(days_of(2022, &none, "quoc_te_lao_dong"), ["01/05 holiday", "03/05 compensation"]);
    // 2027: Tết on a Saturday, so that two days follow.
    let tet = days_of(2027, &none, "tet_am_lich");
    assert_eq!(tet[5..], ["10/02 compensation", "11/02 compensation"]);
    // Law as it was: four days of Tết, one of Quốc khánh, no Giỗ Tổ before 2007.
    assert_eq!(days_of(2006, &none, "tet_am_lich").iter().filter(|day| day.ends_with("holiday")).count(), 4);
    assert_eq!(days_of(2020, &none, "quoc_khanh"), ["02/09 holiday"]);
    assert!(days_of(2006, &none, "gio_to").is_empty() && !days_of(2007, &none, "gio_to").is_empty());
    assert!(days_off(1994, &none).is_empty());
    for year in 1995..=2199 {
        let days = days_off(year, &none);
        let met = days.iter().filter(|day| matches!(day.reason, Reason::Compensation { .. })).count();
        assert!(days.iter().all(|day| day.date.year() == year) && met <= 8, "{year}");
    }
}

#[test]
fn callers_give_their_own_decisions() {
    let header = "year,holiday,from,to,swap_off,make_up,instrument,scope\n";
    let text = format!(
        "{header}2027,tet_am_lich,2027-02-05,2027-02-12,12/02/2027,20/02/2027,\"Thông báo 1, 2/TB-BNV ngày 02/11/2026\",\n"
    );
    let own = read(&text).unwrap();
    let both = Decisions::from_table().overridden_by(own);
    let tet = days_of(2027, &both, "tet_am_lich");
    assert_eq!(tet.first().unwrap(), "05/02 holiday");
    assert_eq!(tet[5..], ["10/02 compensation", "11/02 compensation", "12/02 swap"]);
    assert!(is_working_day(date("20/02/2027"), &both));
    assert!(days_off(2027, &both).iter().any(|day| day.instrument.starts_with("Thông báo 1, 2")));
    assert!(both.get("tet_am_lich", 2026).is_some());
    // What the decision grants beyond the law is off too.
    let long = read(&format!(
        "{header}2027,tet_am_lich,2027-02-04,2027-02-12,,,Thông báo 1/TB-BNV ngày 02/11/2026,\n"
    ))
    .unwrap();
    assert_eq!(days_of(2027, &long, "tet_am_lich").len(), 9, "from 04/02 to 12/02");
}

fn read(text: &str) -> Result<Decisions, Vec<Diagnostic>> {
    congvan::model::decisions::read_decisions(&Source::new("decisions.csv", text))
        .0
        .into_result()
        .map_err(|wrong| wrong.diagnostics)
}

/// What is wrong, as `2:1 VB032`: line, column and code.
fn faults(text: &str) -> Vec<String> {
    let source = Source::new("decisions.csv", text);
    let found = read(text).expect_err("something is wrong");
    let place = |found: &Diagnostic| {
        let (line, column) = source.line_column(found.span.start);
        assert!(found.help.is_some(), "{}", found.message.en);
        format!("{line}:{column} {}", found.code)
    };
    found.iter().map(place).collect()
}

#[test]
fn everything_wrong_in_a_file_of_decisions_is_said_with_its_place() {
    let header = "year,holiday,from,to,swap_off,make_up,instrument,scope\n";
    let wrong = format!(
        "{header}1800,tet,2027-02-30,x,2027-02-06,2027-02-08,,\n2027,gio_to,2027-04-17,2027-04-16,2027-04-16,,Thông báo 1/TB-BNV ngày 02/11/2026,\n"
    );
    let expected = ["2:1", "2:6", "2:10", "2:21", "2:23", "2:34", "2:45", "3:24", "3:35"];
    assert_eq!(faults(&wrong), expected.map(|place| format!("{place} VB032")));
    assert_eq!(faults("year;holiday\n"), ["1:1 VB030"]);
    assert_eq!(faults(&header.replace("scope", "scoop")), ["1:50 VB030"]);
    assert_eq!(faults(&header.replace("scope", "năm")), ["1:50 VB030"], "twice");
    assert_eq!(faults(&format!("{header}2027,gio_to\n")), ["2:1 VB031"]);
    let row = "2027,gio_to,2027-04-16,2027-04-16,,,Thông báo 1/TB-BNV ngày 02/11/2026,\n";
    assert_eq!(faults(&format!("{header}{row}{row}")), ["3:6 VB033"]);
}

#[test]
fn decisions_that_overlap_are_refused() {
    let header = "year,holiday,from,to,swap_off,make_up,instrument,scope\n";
    let first = "2027,ngay_chien_thang,2027-04-30,2027-05-04,2027-05-04,2027-05-08,Thông báo 1/TB-BNV ngày 02/11/2026,\n";
    let over = |row: &str| faults(&format!("{header}{first}{row}\n"));
    assert_eq!(
        over("2027,quoc_te_lao_dong,2027-05-01,2027-05-05,,,Thông báo 1/TB-BNV ngày 02/11/2026,"),
        ["3:23 VB034"],
        "spans"
    );
    assert_eq!(
        over("2027,gio_to,2027-04-16,2027-04-19,2027-04-19,2027-05-08,Thông báo 1/TB-BNV ngày 02/11/2026,"),
        ["3:46 VB034"],
        "made up twice"
    );
    assert_eq!(
        over("2027,gio_to,2027-04-16,2027-04-19,2027-04-19,2027-05-01,Thông báo 1/TB-BNV ngày 02/11/2026,"),
        ["3:46 VB034"],
        "made up on a holiday"
    );
    assert_eq!(
        over("2027,gio_to,2027-04-16,2027-04-16,2027-04-19,2027-04-24,Thông báo 1/TB-BNV ngày 02/11/2026,"),
        ["3:35 VB034"],
        "outside the span"
    );
    let twice = "2027,gio_to,2027-04-16,2027-04-19,2027-04-19 2027-04-19,2027-04-24 2027-04-25,Thông báo 1/TB-BNV ngày 02/11/2026,";
    assert_eq!(over(twice), ["3:35 VB034"], "swapped twice");
    // A Saturday that is a holiday of its own: 01/01/2028.
    let row = "2027,gio_to,2027-04-16,2027-04-19,2027-04-19,2028-01-01,Thông báo 1/TB-BNV ngày 02/11/2026,";
    assert_eq!(over(row), ["3:46 VB032", "3:46 VB034"], "and far away");
}

#[test]
fn decisions_that_are_not_about_their_holiday_are_refused() {
    let header = "year,holiday,from,to,swap_off,make_up,instrument,scope\n";
    let by = "Thông báo 1/TB-BNV ngày 02/11/2026,";
    let cases = [
        (format!("2027,quoc_khanh,2027-03-01,2027-03-03,,,{by}"), "2:28 VB032", "another month"),
        (format!("2027,tet_am_lich,2026-02-05,2026-02-11,,,{by}"), "2:29 VB032", "another year"),
        (format!("2027,tet_am_lich,2027-02-06,2027-02-08,,,{by}"), "2:29 VB032", "three days"),
        (format!("2027,tet_am_lich,2027-01-20,2027-03-31,,,{by}"), "2:29 VB032", "ten weeks"),
        (
            "2025,ngay_van_hoa,2025-11-24,2025-11-24,,,Thông báo 1/TB-BNV ngày 02/11/2025,".into(),
            "2:1 VB032",
            "before its law",
        ),
        (
            "2027,gio_to,2027-04-16,2027-04-16,,,Thông báo 1/TB-BNV ngày 02/05/2027,".into(),
            "2:37 VB032",
            "after",
        ),
        (
            "2027,gio_to,2027-04-16,2027-04-16,,,Thông báo 1/TB-BNV ngày 02/05/2024,".into(),
            "2:37 VB032",
            "long before",
        ),
        ("2027,gio_to,2027-04-16,2027-04-16,,,Thông báo ngày 02/11/2026,".into(), "2:37 VB032", "no symbol"),
        ("2027,gio_to,2027-04-16,2027-04-16,,,Thông báo 1/TB-BNV,".into(), "2:37 VB032", "no day"),
        (
            format!("2027,quoc_khanh,2027-09-02,2027-09-06,2027-09-02,2027-09-11,{by}"),
            "2:39 VB034",
            "a holiday",
        ),
        (
            format!("2027,tet_am_lich,2027-02-05,2027-02-12,2027-02-10,2027-02-20,{by}"),
            "2:40 VB034",
            "in lieu",
        ),
    ];
    for (row, place, why) in cases {
        let found = faults(&format!("{header}{row}\n"));
        assert!(found.contains(&place.to_owned()), "{why}: {found:?}");
    }
}

#[test]
fn a_day_in_lieu_that_no_known_law_gives_awaits_a_decision() {
    let days = days_off(2029, &Decisions::none());
    let culture: Vec<(&str, bool)> = days
        .iter()
        .filter(|day| day.holiday == "ngay_van_hoa")
        .map(|day| (day.reason.id(), day.standing.is_open()))
        .collect();
    // 24/11/2029 is a Saturday; 25/11/2030 is a working day.
    assert_eq!(culture, [("holiday", false), ("compensation", true)]);
    let others = days_off(2029, &Decisions::none());
    assert!(others.iter().filter(|day| day.holiday == "gio_to").all(|day| !day.standing.is_open()));
}

#[test]
fn deadlines_pass_over_days_off() {
    let known = Decisions::from_table();
    // Tết of 2026 is off from 14 to 22 February.
    assert_eq!(working_days_before(date("23/02/2026"), 1, &known), Some(date("13/02/2026")));
    assert_eq!(working_days_after(date("13/02/2026"), 2, &known), Some(date("24/02/2026")));
    // A Saturday made up counts: 22/08/2026.
    assert_eq!(working_days_before(date("24/08/2026"), 1, &known), Some(date("22/08/2026")));
    assert_eq!(working_days_before(date("24/08/2026"), 1, &Decisions::none()), Some(date("21/08/2026")));
    assert_eq!(working_days_before(date("24/08/2026"), 0, &known), Some(date("24/08/2026")));
    // Over the turn of a year, and past the calendar's ends.
    assert_eq!(working_days_before(date("05/01/2026"), 1, &known), Some(date("31/12/2025")));
    assert_eq!(working_days_before(date("01/01/1900"), 1, &known), None);
    assert_eq!(working_days_after(date("31/12/2199"), 1, &known), None);
}
