//! A year for other programs.

use congvan::calendar::{Decisions, Status, events, events_since, to_json};

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
    let (none, known) = (of(&Decisions::none(), 2026), of(&Decisions::known(), 2026));
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
    let next = of(&Decisions::known(), 2027);
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
fn a_year_as_json() {
    let value = to_json(2025, &Decisions::known());
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
    let next = to_json(2027, &Decisions::known());
    assert_eq!(next["awaiting_decision"], serde_json::json!(["tet_am_lich", "quoc_khanh"]));
    assert!(to_json(1899, &Decisions::none()).is_null() && to_json(2200, &Decisions::none()).is_null());
    assert_eq!(to_json(2199, &Decisions::none())["year"], 2199);
}
