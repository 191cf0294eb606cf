//! `congvan calendar`.

use std::collections::BTreeMap;
use std::io::Cursor;

use ical::IcalParser;

use crate::office::Office;
use crate::unit_files::{SheetCell, workbook};

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
fn words_of_a_decision_are_held_to_the_rules() {
    let row = "2027,tet_am_lich,2027-02-05,2027-02-11,,,Thông báo 1/TB-BNV ngày 02/11/2026,công chức ; viên chức.\n";
    let office = Office::new().with("own.csv", format!("{HEADER}{row}"));
    let ran = office.run("calendar 2027 --decisions @own.csv").ends_with(0);
    ran.complains("VB1208").complains("dấu ở cuối thành thừa").complains("own.csv:2:");
    let row =
        "2027,tet_am_lich,2027-02-05,2027-02-11,,,Thông báo 11/TB-BNV ngày 02/11/2026,công chức; viên chức\n";
    let ran = office.with("own.csv", format!("{HEADER}{row}")).run("calendar 2027 --decisions @own.csv");
    assert_eq!(ran.ends_with(0).err, "");
}

#[test]
fn other_programs_get_json_and_icalendar() {
    let json = Office::new().run("calendar 2027 --format json --lang en").ends_with(0).out;
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!((&json["year"], &json["can_chi"]), (&2027.into(), &"Đinh Mùi".into()));
}

/// The events of a calendar as another reader has them: by UID, each property.
fn events(ics: &str) -> BTreeMap<String, BTreeMap<String, String>> {
    assert!(
        ics.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])),
        "RFC 5545, 3.1: {ics}"
    );
    let calendars: Vec<_> = IcalParser::new(Cursor::new(ics)).collect::<Result<_, _>>().expect("a calendar");
    assert_eq!(calendars.len(), 1);
    let each = calendars[0].events.iter().map(|event| {
        let properties = event.properties.iter();
        let own: BTreeMap<String, String> =
            properties.map(|own| (own.name.clone(), own.value.clone().unwrap_or_default())).collect();
        assert_eq!(own.len(), event.properties.len(), "each once");
        (own["UID"].clone(), own)
    });
    let found: BTreeMap<_, _> = each.collect();
    assert_eq!(found.len(), calendars[0].events.len(), "UIDs are events' own");
    found
}

#[test]
fn a_calendar_is_read_by_another_reader_and_has_the_same_bytes_every_time() {
    let print = || Office::new().run("calendar 2026 --format ics").ends_with(0).out;
    let ics = print();
    assert_eq!(ics, print());
    let events = events(&ics);
    assert_eq!(events.len(), 20, "12 days, one in lieu, two swaps, two days made up, three decided spans");
    let own = |id: &str, key: &str| events[&format!("{id}@congvan")][key].as_str();
    assert_eq!(own("tet-am-lich-20260217", "SUMMARY"), "Tết Âm lịch");
    assert_eq!(own("tet-am-lich-20260217", "DTSTART"), "20260217");
    assert_eq!(own("tet-am-lich-20260217", "DTEND"), "20260218");
    assert_eq!(own("tet-am-lich-20260217", "DTSTAMP"), "20251016T000001Z", "the decision's day");
    assert_eq!(
        own("gio-to-20260427", "SUMMARY"),
        "Nghỉ bù Ngày Giỗ Tổ Hùng Vương (ngày Chủ nhật 26/04/2026)"
    );
    assert_eq!(own("gio-to-20260427", "DTSTAMP"), "20210101T000000Z", "the law's");
    assert_eq!(
        own("quoc-khanh-20260831", "SUMMARY"),
        "Nghỉ hoán đổi dịp Quốc khánh (làm bù ngày thứ Bảy 22/08/2026)"
    );
    assert_eq!(
        own("quoc-khanh-20260822", "SUMMARY"),
        "Làm bù ngày thứ Hai 31/08/2026 (hoán đổi dịp Quốc khánh)"
    );
    assert_eq!(own("quoc-khanh-20260822", "TRANSP"), "OPAQUE");
    assert_eq!(own("quoc-khanh-2026-span", "DTEND"), "20260903");
    assert!(own("quoc-khanh-2026-span", "DESCRIPTION").ends_with("công chức\\; viên chức"));
}

#[test]
fn a_calendar_handed_out_before_is_followed() {
    let row = "2027,tet_am_lich,2027-02-05,2027-02-11,,,Thông báo 1/TB-BNV ngày 02/11/2026,\n";
    let other = row.replace("2027-02-05,2027-02-11", "2027-02-04,2027-02-10").replace("TB-BNV", "TB-BTC");
    let office =
        Office::new().with("own.csv", format!("{HEADER}{row}")).with("other.csv", format!("{HEADER}{other}"));
    let print = |more: &str| office.run(&format!("calendar 2027 --format ics {more}")).ends_with(0).out;
    let first = print("");
    let office = Office::new()
        .with("own.csv", format!("{HEADER}{row}"))
        .with("other.csv", format!("{HEADER}{other}"))
        .with("first.ics", &first);
    let print = |more: &str| office.run(&format!("calendar 2027 --format ics {more}")).ends_with(0).out;
    assert_eq!(print("--since @first.ics"), first, "nothing new");

    // Undecided: 04 to 10 February. Decided: 05 to 11. The day before Tết is the same event, and a later version.
    let (before, second) = (events(&first), print("--since @first.ics --decisions @own.csv"));
    let after = events(&second);
    let number = |event: &BTreeMap<String, String>| event["SEQUENCE"].parse::<u32>().expect("a number");
    let id = "tet-am-lich-20270205@congvan";
    assert!(number(&after[id]) > number(&before[id]) && after[id]["DTSTAMP"] > before[id]["DTSTAMP"]);
    let gone = &after["tet-am-lich-20270204@congvan"];
    assert_eq!((gone["STATUS"].as_str(), number(gone)), ("CANCELLED", 1));
    assert_eq!(before["tet-am-lich-20270204@congvan"]["STATUS"], "TENTATIVE");
    assert_eq!(after["tet-am-lich-20270211@congvan"]["STATUS"], "CONFIRMED");
    assert_eq!(after["gio-to-20270416@congvan"], before["gio-to-20270416@congvan"], "not touched");

    // A correction of the same day: later all the same, and what was cancelled comes back.
    let office = office.with("second.ics", &second);
    let third =
        office.run("calendar 2027 --format ics --since @second.ics --decisions @other.csv").ends_with(0);
    let last = events(&third.out);
    assert!(number(&last[id]) > number(&after[id]) && last[id]["DTSTAMP"] > after[id]["DTSTAMP"]);
    let back = &last["tet-am-lich-20270204@congvan"];
    assert_eq!((back["STATUS"].as_str(), number(back) > 1), ("CONFIRMED", true));
    assert_eq!(last["tet-am-lich-20270211@congvan"]["STATUS"], "CANCELLED");
}

#[test]
fn a_calendar_that_is_not_one_of_ours_is_refused() {
    let other = Office::new().run("calendar 2026 --format ics").out;
    let deep = "BEGIN:VEVENT\r\n".repeat(100_000);
    let cut =
        Office::new().run("calendar 2027 --format ics").out.replace("DTSTART;VALUE=DATE:2027", "DTSTART:x");
    let foreign =
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:a@b\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    let files = [
        ("other", &*other, "không phải `Ngày nghỉ lễ, tết năm 2027`"),
        ("deep", &deep, "không phải tệp iCalendar"),
        ("cut", &cut, "không đọc được sự kiện"),
        ("foreign", foreign, "không phải tệp iCalendar"),
        ("text", "xã", "không phải tệp"),
    ];
    for (name, text, words) in files {
        let office = Office::new().with("a.ics", text);
        let ran = office.run("calendar 2027 --format ics --since @a.ics").ends_with(2).complains(words);
        assert!(ran.out.is_empty(), "{name}");
    }
    Office::new().run("calendar 2027 --since @none.ics").ends_with(2).complains("--format ics");
}

/// 05/02/2027 and 11/02/2027 as a spreadsheet counts days.
const SHEET: &[SheetCell] = &[
    ("A1", "text", "Các quyết định về ngày nghỉ"),
    ("A3", "text", "STT"),
    ("B3", "text", "Văn bản"),
    ("C3", "text", "Đến ngày"),
    ("D3", "text", "Từ ngày"),
    ("E3", "text", "Ngày lễ"),
    ("F3", "text", "Năm"),
    ("A4", "number", "1"),
    ("B4", "text", "Thông báo 1/TB-BNV ngày 02/11/2026"),
    ("C4", "day", "46429"),
    ("D4", "day", "46423"),
    ("E4", "text", "Tết Nguyên đán Đinh Mùi"),
    ("F4", "number", "2027"),
];

#[test]
fn decisions_are_read_from_any_table_in_any_order() {
    let row = "Thông báo 1/TB-BNV ngày 02/11/2026;05/02/2027;11/02/2027;2027;Tết Âm lịch\n";
    let office = Office::new()
        .with("own.xlsx", workbook(&[("Quyết định", SHEET)]))
        .with("own.csv", format!("quyết định;từ ngày;đến ngày;năm;dịp\n{row}"))
        .with(
            "english.csv",
            format!("instrument;from;to;year;holiday\n{}", row.replace("Tết Âm lịch", "tet_am_lich")),
        );
    for file in ["own.xlsx", "own.csv", "english.csv"] {
        let ran = office.run(&format!("calendar 2027 --decisions @{file}")).ends_with(0);
        ran.says("Tết Âm lịch\n").says("Đợt nghỉ từ 05/02/2027 đến hết 11/02/2027");
    }
    let wrong: Vec<SheetCell> = SHEET
        .iter()
        .map(|cell| match cell.0 {
            "D3" => ("D3", "text", "Từ hôm"),
            "E4" => ("E4", "text", "Tết Tây"),
            _ => *cell,
        })
        .collect();
    let office = Office::new().with("own.xlsx", workbook(&[("Quyết định", &wrong)]));
    let ran = office.run("calendar 2027 --decisions @own.xlsx").ends_with(1).complains("VB030");
    ran.complains("không có cột `Từ hôm`").complains("thiếu cột `từ ngày`");
    let wrong: Vec<SheetCell> =
        SHEET.iter().map(|cell| if cell.0 == "E4" { ("E4", "text", "Tết Tây") } else { *cell }).collect();
    let office = Office::new().with("own.xlsx", workbook(&[("Quyết định", &wrong)]));
    office.run("calendar 2027 --decisions @own.xlsx").ends_with(1).complains("không có ngày lễ `Tết Tây`");
}

/// `công chức; viên chức` without quotes, where `;` parts the cells.
#[test]
fn no_cell_of_a_table_of_decisions_is_lost() {
    let table = "năm;dịp;từ ngày;đến ngày;văn bản;áp dụng\n\
                 2027;Tết Âm lịch;04/02/2027;10/02/2027;Thông báo 1/TB-BNV ngày 02/11/2026;công chức; viên chức\n";
    let office = Office::new().with("own.csv", table);
    let ran = office.run("calendar 2027 --decisions @own.csv").ends_with(1);
    ran.complains("VB031").complains("ô này không thuộc cột nào").complains("viên chức");
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
    let ran = ran.complains("own.csv:2:8").complains("VB032").complains("own.csv:3:43").complains("VB034");
    assert!(ran.out.is_empty());
    Office::new().run("calendar 2027 --decisions @none.csv").ends_with(2).complains("none.csv");
}
