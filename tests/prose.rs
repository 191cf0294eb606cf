//! The reader of prose, held by its pages in `docs/prose`: each block of text with what is read of it.

use std::fmt::Write as _;
use std::path::PathBuf;

use congvan::model::directive::Text;
use congvan::prose::read;
use similar::TextDiff;

use crate::support::root;

/// Every page, by name.
fn pages() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(root().join("docs/prose")).expect("there are pages");
    let mut pages: Vec<PathBuf> = entries.map(|entry| entry.expect("pages can be listed").path()).collect();
    pages.retain(|page| page.extension().is_some_and(|extension| extension == "md"));
    pages.sort();
    pages
}

/// A page with what is read now of each of its texts.
fn read_again(page: &str) -> String {
    let mut again = String::with_capacity(page.len());
    let (mut text, mut within) = (String::new(), "");
    for line in page.split_inclusive('\n') {
        match (within, line.trim_end()) {
            ("", "```text") => (text, within) = (String::new(), "text"),
            ("", "```read") => {
                again.push_str(line);
                again.push_str(&outline(&text));
                within = "read";
                continue;
            }
            ("text" | "read", "```") => within = "",
            ("text", _) => text.push_str(line),
            ("read", _) => continue,
            _ => {}
        }
        again.push_str(line);
    }
    again
}

/// A line of the block is a text of its own.
fn outline(text: &str) -> String {
    text.lines().map(|line| read(&Text::from_notation(line)).outline()).collect::<Vec<_>>().join("\n")
}

#[test]
fn prose_pages_say_what_is_read() {
    let pages = pages();
    assert!(pages.len() >= 60, "{} pages of docs/prose", pages.len());
    let mut wrong = String::new();
    for path in pages {
        let page = std::fs::read_to_string(&path).expect("pages can be read");
        let again = read_again(&page);
        assert!(again.contains("```read\n"), "{}: nothing is read", path.display());
        if again == page {
            continue;
        }
        if std::env::var_os("CONGVAN_UPDATE").is_some() {
            std::fs::write(&path, &again).expect("pages can be written");
            continue;
        }
        let diff = TextDiff::from_lines(&page, &again);
        let _ = writeln!(wrong, "{}\n{}", path.display(), diff.unified_diff());
    }
    assert!(wrong.is_empty(), "what is read is not what the pages say (- page, + read):\n{wrong}");
}

/// What is marked in a text by `Reading::marked`: what it is and where it stands in the text without marks.
type Mark = (char, usize, usize);

/// The text of a label without its marks, and the marks.
fn split_marks(label: &str) -> (String, Vec<Mark>) {
    let (mut text, mut open, mut marks) = (String::new(), Vec::new(), Vec::new());
    for c in label.chars() {
        let closes = matches!(c, ']' | '}') || open.iter().any(|(mark, _)| *mark == c && "#@$|".contains(c));
        if closes {
            let (mark, start) = open.pop().expect("marks stand in pairs");
            marks.push((mark, start, text.len()));
        } else if "[{#@$|".contains(c) {
            open.push((c, text.len()));
        } else {
            text.push(c);
        }
    }
    marks.sort_unstable();
    (text, marks)
}

/// How many labels of some marks are read as they are, and how many there are by hand or by the reader.
fn score(labels: &str, marks: &str, wrong: &mut String) -> (usize, usize) {
    let (mut right, mut all) = (0, 0);
    for label in labels.lines().filter(|line| !line.trim().is_empty() && !line.starts_with("//")) {
        let (text, by_hand) = split_marks(label);
        let read = split_marks(&read(&Text::from_notation(text.as_str())).text_with_marks()).1;
        let of = |all: &[Mark]| -> Vec<Mark> {
            all.iter().copied().filter(|(mark, ..)| marks.contains(*mark)).collect()
        };
        let (by_hand, read) = (of(&by_hand), of(&read));
        let both = by_hand.iter().filter(|mark| read.contains(mark)).count();
        right += both;
        all += by_hand.len() + read.len() - both;
        for (mark, start, end) in by_hand.iter().chain(&read) {
            let (hand, read) =
                (by_hand.contains(&(*mark, *start, *end)), read.contains(&(*mark, *start, *end)));
            if hand != read {
                let which = if hand { "not read" } else { "read, not there" };
                let _ = writeln!(wrong, "{which} {mark} {}: {text}", &text[*start..*end]);
            }
        }
    }
    (right, all)
}

#[test]
fn prose_labels_are_read() {
    // Labels of others' texts are measured where a file of them is given; the bounds are held by those of the project.
    let elsewhere = std::env::var_os("CONGVAN_PROSE_LABELS").map(PathBuf::from);
    let files = [(root().join("tests/data/prose-labels.txt"), true)];
    for (file, is_held) in files.into_iter().chain(elsewhere.map(|file| (file, false))) {
        let labels = std::fs::read_to_string(&file).expect("there are labels");
        let sentences =
            labels.lines().filter(|line| !line.trim().is_empty() && !line.starts_with("//")).count();
        println!("{}: {sentences} sentences", file.display());
        // Who acts; type, number, day, issuer and reach of documents; words of a level.
        for (what, marks, least) in [("actors", "[", 97), ("citations", "{#@$", 98), ("level words", "|", 99)]
        {
            let mut wrong = String::new();
            let (right, all) = score(&labels, marks, &mut wrong);
            println!("{what}: {right} of {all}\n{wrong}");
            assert!(
                !is_held || right * 100 >= all * least,
                "{what}: {right} of {all}, {least} in a hundred are wanted\n{wrong}"
            );
        }
    }
}
