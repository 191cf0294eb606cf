//! The reader of prose, held by its pages in `docs/prose`: each block of text with what is read of it.

use std::fmt::Write as _;
use std::path::PathBuf;

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
    text.lines().map(|line| read(line).outline()).collect::<Vec<_>>().join("\n")
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
