//! `congvan cascade`.

use crate::office::{Office, PROVINCE};

const UNITS: &str = "\
format: congvan-units/1
units:
- {name: xã Chi Lăng, province: tỉnh Lạng Sơn, symbol: UBND-VP}
- {name: phường Đông Kinh, province: tỉnh Lạng Sơn}
- {name: xã Chi Lăng, province: thành phố Bắc Ninh}
- {name: tỉnh Lạng Sơn}
";

/// The units of the days with districts.
const FORMER: &str = "\
format: congvan-units/1
units:
- {name: xã Chi Lăng, province: tỉnh Lạng Sơn, district: huyện Chi Lăng, symbol: UBND-VP}
- {name: phường Đông Kinh, province: tỉnh Lạng Sơn, district: thành phố Lạng Sơn}
- {name: huyện Chi Lăng, province: tỉnh Lạng Sơn}
";

fn office() -> Office {
    let before = PROVINCE.replace("2027-01-05", "2025-01-06").replace("2027-02-15", "2025-02-14");
    let office = Office::new().with("a.yaml", PROVINCE).with("before.yaml", before);
    office.with("units.yaml", UNITS).with("former.yaml", FORMER)
}

fn output_files(office: &Office) -> Vec<String> {
    office.files().into_iter().filter_map(|file| file.strip_prefix("out/").map(str::to_owned)).collect()
}

#[test]
fn every_commune_gets_its_version_in_a_folder_of_its_own() {
    let office = office();
    let ran = office.run("cascade @a.yaml --units @units.yaml --to txt,docx -o @out").ends_with(0);
    ran.says("Chi Lăng")
        .complains("bỏ qua 1 đơn vị không phải cấp xã: tỉnh Lạng Sơn")
        .complains("1 đơn vị KHÔNG thuộc tỉnh Lạng Sơn: xã Chi Lăng");
    assert_eq!(
        output_files(&office),
        [
            "index.html",
            "manifest.json",
            "thanh-pho-bac-ninh/xa-chi-lang/trace.html",
            "thanh-pho-bac-ninh/xa-chi-lang/trace.json",
            "thanh-pho-bac-ninh/xa-chi-lang/xa-chi-lang.docx",
            "thanh-pho-bac-ninh/xa-chi-lang/xa-chi-lang.txt",
            "tinh-lang-son/phuong-dong-kinh/phuong-dong-kinh.docx",
            "tinh-lang-son/phuong-dong-kinh/phuong-dong-kinh.txt",
            "tinh-lang-son/phuong-dong-kinh/trace.html",
            "tinh-lang-son/phuong-dong-kinh/trace.json",
            "tinh-lang-son/xa-chi-lang/trace.html",
            "tinh-lang-son/xa-chi-lang/trace.json",
            "tinh-lang-son/xa-chi-lang/xa-chi-lang.docx",
            "tinh-lang-son/xa-chi-lang/xa-chi-lang.txt",
        ]
    );
    let text = office.text("out/tinh-lang-son/xa-chi-lang/xa-chi-lang.txt");
    assert!(text.contains("ỦY BAN NHÂN DÂN XÃ CHI LĂNG") && text.contains("12/UBND-NC"), "{text}");
    let trace: serde_json::Value =
        serde_json::from_str(&office.text("out/tinh-lang-son/xa-chi-lang/trace.json")).expect("JSON");
    assert!(trace.is_object());
}

#[test]
fn a_province_chooses_its_own_units() {
    for name in ["thành phố Bắc Ninh", "Bắc Ninh", "bac ninh"] {
        let office = office();
        let words =
            ["cascade", "@a.yaml", "--units", "@units.yaml", "--province", name, "--to", "txt", "-o", "@out"];
        office.run_words(&words).ends_with(0);
        assert_eq!(
            output_files(&office),
            ["xa-chi-lang/trace.html", "xa-chi-lang/trace.json", "xa-chi-lang/xa-chi-lang.txt"]
        );
    }
    let ran = office().run("cascade @a.yaml --units @units.yaml --province Huế").ends_with(2);
    ran.complains("không có `Huế`; trong tệp có: `thành phố Bắc Ninh`, `tỉnh Lạng Sơn`");
}

#[test]
fn before_july_2025_it_goes_to_the_districts() {
    let office = office();
    office.run("cascade @before.yaml --units @former.yaml --to txt -o @out").ends_with(0);
    assert_eq!(
        output_files(&office),
        ["huyen-chi-lang/huyen-chi-lang.txt", "huyen-chi-lang/trace.html", "huyen-chi-lang/trace.json"]
    );
}

#[test]
fn the_table_knows_the_district_of_a_commune() {
    let units = "format: congvan-units/1\nunits:\n- {name: huyện Chi Lăng, province: tỉnh Lạng Sơn}\n- {name: thị trấn Đồng Mỏ, province: tỉnh Lạng Sơn}\n";
    let office = office().with("own.yaml", units);
    office.run("cascade @before.yaml --units @own.yaml --via-district --to txt -o @out").ends_with(0);
    assert!(
        output_files(&office).contains(&"huyen-chi-lang/thi-tran-dong-mo/thi-tran-dong-mo.txt".to_owned())
    );
}

#[test]
fn and_through_the_districts_to_their_communes() {
    let office = office();
    let ran =
        office.run("cascade @before.yaml --units @former.yaml --via-district --to txt -o @out").ends_with(1);
    ran.complains("bỏ qua phường Đông Kinh: tệp không có thành phố Lạng Sơn");
    assert_eq!(
        output_files(&office),
        [
            "huyen-chi-lang/huyen-chi-lang.txt",
            "huyen-chi-lang/trace.html",
            "huyen-chi-lang/trace.json",
            "huyen-chi-lang/xa-chi-lang/trace.html",
            "huyen-chi-lang/xa-chi-lang/trace.json",
            "huyen-chi-lang/xa-chi-lang/xa-chi-lang.txt",
            "index.html",
            "manifest.json",
        ]
    );
    let commune = office.text("out/huyen-chi-lang/xa-chi-lang/xa-chi-lang.txt");
    assert!(
        commune.contains("huyện Chi Lăng"),
        "the commune carries out the district's document:\n{commune}"
    );
}

#[test]
fn there_are_no_districts_from_july_2025() {
    let office = office();
    let ran = office.run("cascade @a.yaml --units @units.yaml --via-district -o @out").ends_with(2);
    ran.complains("không còn cấp huyện");
    assert!(output_files(&office).is_empty());
}

#[test]
fn a_dry_run_tells_what_it_would_do_and_does_nothing() {
    let office = office();
    let before = office.files();
    let ran = office.run("cascade @a.yaml --units @units.yaml --dry-run -o @out").ends_with(0);
    assert_eq!(ran.out.matches("sẽ ghi:").count(), 13, "{}", ran.out);
    assert_eq!(office.files(), before);
    office.run("cascade @a.yaml --units @units.yaml -o @out").ends_with(0);
    office.run("cascade @a.yaml --units @units.yaml --dry-run -o @out").ends_with(0).says("sẽ để nguyên");
}

#[test]
fn the_date_given_is_the_date_of_every_version() {
    let office = office();
    office.run("cascade @a.yaml --units @units.yaml --date 07/01/2027 --to txt -o @out").ends_with(0);
    assert!(
        office.text("out/tinh-lang-son/xa-chi-lang/xa-chi-lang.txt").contains("ngày 07 tháng 01 năm 2027")
    );
    let ran = office.run("cascade @a.yaml --units @units.yaml --date 2027-02-30 -o @out").ends_with(2);
    ran.complains("--date").complains("không có ngày 30");
}

#[test]
fn a_directive_that_does_not_say_its_level_is_refused_once() {
    let sound = "format: congvan-units/1\nunits:\n- {name: xã Chi Lăng, province: tỉnh Lạng Sơn}\n";
    let office = office().with("b.yaml", crate::office::GOOD).with("sound.yaml", sound);
    let ran =
        office.run("cascade @b.yaml --units @sound.yaml -o @out").ends_with(2).complains("issuer.level");
    assert_eq!(ran.err.lines().count(), 1);
    let unplaced = office.text("a.yaml").replace(", territory: tỉnh Lạng Sơn", "");
    let office = office.with("c.yaml", unplaced);
    let ran = office.run("cascade @c.yaml --units @units.yaml -o @out").ends_with(1);
    assert_eq!(ran.err.matches("issuer.territory").count(), 1, "{}", ran.err);
    assert!(output_files(&office).is_empty());
}

#[test]
fn a_refusal_says_where_and_what_to_write() {
    let early =
        "format: congvan-units/1\nunits:\n- {name: xã Chi Lăng, province: tỉnh Lạng Sơn, date: 2020-01-01}\n";
    let office = office().with("early.yaml", early);
    office
        .run("cascade @a.yaml --units @early.yaml -o @out")
        .ends_with(1)
        .complains("early.yaml, dòng 3)")
        .complains("ghi ngày từ đó về sau, hoặc để trống");
    assert!(output_files(&office).is_empty());
}

#[test]
fn names_of_units_never_leave_the_folder() {
    let profiles = |names: &[&str]| {
        let units: Vec<String> = names.iter().map(|name| format!("- {{name: '{name}'}}\n")).collect();
        format!("format: congvan-units/1\nunits:\n{}", units.concat())
    };
    let long = format!("xã {}", "Nguyễn ".repeat(60));
    let office = office()
        .with("odd.yaml", profiles(&["xã CON", &long]))
        .with("none.yaml", profiles(&["xã .. x", "xã a<b>:\"|?. ", "xã ../A"]));
    let ran = office.run("cascade @a.yaml --units @none.yaml --to txt -o @out").ends_with(1);
    assert_eq!(ran.err.matches("VB013").count(), 3, "{}", ran.err);
    assert!(output_files(&office).is_empty());
    office.run("cascade @a.yaml --units @odd.yaml --to txt -o @out").ends_with(0);
    let folders: Vec<String> = output_files(&office)
        .iter()
        .filter(|file| file.ends_with("trace.json"))
        .filter_map(|file| file.split_once('/').map(|(folder, _)| folder.to_owned()))
        .collect();
    assert_eq!(folders[0], "xa-con");
    assert!(folders[1].starts_with("xa-nguyen-nguyen") && folders[1].len() <= 80);
}

#[test]
fn faults_of_both_files_are_reported_together() {
    let office = office()
        .with("bad.yaml", crate::office::bad())
        .with("odd.yaml", "format: congvan-units/1\nunits: []\n");
    office.run("cascade @bad.yaml --units @odd.yaml").ends_with(1).complains("VB005").complains("VB009");
    office.run("cascade @bad.yaml --units @none.yaml").ends_with(2).complains("VB005").complains("none.yaml");
}

#[test]
fn a_version_in_yaml_passes_the_check_and_is_cascaded_again() {
    let office = office();
    office.run("cascade @before.yaml --units @former.yaml --to yaml -o @out").ends_with(0);
    assert_eq!(
        output_files(&office),
        ["huyen-chi-lang/huyen-chi-lang.yaml", "huyen-chi-lang/trace.html", "huyen-chi-lang/trace.json"]
    );
    let version = "out/huyen-chi-lang/huyen-chi-lang.yaml";
    office.run(&format!("check @{version}")).ends_with(0).says("0 lỗi");
    let words = ["cascade", &format!("@{version}"), "--units", "@former.yaml", "--province", "lang son"];
    office.run_words(&[&words[..], &["--to", "txt", "-o", "@below"]].concat()).ends_with(0);
    let text = office.text("below/xa-chi-lang/xa-chi-lang.txt");
    assert!(text.contains("của Ủy ban nhân dân huyện Chi Lăng"), "{text}");
}

/// `xã Cẩm Giàng` and `xã Cẩm Giang` are two units of Hải Phòng; `xa-cam-giang-2` would read like a third.
#[test]
fn units_that_differ_only_in_diacritics_have_their_codes_in_their_folders() {
    let source =
        PROVINCE.replace("tỉnh Lạng Sơn", "thành phố Hải Phòng").replace("UBND tỉnh", "UBND thành phố");
    let source = source.replace("place: Lạng Sơn", "place: Hải Phòng");
    let units = "Tên\nxã Cẩm Giàng\nxã Cẩm Giang\nxã Kẻ Sặt\n";
    let office = Office::new().with("a.yaml", source).with("units.csv", units);
    office.run("cascade @a.yaml --units @units.csv --to txt -o @out").ends_with(0);
    let folders = output_files(&office).into_iter().filter(|file| file.ends_with("trace.json"));
    let names: Vec<String> =
        folders.filter_map(|file| file.split_once('/').map(|(folder, _)| folder.to_owned())).collect();
    assert_eq!(names, ["xa-cam-giang-10888", "xa-cam-giang-10903", "xa-ke-sat"]);
}

/// No table has a code for them; each school of a commune is called as it calls itself.
#[test]
fn folders_of_units_without_a_code_and_of_several_bodies_of_one_unit() {
    let folders = |units: &str| -> Vec<String> {
        let office = office().with("units.csv", units);
        office.run("cascade @a.yaml --units @units.csv --to txt -o @out").ends_with(0);
        let folders = output_files(&office).into_iter().filter(|file| file.ends_with("trace.json"));
        folders.filter_map(|file| file.split_once('/').map(|(folder, _)| folder.to_owned())).collect()
    };
    let unknown = "tên;tỉnh\nxã Bản Đô;Lạng Sơn\nxã Bản Đồ;Lạng Sơn\n";
    assert_eq!(folders(unknown), ["xa-ban-do_1", "xa-ban-do_2"]);
    let schools = "tên;tỉnh;cơ quan ban hành;chức vụ\n\
                   xã Chi Lăng;Lạng Sơn;Trường Tiểu học Chi Lăng;Hiệu trưởng\n\
                   xã Chi Lăng;Lạng Sơn;Trường Trung học cơ sở Chi Lăng;Hiệu trưởng\n";
    assert_eq!(folders(schools), ["truong-tieu-hoc-chi-lang", "truong-trung-hoc-co-so-chi-lang"]);
}

#[test]
fn a_superior_that_is_called_otherwise_by_now_is_told() {
    let source =
        PROVINCE.replace("tỉnh Lạng Sơn", "tỉnh Đồng Nai").replace("place: Lạng Sơn", "place: Đồng Nai");
    let office = Office::new().with("a.yaml", source);
    office
        .run("cascade @a.yaml --units all --dry-run")
        .ends_with(0)
        .complains("VB023")
        .complains("thành phố Đồng Nai");
}

#[test]
fn a_unit_that_is_no_more_gets_no_version() {
    let profile = |name: &str| {
        format!("format: congvan-units/1\nunits:\n  - name: {name}\n    province: tỉnh Lạng Sơn\n")
    };
    let office =
        office().with("ended.yaml", profile("thị trấn Đồng Mỏ")).with("marks.yaml", profile("xã Chi Làng"));
    office
        .run("cascade @a.yaml --units @ended.yaml -o @out")
        .ends_with(1)
        .complains("VB029")
        .complains("xã Chi Lăng");
    office
        .run("cascade @a.yaml --units @marks.yaml -o @out")
        .ends_with(1)
        .complains("VB035")
        .complains("xã Chi Lăng");
    let ended = PROVINCE.replace("tỉnh Lạng Sơn", "tỉnh Hà Giang");
    let office = office.with("ended-source.yaml", ended);
    office.run("cascade @ended-source.yaml --units all -o @out").complains("Tuyên Quang");
    office.run("cascade @ended-source.yaml --units @units.yaml -o @out").complains("Tuyên Quang");
    assert!(!office.path("out").exists());
}

#[test]
fn the_place_of_a_unit_named_after_a_person_has_its_kind() {
    let office = office().with("units.csv", "Tên\nxã Hoàng Văn Thụ\nxã Chi Lăng\n");
    office.run("cascade @a.yaml --units @units.csv --to txt -o @out").ends_with(0);
    assert!(office.text("out/xa-hoang-van-thu/xa-hoang-van-thu.txt").contains("Xã Hoàng Văn Thụ, ngày"));
    assert!(office.text("out/xa-chi-lang/xa-chi-lang.txt").contains("Chi Lăng, ngày"));
}

#[test]
fn units_may_be_named_in_the_command() {
    let office = office();
    let words = |units| ["cascade", "@a.yaml", "--units", units, "--to", "txt", "-o", "@out"];
    office.run_words(&words("xã Chi Làng")).ends_with(1).complains("VB035");
    office.run_words(&words("thị trấn Đồng Mỏ")).ends_with(1).complains("VB029");
    assert!(!office.path("out").exists());
    office.run_words(&words("xa chi lang; xã Bắc Sơn, tỉnh Lạng Sơn")).ends_with(0);
    let text = office.text("out/xa-chi-lang/xa-chi-lang.txt");
    assert!(text.contains("ỦY BAN NHÂN DÂN XÃ CHI LĂNG"), "{text}");
    assert!(office.path("out/xa-bac-son").exists());
}

#[test]
fn names_typed_in_the_place_of_a_file_are_told_what_they_are() {
    let office = Office::new().with("a.yaml", PROVINCE);
    for (units, code, told) in [
        ("a;a", 1, "tên đơn vị `a` thiếu loại đơn vị"),
        ("1. xã Chi Lăng", 1, "ghi `xã Chi Lăng`"),
        ("Huyện Chi Lăng", 1, "đơn vị `Huyện Chi Lăng` không còn"),
        ("tỉnh Lạng Son", 1, "chỉ có tên khác dấu: `tỉnh Lạng Sơn`"),
        ("tỉnh Lạng Sơn", 2, "--units: không có đơn vị cấp xã nào; văn bản này triển khai xuống cấp xã"),
        ("phường 1", 1, "trước đây có 33 đơn vị tên ấy, ghi cả huyện, tỉnh"),
    ] {
        let ran = office.run_words(&["cascade", "@a.yaml", "--units", units, "--to", "txt", "-o", "@out"]);
        let ran = ran.ends_with(code).complains(told);
        assert!(!ran.err.contains("VB021"), "{}", ran.err);
    }
}

#[test]
fn a_character_without_a_glyph_keeps_the_pdf_alone_from_being_made() {
    let units = UNITS.replacen("symbol: UBND-VP", "symbol: UBND-VP, closing: Đề nghị 🔒 thực hiện", 1);
    let office = office().with("units.yaml", units);
    let cascade = ["cascade", "@a.yaml", "--units", "@units.yaml", "--province", "lang son", "-o", "@out"];
    for _ in 0..2 {
        let run = office.run_words(&cascade).ends_with(1);
        run.complains("units.yaml:3:").complains("xã Chi Lăng: không làm tệp PDF").complains("U+1F512");
        let written = output_files(&office);
        assert!(written.contains(&"xa-chi-lang/xa-chi-lang.docx".to_owned()), "{written:?}");
        assert!(written.contains(&"phuong-dong-kinh/phuong-dong-kinh.pdf".to_owned()), "{written:?}");
        assert!(!written.contains(&"xa-chi-lang/xa-chi-lang.pdf".to_owned()), "{written:?}");
    }
    let index = office.text("out/index.html");
    assert!(index.contains("U+1F512") && !index.contains("xa-chi-lang.pdf"), "{index}");
}

/// A directive with a task that is the superior's own, and one that some of the units have.
pub fn asked_office() -> Office {
    let measures = "measures:\n- Giao Sở Y tế hướng dẫn UBND các xã, phường phun thuốc.\n- Các xã biên giới tăng cường tuần tra.\n";
    let (before, behind) = PROVINCE.split_once("measures:").expect("measures");
    let behind = behind.split_once("distribution:").expect("a list").1;
    let units =
        "format: congvan-units/1\nunits:\n- {name: xã Chi Lăng, province: tỉnh Lạng Sơn, symbol: UBND-VP}\n";
    Office::new().with("a.yaml", format!("{before}{measures}distribution:{behind}")).with("units.yaml", units)
}

#[test]
fn what_is_answered_is_kept_and_serves_the_next_run() {
    let line = "cascade @a.yaml --units @units.yaml --to txt -o @out";
    // The first is the unit's own, the second goes.
    let office = asked_office().typing("3\n2\n");
    let ran = office.run(&format!("{line} --ask")).ends_with(0);
    ran.says("[1/2]").says("đã ghi 2 câu trả lời vào");
    let answers = office.text("answers.yaml");
    assert!(answers.contains("answer: own") && answers.contains("answer: drop"), "{answers}");
    let asked = office.text("out/xa-chi-lang/xa-chi-lang.txt");
    assert!(asked.contains("phun thuốc") && !asked.contains("tuần tra"), "{asked}");

    let again = asked_office().with("answers.yaml", &answers);
    again.run(&format!("{line} --answers @answers.yaml")).ends_with(0);
    assert_eq!(again.text("out/xa-chi-lang/xa-chi-lang.txt"), asked);
    let trace = again.text("out/xa-chi-lang/trace.json");
    assert!(trace.contains("\"answer\""), "{trace}");
}

#[test]
fn an_answer_to_a_sentence_that_changed_is_refused() {
    let answers = "format: congvan-answers/1\nanswers:\n- at: measures.2.text.1\n  sentence: Các xã vùng cao tăng cường tuần tra.\n  answer: drop\n";
    let office = asked_office().with("answers.yaml", answers);
    let ran = office.run("cascade @a.yaml --units @units.yaml --answers @answers.yaml --to txt -o @out");
    ran.ends_with(1).complains("VB080");
    assert!(output_files(&office).is_empty(), "{:?}", office.files());
}

#[test]
fn nothing_typed_keeps_no_answer() {
    let office = asked_office();
    office.run("cascade @a.yaml --units @units.yaml --ask --to txt -o @out").says("chưa có câu trả lời mới");
    assert!(!office.files().contains(&"answers.yaml".to_owned()));
}

/// The parts of a DOCX that hold the text and the comments.
fn parts(docx: &[u8]) -> (String, Option<String>) {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(docx)).expect("a DOCX");
    let mut part = |name: &str| {
        let mut text = String::new();
        let mut file = archive.by_name(name).ok()?;
        std::io::Read::read_to_string(&mut file, &mut text).expect("XML");
        Some(text)
    };
    (part("word/document.xml").expect("a document"), part("word/comments.xml"))
}

#[test]
fn comments_and_changes_go_into_the_docx_where_they_are_asked_for() {
    let line = "cascade @a.yaml --units @units.yaml --to docx -o @out";
    let made = |more: &str| {
        let office = asked_office();
        office.run(&format!("{line} {more}")).ends_with(0);
        parts(&office.read("out/xa-chi-lang/xa-chi-lang.docx"))
    };
    let (plain, none) = made("");
    assert!(none.is_none() && !plain.contains("<w:del ") && !plain.contains("<w:ins "));
    let (_, comments) = made("--comments");
    assert!(comments.is_some_and(|words| words.contains("biên giới")));
    let (tracked, _) = made("--tracked");
    assert!(tracked.contains("<w:del ") && tracked.contains("<w:ins "));
}
