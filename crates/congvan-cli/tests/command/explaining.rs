//! `congvan rules` and `congvan explain`.

use congvan::lint::explain::meanings;
use serde_json::Value;

use crate::office::Office;

#[test]
fn the_list_has_every_code_with_its_severity_and_clause() {
    let office = Office::new();
    let ran = office.run("rules").ends_with(0);
    for known in meanings() {
        let line = ran.out.lines().find(|line| line.starts_with(&format!("{} ", known.code)));
        let line = line.unwrap_or_else(|| panic!("{} is not listed", known.code));
        assert!(line.contains(known.name) && line.contains(known.clause.unwrap_or_default()), "{line}");
    }
    ran.says("VB302   symbol-with-space").says("lỗi").says("PL I, mục II.3");
    office.run("rules --lang en").ends_with(0).says("Rules of form").says("warning");
}

#[test]
fn the_list_in_json() {
    let ran = Office::new().run("rules --format json").ends_with(0);
    let whole: Value = serde_json::from_str(&ran.out).expect("JSON");
    let count = |key: &str| whole[key].as_array().map_or(0, Vec::len);
    assert_eq!(count("rules") + count("faults"), meanings().count());
    let rules = whole["rules"].as_array().expect("rules");
    assert!(
        rules
            .iter()
            .any(|rule| rule["code"] == "VB1118" && rule["severities"] == serde_json::json!(["note"]))
    );
    assert!(rules.iter().all(|rule| rule["clause"].is_string()));
    assert!(whole["faults"].as_array().expect("faults").iter().all(|fault| fault["clause"].is_null()));
}

#[test]
fn a_code_is_explained_by_code_or_name_in_any_case() {
    let office = Office::new();
    let ran = office.run("explain VB302").ends_with(0);
    let ran = ran.says("VB302 symbol-with-space").says("Mức độ: lỗi").says("Căn cứ: PL I, mục II.3");
    let ran = ran.says("\n    lỗi[VB302]: ").says("Viết đúng:");
    assert!(!ran.out.contains("```") && !ran.out.contains("\n# "), "no Markdown: {}", ran.out);
    for asked in ["vb302", "symbol-with-space", "Symbol-With-Space"] {
        assert_eq!(office.run(&format!("explain {asked}")).ends_with(0).out, ran.out);
    }
    office
        .run("explain vb001 VB302 --lang en")
        .ends_with(0)
        .says("VB001 yaml-syntax")
        .says("Severity: error");
    let colored = Office::new().in_color().run("explain VB302");
    assert!(colored.out.starts_with("\u{1b}[1mVB302"));
}

#[test]
fn every_code_has_a_page_for_the_terminal() {
    let office = Office::new();
    for known in meanings() {
        let ran = office.run(&format!("explain {}", known.code)).ends_with(0).says(known.name);
        let long = ran.out.lines().find(|line| !line.starts_with("    ") && line.chars().count() > 100);
        assert_eq!(long, None, "{}", known.code);
    }
}

#[test]
fn an_unknown_code_has_neighbours() {
    let office = Office::new();
    office.run("explain VB3O2").ends_with(2).complains("VB302 (symbol-with-space)");
    office.run("explain symbol_with_spaces").ends_with(2).complains("gần nhất: VB302");
    office.run("explain ???????? VB302").ends_with(2).complains("congvan rules").says("VB302");
    office.run("explain").ends_with(2);
}
