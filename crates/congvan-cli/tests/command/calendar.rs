//! `congvan calendar`.

use crate::office::Office;

const HEADER: &str = "year,holiday,from,to,swap_off,make_up,instrument,scope\n";

#[test]
fn a_decided_year_says_its_instruments_and_the_days_made_up() {
    let ran = Office::new().run("calendar 2026").ends_with(0);
    let ran = ran
        .says("Năm 2026, Bính Ngọ\n  tết Nguyên đán: thứ Ba, 17/02/2026 (mùng 1 tháng Giêng năm Bính Ngọ)");
    let ran = ran
        .says("  thứ Hai  27/04/2026  ngày 11 tháng 3 năm Bính Ngọ")
        .says("nghỉ bù ngày Chủ nhật 26/04/2026");
    let ran = ran
        .says("hoán đổi, làm bù ngày thứ Bảy 22/08/2026")
        .says("Ngày Văn hóa Việt Nam\n  thứ Ba   24/11/2026");
    let ran = ran.says(
        "Làm bù\n  thứ Bảy  10/01/2026  thay ngày 02/01/2026 (Công văn 12729/VPCP-KGVX ngày 25/12/2025)",
    );
    assert!(!ran.out.contains("chờ quyết định"), "{}", ran.out);
}

#[test]
fn a_year_without_a_decision_says_so() {
    let ran = Office::new().run("calendar 2027").ends_with(0);
    let ran =
        ran.says("Tết Âm lịch (chờ quyết định)").says("Quốc khánh (chờ quyết định)").says("--decisions");
    let ran = ran
        .says("tính như năm 2024, khi ngày này cũng vào thứ Bảy (Thông báo 5015/TB-LĐTBXH ngày 22/11/2023)");
    assert!(ran.out.contains("Ngày Chiến thắng\n"), "fixed by law: {}", ran.out);
    let ran = Office::new().run("calendar 2022").ends_with(0).says("Tết Âm lịch (chưa có trong bảng)");
    assert!(!ran.out.contains("chờ quyết định"), "past: {}", ran.out);
    Office::new().run("calendar 2025").says("tháng Sáu nhuận: 29 ngày, từ 25/07/2025");
    Office::new().run("calendar 2027 --lang en").ends_with(0).says("awaiting a decision").says("in lieu of");
}

#[test]
fn ones_own_decision_takes_its_place() {
    let row =
        "2027,tet_am_lich,2027-02-05,2027-02-12,2027-02-12,2027-02-20,Thông báo 1/TB-BNV ngày 02/11/2026,\n";
    let office = Office::new().with("own.csv", format!("{HEADER}{row}"));
    let ran = office.run("calendar 2027 --decisions @own.csv").ends_with(0);
    let ran = ran
        .says("Tết Âm lịch\n")
        .says("Đợt nghỉ từ 05/02/2027 đến hết 12/02/2027")
        .says("Thông báo 1/TB-BNV");
    ran.says("thứ Bảy  20/02/2027  thay ngày 12/02/2027");
}

#[test]
fn other_programs_get_json_and_icalendar() {
    let json = Office::new().run("calendar 2027 --format json --lang en").ends_with(0).out;
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!((&json["year"], &json["can_chi"]), (&2027.into(), &"Đinh Mùi".into()));
    let ics = Office::new().run("calendar 2027 --format ics").ends_with(0).out;
    assert!(ics.starts_with("BEGIN:VCALENDAR\r\n") && ics.ends_with("END:VCALENDAR\r\n"));
}

#[test]
fn years_outside_the_calendar_are_refused() {
    for (year, words) in [("1899", "ngoài lịch"), ("2200", "từ 1900 đến 2199"), ("hai", "không phải năm")]
    {
        let ran = Office::new().run(&format!("calendar {year}")).ends_with(2).complains(words);
        assert!(ran.out.is_empty());
    }
    Office::new().run("calendar 1950").ends_with(0).complains("năm 1995").says("Canh Dần");
    Office::new().run("calendar").ends_with(2).complains("thiếu `NĂM`");
}

#[test]
fn faults_of_decisions_come_all_at_once_with_their_place() {
    let rows = "2027,tet,2027-02-05,2027-02-12,,,Thông báo 1/TB-BNV ngày 02/11/2026,\n2027,gio_to,2027-04-16,2027-04-16,2027-04-19,2027-04-24,Thông báo 1/TB-BNV ngày 02/11/2026,\n";
    let office = Office::new().with("own.csv", format!("{HEADER}{rows}"));
    let ran = office.run("calendar 2027 --decisions @own.csv").ends_with(1);
    let ran = ran.complains("own.csv:2:6").complains("VB032").complains("own.csv:3:35").complains("VB034");
    assert!(ran.out.is_empty());
    Office::new().run("calendar 2027 --decisions @none.csv").ends_with(2).complains("none.csv");
}
