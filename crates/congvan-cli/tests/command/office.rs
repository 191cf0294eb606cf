//! A folder of files and a terminal, both thrown away afterwards.

use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;

use congvan_cli::{Interruption, World};
use tempfile::TempDir;

/// A dispatch without findings.
pub const GOOD: &str = "\
format: congvan/1
issuer: {name: Ủy ban nhân dân xã Chi Lăng}
number: {value: 5, symbol: UBND-VP}
place: Chi Lăng
date: 2027-01-05
subject: trực tết Nguyên đán Đinh Mùi
recipients: [Các phòng chuyên môn thuộc xã]
request: {verb: yêu cầu, whom: các phòng chuyên môn, action: thực hiện các nội dung sau}
measures: [Phân công trực 24/7., Báo cáo kết quả sau Tết.]
distribution: {to: [Như trên], archive: [VT]}
signatory: {authority: [TM: Ủy ban nhân dân], title: Chủ tịch}
";

/// A province's directive to its departments and communes.
pub const PROVINCE: &str = "\
format: congvan/1
issuer: {name: Ủy ban nhân dân tỉnh Lạng Sơn, short_name: UBND tỉnh, level: province, territory: tỉnh Lạng Sơn}
number: {value: 12, symbol: UBND-NC}
place: Lạng Sơn
date: 2027-01-05
subject: bảo đảm an ninh, trật tự dịp Tết Nguyên đán
recipients:
- {name: Các sở, audience: departments}
- {name: 'UBND các xã, phường', audience: subordinate_units}
request: {verb: yêu cầu, whom: 'các sở; UBND các xã, phường', action: thực hiện các nội dung sau}
measures:
- Phân công trực trong những ngày nghỉ Tết.
- {text: 'Báo cáo kết quả trước ngày {deadline}.', deadline: 2027-02-15}
distribution: {to: [Như trên], archive: [VT, NC]}
signatory: {authority: [TM: Ủy ban nhân dân], title: Chủ tịch}
";

/// A dispatch with one error: an unknown key.
pub fn bad() -> String {
    format!("{GOOD}recipient: [ai đó]\n")
}

/// An office with files in it.
pub struct Office {
    folder: TempDir,
    stdin: Vec<u8>,
    locale: &'static str,
    color: bool,
    width: Option<usize>,
    interruption: Interruption,
}

/// What a run of the command left behind.
pub struct Ran {
    pub code: u8,
    pub out: String,
    pub err: String,
}

impl Office {
    /// An empty one, with a Vietnamese terminal.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        Self {
            folder,
            stdin: Vec::new(),
            locale: "vi_VN.UTF-8",
            color: false,
            width: None,
            interruption: Interruption::new(),
        }
    }

    pub fn with(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a folder above")).expect("folders");
        fs::write(path, content).expect("a file");
        self
    }

    pub fn typing(mut self, stdin: &str) -> Self {
        self.stdin = stdin.as_bytes().to_vec();
        self
    }

    pub fn speaking(mut self, locale: &'static str) -> Self {
        self.locale = locale;
        self
    }

    pub fn in_color(mut self) -> Self {
        self.color = true;
        self
    }

    /// On a terminal of so many columns.
    pub fn wide(mut self, width: usize) -> Self {
        self.width = Some(width);
        self
    }

    /// Someone has asked long work to end.
    pub fn with_interruption(self) -> Self {
        self.interruption.ask();
        self
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    pub fn text(&self, name: &str) -> String {
        String::from_utf8(self.read(name)).expect("text")
    }

    /// Every file, as paths with `/` in alphabetical order.
    pub fn files(&self) -> Vec<String> {
        fn walk(folder: PathBuf, prefix: &str, found: &mut Vec<String>) {
            for entry in fs::read_dir(folder).expect("a folder") {
                let entry = entry.expect("an entry");
                let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
                if entry.path().is_dir() {
                    walk(entry.path(), &format!("{name}/"), found);
                } else {
                    found.push(name);
                }
            }
        }
        let mut found = Vec::new();
        walk(self.folder.path().to_owned(), "", &mut found);
        found.sort();
        found
    }

    /// Runs `congvan` with the words of `line`; `@name` is a file of the office.
    pub fn run(&self, line: &str) -> Ran {
        let words: Vec<&str> = line.split_whitespace().collect();
        self.run_words(&words)
    }

    pub fn run_words(&self, words: &[&str]) -> Ran {
        let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
        let mut world = World {
            stdin: &mut self.stdin.as_slice(),
            stdout: &mut stdout,
            stderr: &mut stderr,
            locale: self.locale.to_owned(),
            color_stdout: self.color,
            color_stderr: self.color,
            is_watched: false,
            width: self.width,
            interruption: &self.interruption,
            folder: self.folder.path().to_owned(),
        };
        let code = congvan_cli::run(self.args(words), &mut world);
        let text = |bytes| String::from_utf8(bytes).expect("what is shown is text");
        Ran { code, out: text(stdout), err: text(stderr) }
    }

    fn args(&self, words: &[&str]) -> Vec<OsString> {
        let word = |word: &&str| match word.strip_prefix('@') {
            Some(name) => self.path(name).into_os_string(),
            None => OsString::from(word),
        };
        std::iter::once(OsString::from("congvan")).chain(words.iter().map(word)).collect()
    }
}

impl Ran {
    /// Fails with all that was said where the exit code is another.
    #[track_caller]
    pub fn ends_with(self, code: u8) -> Self {
        assert_eq!(self.code, code, "stdout:\n{}\nstderr:\n{}", self.out, self.err);
        self
    }

    #[track_caller]
    pub fn complains(self, words: &str) -> Self {
        assert!(self.err.contains(words), "`{words}` is not in:\n{}", self.err);
        self
    }

    #[track_caller]
    pub fn says(self, words: &str) -> Self {
        assert!(self.out.contains(words), "`{words}` is not in:\n{}", self.out);
        self
    }
}
