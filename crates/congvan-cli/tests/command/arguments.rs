//! Help, languages and wrong arguments.

use std::ffi::OsString;
use std::io::{self, ErrorKind, Write};

use congvan_cli::{Interruption, World};

use crate::office::{GOOD, Office};

const COMMANDS: [&str; 6] = ["new", "check", "render", "cascade", "units", "schema"];

#[test]
fn help_is_vietnamese_and_names_every_command() {
    let help =
        Office::new().run("--help").ends_with(0).says("Cách dùng: congvan").says("Lệnh:").says("Tùy chọn:");
    COMMANDS.iter().for_each(|command| assert!(help.out.contains(&format!("  {command} ")), "{command}"));
    assert!(!help.out.contains("Usage") && !help.out.contains("Options"));
}

#[test]
fn help_of_every_command_exists_in_both_languages() {
    let office = Office::new();
    for command in COMMANDS {
        let vi = office.run(&format!("{command} --help")).ends_with(0).says("Cách dùng: ").says("Tùy chọn:");
        let en = office.run(&format!("{command} -h --lang en")).ends_with(0).says("Usage: ").says("Options:");
        for word in ["Usage", "Options:", "Arguments", "possible values", "default:"] {
            assert!(!vi.out.contains(word), "{command}: {word}");
        }
        assert!(!en.out.contains("Tùy chọn") && !en.out.contains("Cách dùng"), "{command}");
    }
}

#[test]
fn the_locale_chooses_english_and_lang_overrides_it() {
    let english = Office::new().speaking("en_US.UTF-8");
    english.run("check @none.yaml").ends_with(2).complains("error: ").complains("no such file");
    english.run("--lang vi check @none.yaml").ends_with(2).complains("lỗi: ").complains("không có tệp");
    Office::new().run("check @none.yaml --lang=en").ends_with(2).complains("no such file");
    Office::new().speaking("C").run("check @none.yaml").ends_with(2).complains("không có tệp");
}

#[test]
fn wrong_arguments_end_with_2_and_a_sentence() {
    let office = Office::new();
    for (line, words) in [
        ("chek a", "không có lệnh `chek`; có phải `check`?"),
        ("check", "thiếu `TỆP`"),
        ("check --formt json a", "không có tùy chọn `--formt`; có phải `--format`?"),
        ("check --format xml a", "`--format` không nhận `xml`; ghi một trong: `human`, `json`"),
        ("check a --format", "`--format` thiếu giá trị"),
        (
            "render a --to docx,odt",
            "`--to` không nhận `odt`; ghi một trong: `docx`, `pdf`, `html`, `txt`, `yaml`",
        ),
        ("render a --lang vi --lang vi", "`--lang` ghi hai lần"),
        ("cascade a", "thiếu `--units`"),
        ("schema a", "thừa tham số `a`"),
        ("new --type XX", "`--type` không nhận `XX`"),
    ] {
        let ran = office.run(line).ends_with(2).complains(words).complains("Cách dùng: congvan");
        assert!(ran.out.is_empty() && !ran.err.contains("Usage"), "{line}");
    }
    office.run("").ends_with(2).complains("Lệnh:");
    office
        .run("check --lang en")
        .ends_with(2)
        .complains("error: `FILE` is missing")
        .complains("Usage: congvan check");
}

#[test]
fn the_version_is_the_crates() {
    Office::new().run("--version").ends_with(0).says(env!("CARGO_PKG_VERSION"));
}

#[test]
fn the_schemas_are_json_in_the_language_asked_for() {
    let office = Office::new();
    let schema = |line: &str| -> serde_json::Value {
        serde_json::from_str(&office.run(line).ends_with(0).out).expect("JSON")
    };
    assert_eq!(schema("schema")["title"], "Một văn bản");
    assert_eq!(schema("schema --lang en")["title"], "A document");
    assert!(schema("schema")["properties"]["measures"].is_object());
    assert!(schema("schema --units")["properties"]["units"].is_object());
    assert!(schema("schema --office")["properties"]["margins"].is_object());
}

/// A stdout that refuses everything.
struct Closed(ErrorKind);

impl Write for Closed {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(self.0.into())
    }
    fn flush(&mut self) -> io::Result<()> {
        Err(self.0.into())
    }
}

#[test]
fn a_reader_that_goes_away_is_no_fault_but_a_full_disk_is() {
    let run = |kind| {
        let mut stderr = Vec::new();
        let mut world = World {
            stdin: &mut GOOD.as_bytes(),
            stdout: &mut Closed(kind),
            stderr: &mut stderr,
            locale: String::new(),
            color_stdout: false,
            color_stderr: false,
            is_watched: false,
            width: None,
            interruption: &Interruption::new(),
            folder: std::env::temp_dir(),
        };
        let code = congvan_cli::run(["congvan", "check", "-"].map(OsString::from), &mut world);
        (code, String::from_utf8(stderr).expect("text"))
    };
    assert_eq!(run(ErrorKind::BrokenPipe), (0, String::new()));
    let (code, said) = run(ErrorKind::StorageFull);
    assert_eq!(code, 2);
    assert!(said.contains("không in được kết quả: hết chỗ trên ổ đĩa"), "{said}");
}

#[test]
fn programs_are_told_of_wrong_arguments_as_of_all_else() {
    let office = Office::new();
    for (line, said) in [
        ("check --format json", "TỆP"),
        ("render a.yaml --two pdf --format=json", "--two"),
        ("cascade a.yaml --units all --jobs --format json", "--jobs"),
        ("chek --format json a.yaml", "`check`"),
        ("register so.csv --format json --new both", "`outgoing`"),
    ] {
        let ran = office.run(line).ends_with(2);
        let told: serde_json::Value = serde_json::from_str(&ran.out)
            .unwrap_or_else(|error| panic!("{line}: {error} in:\n{}{}", ran.out, ran.err));
        let why = told["messages"][0]["vi"].as_str().expect("why");
        assert!(why.contains(said) && told["exit_code"] == 2, "{line}: {told:#}");
    }
    // Here the option says what is written, not what is told.
    let ran = office.run("import --format json").ends_with(2);
    assert!(ran.out.is_empty() && ran.err.contains("thiếu"), "{}", ran.err);
}

/// What would be passed over in silence is refused.
#[test]
fn options_of_which_each_asks_for_something_else_do_not_go_together() {
    let office = crate::office::Office::new().with("a.yaml", crate::office::PROVINCE);
    for line in [
        "new --type KH --units",
        "new --units --notices",
        "schema --units --trace",
        "import @a.yaml --show --format json",
        "cascade @a.yaml --units all --province Lạng_Sơn --to txt --dry-run -o -",
    ] {
        let words: Vec<String> = line.split(' ').map(|word| word.replace('_', " ")).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let ran = office.run_words(&words).ends_with(2);
        assert!(!ran.err.is_empty(), "{line}");
        assert!(ran.out.is_empty() || line.contains("json"), "{line}: {}", ran.out);
    }
    assert_eq!(office.files(), ["a.yaml"]);
}

/// Whoever asked for JSON gets an object, whatever went wrong.
#[test]
fn a_command_that_cannot_run_says_so_in_json_too() {
    let office = Office::new().with("a.yaml", GOOD);
    for line in [
        "check @a.yaml --diff --format json",
        "check @none.yaml --format json",
        "calendar 2300 --format json",
        "import @none.pdf --format json",
        "register @none.csv --format json",
    ] {
        let ran = office.run(line);
        let told: serde_json::Value =
            serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{line}: {error}: {}", ran.out));
        assert!(told.is_object(), "{line}");
        if told.get("exit_code").is_some() {
            assert!(told["messages"][0]["vi"].is_string(), "{line}: {}", ran.out);
        }
    }
}

#[test]
fn what_is_wrong_with_the_arguments_is_said_in_both_languages_whichever_the_help_is_in() {
    let messages = |more: &str| {
        let ran = Office::new().run(&format!("render --format json{more}")).ends_with(2);
        let told: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
        told["messages"].clone()
    };
    assert_eq!(messages(""), messages(" --lang en"));
    assert_eq!(
        (&messages("")[0]["vi"], &messages("")[0]["en"]),
        (&"thiếu `TỆP`".into(), &"`FILE` is missing".into())
    );
}

/// A word of an input begins no line of its own, where it would look like one of ours.
#[test]
fn an_argument_stays_on_the_line_that_tells_of_it() {
    let office = Office::new();
    for words in [
        ["units", "a\nlỗi: giả"].as_slice(),
        &["new", "--type", "a\nlỗi: giả"],
        &["calendar", "a\nlỗi: giả"],
        &["man", "a\nlỗi: giả"],
        &["--a\nlỗi: giả"],
        &["check", "a\u{2028}lỗi: giả\u{200b}"],
    ] {
        let ran = office.run_words(words);
        let said = format!("{}{}", ran.out, ran.err);
        assert!(!said.lines().any(|line| line.starts_with("lỗi: giả")), "{words:?}: {said}");
        assert!(!said.contains(['\u{2028}', '\u{200b}']), "{words:?}: {said:?}");
    }
}
