//! `congvan register`.

use std::thread;

use crate::office::{GOOD, Office, PROVINCE};

/// A dispatch that waits for its number.
fn waiting(subject: &str) -> String {
    GOOD.replace("value: 5, ", "").replace("trực tết Nguyên đán Đinh Mùi", subject)
}

fn office() -> Office {
    let office =
        Office::new().with("a.yaml", waiting("trực Tết")).with("b.yaml", waiting("báo cáo; kết quả"));
    office.run("register @so.csv --new outgoing").ends_with(0).says("đã ghi");
    office
}

/// The decree's columns of outgoing documents.
const OUTGOING: &str = "Số, ký hiệu văn bản;Ngày tháng văn bản;Tên loại và trích yếu nội dung văn bản;Người ký;Nơi nhận văn bản;Đơn vị, người nhận bản lưu;Số lượng bản;Ngày chuyển;Ký nhận;Ghi chú";

#[test]
fn documents_get_the_next_number_and_a_row_each() {
    let office = office();
    let ran = office.run("register @so.csv @a.yaml @b.yaml").ends_with(0);
    assert!(
        ran.out.contains("a.yaml: số 01/UBND-VP") && ran.out.contains("b.yaml: số 02/UBND-VP"),
        "{}",
        ran.out
    );
    let text = office.text("so.csv");
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(
        lines,
        [
            OUTGOING,
            "01/UBND-VP;05/01/2027;Công văn V/v trực Tết;Chủ tịch;Các phòng chuyên môn thuộc xã;VT;;;;",
            "02/UBND-VP;05/01/2027;\"Công văn V/v báo cáo; kết quả\";Chủ tịch;Các phòng chuyên môn thuộc xã;VT;;;;",
        ]
    );
    office.run("register @so.csv").ends_with(0).says("năm 2027: 2 văn bản, số cuối 02, số tiếp theo 03");
}

#[test]
fn numbers_begin_again_each_year_and_some_types_have_their_own() {
    let office = office().with("office.yaml", "format: congvan-office/1\nown_numbers: [QĐ]\n").with(
        "so.csv",
        format!(
            "{OUTGOING}\n01/UBND-VP;30/12/2026;Công văn V/v a;;;;;;;\n02/KH-UBND;31/12/2026;Kế hoạch: b;;;;;;;\n\
             01/QĐ-UBND;04/01/2027;Quyết định: c;;;;;;;\n"
        ),
    );
    office.run("register @so.csv @a.yaml --office @office.yaml").ends_with(0).says("số 01/UBND-VP");
    // Without the office's habits two documents have one number.
    let before = office.text("so.csv");
    office.run("register @so.csv @b.yaml").ends_with(1).complains("số 01 của năm 2027 đã cấp ở dòng 4");
    assert_eq!(office.text("so.csv"), before);
    let ran = office.run("register @so.csv --office @office.yaml").ends_with(0);
    assert!(ran.out.contains("năm 2026: 2 văn bản, số cuối 02, số tiếp theo 03"), "{}", ran.out);
    assert!(ran.out.contains("năm 2027, QĐ: 1 văn bản, số cuối 01, số tiếp theo 02"), "{}", ran.out);
}

#[test]
fn no_number_is_given_twice_by_runs_at_one_time() {
    const RUNS: usize = 12;
    let mut office = office();
    for at in 0..RUNS {
        office = office.with(&format!("c{at}.yaml"), waiting(&format!("việc thứ {at}")));
    }
    let office = &office;
    thread::scope(|scope| {
        for at in 0..RUNS {
            scope.spawn(move || office.run(&format!("register @so.csv @c{at}.yaml")).ends_with(0));
        }
    });
    office.run("register @so.csv").ends_with(0).says("12 văn bản, số cuối 12, số tiếp theo 13");
}

#[test]
fn a_register_that_is_wrong_gives_no_number() {
    let wrong = "02/UBND-VP;05/01/2027;Công văn V/v a;;;;;;;\n05/UBND-VP;06/01/2027;Công văn V/v b;;;;;;;\n\
                 5a/UBND-VP;31/02/2027;;;;;;;;\n05/UBND-VP;06/01/2027;Công văn V/v c;;;;;;;\n";
    let office = office().with("so.csv", format!("{OUTGOING}\n{wrong}"));
    let before = office.text("so.csv");
    let ran = office.run("register @so.csv @a.yaml").ends_with(1);
    for told in [
        "thiếu các số 03 đến 04 của năm 2027",
        "số 05 của năm 2027 đã cấp ở dòng 3",
        "`5a/UBND-VP` không phải số",
        "so.csv:4:14",
        "tháng 2 năm 2027 không có ngày 31",
        "thiếu tên loại và trích yếu",
    ] {
        assert!(ran.err.contains(told), "{told}\n{}", ran.err);
    }
    assert_eq!(office.text("so.csv"), before);
    let office = office.with("la.csv", "Tên;Số\nxã A;5\n");
    office.run("register @la.csv").ends_with(1).complains("sổ thiếu cột `Số, ký hiệu văn bản`");
    office.run("register @khong-co.csv @a.yaml").ends_with(2).complains("--new outgoing");
    assert!(!office.files().iter().any(|name| name.starts_with("khong-co")), "{:?}", office.files());
}

#[test]
fn one_document_gets_one_number() {
    let office = office()
        .with("c.yaml", GOOD)
        .with("d.yaml", waiting("x").replace("date: 2027-01-05", "date: 2027-01"));
    office.run("register @so.csv @a.yaml").ends_with(0);
    let before = office.text("so.csv");
    office
        .run("register @so.csv @b.yaml @a.yaml")
        .ends_with(1)
        .complains("đã vào sổ ở dòng 2, số 01/UBND-VP;");
    office.run("register @so.csv @c.yaml").ends_with(1).complains("văn bản đã có số 5");
    office.run("register @so.csv @d.yaml").ends_with(1).complains("--date");
    assert_eq!(office.text("so.csv"), before, "all of them or none");
    office.run("register @so.csv @a.yaml --force").ends_with(0).says("số 02/UBND-VP");
    office.run("register @so.csv @d.yaml --date 06/01/2027").ends_with(0).says("số 03/UBND-VP");
}

#[test]
fn what_arrives_is_taken_in_as_it_arrived() {
    let office = office().with("tinh.yaml", PROVINCE);
    office.run("register @den.csv --new incoming").ends_with(0);
    office.run("render @tinh.yaml --to docx -o @out").ends_with(0);
    office.run("register @den.csv @out/tinh.docx").ends_with(1).complains("--date");
    office
        .run("register @den.csv @out/tinh.docx --date 04/01/2027")
        .ends_with(1)
        .complains("trước ngày 05/01/2027");
    office.run("register @den.csv @out/tinh.docx --date 06/01/2027").ends_with(0).says("số đến 01");
    let text = office.text("den.csv");
    let row = "06/01/2027;01;Ủy ban nhân dân tỉnh Lạng Sơn;12/UBND-NC;05/01/2027;Công văn V/v bảo đảm an ninh, trật tự dịp Tết Nguyên đán;;;;";
    assert_eq!(text.lines().nth(1), Some(row));
    office
        .run("register @den.csv @tinh.yaml --date 07/01/2027")
        .ends_with(1)
        .complains("đã vào sổ ở dòng 2, số đến 01;");
}

#[test]
fn columns_stand_where_the_office_has_them_and_its_own_stay() {
    let own =
        "Hồ sơ,Số ký hiệu,Ngày văn bản,Trích yếu\r\nHS-1,\"01/UBND-VP\",04/01/2027,\"Công văn V/v a, b\"\r\n";
    let office = office().with("so.csv", own);
    office.run("register @so.csv @a.yaml").ends_with(0).complains("sổ thiếu cột `Người ký`");
    assert_eq!(office.text("so.csv"), format!("{own},02/UBND-VP,05/01/2027,Công văn V/v trực Tết\r\n"));
}

#[test]
fn the_register_is_printed_as_the_decree_has_it() {
    let office = office();
    office.run("register @so.csv @a.yaml @b.yaml").ends_with(0);
    let print = ["register", "@so.csv", "--to", "docx,pdf,txt", "-o", "@in", "--issuer", "UBND xã Chi Lăng"];
    office.run_words(&print).ends_with(0);
    assert!(
        office.read("in/so-2027.docx").starts_with(b"PK")
            && office.read("in/so-2027.pdf").starts_with(b"%PDF")
    );
    let text = office.text("in/so-2027.txt");
    for words in [
        "UBND XÃ CHI LĂNG",
        "SỔ ĐĂNG KÝ VĂN BẢN ĐI",
        "Năm: 2027",
        "Từ ngày 05/01/2027 đến ngày 05/01/2027",
        "Từ số 01 đến số 02",
        &OUTGOING.replace(';', "\t"),
        "(1)\t(2)\t(3)\t(4)\t(5)\t(6)\t(7)\t(8)\t(9)\t(10)",
        "02/UBND-VP\t05/01/2027\tCông văn V/v báo cáo; kết quả\tChủ tịch",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
}

#[test]
fn programs_are_told_the_numbers_and_how_far_each_series_is() {
    let office = office();
    let told = |line: &str, code: u8| -> serde_json::Value {
        let ran = office.run(line).ends_with(code);
        assert_eq!(ran.err, "", "{line}");
        serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error} in:\n{}", ran.out))
    };
    let given = told("register @so.csv @a.yaml @b.yaml --format json", 0);
    let numbers: Vec<_> =
        given["documents"].as_array().expect("a list").iter().map(|own| &own["shown"]).collect();
    assert_eq!(numbers, ["01/UBND-VP", "02/UBND-VP"]);
    assert_eq!(given["documents"][1]["number"], 2);
    let next = serde_json::json!([{ "year": 2027, "type": null, "count": 2, "last": 2, "next": 3 }]);
    assert_eq!(
        (&given["register"], &given["series"], &given["exit_code"]),
        (&"outgoing".into(), &next, &0.into())
    );
    assert_eq!(told("register @so.csv --format json", 0)["series"], next);
    let refused = told("register @so.csv @a.yaml --format json", 1);
    assert_eq!(refused["documents"], serde_json::json!([]));
    assert!(refused["messages"].to_string().contains("dòng 2, số 01/UBND-VP"), "{refused:#}");
}

#[test]
fn a_register_that_is_there_is_never_begun_anew() {
    let office = office();
    office.run("register @so.csv @a.yaml").ends_with(0);
    let before = office.text("so.csv");
    for more in ["", " --force"] {
        let ran = office.run(&format!("register @so.csv --new outgoing{more}")).ends_with(2);
        assert!(ran.err.contains("sổ đã có") && !ran.err.contains("--force"), "{}", ran.err);
    }
    assert_eq!(office.text("so.csv"), before);
    let ran = office.run("register @den.csv @a.yaml").ends_with(2);
    assert!(ran.err.contains("--new outgoing") && ran.err.contains("--new incoming"), "{}", ran.err);
}

#[test]
fn a_document_given_twice_in_a_run_is_on_no_line_yet() {
    let office = office();
    let ran = office.run("register @so.csv @a.yaml @a.yaml").ends_with(1);
    assert!(ran.err.contains("đã vào sổ trong lần chạy này"), "{}", ran.err);
    office.run("register @so.csv @a.yaml").ends_with(0);
    office.run("register @so.csv @a.yaml").ends_with(1).complains("đã vào sổ ở dòng 2");
}

#[test]
fn the_printed_register_goes_to_standard_output_in_one_format() {
    let office = office();
    office.run("register @so.csv @a.yaml").ends_with(0);
    let files = office.files();
    office.run("register @so.csv --to txt -o -").ends_with(0).says("01/UBND-VP");
    office.run("register @so.csv --to txt,pdf -o -").ends_with(2).complains("chỉ nhận một loại tệp");
    assert_eq!(office.files(), files, "and to no folder");
}
