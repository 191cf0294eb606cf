//! What a file says beyond its page: nothing that nobody asked for, and never a comment of the source.

use std::ffi::OsString;
use std::io::Read;
use std::path::{Path, PathBuf};

use congvan::model::directive::Directive;
use congvan::text::source::Source;

use crate::support::{root, run_command};

/// In every comment of every input.
const SECRET: &str = "KHONG-GUI-RA-NGOAI";
/// In the names of the folders of the inputs.
const FOLDER: &str = "o-dia-cua-ong-Sau";

const DIRECTIVE: &str = "\
# KHONG-GUI-RA-NGOAI 1
format: congvan/1
issuer:  # KHONG-GUI-RA-NGOAI 2
  name: Ủy ban nhân dân tỉnh Lạng Sơn
  short_name: UBND tỉnh
  level: province
  territory: tỉnh Lạng Sơn
number: {value: 12, symbol: UBND-NC}  # KHONG-GUI-RA-NGOAI 3
place: Lạng Sơn
date: 2027-01-05
subject: >-
  bảo đảm an ninh, trật tự
  dịp Tết Nguyên đán
recipients:
# KHONG-GUI-RA-NGOAI 4
- {name: Các sở, audience: departments}
- {name: 'UBND các xã, phường', audience: subordinate_units}  # KHONG-GUI-RA-NGOAI 5
request: {verb: yêu cầu, whom: 'các sở; UBND các xã, phường', action: thực hiện các nội dung sau}
measures:
- Phân công trực thẻ \\#5 trong những ngày nghỉ Tết.
- {text: 'Báo cáo kết quả trước ngày {deadline}.', deadline: 2027-02-15}
distribution: {to: [Như trên], archive: [VT, NC]}
signatory: {authority: [TM: Ủy ban nhân dân], title: Chủ tịch}
# KHONG-GUI-RA-NGOAI 6
";

const UNITS: &str = "\
# KHONG-GUI-RA-NGOAI 7
format: congvan-units/1
units:
- {name: xã Chi Lăng, province: tỉnh Lạng Sơn}  # KHONG-GUI-RA-NGOAI 8
- {name: xã Bắc Sơn, province: tỉnh Lạng Sơn}
";

/// A folder with the inputs in it, and the command run there.
struct Office(tempfile::TempDir);

impl Office {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let office = Self(folder);
        std::fs::create_dir(office.at(FOLDER)).expect("a folder of inputs");
        let plan = std::fs::read_to_string(root().join("fixtures/ke-hoach-chi-lang/ke-hoach.yaml"));
        let plan = plan.expect("a plan").replace('\n', &format!("\n# {SECRET} 9\n"));
        for (name, text) in [("van-ban.yaml", DIRECTIVE), ("don-vi.yaml", UNITS), ("ke-hoach.yaml", &plan)] {
            std::fs::write(office.at(FOLDER).join(name), text).expect("an input");
        }
        office
    }

    fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Runs `words` with `@` for the inputs, writing everything into a folder of that name; every file there.
    fn make_files(&self, words: &str, out: &str) -> Vec<(PathBuf, Vec<u8>)> {
        let inputs = format!("{}/", self.at(FOLDER).display());
        let mut args = vec![OsString::from("congvan")];
        args.extend(words.split(' ').map(|word| OsString::from(word.replace('@', &inputs))));
        args.extend(["-o".into(), self.at(out).into_os_string()]);
        let (code, stderr) = run_command(args, self.0.path());
        assert!(code < 2, "{words}: {}", String::from_utf8_lossy(&stderr));
        let mut files = Vec::new();
        walk(&self.at(out), &mut files);
        assert!(!files.is_empty(), "{words}: {}", String::from_utf8_lossy(&stderr));
        files
    }
}

fn walk(folder: &Path, files: &mut Vec<(PathBuf, Vec<u8>)>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            walk(&path, files);
        } else {
            let bytes = std::fs::read(&path).expect("a file");
            files.push((path, bytes));
        }
    }
}

/// Everything a file holds: its bytes, and the parts or streams in it with their names, inflated.
fn contents(path: &Path, bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut all = vec![(String::new(), bytes.to_vec())];
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("docx") => {
            let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a zip");
            for at in 0..zip.len() {
                let mut part = zip.by_index(at).expect("a part");
                let mut content = Vec::new();
                part.read_to_end(&mut content).expect("its content");
                let name = part.name().expect("a name").into_owned();
                all.push((name, content));
            }
        }
        Some("pdf") => {
            let file = lopdf::Document::load_mem(bytes).expect("a PDF file");
            for (id, object) in &file.objects {
                if let lopdf::Object::Stream(stream) = object {
                    let content = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
                    all.push((format!("{id:?}"), content));
                }
                all.push((format!("{id:?} as text"), format!("{object:?}").into_bytes()));
            }
        }
        _ => {}
    }
    all
}

fn holds(content: &[u8], words: &str) -> bool {
    content.windows(words.len()).any(|window| window == words.as_bytes())
}

const ALL: &str = "--to docx,pdf,html,txt,yaml,edxml";

#[test]
fn no_output_has_a_comment_or_a_folder_of_its_inputs() {
    let office = Office::new();
    let render = format!("render @van-ban.yaml {ALL}");
    let cascade = format!("cascade @van-ban.yaml --units @don-vi.yaml {ALL}");
    let notices = format!("notices @ke-hoach.yaml --year 2027 {ALL}");
    let runs = [
        (render.clone(), "a"),
        (format!("{render} --embed-source"), "b"),
        (format!("{render} --pdf-a3 --comments --draft --signature-fields"), "c"),
        (cascade.clone(), "d"),
        (format!("{cascade} --embed-source"), "e"),
        (notices.clone(), "f"),
        (format!("{notices} --embed-source --diff 2026"), "g"),
    ];
    for (words, out) in runs {
        let files = office.make_files(&words, out);
        for ending in ["docx", "pdf", "html", "txt", "yaml", "edxml"] {
            assert!(
                files.iter().any(|(path, _)| path.extension().is_some_and(|own| own == ending)),
                "{words}"
            );
        }
        for (path, bytes) in files {
            for (part, content) in contents(&path, &bytes) {
                for secret in [SECRET, FOLDER, office.0.path().to_str().expect("a path")] {
                    assert!(!holds(&content, secret), "{words}: {secret} in {} {part}", path.display());
                }
            }
        }
    }
}

#[test]
fn the_source_goes_along_only_where_asked() {
    let office = Office::new();
    let carried = |docx: &[u8]| congvan_docx::source(docx);
    let render = "render @van-ban.yaml --to docx,pdf";
    let runs = [
        (render.to_owned(), [false, false]),
        (format!("{render} --embed-source"), [true, true]),
        (format!("{render} --pdf-a3"), [false, true]),
        ("cascade @van-ban.yaml --units @don-vi.yaml".to_owned(), [false, false]),
        ("cascade @van-ban.yaml --units @don-vi.yaml --embed-source".to_owned(), [true, true]),
        ("notices @ke-hoach.yaml --year 2027".to_owned(), [false, false]),
        ("notices @ke-hoach.yaml --year 2027 --embed-source".to_owned(), [true, true]),
    ];
    for (at, (words, [in_docx, in_pdf])) in runs.into_iter().enumerate() {
        for (path, bytes) in office.make_files(&words, &at.to_string()) {
            let contents = contents(&path, &bytes);
            match path.extension().and_then(|ending| ending.to_str()) {
                Some("docx") => {
                    let custom = contents.iter().filter(|(part, _)| part.starts_with("customXml/")).count();
                    assert_eq!((custom > 0, carried(&bytes).is_some()), (in_docx, in_docx), "{words}");
                }
                Some("pdf") => {
                    let attached =
                        contents.iter().any(|(_, content)| content.starts_with(b"format: congvan/1"));
                    assert_eq!((attached, holds(&bytes, "/EmbeddedFile")), (in_pdf, in_pdf), "{words}");
                    let three = contents.iter().any(|(_, xmp)| holds(xmp, "<pdfaid:part>3<"));
                    assert_eq!(three, in_pdf, "{words}");
                }
                _ => {}
            }
        }
    }
}

#[test]
fn what_goes_along_gives_the_same_document_again() {
    let office = Office::new();
    let files = office.make_files("render @van-ban.yaml --to docx,pdf,txt --embed-source", "out");
    let of = |ending: &str| {
        let found = files.iter().find(|(path, _)| path.extension().is_some_and(|own| own == ending));
        found.map(|(_, bytes)| bytes.clone()).expect("one of each")
    };
    let carried = congvan_docx::source(&of("docx")).expect("a source");
    assert!(holds(&of("pdf"), "/EmbeddedFile"));
    let read = |text: &str| {
        let directive = Directive::parse(&Source::new("a", text)).into_result().expect("a directive");
        directive.to_yaml()
    };
    assert_eq!(read(&carried), read(DIRECTIVE));
    assert!(
        carried.contains("2027-02-15") && carried.contains("{deadline}"),
        "values that are not printed so"
    );
}
