//! The command and the library's door make the same bytes, and refuse the same for the same reasons.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::Path;

use congvan::text::diagnostic::Lang;
use congvan::text::source::Source;
use congvan_make::{Format, Made, Settings, make};

use crate::support::{fixtures, root, run_command};

/// What the command did.
struct Ran {
    code: u8,
    err: String,
    /// Files by ending.
    files: BTreeMap<String, Vec<u8>>,
}

/// `congvan render FILE … --to` every format, into a folder of its own.
fn command(file: &Path, options: &[&str]) -> Ran {
    let out = tempfile::tempdir().expect("a folder");
    let mut args: Vec<OsString> = vec!["congvan".into(), "render".into(), file.into()];
    args.extend(options.iter().map(OsString::from));
    args.extend(["--to".into(), endings().join(",").into(), "-o".into(), out.path().into()]);
    let (code, stderr) = run_command(args, out.path());
    let mut files = BTreeMap::new();
    for entry in std::fs::read_dir(out.path()).expect("a folder") {
        let path = entry.expect("an entry").path();
        let ending = path.extension().expect("an ending").to_string_lossy().into_owned();
        files.insert(ending, std::fs::read(&path).expect("a file"));
    }
    Ran { code, err: String::from_utf8(stderr).expect("text"), files }
}

fn endings() -> [&'static str; Format::ALL.len()] {
    Format::ALL.map(Format::ending)
}

fn source(file: &Path) -> Source {
    Source::from_bytes(file.to_string_lossy(), std::fs::read(file).expect("a file")).expect("text")
}

/// Every format has the same bytes, or is missing in both.
fn assert_same(name: &str, ran: &Ran, made: &Made<'_>) {
    for format in Format::ALL {
        let own = made.write(format).ok();
        let theirs = ran.files.get(format.ending());
        assert!(own.as_ref() == theirs, "{name}: the .{} differs", format.ending());
    }
    assert_eq!(ran.files.len(), Format::ALL.len(), "{name}: {}", ran.err);
}

/// The command says of a refused file exactly what the library found.
fn assert_refused(name: &str, text: &str, folder: &Path) {
    let file = folder.join(format!("{name}.yaml"));
    std::fs::write(&file, text).expect("a file");
    let ran = command(&file, &[]);
    assert_eq!((ran.code, ran.files.len()), (1, 0), "{name}: {}", ran.err);
    let source = source(&file);
    let settings = Settings::default();
    let refused = make(&source, &settings).expect_err("the library refuses it too");
    let found: String =
        refused.found.iter().map(|found| found.render(&source, Lang::Vi, false) + "\n").collect();
    assert!(ran.err.starts_with(&found), "{name}: the command says\n{}the library\n{found}", ran.err);
}

#[test]
fn every_fixture_is_the_same_from_the_command_and_from_the_library() {
    let settings = Settings::default();
    for (name, folder) in fixtures() {
        let file = folder.join("input.yaml");
        let made = make(&source(&file), &settings).unwrap_or_else(|refused| panic!("{name}: {refused}"));
        let ran = command(&file, &[]);
        assert_eq!(ran.code, 0, "{name}: {}", ran.err);
        assert_same(&name, &ran, &made);
    }
}

#[test]
fn options_of_the_command_are_settings_of_the_library() {
    let file = root().join("fixtures/to-trinh-kinh-phi/input.yaml");
    let settings =
        Settings { carries: vec![Format::Docx, Format::Pdf], signature_fields: true, ..Settings::default() };
    let made = make(&source(&file), &settings).expect("a good file");
    let ran = command(&file, &["--embed-source", "--signature-fields"]);
    assert_same("with the source", &ran, &made);
    let plain = make(&source(&file), usual()).expect("a good file");
    assert!(plain.write(Format::Pdf).ok() != made.write(Format::Pdf).ok(), "the settings change something");
    // A field in the size of a seal wants room between title and name.
    assert!(made.typeset.document().form.seal_room && !plain.typeset.document().form.seal_room);
}

/// The settings nobody changed, for as long as the test lives.
fn usual() -> &'static Settings<'static> {
    Box::leak(Box::default())
}

#[test]
fn what_the_command_refuses_the_library_refuses_with_the_same_findings() {
    let folder = tempfile::tempdir().expect("a folder");
    let good = std::fs::read_to_string(root().join("fixtures/lang-son-tet-2027/input.yaml")).expect("a file");
    let mut refused = 0;
    for (name, own) in fixtures() {
        let found = own.join("as-found/input.yaml");
        if let Ok(text) = std::fs::read_to_string(found)
            && make(&Source::new("a", text.as_str()), usual()).is_err()
        {
            assert_refused(&name, &text, folder.path());
            refused += 1;
        }
    }
    assert!(refused >= 2, "documents as they were found have errors of form");
    let spoilt = [
        ("misspelt-key", good.replace("subject:", "subjct:")),
        ("impossible-day", good.replace("date:", "date: 2027-02-31 #")),
        ("broken-yaml", format!("{good}\n  - [\n")),
        ("key-twice", format!("{good}\nsubject: hai lần\n")),
        ("cut-short", good[..good.floor_char_boundary(good.len() / 3)].to_owned()),
        ("nothing-but-a-remark", "# trống\n".to_owned()),
    ];
    for (name, text) in spoilt {
        assert_refused(name, &text, folder.path());
    }
}

#[test]
fn a_draft_is_the_same_from_both() {
    let settings = Settings { is_draft: true, ..Settings::default() };
    let mut drafts = 0;
    for (name, folder) in fixtures() {
        let file = folder.join("as-found/input.yaml");
        if !file.exists() {
            continue;
        }
        let ran = command(&file, &["--draft"]);
        match make(&source(&file), &settings) {
            Ok(made) => {
                assert_same(&name, &ran, &made);
                drafts += 1;
            }
            Err(_) => assert!(ran.files.is_empty() && ran.code == 1, "{name}: {}", ran.err),
        }
    }
    assert!(drafts > 0, "some of them can be drafted");
}
