//! House rules: `lint` in an office's file.

use crate::office::{GOOD, Office};

const HOUSE: &str = "\
format: congvan-office/1
lint:
  silence:
    - {rule: VB902, reason: Văn phòng là đầu mối lưu}
  forbid:
    - {phrase: đ/c, write: đồng chí, reason: không viết tắt}
    - {phrase: trực, write: trực ban, severity: note}
";

/// An error that the office silences, and words it does not want.
fn draft() -> String {
    GOOD.replace("archive: [VT]", "archive: [VP]")
        .replace("Phân công trực 24/7.", "Giao đ/c Chánh Văn phòng trực ban.")
}

#[test]
fn a_silenced_error_is_told_with_its_reason() {
    let office = Office::new().with("a.yaml", draft()).with("office.yaml", HOUSE);
    office.run("check @a.yaml").ends_with(1).says("VB902").says("1 lỗi, 0 cảnh báo");
    let ran = office.run("check @a.yaml --office @office.yaml").ends_with(0);
    let ran = ran.says("0 lỗi").says("không báo VB902 (lỗi) ở 1 chỗ: Văn phòng là đầu mối lưu");
    let ran = ran.says("1 có điều phải xem");
    assert!(!ran.out.contains("lỗi[VB902]"));
    office
        .run("check @a.yaml --office @office.yaml --lang en")
        .says("silenced by the office: VB902 (error), 1 in all");
    let ran = office.run("check @a.yaml --office @office.yaml --format json").ends_with(0);
    let whole: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    let silenced = &whole["files"][0]["silenced"][0];
    assert_eq!((&silenced["code"], &silenced["severity"]), (&"VB902".into(), &"error".into()));
    assert_eq!(silenced["reason"], "Văn phòng là đầu mối lưu");
    assert_eq!((&whole["silenced"], &whole["errors"]), (&1.into(), &0.into()));
    let ran = office.run("check @a.yaml --office @office.yaml --format sarif").ends_with(0);
    let log: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    let results = log["runs"][0]["results"].as_array().expect("results");
    assert!(results.iter().any(|result| result["ruleId"] == "VB902" && result["suppressions"].is_array()));
}

#[test]
fn an_unwanted_word_is_a_warning_at_most_and_whole_words_only() {
    let office = Office::new().with("a.yaml", draft()).with("office.yaml", HOUSE);
    let ran = office.run("check @a.yaml --office @office.yaml").ends_with(0);
    let ran = ran.says("cảnh báo[VB1901]: cơ quan không dùng `đ/c`: không viết tắt").says("ghi `đồng chí`");
    let ran = ran.says("căn cứ: nếp riêng của cơ quan").says("lưu ý[VB1901]: cơ quan không dùng `trực`");
    assert_eq!(ran.out.matches("[VB1901]").count(), 2, "`trực ban` is what to write: {}", ran.out);
    let fixed = office.run("check @a.yaml --office @office.yaml --fix").ends_with(0);
    assert!(fixed.says("VB1901").out.contains("đã thay 0 chỗ"));
    assert_eq!(office.text("a.yaml"), draft());
}

#[test]
fn render_passes_what_is_silenced_and_says_so() {
    let office = Office::new().with("a.yaml", draft()).with("office.yaml", HOUSE);
    office.run("render @a.yaml --to txt -o @out").ends_with(1).complains("VB902");
    let ran = office.run("render @a.yaml --to txt --office @office.yaml -o @out").ends_with(0);
    ran.complains("không báo VB902 (lỗi) ở 1 chỗ: Văn phòng là đầu mối lưu").complains("VB1901");
}

#[test]
fn silencing_needs_a_reason_and_a_rule_that_there_is() {
    let bare = HOUSE.replace(", reason: Văn phòng là đầu mối lưu", "");
    let office = Office::new().with("a.yaml", GOOD).with("bare.yaml", bare);
    let ran = office.run("check @a.yaml --office @bare.yaml").ends_with(1);
    assert_eq!(ran.complains("VB006").complains("bare.yaml:4:7").complains("reason").out, "");
    let fault = HOUSE.replace("VB902", "VB006");
    let office = Office::new().with("a.yaml", GOOD).with("fault.yaml", &fault);
    office
        .run("check @a.yaml --office @fault.yaml")
        .ends_with(1)
        .complains("VB020")
        .complains("fault.yaml:4:14");
    office.run("check @fault.yaml").ends_with(1).says("VB020");
    let error = HOUSE.replace("severity: note", "severity: error");
    let office = Office::new().with("error.yaml", error);
    office.run("check @error.yaml").ends_with(1).says("VB007");
}
