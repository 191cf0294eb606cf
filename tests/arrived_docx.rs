//! What our own DOCX says is read again, to the letter: words, labels, notes, and the source it carries.

use std::collections::BTreeMap;

use congvan::import::arrived::Paragraph;

use crate::support::{arrived_paragraphs, arrived_words, compose, directive, fixtures};
use crate::xml_reader::{Node, parts};

/// Without spaces, and with one kind of hyphen: how lines break is no part of what is said.
fn without_spaces(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).map(|c| if c == '\u{2011}' { '-' } else { c }).collect()
}

fn count_letters(text: &str) -> BTreeMap<char, usize> {
    let mut counts = BTreeMap::new();
    without_spaces(text).chars().for_each(|c| *counts.entry(c).or_default() += 1);
    counts
}

#[test]
fn every_fixture_is_read_as_it_was_written() {
    for (name, _) in fixtures() {
        let document = compose(&directive(&format!("fixtures/{name}/input.yaml")));
        let arrived = congvan_docx::read::read(&congvan_docx::write(&document)).expect(&name);
        let read = arrived_words(&arrived, without_spaces);
        for own in document.paragraphs() {
            let own = without_spaces(&own.characters());
            assert!(read.contains(&own), "{name}: `{own}` is not read\n{read:#?}");
        }
    }
}

#[test]
fn no_character_of_any_part_is_lost() {
    for (name, _) in fixtures() {
        let bytes = congvan_docx::write(&compose(&directive(&format!("fixtures/{name}/input.yaml"))));
        let arrived = congvan_docx::read::read(&bytes).expect(&name);
        let mut read: String = arrived_paragraphs(&arrived).into_iter().map(Paragraph::text).collect();
        arrived.left_out.iter().for_each(|left_out| read.push_str(&left_out.text));
        let mut written = String::new();
        for (part, root) in parts(&bytes).iter().filter(|(part, _)| part.starts_with("word/")) {
            for run in root.every("w:r") {
                run.every("w:t").into_iter().for_each(|text: &Node| written.push_str(&text.text));
                written
                    .extend(run.children.iter().filter(|child| child.name == "w:noBreakHyphen").map(|_| '-'));
            }
            assert!(!part.is_empty());
        }
        let (read, written) = (count_letters(&read), count_letters(&written));
        for (letter, count) in written {
            let found = read.get(&letter).copied().unwrap_or_default();
            assert!(found >= count, "{name}: {count} times {letter:?}, read {found} times");
        }
    }
}

#[test]
fn the_source_comes_back() {
    let yaml = "format: congvan/1\n";
    let document = compose(&directive("fixtures/bien-ban-hop/input.yaml"));
    let options = congvan_docx::Options { source: Some(yaml), ..congvan_docx::Options::default() };
    let arrived =
        congvan_docx::read::read(&congvan_docx::write_with(&document, &options)).expect("our own file");
    assert_eq!(arrived.embedded.as_deref(), Some(yaml));
}
