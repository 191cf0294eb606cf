//! A year for other programs.

use congvan::calendar::{Decisions, to_ics, to_json};

#[test]
fn a_year_as_icalendar() {
    let text = to_ics(2026, &Decisions::known());
    assert!(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && text.ends_with("END:VCALENDAR\r\n"));
    assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])));
    let whole = text.replace("\r\n ", "");
    assert_eq!(
        whole.matches("BEGIN:VEVENT").count(),
        20,
        "12 days, one in lieu, two swaps, two days made up, three decided spans"
    );
    assert_eq!(whole.matches("BEGIN:VEVENT").count(), whole.matches("END:VEVENT").count());
    let tet = "DTSTART;VALUE=DATE:20260217\r\nDTEND;VALUE=DATE:20260218\r\nSUMMARY:Tết Âm lịch\r\nDESCRIPTION:nghỉ lễ\\, \
               tết\\; mùng 1 tháng Giêng năm Bính Ngọ âm lịch\\; Thông báo 9441/TB-BNV ngày 16/10/2025\r\n";
    assert!(whole.contains(tet), "{whole}");
    assert!(whole.contains("SUMMARY:Làm bù ngày 31/08/2026"));
    let span = "DTSTART;VALUE=DATE:20260829\r\nDTEND;VALUE=DATE:20260903\r\nSUMMARY:Đợt nghỉ Quốc khánh\r\nDESCRIPTION:Thông \
                báo 9441/TB-BNV ngày 16/10/2025\\; công chức\\; viên chức\r\n";
    assert!(whole.contains(span), "{whole}");
    let mut ids: Vec<&str> = whole.split("\r\n").filter(|line| line.starts_with("UID:")).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 20);
    let next = to_ics(2027, &Decisions::known()).replace("\r\n ", "");
    assert!(next.contains("Tết Âm lịch (chờ quyết định)") && next.contains("STATUS:TENTATIVE"));
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
