//! Units in rows: the same units as a profile gives, and every fault with its cell.

use congvan::model::date::Date;
use congvan::model::directive::{Authority, Level, Text};
use congvan::model::units::Unit;
use congvan::text::diagnostic::Severity;
use congvan::text::source::Source;
use congvan::text::table::{Cell, Row, Table};
use congvan::unit_table::{COLUMNS, Read, reference};

use crate::support::root;

fn table(rows: &[&[&str]]) -> Table {
    let row = |(at, cells): (usize, &&[&str])| Row {
        line: at + 1,
        cells: cells.iter().map(|text| Cell::Text((*text).to_owned())).collect(),
    };
    Table::new("units.csv", None, rows.iter().enumerate().map(row).collect())
}

fn day(year: u16, month: u8, day: u8) -> Option<Date> {
    Date::new(year, month, day)
}

/// Code and message of each finding.
fn findings(read: &Read) -> Vec<(&'static str, String)> {
    read.diagnostics.iter().map(|found| (found.code, found.message.vi.clone())).collect()
}

fn has(read: &Read, code: &str, words: &str) {
    let found = findings(read);
    assert!(
        found.iter().any(|(known, text)| *known == code && text.contains(words)),
        "{code} {words}: {found:#?}"
    );
}

#[test]
fn a_full_row_is_the_unit_of_a_profile() {
    let rows: &[&[&str]] = &[
        &[
            "Tên",
            "Huyện",
            "Tỉnh",
            "Ký hiệu",
            "Số",
            "Ngày",
            "Phòng ban",
            "Công an",
            "Lời dẫn liên hệ",
            "Nơi liên hệ",
            "Điện thoại",
            "Nơi nhận",
            "Lưu",
            "Quyền hạn",
            "Chức vụ",
            "Người ký",
            "Số ngày sớm hơn",
            "STT",
            "Ghi chú",
        ],
        &[
            "chi lang",
            "",
            "lang son",
            "UBND-VHXH",
            "08",
            "12/01/2027",
            "Phòng A; Phòng B",
            "Công an xã",
            "Khi cần, đề nghị liên hệ với",
            "Văn phòng",
            "0205 3000 021",
            "Như trên; UBND tỉnh (để b/c)",
            "VT, VHXH",
            "TM. Ủy ban nhân dân; KT. Chủ tịch",
            "Phó Chủ tịch",
            "Nguyễn Văn A",
            "2",
            "1",
            "gì cũng được",
        ],
    ];
    let read = table(rows).units(day(2027, 1, 5), Some("tỉnh Lạng Sơn"));
    assert!(read.diagnostics.is_empty(), "{:#?}", findings(&read));
    let profile = "format: congvan-units/1
units:
  - name: xã Chi Lăng
    level: commune
    province: tỉnh Lạng Sơn
    symbol: UBND-VHXH
    number: \"08\"
    date: 2027-01-12
    recipients: {departments: [Phòng A, Phòng B], police: Công an xã}
    contact: {role: issuer, lead: 'Khi cần, đề nghị liên hệ với', unit: Văn phòng, phone: 0205 3000 021}
    distribution: {to: [Như trên, {name: UBND tỉnh, purpose: để b/c}], archive: [VT, VHXH]}
    signatory: {authority: [TM: Ủy ban nhân dân, KT: Chủ tịch], title: Phó Chủ tịch, name: Nguyễn Văn A}
    deadline_days: 2
";
    let wanted = Unit::parse_all(&Source::new("profile", profile)).into_result().expect("a sound profile");
    let bare = |unit: &Unit| {
        let shown = format!("{unit:#?}");
        shown.lines().filter(|line| !line.contains("span: ")).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(bare(&read.units[0]), bare(&wanted[0]));
}

#[test]
fn headers_in_either_language_in_any_case_and_without_diacritics() {
    for header in [["TÊN ĐƠN VỊ", "KÝ HIỆU"], ["ten", "ky hieu"], ["Name", "SYMBOL"], ["unit", "kí hiệu"]]
    {
        let read =
            table(&[&header, &["xã Chi Lăng", "UBND-VP"]]).units(day(2027, 1, 5), Some("tỉnh Lạng Sơn"));
        assert!(read.diagnostics.is_empty(), "{header:?}: {:#?}", findings(&read));
        assert_eq!(read.units[0].symbol.as_ref().map(|text| text.notation()), Some("UBND-VP"));
    }
}

#[test]
fn the_table_of_the_day_fills_up_what_the_row_leaves_out() {
    let rows: &[&[&str]] =
        &[&["tên", "huyện", "tỉnh"], &["Vân Nham", "", "Lạng Sơn"], &["huyện Chi Lăng", "", ""]];
    let read = table(rows).units(day(2024, 2, 1), Some("tỉnh Lạng Sơn"));
    assert!(read.diagnostics.is_empty(), "{:#?}", findings(&read));
    let [commune, district] = read.units.as_slice() else { panic!("two units") };
    assert_eq!((commune.name.notation(), commune.level), ("xã Vân Nham", Level::Commune));
    assert_eq!(commune.district.as_ref().map(|text| text.notation()), Some("huyện Hữu Lũng"));
    assert_eq!(commune.place.notation(), "Vân Nham");
    assert_eq!((district.name.notation(), district.level), ("huyện Chi Lăng", Level::District));
    assert_eq!(district.province.as_ref().map(|text| text.notation()), Some("tỉnh Lạng Sơn"));
    // `thành phố` may be of two levels; the table knows which, on which day.
    let read = table(&[&["tên", "tỉnh"], &["thành phố Lạng Sơn", "Lạng Sơn"]])
        .units(day(2024, 2, 1), Some("tỉnh Lạng Sơn"));
    assert_eq!(read.units[0].level, Level::District);
}

#[test]
fn only_a_signer_is_enough_of_a_signatory() {
    let read = table(&[&["tên", "người ký"], &["xã Chi Lăng", "Nguyễn Văn A"]])
        .units(day(2027, 1, 5), Some("tỉnh Lạng Sơn"));
    assert!(read.diagnostics.is_empty());
    let source = crate::support::directive("fixtures/lang-son-tet-2027/input.yaml");
    let options = congvan::cascade::Options::default();
    let version = congvan::cascade::cascade(&source, &read.units[0], &options).expect("a version").directive;
    assert_eq!(version.signatory.authority[0].kind, Authority::Tm);
    assert_eq!(version.signatory.name.map(Text::into_notation).as_deref(), Some("Nguyễn Văn A"));
}

#[test]
fn every_fault_is_told_with_its_cell() {
    let rows: &[&[&str]] = &[
        &["Tên", "Tỉnh", "Ngày", "Số ngày sớm hơn", "Quyền hạn"],
        &["", "tỉnh Lạng Sơn", "", "", ""],
        &["xã Chi Lăng", "tỉnh Lạng Sơn", "30/02/2027", "nhiều", "ông Chủ tịch"],
        &["phường Đông Kinh", "tỉnh Lạng Sơn", "", "", "", "thừa"],
        &["", "", "", "", ""],
        &["xã Bắc Sơn", "tỉnh Lạng Sơn"],
        &["xã Bắc Sơn", "Lạng Sơn"],
        &["Đâu Đó", "tỉnh Lạng Sơn"],
        &["Hòa Bình", ""],
        &["xã Yên Vượng", ""],
        &["xã Không Có", "tỉnh Lạng Sơn"],
    ];
    let read = table(rows).units(day(2027, 1, 5), Some("tỉnh Lạng Sơn"));
    has(&read, "VB006", "ô A2 (`Tên`): dòng này thiếu tên đơn vị");
    has(&read, "VB008", "ô C3 (`Ngày`): tháng 2 năm 2027 không có ngày 30");
    has(&read, "VB004", "ô D3 (`Số ngày sớm hơn`): `deadline_days` không nhận `nhiều`");
    has(&read, "VB007", "ô E3 (`Quyền hạn`): không rõ quyền hạn trong `ông Chủ tịch`");
    has(&read, "VB004", "ô F4: ô có nội dung mà cột không có tiêu đề");
    has(&read, "VB019", "ô A7 (`Tên`): `xã Bắc Sơn` ghi hai lần; lần đầu ở dòng 6");
    has(&read, "VB013", "ô A8 (`Tên`): tên đơn vị `Đâu Đó` thiếu loại đơn vị");
    has(&read, "VB022", "ô A9 (`Tên`): có ");
    has(&read, "VB022", "`phường Hòa Bình, tỉnh Phú Thọ`");
    has(&read, "VB029", "ô A10 (`Tên`): vào ngày 05/01/2027 đơn vị `xã Yên Vượng` không còn");
    let ended =
        read.diagnostics.iter().find(|found| found.code == "VB029").and_then(|found| found.help.as_ref());
    let successor = "`xã Yên Vượng, huyện Hữu Lũng, tỉnh Lạng Sơn` nay thuộc `xã Cai Kinh`";
    assert!(ended.is_some_and(|help| help.vi.contains(successor)), "{ended:?}");
    has(&read, "VB021", "ô A11 (`Tên`): vào ngày 05/01/2027 bảng đơn vị không có `xã Không Có`");
    let names: Vec<&str> = read.units.iter().map(|unit| unit.name.notation()).collect();
    assert_eq!(names, ["xã Bắc Sơn", "xã Không Có"]);
    assert_eq!(read.bad_rows, 7);
    // Each stands on its row.
    let source = Source::from(&table(rows));
    let lines: Vec<usize> =
        read.diagnostics.iter().map(|found| source.line_column(found.span.start).0).collect();
    assert!(lines.is_sorted() && lines.first() == Some(&2) && lines.last() == Some(&11), "{lines:?}");
}

#[test]
fn faults_of_the_header() {
    let read = table(&[&["tên", "Ký hiệi", "name", "lương", ""], &["xã Chi Lăng", "a", "b", "c", "d"]])
        .units(None, Some("tỉnh Lạng Sơn"));
    has(&read, "VB005", "ô B1: không có cột `Ký hiệi`");
    let near =
        read.diagnostics.iter().find(|found| found.code == "VB005").and_then(|found| found.help.as_ref());
    assert_eq!(near.map(|help| help.vi.as_str()), Some("có phải `ký hiệu`?"));
    has(&read, "VB003", "ô C1: cột `name` đã có ở cột A");
    has(&read, "VB005", "ô D1: không có cột `lương`");
    has(&read, "VB004", "ô E2: ô có nội dung mà cột không có tiêu đề");
    assert!(read.units.is_empty());
    has(
        &table(&[&["Chi Lăng"]]).units(None, Some("tỉnh Lạng Sơn")),
        "VB006",
        "dòng 1 là dòng tiêu đề mà không có cột `tên`",
    );
    has(&table(&[&["tên"]]).units(None, Some("tỉnh Lạng Sơn")), "VB009", "chỉ có dòng tiêu đề");
    has(&table(&[]).units(None, Some("tỉnh Lạng Sơn")), "VB009", "không có nội dung nào");
}

#[test]
fn what_a_spreadsheet_made_of_words_is_taken_or_refused() {
    let text = |text: &str| Cell::Text(text.to_owned());
    let number = |text: &str| Cell::Number(text.to_owned());
    let header = ["tên", "số", "ngày", "ký hiệu", "điện thoại", "lời dẫn liên hệ"].map(text).to_vec();
    let whole = Date::new(2027, 1, 12).expect("a day");
    let good = vec![text("xã Chi Lăng"), number("5"), Cell::Day(whole), text("UBND-VP")];
    let bad =
        vec![text("xã Bắc Sơn"), number("5.5"), number("46000.25"), Cell::Day(whole), number("2053000021")];
    let row = |line, cells| Row { line, cells };
    let table = Table::new("a.xlsx", Some("Trang 1"), vec![row(1, header), row(2, good), row(3, bad)]);
    let read = table.units(day(2027, 1, 5), Some("tỉnh Lạng Sơn"));
    assert_eq!(read.units[0].number.as_ref().map(|text| text.notation()), Some("5"));
    assert_eq!(read.units[0].date, Some(whole.into()));
    has(&read, "VB004", "trang `Trang 1`, ô B3 (`số`): ô này là số `5.5`, không phải số nguyên");
    has(&read, "VB004", "ô C3 (`ngày`): ô này là số `46000.25`");
    has(&read, "VB004", "ô D3 (`ký hiệu`): ô này đã thành ngày 12/01/2027");
    has(&read, "VB004", "ô E3 (`điện thoại`): ô này là số `2053000021`, nên số 0 ở đầu số điện thoại đã mất");
    assert_eq!((read.units.len(), read.bad_rows), (1, 1));
}

#[test]
fn without_a_day_units_are_those_of_today_unless_a_district_is_said() {
    let rows: &[&[&str]] = &[
        &["tên", "huyện", "tỉnh"],
        &["xã Vân Nham", "huyện Hữu Lũng", "tỉnh Lạng Sơn"],
        &["huyện Chi Lăng"],
        &["xã Cai Kinh"],
    ];
    // A unit that is no more is told without a day too: it would be refused when the table is used.
    let read = table(rows).units(None, Some("tỉnh Lạng Sơn"));
    has(&read, "VB029", "ô A2 (`tên`): hiện nay không còn `xã Vân Nham, huyện Hữu Lũng, tỉnh Lạng Sơn`");
    has(&read, "VB029", "ô A3 (`tên`): hiện nay đơn vị `huyện Chi Lăng` không còn");
    assert_eq!((read.diagnostics.len(), read.units.len(), read.bad_rows), (2, 2, 1));
    let read = table(rows).units(day(2024, 2, 1), Some("tỉnh Lạng Sơn"));
    assert_eq!((read.diagnostics.len(), read.units.len()), (0, 3), "{:#?}", findings(&read));
    let read = table(rows).units(day(2027, 1, 5), Some("tỉnh Lạng Sơn"));
    assert_eq!((read.diagnostics.len(), read.units.len()), (2, 2), "{:#?}", findings(&read));
}

#[test]
fn what_is_missing_beside_a_cell_is_said_by_its_column() {
    let rows: &[&[&str]] =
        &[&["tên", "điện thoại", "lưu", "lời dẫn liên hệ"], &["phường Đông Kinh", "0205 3000 021", "VT"]];
    let read = table(rows).units(day(2027, 1, 5), None);
    has(&read, "VB006", "ô B2 (`điện thoại`): thiếu `lời dẫn liên hệ`");
    has(&read, "VB006", "ô B2 (`điện thoại`): thiếu `nơi liên hệ`");
    has(&read, "VB006", "ô C2 (`lưu`): thiếu `nơi nhận`");
}

#[test]
fn of_several_units_those_of_the_territory_are_meant() {
    let rows: &[&[&str]] = &[&["tên"], &["xã Chi Lăng"]];
    let read = table(rows).units(day(2027, 1, 5), None);
    has(&read, "VB022", "`xã Chi Lăng, tỉnh Lạng Sơn`; `xã Chi Lăng, thành phố Bắc Ninh`");
    for (within, province) in
        [("tỉnh Lạng Sơn", "tỉnh Lạng Sơn"), ("thành phố Bắc Ninh", "thành phố Bắc Ninh")]
    {
        let read = table(rows).units(day(2027, 1, 5), Some(within));
        assert!(read.diagnostics.is_empty());
        assert_eq!(read.units[0].province.as_ref().map(|text| text.notation()), Some(province));
    }
    assert!(!table(rows).units(day(2027, 1, 5), Some("tỉnh Cà Mau")).diagnostics.is_empty());
}

#[test]
fn a_profile_listed_twice_is_found_too() {
    let unit = "  - {name: xã Chi Lăng, province: tỉnh Lạng Sơn}\n";
    let text = format!("format: congvan-units/1\nunits:\n{unit}{unit}");
    let found = Unit::parse_all(&Source::new("profile", text)).diagnostics;
    assert_eq!(found.iter().map(|found| found.code).collect::<Vec<_>>(), ["VB019"]);
}

#[test]
fn the_page_of_columns_is_current() {
    let path = root().join("docs/units.md");
    let page = std::fs::read_to_string(&path).unwrap_or_default();
    const START: &str = "<!-- các cột: sinh ra từ chương trình -->\n";
    let kept = page.split_once(START).map_or(page.as_str(), |(before, _)| before);
    let wanted = format!("{kept}{START}\n{}", reference());
    if std::env::var_os("CONGVAN_UPDATE").is_some() {
        std::fs::write(&path, &wanted).expect("docs can be written");
        return;
    }
    assert!(page == wanted, "docs/units.md is not what the table says; run the tests with CONGVAN_UPDATE=1");
    assert!(COLUMNS.iter().filter(|column| column.usual).count() < 15);
}

#[test]
fn form_is_looked_at_cell_by_cell() {
    let rows: &[&[&str]] = &[
        &[
            "tên",
            "số",
            "ký hiệu",
            "động từ",
            "ai thực hiện",
            "nơi nhận",
            "lưu",
            "người ký",
            "địa danh",
            "câu kết",
        ],
        &[
            "xã Chi Lăng",
            "12/UBND",
            "ubnd vp",
            "cấm",
            "các phòng {{ x }}",
            "UBND tỉnh; Lưu: VT",
            "VT",
            "TS. Nguyễn Văn A",
        ],
        &[
            "xã Bắc Sơn",
            "",
            "",
            "",
            "",
            "Như trên; Đảng ủy (để b/c",
            "VT",
            "",
            "[x]: y",
            "Đề nghị báo cáo trước {deadline}.",
        ],
        &[
            "xã Cai Kinh",
            "12",
            "UBND-VP",
            "đề nghị",
            "các phòng",
            "UBND tỉnh (để b/c)",
            "VT",
            "Nguyễn Văn A",
            "Cai Kinh",
        ],
    ];
    let read = table(rows).units(day(2027, 1, 5), Some("tỉnh Lạng Sơn"));
    has(&read, "VB303", "ô B2 (`số`): ");
    has(&read, "VB302", "ô C2 (`ký hiệu`): ");
    has(&read, "VB007", "ô D2 (`động từ`): `verb` không nhận `cấm`");
    has(&read, "VB004", "ô E2 (`ai thực hiện`): `các phòng {{ x }}` có dấu `{`");
    has(&read, "VB903", "ô F2 (`nơi nhận`): ");
    has(&read, "VB701", "ô H2 (`người ký`): ");
    has(&read, "VB004", "ô F3 (`nơi nhận`): dấu ngoặc trong `Đảng ủy (để b/c` không đủ cặp");
    has(&read, "VB004", "ô I3 (`địa danh`): `[x]: y` có dấu `[`");
    has(&read, "VB004", "ô J3 (`câu kết`): ");
    assert!(read.diagnostics.iter().all(|found| found.fix.is_none()));
    assert_eq!((read.units.len(), read.bad_rows), (1, 2));
    assert_eq!(read.units[0].name.notation(), "xã Cai Kinh");
}

#[test]
fn an_office_may_silence_a_rule_in_its_table_too() {
    let silence = congvan::lint::Silence { code: "VB302", reason: "quen dùng".to_owned() };
    let house = congvan::lint::House { silence: vec![silence], ..Default::default() };
    let rows: &[&[&str]] = &[&["tên", "ký hiệu"], &["xã Chi Lăng", "UBND VP"]];
    let within = Some("tỉnh Lạng Sơn");
    has(&table(rows).units(day(2027, 1, 5), within), "VB302", "ô B2");
    let read = table(rows).read_units(day(2027, 1, 5), within, &house);
    assert!(!read.diagnostics.iter().any(|found| found.code == "VB302"));
    assert_eq!(read.silenced.len(), 1);
    assert!(read.silenced[0].finding.message.vi.starts_with("ô B2 (`ký hiệu`): "));
}

#[test]
fn a_row_without_a_name_tells_its_other_faults() {
    let rows: &[&[&str]] = &[
        &["tên", "tỉnh", "số", "ngày", "người ký"],
        &["", "Lạng Sơn", "x/1", "30/02/2027", "TS. Nguyễn Văn A"],
    ];
    let read = table(rows).units(day(2027, 1, 5), None);
    let codes: Vec<&str> = read.diagnostics.iter().map(|found| found.code).collect();
    assert_eq!(codes, ["VB006", "VB303", "VB008", "VB701"]);
    has(&read, "VB008", "ô D2 (`ngày`): ");
}

#[test]
fn a_wrong_level_beside_a_right_name_is_said_as_such() {
    let rows: &[&[&str]] = &[&["tên", "cấp"], &["phường Đông Kinh", "huyện"], &["xã Bắc Sơn", "xã"]];
    let read = table(rows).units(day(2027, 1, 5), Some("tỉnh Lạng Sơn"));
    assert_eq!(findings(&read).len(), 1);
    has(&read, "VB004", "ô B2 (`cấp`): `phường Đông Kinh, tỉnh Lạng Sơn` là đơn vị cấp xã");
    assert_eq!((read.units.len(), read.bad_rows), (1, 1));
}

/// The answers for many names at once are those for each alone.
#[test]
fn thousands_of_unknown_names_each_get_their_remark() {
    let names: Vec<String> = (0..3000).map(|at| format!("xã Đâu Đó {} {}", at / 100, at % 100)).collect();
    let mut rows: Vec<Vec<&str>> = vec![vec!["tên", "tỉnh"]];
    rows.extend(names.iter().map(|name| vec![name.as_str(), "tỉnh Lạng Sơn"]));
    rows.push(vec!["xã Chi Lamg", "tỉnh Lạng Sơn"]);
    rows.push(vec!["xã Đâu Đó 0 7", "tỉnh Lạng Sơn"]);
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    let read = table(&rows).units(day(2027, 1, 5), None);
    assert_eq!(read.diagnostics.iter().filter(|found| found.code == "VB021").count(), 3002);
    has(&read, "VB021", "`xã Chi Lamg` ở nơi đã ghi; có `xã Chi Lăng, tỉnh Lạng Sơn`");
    has(&read, "VB019", "`xã Đâu Đó 0 7` ghi hai lần; lần đầu ở dòng 9");
    assert_eq!((read.units.len(), read.bad_rows), (3001, 1));
}

/// What a table and a profile say of one unit, by code; the unit where there is no error.
fn outcomes(name: &str, province: &str) -> [(Option<&'static str>, Option<String>); 2] {
    let day = day(2027, 1, 5);
    let row = table(&[&["tên", "tỉnh"], &[name, province]]).units(day, Some("tỉnh Lạng Sơn"));
    let province = if province.is_empty() { String::new() } else { format!("    province: {province}\n") };
    let profile = format!("format: congvan-units/1\nunits:\n  - name: {name}\n{province}");
    let source = Source::new("profile", profile);
    let house = congvan::lint::House::default();
    let (checked, _) = congvan::lint::read_units(&source, day.map(Into::into), Some("tỉnh Lạng Sơn"), &house);
    let first = |units: Vec<Unit>| units.into_iter().next().map(|unit| unit.name.into_notation());
    let code = |found: &[congvan::text::diagnostic::Diagnostic]| found.first().map(|found| found.code);
    [(code(&row.diagnostics), first(row.units)), (code(&checked.diagnostics), checked.value.and_then(first))]
}

#[test]
fn a_table_and_a_profile_name_units_alike() {
    for (name, province, code) in [
        ("xã Chi Lăng", "tỉnh Lạng Sơn", None),
        ("xã Hoà Bình", "thành phố Hồ Chí Minh", Some("VB029")),
        ("phường Hoà Bình", "tỉnh Phú Thọ", None),
        ("xã Đắc Liêng", "tỉnh Đắc Lắc", None),
        // Other diacritics, in the name or in its province.
        ("xã Chi Làng", "tỉnh Lạng Sơn", Some("VB035")),
        ("xã Chi Lang", "tỉnh Lạng Sơn", Some("VB035")),
        ("xã Chi Lăng", "tỉnh Lang Sơn", Some("VB035")),
        ("xã Đòng Thành", "tỉnh Thanh Hóa", Some("VB035")),
        // Another kind.
        ("xã Kỳ Lừa", "tỉnh Lạng Sơn", Some("VB036")),
        ("phường Bắc Sơn", "tỉnh Lạng Sơn", Some("VB036")),
        ("xã Kỳ Lừa", "", Some("VB036")),
        // Names of days past; `xã Đông Thanh` and its namesake of today differ in diacritics.
        ("xã Đông Thanh", "tỉnh Thanh Hóa", Some("VB029")),
        ("thị trấn Đồng Mỏ", "tỉnh Lạng Sơn", Some("VB029")),
        ("thị trấn Đồng Mỏ", "", Some("VB029")),
        ("xã Chi Lăng", "tỉnh Hà Giang", Some("VB029")),
        // A province that no table knows, or that the unit is not in: one of the two is wrong.
        ("xã Chi Lăng", "tỉnh Lạng San", Some("VB037")),
        ("xã Chi Lăng", "Hà Tây", Some("VB037")),
        ("xã Chi Lăng", "tỉnh Thanh Hóa", Some("VB037")),
        ("phường Hạc Thành", "Hà Nội", Some("VB037")),
        ("xã Bản Đồ Kho Báu", "tỉnh Hà Tây", Some("VB037")),
        // No unit has this kind with this name.
        ("xã Lý Sơn", "", Some("VB036")),
        ("huyện Tràng Định", "", Some("VB029")),
        ("xã Bản Đồ Kho Báu", "tỉnh Lạng Sơn", Some("VB021")),
        ("xã Long Thành", "thành phố Đồng Nai", Some("VB023")),
    ] {
        let [row, profile] = outcomes(name, province);
        assert_eq!((row.0, profile.0), (code, code), "{name}, {province}");
        let refused = matches!(code, Some("VB029" | "VB035" | "VB036" | "VB037"));
        assert_eq!((row.1.is_none(), profile.1.is_none()), (refused, refused), "{name}, {province}");
    }
}

/// The letters of a name with their diacritics, listed respellings made one.
fn letters(name: &str) -> String {
    let letters = name.to_lowercase().replace(['-', ' ', '\''], "");
    let i = |c| "yýỳỷỹỵ".chars().zip("iíìỉĩị".chars()).find(|(y, _)| *y == c).map_or(c, |(_, i)| i);
    let letters: String = letters.chars().map(i).collect();
    ["đắk", "đăk", "đak", "đắc"]
        .iter()
        .fold(letters, |letters, dak| letters.replace(dak, "dak"))
        .replace("ngọk", "ngọc")
}

/// An old name that has just one namesake today that differs in diacritics is never taken for it.
#[test]
fn no_old_name_becomes_its_namesake_with_other_diacritics() {
    use congvan::gazetteer::{Answer, Asked, Gazetteer};
    let gazetteer = Gazetteer::get();
    let (before, today) = (gazetteer.whole_from().expect("a day"), gazetteer.last_day());
    let mut asked = 0;
    for old in gazetteer.level_on(Level::Commune, before) {
        let [name, province] = [Some(old), old.province_on(before)]
            .map(|unit| unit.map_or(String::new(), |unit| unit.name_on(before)));
        let ask = Asked { name: &name, province: Some(&province), ..Asked::default() };
        if let Answer::One(unit) = gazetteer.resolve(&ask, today) {
            // Its kind may have changed since.
            let (then, now) = (old.proper_name_on(before), unit.proper_name_on(today));
            assert_eq!(letters(now), letters(then), "{then} became {now}");
            asked += 1;
        }
    }
    assert!(asked > 500, "{asked}");
}

#[test]
fn a_comma_before_the_province_may_be_missing() {
    for name in ["xã Chi Lăng tỉnh Lạng Sơn", "xã Chi Lăng, tỉnh Lạng Sơn", "xa chi lang tinh lang son"]
    {
        let read = table(&[&["tên"], &[name]]).units(day(2027, 1, 5), None);
        assert!(read.diagnostics.is_empty(), "{name}: {:#?}", findings(&read));
        assert_eq!(read.units[0].name.notation(), "xã Chi Lăng");
    }
}

/// The names of the units that were read.
fn names(read: &Read) -> Vec<&str> {
    read.units.iter().map(|unit| unit.name.notation()).collect()
}

#[test]
fn a_table_comes_with_its_title_its_sums_and_its_signatures() {
    let rows: &[&[&str]] = &[
        &["ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN"],
        &["DANH SÁCH ĐƠN VỊ NHẬN VĂN BẢN", "", ""],
        &[],
        &["STT", "Đơn vị", "Tỉnh", "Liên hệ", ""],
        &["", "", "", "Điện thoại", "Thư điện tử"],
        &["(1)", "(2)", "(3)", "(4)", "(5)"],
        &["I", "", "", "", ""],
        &["1", "xã Chi Lăng", "Lạng\u{a0}Sơn", "205300021", "a@b.vn"],
        &["2", "phường Đông Kinh", "Lạng Sơn"],
        &["STT", "Đơn vị", "Tỉnh", "Điện thoại", "Thư điện tử"],
        &["3", "bac son", "Lạng Sơn", "", "", "", ""],
        &["4", "", "", "", ""],
        &["", "Cộng: 03 đơn vị", ""],
        &[],
        &["Ghi chú: chưa có xã mới", "", ""],
        &["", "", "Lạng Sơn, ngày 05 tháng 01 năm 2027"],
        &["NGƯỜI LẬP", "", "CHỦ TỊCH"],
        &["Nguyễn Văn A", "", "Trần Thị B"],
        &["", "", ""],
    ];
    let read = table(rows).units(day(2027, 1, 5), Some("tỉnh Lạng Sơn"));
    assert_eq!(names(&read), ["xã Chi Lăng", "phường Đông Kinh", "xã Bắc Sơn"], "{:#?}", findings(&read));
    assert_eq!(read.bad_rows, 0);
    for words in [
        "bỏ qua dòng 1, phía trên tiêu đề: `ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN`",
        "dòng 7, không có tên đơn vị: `I`",
        "dòng 10, tiêu đề lặp lại",
        "dòng 12, không có tên đơn vị: `4`",
        "dòng 13, ở dưới bảng: `Cộng: 03 đơn vị`",
        "dòng 15, ở dưới bảng: `Ghi chú: chưa có xã mới`",
        "dòng 18, ở dưới bảng: `Nguyễn Văn A | Trần Thị B`",
    ] {
        has(&read, "VB053", words);
    }
    has(&read, "VB055", "cột `Điện thoại` không dùng");
    has(&read, "VB055", "cột `Thư điện tử` không dùng");
}

#[test]
fn names_that_open_like_sums_and_rows_like_notes_are_units_all_the_same() {
    let rows: &[&[&str]] =
        &[&["tên", "tỉnh"], &["xã Cộng Hiền", "Hải Phòng"], &["Tổng cộng", ""], &["xã Chi Lăng", "Lạng Sơn"]];
    let read = table(rows).units(day(2027, 1, 5), None);
    assert_eq!(read.units.len() + read.bad_rows, 2, "{:#?}", findings(&read));
    has(&read, "VB053", "bỏ qua dòng 3, dòng cộng");
    // A name that is wrong right below the table is an error; one after a blank line, a warning.
    let rows: &[&[&str]] = &[&["tên"], &["xã Chi Lăng"], &["Đâu Đó"]];
    has(&table(rows).units(day(2027, 1, 5), Some("tỉnh Lạng Sơn")), "VB013", "ô A3");
    let rows: &[&[&str]] = &[&["tên"], &["xã Chi Lăng"], &[], &["Đâu Đó"]];
    let read = table(rows).units(day(2027, 1, 5), Some("tỉnh Lạng Sơn"));
    has(&read, "VB053", "bỏ qua dòng 4, ở dưới bảng: `Đâu Đó`");
    assert!(read.diagnostics.iter().any(|found| found.severity == Severity::Warning));
}

#[test]
fn days_and_telephones_as_clerks_write_them() {
    for written in ["5-1-2027", "05/01/2027", "5.1.2027", "2027-01-05", "ngày 05 tháng 01 năm 2027"] {
        let rows: &[&[&str]] = &[&["tên", "ngày"], &["xã Chi Lăng", written]];
        let read = table(rows).units(day(2027, 1, 5), Some("tỉnh Lạng Sơn"));
        assert_eq!(read.units[0].date, day(2027, 1, 5).map(Into::into), "{written}: {:#?}", findings(&read));
    }
    for (written, told) in [("5/1/27", "VB008"), ("13/13/2027", "VB008")] {
        let rows: &[&[&str]] = &[&["tên", "ngày"], &["xã Chi Lăng", written]];
        has(&table(rows).units(day(2027, 1, 5), Some("tỉnh Lạng Sơn")), told, "ô B2 (`ngày`)");
    }
    let rows: &[&[&str]] = &[
        &["tên", "lời dẫn liên hệ", "nơi liên hệ", "điện thoại"],
        &["xã Chi Lăng", "Khi cần, liên hệ với", "Văn phòng", "205300021"],
        &["phường Đông Kinh", "Khi cần, liên hệ với", "Văn phòng", "0205 300 021"],
    ];
    let read = table(rows).units(day(2027, 1, 5), Some("tỉnh Lạng Sơn"));
    has(&read, "VB004", "ô D2 (`điện thoại`): số điện thoại `205300021` đã mất số 0 ở đầu");
    assert_eq!(names(&read), ["phường Đông Kinh"]);
}

#[test]
fn a_column_that_nobody_knows_is_told_with_those_that_are_known() {
    let read =
        table(&[&["Tên", "Chủ tịch"], &["xã Chi Lăng", "Hoàng Văn Bình"]]).units(day(2027, 1, 5), None);
    let found = read.diagnostics.iter().find(|found| found.code == "VB005").expect("it is told");
    let help = &found.help.as_ref().expect("what to do").vi;
    assert!(help.contains("`người ký`") && help.contains("`ký hiệu`"), "{help}");
}

#[test]
fn a_body_in_the_column_of_names_is_its_unit() {
    let rows: &[&[&str]] = &[
        &["STT", "Đơn vị", "Tỉnh"],
        &["1", "UBND xã Chi Lăng", "Lạng Sơn"],
        &["2", "Ủy ban nhân dân phường Đông Kinh", "Lạng Sơn"],
    ];
    let read = table(rows).units(day(2027, 1, 5), None);
    let names: Vec<&str> = read.units.iter().map(|unit| unit.name.words()).collect();
    assert_eq!(names, ["xã Chi Lăng", "phường Đông Kinh"]);
    assert_eq!(read.bad_rows, 0);
    has(&read, "VB013", "`UBND xã Chi Lăng` là cơ quan; lấy đơn vị `xã Chi Lăng`");
}

#[test]
fn the_name_of_a_province_without_its_kind_is_told_with_it() {
    let read = table(&[&["Tên"], &["Thái Nguyên"]]).units(day(2027, 1, 5), None);
    let found = read.diagnostics.iter().find(|found| found.code == "VB029").expect("it is told");
    let help = &found.help.as_ref().expect("what to write").vi;
    assert!(help.contains("`tỉnh Thái Nguyên`") && !help.contains("phường"), "{help}");
}
