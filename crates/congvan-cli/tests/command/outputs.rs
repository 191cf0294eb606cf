//! Files are written whole or not at all, and never where they must not be.

use std::fs;

use crate::office::{GOOD, Office};

#[test]
fn an_output_of_other_content_is_replaced_only_when_forced() {
    let office = Office::new().with("a.yaml", GOOD).with("out/a.docx", "old").with("out/a.pdf", "old");
    let ran = office
        .run("render @a.yaml -o @out --to docx,pdf,txt")
        .ends_with(2)
        .complains("a.docx")
        .complains("a.pdf");
    assert_eq!(ran.err.matches("--force").count(), 2, "every refusal is told");
    assert_eq!(office.files(), ["a.yaml", "out/a.docx", "out/a.pdf"]);
    assert_eq!(office.text("out/a.docx"), "old");
    office
        .run("render @a.yaml -o @out --to docx,pdf,txt --force")
        .ends_with(0)
        .says("đã ghi đè")
        .says("đã ghi:");
    assert!(office.read("out/a.docx").starts_with(b"PK"));
    assert_eq!(office.files(), ["a.yaml", "out/a.docx", "out/a.pdf", "out/a.txt"]);
}

#[test]
fn an_identical_output_is_left_untouched() {
    let office = Office::new().with("a.yaml", GOOD);
    office.run("render @a.yaml -o @out").ends_with(0);
    let changed =
        || fs::metadata(office.path("out/a.pdf")).and_then(|facts| facts.modified()).expect("a time");
    let before = changed();
    for line in ["render @a.yaml -o @out", "render @a.yaml -o @out --force"] {
        office.run(line).ends_with(0).says("để nguyên");
        assert_eq!(changed(), before);
    }
}

#[test]
fn an_input_is_never_written_over() {
    let office = Office::new().with("a.txt", GOOD).with("b.yaml", GOOD);
    office.run("render @a.txt --to txt --force").ends_with(2).complains("đây là tệp đầu vào");
    office.run("render @a.txt -o @a.txt --force").ends_with(2).complains("đây là tệp đầu vào");
    office.run("render @a.txt @b.yaml --to txt,html --force").ends_with(2).complains("đây là tệp đầu vào");
    assert_eq!(office.text("a.txt"), GOOD);
    assert_eq!(office.files(), ["a.txt", "b.yaml"]);
}

#[cfg(unix)]
#[test]
fn an_input_behind_a_link_is_never_written_over() {
    let office = Office::new().with("a.yaml", GOOD);
    std::os::unix::fs::symlink(office.path("a.yaml"), office.path("a.txt")).expect("a link");
    office.run("render @a.yaml --to txt --force").ends_with(2).complains("đây là tệp đầu vào");
    assert_eq!(office.text("a.txt"), GOOD);
}

#[cfg(unix)]
#[test]
fn a_link_to_nowhere_is_told_as_one_and_replaced_when_forced() {
    let office = Office::new().with("a.yaml", GOOD);
    std::os::unix::fs::symlink(office.path("nowhere"), office.path("a.txt")).expect("a link");
    office.run("render @a.yaml --to txt").ends_with(2).complains("liên kết không dẫn tới tệp nào");
    office.run("render @a.yaml --to txt --force").ends_with(0);
    assert!(office.text("a.txt").contains("CỘNG HÒA") && !office.path("nowhere").exists());
}

#[test]
fn a_folder_in_the_way_is_told() {
    let office = Office::new().with("a.yaml", GOOD).with("out/a.txt/x", "").with("file", "");
    office.run("render @a.yaml --to txt -o @out --force").ends_with(2).complains("đây là thư mục");
    office.run("render @a.yaml --to txt -o @file --force").ends_with(2).complains("không phải thư mục");
    office.run("render @a.yaml --to txt -o @file/deeper").ends_with(2).complains("không phải thư mục");
    assert_eq!(office.files(), ["a.yaml", "file", "out/a.txt/x"]);
}

#[cfg(unix)]
#[test]
fn a_folder_without_permission_leaves_nothing_behind() {
    use std::os::unix::fs::PermissionsExt;
    let office = Office::new().with("a.yaml", GOOD).with("closed/x", "");
    let folder = office.path("closed");
    let allow = |mode| fs::set_permissions(&folder, PermissionsExt::from_mode(mode)).expect("permissions");
    allow(0o555);
    let open = fs::write(folder.join("probe"), "").is_ok();
    let ran = (!open).then(|| office.run("render @a.yaml -o @closed"));
    allow(0o755);
    match ran {
        None => eprintln!("skipped: this user may write everywhere"),
        Some(ran) => {
            ran.ends_with(2).complains("không có quyền truy cập");
            assert_eq!(office.files(), ["a.yaml", "closed/x"]);
        }
    }
}

#[cfg(unix)]
#[test]
fn an_output_may_be_read_by_those_who_may_read_new_files() {
    use std::os::unix::fs::PermissionsExt;
    let office = Office::new().with("a.yaml", GOOD);
    office.run("render @a.yaml --to txt").ends_with(0);
    let mode = |name| fs::metadata(office.path(name)).expect("a file").permissions().mode();
    assert_eq!(mode("a.txt"), mode("a.yaml"));
}

#[cfg(unix)] // elsewhere no such input can exist
#[test]
fn names_that_a_system_reserves_are_changed() {
    let office = Office::new().with("con.yaml", GOOD).with("Lpt1.x.yaml", GOOD).with("tên. ..yaml", GOOD);
    office
        .run_words(&["render", "@con.yaml", "@Lpt1.x.yaml", "@tên. ..yaml", "--to", "txt", "-o", "@out"])
        .ends_with(0);
    let files = office.files();
    let written: Vec<&str> = files.iter().filter_map(|file| file.strip_prefix("out/")).collect();
    assert_eq!(written, ["_Lpt1.x.txt", "_con.txt", "manifest.json", "tên.txt"]);
}

#[test]
fn a_long_name_still_fits() {
    let name = "ế".repeat(80) + ".yaml";
    let office = Office::new().with(&name, GOOD);
    office.run(&format!("render @{name} --to docx -o @out")).ends_with(0);
    let written = office.files().into_iter().find_map(|file| file.strip_prefix("out/").map(str::to_owned));
    assert!(written.is_some_and(|name| name.len() <= 205 && name.ends_with("ế.docx")));
}

#[test]
fn two_inputs_of_one_name_get_two_names() {
    let office = Office::new().with("a/cv.yaml", GOOD).with("b/CV.yaml", GOOD);
    office.run("render @a/cv.yaml @b/CV.yaml @a/cv.yaml --to txt -o @out").ends_with(0);
    assert_eq!(office.files()[2..], ["out/CV-2.txt", "out/cv.txt", "out/manifest.json"]);
}
