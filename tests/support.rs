//! The fixtures and how they are read.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use congvan::document::{Block, Document, Inline, Level, Paragraph, Piece, Properties, Rule};
use congvan::import::arrived::{self, Arrived};
use congvan::model::directive::Directive;
use congvan::model::units::Unit;
use congvan::office::Office;
use congvan::text::source::Source;
use congvan::wording::Phrases;
use congvan_cli::{Interruption, World, run};

/// The checkout.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests lie in the workspace").to_owned()
}

/// Says on the terminal, where a passing test's words are not kept back, that this test looked at nothing, and why.
pub fn report_skip(why: &str) {
    use std::io::Write;
    let thread = std::thread::current();
    let line = format!("test {} ... skipped: {why}\n", thread.name().unwrap_or("of no name"));
    std::io::stderr().write_all(line.as_bytes()).expect("the terminal takes it");
}

/// The folder of reference tables and texts, where the environment names one; else the test is told as skipped.
pub fn reference() -> Option<PathBuf> {
    let folder = std::env::var_os("CONGVAN_REFERENCE").map(PathBuf::from);
    if folder.is_none() {
        report_skip("CONGVAN_REFERENCE is not set");
    }
    folder
}

/// A text between the marks that YAML and JSON share.
pub fn quote(text: &str) -> String {
    serde_json::to_string(text).expect("text is JSON")
}

/// Every folder under `fixtures` with an `input.yaml`, by name.
pub fn fixtures() -> Vec<(String, PathBuf)> {
    let folder = root().join("fixtures");
    let entries = std::fs::read_dir(&folder).expect("there are fixtures");
    let mut found: Vec<_> = entries
        .map(|entry| entry.expect("fixtures can be listed"))
        .filter(|entry| entry.path().join("input.yaml").exists())
        .map(|entry| (entry.file_name().to_string_lossy().into_owned(), entry.path()))
        .collect();
    found.sort();
    assert!(found.len() >= 6, "the fixtures are missing");
    found
}

/// A file of the checkout as a source, named by its path from the root.
pub fn source(path: &str) -> Source {
    let bytes = std::fs::read(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    Source::from_bytes(path, bytes).unwrap_or_else(|error| panic!("{path}: {error}"))
}

pub fn directive(path: &str) -> Directive {
    Directive::parse(&source(path)).into_result().unwrap_or_else(|error| panic!("{path}: {error}"))
}

pub fn units(path: &str) -> Vec<Unit> {
    Unit::parse_all(&source(path)).into_result().unwrap_or_else(|error| panic!("{path}: {error}"))
}

pub fn compose(directive: &Directive) -> Document {
    congvan::compose::compose(directive, Phrases::vietnamese(), &Office::default())
        .expect("the built-in phrases are valid")
}

/// Compares with the snapshot `name` in `folder`; a missing one fails in CI.
pub fn snapshot(folder: &Path, name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(folder.join("snapshots"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

/// One line a paragraph, with its role, its label and its inline pieces: what writers are given.
pub fn dump(document: &Document) -> String {
    let Properties { title, author, date } = &document.properties;
    let date = date.map_or_else(|| "unknown".to_owned(), |date| format!("{date:?}"));
    let mut text = format!("Properties {{ title: {title:?}, author: {author:?}, date: {date} }}\n");
    for (at, section) in document.sections.iter().enumerate() {
        let lies = if section.landscape { ", landscape" } else { "" };
        text.push_str(&format!("== section {}{lies}\n", at + 1));
        section.top_margin.iter().for_each(|piece| text.push_str(&format!("  top {}", self::piece(piece))));
        section.blocks.iter().for_each(|block| self::block(&mut text, block));
        section.foot.iter().for_each(|piece| text.push_str(&format!("  foot {}", self::piece(piece))));
    }
    text
}

fn block(text: &mut String, block: &Block) {
    match block {
        Block::Paragraph(words) => text.push_str(&paragraph(words)),
        Block::Rule(drawn) => text.push_str(&rule(drawn)),
        Block::Columns(columns) => {
            text.push_str(&format!("-- {:?}\n", columns.place));
            for row in &columns.rows {
                for (cell, side) in row.iter().zip(["left", "right"]) {
                    cell.iter().for_each(|piece| text.push_str(&format!("  {side} {}", self::piece(piece))));
                }
            }
            text.push_str("--\n");
        }
        Block::Table(table) => {
            let widths: Vec<String> =
                table.widths.iter().map(|width| format!("{:.1}", width.as_mm())).collect();
            text.push_str(&format!("-- Table {} mm\n", widths.join(" ")));
            for row in &table.rows {
                let cells = row.iter().map(|cell| {
                    let spans = match (cell.columns, cell.rows) {
                        (1, 1) => String::new(),
                        (columns, rows) => format!("[{columns} x {rows}] "),
                    };
                    spans + cell.paragraphs.iter().map(paragraph).collect::<String>().trim()
                });
                text.push_str(&format!("  {}\n", cells.collect::<Vec<_>>().join(" | ")));
            }
            text.push_str("--\n");
        }
    }
}

fn piece(piece: &Piece) -> String {
    match piece {
        Piece::Paragraph(words) => paragraph(words),
        Piece::Rule(drawn) => rule(drawn),
        Piece::Beside(beside) => {
            let [left, right] = [&beside.left, &beside.right].map(|own| own.iter().map(paragraph).collect());
            let (left, right): (String, String) = (left, right);
            format!("{left}{} {right}", if beside.braced { "}" } else { "|" })
        }
        Piece::Stamp(stamp) => format!(
            "{:?}: [{}] {:.0} x {:.0} mm\n",
            stamp.role,
            stamp.text,
            stamp.width.as_mm(),
            stamp.height.as_mm()
        ),
    }
}

fn rule(rule: &Rule) -> String {
    format!("{:?}: {:.1} mm\n", rule.role, rule.length.as_mm())
}

fn paragraph(paragraph: &Paragraph) -> String {
    let keep = if paragraph.keep_next { " +" } else { "" };
    let mut text = format!("{:?}{keep}: ", paragraph.role);
    if let Some(label) = &paragraph.label {
        text.push_str(&format!("({}) ", label.text));
    }
    for piece in &paragraph.content {
        match piece {
            Inline::Text { text: words, bold, italic, level, link } => {
                let mark = match (bold, italic) {
                    (false, false) => "",
                    (true, false) => "**",
                    (false, true) => "*",
                    (true, true) => "***",
                };
                let side = match level {
                    Level::Line => "",
                    Level::Below => "~",
                    Level::Above => "^",
                };
                text.push_str(&format!("{mark}{side}{words}{side}{mark}"));
                if let Some(link) = link {
                    text.push_str(&format!("<{link}>"));
                }
            }
            Inline::Blank { digits } => text.push_str(&format!("[{digits}]")),
            Inline::Break => text.push_str(" / "),
            Inline::Note { number, text: words } => {
                let words = self::paragraph(&Paragraph::of_note(*number, words));
                text.push_str(&format!("[{}]", words.trim_end()));
            }
        }
    }
    text.push('\n');
    text
}

/// Every paragraph of what arrived, notes last.
pub fn arrived_paragraphs(arrived: &Arrived) -> Vec<&arrived::Paragraph> {
    fn of<'a>(blocks: &'a [arrived::Block], found: &mut Vec<&'a arrived::Paragraph>) {
        for block in blocks {
            match block {
                arrived::Block::Paragraph(own) => found.push(own),
                arrived::Block::Table(table) => {
                    table.rows.iter().flatten().for_each(|cell| of(&cell.blocks, found))
                }
                arrived::Block::Rule(_) | arrived::Block::PageBreak => {}
            }
        }
    }
    let mut found = Vec::new();
    of(&arrived.blocks, &mut found);
    found.extend(arrived.notes.iter().flatten());
    found
}

/// Every paragraph of what arrived as it reads, with its label and without spaces.
pub fn arrived_words(arrived: &Arrived, folded: impl Fn(&str) -> String) -> Vec<String> {
    let words = |own: &arrived::Paragraph| {
        folded(&format!("{}{}", own.label.clone().unwrap_or_default(), own.text()))
    };
    arrived_paragraphs(arrived).into_iter().map(words).collect()
}

/// What a run of the command, in a folder and with nobody watching, says and how it ends: its code, its errors.
pub fn run_command(args: Vec<OsString>, folder: &Path) -> (u8, Vec<u8>) {
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    let mut world = World {
        stdin: &mut std::io::empty(),
        stdout: &mut stdout,
        stderr: &mut stderr,
        locale: "vi_VN.UTF-8".to_owned(),
        color_stdout: false,
        color_stderr: false,
        is_watched: false,
        width: None,
        interruption: &Interruption::new(),
        folder: folder.to_owned(),
    };
    let code = run(args, &mut world);
    (code, stderr)
}
