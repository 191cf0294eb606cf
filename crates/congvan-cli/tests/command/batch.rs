//! Many documents in one run.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use crate::office::{Office, PROVINCE};

/// All 65 communes of the province, as plain text.
const ALL: &str = "cascade @a.yaml --units all --to txt -o @out";

fn office() -> Office {
    Office::new().with("a.yaml", PROVINCE)
}

/// Every file under `out/` with what is in it and when it was written.
fn state(office: &Office) -> Vec<(String, Vec<u8>, SystemTime)> {
    let files = office.files().into_iter().filter(|file| file.starts_with("out/"));
    let state = |file: String| {
        let written = fs::metadata(office.path(&file)).and_then(|facts| facts.modified()).expect("a time");
        (file.clone(), office.read(&file), written)
    };
    files.map(state).collect()
}

fn contents(office: &Office) -> Vec<(String, Vec<u8>)> {
    state(office).into_iter().map(|(file, bytes, _)| (file, bytes)).collect()
}

#[test]
fn the_index_page_lists_every_unit_with_its_files_and_what_to_look_at() {
    let office = office();
    let ran = office.run(ALL).ends_with(0);
    ran.says("đã ghi 195 tệp, ghi đè 0 tệp, để nguyên 0 tệp").says("index.html");
    let page = office.text("out/index.html");
    assert!(page.contains("Triển khai: bảo đảm an ninh, trật tự dịp Tết Nguyên đán"), "{page}");
    assert!(page.contains("số 12/UBND-NC của Ủy ban nhân dân tỉnh Lạng Sơn"));
    assert!(page.contains("<p>65 văn bản.</p>"));
    let shared = page.split("<table>").next().unwrap_or_default();
    assert!(shared.contains("<h2>Chung cho mọi văn bản</h2>"), "{shared}");
    assert_eq!(page.matches("điền số khi đăng ký văn bản").count(), 1, "what is alike for all is told once");
    assert!(shared.contains("điền số khi đăng ký văn bản"), "{shared}");
    let links: Vec<&str> = page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(links.len(), 195);
    for link in links {
        assert!(office.path("out").join(link).is_file(), "{link}");
    }
}

#[test]
fn a_second_run_rewrites_nothing() {
    let office = office();
    office.run(ALL).ends_with(0);
    let first = state(&office);
    office.run(ALL).ends_with(0).says("đã ghi 0 tệp, ghi đè 0 tệp, để nguyên 195 tệp");
    assert_eq!(state(&office), first);
}

#[test]
fn what_is_missing_is_made_up_and_nothing_else() {
    let office = office();
    office.run(ALL).ends_with(0);
    let first = contents(&office);
    fs::remove_file(office.path("out/xa-chi-lang/xa-chi-lang.txt")).expect("removed");
    fs::remove_dir_all(office.path("out/xa-nhan-ly")).expect("removed");
    office.run(ALL).ends_with(0).says("đã ghi 4 tệp, ghi đè 0 tệp, để nguyên 191 tệp");
    assert_eq!(contents(&office), first);
}

#[test]
fn the_result_does_not_depend_on_the_number_of_jobs() {
    let (one, many) = (office(), office());
    one.run(&format!("{ALL} --jobs 1")).ends_with(0);
    many.run(&format!("{ALL} --jobs 7")).ends_with(0);
    assert_eq!(contents(&one), contents(&many));
    for jobs in ["0", "x", "-1", "5000"] {
        office().run(&format!("{ALL} --jobs={jobs}")).ends_with(2).complains("--jobs");
    }
}

#[test]
fn where_one_file_may_not_be_replaced_none_is_written() {
    let office = office().with("out/xa-chi-lang/xa-chi-lang.txt", "của tôi");
    let ran = office.run(ALL).ends_with(2);
    ran.complains("xa-chi-lang.txt").complains("thêm --force");
    assert_eq!(contents(&office).len(), 1);
    office.run(&format!("{ALL} --force")).ends_with(0).says("ghi đè 1 tệp");
    let kept = Office::new().with("a.yaml", PROVINCE).with("out/xa-chi-lang/xa-chi-lang.txt", "của tôi");
    kept.run(&format!("{ALL} --keep-going")).ends_with(2).says("đã ghi 192 tệp");
    assert_eq!(kept.text("out/xa-chi-lang/xa-chi-lang.txt"), "của tôi");
}

#[test]
fn a_page_that_is_not_ours_is_not_replaced() {
    let office = office().with("out/index.html", "<p>Trang của cơ quan</p>");
    office.run(ALL).ends_with(2).complains("index.html");
    assert_eq!(contents(&office).len(), 1);
}

#[test]
fn bad_units_are_told_and_the_others_made_where_asked() {
    const UNITS: &str = "\
format: congvan-units/1
units:
- {name: xã Chi Lăng, province: tỉnh Lạng Sơn}
- {name: xã Nhân Lý, province: tỉnh Lạng Sơn, date: 2026-12-01}
";
    let cascade = "cascade @a.yaml --units @units.yaml --to txt -o @out";
    let office = office().with("units.yaml", UNITS);
    let ran = office.run(cascade).ends_with(1);
    ran.complains("xã Nhân Lý: ngày ban hành 01/12/2026 trước văn bản cấp trên");
    assert!(contents(&office).is_empty());
    office.run(&format!("{cascade} --keep-going")).ends_with(1).complains("xã Nhân Lý");
    let names: Vec<String> = contents(&office).into_iter().map(|(name, _)| name).collect();
    let unit = ["trace.html", "trace.json", "xa-chi-lang.txt"].map(|file| format!("out/xa-chi-lang/{file}"));
    let about = ["out/index.html", "out/manifest.json"].map(str::to_owned);
    assert_eq!(names, [about.as_slice(), &unit].concat());
    let page = office.text("out/index.html");
    assert!(page.contains("1 không làm được") && page.contains("trước văn bản cấp trên"), "{page}");
}

#[test]
fn an_interrupted_run_says_how_far_it_came() {
    let office = office().with_interruption();
    office.run(ALL).ends_with(2).complains("xong 0 trên 65 văn bản; chạy lại lệnh này để làm tiếp");
    assert!(contents(&office).is_empty());
}

#[test]
fn what_a_killed_run_left_is_taken_away() {
    let office = office().with("out/.congvan-abc/lock", "").with("out/.congvan-abc/.congvan-1", "nửa tệp");
    office.run(ALL).ends_with(0);
    assert!(!office.path("out/.congvan-abc").exists());
}

#[test]
fn a_place_that_takes_no_files_is_one_clear_error() {
    let office = office().with("out", "đây là tệp");
    office.run(ALL).ends_with(2).complains("không phải thư mục");
    // On Linux a place where files cannot be made, whoever asks.
    if Path::new("/proc/self").exists() {
        let ran = office.run("cascade @a.yaml --units all --to txt -o /proc/congvan").ends_with(2);
        assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
    }
}

/// Two processes' worth of work into one folder: every file is whole and what one run alone would have written.
#[test]
fn two_runs_at_once_do_not_hurt_each_other() {
    let (alone, shared) = (office(), office());
    alone.run(ALL).ends_with(0);
    std::thread::scope(|scope| {
        let second = scope.spawn(|| shared.run(ALL).ends_with(0));
        shared.run(ALL).ends_with(0);
        second.join().expect("the second run");
    });
    assert_eq!(contents(&shared), contents(&alone));
}
