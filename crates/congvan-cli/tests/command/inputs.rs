//! Whatever a file may be, there is a sentence for it and an exit code.

use std::fs::File;

use crate::office::{GOOD, Office};

/// One fault of every kind, with the line and column it stands at.
const FAULTY: &str = "\
format: congvan/1
issuer: {name: Ủy ban nhân dân xã Chi Lăng}
number: {value: 5, symbol: UBND-VP}
place: Chi Lăng
date: 2027-02-30
subject: trực Tết
subject: trực Tết lần nữa
recipient: [Các phòng chuyên môn]
request: {verb: yêu cầu, whom: các phòng, action: thực hiện}
measures: Phân công trực 24/7.
distribution: {to: [Như trên], archive: [VT]}
signatory: {title: Chủ tịch}
";

#[test]
fn every_fault_of_a_file_is_reported_with_its_place() {
    let office = Office::new().with("a.yaml", FAULTY);
    let ran = office.run("check @a.yaml --format json").ends_with(1);
    let whole: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    let findings = whole["files"][0]["findings"].as_array().expect("findings");
    let mut found: Vec<(String, u64, u64)> = findings
        .iter()
        .map(|found| {
            let number = |key: &str| found["start"][key].as_u64().expect("a number");
            (found["code"].as_str().expect("a code").to_owned(), number("line"), number("column"))
        })
        .collect();
    found.sort_by_key(|(_, line, column)| (*line, *column));
    let expected = [
        ("VB006", 1, 1),   // `recipients` is missing
        ("VB008", 5, 7),   // no 30 February
        ("VB003", 7, 1),   // `subject` twice
        ("VB005", 8, 1),   // `recipient` for `recipients`
        ("VB004", 10, 11), // a text where a list belongs
    ];
    let found: Vec<(&str, u64, u64)> =
        found.iter().map(|(code, line, column)| (code.as_str(), *line, *column)).collect();
    assert_eq!(found, expected);
    assert_eq!(whole["errors"], 5);
    let human = office.run("check @a.yaml").ends_with(1).says("5 lỗi");
    for place in ["a.yaml:1:1", "a.yaml:5:7", "a.yaml:7:1", "a.yaml:8:1", "a.yaml:10:11"] {
        assert!(human.out.contains(place), "{place} is not in:\n{}", human.out);
    }
}

#[test]
fn nothing_is_written_from_a_faulty_file() {
    let office = Office::new().with("a.yaml", FAULTY);
    let ran = office.run("render @a.yaml -o @out").ends_with(1).complains("VB008").complains("VB003");
    assert!(ran.out.is_empty());
    assert_eq!(office.files(), ["a.yaml"]);
}

#[test]
fn yaml_that_breaks_off_is_an_error_with_its_place() {
    let office = Office::new().with("a.yaml", "format: congvan/1\nissuer: {name: UBND\nsubject: [\n");
    office.run("check @a.yaml").ends_with(1).says("VB00").says("a.yaml:");
    office.run("render @a.yaml").ends_with(1).complains("a.yaml:");
    assert_eq!(office.files(), ["a.yaml"]);
}

#[test]
fn what_is_no_text_is_refused_with_a_sentence() {
    let office = Office::new()
        .with("empty.yaml", "")
        .with("blank.yaml", "\n  \n")
        .with("bytes.yaml", b"format: congvan/1\nissuer: \xe1\xbb\n")
        .with("utf16.yaml", b"\xff\xfef\0")
        .with("folder/inside.yaml", GOOD);
    for (name, words) in [
        ("empty.yaml", "tệp trống"),
        ("blank.yaml", "tệp trống"),
        ("bytes.yaml", "không phải văn bản UTF-8 (byte sai đầu tiên ở dòng 2)"),
        ("utf16.yaml", "UTF-16"),
        ("folder", "đây là thư mục"),
        ("none.yaml", "không có tệp hoặc thư mục này"),
        ("empty.yaml/none.yaml", "empty.yaml"),
    ] {
        // `check` takes a folder with all that is in it.
        let commands = if name == "folder" { &["render"][..] } else { &["check", "render"] };
        for command in commands {
            office
                .run(&format!("{command} @{name}"))
                .ends_with(2)
                .complains("lỗi: ")
                .complains(name)
                .complains(words);
        }
    }
    assert_eq!(office.files().len(), 5);
}

#[test]
fn a_file_far_too_large_is_refused_before_it_is_read() {
    let office = Office::new();
    File::create(office.path("large.yaml")).and_then(|file| file.set_len(100 << 20)).expect("a sparse file");
    office.run("check @large.yaml").ends_with(2).complains("tệp quá lớn (100 MB)");
}

#[test]
fn standard_input_is_not_read_without_end() {
    let office = Office::new().typing(&"a".repeat(5 << 20));
    office.run("check -").ends_with(2).complains("<stdin>").complains("tệp quá lớn");
}

#[cfg(unix)]
#[test]
fn a_file_without_permission_is_refused_with_a_sentence() {
    use std::os::unix::fs::PermissionsExt;
    let office = Office::new().with("mine.yaml", GOOD);
    let path = office.path("mine.yaml");
    std::fs::set_permissions(&path, PermissionsExt::from_mode(0o000)).expect("permissions");
    if File::open(&path).is_ok() {
        eprintln!("skipped: this user may read everything");
        return;
    }
    office.run("check @mine.yaml").ends_with(2).complains("không có quyền truy cập");
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_change_nothing() {
    let windows = format!("\u{feff}{}", GOOD.replace('\n', "\r\n"));
    let office = Office::new().with("unix.yaml", GOOD).with("windows.yaml", windows);
    office.run("check @windows.yaml").ends_with(0);
    office.run("render @unix.yaml @windows.yaml --to txt,pdf -o @out").ends_with(0);
    assert_eq!(office.read("out/unix.txt"), office.read("out/windows.txt"));
    assert!(office.read("out/unix.pdf") == office.read("out/windows.pdf"));
}

#[test]
fn standard_input_is_read_for_a_dash() {
    let office = Office::new().typing(GOOD);
    office.run("check -").ends_with(0);
    office.run("render - --to txt").ends_with(0);
    assert_eq!(office.files(), ["van-ban.txt"]);
}

#[test]
fn unit_profiles_are_not_rendered() {
    let office = Office::new().with("units.yaml", "format: congvan-units/1\nunits:\n- name: xã Chi Lăng\n");
    office.run("render @units.yaml").ends_with(2).complains("hồ sơ đơn vị");
}

#[test]
fn a_name_cannot_write_to_the_terminal() {
    let office = Office::new();
    let ran = office.run_words(&["check", "a\u{1b}[31m\nb.yaml"]).ends_with(2);
    assert!(!ran.err.contains('\u{1b}') && ran.err.lines().count() == 1, "{:?}", ran.err);
}

/// A program that reads one version says of a later file that it is newer, and no more.
#[test]
fn a_file_of_a_later_format_is_told_as_newer_and_nothing_else() {
    for (name, text) in [
        ("a.yaml", "format: congvan/2\nsubjekt: một\n"),
        ("u.yaml", "format: congvan-units/2\nunits: [{nom: a}]\n"),
        ("o.yaml", "format: congvan-office/3\nx: 1\n"),
        ("a.json", "{\"format\": \"congvan/12\", \"subjekt\": 1}"),
    ] {
        let office = Office::new().with(name, text);
        let ran = office.run(&format!("check @{name} --format json")).ends_with(1);
        let told: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
        let found = told["files"][0]["findings"].as_array().expect("findings");
        assert_eq!(found.len(), 1, "{}", ran.out);
        assert_eq!((&found[0]["code"], &found[0]["path"]), (&"VB007".into(), &"format".into()));
        assert!(ran.out.contains("mới hơn") && !ran.out.contains("có phải"), "{}", ran.out);
    }
    let office = Office::new().with("a.yaml", GOOD.replace("congvan/1", "congvan/one"));
    let ran = office.run("check @a.yaml").ends_with(1).says("VB007").says("congvan/1");
    assert!(!ran.out.contains("mới hơn"), "{}", ran.out);
}

#[test]
fn a_number_that_is_none_is_refused_at_its_place() {
    for word in ["NaN", "Infinity", "-Infinity"] {
        let json = format!("{{\"format\": \"congvan/1\", \"subject\": {word}}}");
        let ran = Office::new().with("a.json", json).run("check @a.json --format json").ends_with(1);
        let told: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
        let found = told["files"][0]["findings"].as_array().expect("findings");
        assert!(found.iter().any(|own| own["code"] == "VB004" && own["path"] == "subject"), "{}", ran.out);
    }
    let office = Office::new().with("a.json", "{\"format\": \"congvan/1\", \"subject\": \"NaN\"}");
    let ran = office.run("check @a.json --format json");
    assert!(!ran.out.contains("VB004"), "a word in quotes is one: {}", ran.out);
}
