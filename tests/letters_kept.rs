//! No letter of a file that arrives is lost, counted by readers that are not ours: the XML of a DOCX, `pdftotext`, and what
//! LibreOffice says of other files. The files are the reference's, where `CONGVAN_REFERENCE` names its folder.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use congvan::import::account::lost_letters;
use congvan::import::arrived::Arrived;
use congvan::import::{Understood, understand};
use congvan::text::inline::Text;
use congvan_import::{Settings, read};
use unicode_normalization::UnicodeNormalization as _;

use crate::support::{arrived_paragraphs, reference, report_skip};
use crate::xml_reader::{Node, parts};

/// Letters and marks on them, and how often each stands in a text: spaces, breaks, blanks, leaders and case say nothing.
fn count_letters(text: &str) -> BTreeMap<char, usize> {
    let mut counts = BTreeMap::new();
    let says =
        |c: &char| !c.is_whitespace() && !c.is_control() && !matches!(c, '_' | '…' | '\u{ad}' | '\u{feff}');
    for c in text.chars().flat_map(char::to_lowercase).nfd().filter(says) {
        let c = if matches!(c, '\u{2011}' | '–' | '—' | '−' | '•' | '\u{2010}') { '-' } else { c };
        *counts.entry(c).or_default() += 1;
    }
    counts
}

/// What a text says of itself more often than another holds it.
fn missing(source: &str, kept: &str) -> BTreeMap<char, usize> {
    let kept = count_letters(kept);
    let short = |(letter, count): (char, usize)| {
        let short = count.saturating_sub(kept.get(&letter).copied().unwrap_or_default());
        (short > 0).then_some((letter, short))
    };
    count_letters(source).into_iter().filter_map(short).collect()
}

/// All that an import says: values of keys, words that a key says in another way, what was left out or has no place.
fn kept_text(understood: &Understood, arrived: &Arrived) -> String {
    let mut kept = String::new();
    for (at, own) in understood.documents.iter().enumerate() {
        for field in understood.fields(at).into_iter().filter(|field| field.span.is_some()) {
            let pieces = Text::from_notation(field.value.as_str()).inlines().into_owned();
            kept.extend(pieces.iter().map(|piece| piece.characters() + &note(piece)));
            kept.push('\n');
        }
        let told = own.told.iter().map(|(span, _)| span);
        let out = own.left_out.iter().map(|(span, _)| span);
        for span in told.chain(out).chain(&own.unplaced) {
            kept.push_str(&understood.page.text[span.clone()]);
            kept.push('\n');
        }
    }
    // A footnote's mark stands twice: in the text, and before the note.
    let runs = arrived_paragraphs(arrived).into_iter().flat_map(|own| &own.runs);
    runs.filter(|run| run.note.is_some()).for_each(|run| kept.push_str(&run.text.repeat(2)));
    kept.extend(arrived.left_out.iter().map(|out| format!("{}\n", out.text)));
    kept
}

/// The words of a footnote, which stand in the place of its mark.
fn note(piece: &congvan::document::Inline) -> String {
    match piece {
        congvan::document::Inline::Note { text, .. } => text.iter().map(|piece| piece.characters()).collect(),
        _ => String::new(),
    }
}

/// The words of a DOCX: every `w:t` and deleted text of its parts but settings and styles.
fn of_docx(bytes: &[u8]) -> String {
    let mut words = String::new();
    let said = ["document", "footnotes", "endnotes", "header", "footer", "comments"];
    for (name, root) in parts(bytes) {
        let Some(name) = name.strip_prefix("word/") else { continue };
        if said.iter().any(|part| name.starts_with(part)) {
            gather(&root, &mut words);
        }
    }
    words
}

fn gather(node: &Node, words: &mut String) {
    match node.name.as_str() {
        "w:t" | "w:delText" => words.push_str(&node.text),
        "w:noBreakHyphen" => words.push('-'),
        // Said a second time.
        "mc:Fallback" => {}
        _ => node.children.iter().for_each(|child| gather(child, words)),
    }
}

/// What a program prints, if it is installed.
fn output_of(command: &mut Command) -> Option<String> {
    let out = command.output().ok()?;
    out.status.success().then(|| String::from_utf8_lossy(&out.stdout).into_owned())
}

fn of_pdf(path: &Path) -> Option<String> {
    output_of(Command::new("pdftotext").args(["-layout", "-enc", "UTF-8"]).arg(path).arg("-"))
}

/// What LibreOffice reads in a file, lists with their labels.
fn of_office(path: &Path) -> Option<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let profile = format!("-env:UserInstallation=file://{}", folder.path().join("profile").display());
    output_of(
        Command::new("soffice")
            .args([&profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir"])
            .arg(folder.path())
            .arg(path),
    )?;
    let made = folder.path().join(path.file_stem()?).with_extension("txt");
    std::fs::read_to_string(made).ok()
}

/// What a reader that is not ours says of a file.
fn independent(path: &Path, bytes: &[u8]) -> Option<String> {
    match path.extension()?.to_str()? {
        "docx" => Some(of_docx(bytes)),
        "pdf" => of_pdf(path),
        _ => of_office(path),
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the folder of what arrived");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("a file").path()).collect();
    files.retain(|path| {
        path.extension().is_some_and(|end| ["docx", "pdf", "doc"].iter().any(|own| end == *own))
    });
    files.sort();
    files
}

#[test]
fn no_letter_of_what_arrived_is_lost() {
    let Some(folder) = reference() else { return };
    let (mut wrong, mut all) = (String::new(), 0);
    for path in files(&folder.join("incoming")) {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let bytes = std::fs::read(&path).expect("it can be read");
        let arrived = read(&bytes, &Settings::default()).unwrap_or_else(|why| panic!("{name}: {why}"));
        let understood = understand(&arrived);
        assert_eq!(lost_letters(&understood), [], "{name}");
        let Some(mut source) = independent(&path, &bytes) else {
            report_skip(&format!("no other reader is installed for {name}"));
            continue;
        };
        // Of letters from before Unicode the other reader gives the bytes: those that all encodings share can be counted.
        if arrived.remarks.iter().any(|remark| remark.contains("Unicode")) {
            source.retain(|c| c.is_ascii());
        }
        all += count_letters(&source).values().sum::<usize>();
        let missing = missing(&source, &kept_text(&understood, &arrived));
        if !missing.is_empty() {
            wrong.push_str(&format!("{name}: {} lost: {missing:?}\n", missing.values().sum::<usize>()));
        }
    }
    println!("{all} letters counted");
    assert!(wrong.is_empty(), "letters were lost\n{wrong}");
}
