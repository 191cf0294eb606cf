//! Workbooks as they come, and workbooks made to hurt.

use std::io::Write as _;

use zip::write::SimpleFileOptions;

use crate::office::{Office, PROVINCE};

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const LINKS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// A package of the parts.
fn package(parts: &[(&str, String)]) -> Vec<u8> {
    let mut file = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        file.start_file(*name, SimpleFileOptions::default()).expect("a part");
        file.write_all(text.as_bytes()).expect("its text");
    }
    file.finish().expect("a package").into_inner()
}

/// The parts of a workbook: sheets by name, attributes and content, and shared strings.
fn parts(sheets: &[(&str, &str, &str)], strings: &str) -> Vec<(&'static str, String)> {
    const NAMES: [&str; 3] =
        ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml"];
    let (mut list, mut targets, mut parts) = (String::new(), String::new(), Vec::new());
    for (at, (name, attributes, content)) in sheets.iter().enumerate() {
        list.push_str(&format!("<sheet name=\"{name}\" sheetId=\"{at}\" r:id=\"r{at}\" {attributes}/>"));
        let part = NAMES[at];
        targets
            .push_str(&format!("<Relationship Id=\"r{at}\" Type=\"{LINKS}/worksheet\" Target=\"/{part}\"/>"));
        parts.push((part, format!("<worksheet xmlns=\"{MAIN}\">{content}</worksheet>")));
    }
    targets.push_str(&format!(
        "<Relationship Id=\"t\" Type=\"{LINKS}/sharedStrings\" Target=\"sharedStrings.xml\"/>"
    ));
    parts.push(("xl/sharedStrings.xml", strings.to_owned()));
    parts.push((
        "xl/workbook.xml",
        format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{LINKS}\"><sheets>{list}</sheets></workbook>"),
    ));
    parts.push((
        "xl/_rels/workbook.xml.rels",
        format!("<Relationships xmlns=\"{PACKAGE}\">{targets}</Relationships>"),
    ));
    parts
}

/// Rows of words from the first on; each with the attributes before its `:`.
fn rows(lines: &[&str]) -> String {
    let row = |(at, line): (usize, &&str)| {
        let (attributes, cells) = line.split_once(':').unwrap_or(("", line));
        let cell = |(column, text): (usize, &str)| {
            let letter = char::from(b'A' + u8::try_from(column).expect("few columns"));
            format!("<c r=\"{letter}{}\" t=\"inlineStr\"><is><t>{text}</t></is></c>", at + 1)
        };
        let cells: String =
            cells.split('|').enumerate().filter(|(_, text)| !text.is_empty()).map(cell).collect();
        format!("<row r=\"{}\" {attributes}>{cells}</row>", at + 1)
    };
    format!("<sheetData>{}</sheetData>", lines.iter().enumerate().map(row).collect::<String>())
}

fn office() -> Office {
    Office::new().with("a.yaml", PROVINCE)
}

const CASCADE: &str = "cascade @a.yaml --units @b.xlsx --to txt -o @out";
const NO_STRINGS: &str = "<sst/>";

#[test]
fn what_nobody_sees_gets_no_dispatch_and_is_told() {
    let seen = rows(&[
        "Tên|Tỉnh|Số|Ký hiệu",
        "xã Chi Lăng|Lạng Sơn|5|UBND-MẬT",
        "hidden=\"1\":xã Bắc Sơn|Lạng Sơn|6",
        "ht=\"0\" customHeight=\"1\":xã Bình Gia|Lạng Sơn|7",
        "phường Đông Kinh|Lạng Sơn|8",
    ]);
    let seen = format!("<cols><col min=\"4\" max=\"4\" hidden=\"1\"/></cols>{seen}");
    let other = rows(&["Tên", "xã Na Sầm"]);
    let book = [
        ("Ẩn", "state=\"veryHidden\"", other.as_str()),
        ("Danh sách", "", seen.as_str()),
        ("Cũ", "", other.as_str()),
    ];
    let office = office().with("b.xlsx", package(&parts(&book, NO_STRINGS)));
    let mut ran = office.run(CASCADE).ends_with(0);
    for words in [
        "bỏ qua 2 dòng ẩn: 3 (`xã Bắc Sơn | Lạng Sơn`), 4 (`xã Bình Gia | Lạng Sơn`)",
        "bỏ qua cột ẩn: D",
        "bỏ qua trang ẩn: `Ẩn`",
        "trang có nội dung mà không lấy: `Cũ`",
    ] {
        ran = ran.complains(words);
    }
    let files = office.files();
    let made: Vec<&String> = files.iter().filter(|path| path.ends_with(".txt")).collect();
    assert_eq!(made, ["out/phuong-dong-kinh/phuong-dong-kinh.txt", "out/xa-chi-lang/xa-chi-lang.txt"]);
    assert!(!office.text("out/xa-chi-lang/xa-chi-lang.txt").contains("MẬT"));
}

#[test]
fn merged_cells_say_the_same_in_every_row() {
    let content = rows(&[
        "DANH SÁCH ĐƠN VỊ",
        "Tên|Tỉnh|Liên hệ",
        "||Điện thoại|Thư điện tử",
        "xã Chi Lăng|Lạng Sơn",
        "phường Đông Kinh",
        "xã Quốc Khánh",
        "xã Quảng Chính|Thanh Hóa",
    ]);
    let merged = "<mergeCells><mergeCell ref=\"A1:D1\"/><mergeCell ref=\"A2:A3\"/><mergeCell ref=\"B2:B3\"/>\
                  <mergeCell ref=\"C2:D2\"/><mergeCell ref=\"B4:B6\"/></mergeCells>";
    let office =
        office().with("b.xlsx", package(&parts(&[("a", "", &format!("{content}{merged}"))], NO_STRINGS)));
    let ran = office.run(CASCADE).ends_with(0);
    ran.complains("ô gộp, `Lạng Sơn` lấy cho cả 3 dòng")
        .complains("1 đơn vị KHÔNG thuộc tỉnh Lạng Sơn: xã Quảng Chính");
    let made = office.files().iter().filter(|path| path.ends_with(".txt")).count();
    assert_eq!(made, 4);
    let wide = rows(&["Tên|Huyện|Tỉnh", "xã Chi Lăng|tỉnh Lạng Sơn"]);
    let wide = format!("{wide}<mergeCells><mergeCell ref=\"B2:C2\"/></mergeCells>");
    let office = office.with("b.xlsx", package(&parts(&[("a", "", &wide)], NO_STRINGS)));
    office.run("check @b.xlsx").ends_with(1).says("VB054").says("ô này gộp qua nhiều cột");
}

#[test]
fn no_claim_of_a_file_is_believed() {
    let good = rows(&["Tên|Tỉnh", "xã Chi Lăng|Lạng Sơn"]);
    let shared = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>\
                  <row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c></row></sheetData>";
    let strings = "<sst count=\"4294967295\" uniqueCount=\"18446744073709551615\"><si><t>Tên</t></si><si><t>xã Na Sầm</t></si></sst>";
    let huge = "<dimension ref=\"A1:XFD1048576\"/>";
    let cases: Vec<(Vec<u8>, u8, &str)> = vec![
        (package(&parts(&[("a", "", shared)], strings)), 0, "0 lỗi"),
        (package(&parts(&[("a", "", &format!("{huge}{good}"))], NO_STRINGS)), 0, "0 lỗi"),
        (package(&parts(&[("a", "", &shared.replace(">1<", ">99<"))], strings)), 2, "trỏ tới chuỗi không có"),
        (package(&parts(&[("a", "", &"<a>".repeat(100_000))], NO_STRINGS)), 2, "lồng quá sâu"),
        (package(&parts(&[("a", "", &good)], &"<sst><si>".repeat(9))), 2, "không phải tệp .xlsx đọc được"),
        (
            package(&parts(&[("a", "", &good)], &format!("<sst>{}</sst>", "<si/>".repeat(1_100_000)))),
            2,
            "quá lớn",
        ),
        (
            package(&parts(
                &[("a", "", &good)],
                "<!DOCTYPE sst [<!ENTITY a \"&a;&a;\">]><sst><si><t>&a;</t></si></sst>",
            )),
            2,
            "DOCTYPE",
        ),
        (
            package(&parts(
                &[(
                    "a",
                    "",
                    &format!(
                        "{good}<mergeCells>{}</mergeCells>",
                        "<mergeCell ref=\"A1:XFD1048576\"/>".repeat(9_000)
                    ),
                )],
                NO_STRINGS,
            )),
            2,
            "quá lớn",
        ),
        (
            package(&[(
                "xl/workbook.xml",
                "<workbook><sheets><sheet name=\"a\" r:id=\"x\"/></sheets></workbook>".into(),
            )]),
            2,
            "không phải tệp",
        ),
        (package(&[("a.txt", String::new())]), 2, "không có xl/workbook.xml"),
    ];
    for (at, (bytes, code, words)) in cases.into_iter().enumerate() {
        let ran = office().with("b.xlsx", bytes).run("check @b.xlsx");
        assert_eq!(ran.code, code, "{at}: {}{}", ran.out, ran.err);
        assert!(format!("{}{}", ran.out, ran.err).contains(words), "{at}: {}{}", ran.out, ran.err);
    }
    let mut file = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for at in 0..1_100 {
        file.start_file(format!("a{at}"), SimpleFileOptions::default()).expect("a part");
    }
    let bytes = file.finish().expect("a package").into_inner();
    office().with("b.xlsx", bytes).run("check @b.xlsx").ends_with(2).complains("1000 phần");
}

/// Damaged workbooks with every feature: an answer each time, never a panic.
#[test]
fn damaged_parts_are_read_or_refused() {
    let content =
        rows(&["TIÊU ĐỀ", "Tên|Tỉnh|Số", "xã Chi Lăng|Lạng Sơn|5", "hidden=\"1\":xã A", "xã Na Sầm"]);
    let content = format!(
        "<cols><col min=\"3\" max=\"3\" hidden=\"0\"/></cols>{content}<mergeCells><mergeCell ref=\"B3:B5\"/></mergeCells>"
    );
    let whole =
        parts(&[("a", "", &content), ("b", "state=\"hidden\"", &content)], "<sst><si><t>a</t></si></sst>");
    let pieces = [
        "<",
        ">",
        "\"",
        "/",
        "&#x110000;",
        "&x;",
        "99999999999999999999",
        "-1",
        "</row>",
        "A0",
        "<c r=\"A1\"/>",
        "]]>",
    ];
    let mut state = 0x1234_5678_9abc_def1_u64;
    let mut below = |bound: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % bound.max(1) as u64).expect("small")
    };
    let office = office();
    let (mut read, mut refused) = (0, 0);
    for _ in 0..800 {
        let mut parts = whole.clone();
        for _ in 0..=below(2) {
            let part = below(parts.len());
            let text = &mut parts[part].1;
            let from = text.floor_char_boundary(below(text.len()));
            let to = text.floor_char_boundary((from + below(12)).min(text.len()));
            text.replace_range(from..to.max(from), pieces[below(pieces.len())]);
        }
        std::fs::write(office.path("b.xlsx"), package(&parts)).expect("a file");
        match office.run("check @b.xlsx").code {
            0 | 1 => read += 1,
            2 => refused += 1,
            code => panic!("{code}"),
        }
    }
    assert!(read > 50 && refused > 50, "{read} read, {refused} refused");
}

#[test]
fn lists_of_other_programs_are_read() {
    let table = "sep=;\r\nDANH SÁCH, NĂM 2027\r\nTT;Tên;Tỉnh;Ngày\r\n1;xã Chi Lăng;Lạng Sơn;5-1-2027\r\n;Tổng cộng: 1;;\r\n";
    let utf16: Vec<u8> = format!("\u{feff}{}", table.trim_start_matches("sep=;\r\n").replace(';', "\t"))
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    for bytes in [table.as_bytes().to_vec(), [b"\xef\xbb\xbf", table.as_bytes()].concat(), utf16] {
        let office = office().with("b.csv", bytes);
        let ran = office.run("cascade @a.yaml --units @b.csv --to txt -o @out").ends_with(0);
        ran.complains("phía trên tiêu đề: `DANH SÁCH");
        let text = office.text("out/xa-chi-lang/xa-chi-lang.txt");
        assert!(text.contains("ngày 05 tháng 01 năm 2027"), "{text}");
    }
}
