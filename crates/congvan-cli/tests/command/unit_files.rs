//! Units in `.csv` and `.xlsx`.

use std::io::Write as _;

use zip::write::SimpleFileOptions;

use crate::office::{Office, PROVINCE};

fn office() -> Office {
    let before = PROVINCE.replace("2027-01-05", "2025-01-06");
    Office::new().with("a.yaml", PROVINCE).with("before.yaml", before)
}

/// A cell of a sheet: its reference, its kind and style, its content.
pub type SheetCell = (&'static str, &'static str, &'static str);

/// A workbook; style 1 is a day, style 2 a number shown with all its zeros.
pub fn workbook(sheets: &[(&str, &[SheetCell])]) -> Vec<u8> {
    spoiled_workbook(sheets, &mut |text| text.as_bytes().to_vec())
}

/// A workbook whose parts went through `spoil` before they were packed.
fn spoiled_workbook(sheets: &[(&str, &[SheetCell])], spoil: &mut dyn FnMut(&str) -> Vec<u8>) -> Vec<u8> {
    let mut file = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let mut part = |name: &str, text: &str| {
        file.start_file(name, SimpleFileOptions::default()).expect("a part");
        file.write_all(&spoil(text)).expect("its text");
    };
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006";
    part("[Content_Types].xml", &format!("<Types xmlns=\"{package}/content-types\"/>"));
    part(
        "_rels/.rels",
        &format!(
            "<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"rId1\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
        ),
    );
    let mut list = String::new();
    let mut targets = format!("<Relationship Id=\"s\" Type=\"{office}/styles\" Target=\"styles.xml\"/>");
    for (at, (name, _)) in sheets.iter().enumerate() {
        let at = at + 1;
        list.push_str(&format!("<sheet name=\"{name}\" sheetId=\"{at}\" r:id=\"r{at}\"/>"));
        targets.push_str(&format!(
            "<Relationship Id=\"r{at}\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet{at}.xml\"/>"
        ));
    }
    part(
        "xl/workbook.xml",
        &format!("<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets>{list}</sheets></workbook>"),
    );
    part(
        "xl/_rels/workbook.xml.rels",
        &format!("<Relationships xmlns=\"{package}/relationships\">{targets}</Relationships>"),
    );
    part(
        "xl/styles.xml",
        &format!(
            "<styleSheet xmlns=\"{main}\"><numFmts><numFmt numFmtId=\"170\" formatCode=\"0000\\ 000\\ 000\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/><xf numFmtId=\"170\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>"
        ),
    );
    for (at, (_, cells)) in sheets.iter().enumerate() {
        let mut rows = String::new();
        for (reference, kind, content) in *cells {
            let row = reference.trim_start_matches(|c: char| c.is_ascii_alphabetic());
            let cell = match *kind {
                "text" => format!("<c r=\"{reference}\" t=\"inlineStr\"><is><t>{content}</t></is></c>"),
                "day" => format!("<c r=\"{reference}\" s=\"1\"><v>{content}</v></c>"),
                "zeros" => format!("<c r=\"{reference}\" s=\"2\"><v>{content}</v></c>"),
                "formula" => format!("<c r=\"{reference}\"><f>{content}</f></c>"),
                "empty" => format!("<c r=\"{reference}\" t=\"str\"><f>{content}</f><v></v></c>"),
                "number" => format!("<c r=\"{reference}\"><v>{content}</v></c>"),
                kind => format!("<c r=\"{reference}\" t=\"{kind}\"><v>{content}</v></c>"),
            };
            rows.push_str(&format!("<row r=\"{row}\">{cell}</row>"));
        }
        part(
            &format!("xl/worksheets/sheet{}.xml", at + 1),
            &format!("<worksheet xmlns=\"{main}\"><sheetData>{rows}</sheetData></worksheet>"),
        );
    }
    file.finish().expect("a workbook").into_inner()
}

const GOOD: &[SheetCell] = &[
    ("A1", "text", "Tên"),
    ("B1", "text", "Số"),
    ("C1", "text", "Ngày"),
    ("D1", "text", "Điện thoại"),
    ("A3", "text", "chi lăng"),
    ("B3", "number", "7"),
    ("C3", "day", "46399"),
    ("D3", "text", ""),
];

#[test]
fn the_starter_table_is_read_back() {
    let office = office();
    let starter = office.run("units xã Chi Lăng, Lạng Sơn --profile --format csv").ends_with(0).out;
    assert!(starter.starts_with("\u{feff}tên,huyện,tỉnh,ký hiệu,số,ngày,"), "{starter}");
    let office = office.with("donvi.csv", starter);
    office.run("check @donvi.csv").ends_with(0).says("0 lỗi, 0 cảnh báo, 0 lưu ý");
    office.run("cascade @a.yaml --units @donvi.csv --to txt -o @out").ends_with(0);
    assert!(office.text("out/xa-chi-lang/xa-chi-lang.txt").contains("ỦY BAN NHÂN DÂN XÃ CHI LĂNG"));
    office.run("units xã Chi Lăng --format csv").ends_with(2).complains("`--format csv` cần `--profile`");
}

#[test]
fn a_workbook_is_read_from_its_first_sheet_with_content() {
    let office = office().with("donvi.xlsx", workbook(&[("Trống", &[]), ("Danh sách", GOOD)]));
    let ran = office.run("cascade @a.yaml --units @donvi.xlsx --to txt -o @out").ends_with(0);
    ran.complains("lấy trang `Danh sách`");
    let text = office.text("out/xa-chi-lang/xa-chi-lang.txt");
    assert!(text.contains("Số: 07/UBND-"), "{text}");
    assert!(text.contains("Chi Lăng, ngày 12 tháng 01 năm 2027"), "{text}");
}

#[test]
fn what_a_workbook_made_of_words_is_told_with_its_cell() {
    let cells: &[SheetCell] = &[
        ("A1", "text", "Tên"),
        ("B1", "text", "Ký hiệu"),
        ("C1", "text", "Điện thoại"),
        ("D1", "text", "Ngày"),
        ("E1", "text", "Lời dẫn liên hệ"),
        ("A2", "text", "phường Đông Kinh"),
        ("B2", "day", "46399"),
        ("C2", "number", "2053000021"),
        ("D2", "day", "0.5"),
        ("A3", "b", "1"),
        ("A4", "e", "#N/A"),
    ];
    let office = office().with("donvi.xlsx", workbook(&[("Trang 1", cells)]));
    for ran in [
        office.run("check @donvi.xlsx").ends_with(1),
        office.run("cascade @a.yaml --units @donvi.xlsx -o @out").ends_with(1),
    ] {
        let all = format!("{}{}", ran.out, ran.err);
        for words in [
            "trang `Trang 1`, ô B2 (`Ký hiệu`): ô này đã thành ngày 12/01/2027",
            "ô C2 (`Điện thoại`): ô này là số `2053000021`, nên số 0",
            "ô D2 (`Ngày`): ô này không phải một ngày",
            "ô A3 (`Tên`): ô này là giá trị đúng/sai",
            "ô A4 (`Tên`): công thức trong ô bị lỗi",
            "donvi.xlsx:2:",
        ] {
            assert!(all.contains(words), "{words}\n{all}");
        }
    }
    assert!(!office.path("out").exists());
    let json = office.run("check @donvi.xlsx --format json").ends_with(1).out;
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["errors"], 5);
}

#[test]
fn nothing_is_written_unless_told_to_keep_going() {
    let table = "tên;tỉnh;số\nxã Chi Lăng;Lạng Sơn;5\nHòa Bình;;6\nphường Đông Kinh;;\n";
    let office = office().with("donvi.csv", table);
    let ran = office.run("cascade @a.yaml --units @donvi.csv --to txt -o @out").ends_with(1);
    ran.complains("ô A3 (`tên`): có ");
    assert!(!office.path("out").exists());
    let ran = office.run("cascade @a.yaml --units @donvi.csv --to txt -o @out --keep-going").ends_with(1);
    ran.complains("ô A3 (`tên`): có ").complains("bỏ qua 1 dòng sai");
    assert!(office.path("out/xa-chi-lang/xa-chi-lang.txt").exists());
    assert!(office.path("out/phuong-dong-kinh/phuong-dong-kinh.txt").exists());
    // Without a good row there is nothing to go on with; without a bad one nothing is wrong.
    let office = office.with("sai.csv", "tên\nHòa Bình\n").with("dung.csv", "tên\nxã Chi Lăng\n");
    office.run("cascade @a.yaml --units @sai.csv -o @sai --keep-going").ends_with(1);
    assert!(!office.path("sai").exists());
    office.run("cascade @a.yaml --units @dung.csv --to txt -o @dung --keep-going").ends_with(0);
}

#[test]
fn communes_cite_the_number_and_day_of_their_own_district() {
    let table = "Tên,Huyện,Số,Ngày,Ký hiệu\n\
        huyện Chi Lăng,,33,08/01/2025,UBND-NC\n\
        huyện Bắc Sơn,,,,\n\
        xã Vân Thủy,Chi Lăng,,,\n\
        xã Tân Lập,Bắc Sơn,,,\n";
    let office = office().with("donvi.csv", table);
    office.run("cascade @before.yaml --units @donvi.csv --via-district --to txt -o @out").ends_with(0);
    let own = office.text("out/huyen-chi-lang/huyen-chi-lang.txt");
    assert!(own.contains("Số: 33/UBND-NC") && own.contains("ngày 08 tháng 01 năm 2025"), "{own}");
    let below = office.text("out/huyen-chi-lang/xa-van-thuy/xa-van-thuy.txt");
    let cited = "Công văn số 33/UBND-NC ngày 08 tháng 01 năm 2025 của Ủy ban nhân dân huyện Chi Lăng";
    assert!(below.contains(cited), "{below}");
    let other = office.text("out/huyen-bac-son/xa-tan-lap/xa-tan-lap.txt");
    assert!(other.contains("của Ủy ban nhân dân huyện Bắc Sơn") && !other.contains("33/UBND-NC"), "{other}");
}

#[test]
fn files_that_are_no_tables_are_refused_in_a_sentence() {
    let good = workbook(&[("a", GOOD)]);
    let mut bomb = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    bomb.start_file("xl/worksheets/sheet1.xml", SimpleFileOptions::default()).expect("a part");
    for _ in 0..40 {
        bomb.write_all(&vec![b' '; 1 << 20]).expect("a megabyte of nothing");
    }
    let bomb = bomb.finish().expect("a file").into_inner();
    assert!(bomb.len() < 1 << 20);
    let far: &[SheetCell] = &[("A1", "text", "Tên"), ("XFD1048576", "text", "x")];
    let deep: &[SheetCell] = &[("A1", "text", "Tên"), ("A1048576", "text", "x")];
    for (name, bytes, words) in [
        ("a.xlsx", good[..good.len() / 2].to_vec(), "không phải tệp .xlsx đọc được"),
        ("a.xlsx", b"PK".to_vec(), "không phải tệp .xlsx đọc được"),
        ("a.xlsx", [&[0xd0, 0xcf, 0x11, 0xe0][..], &[0; 600]].concat(), "tệp có mật khẩu"),
        ("a.xlsx", bomb, "mở ra hơn 32 MB"),
        ("a.xlsx", workbook(&[("a", far)]), "bảng quá lớn"),
        ("a.xlsx", workbook(&[("a", deep)]), "bảng quá lớn"),
        ("a.xlsx", workbook(&[("a", &[])]), "không có trang nào có nội dung"),
        ("a.xls", b"x".to_vec(), "lưu lại thành .xlsx"),
        ("a.ods", b"x".to_vec(), "lưu lại thành .xlsx"),
        ("a.csv", b"\xff\xfet\0e\0x".to_vec(), "UTF-16"),
        ("a.csv", b"t\xean\n".to_vec(), "CSV UTF-8"),
    ] {
        let office = office().with(name, bytes);
        office.run(&format!("check @{name}")).ends_with(2).complains(words);
        office.run(&format!("cascade @a.yaml --units @{name} -o @out")).ends_with(2).complains(words);
        assert!(!office.path("out").exists());
    }
    office().with("a.csv", "tên\nxã A\n").run("render @a.csv").ends_with(2).complains("đây là bảng đơn vị");
}

/// Damaged workbooks: an answer each time. Bytes of the file, and bytes and pieces of
/// the parts before they are packed.
#[test]
fn damaged_workbooks_are_read_or_refused() {
    let sheets: &[(&str, &[SheetCell])] = &[("a", GOOD), ("b", GOOD)];
    let good = workbook(sheets);
    let mut state = 0x5eed_u64;
    let mut below = |bound: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % bound.max(1) as u64).expect("small")
    };
    let pieces: [&[u8]; 12] = [
        b"<",
        b">",
        b"/",
        b"\"",
        b"=",
        b"&#x110000;",
        b"&amp;",
        b"99999999999999999999",
        b"-1",
        b"<row r=\"4294967295\">",
        b"<c r=\"ZZZZZZ1\"><v>1</v></c>",
        b" t=\"s\"",
    ];
    let office = office();
    let path = office.path("a.xlsx");
    let (mut read, mut refused) = (0, 0);
    for round in 0..600 {
        let bytes = if round % 3 == 0 {
            let mut bytes = good.clone();
            for _ in 0..=below(6) {
                let at = below(bytes.len());
                bytes[at] = u8::try_from(below(256)).expect("a byte");
            }
            bytes
        } else {
            spoiled_workbook(sheets, &mut |text| {
                let mut bytes = text.as_bytes().to_vec();
                for _ in 0..below(3) * usize::from(below(4) == 0) {
                    let at = below(bytes.len());
                    let end = (at + below(30)).min(bytes.len());
                    match below(3) {
                        0 => drop(bytes.splice(at..at, pieces[below(pieces.len())].iter().copied())),
                        1 => drop(bytes.splice(at..end, pieces[below(pieces.len())].iter().copied())),
                        _ => drop(bytes.drain(at..end)),
                    }
                }
                bytes
            })
        };
        std::fs::write(&path, bytes).expect("a file");
        let ran = office.run("check @a.xlsx");
        assert!(ran.code <= 2, "{}", ran.err);
        if ran.code == 2 { refused += 1 } else { read += 1 }
    }
    assert!(read > 50 && refused > 50, "{read} read, {refused} refused");
}

#[test]
fn a_cell_is_what_a_person_sees_in_it() {
    let cells: &[SheetCell] = &[
        ("A1", "text", "Tên"),
        ("B1", "text", "Ngày"),
        ("C1", "text", "Điện thoại"),
        ("D1", "text", "Lời dẫn liên hệ"),
        ("E1", "text", "Nơi liên hệ"),
        ("F1", "text", "Ký hiệu"),
        ("A2", "text", "phường Đông Kinh"),
        ("B2", "day", "46399.4375"),
        ("C2", "zeros", "205300021"),
        ("D2", "text", "Khi cần, đề nghị liên hệ với"),
        ("E2", "text", "Văn phòng"),
        ("F2", "empty", "IF(1,\"\")"),
    ];
    let office = office().with("donvi.xlsx", workbook(&[("a", cells)]));
    office.run("check @donvi.xlsx").says("0 lỗi");
    office.run("cascade @a.yaml --units @donvi.xlsx --to txt -o @out").ends_with(0);
    let text = office.text("out/phuong-dong-kinh/phuong-dong-kinh.txt");
    assert!(text.contains("0205 300 021") && text.contains("ngày 12 tháng 01 năm 2027"), "{text}");
    let cells: &[SheetCell] = &[
        ("A1", "text", "Tên"),
        ("B1", "text", "Số"),
        ("A2", "text", "phường Đông Kinh"),
        ("B2", "formula", "1+1"),
    ];
    let office = office.with("b.xlsx", workbook(&[("a", cells)]));
    office.run("check @b.xlsx").ends_with(1).says("ô B2 (`Số`): ô này là công thức chưa có kết quả");
}

/// What was typed has no rows and columns that its author could look for.
#[test]
fn a_name_that_was_typed_twice_is_told_by_its_count() {
    let office = Office::new().with("a.yaml", PROVINCE);
    let words = ["cascade", "@a.yaml", "--units", "xã Chi Lăng; xã Nhân Lý; xã Chi Lăng", "-o", "@out"];
    let ran = office.run_words(&words).ends_with(1).complains("tên thứ 3").complains("lần đầu ở tên thứ 1");
    assert!(!ran.err.contains("ô A"), "{}", ran.err);
}
