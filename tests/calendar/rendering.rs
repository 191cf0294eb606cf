//! A year for other programs.

use congvan::calendar::{Decisions, Status, events, events_since, to_json};
use congvan::text::source::Source;

#[test]
fn an_event_is_known_by_its_holiday_and_date_whatever_is_decided() {
    let of = |decisions: &Decisions, year| {
        let events = events(year, decisions);
        let mut ids: Vec<String> = events.iter().map(|event| event.id.clone()).collect();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), events.len(), "{year}");
        events
    };
    for year in 1995..=2199 {
        let events = of(&Decisions::none(), year);
        assert!(events.iter().all(|event| event.version.sequence == 0), "{year}: by law alone");
        assert_eq!(events_since(events.clone(), &events), events);
    }
    let (none, known) = (of(&Decisions::none(), 2026), of(&Decisions::from_table(), 2026));
    for event in &none {
        let decided = known.iter().find(|decided| decided.id == event.id);
        assert!(decided.is_some_and(|decided| decided.version >= event.version), "{event:?}");
    }
    let all = events_since(none.clone(), &known);
    assert_eq!(
        all.iter().filter(|event| event.status == Status::Cancelled).count(),
        known.len() - none.len()
    );
    assert_eq!(events_since(none, &all), all, "what is cancelled stays so");
    let next = of(&Decisions::from_table(), 2027);
    assert!(
        next.iter()
            .any(|event| event.title == "Tết Âm lịch (chờ quyết định)" && event.status == Status::Tentative)
    );
    assert!(
        next.iter()
            .any(|event| event.title == "Nghỉ bù Tết Âm lịch (ngày thứ Bảy 06/02/2027) (chờ quyết định)")
    );
}

#[test]
fn the_last_day_of_a_year_may_be_off_for_the_next() {
    let decisions = "year,holiday,from,to,swap_off,make_up,instrument,scope\n\
        2027,tet_duong_lich,2026-12-31,2027-01-03,2026-12-31,2026-12-26,Thông báo 1/TB-BNV ngày 01/10/2026,\n";
    let decisions = congvan::model::decisions::read_decisions(&Source::new("own.csv", decisions))
        .0
        .value
        .expect("they can be read");
    let decisions = Decisions::from_table().overridden_by(decisions);
    let value = to_json(2026, &decisions);
    assert_eq!(value["days_off_of_next_year"][0]["date"], "2026-12-31");
    let made_up = value["working_rest_days"].as_array().expect("a list");
    assert!(made_up.iter().any(|day| day["date"] == "2026-12-26" && day["for"] == "2026-12-31"));
    let titles: Vec<String> = events(2026, &decisions)
        .into_iter()
        .filter(|event| event.from.month() == 12)
        .map(|event| event.title)
        .collect();
    assert_eq!(
        titles,
        [
            "Làm bù ngày thứ Năm 31/12/2026 (hoán đổi dịp Tết Dương lịch)",
            "Nghỉ hoán đổi dịp Tết Dương lịch (làm bù ngày thứ Bảy 26/12/2026)"
        ]
    );
    assert_eq!(to_json(2026, &Decisions::from_table())["days_off_of_next_year"], serde_json::json!([]));
}

#[test]
fn a_year_as_json() {
    let value = to_json(2025, &Decisions::from_table());
    assert_eq!(value["can_chi"], "Ất Tỵ");
    assert_eq!(value["lunar_months"][6]["leap"], true);
    assert_eq!(value["lunar_months"][6]["first_day"], "2025-07-25");
    assert_eq!(value["days_off"][1]["date"], "2025-01-27");
    assert_eq!(value["days_off"][1]["weekday"], "thứ Hai");
    assert_eq!(value["days_off"][1]["lunar"]["name"], "ngày 28 tháng Chạp năm Giáp Thìn");
    assert_eq!(value["working_rest_days"][0]["date"], "2025-04-26");
    assert_eq!(value["awaiting_decision"], serde_json::json!([]));
    assert_eq!(value["decisions"][0]["from"], "2025-01-25");
    assert_eq!(value["decisions"][0]["scope"], "công chức; viên chức");
    let next = to_json(2027, &Decisions::from_table());
    assert_eq!(next["awaiting_decision"], serde_json::json!(["tet_am_lich", "quoc_khanh"]));
    assert!(to_json(1899, &Decisions::none()).is_null() && to_json(2200, &Decisions::none()).is_null());
    assert_eq!(to_json(2199, &Decisions::none())["year"], 2199);
}
