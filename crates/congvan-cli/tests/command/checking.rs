//! `congvan check`.

use std::collections::BTreeSet;

use crate::office::{GOOD, Office, bad};

#[test]
fn a_good_file_ends_with_0_and_a_bad_one_with_1() {
    let office = Office::new().with("good.yaml", GOOD).with("bad.yaml", bad());
    office.run("check @good.yaml").ends_with(0).says("1 tệp: 0 lỗi, 0 cảnh báo, 0 lưu ý");
    office.run("check @good.yaml @bad.yaml").ends_with(1).says("VB005").says("2 tệp: 1 lỗi");
    let ran = office.run("check @bad.yaml @none.yaml --lang en").ends_with(2);
    ran.says("VB005")
        .says("2 files: 1 error, 0 warnings, 0 notes; 1 file could not be read")
        .complains("none.yaml");
}

#[test]
fn faults_of_form_are_found_beside_those_of_format() {
    let office = Office::new().with("a.yaml", bad().replace("archive: [VT]", "archive: [VP]"));
    let ran = office.run("check @a.yaml").ends_with(1).says("VB902").says("VB005").says("2 lỗi");
    assert!(ran.out.find("VB902") < ran.out.find("VB005"), "in the order of the file");
}

#[test]
fn the_json_report_is_one_document_in_a_fixed_shape() {
    let office = Office::new().with("good.yaml", GOOD).with("bad.yaml", bad());
    let ran = office.run("check @bad.yaml @none.yaml @good.yaml --format json").ends_with(2);
    let whole: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(whole["version"], 1);
    assert_eq!((&whole["errors"], &whole["warnings"], &whole["notes"]), (&1.into(), &0.into(), &0.into()));
    let files = whole["files"].as_array().expect("files");
    assert_eq!(files.len(), 3);
    assert_eq!(files[0]["findings"][0]["code"], "VB005");
    assert_eq!(files[0]["unreadable"], serde_json::Value::Null);
    assert!(files[1]["unreadable"]["en"].as_str().is_some_and(|why| why.contains("no such file")));
    assert_eq!(files[2]["findings"], serde_json::json!([]));
    let english = office.run("check @bad.yaml @none.yaml @good.yaml --format json --lang en");
    assert_eq!(english.out, ran.out);
}

#[test]
fn unit_profiles_are_checked_as_such() {
    let office = Office::new()
        .with("good.yaml", "# hồ sơ\nformat: congvan-units/1\nunits:\n- name: xã Chi Lăng\n")
        .with("bad.yaml", "format: congvan-units/1\nunits:\n- name: Chi Lăng\n");
    office.run("check @good.yaml").ends_with(0);
    office.run("check @bad.yaml").ends_with(1).says("VB013").says("bad.yaml:3:9");
}

#[test]
fn names_of_units_are_understood_in_profiles_as_in_tables() {
    let profile =
        |name: &str| format!("format: congvan-units/1\nunits:\n- {{name: \"{name}\", province: Lạng Sơn}}\n");
    for name in ["xa chi lang", "X. Chi Lăng", "Xã Chi Lăng", "Chi Lăng", "xã Chi Lăng tỉnh Lạng Sơn"]
    {
        let office =
            Office::new().with("a.yaml", profile(name)).with("a.csv", format!("tên;tỉnh\n{name};Lạng Sơn\n"));
        office.run("check @a.yaml").ends_with(0).says("0 lỗi, 0 cảnh báo");
        office.run("check @a.csv").ends_with(0).says("0 lỗi, 0 cảnh báo");
    }
    for name in ["thị trấn Đồng Mỏ", "xã Chi Làng"] {
        let office = Office::new().with("a.yaml", profile(name));
        office.run("check @a.yaml").ends_with(1);
    }
    let issuer =
        "format: congvan-units/1\nunits:\n- {name: xã Chi Lăng, issuer: Ủy ban nhân dân thị trấn Đồng Mỏ}\n";
    let office = Office::new().with("a.yaml", issuer);
    office.run("check @a.yaml").ends_with(1).says("VB029").says("xã Chi Lăng");
}

#[test]
fn templates_of_notices_are_no_documents_of_a_folder() {
    let named = format!("{GOOD}purpose: \"{{{{ occasion.name }}}}\"\n");
    // The plan's office is the issuer of a template.
    let template = named.replace("issuer: {name: Ủy ban nhân dân xã Chi Lăng}\n", "");
    let office = Office::new().with("good.yaml", GOOD).with("mau.yaml", template);
    let folder = office.path("good.yaml").parent().expect("a folder").to_path_buf();
    let folder = folder.to_str().expect("a path").to_owned();
    office
        .run_words(&["check", &folder])
        .ends_with(0)
        .says("1 tệp: 0 lỗi")
        .complains("bỏ qua 1 mẫu thông báo");
}

#[test]
fn a_document_with_a_field_to_fill_is_checked_in_its_folder() {
    let office = Office::new().with("a.yaml", format!("{GOOD}purpose: \"{{{{ occasion.name }}}}\"\n"));
    let folder = office.path("a.yaml").parent().expect("a folder").to_path_buf();
    office.run_words(&["check", folder.to_str().expect("a path")]).says("VB1220");
}

#[test]
fn colours_come_only_when_welcome() {
    let plain = Office::new().with("bad.yaml", bad());
    assert!(!plain.run("check @bad.yaml").out.contains('\u{1b}'));
    plain.run("check @bad.yaml --color always").says("\u{1b}[");
    let colored = Office::new().with("bad.yaml", bad()).in_color();
    colored.run("check @bad.yaml").says("\u{1b}[");
    assert!(!colored.run("check @bad.yaml --color=never").out.contains('\u{1b}'));
}

/// Every key of a JSON value: `files[].file`.
fn keys(value: &serde_json::Value, path: &str, found: &mut BTreeSet<String>) {
    match value {
        serde_json::Value::Object(map) => {
            for (key, value) in map {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                keys(value, &path, found);
                found.insert(path);
            }
        }
        serde_json::Value::Array(items) => {
            items.iter().for_each(|item| keys(item, &format!("{path}[]"), found));
        }
        _ => {}
    }
}

#[test]
fn the_json_report_has_the_keys_of_its_page() {
    let form = GOOD.replace("trực tết", "Trực Tết").replace("VT]", "VP]");
    let form = form.replace("subject: ", "subject: 'Đề nghị ").replace("Đinh Mùi", "Đinh Mùi.'");
    let silence = "format: congvan-office/1\nlint: {silence: [{rule: VB502, reason: nếp cũ}]}\n";
    let office = Office::new().with("form.yaml", form).with("bad.yaml", bad()).with("office.yaml", silence);
    let ran = office.run("check @form.yaml @bad.yaml @none.yaml --office @office.yaml --format json");
    let whole: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    let mut found = BTreeSet::new();
    keys(&whole, "", &mut found);
    let page = include_str!("../../../../docs/findings.md");
    let rows = page.lines().filter_map(|line| line.strip_prefix("| `")?.split_once('`'));
    let told: BTreeSet<String> = rows.map(|(key, _)| key.to_owned()).collect();
    // A silenced finding has the keys of any finding.
    let again = |key: &String| {
        let finding = key.strip_prefix("files[].silenced[].")?;
        Some(format!("files[].findings[].{finding}"))
    };
    found.retain(|key| again(key).is_none_or(|finding| !told.contains(&finding)));
    assert_eq!(told, found);
}

#[test]
fn places_in_the_json_report_are_what_the_page_says() {
    let text =
        format!("\u{feff}# lề\r\n{}", GOOD.replace("archive: [VT]", "archive: [VP]").replace('\n', "\r\n"));
    let office = Office::new().with("a.yaml", &text);
    let ran = office.run("check @a.yaml --format json").ends_with(1);
    let whole: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    let found = &whole["files"][0]["findings"][0];
    assert_eq!(found["code"], "VB902");
    let text = text.trim_start_matches('\u{feff}');
    for (place, offset) in [("start", text.rfind("VP").unwrap()), ("end", text.rfind("VP").unwrap() + 2)] {
        let before = &text[..offset];
        let column = 1 + before.rsplit('\n').next().unwrap().chars().count();
        let place = &found[place];
        assert_eq!(place["byte"], offset);
        assert_eq!(
            (&place["line"], &place["column"]),
            (&(1 + before.matches('\n').count()).into(), &column.into())
        );
    }
}

#[test]
fn sarif_is_one_log_for_all_files() {
    let office = Office::new().with("good.yaml", GOOD).with("bad.yaml", bad());
    let ran = office
        .run("check @bad.yaml @none.yaml @good.yaml --format sarif")
        .ends_with(2)
        .complains("none.yaml");
    let log: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    assert_eq!(run["results"].as_array().map(Vec::len), Some(1));
    assert_eq!(
        (&run["results"][0]["ruleId"], &run["results"][0]["level"]),
        (&"VB005".into(), &"error".into())
    );
    assert_eq!(run["artifacts"].as_array().map(Vec::len), Some(3));
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
    let unread = &run["invocations"][0]["toolExecutionNotifications"];
    assert!(unread[0]["message"]["text"].as_str().is_some_and(|why| why.contains("none.yaml")));
    let english = office.run("check @bad.yaml @none.yaml @good.yaml --format sarif --lang en");
    assert_eq!(english.out, ran.out);
    let fine = office.run("check @good.yaml --format sarif").ends_with(0);
    let log: serde_json::Value = serde_json::from_str(&fine.out).expect("JSON");
    assert_eq!(log["runs"][0]["invocations"][0]["executionSuccessful"], true);
}

#[test]
fn the_summary_counts_clauses_and_passes_none_that_was_not_checked() {
    let office = Office::new().with("good.yaml", GOOD).with("form.yaml", GOOD.replace("[VT]", "[VP]"));
    let all = congvan::lint::clauses();
    let open = all.iter().filter(|clause| clause.rules.is_empty()).count();
    let clear = all.len() - open;
    office.run("check @good.yaml").ends_with(0).says(&format!(
        "điều khoản: {clear} đã kiểm tra, không thấy lỗi; 0 có điều phải xem; {open} không kiểm tra"
    ));
    office
        .run("check @good.yaml @form.yaml --lang en")
        .ends_with(1)
        .says(&format!("clauses: {} checked, nothing found; 1 with findings; {open} not checked", clear - 1));
    let ran = office.run("check @form.yaml --clauses").ends_with(1);
    let ran =
        ran.says("  lỗi             PL I, mục II.9: nơi nhận").says("  không thấy lỗi  PL I, mục II.3: ");
    ran.says("  không kiểm tra  PL I, mục II.8: ");
}

#[test]
fn what_cannot_be_read_has_not_passed() {
    let broken = GOOD.replace("recipients: [", "recipients: [[");
    let office = Office::new().with("good.yaml", GOOD).with("broken.yaml", broken);
    let all = congvan::lint::clauses().len();
    let ran = office.run("check @good.yaml @broken.yaml").ends_with(1);
    ran.says(&format!("điều khoản: 0 đã kiểm tra, không thấy lỗi; 0 có điều phải xem; {all} không kiểm tra"))
        .says("1 văn bản chưa kiểm tra được thể thức");
    let ran = office.run("check @good.yaml @broken.yaml --format json");
    let whole: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(
        (&whole["files"][0]["form_checked"], &whole["files"][1]["form_checked"]),
        (&true.into(), &false.into())
    );
    let clauses = whole["clauses"].as_array().expect("clauses");
    assert!(clauses.len() == all && clauses.iter().all(|clause| clause["state"] == "not-checked"));
    let units = Office::new().with("u.yaml", "format: congvan-units/1\nunits:\n- name: xã Chi Lăng\n");
    assert!(!units.run("check @u.yaml").ends_with(0).out.contains("điều khoản"));
}
