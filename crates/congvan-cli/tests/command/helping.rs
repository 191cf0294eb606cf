//! What the command tells of itself and of the machine, and what it does not let an input do.

use serde_json::Value;

use crate::office::{GOOD, Office, bad};

#[test]
fn help_is_a_command_too_and_says_the_same() {
    let office = Office::new();
    assert_eq!(office.run("help check").ends_with(0).out, office.run("check --help").ends_with(0).out);
    assert_eq!(office.run("help").ends_with(0).out, office.run("--help").ends_with(0).out);
    office.run("help chek").ends_with(2).complains("không có lệnh `chek`");
}

#[test]
fn help_is_no_wider_than_the_terminal() {
    for width in [40, 50, 60, 80, 100] {
        let office = Office::new().wide(width);
        for command in
            ["", "check", "render", "cascade", "notices", "units", "calendar", "register", "schema"]
        {
            let help = office.run(&format!("help {command}")).ends_with(0).out;
            for line in help.lines() {
                // An option with its value stands whole.
                let is_one_word = line.trim().split(' ').count() <= 2;
                assert!(line.chars().count() <= width || is_one_word, "{width}, {command}: {line}");
            }
        }
    }
}

#[test]
fn shells_and_man_get_every_command() {
    let office = Office::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = office.run(&format!("completions {shell}")).ends_with(0).out;
        for command in ["check", "cascade", "keep-going"] {
            assert!(script.contains(command), "{shell}: {command}");
        }
    }
    office.run("completions tcsh").ends_with(2).complains("`bash`");
    let page = office.run("man cascade").ends_with(0).out;
    assert!(page.contains(".TH congvan-cascade 1  \"congvan 0.1.0\"") && page.contains("via"), "{page}");
    let headings = |line: &str| -> Vec<String> {
        let page = office.run(line).ends_with(0).out;
        let all = page.lines().filter_map(|line| line.strip_prefix(".SH "));
        all.map(|name| name.trim_matches('"').to_owned()).collect()
    };
    assert_eq!(
        headings("man"),
        ["TÊN", "CÁCH DÙNG", "MÔ TẢ", "TÙY CHỌN", "CÁC LỆNH", "GHI CHÚ", "PHIÊN BẢN"]
    );
    let english = ["NAME", "SYNOPSIS", "DESCRIPTION", "ARGUMENTS", "OPTIONS", "NOTES"];
    assert_eq!(headings("man check --lang en"), english);
    office.run("man -o @man").ends_with(0);
    let pages = office.files();
    for page in ["man/congvan.1", "man/congvan-check.1", "man/congvan-doctor.1"] {
        assert!(pages.iter().any(|own| own == page), "{page} in {pages:?}");
    }
}

#[test]
fn the_doctor_says_what_is_there_in_words_and_as_json() {
    let office = Office::new();
    office.run("doctor").ends_with(0).says("Tinos").says("vi_VN.UTF-8").says("tesseract");
    let narrow = Office::new().wide(60).run("doctor").ends_with(0).out;
    assert!(narrow.lines().all(|line| line.chars().count() <= 60), "{narrow}");
    let piped = office.run("doctor").out;
    assert!(piped.contains("có     kết quả đang đi vào tệp"), "a pipe is no lack: {piped}");
    let told: Value =
        serde_json::from_str(&office.run("doctor --format json").ends_with(0).out).expect("JSON");
    let seen = told["seen"].as_array().expect("a list");
    let names: Vec<&str> = seen.iter().filter_map(|own| own["name"].as_str()).collect();
    assert_eq!(
        names,
        ["program", "fonts_of_pdf", "fonts_of_docx", "tesseract", "locale", "terminal", "folder"]
    );
    assert!(seen.iter().all(|own| own["is_there"].is_boolean()));
    assert!(office.files().is_empty(), "it leaves nothing behind");
}

#[test]
fn a_folder_is_checked_with_all_that_is_ours_in_it() {
    let office = Office::new()
        .with("van-ban/a.yaml", GOOD)
        .with("van-ban/2027/b.yml", bad())
        .with("van-ban/c.json", "{\"format\": \"congvan-office/1\"}")
        .with("van-ban/khac.yaml", "a: 1\n")
        .with("van-ban/.git/d.yaml", bad())
        .with("van-ban/doc.txt", "x")
        .with("trong/x.txt", "x");
    let ran = office.run("check @van-ban").ends_with(1).says("3 tệp").says("VB005");
    ran.complains("bỏ qua 1 tệp YAML").complains("bỏ qua 1 tệp không phải YAML");
    office.run("check @trong").ends_with(2).complains("không có tệp .yaml");
}

#[test]
fn no_word_of_an_input_orders_the_terminal_about() {
    let escape = "\u{1b}]0;bị đổi\u{7}";
    let office = Office::new()
        .with("key.yaml", format!("{GOOD}\"recipient{escape}\": a\n"))
        .with("word.yaml", GOOD.replace("trực tết", "trực \u{202e}tết \\u001b[31m"))
        .in_color();
    for line in [
        "check @key.yaml",
        "check @word.yaml",
        "render @key.yaml -o @out",
        "explain \u{1b}[2J",
        "units \u{9b}2J",
    ] {
        let ran = office.run(line);
        for said in [&ran.out, &ran.err] {
            let mut rest = said.as_str();
            while let Some(at) = rest.find(['\u{1b}', '\u{9b}', '\u{7}', '\u{202e}']) {
                rest = &rest[at..];
                let is_color = rest.starts_with("\u{1b}[")
                    && rest[2..]
                        .trim_start_matches(|c: char| c.is_ascii_digit() || c == ';')
                        .starts_with('m');
                assert!(is_color, "{line}: {rest:?}");
                rest = &rest[2..];
            }
        }
    }
}

#[test]
fn of_many_findings_the_first_are_shown_and_all_are_counted() {
    let many: String = (0..250).map(|at| format!("khóa{at}: a\n")).collect();
    let office = Office::new().with("a.yaml", format!("{GOOD}{many}"));
    let ran = office.run("check @a.yaml").ends_with(1);
    assert_eq!(ran.out.matches("[VB005]").count(), 100);
    ran.says("còn 150 chỗ nữa, cả thảy 250").says("250 lỗi");
    let told = office.run("check @a.yaml --format json").ends_with(1).out;
    assert_eq!(told.matches("\"VB005\"").count(), 250);
}

#[test]
fn work_of_many_files_that_is_stopped_says_how_far_it_came() {
    let office = Office::new().with("a.yaml", GOOD).with("b.yaml", bad()).with_interruption();
    office.run("check @a.yaml @b.yaml").ends_with(2).complains("xong 0 trên 2 tệp");
    office.run("import @a.yaml @b.yaml -o @out").ends_with(2).complains("xong 0 trên 2 tệp");
    office.run("check @b.yaml").ends_with(1).says("VB005");
    assert_eq!(office.files(), ["a.yaml", "b.yaml"]);
}

/// Whatever signal it is, and before there is anything to lose.
#[cfg(unix)]
#[test]
fn a_process_that_is_ended_at_once_says_so() {
    use std::io::{BufRead, BufReader, Read};
    use std::process::{Command, Stdio};
    for (signal, lang, said) in [
        ("INT", "vi", "lỗi: bị dừng giữa chừng"),
        ("TERM", "en", "error: stopped"),
        ("HUP", "vi", "lỗi: bị dừng"),
    ] {
        let office = crate::cascading::asked_office();
        let mut process = Command::new(env!("CARGO_BIN_EXE_congvan"))
            .args(["cascade", "a.yaml", "--units", "units.yaml", "--ask", "--lang", lang])
            .current_dir(office.path(""))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("a process");
        // It asks something, and waits for an answer that never comes: waiting for a process closes what it reads.
        let _open = process.stdin.take();
        let mut asked = BufReader::new(process.stdout.take().expect("its output"));
        let mut line = String::new();
        while !line.contains("Enter") {
            line.clear();
            assert_ne!(asked.read_line(&mut line).expect("a line"), 0, "it asks");
        }
        let sent = Command::new("kill").args([&format!("-{signal}"), &process.id().to_string()]).status();
        assert!(sent.expect("sent").success());
        assert_eq!(process.wait().expect("its end").code(), Some(130), "{signal}");
        let mut told = String::new();
        process.stderr.take().expect("its errors").read_to_string(&mut told).expect("text");
        assert!(told.contains(said), "{signal}: {told}");
    }
}

#[test]
fn a_page_of_the_manual_goes_where_it_is_asked_for() {
    let office = crate::office::Office::new();
    office.run("man render -o -").ends_with(0).says("congvan");
    assert!(office.files().is_empty());
    office.run("man render -o @one.1").ends_with(0);
    assert_eq!(office.files(), ["one.1"]);
    office.run("man render -o @pages").ends_with(0);
    assert_eq!(office.files(), ["one.1", "pages/congvan-render.1"]);
}
