//! `congvan check --fix` and `--diff`.

use crate::office::{GOOD, Office};

/// Two places that can be replaced safely, and one that a person must look at.
fn faulty() -> String {
    let text = GOOD
        .replace("place: Chi Lăng\n", "place: Chi Lăng   # nơi đóng trụ sở\n")
        .replace("[Phân công trực 24/7.,", "[\"Ủy Ban Nhân Dân xã phân công  trực.\",")
        .replace("archive: [VT]", "archive: [VP]");
    format!("# đầu tệp\n{text}")
}

#[test]
fn diff_shows_and_writes_nothing() {
    let office = Office::new().with("a.yaml", faulty());
    let ran = office.run("check @a.yaml --diff").ends_with(1);
    let ran = ran
        .says("+++ ")
        .says("@@ ")
        .says("\n-measures: [\"Ủy Ban Nhân Dân")
        .says("\n+measures: [\"Ủy ban nhân dân");
    assert!(!ran.out.contains("VB902"), "only the differences: {}", ran.out);
    assert!(ran.out.contains("chưa ghi gì"));
    assert_eq!(office.text("a.yaml"), faulty());
    assert_eq!(office.files(), ["a.yaml"]);
    let good = Office::new().with("a.yaml", GOOD);
    good.run("check @a.yaml --diff").ends_with(0).says("không có chỗ nào thay được");
}

#[test]
fn fix_writes_only_what_is_safe_and_reports_the_rest() {
    let office = Office::new().with("a.yaml", faulty());
    let ran = office.run("check @a.yaml --fix").ends_with(1).says("VB902").says("đã thay ");
    assert!(!ran.out.contains("VB1109") && !ran.out.contains("@@ "));
    let text = office.text("a.yaml");
    assert!(text.contains("Ủy ban nhân dân xã phân công trực."), "{text}");
    assert!(text.starts_with("# đầu tệp\n") && text.contains("Chi Lăng   # nơi đóng"), "{text}");
    assert_eq!(text.lines().count(), faulty().lines().count());
    assert_eq!(office.files(), ["a.yaml"]);
    office.run("check @a.yaml --fix").ends_with(1).says("đã thay 0 chỗ trong 0 tệp");
    assert_eq!(office.text("a.yaml"), text, "once is enough");
    let both = Office::new().with("a.yaml", faulty());
    both.run("check @a.yaml --fix --diff").says("@@ ").says("VB902").says("đã thay");
    assert_eq!(both.text("a.yaml"), text);
    both.run("check @a.yaml --diff --color always").says("không có chỗ nào");
    let colored = Office::new().with("a.yaml", faulty()).in_color();
    colored.run("check @a.yaml --diff").says("\u{1b}[31m-measures").says("\u{1b}[32m+measures");
}

#[test]
fn line_ends_and_byte_order_mark_stay() {
    let text = format!("\u{feff}{}", faulty().replace('\n', "\r\n"));
    let office = Office::new().with("a.yaml", &text);
    office.run("check @a.yaml --fix").ends_with(1);
    let fixed = office.text("a.yaml");
    assert!(fixed.starts_with("\u{feff}# đầu tệp\r\n") && fixed != text);
    assert_eq!(fixed.matches("\r\n").count(), text.matches("\r\n").count());
    assert_eq!(fixed.matches('\n').count(), fixed.matches("\r\n").count());
}

#[cfg(unix)]
#[test]
fn permissions_stay_and_links_are_followed() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let office = Office::new().with("sub/a.yaml", faulty());
    let mode = |mode| std::fs::Permissions::from_mode(mode);
    std::fs::set_permissions(office.path("sub/a.yaml"), mode(0o640)).expect("permissions");
    symlink("sub/a.yaml", office.path("link.yaml")).expect("a link");
    office.run("check @link.yaml --fix").says("đã thay");
    let link = std::fs::symlink_metadata(office.path("link.yaml")).expect("a link");
    assert!(link.file_type().is_symlink());
    let facts = std::fs::metadata(office.path("sub/a.yaml")).expect("a file");
    assert_eq!(facts.permissions().mode() & 0o777, 0o640);
    assert!(office.text("sub/a.yaml").contains("Ủy ban nhân dân xã phân công trực."));
    let locked = Office::new().with("a.yaml", faulty());
    std::fs::set_permissions(locked.path("a.yaml"), mode(0o444)).expect("permissions");
    locked.run("check @a.yaml --fix").ends_with(2).complains("tệp chỉ đọc").says("VB902");
    assert_eq!(locked.text("a.yaml"), faulty());
}

#[test]
fn standard_input_is_mended_to_standard_output() {
    let office = Office::new().typing(&faulty());
    let ran = office.run("check - --fix").ends_with(1).complains("VB902").complains("đã thay");
    let file = Office::new().with("a.yaml", faulty());
    file.run("check @a.yaml --fix");
    assert_eq!(ran.out, file.text("a.yaml"));
    let good = Office::new().typing(GOOD).run("check - --fix").ends_with(0);
    assert_eq!(good.out, GOOD);
    Office::new().typing(&faulty()).run("check - --diff").ends_with(1).says("--- <stdin>");
    for line in ["check - @a.yaml --fix", "check - --fix --diff", "check - --fix --format json"] {
        let ran = Office::new().with("a.yaml", faulty()).typing(&faulty()).run(line);
        assert_eq!(ran.ends_with(2).complains("đầu ra chuẩn").out, "");
    }
    let ran = file.run("check @a.yaml --diff --format json").ends_with(2).complains("--diff");
    assert!(ran.out.starts_with('{') && ran.out.contains("\"exit_code\": 2"), "{}", ran.out);
}

#[test]
fn what_is_no_directive_or_cannot_be_read_is_left_alone() {
    let units = "format: congvan-units/1\nunits:\n- name: xã  Chi Lăng\n";
    let broken = format!("{}\nmeasures: [\"Ủy Ban Nhân Dân", faulty());
    let office = Office::new().with("u.yaml", units).with("b.yaml", &broken);
    office.run("check @u.yaml --fix").ends_with(0).complains("không có gì để thay");
    office.run("check @b.yaml --fix --diff").ends_with(1).says("VB001").says("đã thay 0 chỗ");
    assert_eq!((office.text("u.yaml"), office.text("b.yaml")), (units.to_owned(), broken));
}

#[test]
fn json_after_mending_tells_what_remains() {
    let office = Office::new().with("a.yaml", faulty());
    let ran = office.run("check @a.yaml --fix --format json").ends_with(1);
    let whole: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    let codes: Vec<_> =
        whole["files"][0]["findings"].as_array().expect("findings").iter().map(|f| &f["code"]).collect();
    assert_eq!(codes, ["VB902"]);
}

/// What one replacement brings to light is replaced in the same run.
#[test]
fn fix_goes_on_until_nothing_is_left() {
    let office = Office::new();
    let subject = GOOD.lines().find(|line| line.starts_with("subject: ")).expect("it has a subject");
    let text = GOOD.replace(subject, "subject: 'V/v: Tăng cường trực cơ quan'");
    let office = office.with("a.yaml", &text);
    office.run("check @a.yaml --fix").ends_with(0);
    let fixed = office.text("a.yaml");
    assert!(fixed.contains("subject: 'tăng cường trực cơ quan'"), "{fixed}");
    office.run("check @a.yaml --fix").ends_with(0).says("đã thay 0 chỗ trong 0 tệp");
    assert_eq!(office.text("a.yaml"), fixed);
}
