//! The manifest of a batch: what it says, and what the next run need not make again.

use std::fs;
use std::time::SystemTime;

use congvan::text::paths::{Places, values};
use congvan::text::source::Source;
use serde_json::Value;

use crate::office::{GOOD, Office, PROVINCE};

const THREE: &str = "\
format: congvan-units/1
units:
- {name: xã Chi Lăng, province: tỉnh Lạng Sơn}
- {name: xã Nhân Lý, province: tỉnh Lạng Sơn}
- {name: xã Bắc Sơn, province: tỉnh Lạng Sơn}
";
const ONE: &str = "format: congvan-units/1\nunits:\n- {name: xã Bắc Sơn, province: tỉnh Lạng Sơn}\n";
const CASCADE: &str = "cascade @a.yaml --units @units.yaml --to txt -o @out";
const JOURNAL: &str = "out/.congvan-journal";

fn office() -> Office {
    Office::new().with("a.yaml", PROVINCE).with("units.yaml", THREE)
}

fn manifest(office: &Office) -> Value {
    serde_json::from_str(&office.text("out/manifest.json")).expect("JSON")
}

/// A JSON object that a run printed.
fn parse_json(out: &str) -> Value {
    serde_json::from_str(out).unwrap_or_else(|error| panic!("{error} in:\n{out}"))
}

fn sha256(bytes: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn it_lists_every_document_with_what_its_files_hold_and_what_to_see_to() {
    let office = office();
    office.run(CASCADE).ends_with(0).says("manifest.json");
    let manifest = manifest(&office);
    assert_eq!(manifest["schema"], "congvan-manifest/1");
    let documents = manifest["documents"].as_array().expect("a list");
    let units: Vec<&str> = documents.iter().filter_map(|own| own["unit"].as_str()).collect();
    assert_eq!(units, ["xã Chi Lăng", "xã Nhân Lý", "xã Bắc Sơn"]);
    for document in documents {
        assert_eq!(document["done"], true);
        let files = document["files"].as_array().expect("files");
        assert_eq!(files.len(), 3);
        for file in files {
            let bytes = office.read(&format!("out/{}", file["path"].as_str().expect("a path")));
            assert_eq!(file["sha256"], sha256(&bytes));
            assert_eq!(file["bytes"], bytes.len());
        }
        let blanks = document["blanks"].as_array().expect("blanks");
        assert!(
            blanks.iter().any(|blank| blank["what"]["vi"] == "điền số khi đăng ký văn bản"),
            "{document:#}"
        );
        assert!(blanks.iter().all(|blank| blank["tier"] == "fill_in"));
    }
    assert!(!office.path(JOURNAL).exists());
}

/// A form marks what is to be filled in and shows what is to be looked at, without reading a sentence.
#[test]
fn what_is_to_see_to_has_its_field() {
    let reports = "- UBND các xã, phường tổng hợp, báo cáo UBND tỉnh kết quả thực hiện.";
    let text = PROVINCE.replace("- Phân công trực trong những ngày nghỉ Tết.", reports);
    let office = office().with("a.yaml", &text);
    office.run("cascade @a.yaml --units @units.yaml --to yaml -o @out").ends_with(0);
    let source = Source::new("a.yaml", text);
    for document in manifest(&office)["documents"].as_array().expect("a list") {
        let path = document["files"][0]["path"].as_str().expect("a path");
        let made = Source::new(path, office.text(&format!("out/{path}")));
        let leads = |source: &Source, path: &str| {
            let above = path.rsplit_once('.').map_or(path, |(above, _)| above);
            let places = Places::of(source);
            places.find(path).or(places.find(above)).is_some()
        };
        let fields = |key: &str| -> Vec<String> {
            let all = document[key].as_array().expect("a list");
            all.iter().filter_map(|own| Some(own["field"].as_str()?.to_owned())).collect()
        };
        let blanks = fields("blanks");
        assert!(blanks.iter().all(|path| leads(&made, path)), "{blanks:?}\n{}", made.text());
        assert!(blanks.contains(&"number.value".to_owned()), "{blanks:?}");
        let checks = fields("checks");
        assert!(!checks.is_empty() && checks.iter().all(|path| leads(&source, path)), "{checks:?}");
        // As a finding has it, and about the words that the trace says.
        let written: Vec<String> = values(&source).into_iter().map(|value| value.path).collect();
        let is_value = |path: &String| written.iter().any(|own| own.starts_with(path.as_str()));
        assert!(
            checks.iter().all(is_value) && checks.iter().any(|path| written.contains(path)),
            "{checks:?}"
        );
        let place = document["place"].as_str().expect("a place");
        let trace = parse_json(&office.text(&format!("out/{place}/trace.json")));
        let words = |of: &Value| {
            let words = of["words"].as_array().cloned().unwrap_or_default();
            words.iter().filter_map(|word| word.as_str().map(str::to_owned)).collect::<Vec<_>>()
        };
        let entries = trace["entries"].as_array().expect("entries");
        let in_trace: Vec<_> = entries
            .iter()
            .flat_map(|entry| entry["checks"].as_array().into_iter().flatten())
            .filter(|check| check["tier"] != "fill_in")
            .map(words)
            .collect();
        let listed: Vec<_> = document["checks"].as_array().expect("a list").iter().map(words).collect();
        assert_eq!(listed, in_trace);
        assert!(listed.iter().any(|words| !words.is_empty()), "{listed:?}");
    }
}

#[test]
fn it_is_the_same_on_any_number_of_cores_and_after_any_second_run() {
    let (one, many) = (office(), office());
    one.run(&format!("{CASCADE} --jobs 1")).ends_with(0);
    many.run(&format!("{CASCADE} --jobs 5")).ends_with(0);
    many.run(CASCADE).ends_with(0);
    assert_eq!(one.text("out/manifest.json"), many.text("out/manifest.json"));
    let page = one.text("out/index.html");
    assert_eq!(page, many.text("out/index.html"), "what is told of finished documents is kept");
}

/// A document that was not made again keeps what somebody else did to the journal's word for it: here, a false one.
#[test]
fn what_the_journal_shows_as_finished_is_not_made_again_and_all_else_is() {
    let office = office();
    office.run(CASCADE).ends_with(0);
    let mut manifest = manifest(&office);
    // As a killed run leaves it: two lines, the second cut short.
    let documents = manifest["documents"].as_array_mut().expect("a list");
    documents[0]["blanks"] = serde_json::json!([{
        "tier": "fill_in", "what": { "vi": "dấu vết", "en": "a trace" }, "words": [],
    }]);
    let whole = documents[0].to_string();
    let half: String = documents[1].to_string().chars().take(80).collect();
    fs::write(office.path(JOURNAL), format!("{whole}\n{half}")).expect("written");
    fs::remove_file(office.path("out/manifest.json")).expect("removed");
    fs::remove_dir_all(office.path("out/xa-bac-son")).expect("removed");
    office.run(CASCADE).ends_with(0).says("xa-bac-son.txt");
    let after = self::manifest(&office);
    assert_eq!(after["documents"][0]["blanks"][0]["what"]["vi"], "dấu vết", "taken from the journal");
    assert_ne!(after["documents"][1]["blanks"][0]["what"]["vi"], "dấu vết");
    assert!(office.path("out/xa-bac-son/xa-bac-son.txt").exists() && !office.path(JOURNAL).exists());
    office.run(&format!("{CASCADE} --force")).ends_with(0);
    let forced = self::manifest(&office);
    assert_ne!(forced["documents"][0]["blanks"][0]["what"]["vi"], "dấu vết", "--force makes all again");
}

#[test]
fn another_source_setting_profile_or_file_makes_a_document_again() {
    let office = office();
    office.run(CASCADE).ends_with(0);
    let before = manifest(&office);
    let made_from = |manifest: &Value, at: usize| manifest["documents"][at]["made_from"].clone();
    // One profile.
    let units = THREE.replace("xã Nhân Lý, province", "xã Nhân Lý, symbol: UBND-VP, province");
    let office = office.with("units.yaml", &units);
    office.run(&format!("{CASCADE} --force")).ends_with(0);
    let profile = manifest(&office);
    assert_ne!(made_from(&before, 1), made_from(&profile, 1));
    // Another date, then another word of the source.
    office.run(&format!("{CASCADE} --force --date 2027-01-08")).ends_with(0);
    let dated = manifest(&office);
    let office = office.with("a.yaml", PROVINCE.replace("ngày nghỉ Tết", "ngày Tết"));
    office.run(&format!("{CASCADE} --force")).ends_with(0);
    let worded = manifest(&office);
    for other in [&dated, &worded] {
        assert_ne!(made_from(&profile, 0), made_from(other, 0));
    }
    // A file that somebody changed is told, not taken for finished.
    fs::write(office.path("out/xa-chi-lang/xa-chi-lang.txt"), "của tôi").expect("written");
    office.run(CASCADE).ends_with(2).complains("xa-chi-lang.txt").complains("--force");
}

#[test]
fn a_run_that_is_stopped_again_and_again_keeps_what_it_did() {
    let office = office();
    office.run(CASCADE).ends_with(0);
    let whole = office.text("out/manifest.json");
    let lines: Vec<&str> = whole.lines().filter(|line| line.starts_with("{\"")).collect();
    fs::write(office.path(JOURNAL), lines[..2].join("\n").replace("},\n", "}\n").trim_end_matches(','))
        .expect("written");
    fs::remove_file(office.path("out/manifest.json")).expect("removed");
    let office = office.with_interruption();
    office.run(CASCADE).ends_with(2).complains("xong 2 trên 3 văn bản; chạy lại lệnh này để làm tiếp");
    assert!(office.path(JOURNAL).exists(), "it still says what is finished");
}

/// As if a run had been cut behind its first document.
fn cut(office: &Office) {
    let whole = office.text("out/manifest.json");
    let first = whole.lines().find(|line| line.starts_with("{\"")).expect("a document");
    fs::write(office.path(JOURNAL), format!("{}\n", first.trim_end_matches(','))).expect("written");
    fs::remove_file(office.path("out/manifest.json")).expect("removed");
    for place in ["xa-nhan-ly", "xa-bac-son"] {
        fs::remove_dir_all(office.path(&format!("out/{place}"))).expect("removed");
    }
}

#[test]
fn a_source_that_changed_while_a_run_was_cut_makes_no_mixture() {
    let office = office();
    office.run(CASCADE).ends_with(0);
    cut(&office);
    let changed = PROVINCE.replace("ngày nghỉ Tết", "ngày Tết");
    let office = office.with("a.yaml", &changed);
    office.run(CASCADE).ends_with(2).complains("xa-chi-lang.txt").complains("--force");
    assert!(!office.path("out/xa-bac-son").exists(), "nothing is made beside what is of another source");
    office.run(&format!("{CASCADE} --force")).ends_with(0);
    let fresh = self::office().with("a.yaml", &changed);
    fresh.run(CASCADE).ends_with(0);
    for name in ["manifest.json", "index.html", "xa-chi-lang/xa-chi-lang.txt", "xa-bac-son/xa-bac-son.txt"] {
        let name = format!("out/{name}");
        assert_eq!(office.text(&name), fresh.text(&name), "{name}");
    }
}

#[test]
fn a_run_whose_templates_are_gone_touches_nothing_and_goes_on_when_they_are_back() {
    const WORDS: &str = "format: congvan-words/1\nrecipient_label: \"Kính gửi các đồng chí:\"\n";
    const OWN: &str = "cascade @a.yaml --units @units.yaml --templates @loi --to txt -o @out";
    let office = office().with("loi/van-ban.yaml", WORDS);
    office.run(OWN).ends_with(0);
    let whole = office.text("out/manifest.json");
    cut(&office);
    fs::remove_dir_all(office.path("loi")).expect("removed");
    let (before, journal) = (office.files(), office.text(JOURNAL));
    office.run(OWN).ends_with(2).complains("loi");
    assert_eq!((office.files(), office.text(JOURNAL)), (before, journal));
    let office = office.with("loi/van-ban.yaml", WORDS);
    office.run(OWN).ends_with(0);
    assert_eq!(office.text("out/manifest.json"), whole);
}

#[test]
fn a_list_that_is_not_ours_is_not_replaced() {
    let office = office().with("out/manifest.json", "{\"name\": \"trang\"}");
    office.run(CASCADE).ends_with(2).complains("manifest.json");
    assert_eq!(office.files(), ["a.yaml", "out/manifest.json", "units.yaml"]);
}

#[test]
fn several_files_in_one_run_are_a_batch_and_one_is_not() {
    let warned = GOOD.replace("Phân công trực 24/7.", "Phân công trực 24/7 ; báo cáo.");
    let office = Office::new().with("thu/a.yaml", GOOD).with("thu/b.yaml", &warned);
    office.run("render @thu/a.yaml -o @out --to txt").ends_with(0);
    assert!(!office.path("out/manifest.json").exists());
    office.run("render @thu/a.yaml @thu/b.yaml -o @out --to txt").ends_with(0).says("để nguyên");
    let manifest = manifest(&office);
    let sources: Vec<&Value> =
        manifest["documents"].as_array().expect("a list").iter().map(|own| &own["source"]).collect();
    assert_eq!(sources, ["a.yaml", "b.yaml"]);
    assert!(!office.text("out/manifest.json").contains("thu/"), "it tells no folder of the office");
}

#[test]
fn programs_get_one_object_whatever_comes_of_it() {
    let office = office().with("good.yaml", GOOD).with("bad.yaml", GOOD.replace("place:", "plce:"));
    let ran = office.run(&format!("{CASCADE} --format json")).ends_with(0);
    assert!(!ran.out.contains("đã ghi"), "{}", ran.out);
    let told = parse_json(&ran.out);
    assert_eq!((&told["exit_code"], told["documents"].as_array().map(Vec::len)), (&0.into(), Some(3)));
    let refused = parse_json(&office.run("render @bad.yaml --to txt -o @b --format json").ends_with(1).out);
    assert!(refused["findings"].as_array().expect("findings").iter().any(|own| own["code"] == "VB005"));
    assert_eq!(refused["documents"], serde_json::json!([]));
    let one = parse_json(&office.run("render @good.yaml --to txt -o @b --format json").ends_with(0).out);
    assert_eq!(one["documents"][0]["files"][0]["sha256"], sha256(&office.read("b/good.txt")));
    let none = parse_json(&office.run("render @no.yaml --to txt -o @b --format json").ends_with(2).out);
    assert!(none["messages"][0]["vi"].as_str().is_some_and(|said| said.contains("không có tệp")));
    let codes = parse_json(&office.run("explain VB302 --format json").ends_with(0).out);
    assert_eq!(codes["codes"][0]["code"], "VB302");
}

/// What is printed and written has the keys of the schema and no others.
#[test]
fn it_is_as_its_schema_says() {
    let office = office();
    let schema = parse_json(&office.run("schema --manifest").ends_with(0).out);
    let printed = parse_json(&office.run(&format!("{CASCADE} --format json")).ends_with(0).out);
    holds(&printed, &schema, &schema, "printed");
    holds(&manifest(&office), &schema, &schema, "written");
}

fn holds(value: &Value, schema: &Value, root: &Value, at: &str) {
    if let Some(name) = schema["$ref"].as_str() {
        let name = name.trim_start_matches("#/$defs/");
        return holds(value, &root["$defs"][name], root, at);
    }
    match value {
        Value::Object(own) if schema["properties"].is_object() => {
            for (key, value) in own {
                assert!(schema["properties"][key].is_object(), "{at}: `{key}` is not in the schema");
                holds(value, &schema["properties"][key], root, &format!("{at}.{key}"));
            }
            for key in schema["required"].as_array().into_iter().flatten() {
                assert!(own.contains_key(key.as_str().expect("a key")), "{at}: {key} is missing");
            }
        }
        Value::Array(items) => items.iter().for_each(|item| holds(item, &schema["items"], root, at)),
        _ => {}
    }
}

#[test]
fn one_document_goes_to_standard_output() {
    let office = office().with("good.yaml", GOOD);
    office.run("render @good.yaml --to txt -o @b").ends_with(0);
    let ran = office.run("render @good.yaml --to txt -o -").ends_with(0);
    assert_eq!(ran.out.as_bytes(), office.read("b/good.txt"));
    let unit = office.run_words(&[
        "cascade",
        "@a.yaml",
        "--units",
        "xã Chi Lăng, tỉnh Lạng Sơn",
        "--to",
        "txt",
        "-o",
        "-",
    ]);
    let unit = unit.ends_with(0);
    office.run(CASCADE).ends_with(0);
    assert_eq!(unit.out.as_bytes(), office.read("out/xa-chi-lang/xa-chi-lang.txt"));
    let before = office.files();
    for line in [
        "render @good.yaml -o -",
        "render @good.yaml --to txt,pdf -o -",
        "render @good.yaml --to txt -o - --format json",
        "render @good.yaml @a.yaml --to txt -o -",
        "cascade @a.yaml --units @units.yaml --to txt -o -",
    ] {
        let ran = office.run(line);
        assert!(ran.code > 0 && !ran.out.contains("CỘNG HÒA"), "{line}: {}", ran.err);
    }
    office.run("render @good.yaml -o -").complains("thêm --to");
    office.run("render @good.yaml --to txt,pdf -o -").complains("chỉ để một loại ở --to, như --to ");
    assert_eq!(office.files(), before);
}

#[test]
fn a_folder_that_is_a_link_out_of_the_output_is_refused() {
    #[cfg(unix)]
    {
        let office = office().with("elsewhere/x", "").with("out/y", "");
        std::os::unix::fs::symlink(office.path("elsewhere"), office.path("out/xa-chi-lang")).expect("a link");
        office.run(&format!("{CASCADE} --force")).ends_with(2).complains("liên kết dẫn ra ngoài");
        assert_eq!(fs::read_dir(office.path("elsewhere")).expect("a folder").count(), 1);
        // The output folder itself may be one: whoever names it knows.
        std::os::unix::fs::symlink(office.path("elsewhere"), office.path("ra")).expect("a link");
        office.run("cascade @a.yaml --units @units.yaml --to txt -o @ra").ends_with(0);
    }
}

#[test]
fn a_document_without_files_is_none_that_is_finished() {
    let office = office();
    office.run(CASCADE).ends_with(0);
    let mut first = manifest(&office)["documents"][0].clone();
    let outside = serde_json::json!([{ "path": "../a.yaml", "sha256": sha256(PROVINCE.as_bytes()), "bytes": PROVINCE.len() }]);
    for files in [serde_json::json!([]), outside] {
        first["files"] = files;
        fs::write(office.path(JOURNAL), format!("{first}\n")).expect("written");
        fs::remove_dir_all(office.path("out/xa-chi-lang")).expect("removed");
        office.run(CASCADE).ends_with(0);
        assert!(office.path("out/xa-chi-lang/xa-chi-lang.txt").exists());
    }
}

#[test]
fn nothing_is_written_through_the_place_of_a_list_of_the_batch() {
    #[cfg(unix)]
    for name in ["manifest.json", ".congvan-journal", "index.html"] {
        let office = office().with("elsewhere", "một\n").with("out/y", "");
        let place = office.path(&format!("out/{name}"));
        std::os::unix::fs::symlink(office.path("elsewhere"), &place).expect("a link");
        for line in [CASCADE, &format!("{CASCADE} --force")] {
            office.run(line).ends_with(2).complains(name);
            assert_eq!(
                office.files(),
                ["a.yaml", "elsewhere", &format!("out/{name}"), "out/y", "units.yaml"]
            );
        }
        fs::remove_file(&place).expect("removed");
        fs::create_dir(&place).expect("a folder");
        office.run(CASCADE).ends_with(2).complains(name);
        fs::remove_dir(&place).expect("removed");
        // A second name of the same file is no second place.
        fs::hard_link(office.path("elsewhere"), &place).expect("a link");
        office.run(&format!("{CASCADE} --force")).ends_with(0);
        assert_eq!(office.text("elsewhere"), "một\n");
    }
}

#[test]
fn a_finished_batch_is_not_written_again() {
    let office = office();
    office.run(CASCADE).ends_with(0);
    let times = |office: &Office| -> Vec<SystemTime> {
        let files = office.files().into_iter().filter(|file| file.starts_with("out/"));
        files
            .map(|file| fs::metadata(office.path(&file)).and_then(|facts| facts.modified()).expect("a time"))
            .collect()
    };
    let before = times(&office);
    office.run(CASCADE).ends_with(0).says("để nguyên");
    assert_eq!(times(&office), before);
}

/// Lists of a folder tell of everything that stands in it, whichever run made it.
#[test]
fn a_later_batch_in_the_same_folder_goes_on_with_its_lists() {
    let two = THREE.replace("- {name: xã Bắc Sơn, province: tỉnh Lạng Sơn}\n", "");
    let office = office().with("two.yaml", two).with("one.yaml", ONE);
    let cascade = |units: &str| format!("cascade @a.yaml --units @{units} --to txt -o @out");
    let units = |office: &Office| -> Vec<String> {
        let manifest = manifest(office);
        let documents = manifest["documents"].as_array().expect("a list");
        documents.iter().map(|own| own["unit"].as_str().expect("a unit").to_owned()).collect()
    };
    // A batch, then a single unit into it, which is the last made and so the first told of.
    office.run(&cascade("two.yaml")).ends_with(0);
    office.run(&cascade("one.yaml")).ends_with(0).says("manifest.json");
    assert_eq!(units(&office), ["xã Bắc Sơn", "xã Chi Lăng", "xã Nhân Lý"]);
    let page = office.text("out/index.html");
    assert!(page.contains("3 văn bản") && page.contains("Đã làm ở những lần trước"), "{page}");
    assert!(page.contains("href=\"xa-chi-lang/xa-chi-lang.txt\""), "{page}");
    // The same again changes nothing of the documents, and what went from the folder is told of no more.
    fs::remove_file(office.path("out/xa-chi-lang/xa-chi-lang.txt")).expect("removed");
    office.run(&cascade("one.yaml")).ends_with(0);
    assert_eq!(units(&office), ["xã Bắc Sơn", "xã Nhân Lý"]);
    office.run(&cascade("units.yaml")).ends_with(0);
    assert_eq!(units(&office).len(), 3);
    assert!(!office.text("out/index.html").contains("Đã làm ở những lần trước"), "each was made in one run");
}

/// Whoever reads the lists sees that a unit has none, and why.
#[test]
fn a_unit_that_is_left_out_stands_in_the_lists_with_its_reason() {
    let table =
        "tên,tỉnh\nxã Chi Lăng,Lạng Sơn\nxã Chi Làng,Lạng Sơn\nxã Nhân Lý,Lạng Sơn\nxã Nhân Lý,Lạng Sơn\n";
    let office = office().with("so.csv", table);
    office.run("cascade @a.yaml --units @so.csv --to txt -o @out --keep-going").ends_with(1);
    let manifest = manifest(&office);
    let documents = manifest["documents"].as_array().expect("a list");
    let refused: Vec<&Value> =
        documents.iter().filter(|own| own["refusals"] != serde_json::json!([])).collect();
    let names: Vec<&str> = refused.iter().filter_map(|own| own["unit"].as_str()).collect();
    assert_eq!(names, ["xã Chi Làng", "xã Nhân Lý"], "{manifest:#}");
    for own in &refused {
        assert_eq!((&own["done"], &own["files"]), (&serde_json::json!(false), &serde_json::json!([])));
        let place = own["place"].as_str().expect("a place");
        assert_eq!(documents.iter().filter(|other| other["place"] == place).count(), 1, "{place}");
    }
    let page = office.text("out/index.html");
    assert!(page.contains("2 không làm được") && page.contains("xã Chi Làng"), "{page}");
}

/// What an earlier run made of a unit still stands there when a later one can make nothing of its name.
#[test]
fn an_earlier_document_stands_beside_its_unit_that_was_left_out_later() {
    let office = office()
        .with("one.csv", "tên,tỉnh\nxã Nhân Lý,Lạng Sơn\n")
        .with("so.csv", "tên,tỉnh\nxã Chi Lăng,Lạng Sơn\nxã Nhân Lý,Lạng Sơn\nxã Nhân Lý,Lạng Sơn\n");
    let cascade = |units: &str| format!("cascade @a.yaml --units @{units} --to txt -o @out --keep-going");
    // A list of one document alone is not kept; of a folder that has one it is.
    office.run(&cascade("units.yaml")).ends_with(0);
    office.run(&cascade("one.csv")).ends_with(0);
    office.run(&cascade("so.csv")).ends_with(1);
    let manifest = manifest(&office);
    let documents = manifest["documents"].as_array().expect("a list");
    let of = |done: bool| -> Vec<&Value> {
        documents.iter().filter(|own| own["unit"] == "xã Nhân Lý" && own["done"] == done).collect()
    };
    assert_eq!((of(true).len(), of(false).len()), (1, 1), "{manifest:#}");
    assert_ne!(of(true)[0]["place"], of(false)[0]["place"]);
    assert!(office.text("out/index.html").contains("href=\"xa-nhan-ly/xa-nhan-ly.txt\""));
}

/// Whoever reads the list knows which file a document was read from, and where the files lie.
#[test]
fn sources_of_one_name_are_told_apart_and_paths_lie_in_the_folder() {
    let office = Office::new()
        .with("a/x.yaml", PROVINCE)
        .with("b/x.yaml", PROVINCE)
        .with("y.yaml", PROVINCE)
        .with("units.yaml", ONE);
    let json = |line: &str| parse_json(&office.run(line).out);
    let whole = json("render @a/x.yaml @b/x.yaml @y.yaml --to txt -o @out --format json");
    let documents = whole["documents"].as_array().expect("a list");
    let sources: Vec<&str> = documents.iter().filter_map(|own| own["source"].as_str()).collect();
    assert_eq!(sources, ["a/x.yaml", "b/x.yaml", "y.yaml"]);
    for line in ["-o @out", "-o @one", "-o @one/z.txt", "-o @z.txt"] {
        let whole = json(&format!("render @y.yaml --to txt {line} --format json"));
        let folder = std::path::Path::new(whole["folder"].as_str().expect("a folder"));
        let path = whole["documents"][0]["files"][0]["path"].as_str().expect("a path");
        assert!(folder.join(path).is_file(), "{line}: {whole:#}");
    }
    let whole = json("cascade @y.yaml --units @units.yaml --to txt -o @below --format json");
    let folder = std::path::Path::new(whole["folder"].as_str().expect("a folder"));
    assert!(folder.join(whole["documents"][0]["files"][0]["path"].as_str().expect("a path")).is_file());
}
