//! Batches that are cut, forced and refused, of documents that only count how often they are made.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::SystemTime;

use congvan::text::diagnostic::{Lang, Message};
use tempfile::TempDir;

use super::{Made, Running, Subject, Work, run};
use crate::console::Console;
use crate::fingerprint::Fingerprint;
use crate::{COULD_NOT_RUN, FINE, Interruption, World};

/// Two files, and how often they were made.
struct Page<'a> {
    name: String,
    content: &'a str,
    made: &'a AtomicUsize,
    /// Stops the run while this document is made.
    stops: Option<&'a Interruption>,
}

impl Work for Page<'_> {
    fn label(&self) -> &str {
        &self.name
    }

    fn subject(&self) -> Subject<'_> {
        Subject::default()
    }

    fn place(&self) -> PathBuf {
        PathBuf::from(&self.name)
    }

    fn made_from(&self, print: &mut Fingerprint) {
        print.add(self.content);
    }

    fn paths(&self) -> Vec<PathBuf> {
        ["a.txt", "b.txt"].map(|file| Path::new(&self.name).join(file)).to_vec()
    }

    fn refusal(&self) -> Option<Message> {
        None
    }

    fn make(&self) -> Result<Made, Message> {
        self.made.fetch_add(1, Ordering::Relaxed);
        self.stops.map(Interruption::ask);
        let file = |letter: &str| Ok(format!("{} {} {letter}", self.name, self.content).into_bytes());
        Ok(Made { files: vec![file("a"), file("b")], ..Made::default() })
    }
}

/// A folder for so many documents.
struct Batch {
    folder: TempDir,
    made: Vec<AtomicUsize>,
}

struct Ran {
    code: u8,
    out: String,
    err: String,
}

impl Batch {
    fn of(count: usize) -> Self {
        let made = (0..count).map(|_| AtomicUsize::default()).collect();
        Self { folder: tempfile::tempdir().expect("a folder"), made }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Makes what is open; where it is `cut`, the run is stopped in its first document.
    fn run(&self, content: &str, force: bool, cut: bool) -> Ran {
        let interruption = Interruption::new();
        let stops = cut.then_some(&interruption);
        let page = |(at, made)| Page { name: format!("d{at:03}"), content, made, stops };
        let works: Vec<Page<'_>> = self.made.iter().enumerate().map(page).collect();
        let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
        let mut world = World {
            stdin: &mut std::io::empty(),
            stdout: &mut stdout,
            stderr: &mut stderr,
            locale: String::new(),
            color_stdout: false,
            color_stderr: false,
            is_watched: false,
            width: None,
            interruption: &interruption,
            folder: PathBuf::new(),
        };
        let running = Running {
            made_from: &Fingerprint::default(),
            folder: self.folder.path(),
            root: self.folder.path(),
            inputs: &[],
            force,
            is_dry: false,
            keep_going: false,
            left_out: &[],
            jobs: 1,
        };
        let mut console = Console::new(&mut world, Lang::Vi);
        let code = run(&works, &running, None, &mut console, |_| {});
        let code = console.finish(code);
        let text = |bytes| String::from_utf8(bytes).expect("text");
        Ran { code, out: text(stdout), err: text(stderr) }
    }

    fn times_made(&self) -> Vec<usize> {
        self.made.iter().map(|made| made.load(Ordering::Relaxed)).collect()
    }

    fn manifest(&self) -> String {
        fs::read_to_string(self.path("manifest.json")).expect("a manifest")
    }
}

fn modification_time(path: &Path) -> SystemTime {
    fs::metadata(path).and_then(|facts| facts.modified()).expect("a time")
}

/// Another content of the same length.
fn swap(path: &Path) {
    let other = fs::read_to_string(path).expect("a file").replace('d', "e");
    fs::write(path, other).expect("written");
}

#[test]
fn a_run_that_is_cut_in_every_document_makes_each_once() {
    for force in [false, true] {
        let (whole, cut) = (Batch::of(9), Batch::of(9));
        if force {
            // Of other content, all of it to be replaced.
            assert_eq!(cut.run("cũ", false, false).code, FINE);
        }
        let before = cut.times_made();
        for nth in 1..9 {
            let ran = cut.run("mới", force, true);
            assert_eq!(ran.code, COULD_NOT_RUN);
            assert!(ran.err.contains(&format!("xong {nth} trên 9")), "{}", ran.err);
        }
        assert_eq!(cut.run("mới", force, true).code, FINE, "the last of them stops nothing any more");
        let times: Vec<usize> = cut.times_made().iter().zip(before).map(|(now, then)| now - then).collect();
        assert_eq!(times, [1; 9], "forced: {force}");
        whole.run("mới", false, false);
        assert_eq!(cut.manifest(), whole.manifest());
        assert!(!cut.path(".congvan-journal").exists());
    }
}

#[test]
fn a_file_as_old_and_as_long_as_it_was_is_not_read_again() {
    let batch = Batch::of(3);
    batch.run("mới", false, true);
    let path = batch.path("d000/a.txt");
    let then = modification_time(&path);
    swap(&path);
    File::options().write(true).open(&path).and_then(|file| file.set_modified(then)).expect("set back");
    // Nobody can see that it is another without reading it.
    assert_eq!(batch.run("mới", false, true).code, COULD_NOT_RUN);
    assert_eq!(batch.times_made(), [1, 1, 0]);
    let later = then + std::time::Duration::from_secs(5);
    File::options().write(true).open(&path).and_then(|file| file.set_modified(later)).expect("set");
    let ran = batch.run("mới", false, false);
    assert!(ran.code == COULD_NOT_RUN && ran.err.contains("nội dung khác"), "{}", ran.err);
    assert!(!batch.path("d002").exists(), "nothing is written beside it");
}

#[test]
fn files_that_were_copied_elsewhere_are_read_and_not_made() {
    let batch = Batch::of(4);
    batch.run("mới", false, true);
    batch.run("mới", false, true);
    for file in ["d000/a.txt", "d000/b.txt", "d001/a.txt", "d001/b.txt"] {
        let own = File::options().write(true).open(batch.path(file)).expect("a file");
        own.set_modified(SystemTime::UNIX_EPOCH).expect("set");
    }
    let ran = batch.run("mới", false, false);
    assert_eq!((ran.code, batch.times_made()), (FINE, vec![1; 4]));
}

#[test]
fn of_many_refusals_the_first_are_told_a_line_a_document() {
    let batch = Batch::of(130);
    batch.run("cũ", false, false);
    let ran = batch.run("mới", false, false);
    assert_eq!(ran.code, COULD_NOT_RUN);
    assert_eq!(ran.err.matches("d000").count(), 1, "{}", ran.err);
    assert_eq!(ran.err.matches("và 1 tệp nữa của văn bản này").count(), 100);
    assert!(ran.err.contains("còn 30 điều nữa") && ran.err.contains("cả thảy 130"), "{}", ran.err);
}

#[test]
fn what_is_forced_and_the_same_is_left_as_it_is() {
    let batch = Batch::of(12);
    batch.run("mới", false, false);
    swap(&batch.path("d003/b.txt"));
    let before = modification_time(&batch.path("d000/a.txt"));
    let ran = batch.run("mới", true, false);
    assert_eq!((ran.code, batch.times_made()), (FINE, vec![2; 12]), "each once more");
    assert!(ran.out.contains("ghi đè 1 tệp, để nguyên 23 tệp"), "{}", ran.out);
    assert_eq!(modification_time(&batch.path("d000/a.txt")), before);
}

#[test]
fn a_run_with_nothing_to_write_writes_nothing_at_all() {
    let batch = Batch::of(3);
    batch.run("mới", false, false);
    let before = modification_time(batch.folder.path());
    assert_eq!(batch.run("mới", false, false).code, FINE);
    assert_eq!(modification_time(batch.folder.path()), before, "not even a folder for a moment");
}
